"""Feeds come, go and come back: what was found is asked from now on, with the answer that it has just given."""

from collections.abc import Sequence
from dataclasses import replace

from wireroom.errors import UsageError
from wireroom.feeds import schedule
from wireroom.model.events import Event, FeedAdded, FeedRemoved, SourceAdded
from wireroom.model.source import Feed, FeedState, Source
from wireroom.pipeline.finding import Found, typed
from wireroom.pipeline.intake import Intake
from wireroom.pipeline.newsroom import Newsroom
from wireroom.ports import Room
from wireroom.text.domains import registrable_domain


def known_feed(room: Room, address: str) -> tuple[Source, Feed, FeedState | None] | None:
    """Find a feed that we ask already by the address that somebody types: it need not be asked again (R23).

    One that is gone is not asked any more, so it is worth a look when somebody names it again.
    """
    url = typed(address)
    return next(
        (
            (row.source, feed, state)
            for row in room.reader.sources()
            for feed, state in row.feeds
            if (feed.url == url or (state is not None and state.moved_from == url)) and not (state and state.gone)
        ),
        None,
    )


def take_found(intake: Intake, found: Found, now: float) -> bool:
    """Begin to ask a feed, with the answer that it has just given: it is asked again when that is due (R21, R23).

    Returns:
        Whether the feed is new, comes back, or is a page that is read by another pattern from now on.
    """
    new = add_feeds(intake.newsroom, [(found.source, found.feed)], now)
    feeds = {feed.url: feed for feed, _ in intake.room.feeds()}
    if not new and found.feed.pattern not in (None, feeds[found.feed.url].pattern):
        learned = FeedAdded(at=now, feed=replace(feeds[found.feed.url], pattern=found.feed.pattern))
        intake.newsroom.take([learned].copy)
        new = 1
    states = {feed.url: state for feed, state in intake.room.feeds()}
    before = states.get(found.feed.url) or schedule.first_state(found.feed.url)
    if not new and not before.gone:
        return False
    known = intake.knows_any(found.feed, found.parsed)
    after = schedule.after_answer(before, schedule.facts_of(found.answer, found.parsed, known=known), now)
    asked = next(feed for feed, _ in intake.room.feeds() if feed.url == found.feed.url)  # of the source that owns it
    intake.take_feed(asked, found.parsed, after, now, first=before.ok_at is None)
    return True


def add_feeds(newsroom: Newsroom, wanted: Sequence[tuple[Source, Feed]], now: float) -> int:
    """Begin to ask feeds; returns how many are new. What is known of a source stays; its feeds are joined."""
    known = newsroom.room.reader.sources()
    known_sources = {row.source.id for row in known}
    known_feeds = {feed.url for row in known for feed, _ in row.feeds}
    states = [state for row in known for _, state in row.feeds if state is not None]
    known_feeds |= {state.moved_from for state in states if state.moved_from}
    events: list[Event] = []
    owners = {domain: row.source.id for row in known for domain in row.source.domains}
    for told, asked in wanted:
        # a publisher may serve its feeds from another domain of its own: it stays one publisher
        owner = owners.get(told.id) or owners.get(registrable_domain(asked.url))
        if asked.service is not None:  # an account is its own source, not that of the service where it posts
            owner = None
        source, feed = (told, asked) if owner is None else (replace(told, id=owner), replace(asked, source_id=owner))
        if source.id not in known_sources:
            known_sources.add(source.id)
            events.append(SourceAdded(at=now, source=source))
        if feed.url not in known_feeds:
            known_feeds.add(feed.url)
            events.append(FeedAdded(at=now, feed=feed))
    if events:
        newsroom.take(lambda: events)
    added = {event.feed.url for event in events if isinstance(event, FeedAdded)}
    back = [state for feed, state in newsroom.room.feeds() if state and state.gone and feed.url in added]
    with newsroom.room.transaction():
        for state in back:  # it was gone when it was removed; whoever adds it again wants it to be asked
            newsroom.room.put_feed_state(schedule.revived(state, now))
    return len(added)


def know_source(newsroom: Newsroom, source: Source, now: float) -> None:
    """Make a source known that has no feed: where its articles come from a file."""
    newsroom.take(lambda: [SourceAdded(at=now, source=source)])


def remove_feeds(newsroom: Newsroom, name: str, now: float) -> list[str]:
    """Stop asking a feed (by address) or all feeds of a source (by id); returns the addresses.

    Raises:
        UsageError: If there is no such feed or source.
    """
    feeds = [feed for row in newsroom.room.reader.sources() for feed, _ in row.feeds]
    urls = [feed.url for feed in feeds if name in (feed.url, feed.source_id)]
    if not urls:
        raise UsageError(f"no feed or source is called {name}; `wireroom sources list` names them")
    newsroom.take(lambda: [FeedRemoved(at=now, url=url) for url in urls])
    return urls

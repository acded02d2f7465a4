"""From an address that somebody types to feeds of a source: the address itself, or what its page announces."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from wireroom.errors import FeedError, FetchError, UsageError
from wireroom.feeds import schedule
from wireroom.feeds.discover import discover
from wireroom.model.entry import ParsedFeed
from wireroom.model.events import Event, FeedAdded, FeedRemoved, SourceAdded
from wireroom.model.source import Feed, FeedState, Source
from wireroom.pipeline.intake import Intake
from wireroom.pipeline.newsroom import Newsroom
from wireroom.pipeline.workers import Workers
from wireroom.ports import Answer, Ask, Fetcher, Room
from wireroom.text.domains import registrable_domain

#: Announced feeds of a page that are tried, in the page's order.
TRIED = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A feed that answers, with whose it is and what it said."""

    source: Source
    feed: Feed
    answer: Answer
    parsed: ParsedFeed


async def find_feed(address: str, *, fetcher: Fetcher, workers: Workers) -> Found:
    """Fetch an address and find its feed.

    Raises:
        UsageError: If it is no web address.
        FetchError: If it cannot be reached.
        FeedError: If neither it nor its page leads to a feed.
    """
    url = _typed(address)
    if urlsplit(url).scheme not in ("http", "https") or not urlsplit(url).hostname:
        raise UsageError(f"{address} is no web address")
    answer = await fetcher.fetch(Ask(url=url, kind="feed"))
    try:
        return await _as_feed(answer, workers, page=None)
    except FeedError:
        pass
    tried = []
    for link in discover(answer.body, answer.final_url)[:TRIED]:
        tried.append(link.url)
        try:
            return await _as_feed(await fetcher.fetch(Ask(url=link.url, kind="feed")), workers, page=answer.final_url)
        except (FetchError, FeedError):
            continue
    if tried:
        raise FeedError(url, f"its page announces feeds, but none could be read: {', '.join(tried)}")
    raise FeedError(url, "this is no feed, and the page announces none")


async def _as_feed(answer: Answer, workers: Workers, *, page: str | None) -> Found:
    parsed = await workers.parse_feed(answer.body, answer.final_url, answer.headers.get("content-type"))
    return _found_in(parsed, answer, page=page)


def _found_in(parsed: ParsedFeed, answer: Answer, *, page: str | None) -> Found:
    """Say whose feed it is: the domain of the page that announces it, else of its address, with the feed's own name."""
    domain = registrable_domain(page or answer.final_url)
    language = parsed.language.split("-")[0].lower() if parsed.language else None
    source = Source(id=domain, name=parsed.title or domain, domains=(domain,), language=language)
    feed = Feed(url=answer.final_url, source_id=domain, title=parsed.title or None, language=language)
    return Found(source=source, feed=feed, answer=answer, parsed=parsed)


def _typed(address: str) -> str:
    """Complete an address as people type it."""
    return address if "://" in address else f"https://{address}"


def known_feed(room: Room, address: str) -> tuple[Source, Feed, FeedState | None] | None:
    """Find a feed that we ask already by the address that somebody types: it need not be asked again (R23).

    One that is gone is not asked any more, so it is worth a look when somebody names it again.
    """
    url = _typed(address)
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
        Whether the feed is new, or comes back.
    """
    new = add_feeds(intake.newsroom, [(found.source, found.feed)], now)
    states = {feed.url: state for feed, state in intake.room.feeds()}
    before = states.get(found.feed.url) or schedule.first_state(found.feed.url)
    if not new and not before.gone:
        return False
    known = intake.knows_any(found.feed, found.parsed)
    after = schedule.after_answer(before, schedule.facts_of(found.answer, found.parsed, known=known), now)
    intake.take_feed(found.feed, found.parsed, after, now, first=before.ok_at is None)
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

"""From an address that somebody types to feeds of a source: the address itself, or what its page announces."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from wireroom.errors import FeedError, FetchError, UsageError
from wireroom.feeds.discover import discover
from wireroom.model.entry import ParsedFeed
from wireroom.model.events import Event, FeedAdded, FeedRemoved, SourceAdded
from wireroom.model.source import Feed, Source
from wireroom.pipeline.newsroom import Newsroom
from wireroom.pipeline.workers import Workers
from wireroom.ports import Answer, Ask, Fetcher
from wireroom.text.domains import registrable_domain

#: Announced feeds of a page that are tried, in the page's order.
TRIED = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A feed that answers, with whose it is."""

    source: Source
    feed: Feed
    entries: int


async def find_feed(address: str, *, fetcher: Fetcher, workers: Workers) -> Found:
    """Fetch an address and find its feed.

    Raises:
        UsageError: If it is no web address.
        FetchError: If it cannot be reached.
        FeedError: If neither it nor its page leads to a feed.
    """
    url = address if "://" in address else f"https://{address}"
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
    return found_in(parsed, answer.final_url, page=page)


def found_in(parsed: ParsedFeed, url: str, *, page: str | None = None) -> Found:
    """Say whose feed it is: the domain of the feed's address, with the feed's own name."""
    domain = registrable_domain(page or url)
    language = parsed.language.split("-")[0].lower() if parsed.language else None
    source = Source(id=domain, name=parsed.title or domain, domains=(domain,), language=language)
    feed = Feed(url=url, source_id=domain, title=parsed.title or None, language=language)
    return Found(source=source, feed=feed, entries=len(parsed.entries))


def add_feeds(newsroom: Newsroom, wanted: Sequence[tuple[Source, Feed]], now: float) -> int:
    """Begin to ask feeds; returns how many are new. What is known of a source stays; its feeds are joined."""
    known_sources = {row.source.id for row in newsroom.room.reader.sources()}
    known_feeds = {feed.url for feed, _ in newsroom.room.feeds()}
    events: list[Event] = []
    for source, feed in wanted:
        if source.id not in known_sources:
            known_sources.add(source.id)
            events.append(SourceAdded(at=now, source=source))
        if feed.url not in known_feeds:
            known_feeds.add(feed.url)
            events.append(FeedAdded(at=now, feed=feed))
    if events:
        newsroom.take(lambda: events)
    return sum(isinstance(event, FeedAdded) for event in events)


def know_source(newsroom: Newsroom, source: Source, now: float) -> None:
    """Make a source known that has no feed: where its articles come from a file."""
    newsroom.take(lambda: [SourceAdded(at=now, source=source)])


def remove_feeds(newsroom: Newsroom, name: str, now: float) -> list[str]:
    """Stop asking a feed (by address) or all feeds of a source (by id); returns the addresses.

    Raises:
        UsageError: If there is no such feed or source.
    """
    urls = [feed.url for feed, _ in newsroom.room.feeds() if name in (feed.url, feed.source_id)]
    if not urls:
        raise UsageError(f"no feed or source is called {name}; `wireroom sources list` names them")
    newsroom.take(lambda: [FeedRemoved(at=now, url=url) for url in urls])
    return urls

"""Lists of feeds (OPML) as sources with their feeds, in and out."""

from collections.abc import Iterable

from wireroom.feeds.opml import OpmlFeed, read_opml, write_opml
from wireroom.feeds.services import named, people_address, surely_timeline
from wireroom.model.source import Feed, Source
from wireroom.model.views import SourceRow
from wireroom.text.domains import registrable_domain


def feeds_of_list(data: bytes) -> list[tuple[Source, Feed]]:
    """Read a list: each feed with the source that it seems to be of, by the domain of its site, else of itself.

    Raises:
        OpmlError: If it cannot be read.
    """
    pairs = []
    for item in read_opml(data).feeds:
        timeline = surely_timeline(item.url)
        if timeline is not None:
            timeline = named(timeline, item.site)
            posts = Source(id=timeline.source_id, name=item.title or timeline.title, kind="social")
            pairs.append((posts, Feed(url=item.url, source_id=posts.id, title=item.title, service=timeline.service)))
            continue
        domain = registrable_domain(item.site or item.url)
        source = Source(id=domain, name=item.title or domain, domains=(domain,))
        pairs.append((source, Feed(url=item.url, source_id=domain, title=item.title)))
    return pairs


def list_of_sources(rows: Iterable[SourceRow]) -> bytes:
    """Write all feeds of some sources as a list that other readers take; a page that is read as a list is no feed."""
    feeds = [
        OpmlFeed(
            url=feed.url,
            title=feed.title or row.source.name,
            site=people_address(feed.service, row.source.id) if feed.service else _site(row.source.id),
            folder=(feed.section,) if feed.section else (),
        )
        for row in rows
        for feed, _ in row.feeds
        if feed.pattern is None
    ]
    return write_opml(feeds, title="Wireroom")


def _site(source_id: str) -> str | None:
    """Give the address of a source's site, where its id is a domain."""
    site = f"https://{source_id}/"
    return site if registrable_domain(site) == source_id else None

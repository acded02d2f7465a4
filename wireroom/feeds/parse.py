"""What does a feed say? From bytes of any kind to a record, or to one typed error.

The first try is our own walk over lxml's tree (`docs/decisions/0006-feed-parser.md` says why), the second is
feedparser.
"""

from wireroom.errors import FeedError
from wireroom.feeds import limits
from wireroom.feeds.atom import read_atom
from wireroom.feeds.finish import finish
from wireroom.feeds.jsonfeed import looks_like_json, read_json
from wireroom.feeds.posts import as_posts
from wireroom.feeds.raw import RawFeed
from wireroom.feeds.rss import read_rss
from wireroom.feeds.second_try import count_items, read_again
from wireroom.feeds.sitemap import read_sitemap
from wireroom.feeds.tags import give_known_space, short
from wireroom.feeds.telegram import looks_like_telegram, read_telegram
from wireroom.feeds.trees import read_tree
from wireroom.model.entry import ParsedFeed
from wireroom.text.domains import registrable_domain

#: Domains whose pages are read as previews of channels; elsewhere the same markup is a page that quotes one.
TELEGRAM = ("t.me", "telegram.me")

# Roots that are something else, with what to tell the person who added the address.
_NO_FEEDS = {
    "html": "a web page, not a feed",
    "opml": "a list of feeds (OPML), not a feed; the list can be imported",
    "sitemapindex": "a list of sitemaps, not a feed",
    "error": "an error message of the server, not a feed",
    "svg": "a picture, not a feed",
}
# What the first element tells where no entries were found in any way: a warning of the server may stand before a feed.
_PERHAPS = {
    "service": "a list of places to publish to, not a feed",
    "categories": "a list of categories, not a feed",
    "opensearchdescription": "the description of a search, not a feed",
    **dict.fromkeys(
        "a b base body br center div form h1 head iframe img link meta p script span style table title".split(),
        "pieces of a web page, not a feed",
    ),
}
#: All other roots; their names are the answer's own words, which readers are not shown (S11).
_OTHER = "XML of another kind, not a feed"


def parse(body: bytes, *, url: str, content_type: str | None = None, service: str | None = None) -> ParsedFeed:
    """Read a feed: RSS 0.9x to 2.0, RDF, Atom 0.3 and 1.0, JSON Feed, Google News sitemap, posts of social services.

    Args:
        body: The whole document, as the gateway gave it.
        url: The address that it came from (after redirects), for relative addresses and for the text of errors.
        content_type: The HTTP header, for its charset.
        service: The social service that it is known to be of, as of `Feed.service`; None: of none, whatever it says.

    Returns:
        The feed. Its `flags` tell what was done to it: "encoding_mended", "mended", "recovered", "second_try";
        "cut_off" where it stops within its last entry (`changes` wants to know); and what was cut: "entries_cut",
        "title_cut", "body_cut", "author_cut", "authors_cut", "categories_cut", "enclosures_cut", "url_cut", "id_cut".

    Raises:
        FeedError: If it is no feed, or refused as too large, too deep or growing. Nothing else, whatever the bytes.
    """
    if not body.strip(b"\xef\xbb\xbf \t\r\n\0"):
        raise FeedError(url, "no feed: the answer is empty")
    if looks_like_json(body):
        raw = read_json(body, url, most=limits.MAX_ENTRIES)
    elif looks_like_telegram(body) and registrable_domain(url) in TELEGRAM:
        raw = read_telegram(body, url, content_type, most=limits.MAX_ENTRIES)
    else:
        raw = _read_xml(body, url, content_type)
    parsed = finish(raw, url)
    return parsed if service is None else as_posts(parsed, url, service)


def _read_xml(body: bytes, url: str, content_type: str | None) -> RawFeed:
    root, flags = read_tree(body, url, content_type)
    name = short(str(root.tag))
    local = name.rpartition(":")[2]
    if (name.startswith("?:") and local in ("rss", "rdf", "channel")) or name in ("feed", "?:feed", "entry", "?:entry"):
        give_known_space(root)
    feed: RawFeed | None = None
    if local in ("rss", "rdf", "channel"):
        feed = read_rss(root, most=limits.MAX_ENTRIES)
    elif local in ("feed", "entry"):
        feed = read_atom(root, most=limits.MAX_ENTRIES)
    elif local == "urlset":
        return read_sitemap(root, url, most=limits.MAX_ENTRIES)
    if feed is not None and (feed.entries and "recovered" not in flags):
        feed.flags |= flags
        return feed
    expected = min(count_items(body), limits.MAX_ENTRIES)
    if local in _NO_FEEDS or (feed is None and not expected):
        raise FeedError(url, (_NO_FEEDS | _PERHAPS).get(local, _OTHER))
    if expected > (len(feed.entries) if feed else 0):
        feed = _better(feed, body, url, content_type)
    if feed is None:
        raise FeedError(url, "no feed: nothing of it can be read")
    feed.flags |= flags
    if "cut_off" in flags:
        _drop_stump(feed)
    return feed


def _drop_stump(feed: RawFeed) -> None:
    """Leave out the last entry of a document that stops within it, where not even title and identity came through."""
    if feed.entries and not (feed.entries[-1].title.strip() and (feed.entries[-1].id or feed.entries[-1].links)):
        feed.entries.pop()


def _better(feed: RawFeed | None, body: bytes, url: str, content_type: str | None) -> RawFeed | None:
    """Ask the second parser; keep its answer where it found more entries than the first."""
    try:
        again = read_again(body, url, content_type, most=limits.MAX_ENTRIES)
    except FeedError:
        return feed
    return again if feed is None or len(again.entries) > len(feed.entries) else feed

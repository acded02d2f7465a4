"""Which feeds does this page, or this index of sitemaps, offer?

Declared ones first (`<link rel="alternate">` with a feed's type), then links that look like feeds. Nothing is asked
here: whoever adds a feed fetches what was found, through the gateway.
"""

import re
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from wireroom.errors import FeedError
from wireroom.feeds.markup import attribute, page_tree
from wireroom.feeds.tags import text
from wireroom.feeds.trees import read_tree
from wireroom.text.addresses import safe_link
from wireroom.text.clean import plain_text

# A page that offers more is a directory of feeds; its first ones are enough to choose from.
MAX_FOUND = 50

# Types that only feeds have, and types that other documents have as well.
_FEED_TYPES = frozenset(
    (
        "application/rss+xml",
        "application/atom+xml",
        "application/rdf+xml",
        "application/feed+json",
        "application/x.atom+xml",
    )
)
_MAYBE_TYPES = frozenset(("application/json", "text/xml", "application/xml", "text/rss+xml", "text/atom+xml"))

_LOOKS_LIKE_FEED = re.compile(
    r"(?:^|[/._?=-])(?:rss|rss2|atom|feeds?|rdf)(?:$|[/._?&=-])|\.(?:rss|atom|rdf)$|(?:index|news|latest)\.xml$|feed\.json$",
    re.IGNORECASE,
)
_SAYS_FEED = re.compile(r"\b(?:rss|atom|feed|xml)\b", re.IGNORECASE)
_NOT_A_FEED = re.compile(
    r"oembed|/wp-json/|sitemap|\.(?:png|jpe?g|gif|svg|css|js|pdf|zip|html?)(?:$|[/?])", re.IGNORECASE
)
_COMMENTS = re.compile(r"comments?|kommentar|commentaire|comentario", re.IGNORECASE)

_SITEMAP_INDEX = re.compile(rb"<(?:\w{1,20}:)?sitemapindex[\s>]", re.IGNORECASE)
_NEWS = re.compile(r"news|nachricht|noticia|actualit|latest", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundFeed:
    """An address on a page that may be a feed."""

    #: Absolute http(s) address.
    url: str
    #: As the page names it, None where it does not.
    title: str | None = None
    #: True: the page declares it as a feed; False: it only looks like one.
    declared: bool = True


def discover(page: bytes, url: str) -> list[FoundFeed]:
    """Return the feeds that a page offers, the likeliest first, each address once. Never raises.

    Args:
        page: The page's bytes.
        url: Its address after redirects, for relative links.
    """
    if _SITEMAP_INDEX.search(page[:2000]):
        return _sitemaps(page, url)
    read = page_tree(page, url)
    if read is None:
        return []
    tree, base = read
    ranked: list[tuple[int, FoundFeed]] = []
    for node in tree.css("link[href], a[href]"):
        rank = _rank(node)
        found = safe_link(attribute(node, "href"), base) if rank is not None else None
        if rank is not None and found is not None and found != url:
            ranked.append((rank, FoundFeed(url=found, title=_title(node), declared=rank < _LINKED)))
    ranked.sort(key=lambda pair: pair[0])  # keeps the order of the page within a rank
    first: dict[str, FoundFeed] = {}
    for _, feed in ranked:
        first.setdefault(feed.url, feed)
    return list(first.values())[:MAX_FOUND]


# Ranks: declared, declared with a type that is not for feeds alone, declared but of comments, linked, linked by words.
_DECLARED, _DECLARED_MAYBE, _COMMENT_FEED, _LINKED, _LINKED_BY_WORDS = range(5)


def _sitemaps(page: bytes, url: str) -> list[FoundFeed]:
    """Return the sitemaps that an index lists, those of news first: whether they are feeds is seen when one is read."""
    try:
        root, _ = read_tree(page, url)
    except FeedError:
        return []
    names = [safe_link(text(element), url) for element in root.iter("{*}loc")]
    found = dict.fromkeys(name for name in names if name and name != url)
    ranked = sorted(found, key=lambda name: not _NEWS.search(name))
    return [FoundFeed(url=name, declared=bool(_NEWS.search(name))) for name in ranked[:MAX_FOUND]]


def _rank(node: LexborNode) -> int | None:
    """Say how likely an element points to a feed, 0 the likeliest; None: it does not."""
    href = attribute(node, "href").strip()
    if not href or href.startswith("#"):
        return None
    if node.tag == "link":
        return _rank_of_declared(node, href)
    address = href.partition("#")[0]
    if _NOT_A_FEED.search(address):
        return None
    if _LOOKS_LIKE_FEED.search(address):
        return _LINKED
    if _SAYS_FEED.fullmatch(plain_text(node.text()[:40])):
        return _LINKED_BY_WORDS
    return None


def _rank_of_declared(node: LexborNode, href: str) -> int | None:
    relations = attribute(node, "rel").lower().split()
    kind = attribute(node, "type").lower().partition(";")[0].strip()
    if "stylesheet" in relations or not {"alternate", "feed"} & set(relations):
        return None
    is_feed = kind in _FEED_TYPES or ("feed" in relations and not kind)
    if not is_feed and (kind not in _MAYBE_TYPES or _NOT_A_FEED.search(href)):
        return None
    if _COMMENTS.search(href) or _COMMENTS.search(attribute(node, "title")):
        return _COMMENT_FEED
    return _DECLARED if is_feed else _DECLARED_MAYBE


def _title(node: LexborNode) -> str | None:
    words = attribute(node, "title") or (node.text() if node.tag == "a" else "")
    return plain_text(words[:400])[:200] or None

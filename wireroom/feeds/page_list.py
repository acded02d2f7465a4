"""What does the list of a page say, by a pattern that was learned of it?"""

import html
import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from wireroom.errors import FeedError
from wireroom.feeds import limits
from wireroom.feeds.finish import finish
from wireroom.feeds.markup import attribute, page_tree
from wireroom.feeds.page_links import PageLink, links_of
from wireroom.feeds.raw import RawEntry, RawFeed
from wireroom.model.entry import ParsedFeed
from wireroom.model.pattern import PagePattern
from wireroom.text.addresses import canonical_address
from wireroom.text.clean import plain_text

#: Shortest headline, signs; those of scripts that write a word with one or two count double.
LEAST_TITLE = 9
#: Shortest standfirst, and how much is kept of one, signs.
LEAST_SUMMARY, MOST_SUMMARY = 30, 600
#: Longest date as a page shows it, signs; a longer text is a sentence.
MOST_DATE = 40

_DENSE = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_DATE_NAMES = re.compile(
    r"(?:^|[^a-z])(?:date|time|datetime|published|timestamp|pubdate|datum|fecha)(?:$|[^a-z])", re.IGNORECASE
)
_FIGURES = re.compile(r"(?:\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}\.\s?\d{1,2}\.\s?\d{4})(?:\D{1,3}\d{1,2}:\d{2})?")

# An article's address names a day, carries a number of four digits or more, or has a long name at its end.
_DAY = re.compile(r"/(?:19|20)\d\d[/-]?(?:[01]\d|[a-z]{3})(?:[/-]?[0-3]\d)?(?:/|-|$)")
_NUMBER = re.compile(r"\d{4,}")
_SLUG = re.compile(r"[^\W_][-_+][^\W_]+[-_+][^\W_]")
_NUMBERED = re.compile(
    r"(?:^|&)(?:id|p|article|artikel|news|nid|aid|sid|story|post|idx|no|seq)[a-z_]*=[\w-]*\d", re.IGNORECASE
)
# Addresses of lists, people and services of a site, whatever else they look like.
_NO_ARTICLE = re.compile(
    r"/(?:tags?|topics?|category|categories|kategorie|author|authors|autor|autoren|people|profile|users?|search|login|"
    r"account|subscribe|abo|contact|about|impressum|privacy|terms|page|wp-login|feed|rss|share)(?:/|$|\.)|"
    r"\.(?:jpe?g|png|gif|webp|svg|pdf|zip|mp[34]|xml|css|js)$",
    re.IGNORECASE,
)


def read_list(body: bytes, url: str, content_type: str | None, pattern: PagePattern) -> ParsedFeed:
    """Read a page's list as a feed.

    Raises:
        FeedError: If nothing is found where the list was.
    """
    read = page_tree(body, url, content_type)
    if read is None:
        raise FeedError(url, "its parts nest too deeply to be read")
    tree, base = read
    chosen = chosen_links(tree, links_of(tree, base), pattern)
    if not chosen:
        raise FeedError(
            url,
            "nothing stands any more where the list of this page was: it may have been rebuilt, or is empty now; "
            "`wireroom add ADDRESS --page` learns it anew",
        )
    return feed_of(tree, chosen, url)


def chosen_links(tree: LexborHTMLParser, links: Sequence[PageLink], pattern: PagePattern) -> list[PageLink]:
    """Return the links that a pattern means, in the order of the page, each address once."""
    meant = {node.mem_id for selector in pattern.selectors for node in tree.css(selector)}
    fitting = [link for link in links if link.node.mem_id in meant and not link.beside and is_headline(link.title)]
    if pattern.articles:
        fitting = [link for link in fitting if looks_like_article(link.url)]
    return list({canonical_address(link.url) or link.url: link for link in reversed(fitting)}.values())[::-1]


def feed_of(tree: LexborHTMLParser, chosen: Sequence[PageLink], url: str) -> ParsedFeed:
    """Make a feed of the chosen links, with what stands beside each within its own box."""
    root, title = tree.css_first("html[lang]"), tree.css_first("title")
    raw = RawFeed(
        format="page",
        title=plain_text(title.text()[:400]) if title is not None else "",
        link=url,
        language=attribute(root, "lang") if root is not None else None,
    )
    holders: dict[int, set[str]] = {}
    for link in chosen:
        at: LexborNode | None = link.node
        while at is not None:
            holders.setdefault(at.mem_id, set()).add(link.url)
            at = at.parent
    for link in chosen[: limits.MAX_ENTRIES]:
        box = _box(link, holders) if len(chosen) > 1 else link.node
        raw.entries.append(
            RawEntry(
                links=[link.url],
                title=html.escape(link.title, quote=False),
                summary=html.escape(_summary(box, link), quote=False),
                published=_date(box),
            )
        )
    return finish(raw, url)


def is_headline(title: str) -> bool:
    """Say whether words are long enough to be a headline.

    >>> is_headline("More"), is_headline("Ferry aground"), is_headline("渡轮搁浅")
    (False, True, False)
    """
    return signs(title) >= LEAST_TITLE


def signs(title: str) -> int:
    """Count the signs of a title; those of scripts that write words with one or two count double."""
    return len(title) + len(_DENSE.findall(title))


def looks_like_article(url: str) -> bool:
    """Say whether an address looks like that of one article.

    >>> [looks_like_article(f"https://a.example/{path}") for path in ("world/", "2026/11/24/ferry", "tag/sea-and-sky")]
    [False, True, False]
    """
    parts = urlsplit(url)
    path = parts.path if "=" in parts.query else f"{parts.path}/{parts.query}"  # a few sites write paths as queries
    if _NO_ARTICLE.search(path):
        return False
    last = path.rstrip("/").rpartition("/")[2]
    return bool(_DAY.search(path) or _NUMBER.search(path) or _SLUG.search(last) or _NUMBERED.search(parts.query))


def _box(link: PageLink, holders: dict[int, set[str]]) -> LexborNode:
    """Return the largest element around a link in which no other article is linked."""
    box = link.node
    while box.parent is not None and holders.get(box.parent.mem_id) == {link.url}:
        box = box.parent
    return box


def _date(box: LexborNode) -> str | None:
    """Return the date that a box shows, as it is written."""
    for stamp in box.css("time"):
        said = attribute(stamp, "datetime") or plain_text(stamp.text()[:MOST_DATE])
        if said:
            return said
    for element in box.css("[class], td, span, small, em"):
        said = plain_text(element.text(separator=" ")[: 2 * MOST_DATE])
        named = _DATE_NAMES.search(attribute(element, "class")) and any(sign.isdigit() for sign in said)
        if len(said) <= MOST_DATE and (named or _FIGURES.fullmatch(said)):
            return said
    return None


def _summary(box: LexborNode, link: PageLink) -> str:
    """Return the first paragraph of a box that is not the headline."""
    for paragraph in box.css("p"):
        said = plain_text(paragraph.text(separator=" ")[: 2 * MOST_SUMMARY])
        if len(said) >= LEAST_SUMMARY and link.title not in said:
            return said[:MOST_SUMMARY]
    return ""

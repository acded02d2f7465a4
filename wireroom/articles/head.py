"""What a page says about itself beside its text: its head, its headings, its marked-up facts.

All of it is found in one search of the tree, since each search costs as much as looking at every element once.
"""

import re
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

# No head declares more than a few hundred facts.
MOST_METAS = 500
# A page with more first headings lists articles.
MOST_HEADINGS = 5
# Teasers of other articles stand under further headings of lesser rank.
MOST_LESSER = 40
# Marked-up facts of the article itself come first; lists of others follow.
MOST_MARKED = 60

_WANTED = "title,meta,link[rel],script[type],h1,h2,h3,time,a[rel~='author' i],[itemprop],[pubdate]"
# Looked for only where there is no heading of the first rank: a search by parts of classes costs as much again.
_NAMED = (
    "[itemprop='headline'],[class*='entry-title' i],[class*='article-title' i],[class*='post-title' i],"
    "[class*='headline' i]"
)
_HEADLINE = re.compile(r"(?:^|[\s_-])(?:entry|post|article)[-_]?(?:title|headline)(?:$|[\s_-])", re.IGNORECASE)
_FRONT_PAGE = re.compile(r"(?:https?:)?//[^/]+/?|/|(?:\./)?index\.(?:html?|php)")
_NAMING = frozenset({"h2", "h3", "div", "span", "a"})
_SILENT = frozenset({"script", "style", "template", "noscript"})


@dataclass(slots=True)
class Head:
    """What was found. Nodes belong to the page's tree and live as long as it."""

    title: str = ""
    #: Declared facts by lower-case name ("og:title", "author"); several values in the order of the page.
    metas: dict[str, list[str]] = field(default_factory=dict)
    #: Contents of the JSON-LD scripts.
    scripts: list[str] = field(default_factory=list)
    #: Addresses by the words of their rel ("canonical", "amphtml").
    links: dict[str, list[str]] = field(default_factory=dict)
    #: Texts of the first headings of the first rank, without mastheads: those lead to the site's front page. Where none
    #: is left, what the markup names as the headline.
    headings: list[str] = field(default_factory=list)
    #: The element of each of these.
    heading_nodes: list[LexborNode] = field(default_factory=list)
    #: Headings of the second and third rank.
    lesser: list[LexborNode] = field(default_factory=list)
    times: list[LexborNode] = field(default_factory=list)
    #: Elements with an itemprop (lower case), outside meta elements, which are in `metas`.
    marked: list[tuple[str, LexborNode]] = field(default_factory=list)
    #: Links with rel=author.
    author_links: list[LexborNode] = field(default_factory=list)


def head_of(dom: LexborHTMLParser) -> Head:
    """Search a page's tree once."""
    head = Head()
    last = 0
    for node in dom.css(_WANTED):
        identity = node.mem_id
        if identity == last:  # several of the wanted forms fit it
            continue
        last = identity
        _sort_in(head, node)
    if not head.headings:
        for node in dom.css(_NAMED):
            if node.tag in _NAMING and _names_headline(node) and (text := line_of(node)):
                head.headings, head.heading_nodes = [text], [node]
                break
    return head


def line_of(node: LexborNode) -> str:
    """Return an element's text as one line; line breaks within it become spaces."""
    pieces: list[str] = []
    silent: set[int] = set()
    for inner in node.traverse(include_text=True):
        tag = inner.tag
        if tag == "-text":
            if not silent or inner.parent is None or inner.parent.mem_id not in silent:
                pieces.append(inner.text_content or "")
        elif tag == "br":
            pieces.append(" ")
        elif tag in _SILENT:
            silent.add(inner.mem_id)
    return one_line("".join(pieces))


def one_line(text: str) -> str:
    r"""Fold all white space to single spaces.

    >>> one_line(" a\n\u00a0b ")
    'a b'
    """
    return " ".join(text.split())


def _sort_in(head: Head, node: LexborNode) -> None:
    tag, given = node.tag or "", node.attributes
    if tag == "meta":
        _declare(head, given)
    elif tag == "script":
        if "ld+json" in (given.get("type") or "").lower() and (text := node.text()):
            head.scripts.append(text)
    elif tag == "link":
        for word in (given.get("rel") or "").lower().split():
            head.links.setdefault(word, []).append(given.get("href") or "")
    elif tag == "title":
        if not head.title and (node.parent is None or node.parent.tag != "svg"):
            head.title = line_of(node)
    else:
        _sort_in_body(head, node, tag, given)


def _sort_in_body(head: Head, node: LexborNode, tag: str, given: dict[str, str | None]) -> None:
    if tag == "h1":
        if len(head.headings) < MOST_HEADINGS and not _is_masthead(node) and (text := line_of(node)):
            head.headings.append(text)
            head.heading_nodes.append(node)
    elif tag in ("h2", "h3") and len(head.lesser) < MOST_LESSER:
        head.lesser.append(node)
    elif tag == "time":
        head.times.append(node)
    elif tag == "a" and "author" in (given.get("rel") or "").lower().split():
        head.author_links.append(node)
    role = (given.get("itemprop") or "").lower() or ("datepublished" if "pubdate" in given else "")
    if role and len(head.marked) < MOST_MARKED:
        head.marked.append((role, node))


def _names_headline(node: LexborNode) -> bool:
    given = node.attributes
    return (given.get("itemprop") or "").lower() == "headline" or bool(_HEADLINE.search(given.get("class") or ""))


def _declare(head: Head, given: dict[str, str | None]) -> None:
    content = one_line(given.get("content") or "")
    if not content or len(head.metas) >= MOST_METAS:
        return
    for attribute in ("property", "name", "itemprop"):
        if name := (given.get(attribute) or "").strip().lower():
            head.metas.setdefault(name, []).append(content)


def _is_masthead(heading: LexborNode) -> bool:
    """Say whether a heading is a link to the front page, or within one."""
    links = heading.css("a")
    above = heading.parent
    while above is not None:
        if above.tag == "a":
            links.append(above)
        above = above.parent
    return any(_FRONT_PAGE.fullmatch((link.attributes.get("href") or "#").strip()) for link in links)

"""A page, opened once: its tree and what its head declares. All readers of single fields look here.

The tree is `dom` (lexbor, as the standard wants it). `tree` (lxml) is made when it is first asked for and costs three
times as much as all else: it is there for foreign code that knows no other.
"""

import functools
import itertools
import re
from dataclasses import dataclass, field

from lxml import etree
from lxml import html as lxml_html
from selectolax.lexbor import LexborHTMLParser, LexborNode

from wireroom.articles.decode import decode
from wireroom.articles.structured import Structured, read_structured
from wireroom.articles.weight import lightened
from wireroom.errors import PageError

# Real pages stay below 5 MiB (the gateway's limit); of longer text only this much is read.
MOST_CHARACTERS = 6_000_000
# No head declares more than a few hundred facts.
MOST_METAS = 500

# A page with more first headings lists articles.
MOST_HEADINGS = 5

_FRONT_PAGE = re.compile(r"(?:https?:)?//[^/]+/?|/|(?:\./)?index\.(?:html?|php)")
_NAMED_PLACES = "h2[class], h3[class], div[class], span[class], a[class], [itemprop]"
_HEADLINE = re.compile(r"(?:^|[\s_-])(?:entry|post|article)[-_]?(?:title|headline)(?:$|[\s_-])", re.IGNORECASE)

# libxml2 cuts what nests deeper than 256 levels; no network, no external entity (S12).
_PARSER = lxml_html.HTMLParser(remove_comments=True, remove_pis=True, no_network=True, huge_tree=False)
# lxml refuses text that declares an encoding of its own; it was obeyed already.
_XML_LINE = re.compile(r"^\s*<\?xml[^>]*\?>", re.IGNORECASE)
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True)
class Page:
    """An opened page. The trees are never changed by whoever reads them."""

    url: str
    #: The page's characters.
    html: str
    #: The page as browsers build it.
    dom: LexborHTMLParser
    #: Declared facts by lower-case name ("og:title", "author"); several values in the order of the page.
    metas: dict[str, list[str]] = field(default_factory=dict)

    @functools.cached_property
    def tree(self) -> lxml_html.HtmlElement:
        """The page as lxml builds it, for foreign code: never empty."""
        try:
            return lxml_html.document_fromstring(self.html, parser=_PARSER)
        except (etree.LxmlError, ValueError):
            return lxml_html.document_fromstring("<html><body></body></html>", parser=_PARSER)

    @functools.cached_property
    def structured(self) -> Structured:
        """What JSON-LD says."""
        scripts = [
            script.text() or ""
            for script in self.dom.css("script[type]")
            if "ld+json" in (script.attributes.get("type") or "").lower()
        ]
        return read_structured(scripts, title_hint=self.meta("og:title") or self.head_title)

    @functools.cached_property
    def head_title(self) -> str:
        """The title element's text."""
        for element in self.dom.css("title"):
            if element.parent is None or element.parent.tag != "svg":
                return line_of(element)
        return ""

    @functools.cached_property
    def headings(self) -> tuple[str, ...]:
        """Texts of the first headings of the first rank, without mastheads: those lead to the site's front page.

        Where none is left, what the markup names as the headline stands in.
        """
        texts = (line_of(element) for element in self.dom.css("h1") if not _is_masthead(element))
        found = tuple(itertools.islice((text for text in texts if text), MOST_HEADINGS))
        if found:
            return found
        named = (element for element in self.dom.css(_NAMED_PLACES) if _is_named_headline(element))
        return tuple(itertools.islice((text for element in named if (text := line_of(element))), 1))

    @property
    def article(self) -> dict[str, object]:
        """The article's own JSON-LD object; empty where there is none."""
        return self.structured.article

    def meta(self, *names: str) -> str:
        """Return the first value that is not empty under the first of these names that has one; "" otherwise."""
        for name in names:
            for value in self.metas.get(name, ()):
                if value:
                    return value
        return ""

    def declared_language(self) -> str:
        """Return the html element's language as written; "" where there is none."""
        element = self.dom.css_first("html")
        given = element.attributes if element is not None else {}
        return (given.get("lang") or given.get("xml:lang") or "").strip()


def open_page(page: bytes, *, url: str, content_type: str | None = None) -> Page:
    """Decode and parse a page.

    Raises:
        PageError: If there is nothing that could be a page.
    """
    kind = (content_type or "").split(";")[0].strip().lower()
    if page[:5] == b"%PDF-" or kind == "application/pdf":
        raise PageError(url, "this is a PDF file, not a page")
    if kind.startswith(("image/", "audio/", "video/", "font/")):
        raise PageError(url, f"this is a file of type {kind}, not a page")
    text = _XML_LINE.sub("", decode(page, content_type)[:MOST_CHARACTERS])
    if not text.strip():
        raise PageError(url, "the page is empty")
    light = lightened(text)
    if light is None:
        raise PageError(url, "the page nests its parts too deeply, or has too many of them, to be read")
    dom = LexborHTMLParser(light)
    return Page(url, light, dom, _metas(dom))


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
        elif tag in ("script", "style", "template", "noscript"):
            silent.add(inner.mem_id)
    return one_line("".join(pieces))


def inner_text(element: etree._Element) -> str:
    """Return an element's text as one line; line breaks within it become spaces."""
    pieces: list[str] = []
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, node in walk:
        if event == "end":
            if node is not element:
                pieces.append(node.tail or "")
        elif node.tag in ("script", "style"):
            walk.skip_subtree()
        else:
            pieces.append(" " if node.tag == "br" else node.text or "")
    return one_line("".join(pieces))


def one_line(text: str) -> str:
    r"""Fold all white space to single spaces.

    >>> one_line(" a\n\u00a0b ")
    'a b'
    """
    return _SPACES.sub(" ", text).strip()


def _is_masthead(heading: LexborNode) -> bool:
    """Say whether a heading is a link to the front page, or within one."""
    links = heading.css("a")
    above = heading.parent
    while above is not None:
        if above.tag == "a":
            links.append(above)
        above = above.parent
    return any(_FRONT_PAGE.fullmatch((link.attributes.get("href") or "#").strip()) for link in links)


def _is_named_headline(element: LexborNode) -> bool:
    given = element.attributes
    return (given.get("itemprop") or "").lower() == "headline" or bool(_HEADLINE.search(given.get("class") or ""))


def _metas(dom: LexborHTMLParser) -> dict[str, list[str]]:
    metas: dict[str, list[str]] = {}
    for element in dom.css("meta")[:MOST_METAS]:
        given = element.attributes
        content = one_line(given.get("content") or "")
        for attribute in ("property", "name", "itemprop"):
            name = (given.get(attribute) or "").strip().lower()
            if name and content:
                metas.setdefault(name, []).append(content)
    return metas

"""A page, opened once: its tree and what its head declares. All readers of single fields look here.

Two trees of one text: `dom` (lexbor, as the standard wants it, fast, made when first asked for) for what the page
declares and shows, `tree` (lxml) for what still works on that one.
"""

import functools
import itertools
import re
from dataclasses import dataclass, field

from lxml import etree
from lxml import html as lxml_html
from selectolax.lexbor import LexborHTMLParser

from wireroom.articles.decode import decode
from wireroom.articles.structured import Structured, read_structured
from wireroom.errors import PageError

# Real pages stay below 5 MiB (the gateway's limit); of longer text only this much is read.
MOST_CHARACTERS = 6_000_000
# Real articles have 500 to 15,000 elements. Far more are generated, and would cost minutes.
MOST_ELEMENTS = 200_000
# No head declares more than a few hundred facts.
MOST_METAS = 500

# A page with more first headings lists articles.
MOST_HEADINGS = 5

_FRONT_PAGE = re.compile(r"(?:https?:)?//[^/]+/?|/|(?:\./)?index\.(?:html?|php)")
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
    tree: lxml_html.HtmlElement
    #: Declared facts by lower-case name ("og:title", "author"); several values in the order of the page.
    metas: dict[str, list[str]] = field(default_factory=dict)

    @functools.cached_property
    def dom(self) -> LexborHTMLParser:
        """The page as browsers build it."""
        return LexborHTMLParser(self.html)

    @functools.cached_property
    def structured(self) -> Structured:
        """What JSON-LD says."""
        scripts = [
            script.text or ""
            for script in self.tree.iter("script")
            if "ld+json" in (script.get("type") or "").lower() and script.text
        ]
        return read_structured(scripts, title_hint=self.meta("og:title") or self.head_title)

    @functools.cached_property
    def head_title(self) -> str:
        """The title element's text."""
        for element in self.tree.iter("title"):
            if element.getparent() is None or element.getparent().tag != "svg":
                return inner_text(element)
        return ""

    @functools.cached_property
    def headings(self) -> tuple[str, ...]:
        """Texts of the first headings of the first rank, without mastheads: those lead to the site's front page.

        Where none is left, what the markup names as the headline stands in.
        """
        texts = (inner_text(element) for element in self.tree.iter("h1") if not _is_masthead(element))
        found = tuple(itertools.islice((text for text in texts if text), MOST_HEADINGS))
        if found:
            return found
        named = (element for element in self.tree.iter("h2", "h3", "div", "span", "a") if _is_named_headline(element))
        return tuple(itertools.islice((text for element in named if (text := inner_text(element))), 1))

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
        for element in self.tree.iter("html"):
            return (
                element.get("lang")
                or element.get("xml:lang")
                or element.get("{http://www.w3.org/XML/1998/namespace}lang")
                or ""
            ).strip()
        return ""


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
    try:
        tree = lxml_html.document_fromstring(text, parser=_PARSER)
    except (etree.LxmlError, ValueError) as error:
        raise PageError(url, "this is not a page that we can read") from error
    if sum(1 for _ in tree.iter()) > MOST_ELEMENTS:
        raise PageError(url, f"the page has more than {MOST_ELEMENTS:,} elements")
    return Page(url, text, tree, _metas(tree))


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


def _is_masthead(heading: etree._Element) -> bool:
    """Say whether a heading is a link to the front page, or within one."""
    links = [*heading.iter("a"), *(one for one in heading.iterancestors("a"))]
    return any(_FRONT_PAGE.fullmatch((link.get("href") or "#").strip()) for link in links)


def _is_named_headline(element: etree._Element) -> bool:
    return (element.get("itemprop") or "").lower() == "headline" or bool(_HEADLINE.search(element.get("class") or ""))


def _metas(tree: lxml_html.HtmlElement) -> dict[str, list[str]]:
    metas: dict[str, list[str]] = {}
    for element, _ in zip(tree.iter("meta"), range(MOST_METAS), strict=False):
        content = one_line(element.get("content") or "")
        for attribute in ("property", "name", "itemprop"):
            name = (element.get(attribute) or "").strip().lower()
            if name and content:
                metas.setdefault(name, []).append(content)
    return metas

"""A page, opened once: its tree and what its head declares. All readers of single fields look here."""

import functools
import re
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from wireroom.articles.decode import decode
from wireroom.articles.head import Head, head_of, one_line
from wireroom.articles.structured import Structured, read_structured
from wireroom.articles.weight import lightened
from wireroom.errors import PageError

# Real pages stay below 5 MiB (the gateway's limit); of longer text only this much is read.
MOST_CHARACTERS = 6_000_000

_UNSEEN = frozenset(("script", "style", "template"))
# What an XML page says of its encoding was obeyed already.
_XML_LINE = re.compile(r"^\s*<\?xml[^>]*\?>", re.IGNORECASE)


@dataclass(frozen=True)
class Page:
    """An opened page. The tree is never changed by whoever reads it."""

    url: str
    #: The page's characters.
    html: str
    #: The page as browsers build it.
    dom: LexborHTMLParser

    @functools.cached_property
    def head(self) -> Head:
        """What it says about itself beside its text."""
        return head_of(self.dom)

    @functools.cached_property
    def structured(self) -> Structured:
        """What JSON-LD says."""
        return read_structured(self.head.scripts, title_hint=self.meta("og:title") or self.head_title)

    @property
    def metas(self) -> dict[str, list[str]]:
        """Declared facts by lower-case name ("og:title", "author"); several values in the order of the page."""
        return self.head.metas

    @property
    def head_title(self) -> str:
        """The title element's text."""
        return self.head.title

    @property
    def headings(self) -> list[str]:
        """Texts of the first headings of the first rank, without mastheads; else what the markup names as headline."""
        return self.head.headings

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

    @functools.cached_property
    def visible(self) -> str:
        """All words of the page in one line, those of buttons, menus and what stands there for want of scripts too."""
        body = self.dom.body
        nodes = body.traverse(include_text=True) if body is not None else ()
        return one_line(
            " ".join(
                node.text_content or ""
                for node in nodes
                if node.tag == "-text" and (node.parent is None or node.parent.tag not in _UNSEEN)
            )
        )

    def images(self, name: str) -> list[LexborNode]:
        """Find the images whose address holds a name, which has no quotes; what was found last is kept."""
        if self._last_images.get(name) is None:
            self._last_images.clear()
            found = self.dom.css(f'img[src*="{name}"],img[data-src*="{name}"]') if name in self.html else []
            self._last_images[name] = found
        return self._last_images[name]

    @functools.cached_property
    def _last_images(self) -> dict[str, list[LexborNode]]:
        return {}

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
    return Page(url, light, dom)

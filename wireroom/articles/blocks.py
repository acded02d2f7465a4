"""From a tree of markup to the typed blocks of a text, each with its own safe-to-be-sanitised markup.

Takes the tree that trafilatura leaves of a page (its own element names) and plain HTML as feeds deliver it.
"""

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from lxml import etree
from lxml import html as lxml_html

from wireroom.articles.head import one_line
from wireroom.model.article import Block
from wireroom.text.clean import text_of_html, without_controls
from wireroom.text.gate import is_too_deep

# More blocks than any article has; the rest is cut.
MOST_BLOCKS = 3000

_HEADINGS = {"h1": 2, "h2": 2, "h3": 3, "h4": 4, "h5": 4, "h6": 4}
_LISTS = frozenset({"ul", "ol", "dl"})
_ITEMS = frozenset({"li", "dt", "dd"})
_CONTAINERS = frozenset(
    "p div section article main body html header footer aside figure address details summary center pre hr ab fieldset "
    "td th tr tbody thead tfoot li dt dd".split()
)
_BLOCK_LEVEL = _CONTAINERS | _LISTS | {"blockquote", "table", "figcaption", *_HEADINGS}
_SKIPPED = frozenset(
    "script style template iframe object embed svg math form button input select textarea img graphic picture source "
    "audio video canvas nav noscript head title meta link".split()
)
_EMPHASIS = dict(
    pair.split(":") for pair in "b:strong strong:strong i:em em:em cite:em sub:sub sup:sup code:code".split()
)
# trafilatura's names for elements of HTML.
_TRAFILATURA = dict(
    pair.split(":") for pair in "list:ul item:li quote:blockquote row:tr cell:td lb:br ref:a del:span note:p".split()
)
_RENDERED = {"#b": "strong", "#i": "em", "#sub": "sub", "#sup": "sup", "#t": "code"}
_BREAK = "\x00"


@dataclass(frozen=True, slots=True)
class Part:
    """A block and its markup."""

    block: Block
    html: str


def parts_of_tree(body: etree._Element) -> list[Part]:
    """Read the blocks of a tree whose root is a container."""
    builder = _Builder()
    builder.walk(body)
    builder.flush()
    return builder.parts[:MOST_BLOCKS]


def parts_of_element(element: etree._Element) -> list[Part]:
    """Read one block-level element of a page."""
    builder = _Builder()
    builder.block(element, _name(element))
    builder.flush()
    return builder.parts


def parts_of_html(markup: str) -> list[Part]:
    """Read the blocks of HTML as a feed delivers it, or of plain text. Never raises."""
    if "<" not in markup:
        return parts_of_text(html.unescape(markup))
    if is_too_deep(markup):
        return parts_of_text(text_of_html(markup))
    try:
        tree = lxml_html.fragment_fromstring(markup, create_parent="div")
    except (etree.LxmlError, ValueError, AssertionError):
        return parts_of_text(text_of_html(markup))
    return parts_of_tree(tree)


def parts_of_text(text: str) -> list[Part]:
    """Make paragraphs of plain text: a blank line parts them, or each line where there is no blank line at all."""
    pieces = re.split(r"\n\s*\n", text) if re.search(r"\n\s*\n", text) else text.split("\n")
    lines = [one_line(piece) for piece in pieces]
    return [part("body", line) for line in lines if line][:MOST_BLOCKS]


def part(kind: str, text: str, markup: str | None = None, *, level: int = 0) -> Part:
    """Make a block with the markup of its kind; `markup` is its inner markup, made of its text if not given."""
    text = without_controls(text)  # references (`&#1;`) bring in what the bytes did not hold (S15)
    inner = html.escape(text, quote=False) if markup is None else markup
    match kind:
        case "heading":
            whole = f"<h{level}>{inner}</h{level}>"
        case "quote":
            whole = f"<blockquote><p>{inner}</p></blockquote>"
        case "caption":
            whole = f"<figure><figcaption>{inner}</figcaption></figure>"
        case "list":
            lines = inner.split("\n") if markup is None else [inner]
            whole = inner if markup is not None else "<ul>" + "".join(f"<li>{line}</li>" for line in lines) + "</ul>"
        case "table":
            whole = inner if markup is not None else f"<p>{inner}</p>"
        case _:
            whole = f"<p>{inner}</p>"
    return Part(Block(kind=kind, text=text, level=level), whole)


def text_of(parts: Iterable[Part]) -> str:
    """Join blocks to the article's text: a blank line between two of them."""
    return "\n\n".join(one.block.text for one in parts)


@dataclass(slots=True)
class _Builder:
    """Collects blocks; text that stands in no block of its own is gathered into paragraphs."""

    parts: list[Part] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    markup: list[str] = field(default_factory=list)
    #: Kind of the paragraphs that are gathered now: "body", or "quote" within one.
    kind: str = "body"

    def walk(self, element: etree._Element) -> None:
        """Read an element's content; its own tag was dealt with."""
        self.add(element.text)
        for child in element:
            name = _name(child)
            if name in _SKIPPED or not isinstance(child.tag, str):
                pass
            elif name == "br":
                self.text.append(_BREAK)
                self.markup.append(_BREAK)
            elif name in _BLOCK_LEVEL or _holds_block(child):
                self.flush()
                self.block(child, name)
                self.flush()
            else:
                text, markup = _inline(child)
                self.text.append(text)
                self.markup.append(markup)
            self.add(child.tail)

    def block(self, child: etree._Element, name: str) -> None:
        """Read one block-level element."""
        if name in _HEADINGS:
            self.leaf("heading", child, level=_HEADINGS[name])
        elif name == "figcaption":
            self.leaf("caption", child)
        elif name in _LISTS:
            self.items(child, name)
        elif name == "table":
            self.table(child)
        elif name == "blockquote":
            before, self.kind = self.kind, "quote"
            self.walk(child)
            self.flush()
            self.kind = before
        else:
            self.walk(child)

    def leaf(self, kind: str, element: etree._Element, *, level: int = 0) -> None:
        """Add an element that holds one line."""
        text, markup = _content(element)
        if line := one_line(text.replace(_BREAK, " ")):
            self.parts.append(part(kind, line, one_line(markup.replace(_BREAK, " ")), level=level))

    def items(self, element: etree._Element, name: str) -> None:
        """Add a list; lists within it become further items of it."""
        lines, markups = [], []
        for item in element.iter():
            if _name(item) in _ITEMS:
                text, markup = _content(item, without=_LISTS)
                if line := one_line(text.replace(_BREAK, " ")):
                    lines.append(line)
                    markups.append(f"<li>{one_line(markup.replace(_BREAK, ' '))}</li>")
        if lines:
            tag = "ol" if name == "ol" or element.get("rend") == "ol" else "ul"
            self.parts.append(part("list", "\n".join(lines), f"<{tag}>{''.join(markups)}</{tag}>"))
        else:
            self.walk(element)

    def table(self, element: etree._Element) -> None:
        """Add a table, a line for each row. A table of one column is layout: its content is read as paragraphs."""
        rows = [[cell for cell in row if _name(cell) in ("td", "th")] for row in element.iter() if _name(row) == "tr"]
        if not any(len(row) > 1 for row in rows):
            for row in rows:
                for cell in row:
                    self.walk(cell)
                    self.flush()
            return
        lines, markups = [], []
        for row in rows:
            contents = [_content(cell) for cell in row]
            texts = [one_line(text.replace(_BREAK, " ")) for text, _ in contents]
            if any(texts):
                lines.append(" | ".join(texts))
                cells = "".join(f"<td>{one_line(markup.replace(_BREAK, ' '))}</td>" for _, markup in contents)
                markups.append(f"<tr>{cells}</tr>")
        if lines:
            self.parts.append(part("table", "\n".join(lines), f"<table><tbody>{''.join(markups)}</tbody></table>"))

    def add(self, text: str | None) -> None:
        """Gather text that stands in no block of its own."""
        if text:
            self.text.append(text)
            self.markup.append(html.escape(text, quote=False))

    def flush(self) -> None:
        """End the paragraph that is gathered; two line breaks in a row part it."""
        if not self.text:
            return
        texts = re.split(f"{_BREAK}(?:\\s*{_BREAK})+", "".join(self.text))
        markups = re.split(f"{_BREAK}(?:\\s*{_BREAK})+", "".join(self.markup))
        self.text, self.markup = [], []
        if len(texts) != len(markups):  # a double break within emphasis: markup of one paragraph cannot be parted
            markups = [html.escape(text, quote=False) for text in texts]
        for text, markup in zip(texts, markups, strict=True):
            if line := one_line(text.replace(_BREAK, " ")):
                self.parts.append(part(self.kind, line, one_line(markup).replace(_BREAK, "<br>")))


def _name(element: etree._Element) -> str:
    """Return an element's name in HTML's words; "" for comments and the like."""
    tag = element.tag
    if not isinstance(tag, str):
        return ""
    tag = tag.lower()
    if tag == "head" and element.get("rend"):
        rank = element.get("rend") or "h2"
        return rank if rank in _HEADINGS else "h2"
    if tag == "hi":
        return _RENDERED.get(element.get("rend") or "", "span")
    return _TRAFILATURA.get(tag, tag)


def _holds_block(element: etree._Element) -> bool:
    return len(element) > 0 and any(_name(inner) in _BLOCK_LEVEL for inner in element.iterdescendants())


def _content(element: etree._Element, *, without: frozenset[str] = frozenset()) -> tuple[str, str]:
    """Return an element's inner text and inner markup, leaving out the elements of some names."""
    texts, markups = [element.text or ""], [html.escape(element.text or "", quote=False)]
    for child in element:
        name = _name(child)
        if name and name not in _SKIPPED and name not in without:
            text, markup = (_BREAK, _BREAK) if name == "br" else _inline(child, without)
            # Blocks within one line are parted by a space, or their words would run together.
            gap = " " if name in _BLOCK_LEVEL else ""
            texts.append(gap + text + gap)
            markups.append(gap + markup + gap)
        texts.append(child.tail or "")
        markups.append(html.escape(child.tail or "", quote=False))
    return "".join(texts), "".join(markups)


def _inline(element: etree._Element, without: frozenset[str] = frozenset()) -> tuple[str, str]:
    text, markup = _content(element, without=without)
    name = _name(element)
    if name == "a":
        target = element.get("target") or element.get("href") or ""
        if target and text.strip():
            return text, f'<a href="{html.escape(target)}">{markup}</a>'
    elif name in _EMPHASIS and text.strip():
        tag = _EMPHASIS[name]
        return text, f"<{tag}>{markup}</{tag}>"
    return text, markup

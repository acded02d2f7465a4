"""From the runs that belong to an article to its typed blocks, each with its markup."""

import html
from collections.abc import Iterable

from selectolax.lexbor import LexborHTMLParser

from wireroom.articles.blocks import MOST_BLOCKS, Part, part, parts_of_text
from wireroom.articles.inline import markup_of
from wireroom.articles.runs import MARKS, Boxes, Runs, runs_of
from wireroom.articles.weight import lightened
from wireroom.text.clean import text_of_html
from wireroom.text.gate import is_too_deep

# Longer items of a list are paragraphs in a list made for layout; so are longer cells of a table.
ITEM_CHARACTERS = 600

_HEADINGS = {"h1": 2, "h2": 2, "h3": 3, "h4": 4, "h5": 4, "h6": 4}
_BIT = {name: 1 << at for at, name in enumerate(MARKS)}
_ITEM, _CELL, _QUOTE, _CAPTION, _POST, _HEADING = (
    _BIT[name] for name in ("item", "cell", "quote", "caption", "post", "heading")
)
_LISTS = frozenset(("ul", "ol", "dl", "menu"))


def parts_of_html(markup: str) -> list[Part]:
    """Read the blocks of HTML as a feed delivers it, or of plain text. Never raises."""
    if "<" not in markup:
        return parts_of_text(html.unescape(markup))
    light = None if is_too_deep(markup) else lightened(markup)
    root = LexborHTMLParser(light).body if light is not None else None
    if root is None:
        return parts_of_text(text_of_html(markup))
    runs = runs_of(root)
    return parts_of_runs(runs, range(len(runs.text)))[:MOST_BLOCKS]


def parts_of_runs(runs: Runs, chosen: Iterable[int]) -> list[Part]:
    """Make the blocks of an article.

    Args:
        runs: The runs of its page.
        chosen: The places of those that belong to it, in the order of the page.
    """
    parts: list[Part] = []
    group = -1
    for at in chosen:
        kind, whole = _kind(runs, at)
        if kind in ("list", "table") and whole == group and parts and parts[-1].block.kind == kind:
            parts[-1] = _joined(parts[-1], _line(runs, at, kind), runs.text[at], kind)
        elif kind in ("list", "table"):
            parts.append(part(kind, runs.text[at], _wrapped(_line(runs, at, kind), kind, runs.boxes.tag[whole])))
        else:
            parts.append(
                part(kind, runs.text[at], _markup(runs, at), level=_level(runs, at) if kind == "heading" else 0)
            )
        group = whole
    return parts


def _kind(runs: Runs, at: int) -> tuple[str, int]:
    """Say what kind of block a run is, and the place of the list or table that it is a line of (-1: none)."""
    boxes, box = runs.boxes, runs.box[at]
    marks = boxes.marks[box]
    if boxes.tag[box] in _HEADINGS:
        return "heading", -1
    if marks & _CAPTION:
        return "caption", -1
    if marks & _POST:
        return "post", -1
    if marks & _CELL and " | " in runs.text[at]:
        return "table", _around(boxes, box, frozenset(("table",)))
    if marks & _ITEM and len(runs.text[at]) <= ITEM_CHARACTERS:
        whole = _around(boxes, box, _LISTS)
        return ("list", whole) if whole >= 0 else ("body", -1)
    return ("quote" if marks & _QUOTE else "body"), -1


def _level(runs: Runs, at: int) -> int:
    return _HEADINGS[runs.boxes.tag[runs.box[at]]]


def _around(boxes: Boxes, box: int, tags: frozenset[str]) -> int:
    """Return the outermost box of these kinds around a box, up to a box that is none of a list's or table's parts."""
    found = -1
    while box:
        if boxes.tag[box] in tags:
            found = box
        box = boxes.parent[box]
    return found


def _markup(runs: Runs, at: int) -> str:
    if not runs.marked[at]:
        return html.escape(runs.text[at], quote=False)
    return markup_of(runs.boxes.node[runs.box[at]], runs.nth[at]) or html.escape(runs.text[at], quote=False)


def _line(runs: Runs, at: int, kind: str) -> str:
    if kind == "table":
        cells = html.escape(runs.text[at], quote=False).split(" | ")
        return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"
    return f"<li>{_markup(runs, at)}</li>"


def _wrapped(line: str, kind: str, tag: str) -> str:
    if kind == "table":
        return f"<table><tbody>{line}</tbody></table>"
    return f"<ol>{line}</ol>" if tag == "ol" else f"<ul>{line}</ul>"


def _joined(before: Part, line: str, text: str, kind: str) -> Part:
    end = "</tbody></table>" if kind == "table" else before.html[-5:]
    whole = before.html.removesuffix(end) + line + end
    return part(kind, f"{before.block.text}\n{text}", whole)

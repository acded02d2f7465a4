"""The markup of a run: links and emphasis within the words of a box that holds no block of its own."""

import html
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from wireroom.articles.runs import BLOCK, BREAK, KINDS, SKIP

_SHOWN = {"b": "strong", "strong": "strong", "i": "em", "em": "em", "cite": "em", "sub": "sub", "sup": "sup"} | {
    "code": "code"
}


def markup_of(box: LexborNode, nth: int) -> str:
    """Return the inner markup of the n-th run of a box, to be sanitised; "" where there is no such run."""
    for at, markup in enumerate(_runs(box)):
        if at == nth:
            return markup
    return ""


def _runs(box: LexborNode) -> Iterator[str]:
    """Yield the markup of each run of a box: parted where blocks stand and where two breaks follow each other."""
    pieces: list[str] = []
    shown = after_break = False
    ends: list[tuple[LexborNode | None, str]] = []
    node = box.first_child
    while node is not None or ends:
        if node is None:
            node, end = ends.pop()
            pieces.append(end)
            continue
        tag = node.tag or ""
        kind = KINDS.get(tag, 0)
        if tag == "-text":
            text = node.text_content or ""
            pieces.append(html.escape(text, quote=False))
            if text.strip():
                shown, after_break = True, False
        elif kind == BLOCK or (kind == BREAK and after_break):
            # What is open is closed here and opened again behind the border.
            if shown:
                yield _tidy([*pieces, *(end for _, end in reversed(ends))])
            pieces, shown, after_break = [], False, False
        elif kind == BREAK:
            pieces.append("<br>")
            after_break = True
        elif kind != SKIP and (inner := node.first_child) is not None:
            start, end = _tags(node, tag)
            pieces.append(start)
            ends.append((node.next, end))
            node = inner
            continue
        node = node.next
    if shown:
        yield _tidy(pieces)


def _tags(node: LexborNode, tag: str) -> tuple[str, str]:
    if tag == "a":
        target = node.attributes.get("href") or ""
        return (f'<a href="{html.escape(target)}">', "</a>") if target else ("", "")
    shown = _SHOWN.get(tag)
    return (f"<{shown}>", f"</{shown}>") if shown else ("", "")


def _tidy(pieces: list[str]) -> str:
    text = " ".join("".join(pieces).split())
    while text.startswith("<br>"):
        text = text[4:].lstrip()
    return text.removesuffix("<br>").rstrip()

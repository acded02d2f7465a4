"""Links and emphasis of a text, taken from its sanitised HTML where that is block for block the text that we cite."""

from markupsafe import Markup
from selectolax.lexbor import LexborHTMLParser, LexborNode

from wireroom.model.article import Block, Reading
from wireroom.text.sanitise import POLICY, sanitise
from wireroom.web.safe import sanitised

#: Elements that may stand inside a paragraph of ours.
INLINE = frozenset("a abbr b bdi br cite code em i kbd mark q s small strong sub sup time u".split())


def inline_markup(reading: Reading, blocks: list[Block]) -> list[tuple[Markup, ...] | None]:
    """Give each block's markup, one entry an item for lists; None where the plain text must do.

    HTML that another policy of the sanitiser let through is sanitised anew by the present one (S21); HTML that does not
    say what the text says is not shown, since citations are places in the text.
    """
    nothing: list[tuple[Markup, ...] | None] = [None] * len(blocks)
    if not reading.html:
        return nothing
    # its links are absolute already: what is relative was let through by mistake
    html = reading.html if reading.policy == POLICY else sanitise(reading.html, base="")
    body = LexborHTMLParser(html).body
    nodes = list(body.iter(include_text=False)) if body is not None else []
    if len(nodes) != len(blocks):
        return nothing
    return [_of_block(block, node) for block, node in zip(blocks, nodes, strict=True)]


def _of_block(block: Block, node: LexborNode) -> tuple[Markup, ...] | None:
    if block.kind == "list":
        items = list(node.iter(include_text=False))
        lines = block.text.split("\n")
        if len(items) != len(lines):
            return None
        found = [_of_line(line, item) for line, item in zip(lines, items, strict=True)]
        return None if any(one is None for one in found) else tuple(one for one in found if one is not None)
    if block.kind not in ("body", "standfirst", "quote", "post", "caption"):
        return None
    inner = _of_line(block.text, node)
    return None if inner is None else (inner,)


def _of_line(text: str, node: LexborNode) -> Markup | None:
    """Give the inside of an element, if it is inline and says the same."""
    inside = [child.tag for child in node.traverse(include_text=False)][1:]
    if any(tag not in INLINE for tag in inside) or "".join(node.text().split()) != "".join(text.split()):
        return None
    return sanitised(node.inner_html or "")

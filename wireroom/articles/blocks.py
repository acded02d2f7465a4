"""The typed blocks of a text, each with its markup, which is sanitised before anybody sees it."""

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass

from wireroom.articles.head import one_line
from wireroom.model.article import Block
from wireroom.text.clean import without_controls

# More blocks than any article has; the rest is cut.
MOST_BLOCKS = 3000


@dataclass(frozen=True, slots=True)
class Part:
    """A block and its markup."""

    block: Block
    html: str


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
        case "quote" | "post":
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

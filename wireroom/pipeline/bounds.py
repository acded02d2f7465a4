"""How much of one article is kept, wherever it comes from (S14, S15, S18): its feed, its page, or a file.

Feeds are cut where they are parsed; pages and files pass here. What is cut is told in the provenance, under "cut".
"""

from dataclasses import replace

from wireroom.feeds.limits import MAX_AUTHOR, MAX_AUTHORS, MAX_BODY, MAX_TITLE, cut_text
from wireroom.model.article import Block, Reading
from wireroom.text.addresses import safe_link
from wireroom.text.clean import plain_text, without_controls


def within(reading: Reading) -> Reading:
    """Return a reading of which no part is longer than what is kept, clean, with addresses that may be linked to."""
    title = _line(reading.title, MAX_TITLE)
    authors = tuple(_line(name, MAX_AUTHOR) for name in reading.authors[:MAX_AUTHORS])
    standfirst = None if reading.standfirst is None else cut_text(without_controls(reading.standfirst), MAX_BODY)
    alt = None if reading.image_alt is None else _line(reading.image_alt, MAX_TITLE)
    made = replace(
        reading,
        title=title,
        authors=authors,
        standfirst=standfirst,
        image=_address(reading.image),
        image_alt=alt,
        canonical=_address(reading.canonical),
    )
    made = _with_text(made)
    cut = [
        name
        for name, before, after in (
            ("title", reading.title, title),
            ("authors", reading.authors, authors),
            ("text", reading.text, made.text),
        )
        if len(after) < len(before)
    ]
    return replace(made, provenance={**made.provenance, "cut": " ".join(cut)}) if cut else made


def _with_text(reading: Reading) -> Reading:
    """Cut the text between blocks or within the last one; HTML that says more than the text goes."""
    if without_controls(reading.text) == reading.text and cut_text(reading.text, MAX_BODY) == reading.text:
        return reading
    blocks: list[Block] = []
    left = MAX_BODY
    for block in reading.blocks or (Block(kind="body", text=reading.text),):
        text = cut_text(without_controls(block.text), max(left, 0))
        if not text:
            break
        blocks.append(replace(block, text=text))
        left -= len(text.encode()) + 2  # a blank line stands between two
    return replace(reading, text="\n\n".join(block.text for block in blocks), blocks=tuple(blocks), html="")


def _line(text: str, most: int) -> str:
    return cut_text(plain_text(text), most).rstrip()


def _address(url: str | None) -> str | None:
    return safe_link(url) if url else None

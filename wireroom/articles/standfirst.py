"""The sentence or two under a title that say what an article is about.

Publishers print it between the title and the text, and declare it as the page's description. It is only part of the
text where people see it; a description that is written for search engines alone stays apart.
"""

from collections.abc import Sequence
from dataclasses import replace

from wireroom.articles.blocks import Part, part
from wireroom.articles.head import one_line
from wireroom.articles.page import Page
from wireroom.articles.structured import words_of
from wireroom.articles.title import folded

# Shorter descriptions are site names and slogans; longer ones are the text itself.
FEWEST_CHARACTERS = 40
MOST_CHARACTERS = 1000
# A description is often cut; this much of it must be found at the start of a paragraph.
ENOUGH = 0.9


def with_standfirst(
    page: Page, parts: list[Part], title: str, shown: Sequence[str]
) -> tuple[list[Part], str | None, str]:
    """Find the standfirst and give it its place at the head of the text.

    Args:
        page: The opened page.
        parts: The text as found.
        title: The article's title.
        shown: All lines that stand on the page.

    Returns:
        The parts (with the standfirst first where people see it), its text or None, and where it comes from ("html"
        where it is seen on the page, else "meta" or "json-ld").
    """
    for text, found in _descriptions(page):
        plain = folded(text).rstrip(".… ")
        if not FEWEST_CHARACTERS <= len(text) <= MOST_CHARACTERS or plain == folded(title):
            continue
        for at, one in enumerate(parts[:3]):
            if one.block.kind in ("body", "heading", "quote") and _same(folded(one.block.text), plain):
                block = replace(one.block, kind="standfirst", level=0)
                rest = [other for place, other in enumerate(parts) if place != at]
                return [replace(part("body", block.text), block=block), *rest], block.text, "html"
        if any(plain in folded(one.block.text) for one in parts):
            return parts, text, found
        if seen := _seen_on_page(shown, plain):
            return [replace(part("body", seen), block=part("standfirst", seen).block), *parts], seen, "html"
        return parts, text, found
    return parts, None, ""


def _descriptions(page: Page) -> list[tuple[str, str]]:
    given = (
        (words_of(page.article.get("description")), "json-ld"),
        (page.meta("og:description"), "meta"),
        (page.meta("description", "twitter:description", "dc.description"), "meta"),
    )
    return [(one_line(text), found) for text, found in given if text]


def _same(text: str, wanted: str) -> bool:
    """Say whether a paragraph is the description: equal, or one cut to the other."""
    text = text.rstrip(".… ")
    short, long = sorted((text, wanted), key=len)
    return long.startswith(short) and len(short) >= ENOUGH * len(long)


def _seen_on_page(shown: Sequence[str], wanted: str) -> str:
    """Return the description as it stands on the page; "" where nobody sees it."""
    start = wanted[:12]
    for text in shown:
        if len(text) <= MOST_CHARACTERS and folded(text[:40]).startswith(start) and _same(folded(text), wanted):
            return text
    return ""

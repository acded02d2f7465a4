"""What did a live page add, and when?

Live pages declare their entries for machines (LiveBlogPosting) or mark them up the same way. Entries without any words
are left out; one without a time keeps its place and has no time.
"""

from collections.abc import Iterator
from typing import Any

from selectolax.lexbor import LexborNode

from wireroom.articles.date_forms import parse_date
from wireroom.articles.head import line_of, one_line
from wireroom.articles.page import Page
from wireroom.articles.structured import kinds, words_of
from wireroom.model.article import Update
from wireroom.text.clean import plain_text, text_of_html

# The longest days of live reporting have about this many entries.
MOST_UPDATES = 300
# An entry's first words say what it is about; the whole stands on the page.
MOST_CHARACTERS = 600


def updates_of(page: Page, zone: Any) -> tuple[Update, ...]:
    """Read the entries of a live page, in the order of the page, without repeats.

    Args:
        page: The opened page.
        zone: The page's own zone (`datetime.tzinfo`), for times that tell none.
    """
    found: dict[tuple[float | None, str], Update] = {}
    for time, heading, whole in (*_declared(page), *_marked_up(page)):
        title, text = _plain(heading), _plain(whole)
        if not title and not text:
            continue
        moment = parse_date(time)
        at = None if moment is None else (moment if moment.tzinfo else moment.replace(tzinfo=zone)).timestamp()
        found.setdefault((at, title or text), Update(at=at, title=title, text=text))
        if len(found) >= MOST_UPDATES:
            break
    return tuple(found.values())


def _plain(words: str) -> str:
    return one_line(text_of_html(words) if "<" in words else plain_text(words))[:MOST_CHARACTERS]


def _declared(page: Page) -> Iterator[tuple[str, str, str]]:
    for item in page.structured.objects:
        if "liveblogposting" not in kinds(item):
            continue
        given = item.get("liveBlogUpdate")
        for one in given if isinstance(given, list) else [given]:
            if isinstance(one, dict):
                time = words_of(one.get("datePublished") or one.get("dateModified"))
                yield time, words_of(one.get("headline") or one.get("name")), words_of(one.get("articleBody"))


def _marked_up(page: Page) -> Iterator[tuple[str, str, str]]:
    for roles, node in page.head.marked:
        if "liveblogupdate" in roles.split():
            time = _first(node, "time,[itemprop='datePublished']")
            title = _first(node, "[itemprop='headline'],h2,h3,h4")
            told = (time.attributes.get("datetime") or time.attributes.get("content") or "") if time else ""
            yield told, line_of(title) if title else "", line_of(node)


def _first(node: LexborNode, selector: str) -> LexborNode | None:
    found = node.css(selector)
    return found[0] if found else None

"""What stands beside the headline? There a page says when an article was published and who wrote it.

Between the headline and the text stand standfirst, byline, buttons and a picture with its words; above the headline
stand a kicker and sometimes a date. What comes after is the text; what belongs to other headlines is not looked at.
"""

import functools
import itertools
import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from wireroom.articles.head import line_of, one_line
from wireroom.articles.page import Page
from wireroom.articles.title import folded

# A text of this length is a paragraph: the article has begun.
PARAGRAPH_CHARACTERS = 110
# Beyond so much there is no beside.
LINES_AFTER, PARAGRAPHS_AFTER, CHARACTERS_AFTER = 60, 2, 1500
LINES_BEFORE = 12
# Above the headline a date may stand beside any box around it.
LEVELS_BEFORE = 6
# Boxes of comments and lists are named within so many levels above what they hold; further up stand whole columns.
LEVELS_NAMED = 4

_SILENT = frozenset({"script", "style", "template", "noscript", "option", "select", "button"})
_ELSEWHERE = re.compile(
    r"comment|respond|reply|related|sidebar|widget|teaser|recommend|popular|latest|footer|kommentar|archive|copyright|"
    r"event-date|calendar",
    re.IGNORECASE,
)
_COMMENT = re.compile(r"comment|reply|respond|kommentar", re.IGNORECASE)

#: A short text as it stands in one node, and the node.
Line = tuple[str, LexborNode]


class Beside:
    """The lines beside one page's headline, looked for when they are first asked for."""

    def __init__(self, page: Page, title: str) -> None:
        self._page = page
        self.title = title

    @functools.cached_property
    def headline(self) -> LexborNode | None:
        """The element that shows the title; None where none does."""
        wanted = folded(self.title)
        head = self._page.head
        for node in (*head.heading_nodes, *head.lesser):
            if wanted and wanted in folded(line_of(node)):
                return node
        if head.heading_nodes:
            return head.heading_nodes[0]
        body = self._page.dom.body
        for node in body.traverse(include_text=True) if body is not None and wanted else ():
            if node.tag == "-text" and folded((node.text_content or "")[: 2 * len(wanted) + 40]) == wanted:
                return node.parent
        return None

    @functools.cached_property
    def after(self) -> list[Line]:
        """The short texts that follow the headline until the article has begun; what stands within it comes first.

        Where no element shows the title, the page's first texts.
        """
        return list(self._after())

    def first_after(self, most: int) -> list[Line]:
        """Give the first of these alone: they are found without looking at the rest."""
        return list(itertools.islice(self._after(), most))

    def _after(self) -> Iterator[Line]:
        body = self._page.dom.body
        if self.headline is not None:
            within = line_of(self.headline)
            if folded(within) != folded(self.title):
                yield within, self.headline
            nodes = _following(self.headline)
        else:
            nodes = body.traverse(include_text=True) if body is not None else iter(())
        lines = paragraphs = characters = 0
        for text, node in _texts(nodes):
            if len(text) > PARAGRAPH_CHARACTERS:
                paragraphs += 1
            else:
                lines += 1
                yield text, node
            characters += len(text)
            if lines >= LINES_AFTER or paragraphs >= PARAGRAPHS_AFTER or characters >= CHARACTERS_AFTER:
                break

    @functools.cached_property
    def before(self) -> list[Line]:
        """The short texts right before the headline, in the order of the page."""
        lines: list[Line] = []
        node = self.headline
        for _ in range(LEVELS_BEFORE):
            if node is None or node.tag in ("body", "main", "html"):
                break
            near = node.prev
            while near is not None and len(lines) < LINES_BEFORE:
                if near.tag not in ("nav", "header"):
                    texts = _texts(near.traverse(include_text=True))
                    lines = [*(line for line, _ in zip(texts, range(LINES_BEFORE), strict=False)), *lines]
                near = near.prev
            node = node.parent
        return [line for line in lines[-LINES_BEFORE:] if len(line[0]) <= PARAGRAPH_CHARACTERS]


def is_elsewhere(node: LexborNode) -> bool:
    """Say whether an element is a comment's, a list's or the footer's."""
    above: LexborNode | None = node
    levels, inside = 0, False  # an article has a foot and notes of its own
    while above is not None and above.tag not in ("body", "html"):
        if above.tag == "nav" or (above.tag in ("footer", "aside") and not inside and not _in_article(above)):
            return True
        inside = inside or above.tag == "article"
        given = above.attributes if levels < LEVELS_NAMED and above.is_element_node else {}
        if given and _ELSEWHERE.search(f"{given.get('class') or ''} {given.get('id') or ''}"):
            return True
        above = above.parent
        levels += 1
    return False


def is_comment(node: LexborNode) -> bool:
    """Say whether an element belongs to a reader's comment."""
    above: LexborNode | None = node
    levels = 0
    while above is not None and above.tag not in ("body", "html") and levels < LEVELS_NAMED:
        given = above.attributes
        if _COMMENT.search(f"{given.get('class') or ''} {given.get('id') or ''}"):
            return True
        above, levels = above.parent, levels + 1
    return False


def _in_article(node: LexborNode) -> bool:
    above = node.parent
    while above is not None:
        if above.tag == "article":
            return True
        above = above.parent
    return False


def _following(node: LexborNode) -> Iterator[LexborNode]:
    above: LexborNode | None = node
    while above is not None and above.tag != "body":
        near = above.next
        while near is not None:
            yield from near.traverse(include_text=True)
            near = near.next
        above = above.parent


def _texts(nodes: Iterator[LexborNode]) -> Iterator[Line]:
    for node in nodes:
        if node.tag == "-text":
            parent = node.parent
            if parent is not None and parent.tag not in _SILENT and (text := one_line(node.text_content or "")):
                yield text, node

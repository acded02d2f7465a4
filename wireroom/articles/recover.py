"""Was a part of the text left behind?

Long articles stand in several boxes with advertisements between them, and a search for the one box with the text takes
the first. Paragraphs betray themselves: those of one article look alike (same element, same classes, same kind of
parents). Where many that look like the ones found were left out, they are put back in their places.
"""

import re
from collections.abc import Iterator

from lxml import etree

from wireroom.articles.blocks import Part, parts_of_element
from wireroom.articles.page import Page, inner_text

# Chosen on the tuning halves: below a fifth of the text and 400 characters what is missing is mostly furniture (boxes,
# notes, teasers), above it mostly the rest of the article.
LEAST_SHARE = 0.2
LEAST_CHARACTERS = 400
# One paragraph that looks alike is chance.
LEAST_FOUND = 2
# Paragraphs that are mostly links lead elsewhere.
MOST_LINKS = 0.4
# As much of a paragraph as tells it from all others on the page.
KEY = 80

_OUTSIDE = frozenset({"nav", "footer", "aside", "form", "figcaption", "noscript", "dialog", "template"})
_WITH_PARAGRAPHS = frozenset({"p", "h2", "h3", "h4", "ul", "ol", "blockquote"})

_NO_LETTER = re.compile(r"[\W_]+")
# Readers' comments look alike as well.
_COMMENTS = re.compile(
    r"(?:^|[\s_-])(?:comments?(?:list|form|body|content|text|thread)?|disqus|respond|repl(?:y|ies)|kommentare?)(?:$|[\s_-])",
    re.IGNORECASE,
)

Look = tuple[str, ...]


def with_rest(page: Page, parts: list[Part]) -> list[Part]:
    """Put back paragraphs that look like the ones found and were left out; the same parts where nothing is missing."""
    known = _letters("".join(one.block.text for one in parts))
    places = {_key(one.block.text): at for at, one in reversed(list(enumerate(parts)))}
    paragraphs = [(element, inner_text(element), _look(element)) for element in _paragraphs(page)]
    found: dict[Look, int] = {}
    for _, text, look in paragraphs:
        if len(text) >= KEY and _key(text) in known:
            found[look] = found.get(look, 0) + 1
    missing = [
        (element, text)
        for element, text, look in paragraphs
        if found.get(look, 0) >= LEAST_FOUND and _key(text) not in known and not _leads_away(element, text)
    ]
    size = sum(len(text) for _, text in missing)
    if size < LEAST_CHARACTERS or size < LEAST_SHARE * sum(len(one.block.text) for one in parts):
        return parts
    return _merged(page, parts, places, known, {element.getparent() for element, _ in missing})


def _merged(
    page: Page, parts: list[Part], places: dict[str, int], known: str, boxes: set[etree._Element | None]
) -> list[Part]:
    """Put what stands in the boxes of missing paragraphs behind the part that comes before it on the page."""
    after: dict[int, list[Part]] = {}
    seen: set[str] = set()
    at = -1
    for element in page.tree.iter(*_WITH_PARAGRAPHS):
        text = inner_text(element)
        key = _key(text)
        if key in places:
            at = max(at, places[key])
        elif element.getparent() in boxes and key not in known and key not in seen and not _leads_away(element, text):
            seen.add(key)
            after.setdefault(at, []).extend(parts_of_element(element))
    merged = list(after.get(-1, []))
    for place, one in enumerate(parts):
        merged += [one, *after.get(place, [])]
    return merged


def _paragraphs(page: Page) -> Iterator[etree._Element]:
    for element in page.tree.iter("p"):
        if not any(ancestor.tag in _OUTSIDE or _is_aside(ancestor) for ancestor in element.iterancestors()):
            yield element


def _is_aside(element: etree._Element) -> bool:
    """Say whether an element is hidden, or holds readers' comments."""
    if element.tag not in ("body", "html") and _COMMENTS.search(
        f"{element.get('class') or ''} {element.get('id') or ''}"
    ):
        return True
    style = (element.get("style") or "").replace(" ", "").lower()
    return "display:none" in style or element.get("hidden") is not None or element.get("aria-hidden") == "true"


def _look(element: etree._Element) -> Look:
    """Describe how a paragraph is made: its classes, and element and classes of its parent and grandparent."""
    look = [element.get("class") or ""]
    for ancestor, _ in zip(element.iterancestors(), range(2), strict=False):
        look += [str(ancestor.tag), ancestor.get("class") or ""]
    return tuple(look)


def _key(text: str) -> str:
    """Return the first letters of a paragraph: spaces and signs differ between what was found and what stands there."""
    return _letters(text[: 2 * KEY])[:KEY]


def _letters(text: str) -> str:
    return _NO_LETTER.sub("", text)


def _leads_away(element: etree._Element, text: str) -> bool:
    return sum(len(inner_text(link)) for link in element.iter("a")) > MOST_LINKS * len(text)

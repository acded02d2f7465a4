"""Links and emphasis of the paragraphs that were found.

The text is found without them, since looking for them changes what is found; the page's own paragraph lends its markup
where it says word for word the same.
"""

from dataclasses import replace

from wireroom.articles.blocks import Part, parts_of_element
from wireroom.articles.page import Page

_PLACES = ("p", "h2", "h3", "h4", "ul", "ol")
# Only elements that hold one of these have markup to lend.
_LENT = frozenset({"a", "b", "strong", "i", "em", "cite", "sub", "sup"})


def with_markup(page: Page, parts: list[Part]) -> list[Part]:
    """Give parts the markup of the page's own elements with exactly the same text."""
    wanted = {one.block.text for one in parts}
    lent: dict[str, str] = {}
    for element in page.tree.iter(*_PLACES):
        if len(element) == 0 or not any(inner.tag in _LENT for inner in element.iterdescendants()):
            continue
        found = parts_of_element(element)
        if len(found) == 1 and found[0].block.text in wanted:
            lent.setdefault(f"{found[0].block.kind} {found[0].block.text}", found[0].html)
    return [replace(one, html=lent.get(f"{one.block.kind} {one.block.text}", one.html)) for one in parts]

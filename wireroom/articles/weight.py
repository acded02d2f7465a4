"""May this page be made into a tree, and will that tree be of a size that its length explains?

The standard's way of building trees has two costs that grow with the square of what a hostile page puts in: elements
that nest without end, and formatting (`<font>`, `<b>`) that is left open and begins anew in every paragraph. Both are
seen in one pass over the tags, before any tree is built (S19, R36).
"""

import re

# Real articles have 1,000 to 6,000 tags. Far more are generated, and would cost seconds.
MOST_TAGS = 400_000
# Below this many tags neither cost is felt (at worst a quarter of a second and 110 MB), so that nothing is counted.
FEW_TAGS = 2_500
# Pages of real life leave up to a few hundred elements open, most of them by mistake.
MOST_OPEN = 2_000
# Formatting that is left open times tags: as many elements may come of it, some 140 bytes each.
MOST_COPIES = 1_000_000

# Elements that never hold others, and those that end by themselves where the next one begins.
_UNNESTED = frozenset(
    "area base br col embed hr img input link meta param source track wbr p li dt dd tr td th option colgroup thead "
    "tbody tfoot rt rp html head body".split()
)
_FORMATTING = frozenset("a b big code em font i nobr s small strike strong tt u".split())
_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)")
_FORMATTING_TAG = re.compile(rf"</?(?:{'|'.join(sorted(_FORMATTING))})(?=[\s/>])[^<>]*>", re.IGNORECASE)


def lightened(page: str) -> str | None:
    """Return a page that may be made into a tree: as it is, or without its formatting; None where it nests too deeply.

    >>> lightened("<p>Ships <b>wait</b>.</p>"), lightened("<div>" * 5000)
    ('<p>Ships <b>wait</b>.</p>', None)
    """
    tags = page.count("<")
    if tags <= FEW_TAGS:
        return page
    if tags > MOST_TAGS:
        return None
    most_open, most_formatting = _left_open(page)
    if most_open > MOST_OPEN:
        return None
    return _FORMATTING_TAG.sub("", page) if most_formatting * tags > MOST_COPIES else page


def _left_open(page: str) -> tuple[int, int]:
    """Count the elements, and among them the formatting, that are open at once at most; end tags close their kind."""
    open_now: dict[str, int] = {}
    total = formatting = most = most_formatting = 0
    for closing, written in _TAG.findall(page):
        name = written.lower()
        if name in _UNNESTED:
            continue
        if not closing:
            open_now[name] = open_now.get(name, 0) + 1
            total += 1
            most = max(most, total)
            if name in _FORMATTING:
                formatting += 1
                most_formatting = max(most_formatting, formatting)
        elif open_now.get(name):
            open_now[name] -= 1
            total -= 1
            formatting -= name in _FORMATTING
    return most, most_formatting

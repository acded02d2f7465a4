"""May this markup be made into a tree?

Trees of hostile markup cost more than its length: a hundred thousand nested elements take minutes in a fast parser.
So markup passes a gate first, which reads it once from left to right (S19).
"""

import re

# Real feed entries nest a few dozen elements; the XML side has the same limit (S12).
MAX_DEPTH = 256

# Elements that never hold others, and those that end by themselves where the next one begins.
_UNNESTED = frozenset(
    "area base br col embed hr img input link meta param source track wbr p li dt dd tr td th option colgroup thead "
    "tbody tfoot rt rp".split()
)
# Inside a drawing, and only there, "/>" ends an element. Any other element may lead out of the drawing.
_DRAWING = frozenset(
    "path g rect circle line polyline polygon ellipse use defs stop lineargradient radialgradient clippath mask symbol "
    "text tspan animate animatetransform filter image pattern marker".split()
)

# Elements that XHTML ends with "/>" and HTML does not: what follows them would be taken for their content.
_ENDED = re.compile(
    r"<(iframe|script|style|object|noscript|textarea|title|video|audio|canvas)\b([^<>]*)/>", re.IGNORECASE
)
_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)(?:[^<>]*(/)>)?")


def is_too_deep(markup: str, most: int = MAX_DEPTH) -> bool:
    """Say whether a parser might nest elements deeper than `most`. One pass; counts an unclosed element as open.

    >>> is_too_deep("<div>" * 300), is_too_deep("<p>" * 300), is_too_deep("<b>x</b>" * 300)
    (True, False, False)
    """
    if markup.count("<") <= most:
        return False
    depth = 0
    drawing = False
    for closing, tag, ended in _TAG.findall(markup):
        name = tag.lower()
        if name in _UNNESTED:
            drawing = False
            continue
        if name not in _DRAWING:
            drawing = name == "svg" and not closing
        elif drawing and ended:
            continue
        if not closing:
            depth += 1
            if depth > most:
                return True
        elif depth:
            depth -= 1
    return False


def with_ends(markup: str) -> str:
    """Return markup in which elements that were ended as in XHTML have an end tag, as HTML wants it.

    >>> with_ends('before <iframe src="x"/> after')
    'before <iframe src="x"></iframe> after'
    """
    return _ENDED.sub(r"<\1\2></\1>", markup) if "/>" in markup else markup

"""Where does an element end that was never closed?

A title without its end tag swallows the rest of its entry, and a feed cut off in the middle has no end at all. The
small elements of feeds hold no others of their kind, so the start of the next one ends them. Used only on documents
that a parser has refused.
"""

import re

# Elements that hold text alone, in RSS and Atom.
_LEAVES = frozenset(
    "title link guid pubdate id published updated issued modified description category comments name dc:creator "
    "dc:date dc:subject".split()
)
# What ends a leaf when it starts. (A category or a link may be an empty element in Atom; an empty one ends itself.)
_STARTERS = _LEAVES | frozenset(
    "item entry author summary content content:encoded enclosure source language ttl".split()
)
_HOLDERS = frozenset("item entry channel feed rss rdf:rdf author source image".split())

_PARTS = re.compile(r"<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)|<(/?)([A-Za-z][\w:.-]*)(?:[^<>]*?(/)?)>", re.DOTALL)
_STARTS = re.compile(r"<(?:\w{1,20}:)?(?:item|entry)[\s>]", re.IGNORECASE)
_ENDS = re.compile(r"</(?:\w{1,20}:)?(?:item|entry)\s*>", re.IGNORECASE)


def close_leaves(text: str) -> str:
    """Return the text with end tags for small elements that lack them."""
    out: list[str] = []
    done = 0
    open_leaf: str | None = None
    for match in _PARTS.finditer(text):
        if match[2] is None:  # a CDATA section or a comment
            continue
        name, closing, empty = match[2], bool(match[1]), bool(match[3])
        low = name.lower()
        if open_leaf is not None and (
            (closing and low in _HOLDERS)
            or (not closing and low in _STARTERS)
            or (closing and low != open_leaf.lower() and low in _LEAVES)
        ):
            out += [text[done : match.start()], f"</{open_leaf}>"]
            done = match.start()
            open_leaf = None
        if closing and open_leaf is not None and low == open_leaf.lower():
            open_leaf = None
        elif not closing and not empty and low in _LEAVES:
            open_leaf = name
    return "".join((*out, text[done:]))


def is_cut_off(text: str) -> bool:
    """Say whether a document stops within an entry: some entries have an end, the last one has none."""
    last_end = max((match.start() for match in _ENDS.finditer(text)), default=-1)
    return last_end >= 0 and _STARTS.search(text, last_end) is not None

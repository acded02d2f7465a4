"""What the labels of labelled sets mean in our sections. One table for all sets.

A set has fewer labels than we have sections, so a label stands for several of ours: where a set knows "world" and not
"politics", politics is part of its world. A section that another label of the same set names by itself is taken from
it.
"""

from collections.abc import Iterable

#: Label, lower case -> our sections, the one that it names by itself first. Empty: no section is right (left out).
SECTIONS_OF: dict[str, tuple[str, ...]] = {
    "world": ("world", "politics"),
    "society": ("world", "politics"),
    "politics": ("politics",),
    "business": ("business",),
    "economy": ("business",),
    "technology": ("technology",),
    "tech": ("technology",),
    "sci/tech": ("technology", "science"),
    "science": ("science", "health"),
    "health": ("health",),
    "entertainment": ("entertainment",),
    "sport": ("sports",),
    "sports": ("sports",),
    "lifestyle": ("lifestyle",),
    "other": ("lifestyle",),
    "not_news": (),
}


def meanings(labels: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Say which of our sections each label of one set stands for; each section for one label at most.

    Raises:
        KeyError: For a label that the table does not know.

    >>> meanings(["world", "politics"])
    {'politics': ('politics',), 'world': ('world',)}
    """
    known = {label: SECTIONS_OF[label.lower()] for label in sorted(set(labels))}
    named = {sections[0]: label for label, sections in reversed(known.items()) if sections}
    return {
        label: tuple(section for section in sections if named.get(section, label) == label)
        for label, sections in known.items()
    }

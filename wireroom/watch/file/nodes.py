"""A file as values that know where they stand, so that whatever is wrong is said with its line."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, field

#: So many names are told whole.
FEW = 6


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A place in a file, from 1."""

    line: int
    column: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One value. `kind` is "map", "list", "text", "number", "flag" or "nothing"."""

    kind: str
    mark: Mark
    #: A number, a flag, or what a text says.
    value: object = None
    #: The characters as written, where quotes were not needed to write them; a plain word may be meant as a text.
    plain: str | None = None
    items: "tuple[Node, ...]" = ()
    #: Of a map: key -> value, and where each key stands.
    keys: "dict[str, Node]" = field(default_factory=dict)
    key_marks: dict[str, Mark] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something that is wrong, where, and what would be right."""

    line: int
    column: int
    #: The keys that lead to it, as in "indicators 2 (lane.closure), half_life_days"; may be empty.
    where: str
    reason: str

    def __str__(self) -> str:
        """Say it in one line."""
        place = f"line {self.line}: " if self.line else ""
        return f"{place}{self.where}: {self.reason}" if self.where else f"{place}{self.reason}"


class UnreadableError(ValueError):
    """A text that is neither YAML nor TOML as it may be written here."""

    def __init__(self, mark: Mark, reason: str) -> None:
        super().__init__(reason)
        self.mark, self.reason = mark, reason


def nearest(name: str, known: Iterable[str]) -> str:
    """Say which known name may have been meant, or which there are where they are few; else nothing.

    >>> nearest("categorie", ["category", "critical"]), nearest("H9", ["H0", "H1"])
    ("; did you mean 'category'?", '; there are H0, H1')
    """
    names = list(dict.fromkeys(known))
    close = difflib.get_close_matches(name, names, n=1, cutoff=0.66)
    if close:
        return f"; did you mean {close[0]!r}?"
    return f"; there are {', '.join(names)}" if 1 < len(names) <= FEW else ""

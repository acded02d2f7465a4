"""A person with an office, as printed in a text of any script."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mention:
    """A person with an office, as printed. The span covers title and name."""

    #: Names in the table that the printed name may stand for.
    names: frozenset[str]
    roles: frozenset[str]
    #: Places beside the title; empty: a bare title ("Chancellor Scholz").
    places: frozenset[str]
    #: Only a surname or another short form was printed.
    short: bool
    #: A word beside the title says that it is not the holder of today ("former").
    marked: bool
    start: int
    end: int

"""How much agreement and contradiction count beside likeness: weights learned from labelled sets.

They ship as `join.json`, which says what they were learned on. `python -m training.stories` makes the file anew.
"""

import functools
from dataclasses import dataclass
from importlib.resources import files

import orjson

#: What each column of `agreement.features` says, in order.
NAMES = (
    "places_apart", "names_apart", "figures_apart", "same_outlet",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Weights:
    """What each column of `agreement.features` adds to a margin, for headlines and for full texts."""

    short: tuple[float, ...]
    long: tuple[float, ...]


@functools.cache
def learned() -> Weights:
    """Read the weights that ship with the package, once."""
    held = orjson.loads((files("wireroom.stories") / "join.json").read_bytes())
    return Weights(
        short=tuple(float(held["short"][name]) for name in NAMES),
        long=tuple(float(held["long"][name]) for name in NAMES),
    )

"""What every maker of vectors must hold. Run it on your own: `check_embedder(mine)`."""

import math
from collections.abc import Sequence

from wireroom.ports import Embedder

_TEXTS = (
    "The ferry stays in port until Friday",
    "Die Fähre bleibt bis Freitag im Hafen",
    "海峡封鎖",
    "12",
    "a" * 9000,
)
#: How near to each other answers to one text must be, alone and among others: sums are rounded in another order.
_SAME = 0.999


def check_embedder(mine: Embedder) -> None:
    """Check a maker of vectors; raises AssertionError with the law that is broken."""
    _hold(bool(mine.name), "it has a name, with its version: vectors of different makers never meet")
    _hold(list(mine.embed([])) == [], "nothing asked, nothing said")
    together = [list(one) for one in mine.embed(_TEXTS)]
    _hold(len(together) == len(_TEXTS), "one vector for each text")
    _hold(len({len(one) for one in together}) == 1, "all vectors have the same number of numbers")
    _hold(all(abs(_length(one) - 1.0) < 1e-3 for one in together), "vectors have length 1")
    _hold(together == [list(one) for one in mine.embed(_TEXTS)], "the same question has the same answer")
    for text, among in zip(_TEXTS, together, strict=True):
        (alone,) = mine.embed([text])
        _hold(_product(alone, among) > _SAME, "who else is asked about changes nothing that counts")


def _length(vector: Sequence[float]) -> float:
    return math.sqrt(_product(vector, vector))


def _product(one: Sequence[float], other: Sequence[float]) -> float:
    return sum(a * b for a, b in zip(one, other, strict=True))


def _hold(true: bool, law: str) -> None:
    if not true:
        raise AssertionError(law)

"""How well do groups that were found agree with groups that are true?

All measures take two sequences of the same length: for each item, the true group and the group found.
"""

import math
from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scores:
    """Precision, recall and their harmonic mean, each between 0 and 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean; 0 where both are 0."""
        both = self.precision + self.recall
        return 2.0 * self.precision * self.recall / both if both else 0.0


def bcubed_items(true: Sequence[Hashable], found: Sequence[Hashable]) -> list[tuple[float, float]]:
    """Return BCubed precision and recall of each item.

    Source: Bagga and Baldwin 1998: of those found together with an item, the share that truly belongs with it; of those
    that truly belong with it, the share found together with it. The item itself counts.
    """
    both = Counter(zip(true, found, strict=True))
    by_true, by_found = Counter(true), Counter(found)
    return [
        (both[one, other] / by_found[other], both[one, other] / by_true[one])
        for one, other in zip(true, found, strict=True)
    ]


def bcubed(true: Sequence[Hashable], found: Sequence[Hashable]) -> Scores:
    """Return mean BCubed precision and recall; both 0 for no items.

    >>> scores = bcubed(["a", "a", "b"], [1, 1, 1])
    >>> round(scores.precision, 3), scores.recall
    (0.556, 1.0)
    """
    items = bcubed_items(true, found)
    if not items:
        return Scores(0.0, 0.0)
    return Scores(sum(one for one, _ in items) / len(items), sum(one for _, one in items) / len(items))


def pairwise(true: Sequence[Hashable], found: Sequence[Hashable]) -> Scores:
    """Return precision and recall over pairs of items; both are 1 where there is no pair to find or none was made.

    >>> pairwise(["a", "a", "b"], [1, 1, 1]).recall
    1.0
    """
    right = _pairs(Counter(zip(true, found, strict=True)))
    made, there = _pairs(Counter(found)), _pairs(Counter(true))
    return Scores(right / made if made else 1.0, right / there if there else 1.0)


def v_measure(true: Sequence[Hashable], found: Sequence[Hashable]) -> float:
    """Return the harmonic mean of homogeneity and completeness, 0 to 1.

    Source: Rosenberg and Hirschberg 2007, with beta 1. One group on both sides is perfect.

    >>> v_measure(["a", "a", "b"], [1, 1, 2])
    1.0
    """
    size = len(true)
    if not size:
        return 0.0
    both = Counter(zip(true, found, strict=True))
    by_true, by_found = Counter(true), Counter(found)
    of_true = -sum(n / size * math.log(n / size) for n in by_true.values())
    of_found = -sum(n / size * math.log(n / size) for n in by_found.values())
    true_given_found = -sum(n / size * math.log(n / by_found[other]) for (_, other), n in both.items())
    found_given_true = -sum(n / size * math.log(n / by_true[one]) for (one, _), n in both.items())
    homogeneity = 1.0 - true_given_found / of_true if of_true else 1.0
    completeness = 1.0 - found_given_true / of_found if of_found else 1.0
    return Scores(max(0.0, homogeneity), max(0.0, completeness)).f1


def _pairs(groups: Counter[Hashable] | Counter[tuple[Hashable, Hashable]]) -> int:
    return sum(n * (n - 1) // 2 for n in groups.values())

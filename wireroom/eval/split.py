"""Which half of a labelled set is tuned on, and how sure a score is.

Numbers are chosen on one half and reported on the other. A whole group (a story, a publisher) falls into one half, so
that nothing of what is reported was seen while choosing.
"""

import hashlib
from collections.abc import Callable, Sequence
from typing import TypeVar, cast

import numpy as np

#: The halves, and both together.
HALVES = ("tune", "report", "all")

# With 1,000 draws the ends of the interval move by about a tenth of its width from seed to seed: enough for a table.
DRAWS = 1000
# Any fixed number will do: the same values must give the same interval on every run.
SEED = 20260101

T = TypeVar("T")


def half(group_id: str) -> str:
    """Say in which half a group falls: "tune" or "report".

    Args:
        group_id: The gold group's id: a story, a pair, for pages of articles the registered domain.

    Source: the first hex digit of the SHA-1 of the id; even is "tune". Publicly known and independent of any score.
    >>> half("example.org")
    'tune'
    """
    digit = hashlib.sha1(group_id.encode("utf-8", "surrogatepass"), usedforsecurity=False).hexdigest()[0]
    return "tune" if int(digit, 16) % 2 == 0 else "report"


def in_half(group_id: str, wanted: str) -> bool:
    """Say whether a group belongs to the half that was asked for ("tune", "report" or "all").

    Raises:
        ValueError: If there is no such half.
    """
    if wanted not in HALVES:
        raise ValueError(f"there is no half {wanted!r}; choose one of {', '.join(HALVES)}")
    return wanted == "all" or half(group_id) == wanted


def mean(values: Sequence[float]) -> float:
    """Return the mean of at least one number."""
    return sum(values) / len(values)


def bootstrap_interval(
    values: Sequence[T], statistic: Callable[[Sequence[T]], float] | None = None
) -> tuple[float, float]:
    """Return the 95 % interval of a statistic over independent units, by drawing them again with replacement.

    Args:
        values: One value a unit (a page, a story, a pair): whatever `statistic` takes a sequence of.
        statistic: What is computed of a sequence of values; the mean if not given.

    Returns:
        The 2.5 and 97.5 percentiles over `DRAWS` draws with a fixed seed; both are the statistic itself for one value.

    Raises:
        ValueError: If there is no value.
    """
    if not values:
        raise ValueError("an interval needs at least one value")
    chance = np.random.default_rng(SEED)
    picks = chance.integers(0, len(values), size=(DRAWS, len(values)))
    measure = statistic or cast("Callable[[Sequence[T]], float]", mean)
    drawn = [measure([values[i] for i in row]) for row in picks.tolist()]
    low, high = np.percentile(np.asarray(drawn, dtype=np.float64), [2.5, 97.5])
    return float(low), float(high)

"""Has a source fallen silent? Measured by its own rhythm, never by a number of hours that fits nobody."""

from collections.abc import Sequence
from itertools import pairwise

#: Time that is looked at, seconds: four weekends.
WINDOW = 28 * 86_400.0
#: Fewer articles, or younger ones, tell no rhythm.
LEAST_ARTICLES, LEAST_SPAN = 12, 7 * 86_400.0
#: The third longest pause is taken for usual: one that comes on each weekend is, and two breakdowns are not.
USUAL_RANK = 3
#: A silence is longer than the usual longest pause by this, and never shorter than the least, seconds.
LONGER, LEAST = 1.5, 3 * 3600.0


def longest_usual(times: Sequence[float]) -> float | None:
    """Give the pause after which a source that brought articles at these times has fallen silent, seconds.

    Args:
        times: When its articles were first seen, UTC seconds, in order; those of `WINDOW` before the last one count.

    Returns:
        None: it has no rhythm that could be told.

    >>> longest_usual([hour * 3600.0 for hour in range(24 * 8)])
    10800.0
    >>> longest_usual([0.0, 3600.0])
    """
    times = [at for at in times if times[-1] - at <= WINDOW]
    if len(times) < LEAST_ARTICLES or times[-1] - times[0] < LEAST_SPAN:
        return None
    pauses = sorted(later - earlier for earlier, later in pairwise(times))
    return max(LEAST, LONGER * pauses[-USUAL_RANK])


def is_silent(times: Sequence[float], now: float, awake_since: float) -> bool:
    """Say whether a source is silent now.

    Args:
        times: As `longest_usual`.
        now: The time.
        awake_since: Since when we ourselves have asked without a break: what we slept through is no silence.
    """
    if not times:
        return False
    limit = longest_usual(times)
    return limit is not None and now - max(times[-1], awake_since) > limit

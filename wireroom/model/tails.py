"""How unlikely a count is under a negative binomial: counts whose own mean is only guessed, or wanders.

The spread is told by `shape`: the variance is mean + mean^2 / shape, so a small shape has fat tails and a large one
comes near to Poisson.
"""

import math

# Terms below this part of the sum do not change the second digit of a tail.
_NEGLIGIBLE = 1e-9
# Where sums of many small terms lose their digits; nobody asks for a chance smaller than this.
_LEAST_LOG = -690.0


def at_least(seen: int, *, mean: float, shape: float) -> float:
    """Give log10 of the chance to see this many or more, 0.0 or below.

    Args:
        seen: A count; 0 and below is always reached.
        mean: Expected count, above 0.
        shape: Spread of the mean, above 0.

    Raises:
        ValueError: If mean or shape is not above 0.

    Source: upper tail of the negative binomial, summed upwards from `seen` above the mean so that small values keep
    their digits, and as the rest of the lower sum below it.
    >>> round(at_least(100, mean=14.0, shape=1.5), 1)
    -3.9
    >>> at_least(0, mean=14.0, shape=1.5)
    0.0
    """
    _check(mean, shape)
    if seen <= 0:
        return 0.0
    if seen <= mean:
        return math.log10(max(1.0 - math.fsum(_terms(seen, mean, shape)), 10.0**-300))
    share = mean / (mean + shape)
    total = term = 1.0
    n = seen
    while term > _NEGLIGIBLE * total:
        term *= share * (shape + n) / (n + 1.0)
        total += term
        n += 1
    return min(0.0, (_log_chance(seen, mean, shape) + math.log(total)) / math.log(10.0))


def at_most(seen: int, *, mean: float, shape: float) -> float:
    """Give log10 of the chance to see this many or fewer, 0.0 or below; -300.0 where there is none.

    Raises:
        ValueError: If mean or shape is not above 0.

    >>> round(at_most(0, mean=14.0, shape=1.5), 2)
    -1.52
    """
    _check(mean, shape)
    if seen < 0:
        return -300.0
    return min(0.0, math.log10(max(math.fsum(_terms(seen + 1, mean, shape)), 10.0**-300)))


def _terms(below: int, mean: float, shape: float) -> list[float]:
    """Give the chances of 0 to `below` - 1."""
    return [math.exp(max(_log_chance(n, mean, shape), _LEAST_LOG)) for n in range(below)]


def _log_chance(n: int, mean: float, shape: float) -> float:
    return (
        math.lgamma(shape + n)
        - math.lgamma(shape)
        - math.lgamma(n + 1.0)
        + shape * math.log(shape / (shape + mean))
        + n * math.log(mean / (shape + mean))
    )


def _check(mean: float, shape: float) -> None:
    if not (mean > 0 and shape > 0):
        raise ValueError(f"mean and shape must be above 0, got {mean} and {shape}")

"""How unlikely is it to see this many reports by chance, when the usual pace is itself only guessed?

A story's pace is not known when it begins: it is a guess with a spread (a gamma distribution), which narrows as the
story is watched. Counts under such a pace follow a negative binomial, whose tail is fatter than Poisson's: three
reports in a row of a story about which nothing is known are less of a surprise than of one that was watched for a day.
"""

from wireroom.model.tails import at_least


def surprise(seen: int, *, events: float, watched: float, window: float) -> float:
    """Say how unlikely it is to see this many or more.

    Args:
        seen: Reports counted in the window.
        events: Reports on which the guess of the pace rests, above 0; need not be whole.
        watched: Time in which they came, in any unit, above 0. `events / watched` is the usual pace.
        window: Length of the window, in the same unit, above 0.

    Returns:
        -log10 of P(X >= seen); 3.0 is one window in a thousand. 0.0 where no more was seen than expected.

    Raises:
        ValueError: If one of the last three is not above 0.

    Source: upper tail of the negative binomial (gamma-Poisson) of shape `events` and mean `events * window / watched`.
    >>> round(surprise(3, events=1.0, watched=240.0, window=11.0), 1)
    4.1
    >>> surprise(0, events=1.0, watched=240.0, window=11.0)
    0.0
    """
    if not (events > 0 and watched > 0 and window > 0):
        raise ValueError(f"all must be above 0, got {events} events in {watched} and a window of {window}")
    if seen <= events * window / watched:
        return 0.0
    return max(0.0, -at_least(seen, mean=events * window / watched, shape=events))

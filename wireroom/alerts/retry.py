"""When is a message tried again, and when is it given up? Growing pauses, spread by a lot that is passed in (R8)."""

#: First pause, seconds; each is twice the one before, up to the longest.
FIRST, LONGEST = 30.0, 2 * 3600.0
#: A message that has not arrived after this long is given up: what it says is no news any more.
HORIZON = 24 * 3600.0
#: Share by which a pause is made longer by lot, so that many messages do not come back together.
SPREAD = 0.25


def pause(tries: int, lot: float, asked: float | None = None) -> float:
    """Give the pause after a try, seconds.

    Args:
        tries: How often it was tried, 1 at least.
        lot: A number from 0 to 1, drawn by whoever may.
        asked: What the other side asked for, seconds.

    >>> pause(1, 0.0), pause(2, 0.0), pause(30, 0.0), pause(1, 0.0, 300.0)
    (30.0, 60.0, 7200.0, 300.0)
    """
    own = min(FIRST * 2.0 ** min(tries - 1, 20), LONGEST)
    return max(own, asked or 0.0) * (1.0 + SPREAD * lot)


def gives_up(first_due: float, next_at: float) -> bool:
    """Say whether the next try would come too late."""
    return next_at - first_due > HORIZON

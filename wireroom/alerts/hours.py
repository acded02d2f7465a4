"""When may a message go out? Quiet hours and the hour of the digest, by the reader's own wall clock.

Wall clocks jump: an hour that does not exist in spring, and comes twice in autumn, must neither lose a message nor
hold it for a day. So every time is reckoned in UTC, and the wall clock is only asked what it shows.
"""

import datetime as dt

DAY_MINUTES = 24 * 60
MINUTE, DAY = 60.0, 86_400.0


def minute_of_day(at: float, zone: dt.tzinfo) -> int:
    """Say which minute of the local day it is, 0 to 1439."""
    local = dt.datetime.fromtimestamp(at, zone)
    return local.hour * 60 + local.minute


def is_quiet(at: float, quiet: tuple[int, int] | None, zone: dt.tzinfo) -> bool:
    """Say whether a time lies in quiet hours: from the first minute on, up to and without the second.

    >>> is_quiet(0.0, (1320, 420), dt.timezone.utc), is_quiet(7 * 3600.0, (1320, 420), dt.timezone.utc)
    (True, False)
    """
    if quiet is None or quiet[0] == quiet[1]:
        return False
    start, end = quiet
    minute = minute_of_day(at, zone)
    return start <= minute < end if start < end else minute >= start or minute < end


def after_quiet(at: float, quiet: tuple[int, int] | None, zone: dt.tzinfo) -> float:
    """Give the first time from `at` on that is not in quiet hours: `at` itself, or the minute at which they end."""
    if not is_quiet(at, quiet, zone):
        return at
    # Steps of a minute of UTC: clocks show whole minutes' offsets, and never stay quiet for more than a day and a bit.
    now = at - at % MINUTE
    while is_quiet(now, quiet, zone):
        now += MINUTE
    return now


def next_digest(at: float, minute: int, zone: dt.tzinfo) -> float:
    """Give the first time from `at` on at which the local clock shows this minute, or has jumped over it.

    >>> next_digest(3600.0, 60, dt.timezone.utc), next_digest(3601.0, 60, dt.timezone.utc)
    (3600.0, 90000.0)
    """
    for day in range(-1, 3):
        date = dt.datetime.fromtimestamp(at, zone).date() + dt.timedelta(days=day)
        wall = dt.datetime(date.year, date.month, date.day, minute // 60, minute % 60, tzinfo=zone)
        if wall.timestamp() >= at:
            return wall.timestamp()
    raise ValueError(f"no day has a minute {minute}")

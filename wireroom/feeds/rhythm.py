"""How often is there something new, and how long does an answer stay fresh? Seconds throughout."""

import re
from collections.abc import Iterable, Mapping
from itertools import pairwise
from statistics import median

from wireroom.text.http_times import http_date

#: Shortest and longest pause between two requests of a feed (R22).
LEAST_S, MOST_S = 900.0, 86_400.0
#: Entries that the rhythm is learned from, the newest.
ENTRIES = 30
#: Entries dated further ahead than this were not dated by a clock.
AHEAD_S = 3600.0
#: A silence of ten usual gaps counts as one: a feed that sleeps at night is asked rarely before morning, one that has
#: stopped is soon asked once a day.
SILENCE = 10.0

_MAX_AGE = re.compile(r"""(?:^|[\s,])max-age\s*=\s*"?([0-9]{1,10})(?![0-9])""", re.IGNORECASE)


def rhythm(times: Iterable[float], now: float) -> tuple[float | None, float | None]:
    """Learn the usual time between two entries from their dates.

    Entries within a quarter of an hour count as one: many publishers send in batches, and no feed is asked more often.

    Args:
        times: Dates of the entries of one answer, UTC seconds, in any order.
        now: UTC seconds; later dates are left out.

    Returns:
        The median gap (None with fewer than two dates that differ) and the date of the newest entry (None without any).
    """
    dated = sorted((time for time in times if time <= now + AHEAD_S), reverse=True)[:ENTRIES]
    quarters = sorted({time // LEAST_S for time in dated})
    gaps = [(later - earlier) * LEAST_S for earlier, later in pairwise(quarters)]
    return (median(gaps) if gaps else None), (dated[0] if dated else None)


def interval(rhythm_s: float | None, newest_at: float | None, now: float, *, before: float, changed: bool) -> float:
    """Say how long to wait until something new is likely: half the usual gap, longer after a long silence.

    Args:
        rhythm_s: Usual time between two entries; None is unknown, then the pause is halved after each change and grows
            by half after each answer without one.
        newest_at: Date of the newest entry.
        now: UTC seconds.
        before: The pause until now.
        changed: Whether the answer differs from the one before.

    Returns:
        A pause from `LEAST_S` to `MOST_S`.
    """
    if rhythm_s is None:
        return clamp(before / 2 if changed else before * 1.5)
    silence = now - newest_at if newest_at is not None else 0.0
    return clamp(max(rhythm_s, silence / SILENCE) / 2)


def fresh_for(headers: Mapping[str, str], now: float) -> float | None:
    """Return for how long the publisher says that an answer stays fresh; None where it does not say.

    "no-cache" and "no-store" do not mean "ask more often". Nothing counts for longer than a day.

    Args:
        headers: Of the answer, names in lower case.
        now: UTC seconds, used where the answer has no Date.

    >>> fresh_for({"cache-control": "public, max-age=3600", "age": "600"}, 0.0)
    3000.0
    """
    found = _MAX_AGE.search(headers.get("cache-control", ""))
    if found:
        age = headers.get("age", "").strip()
        return min(max(float(found[1]) - (float(age) if re.fullmatch("[0-9]{1,10}", age) else 0.0), 0.0), MOST_S)
    until = http_date(headers.get("expires"))
    if until is None:
        return None
    sent = http_date(headers.get("date"))
    return min(max(until - (now if sent is None else sent), 0.0), MOST_S)


def clamp(pause: float) -> float:
    """Bring a pause between the shortest and the longest."""
    return min(max(pause, LEAST_S), MOST_S)

"""Rows of a series -> one value a day.

Rows of one date are folded: equal ones are one, others contradict each other and the day is unknown. A gap is what the
plan says it is, and by default a gap: not zero.
"""

import datetime as dt
from collections.abc import Iterable, Mapping

from wireroom.model.series import Point
from wireroom.watch.series.rows import Row

#: Ordinal of a day -> its value; None: unknown. Days without a row are not in it.
Days = Mapping[int, float | None]

#: A value is carried over a gap no longer than this, days: after a week it is old news.
CARRIED = 7


def days_of(points: Iterable[Point]) -> dict[int, float | None]:
    """Give points as values by day.

    >>> days_of([Point("1970-01-02", 3.0)])
    {719164: 3.0}
    """
    return {dt.date.fromisoformat(point.day).toordinal(): point.value for point in points}


def fold(rows: Iterable[Row]) -> dict[int, float | None]:
    """Give each date one value.

    >>> fold([(5, 2.0), (5, 2.0), (6, 0.0), (6, 71.0), (7, None), (7, 3.0), (8, None)])
    {5: 2.0, 6: None, 7: 3.0, 8: None}
    """
    told: dict[int, set[float]] = {}
    for day, value in rows:
        told.setdefault(day, set()).update(() if value is None else (value,))
    return {day: next(iter(values)) if len(values) == 1 else None for day, values in sorted(told.items())}


def filled(days: Days, missing: str) -> dict[int, float | None]:
    """Apply what a gap means, between the first and the last day.

    >>> filled({1: 4.0, 3: 5.0}, "blank"), filled({1: 4.0, 3: 5.0}, "zero"), filled({1: 4.0, 3: 5.0}, "carry")
    ({1: 4.0, 3: 5.0}, {1: 4.0, 2: 0.0, 3: 5.0}, {1: 4.0, 2: 4.0, 3: 5.0})
    """
    if missing == "blank" or not days:
        return dict(days)
    made: dict[int, float | None] = {}
    last, since = None, 0
    for day in range(min(days), max(days) + 1):
        value = days.get(day)
        if value is not None:
            last, since = value, 0
        elif missing == "carry":
            since += 1
            value = last if since <= CARRIED else None
        elif day not in days:  # a row without a value is unknown, also where a missing row is none
            value = 0.0
        made[day] = value
    return made

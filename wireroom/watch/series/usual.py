"""What is usual for a series on a day: mean by season and spread, from a window that ends before the day.

The window ends some guard days before, so that the first days of a wave are not yet part of what is usual. Its highest
values are cut to the level of the 98th percentile: one exercise must not hide the next for a year.
"""

import datetime as dt

from wireroom.model.series import Usual
from wireroom.watch.series.days import Days

#: Fewer days than this say nothing.
LEAST_DAYS = 30
#: Share of the window's values that are taken as they are; the rest is cut to the highest of them. Of .95, .98 and 1
#: the middle one saw all large exercises of 2022 to 2024 in a public series and one other day below .001.
TAKEN = 0.98
#: So many days of the window's own mean stand beside those of the same month: a month seen once is half believed.
SEASON_DAYS = 30.0
#: Spread is never taken for wider or narrower than this.
SHAPES = (0.2, 1000.0)
#: Expected where none was ever seen: a day in a hundred.
LEAST_MEAN = 0.01


def usual(days: Days, day: int, *, window_days: int, guard_days: int, by_month: bool) -> Usual | None:
    """Say what would be usual on a day (ordinal); None where too few days are known."""
    first, end = day - guard_days - window_days, day - guard_days
    known = [(one, value) for one in range(first, end) if (value := days.get(one)) is not None]
    if len(known) < LEAST_DAYS:
        return None
    values = sorted(value for _, value in known)
    cap = values[min(len(values) - 1, int(TAKEN * len(values)))]
    known = [(one, min(value, cap)) for one, value in known]
    mean = sum(value for _, value in known) / len(known)
    if mean <= 0.0:
        return _made(LEAST_MEAN, SHAPES[1], known)
    spread = sum((value - mean) ** 2 for _, value in known) / (len(known) - 1)
    shape = mean * mean / (spread - mean) if spread > mean else SHAPES[1]
    factor = _season(known, day, mean) if by_month else 1.0
    return _made(max(LEAST_MEAN, mean * factor), min(max(shape, SHAPES[0]), SHAPES[1]), known)


def _season(known: list[tuple[int, float]], day: int, mean: float) -> float:
    month = dt.date.fromordinal(day).month
    same = [value for one, value in known if dt.date.fromordinal(one).month == month]
    return (sum(same) + SEASON_DAYS * mean) / ((len(same) + SEASON_DAYS) * mean)


def _made(mean: float, shape: float, known: list[tuple[int, float]]) -> Usual:
    return Usual(
        mean=round(mean, 4),
        shape=round(shape, 4),
        days=len(known),
        first=dt.date.fromordinal(known[0][0]).isoformat(),
        last=dt.date.fromordinal(known[-1][0]).isoformat(),
    )

"""How full the house is, and when it will be, in words: for the foot of the pages and for the doctor."""

from wireroom.model.views import Space
from wireroom.web.words import several

GB = 1e9
WEEK, MONTH, YEAR = 7.0, 30.44, 365.25

#: From this share of the budget on it is full: there the oldest has begun to make room.
FULL = 0.94
#: A time to come longer than this says nothing, days.
FAR = 20 * YEAR


def space_words(space: Space) -> str:
    r"""Say how much room is taken up, of how much, and when it will be full at the present pace.

    >>> space_words(Space(used=1_200_000_000, budget=10_000_000_000, per_day=41_000_000.0)).replace("\xa0", " ")
    '1.2 GB of 10 GB; at this pace full in 7 months'
    >>> space_words(Space(used=8_000_000, budget=0, per_day=None)).replace("\xa0", " ")
    '8 MB'
    """
    if not space.budget:
        return size_words(space.used)
    return f"{size_words(space.used)} of {size_words(space.budget)}; {_forecast(space)}"


def _forecast(space: Space) -> str:
    left = space.budget - space.used
    if space.used >= FULL * space.budget:
        return "full: the oldest stories make room"
    if space.per_day is None:
        return "how fast it grows is known after a day"
    if space.per_day <= 0 or left / space.per_day > FAR:
        return "at this pace it does not fill"
    return f"at this pace full in {time_words(left / space.per_day)}"


def size_words(number: int) -> str:
    r"""Write a number of bytes with two digits that count.

    >>> [size_words(n).replace("\xa0", " ") for n in (0, 40_000, 8_400_000, 84_000_000, 1_250_000_000, 10_000_000_000)]
    ['0 MB', '0.1 MB', '8.4 MB', '84 MB', '1.2 GB', '10 GB']
    """
    unit, size = ("GB", number / GB) if number >= GB else ("MB", max(number / 1e6, 0.1 if number else 0.0))
    shown = f"{size:.1f}" if size < 9.95 else f"{size:.0f}"
    return f"{shown.removesuffix('.0')}\u00a0{unit}"


def time_words(days: float) -> str:
    r"""Write a length of time in the unit that one would say.

    >>> [time_words(days).replace("\xa0", " ") for days in (0.3, 1.2, 12, 30, 213, 800)]
    ['1 day', '1 day', '12 days', '4 weeks', '7 months', '2 years']
    """
    if days < 2 * WEEK:
        return several(max(1, round(days)), "day")
    if days < 9 * WEEK:
        return several(round(days / WEEK), "week")
    if days < 2 * YEAR:
        return several(round(days / MONTH), "month")
    return several(round(days / YEAR), "year")

"""Is what many report at once what they report at that hour anyway, or what happened long ago?

Headlines say so in words: the results of matches, the close of a market, the weather, the anniversary of a disaster.
The lists are small and meant for headlines alone. A language without a list is judged by its rhythm (`habits`).
"""

import datetime as dt
import re
from collections.abc import Sequence

from wireroom.model.story import ReportSeen
from wireroom.trends.routine_words import OUT_OF_ORDER, REMEMBERED, SCHEDULED, WON

# From this share of a group's headlines on, the group is what they say.
_SHARE = 0.5

_REMEMBERED, _SCHEDULED = re.compile("|".join(REMEMBERED)), re.compile("|".join(SCHEDULED))
_OUT_OF_ORDER, _WON = re.compile("|".join(OUT_OF_ORDER)), re.compile("|".join(WON))
# Two small numbers, as results are written, and a time of day.
_RESULT = re.compile(r"(?<![\d:.,–-])\d{1,3}[-–:]\d{1,3}(?![\d:.,-])")
_CLOCK = re.compile(r"^\d{1,2}:[0-5]\d$")
_YEAR = re.compile(r"(?<![\d.,/$€£-])((?:19|20)\d\d)(?![\d/-])(?![.,]\d)")


def routine(group: Sequence[ReportSeen], at: float) -> str | None:
    """Say what routine a group of reports is: "past", "result" or "scheduled"; None where the headlines show none."""
    year = dt.datetime.fromtimestamp(at, dt.UTC).year
    for kind, holds in (
        ("past", lambda title: is_remembered(title) or is_of_an_earlier_year(title, year)),
        ("result", is_result),
        ("scheduled", is_scheduled),
    ):
        if sum(1 for one in group if holds(one.title)) >= _SHARE * len(group):
            return kind
    return None


def is_remembered(title: str) -> bool:
    """Say whether a headline looks back on a round day.

    >>> is_remembered("Ten years after the flood, Dorwick remembers"), is_remembered("Flood hits Dorwick")
    (True, False)
    """
    return _REMEMBERED.search(title.lower()) is not None


def is_of_an_earlier_year(title: str, year: int) -> bool:
    """Say whether a headline names years, and only earlier ones.

    >>> is_of_an_earlier_year("The 1998 ferry disaster", 2026), is_of_an_earlier_year("Plan for 2030 fails", 2026)
    (True, False)
    """
    named = [int(one) for one in _YEAR.findall(title)]
    return bool(named) and max(named) < year


def is_result(title: str) -> bool:
    """Say whether a headline gives the result of a match: two small numbers, with a word for winning or between names.

    >>> [is_result(one) for one in ("Dorwick beat Hallin 2-1", "Rovers 2-1 Hallin", "Senate passes bill 52-48")]
    [True, True, False]
    """
    found = _RESULT.search(title)
    if found is None:
        return False
    between = title[: found.start()].strip() and title[found.end() :].lstrip()[:1].isupper()
    return _WON.search(title.lower()) is not None or (bool(between) and not _CLOCK.match(found.group()))


def is_scheduled(title: str) -> bool:
    """Say whether a headline is of what comes at its hour: a close, a forecast, a draw.

    >>> is_scheduled("Stocks end higher in Hallin"), is_scheduled("Stocks crash, trade halted at close")
    (True, False)
    """
    small = title.lower()
    return _SCHEDULED.search(small) is not None and _OUT_OF_ORDER.search(small) is None

"""When did it happen, as a sentence says it?

Days and clock times in a sentence are resolved against the time of printing. Nothing is guessed: a weekday of which
it is not sure whether it is past, a clock of an unknown place, two days in one sentence give no answer.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

from wireroom.text.calendar_words import EARLIER, FUTURE, RELATIVE, WEEKDAYS
from wireroom.text.month_words import months_in_full
from wireroom.text.zones import NAMED, day_offset_hours, offset_hours

#: A text may be printed before the clock of its place says so; a day that begins within these hours may be "today".
_FAR_EAST_H = 14
_DAY_S = 86_400.0


@dataclass(frozen=True, slots=True)
class Moment:
    """A time that a text tells. `at` is UTC seconds: the minute, or the beginning of the hour or of the day."""

    at: float
    #: "minute", "hour" or "day".
    precision: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Day:
    """A calendar day that a text names."""

    day: date
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Clock:
    """A time of day that a text names, with its own zone where it gives one."""

    minutes: int
    precision: str
    zone: float | None
    start: int
    end: int


def event_time(
    sentence: str, language: str | None, *, published: float | None, country: str | None = None
) -> tuple[float | None, str]:
    """Say when the event of a sentence happened, and how exactly that is known.

    Args:
        sentence: One sentence.
        language: ISO 639-1; None is read as English.
        published: When it was printed, UTC seconds; None: relative words mean nothing.
        country: Where it was printed, ISO 3166-1 alpha-2; where it has not one clock, a time of day
            without a zone is not used.

    Returns:
        (UTC seconds, "minute", "hour" or "day"), or (None, "unknown").
    """
    found = moments(sentence, language, published=published, country=country)
    if len({round(moment.at) for moment in found}) != 1:
        return None, "unknown"
    if published is not None and found[0].at > published + 3600.0:
        return None, "unknown"  # what is still to come has not happened
    return found[0].at, found[0].precision


def weekdays_named(text: str, language: str | None) -> tuple[int, ...]:
    """The weekdays that a text names, Monday is 0, in order and each once."""
    numbers = _weekdays(language or "en")
    found = (match[0] for match in _words(language or "en").finditer(text.casefold()))
    return tuple(dict.fromkeys(numbers[word] for word in found if word in numbers))


def moments(text: str, language: str | None, *, published: float | None, country: str | None = None) -> list[Moment]:
    """Find all times that a text tells, in order.

    >>> printed = datetime(2026, 11, 24, 14, tzinfo=UTC).timestamp()
    >>> [(m.at - printed, m.precision) for m in moments("It closed at 06:00 UTC today.", "en", published=printed)]
    [(-28800.0, 'minute')]
    """
    language = language or "en"
    zone_h = None if published is None else offset_hours(country, published)
    days = _days(text, language, published, country)
    clocks = _clocks(text, language, days)
    if not days and len(clocks) == 1 and published is not None:
        return _without_day(clocks[0], published, zone_h)
    found: list[Moment] = []
    for day in days:
        clock = clocks[0] if len(clocks) == 1 and len(days) == 1 else None
        zone = zone_h if clock is None or clock.zone is None else clock.zone
        begin = datetime(day.day.year, day.day.month, day.day.day, tzinfo=UTC).timestamp()
        if clock is not None and zone is not None:
            at = begin + clock.minutes * 60 - zone * 3600
            span = min(day.start, clock.start), max(day.end, clock.end)
            found.append(Moment(at, clock.precision, *span))
        else:
            found.append(Moment(begin, "day", day.start, day.end))
    return found


def _without_day(clock: _Clock, published: float, zone_h: float | None) -> list[Moment]:
    """A clock time alone is of the day of printing, if it was past then."""
    zone = zone_h if clock.zone is None else clock.zone
    if zone is None:
        return []
    begin = (published + zone * 3600) // _DAY_S * _DAY_S - zone * 3600
    at = begin + clock.minutes * 60
    return [Moment(at, clock.precision, clock.start, clock.end)] if at <= published else []


def _days(text: str, language: str, published: float | None, country: str | None) -> list[_Day]:
    """Find the days that a text names, each once."""
    local = None if published is None else _local_day(published, country)
    low = text.casefold() if len(text.casefold()) == len(text) else text.lower()
    if len(low) != len(text):
        return []  # letters that change their number of characters would shift the spans
    found = _dated(low, language, local)
    taken = [(day.start, day.end) for day in found]
    if local is not None and published is not None:
        for day in _relative(low, language, local, _day_is_sure(published, country)):
            if not any(start - 3 < day.end and day.start < end + 3 for start, end in taken):
                found.append(day)
    found.sort(key=lambda day: day.start)
    return found


def _local_day(published: float, country: str | None) -> date:
    """The day of printing at its place; a time of exactly midnight UTC is a date that came without a clock."""
    hours = 0.0 if published % _DAY_S == 0 else day_offset_hours(country, published)
    return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=published, hours=hours)).date()


_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_CJK = re.compile(r"(?:(\d{4})年)?(\d{1,2})月(\d{1,2})[日号]")
_DOTTED = re.compile(r"(?<![\d.])(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)")


def _dated(low: str, language: str, local: date | None) -> list[_Day]:
    """Find calendar dates: 24 November (2026), November 24, 2026-11-24, 11月24日."""
    found: list[_Day] = []
    for match in _ISO.finditer(low):
        _add(found, match, int(match[1]), int(match[2]), int(match[3]))
    for match in _DOTTED.finditer(low):
        _add(found, match, int(match[3]), int(match[2]), int(match[1]))
    if language in ("ja", "zh"):
        for match in _CJK.finditer(low):
            _add(found, match, _year(match[1], int(match[2]), int(match[3]), local), int(match[2]), int(match[3]))
    names, pattern = _month_pattern(language)
    for match in pattern.finditer(low) if pattern else ():
        month = names[match["m1"] or match["m2"]]
        day = int(match["d1"] or match["d2"])
        _add(found, match, _year(match["y"], month, day, local), month, day)
    return found


def _add(found: list[_Day], match: re.Match[str], year: int | None, month: int, day: int) -> None:
    """Add a date if there is such a day."""
    if year is None:
        return
    try:
        found.append(_Day(date(year, month, day), match.start(), match.end()))
    except ValueError:
        return


def _year(given: str | None, month: int, day: int, local: date | None) -> int | None:
    """The year of a date without one: the one that brings it nearest to the day of printing, within half a year."""
    if given:
        return int(given)
    if local is None:
        return None
    near = [
        year for year in (local.year - 1, local.year, local.year + 1) if abs(_days_to(year, month, day, local)) <= 180
    ]
    return near[0] if len(near) == 1 else None


def _days_to(year: int, month: int, day: int, local: date) -> int:
    """Days from printing to a date; far away where there is no such day."""
    try:
        return (date(year, month, day) - local).days
    except ValueError:
        return 10**6


@lru_cache(maxsize=64)
def _month_pattern(language: str) -> tuple[dict[str, int], re.Pattern[str] | None]:
    """Make the pattern for dates with the name of a month."""
    names = months_in_full(language)
    if not names:
        return {}, None
    name = "|".join(re.escape(word) for word in sorted(names, key=len, reverse=True))
    after = rf"(?<![\w.,/])(?P<d1>\d{{1,2}})(?:st|nd|rd|th|er|º|\.)?\s(?:of |de )?(?P<m1>{name})\b"
    before = rf"\b(?P<m2>{name})\.?\s(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:/]|[.,]\d)"
    return names, re.compile(rf"(?:{after}|{before})(?:\.?,?\s(?:de |del )?(?P<y>(?:19|20)\d\d)\b)?")


def _day_is_sure(published: float, country: str | None) -> bool:
    """Whether the day of printing is known, or the day after cannot have begun anywhere."""
    hours = published % _DAY_S / 3600
    return offset_hours(country, published) is not None or hours == 0 or hours + _FAR_EAST_H < 24


def _relative(low: str, language: str, local: date, sure: bool) -> list[_Day]:
    """Find weekdays and words such as "yesterday"."""
    found: list[_Day] = []
    words = RELATIVE.get(language, {})
    for match in _words(language).finditer(low):
        word = match[0]
        if word in words:
            found.append(_Day(local + timedelta(days=words[word]), match.start(), match.end()))
            continue
        day = _weekday(_weekdays(language)[word], low, match, language, local, sure)
        if day is not None:
            found.append(_Day(day, match.start(), match.end()))
    return found


def _weekday(number: int, low: str, match: re.Match[str], language: str, local: date, sure: bool) -> date | None:
    """Resolve a weekday to the last one, the day of printing included; None where it may be one to come."""
    if _holds(FUTURE, language, low[max(0, match.start() - 60) : match.end() + 12]):
        return None
    back = (local.weekday() - number) % 7
    if _holds(EARLIER, language, low[max(0, match.start() - 14) : match.end() + 12]) and back == 0:
        back = 7
    if back == 6 and not sure:
        return None  # at its place it may be the day after already
    return local - timedelta(days=back)


def _holds(table: dict[str, tuple[str, ...]], language: str, window: str) -> bool:
    """Whether a window of the text has one of the words."""
    words = table.get(language, ())
    if language in ("ja", "zh"):
        return any(word in window for word in words)
    return any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", window) for word in words)


@lru_cache(maxsize=64)
def _weekdays(language: str) -> dict[str, int]:
    """Weekday -> its number, Monday is 0."""
    return {name: n for n, row in enumerate(WEEKDAYS.get(language, ())) for name in row.split("|")}


@lru_cache(maxsize=64)
def _words(language: str) -> re.Pattern[str]:
    """Make the pattern for weekdays and relative words."""
    words = sorted({*_weekdays(language), *RELATIVE.get(language, {})}, key=len, reverse=True)
    if not words:
        return re.compile(r"(?!)")
    body = "|".join(re.escape(word) for word in words)
    return re.compile(body) if language in ("ja", "zh") else re.compile(rf"(?<!\w)(?:{body})(?!\w)")


#: 06:00, 6.30 Uhr, 6 a.m., 18h30, 午後1時40分; a zone may follow.
_CLOCK = re.compile(
    r"(?<![a-z0-9:.,])(?P<h>[01]?\d|2[0-4])"
    r"(?:[:h](?P<m>[0-5]\d)(?::[0-5]\d)?|\.(?P<m2>[0-5]\d)(?= uhr| ?[ap]\.?m)|(?= uhr\b| ?[ap]\.?m\b|h\b)"
    r"|(?=時|时|點|点))"
    r"(?:h\b| uhr\b)?(?:\s?(?P<half>[ap]\.?m\b\.?))?"
    r"(?:[時时點点](?P<m3>[0-5]?\d)?分?)?"
    r"(?:\s\(?(?P<zone>utc|gmt|bst|cet|cest|mez|mesz|eet|msk|jst|ist|est|edt|cst|cdt|pst|pdt)\b)?"
)


def _clocks(text: str, language: str, days: list[_Day]) -> list[_Clock]:
    """Find times of day."""
    low = text.casefold() if len(text.casefold()) == len(text) else text.lower()
    if len(low) != len(text):
        return []
    found: list[_Clock] = []
    for match in _CLOCK.finditer(low):
        if any(day.start <= match.start() < day.end for day in days):
            continue
        hour, minute = int(match["h"]), match["m"] or match["m2"] or match["m3"]
        half = (match["half"] or "").replace(".", "")
        if language in ("ja", "zh") and low[max(0, match.start() - 2) : match.start()] in ("午後", "下午", "晚上"):
            half = "pm"
        if half and hour > 12:
            continue
        hour = hour % 12 + (12 if half == "pm" else 0) if half else hour
        precision = "minute" if minute else "hour"
        zone = NAMED.get(match["zone"] or "")
        found.append(_Clock(hour * 60 + int(minute or 0), precision, zone, match.start(), match.end()))
    return found

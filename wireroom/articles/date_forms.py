"""Which moment does a date mean, as publishers write it for machines and for people?

One reading for all languages: standards first, then numbers, then names of months. Half a date, a relative word and a
day that no calendar has are no date. A slash date is read in the order of the page's country.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone

from wireroom.text.month_words import month_of
from wireroom.text.zones import NAMED

# No date is longer; longer values hold sentences.
MOST_LENGTH = 80
# The Buddhist calendar, in use in Thailand, is this many years ahead.
BUDDHIST_YEARS = 543
# Two digits of a year: pages are no older than the web.
FIRST_SHORT_YEAR = 90
# A clock time belongs to a date that stands this near.
CLOCK_CHARACTERS = 32

_EPOCH = re.compile(r"1\d{9}(?:\d{3})?")
_ISO = re.compile(
    r"(\d{4})[-/.](\d\d?)[-/.](\d\d?)(?:[T ]+(\d\d?):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?)?\s*"
    r"(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<!\d)(?:19|20|25)\d\d(?!\d)")

_WORD = r"([^\s\d,.;:()|/·•–—\-]{1,20}(?:\.[^\s\d,.]{1,2}|\sالثاني|\sالأول|\sfómhair)?)(?:/[^\s\d]{2,12})?"
_LONG_YEAR = r"((?:19|20|25)\d\d)(?!\d)"
_FORMS: tuple[tuple[re.Pattern[str], tuple[int, int, int]], ...] = (
    # Each with the places of year, month and day among its groups.
    (re.compile(r"(?<![\d./-])(\d{4})([-/.])(\d\d?)\2(\d\d?)(?!\d)"), (1, 3, 4)),
    (re.compile(r"(?<!\d)(\d{4})\s*[年년]\s*(\d\d?)\s*[月월]\s*(\d\d?)\s*[日일号]?"), (1, 2, 3)),
    (re.compile(rf"(?<![\d:/])(\d\d?)\s*(?:tháng|thg)\s*(\d\d?)[,\s]*(?:năm\s*)?{_LONG_YEAR}"), (3, 2, 1)),
    (
        re.compile(
            rf"(?<![\d:/,])(\d\d?)(?:st|nd|rd|th|er|[.ºª°])?[\s\-–]*(?:of\s|de\s|d['’]|dne\s)?\s*{_WORD}[.,]{{0,2}}[\s\-–/]*"
            rf"(?:de\s|del\s|do\s)?\s*{_LONG_YEAR}"
        ),
        (3, 2, 1),
    ),
    (re.compile(rf"(?<!\w){_WORD}\.?\s+(\d\d?)(?:st|nd|rd|th)?\.?(?:\s*,\s*|\s+){_LONG_YEAR}"), (3, 1, 2)),
    (re.compile(rf"(?<!\d){_LONG_YEAR}\.?\s*(?:m\.|eko)?\s*{_WORD}\s+(\d\d?)(?!\d)"), (1, 2, 3)),
    (re.compile(rf"(?<!\d){_LONG_YEAR}\.\s*(?:gada\s*)?(\d\d?)\.\s*{_WORD}"), (1, 3, 2)),
)
_NUMBERS = re.compile(r"(?<![\d./:-])(\d\d?)\s?([./-])\s?(\d\d?)\s?\2\s?((?:19|20|25)\d\d|\d\d)(?![\d/-]|\.\d)")
_CLOCK = r"(\d\d?)[:.h時시点](\d\d)(?:[:.](\d\d))?\s*(?:uhr\b|hrs?\b|h\b|分|분)?\s*(?:([ap])\.?\s?m\b\.?)?"
_AFTER = re.compile(
    rf"[.\s,|·•–—-]*(?:\(?(?:at|um|à|a las|alle(?: ore)?|às|kl\.?|klo|о|в|om|ore|ora|godz\.|saat|u)\s*)?{_CLOCK}"
    r"\s*(?:\(?((?:gmt|utc)\s?[+-]\d\d?(?::?\d\d)?|[+-]\d\d:?\d\d|[a-z]{2,4})\b)?"
)
_BEFORE = re.compile(rf"(?<!\d){_CLOCK}\s*(?:([a-z]{{2,4}})\b)?[\s,|·•–—-]*(?:on|am|,|den|le|el|il)?\s*$")
_OFFSET = re.compile(r"(?:gmt|utc)?\s?([+-])(\d\d?):?(\d\d)?")

# Arabic, Persian, Devanagari and Bengali digits.
_DIGITS = {first + digit: str(digit) for first in (0x660, 0x6F0, 0x966, 0x9E6) for digit in range(10)}

# English-speaking countries that write the day first; the United States and the Philippines do not.
_DAY_FIRST_ENDS = ("uk", "ie", "au", "nz", "in", "za", "ng", "ke", "gh", "pk", "sg", "my", "hk", "mt", "eu", "jm", "zw")


@dataclass(frozen=True, slots=True)
class Told:
    """A date in a text. `at` has a zone only where the text gives one; without a clock it is the day's beginning."""

    at: datetime
    #: Whether a time of day is given.
    clock: bool
    start: int
    end: int


def month_first(tag: str, host: str) -> bool:
    """Say whether a page writes 3/4 for the fourth of March.

    Args:
        tag: Its language as declared ("en-GB"); "" where it is not.
        host: Its host's name: its last label may be a country.
    """
    language, _, region = tag.lower().replace("_", "-").partition("-")
    if language not in ("", "en", "fil", "tl"):
        return False
    return region in ("us", "ph") or (not region and host.rsplit(".", 1)[-1] not in _DAY_FIRST_ENDS and language != "")


def parse_date(value: str, *, language: str | None = None, slash_month_first: bool = False) -> datetime | None:
    """Read a date as publishers write it for machines.

    Returns:
        A datetime, with a zone if the value has one; None where it is no date with day, month and year.

    >>> parse_date("2024-05-03T17:47:42+0200").isoformat()
    '2024-05-03T17:47:42+02:00'
    """
    value = value.strip().translate(_DIGITS)
    if not value or len(value) > MOST_LENGTH:
        return None
    if match := _ISO.match(value):
        return _from_iso(match)
    if _EPOCH.fullmatch(value):
        return datetime.fromtimestamp(int(value[:10]), UTC)
    if not _YEAR.search(value) and not _NUMBERS.search(value):
        return None
    found = next(dates_in(value, language=language, slash_month_first=slash_month_first), None)
    return found.at if found else None


def dates_in(text: str, *, language: str | None = None, slash_month_first: bool = False) -> Iterator[Told]:
    """Find the dates with day, month and year in a text, in the order of the forms.

    >>> [told.at.isoformat() for told in dates_in("Updated 3. Juni 2025, 17:47 Uhr", language="de")]
    ['2025-06-03T17:47:00']
    """
    low = text.lower().translate(_DIGITS)
    taken: list[tuple[int, int]] = []
    for pattern, (year, month, day) in _FORMS:
        for match in pattern.finditer(low):
            found = _told(low, match, match[year], _month(match[month], language), match[day])
            if found and not _overlaps(found, taken):
                taken.append((found.start, found.end))
                yield found
    for match in _NUMBERS.finditer(low):
        first, second = int(match[1]), match[3]
        swap = int(second) > 12 or (slash_month_first and match[2] == "/" and first <= 12)
        found = _told(low, match, match[4], first if swap else int(second), second if swap else match[1])
        if found and not _overlaps(found, taken):
            taken.append((found.start, found.end))
            yield found


def _overlaps(found: Told, taken: list[tuple[int, int]]) -> bool:
    return any(start < found.end and found.start < end for start, end in taken)


def _month(text: str, language: str | None) -> int | None:
    return int(text) if text.isdigit() else month_of(text, language)


def _told(low: str, match: re.Match[str], year: str, month: int | None, day: str) -> Told | None:
    if month is None:
        return None
    number = int(year)
    if len(year) == 2:
        number += 1900 if number >= FIRST_SHORT_YEAR else 2000
    elif number > 2400:
        number -= BUDDHIST_YEARS
    end = match.end()
    clock = _AFTER.match(low, end, end + CLOCK_CHARACTERS) or _BEFORE.search(
        low, max(0, match.start() - CLOCK_CHARACTERS), match.start()
    )
    hour, minute, second, zone = _time(clock) if clock else (None, 0, 0, None)
    try:
        at = datetime(number, month, int(day), hour or 0, minute, second, tzinfo=zone)
    except ValueError:
        return None
    return Told(at, hour is not None, match.start(), max(end, clock.end() if clock else end))


def _time(match: re.Match[str]) -> tuple[int | None, int, int, timezone | None]:
    hour, minute, second, half, zone = match.groups()
    hours = int(hour)
    if half:
        hours = hours % 12 + (12 if half == "p" else 0) if hours <= 12 else hours
    if hours > 23 or int(minute) > 59 or int(second or 0) > 59:
        return None, 0, 0, None
    return hours, int(minute), int(second or 0), _named_zone(zone)


def _named_zone(text: str | None) -> timezone | None:
    if not text:
        return None
    if text in NAMED:
        return timezone(timedelta(hours=NAMED[text]))
    match = _OFFSET.fullmatch(text)
    return _zone(f"{match[1]}{match[2]:0>2}{match[3] or '00'}") if match else None


def _from_iso(match: re.Match[str]) -> datetime | None:
    year, month, day, hour, minute, second, zone = match.groups()
    try:
        return datetime(
            int(year),
            int(month),
            int(day),
            int(hour or 0),
            int(minute or 0),
            int(second or 0),
            tzinfo=_zone(zone) if hour else None,
        )
    except ValueError:
        return None


def _zone(text: str | None) -> timezone | None:
    if not text:
        return None
    if text.upper() in ("Z", "UTC", "GMT"):
        return UTC
    digits = text[1:].replace(":", "").ljust(4, "0")
    away = timedelta(hours=int(digits[:2]), minutes=int(digits[2:4]))
    # Beyond any zone of the world: not told.
    return timezone(-away if text[0] == "-" else away) if away <= timedelta(hours=14) else None

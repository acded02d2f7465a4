"""When was it, as feeds write dates for readers: "3. März 2021 12:00", "2021年3月3日", "03/03/2021 10:00"?

Names of months are those of the feed's language and of English, then of all languages that we know. A name that means
different months in two of them ("listopad") is read only in the feed's own. Nothing is guessed: day, month and year
must all stand there.
"""

import re
import unicodedata
from collections.abc import Iterator
from datetime import UTC, datetime

from wireroom.text.languages import fold_code
from wireroom.text.month_words import bare, bare_months, sure_bare_months

# Before 1900 and after 2100 it is another calendar or no year; Thai years count from another beginning.
_YEARS = range(1900, 2101)
_THAI = 543

_YEAR_FIRST = re.compile(r"([0-9]{4})\s?[年년./]\s?([0-9]{1,2})\s?[月월./]\s?([0-9]{1,2})\s?[日일]?")
_NUMERIC = re.compile(r"\b([0-9]{1,2})([./-])\s?([0-9]{1,2})\2\s?([0-9]{4})\b")
_TIME = re.compile(
    r"(?<![0-9])([0-9]{1,2})\s?[:h時시点點]\s?([0-9]{2})(?![0-9])(?:\s?[:分분]\s?([0-9]{2})(?![0-9]))?"
    r"(?:\s?([AaPp])\.?[Mm]\b)?"
)
_AFTERNOON = re.compile("下午|午後|오후|晚上")
_OFFSET = re.compile(r"(?:([+-])([0-9]{2}):?([0-9]{2})|\b(?:UTC|GMT)\s?([+-])([0-9]{1,2}))$")
_UNSEEN = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_PIECES = re.compile(r"[0-9]+|[^\s0-9,،;:/()\-–]+")


def read_words(text: str, language: str | None) -> float | None:
    """Return UTC seconds of a date in words or numerals; None where it is none. Without a zone it is taken as UTC.

    >>> read_words("Mittwoch, 3. März 2021 12:00 +0100", "de") == read_words("03.03.2021 11:00", None)
    True
    """
    text = _UNSEEN.sub("", text)
    text = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text)
    day = _in_numerals(text, language) or _in_names(text, language)
    return None if day is None else _instant(text[: day[1][0]] + " " + text[day[1][1] :], day[0])


_Day = tuple[tuple[int, int, int], tuple[int, int]]


def _in_numerals(text: str, language: str | None) -> _Day | None:
    """Return (year, month, day) and where they stand; of "3/4/2021" only English has the month first."""
    match = _YEAR_FIRST.search(text)
    if match is not None:
        return (int(match[1]), int(match[2]), int(match[3])), match.span()
    match = _NUMERIC.search(text)
    if match is None:
        return None
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    month_first = second > 12 or (first <= 12 and match[2] != "." and language in (None, "en"))
    return (year, *((first, second) if month_first else (second, first))), match.span()


def _in_names(text: str, language: str | None) -> _Day | None:
    pieces = list(_PIECES.finditer(text))
    words = [  # two words make a month in some languages
        (at, at + length, bare(" ".join(piece[0] for piece in pieces[at : at + length])))
        for at, piece in enumerate(pieces)
        for length in (2, 1)
        if not piece[0].isdecimal() and at + length <= len(pieces)
    ]
    for months in _tables(language):
        for start, end, word in words:
            found = _around(pieces, start, end) if word in months else None
            if found is not None:
                year, day, span = found
                return (year - _THAI if year > max(_YEARS) else year, months[word], day), span
    return None


def _tables(language: str | None) -> Iterator[dict[str, int]]:
    """Yield names of months: the feed's language, English, all."""
    for code in dict.fromkeys((fold_code(language) or language, "en")):
        if code:
            yield bare_months(code)
    yield sure_bare_months()


def _around(pieces: list[re.Match[str]], start: int, end: int) -> tuple[int, int, tuple[int, int]] | None:
    """Return year and day that stand around a month's name: the nearest numbers before and after it."""
    numbers = [n for n, piece in enumerate(pieces) if piece[0].isdecimal()]
    before = [n for n in numbers if n < start and start - n <= 2][-1:]
    after = [n for n in numbers if n >= end][:2]
    year = next((n for n in (*after, *(n for n in numbers if n < start)) if len(pieces[n][0]) == 4), None)
    day = next((n for n in (*before, *after) if n != year and len(pieces[n][0]) <= 2), None)
    if year is None or day is None:
        return None
    used = (start, end - 1, year, day)
    return int(pieces[year][0]), int(pieces[day][0]), (pieces[min(used)].start(), pieces[max(used)].end())


def _instant(rest: str, day: tuple[int, int, int]) -> float | None:
    """Add the time of the day, from what stands beside the day."""
    hour = minute = second = 0
    match = _TIME.search(rest)
    if match is not None:
        hour, minute, second = int(match[1]), int(match[2]), int(match[3] or 0)
        late = (match[4] or "").lower() == "p" or (not match[4] and _AFTERNOON.search(rest))
        hour = hour % 12 + 12 if late and hour <= 12 else 0 if match[4] and hour == 12 else hour
    offset = 0
    zone = _OFFSET.search(rest.rstrip())
    if zone is not None:
        sign, hours, minutes = (zone[1], zone[2], zone[3]) if zone[1] else (zone[4], zone[5], "0")
        offset = (int(hours) * 60 + int(minutes)) * (-60 if sign == "-" else 60)
    if day[0] not in _YEARS:
        return None
    try:
        return datetime(*day, hour, minute, second, tzinfo=UTC).timestamp() - offset
    except ValueError:
        return None

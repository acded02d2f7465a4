"""When was it, as feeds write dates?

Feeds promise RFC 822 or ISO 8601 and write anything. The two standards are read by rules that cost microseconds; then
come dates in the words of many languages (`date_words.py`); what is left goes to dateparser, in the feed's language
and English, for absolute dates with day, month and year only. Nothing is ever measured from the present: the same text
gives the same time on every day.
"""

import re
from calendar import timegm
from datetime import UTC, date, datetime
from email.utils import parsedate_tz
from functools import lru_cache
from typing import Any

from wireroom.feeds.date_words import read_words

# Longer texts are sentences, not dates.
_MAX_LENGTH = 80
# dateparser takes about ten milliseconds for a text that is no date; a document of 2,000 such must not take 20 s.
SLOW_TRIES = 12

# dateparser measures what is relative from here. With "absolute-time" alone and all parts required it is never needed;
# it is given so that no version of the library can fall back to the clock.
_BASE = datetime(2000, 1, 1)  # noqa: DTZ001 - dateparser compares it with datetimes that know no zone

_ISO = re.compile(
    r"([0-9]{4})-?([0-9]{1,2})-?([0-9]{1,2})"
    r"(?:[Tt _]+([0-9]{1,2}):?([0-9]{2})(?::?([0-9]{2})(?:[.,]([0-9]+))?)?)?"
    r"\s*(?:([Zz]|UTC|GMT)|([+-])([0-9]{1,2}):?([0-9]{2})?)?"
)
# The form that nearly all feeds use.
_MONTHS = {name: n for n, name in enumerate("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(), 1)}
_USUAL = re.compile(
    rf"(?:[A-Z][a-z]{{2}}, )?([0-9]{{1,2}}) ({'|'.join(_MONTHS)}) ([0-9]{{4}}) "
    r"([0-9]{2}):([0-9]{2})(?::([0-9]{2}))? (?:GMT|UTC|Z|([+-])([0-9]{2})([0-9]{2}))"
)
_DAY_ZERO = date(1970, 1, 1).toordinal()
_YEAR = re.compile("[0-9]{4}")
_EPOCH = re.compile("[0-9]{9,10}|[0-9]{12,13}")
_RFC_ZONE = re.compile(r"\s([A-Za-z]{2,5})\)?$")
# "+02:00", "GMT+2:00" and the "GMT+0200 (CEST)" of scripts are no RFC 822, but common.
_RFC_OFFSET = re.compile(
    r"(?:(?:GMT|UTC|UT)\s*([+-])([0-9]{1,2}):?([0-9]{2})|([+-])([0-9]{1,2}):([0-9]{2}))(?: ?\(.*\))?$"
)

# Names of zones in feeds, minutes east of UTC. email.utils knows those of North America. Where a name has several
# meanings, the one that publishers' feeds were seen to mean.
_ZONES = {
    "bst": 60, "ist": 330, "wet": 0, "west": 60, "cet": 60, "met": 60, "mez": 60, "cest": 120, "mest": 120, "mesz": 120,
    "eet": 120, "eest": 180, "msk": 180, "trt": 180, "sast": 120, "cat": 120, "eat": 180, "wat": 60, "pkt": 300,
    "npt": 345, "ict": 420, "wib": 420, "wita": 480, "wit": 540, "hkt": 480, "sgt": 480, "myt": 480, "pht": 480,
    "awst": 480, "jst": 540, "kst": 540, "acst": 570, "acdt": 630, "aest": 600, "aedt": 660, "nzst": 720, "nzdt": 780,
    "akst": -540, "akdt": -480, "hst": -600, "ast": -240, "adt": -180, "nst": -210, "ndt": -150, "brt": -180,
    "art": -180,
}  # fmt: skip


class Dates:
    """Reads the dates of one document; remembers what it has read and stops guessing after `SLOW_TRIES` odd ones."""

    def __init__(self, language: str | None = None) -> None:
        self._language = language
        self._languages = tuple(dict.fromkeys(code for code in (language, "en") if code))
        self._read: dict[str, float | None] = {}
        self._slow_left = SLOW_TRIES

    def read(self, text: str | None) -> float | None:
        """Return UTC seconds since 1970, or None where the text is no date; a date without a zone is taken as UTC."""
        if not text:
            return None
        text = " ".join(text.split())
        if not text or len(text) > _MAX_LENGTH:
            return None
        if text not in self._read:
            self._read[text] = self._decide(text)
        return self._read[text]

    def _decide(self, text: str) -> float | None:
        by_rule = by_standard(text)
        if by_rule is not None:
            return by_rule
        if not any(letter.isdigit() for letter in text):
            return None
        in_words = read_words(text, self._language)
        if in_words is not None:
            return in_words
        if self._slow_left <= 0:
            return None
        self._slow_left -= 1
        return _by_guess(text, self._languages)


def by_standard(text: str) -> float | None:
    """Read ISO 8601, RFC 822 and seconds since 1970, with the liberties that feeds take; None for all else.

    >>> by_standard("Sun, 19 Apr 2020 18:01:42 GMT"), by_standard("2020-04-19T20:01:42+02:00")
    (1587319302.0, 1587319302.0)
    """
    if text[4:5] == "-" and text[10:11] == "T" and len(text) > 18:
        try:
            at = datetime.fromisoformat(text)
        except ValueError:
            return _iso(text)
        return (at if at.tzinfo else at.replace(tzinfo=UTC)).timestamp()
    usual = _USUAL.fullmatch(text)
    if usual is not None:
        return _usual(usual)
    if _EPOCH.fullmatch(text):
        return float(text) / (1000.0 if len(text) > 10 else 1.0)
    if _YEAR.match(text):
        return _iso(text)
    return _rfc822(text)


def _usual(match: re.Match[str]) -> float | None:
    """Read RFC 822 as nearly all feeds write it."""
    day, month, year, hour, minute, second, sign, hours, minutes = match.groups()
    try:
        days = date(int(year), _MONTHS[month], int(day)).toordinal() - _DAY_ZERO
    except ValueError:
        return None
    if int(hour) > 24 or int(minute) > 59 or int(second or 0) > 61:
        return None
    offset = (int(hours) * 60 + int(minutes)) * (-60 if sign == "-" else 60) if sign else 0
    return float(days * 86400 + int(hour) * 3600 + int(minute) * 60 + int(second or 0) - offset)


def _iso(text: str) -> float | None:
    match = _ISO.fullmatch(text)
    if match is None:
        return None
    year, month, day, hour, minute, second, fraction = match.group(1, 2, 3, 4, 5, 6, 7)
    offset = 0
    if match[9]:
        offset = (int(match[10]) * 60 + int(match[11] or 0)) * (-1 if match[9] == "-" else 1)
    # The end of a day and a leap second, as some feeds write them, are the second after.
    extra = 0
    if hour == "24" and int(minute) == 0:
        hour, extra = "0", 86400
    if second == "60":
        second, extra = "59", extra + 1
    try:
        at = datetime(int(year), int(month), int(day), int(hour or 0), int(minute or 0), int(second or 0), tzinfo=UTC)
    except ValueError:
        return None
    micro = float(f"0.{fraction[:6]}") if fraction else 0.0
    return timegm(at.timetuple()) + extra - offset * 60 + micro


def _rfc822(text: str) -> float | None:
    zone = _RFC_OFFSET.search(text)
    if zone is not None:
        sign, hours, minutes = zone.group(1, 2, 3) if zone[1] else zone.group(4, 5, 6)
        text = f"{text[: zone.start()].rstrip()} {sign}{int(hours):02d}{minutes}"
    try:
        parts = parsedate_tz(text)
    except (ValueError, IndexError, TypeError, OverflowError):  # it promises None, and breaks on some odd texts
        return None
    if parts is None:
        return None
    year, month, day, hour, minute, second = parts[:6]
    if not (1 <= month <= 12 and 1 <= day <= 31 and hour <= 24 and minute < 60 and second <= 61):
        return None
    offset = parts[9]
    if zone is None:
        named = _RFC_ZONE.search(text)
        if named is not None and named[1].lower() in _ZONES:
            offset = _ZONES[named[1].lower()] * 60
    try:
        at = datetime(year, month, day, tzinfo=UTC)
    except ValueError:
        return None
    return float(timegm(at.timetuple()) + hour * 3600 + minute * 60 + second - (offset or 0))


@lru_cache(maxsize=512)
def _by_guess(text: str, languages: tuple[str, ...]) -> float | None:
    import dateparser

    settings: dict[str, Any] = {
        "RELATIVE_BASE": _BASE,
        "PARSERS": ["absolute-time"],
        "REQUIRE_PARTS": ["day", "month", "year"],
        "TIMEZONE": "UTC",
        "RETURN_AS_TIMEZONE_AWARE": True,
    }
    for language in languages:
        try:
            found = dateparser.parse(text, languages=[language], settings=settings)
        except Exception:  # noqa: S112 - a library of many grammars on any text: an odd one is no date
            continue
        if found is not None:
            return float(timegm(found.utctimetuple()))
    return None

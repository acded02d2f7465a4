"""When was an article published, and when changed?

Machines are told first (JSON-LD, then meta elements, then marked-up times, then the address); only a page that declares
nothing is searched for a date in its words. A time without a zone is read in the zone that the page uses elsewhere. The
reader's own day is never a guess: no date is None.
"""

import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

from wireroom.articles.page import Page
from wireroom.articles.structured import words_of

# Publishers' clocks and zones go wrong by up to a day; what lies further ahead of when we saw it is no publish date.
AHEAD_SECONDS = 86_400.0
# The first news pages; earlier dates are of the things told, not of the telling.
EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
# No date is longer; longer values hold sentences.
MOST_LENGTH = 80

_PUBLISHED_METAS = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "article:published",
    "article.published",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime",
    "publication_date",
    "publishdate",
    "publish-date",
    "publish_date",
    "published_date",
    "published-date",
    "pubdate",
    "pub_date",
    "rnews:datepublished",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.created",
    "datecreated",
    "dcterms.date",
    "dc.date",
    "originalpublicationdate",
    "date",
    "citation_publication_date",
    "shareaholic:article_published_time",
)
_MODIFIED_METAS = (
    "article:modified_time",
    "og:article:modified_time",
    "og:updated_time",
    "datemodified",
    "last-modified",
    "lastmod",
    "dcterms.modified",
    "dc.date.modified",
    "cxenseparse:recs:modifiedtime",
)
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/_.-]?(0[1-9]|1[0-2])[/_.-]?(0[1-9]|[12]\d|3[01])(?=[/_.-]|$)")
_EPOCH = re.compile(r"1\d{9}(?:\d{3})?")
_ISO = re.compile(
    r"(\d{4})[-/.](\d\d?)[-/.](\d\d?)(?:[T ]+(\d\d?):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?)?\s*"
    r"(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Dates:
    """What a page tells of its times. Datetimes know their zone where the page tells it, and are in UTC otherwise."""

    published: datetime | None = None
    published_from: str = ""
    modified: datetime | None = None
    modified_from: str = ""
    #: Whether the page tells its zone anywhere.
    zone_minutes: int | None = None


def dates_of(page: Page, *, seen: float, language: str | None = None) -> Dates:
    """Read the times of publication and of the last change.

    Args:
        page: The opened page.
        seen: When it was fetched, UTC seconds: the latest possible time, and the base for relative words.
        language: The page's language, for dates in words.
    """
    latest = datetime.fromtimestamp(seen + AHEAD_SECONDS, UTC)
    published, published_from = _first(_published_values(page), latest, language)
    modified, modified_from = _first(_modified_values(page), latest, language)
    if published is None:
        published, published_from = _in_words(page, seen), "text"
    zone = next(
        (value.tzinfo for value in (published, modified) if value is not None and value.tzinfo is not None), None
    )
    zone_minutes = None
    if zone is not None:
        offset = zone.utcoffset(None) or timedelta(0)
        zone_minutes = int(offset.total_seconds() // 60)
    published, modified = _in_zone(published, zone), _in_zone(modified, zone)
    if published is not None and modified is not None and modified < published:
        modified, modified_from = None, ""
    return Dates(
        published,
        published_from if published is not None else "",
        modified,
        modified_from if modified is not None else "",
        zone_minutes,
    )


def parse_date(value: str, *, seen: float, language: str | None = None) -> datetime | None:
    """Read a date as publishers write it for machines.

    Returns:
        A datetime, with a zone if the value has one; None where it is no date with day, month and year.

    >>> parse_date("2024-05-03T17:47:42+0200", seen=0.0).isoformat()
    '2024-05-03T17:47:42+02:00'
    """
    value = value.strip()
    if not value or len(value) > MOST_LENGTH:
        return None
    if _EPOCH.fullmatch(value):
        return datetime.fromtimestamp(int(value[:10]), UTC)
    if match := _ISO.match(value):
        return _from_iso(match)
    if not _YEAR.search(value):
        return None
    try:
        return parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return _date_in_words(value, seen, language)


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


def _date_in_words(value: str, seen: float, language: str | None) -> datetime | None:
    import dateparser

    base = datetime.fromtimestamp(seen, UTC).replace(tzinfo=None)
    settings = {"RELATIVE_BASE": base, "REQUIRE_PARTS": ["day", "month", "year"], "PARSERS": ["absolute-time"]}
    languages = [language, "en"] if language and language != "en" else ["en"]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            found = dateparser.parse(value, languages=languages, settings=settings)
    except Exception:  # foreign code on hostile words may raise anything; it means "no date"
        return None
    return found if isinstance(found, datetime) else None


def _published_values(page: Page) -> Iterator[tuple[str, str]]:
    for key in ("datePublished", "dateCreated", "uploadDate"):
        yield words_of(page.article.get(key)), "json-ld"
    for item in page.structured.objects:
        yield words_of(item.get("datePublished")), "json-ld"
    for name in _PUBLISHED_METAS:
        for value in page.metas.get(name, ()):
            yield value, "meta"
    yield from _marked_up(page, "datepublished")
    if match := _IN_ADDRESS.search(page.url):
        yield "-".join(match.groups()), "url"
    yield from _marked_up(page, None)


def _modified_values(page: Page) -> Iterator[tuple[str, str]]:
    yield words_of(page.article.get("dateModified")), "json-ld"
    for name in _MODIFIED_METAS:
        for value in page.metas.get(name, ()):
            yield value, "meta"
    yield from _marked_up(page, "datemodified")


def _marked_up(page: Page, role: str | None) -> Iterator[tuple[str, str]]:
    """Yield times in the markup: those with a role, or (role None) the first one, which is the byline's."""
    if role is None:
        # Times of other articles come after the text, in lists.
        for element, _ in zip(page.tree.iter("time"), range(1), strict=False):
            yield element.get("datetime") or "", "html"
        return
    for element in page.tree.xpath("//*[@itemprop or @pubdate]"):
        name = (element.get("itemprop") or "").lower()
        if role in name.split() or (role == "datepublished" and element.get("pubdate") is not None):
            yield element.get("datetime") or element.get("content") or element.get("title") or "", "html"


def _first(values: Iterator[tuple[str, str]], latest: datetime, language: str | None) -> tuple[datetime | None, str]:
    """Return the first value that is a date and possible."""
    for value, found in values:
        date = parse_date(value, seen=latest.timestamp(), language=language) if value else None
        if date is not None and EARLIEST <= (date if date.tzinfo else date.replace(tzinfo=UTC)) <= latest:
            return date, found
    return None, ""


def _in_words(page: Page, seen: float) -> datetime | None:
    """Search the page's words: slower, and only the day is known."""
    from htmldate import find_date

    latest = datetime.fromtimestamp(seen + AHEAD_SECONDS, UTC).strftime("%Y-%m-%d")
    earliest = EARLIEST.strftime("%Y-%m-%d")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about zones with names that it does not know; only the day is taken
            found = find_date(page.tree, original_date=True, url=page.url, max_date=latest, min_date=earliest)
    except Exception:  # foreign code on hostile pages may raise anything; it means "no date"
        return None
    match = _ISO.match(found) if found else None
    return _from_iso(match) if match else None


def _in_zone(value: datetime | None, zone: object) -> datetime | None:
    if value is None or value.tzinfo is not None:
        return value
    return value.replace(tzinfo=zone if isinstance(zone, timezone) else UTC)

"""When was an article published, and when changed?

Machines are told first (JSON-LD, then meta elements, then marked-up times, then the address); only a page that declares
nothing is searched for the date that it shows to people. A time without a zone is read in the zone that the page uses
elsewhere. The reader's own day is never a guess: no date is None.
"""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from urllib.parse import urlsplit

from wireroom.articles.beside import Beside, is_elsewhere
from wireroom.articles.date_forms import month_first, parse_date
from wireroom.articles.dates_shown import Shown, beside_headline, elsewhere
from wireroom.articles.head import line_of
from wireroom.articles.page import Page
from wireroom.articles.structured import words_of

# Publishers' clocks and zones go wrong by up to a day; what lies further ahead of when we saw it is no publish date.
AHEAD_SECONDS = 86_400.0
# The first news pages; earlier dates are of the things told, not of the telling.
EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
# A page's own times come first among all that it marks up.
MOST_TIMES = 5
# Zones lie on half hours (but for three small places), and a shown clock lacks the seconds of the declared one.
ZONE_STEP_SECONDS, CUT_SECONDS, MOST_ZONE_SECONDS = 1800, 60, 14 * 3600

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
# Names of their own that sites give: "published_on", "x-pub-date".
_PUBLISHED_NAME = re.compile(r"publish(?!er|able|ing)|pub[-_.]?date|publication|release[-_.]?date")
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/_.-]?(0[1-9]|1[0-2])[/_.-]?(0[1-9]|[12]\d|3[01])(?=[/_.-]|$)")
_IN_SLUG = re.compile(r"/(0[1-9]|[12]\d|3[01])-(0[1-9]|1[0-2])-(20\d\d)(?=[/.-]|$)")
# Pages that are built by scripts keep their article's facts beside those of others.
MOST_STATES = 50
_STATE = re.compile(
    r"""["'\\](?:datePublished|date_published|publishedAt|published_at|publishDate|publish_date|publicationDate|"""
    r"""publication_date|firstPublished\w*|first_publication_date|publishedDate)\\?["']\s*:\s*\\?["']"""
    r"""(20\d\d-\d\d-\d\d[\dT:.Z+-]*)"""
)


@dataclass(frozen=True, slots=True)
class Dates:
    """What a page tells of its times. Datetimes know their zone where the page tells it, and are in UTC otherwise."""

    published: datetime | None = None
    published_from: str = ""
    modified: datetime | None = None
    modified_from: str = ""
    #: Minutes east of UTC; None where the page tells its zone nowhere.
    zone_minutes: int | None = None


@dataclass(frozen=True, slots=True)
class _Manner:
    """How this page writes dates, and which are possible."""

    language: str | None
    slash_month_first: bool
    latest: datetime

    def read(self, value: str) -> datetime | None:
        date = parse_date(value, language=self.language, slash_month_first=self.slash_month_first) if value else None
        return date if date is not None and self.possible(date) else None

    def possible(self, date: datetime) -> bool:
        return EARLIEST <= (date if date.tzinfo else date.replace(tzinfo=UTC)) <= self.latest


def dates_of(page: Page, beside: Beside, *, seen: float, language: str | None = None) -> Dates:
    """Read the times of publication and of the last change.

    Args:
        page: The opened page.
        beside: What stands beside its headline.
        seen: When it was fetched, UTC seconds: the latest possible time.
        language: The page's language, for dates in words.
    """
    manner = _Manner(
        language,
        month_first(page.declared_language(), urlsplit(page.url).hostname or ""),
        datetime.fromtimestamp(seen + AHEAD_SECONDS, UTC),
    )
    published, published_from = _first(_published_values(page), manner)
    modified, modified_from = _first(_modified_values(page), manner)
    shown: list[Shown] = []
    if published is None or published.tzinfo is UTC:
        shown = _shown(page, beside, manner)
    if published is None:
        shown = shown or _shown(page, None, manner)
        published, published_from = _told(shown, "published"), "text"
    if published is None:
        published, published_from = _in_state(page, manner), "html"
    if modified is None and shown:
        modified, modified_from = _told(shown, "modified"), "text"
    zone = _zone_of(published, modified, shown)
    published, modified = _in_zone(published, zone), _in_zone(modified, zone)
    if published is not None and modified is not None and modified < published:
        modified, modified_from = None, ""
    return Dates(
        published,
        published_from if published is not None else "",
        modified,
        modified_from if modified is not None else "",
        int((zone.utcoffset(None) or timedelta(0)).total_seconds() // 60) if zone is not None else None,
    )


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
    elif match := _IN_SLUG.search(page.url):
        yield "-".join(reversed(match.groups())), "url"
    yield from _first_time(page)
    for name, values in page.metas.items():
        if _PUBLISHED_NAME.search(name):
            yield values[0], "meta"


def _first_time(page: Page) -> Iterator[tuple[str, str]]:
    """Yield the first time element that is neither a comment's nor a list's."""
    node = next((node for node in page.head.times[:MOST_TIMES] if not is_elsewhere(node)), None)
    if node is not None:
        yield node.attributes.get("datetime") or line_of(node), "html"


def _modified_values(page: Page) -> Iterator[tuple[str, str]]:
    yield words_of(page.article.get("dateModified")), "json-ld"
    for name in _MODIFIED_METAS:
        for value in page.metas.get(name, ()):
            yield value, "meta"
    yield from _marked_up(page, "datemodified")


def _marked_up(page: Page, role: str) -> Iterator[tuple[str, str]]:
    """Yield times that the markup gives a role."""
    for roles, node in page.head.marked:
        if role in roles.split():
            given = node.attributes
            yield given.get("datetime") or given.get("content") or given.get("title") or line_of(node), "html"


def _first(values: Iterator[tuple[str, str]], manner: _Manner) -> tuple[datetime | None, str]:
    """Return the first value that is a date and possible."""
    for value, found in values:
        date = manner.read(value)
        if date is not None:
            return date, found
    return None, ""


def _shown(page: Page, beside: Beside | None, manner: _Manner) -> list[Shown]:
    """Return the possible dates beside the headline; without it, those that stand anywhere else."""
    language, slash = manner.language, manner.slash_month_first
    if beside is None:
        found = elsewhere(page, language=language, slash_month_first=slash)
    else:
        found = beside_headline(beside, language=language, slash_month_first=slash)
    return [one for one in found if manner.possible(one.at)]


def _told(shown: list[Shown], role: str) -> datetime | None:
    """Return the first date with this role; without any label, the first date is that of publication."""
    for one in shown:
        if one.role == role or (role == "published" and not one.role):
            return one.at
    return None


def _in_state(page: Page, manner: _Manner) -> datetime | None:
    """Return the one time of publication in what a page keeps for its scripts; None where there are several."""
    values = {match[1] for match in itertools.islice(_STATE.finditer(page.html), MOST_STATES)}
    return manner.read(values.pop()) if len(values) == 1 else None


def _zone_of(published: datetime | None, modified: datetime | None, shown: list[Shown]) -> timezone | None:
    """Tell the page's own zone: as declared; of a time in UTC, what its shown clock differs by."""
    zones = [value.tzinfo for value in (published, modified) if value is not None and value.tzinfo is not None]
    told = next((zone for zone in zones if isinstance(zone, timezone) and zone is not UTC), None)
    if told is None and published is not None and published.tzinfo is UTC:
        for one in shown:
            if not one.clock or one.at.tzinfo is not None:
                continue
            ahead = (one.at.replace(tzinfo=UTC) - published).total_seconds()
            zone = -(-ahead // ZONE_STEP_SECONDS) * ZONE_STEP_SECONDS
            if 0 <= zone - ahead < CUT_SECONDS and abs(zone) <= MOST_ZONE_SECONDS:
                return timezone(timedelta(seconds=zone))
    return told or (UTC if zones else None)


def _in_zone(value: datetime | None, zone: timezone | None) -> datetime | None:
    if value is None or value.tzinfo is not None:
        return value
    return value.replace(tzinfo=zone or UTC)

"""Times, numbers and counts as readers read them. All times are UTC; `now` is the log's clock, never the machine's."""

from dataclasses import dataclass
from datetime import UTC, datetime

from wireroom.model.counts import Counts, Span, single_source

#: No-break space: a number and its noun never part.
NB = "\u00a0"
DAY = 86_400.0
#: How the reader's first language groups three digits; all others take a thin no-break space.
_GROUPS = {"en": ",", "ja": ",", "zh": ",", "ko": ",", "de": ".", "es": ".", "it": ".", "pt": ".", "nl": ".", "tr": "."}
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_NUMERALS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


@dataclass(frozen=True, slots=True)
class Moment:
    """A time as a `time` element: the full stamp and the words."""

    iso: str
    words: str


def _utc(at: float) -> datetime:
    return datetime.fromtimestamp(at, UTC)


def iso(at: float) -> str:
    """Give the full stamp.

    >>> iso(1795530720.0)
    '2026-11-24T14:32:00Z'
    """
    return _utc(at).isoformat(timespec="seconds")[:19] + "Z"


def clock_time(at: float) -> str:
    """Give hours and minutes.

    >>> clock_time(1795530720.0)
    '14:32'
    """
    return _utc(at).isoformat()[11:16]


def day(at: float) -> str:
    """Give a day in full.

    >>> day(1795530720.0)
    'Tuesday 24 November 2026'
    """
    when = _utc(at)
    return f"{_WEEKDAYS[when.weekday()]} {when.day} {MONTHS[when.month - 1]} {when.year}"


def short_day(at: float, now: float) -> str:
    """Give a day, with the year where it is another one.

    >>> short_day(1795530720.0, 1795530720.0)
    '24 November'
    """
    when = _utc(at)
    year = "" if when.year == _utc(now).year else f" {when.year}"
    return f"{when.day} {MONTHS[when.month - 1]}{year}"


def when(at: float, now: float) -> str:
    """Say a time: today by the clock, this week with the day, this year by date, older with the year.

    >>> now = 1795530720.0
    >>> [when(now - days * DAY, now) for days in (0, 1, 8, 400)]
    ['14:32', 'Mon 14:32', '16 Nov', '20 Oct 2025']
    """
    then, today = _utc(at), _utc(now)
    days = (today.date() - then.date()).days
    if days == 0:
        return clock_time(at)
    if 0 < days < 7:
        return f"{_WEEKDAYS[then.weekday()][:3]} {clock_time(at)}"
    year = "" if then.year == today.year else f" {then.year}"
    return f"{then.day} {MONTHS[then.month - 1][:3]}{year}"


def moment(at: float, now: float) -> Moment:
    """Make a time ready for a page."""
    return Moment(iso(at), when(at, now))


def event_words(at: float | None, precision: str, now: float, *, told: float) -> str:
    """Say when something happened, no more exactly than it is known; where no report says when, when it was `told`.

    >>> now = 1795530720.0
    >>> [event_words(now, p, now, told=now) for p in ("minute", "hour", "day")]
    ['14:32', 'about 14:32', 'on Tuesday']
    >>> event_words(None, "unknown", now, told=now)
    'reported 14:32'
    """
    if at is None or precision == "unknown":
        return f"reported {when(told, now)}"
    if precision == "day":
        days = (_utc(now).date() - _utc(at).date()).days
        return f"on {_WEEKDAYS[_utc(at).weekday()]}" if 0 <= days < 7 else f"on {short_day(at, now)}"
    return f"about {when(at, now)}" if precision == "hour" else when(at, now)


def grouped(number: int, language: str = "en") -> str:
    """Write a whole number with its digits in groups of three.

    >>> grouped(12480), grouped(12480, "de"), grouped(999)
    ('12,480', '12.480', '999')
    """
    return f"{number:,}".replace(",", _GROUPS.get(language, "\u202f"))


def several(number: int, one: str, many: str = "", language: str = "en") -> str:
    r"""Write a number with its noun, never parted.

    >>> several(1, "origin"), several(3, "report"), several(2, "story", "stories")
    ('1\xa0origin', '3\xa0reports', '2\xa0stories')
    """
    return f"{grouped(number, language)}{NB}{one if number == 1 else (many or one + 's')}"


def spelled(number: int) -> str:
    """Spell small numbers.

    >>> spelled(3), spelled(40)
    ('three', '40')
    """
    return _NUMERALS[number] if 0 <= number < len(_NUMERALS) else str(number)


def span_figure(span: Span | None, language: str = "en") -> str:
    r"""Write a count that may be a range, without its noun.

    >>> span_figure(Span(3, 3)), span_figure(Span(3, 7)), span_figure(None)
    ('3', '3\xa0to\xa07', 'not\xa0known yet')
    """
    if span is None:
        return f"not{NB}known yet"
    low = grouped(span.low, language)
    return (
        low if span.exact else f"{low} to {grouped(span.high, language)}".replace(" ", NB if span.high < 1000 else " ")
    )


def _span_words(span: Span, noun: str, language: str) -> str:
    if span.exact:
        return several(span.low, noun, language=language)
    return f"{grouped(span.low, language)} to {grouped(span.high, language)} {noun}s".replace(" ", NB)


#: In the place of publishers, where there are posts alone.
NOBODY = f"no{NB}publisher"


@dataclass(frozen=True, slots=True, kw_only=True)
class CountsView:
    """The four counts as a page sets them: two light, two dark; for the tally also as figures with labels."""

    breadth: tuple[str, str]
    depth: tuple[str, ...]
    #: (figure, label) in the fixed order.
    tally: tuple[tuple[str, str], ...]


def counts_view(counts: Counts, language: str = "en") -> CountsView:
    """Put four counts into words.

    >>> view = counts_view(Counts(articles=31, publishers=14, reports=Span(3, 3), origins=None))
    >>> " ".join((*view.breadth, *view.depth)).replace(NB, " ")
    '31 articles 14 publishers 3 reports origins not known yet'
    """
    reports = _span_words(counts.reports, "report", language)
    origins = "origins not known yet" if counts.origins is None else _span_words(counts.origins, "origin", language)
    one = counts.reports.exact and counts.reports.low == 1
    source = counts.origins is not None and counts.origins.exact and counts.origins.low == 1
    return CountsView(
        breadth=(
            several(counts.articles, "article", language=language),
            several(counts.publishers, "publisher", language=language),
        )
        if counts.articles or not counts.posts
        else (several(counts.posts, "post", language=language), NOBODY),
        depth=(reports, origins),
        tally=(
            (grouped(counts.articles, language), "article" if counts.articles == 1 else "articles"),
            (grouped(counts.publishers, language), "publisher" if counts.publishers == 1 else "publishers"),
            (span_figure(counts.reports, language), "independent report" if one else "independent reports"),
            (
                span_figure(counts.origins, language),
                "claim origin" if source else "claim origins",
            ),
        ),
    )


def single_words(counts: Counts, language: str = "en") -> tuple[str, str] | None:
    """Say that a story stands on one source, and on which: a label and what it means here. None: it does not.

    >>> said = single_words(Counts(articles=9, publishers=7, reports=Span(1, 1), origins=Span(1, 1)))
    >>> ": ".join(said or ()).replace(NB, " ")
    'Single source, unconfirmed: 7 publishers carry one report'
    """
    kind = single_source(counts)
    if kind is None:
        return None
    if kind == "origin":
        reports = _span_words(counts.reports, "report", language)
        return "Single origin, unconfirmed by others", f"{reports} rest on one speaker or document"
    if kind == "report":
        publishers = several(counts.publishers, "publisher", language=language)
        return "Single source, unconfirmed", f"{publishers} carry one report"
    many = f"{several(counts.articles, 'article', language=language)} by " if counts.articles > 1 else ""
    return "Single source, unconfirmed", f"{many}one publisher{'' if many else ' alone'}; no other has reported it"

"""Statements of institutions, and what their own documents say, ready for a page; and the same in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from wireroom.model.story import Citation
from wireroom.model.trace import ShownTrace, Trace, TracedDocument
from wireroom.web.citing import cite_link
from wireroom.web.rows import Words, words_of
from wireroom.web.words import MONTHS, Moment, moment, several

#: How a document has what a report tells.
HOW = {
    "identical": "word for word",
    "shortened": "in more or fewer words",
    "altered": "nearly word for word",
    "content": "in its own words",
}
#: What is said of a quote that stands nowhere else; it can be wrong.
ALONE = (
    "These words stand in no other report here and in none of its documents. They may have been said aloud, or "
    "translated: that we have not found them is no sign that they are false."
)
#: Statements shown in a row; more would be a list of documents.
MOST = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentView:
    """An institution's document with the sentence that says it."""

    title: Words
    link: str
    words: Words
    at: Moment
    how: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TraceView:
    """One statement, and what came of the search."""

    name: str
    #: As the report tells it; "" where it may not be shown.
    said: Words
    link: str
    #: Whose report it is; "" where the page is that report's.
    source: str
    document: DocumentView | None
    #: What was looked through, where nothing was found; "" else.
    outcome: str
    looked: Moment
    #: What is said of a quote that stands nowhere else; "" for others.
    alone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TracesView:
    """The statements of a page."""

    rows: tuple[TraceView, ...]
    #: Institutions of whose documents none of that time is here.
    unread: tuple[str, ...]


def traces_view(shown: Sequence[ShownTrace], tellers: Mapping[str, str], now: float) -> TracesView | None:
    """Make statements ready for a page: found ones first, each document and each empty search once; None for none.

    Args:
        shown: The statements.
        tellers: Publisher of each report, by article; none is named where the page is the report's own.
        now: The log's clock.
    """
    out: list[TraceView] = []
    unread: dict[str, None] = {}
    seen: set[tuple[str, ...]] = set()
    for one in sorted(shown, key=lambda one: one.trace.document is None):
        found = one.trace.document
        key = (one.trace.institution, f"{found.article_id} {found.start}" if found else one.trace.outcome)
        if one.trace.outcome == "unread" and not one.alone:
            unread[one.trace.name] = None
            continue
        if key in seen and not one.alone:
            continue
        seen.add(key)
        out.append(_view(one, tellers.get(one.article_id, ""), now))
    return TracesView(rows=tuple(out[:MOST]), unread=tuple(unread)) if out or unread else None


def _view(one: ShownTrace, source: str, now: float) -> TraceView:
    told = one.trace
    return TraceView(
        name=told.name,
        said=words_of(told.words, told.language),
        link=cite_link(place_of(one)),
        source=source,
        document=None if told.document is None else _document(told.document, now),
        outcome=outcome_words(told) if told.document is None else "",
        looked=moment(one.looked_at, now),
        alone=ALONE if one.alone else "",
    )


def place_of(one: ShownTrace) -> Citation:
    """Give the place of a statement in its report."""
    told = one.trace
    return Citation(article_id=one.article_id, version=one.version, start=told.start, end=told.end, field=told.field)


def place_in(found: TracedDocument) -> Citation:
    """Give the place of the sentence in its document."""
    return Citation(
        article_id=found.article_id, version=found.version, start=found.start, end=found.end, field=found.field
    )


def _document(found: TracedDocument, now: float) -> DocumentView:
    return DocumentView(
        title=words_of(found.title, found.language),
        link=cite_link(place_in(found)),
        words=words_of(found.words, found.language),
        at=moment(found.at, now),
        how=HOW[found.how],
    )


def outcome_words(told: Trace) -> str:
    """Say what was looked through, where nothing was found.

    >>> told = Trace(
    ...     institution="nato", name="NATO", field="text", start=0, end=9, words="", language="en", quoted=False,
    ...     outcome="not_among", documents=41, in_full=29, since=1_781_222_400.0, until=1_782_432_000.0,
    ... )
    >>> outcome_words(told)
    'not among the 41 statements of NATO seen from 12 to 26 June 2026, 12 of them by headline and summary alone'
    """
    days = days_words(told.since, told.until)
    if told.outcome == "unread":
        return f"no statements of {told.name} are read here {days}"
    if told.documents == 1:
        part = "" if told.in_full else ", by headline and summary alone"
        return f"not in the one statement of {told.name} seen {days}{part}"
    short = told.documents - told.in_full
    part = f", {short if told.in_full else 'all'} of them by headline and summary alone" if short else ""
    return f"not among the {several(told.documents, 'statement')} of {told.name} seen {days}{part}".replace(
        "\u00a0", " "
    )


def days_words(since: float, until: float) -> str:
    """Name the days between two times.

    >>> days_words(1_780_185_600.0, 1_781_222_400.0), days_words(1_781_222_400.0, 1_781_222_460.0)
    ('from 31 May to 12 June 2026', 'on 12 June 2026')
    """
    first, last = (datetime.fromtimestamp(at, UTC).date() for at in (since, until))
    end = f"{last.day} {MONTHS[last.month - 1]} {last.year}"
    if first == last:
        return f"on {end}"
    year = f" {first.year}" if first.year != last.year else ""
    month = f" {MONTHS[first.month - 1]}" if (first.year, first.month) != (last.year, last.month) else ""
    return f"from {first.day}{month}{year} to {end}"

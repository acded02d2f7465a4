"""Statements of institutions, and the documents in which they are looked for.

A statement is looked for in what the institution published from `BEFORE` ahead of the report until `AFTER` behind it:
many appear an hour after the first report of them. What was looked through is told with each answer; where nothing of
that time is here, nothing was looked through, and that is another answer than "not found".
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from wireroom.claims.attributed import Attributed
from wireroom.claims.documents import Document, Found, find, telling
from wireroom.claims.institutions import Institutions
from wireroom.claims.verbatim import FEWEST, words_of_quote
from wireroom.model.trace import Trace, TracedDocument
from wireroom.text.speech import quoted

DAY = 86_400.0
#: Reports tell what was said today; a week and a half holds what is told again at the weekend after.
BEFORE = 10 * DAY
#: Press offices publish within hours, transcripts of press conferences within days.
AFTER = 4 * DAY
#: Documents of one institution that are looked through, those nearest to the report: the busiest publish 40 a day.
MOST_DOCUMENTS = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """What is here of one institution's documents around a time."""

    documents: Sequence[Document]
    #: Whether older ones are here too, so that the beginning of the time was read.
    older: bool


def trace(
    statements: Sequence[Attributed],
    language: str | None,
    *,
    at: float,
    now: float,
    shelves: Mapping[str, Shelf],
    institutions: Institutions,
) -> tuple[Trace, ...]:
    """Look for statements in documents.

    Args:
        statements: What a report hands to institutions.
        language: Of the report, ISO 639-1.
        at: When the report was published, or first seen, UTC seconds.
        now: Up to when documents are known, UTC seconds.
        shelves: Documents by institution, of `window(at)`.
        institutions: The table.
    """
    return tuple(
        _trace(one, language, at=at, now=now, shelf=shelves[one.institution], institutions=institutions)
        for one in statements
        if telling(one.words, language, institutions.words_for(one.institution))
    )


def window(at: float) -> tuple[float, float]:
    """Return the first and last time of the documents in which a report of a time is looked for."""
    return at - BEFORE, at + AFTER


def _trace(
    one: Attributed, language: str | None, *, at: float, now: float, shelf: Shelf, institutions: Institutions
) -> Trace:
    documents = shelf.documents
    found = find(one.words, language, institutions.words_for(one.institution), documents)
    since, until = window(at)
    if documents and not shelf.older:
        since = max(since, min(document.at for document in documents))
    return Trace(
        institution=one.institution,
        name=institutions.name_of(one.institution),
        field=one.field,
        start=one.start,
        end=one.end,
        words=one.words,
        language=language,
        quoted=any(len(words_of_quote(quote)) >= FEWEST for quote in quoted(one.words)),
        outcome="found" if found else "not_among" if documents else "unread",
        documents=len(documents),
        in_full=sum(document.full for document in documents),
        since=since,
        until=max(since, min(until, now)),
        document=None if found is None else _told(found),
    )


def _told(found: Found) -> TracedDocument:
    return TracedDocument(
        article_id=found.document.article_id,
        version=found.document.version,
        title=found.document.title,
        language=found.document.language,
        words=found.words,
        field=found.field,
        start=found.start,
        end=found.end,
        at=found.document.at,
        how=found.how,
    )

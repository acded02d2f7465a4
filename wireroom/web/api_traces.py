"""Statements of institutions as records of the API."""

from wireroom.model.story import Citation
from wireroom.model.trace import ShownTrace, TracedDocument
from wireroom.web.api_grounds import OwnWords, Place, TracedStatement
from wireroom.web.traces import place_in, place_of
from wireroom.web.words import iso


def traced(one: ShownTrace) -> TracedStatement:
    """Make a statement with what was found of it."""
    told = one.trace
    return TracedStatement(
        institution=told.institution,
        name=told.name,
        stands_at=place(place_of(one)),
        words=told.words,
        outcome=told.outcome,
        documents=told.documents,
        in_full=told.in_full,
        since=iso(told.since),
        until=iso(told.until),
        looked_at=iso(one.looked_at),
        alone=one.alone,
        document=None if told.document is None else _own(told.document),
    )


def place(at: Citation) -> Place:
    """Make the place that something rests on."""
    return Place(article_id=at.article_id, version=at.version, field=at.field, start=at.start, end=at.end)


def _own(found: TracedDocument) -> OwnWords:
    return OwnWords(
        title=found.title,
        language=found.language,
        words=found.words,
        published_at=iso(found.at),
        how=found.how,
        stands_at=place(place_in(found)),
    )

"""Statements of institutions in one article, looked for in the archive of a room, for `wireroom check`."""

import contextlib
from collections.abc import Iterator, Sequence

import click

from wireroom import app
from wireroom.claims.attributed import attributed
from wireroom.claims.institutions import shipped
from wireroom.claims.tracing import Shelf, trace
from wireroom.config import Settings
from wireroom.errors import StorageError
from wireroom.model.article import Reading
from wireroom.model.trace import Trace
from wireroom.pipeline.tracing import Archive, text_of
from wireroom.web.traces import HOW, outcome_words

#: Characters of a sentence that are shown.
MOST_CHARACTERS = 160


def statements_of(
    settings: Settings, reading: Reading, *, told: float | None, now: float
) -> tuple[tuple[Trace, ...], bool]:
    """Look for what an article hands to institutions.

    Returns:
        The statements, and whether a room's archive was searched. What an article without a day tells is looked for in
        the days around now.
    """
    at = now if told is None else told
    if settings.database.exists():
        with contextlib.suppress(StorageError), contextlib.closing(app.open_reader(settings.database)) as reader:
            archive = Archive(reader.traces, reader.reading)
            said = attributed(reading.title, text_of(reading), reading.language, archive.institutions)
            return archive.search(said, reading.language, published=at, now=now), True
    table = shipped()
    said = attributed(reading.title, text_of(reading), reading.language, table)
    none = Shelf(documents=(), older=False)
    shelves = {one.institution: none for one in said}
    return trace(said, reading.language, at=at, now=now, shelves=shelves, institutions=table), False


def sources_report(traces: Sequence[Trace], *, searched: bool) -> Iterator[str]:
    """Yield the lines of what institutions are said to have said, and of their documents."""
    head = click.style("Statements of institutions:", bold=True)
    if not traces:
        yield f"{head} none that could be looked for"
        return
    where = "" if searched else "; no room’s archive was searched (--data DIR)"
    yield f"{head} {len(traces)} found{where}"
    for one in traces:
        place = click.style(f"({one.field}, characters {one.start} to {one.end})", dim=True)
        yield f"  {click.style(one.name, bold=True)}: {_cut(one.words)} {place}"
        if one.document is not None:
            words = click.style(_cut(one.document.words), fg="green")
            yield f"    The document says it {HOW[one.document.how]}: {words}"
            yield click.style(f"    From: {one.document.title} (/a/{one.document.article_id})", dim=True)
        elif searched:
            yield f"    {outcome_words(one)[:1].upper()}{outcome_words(one)[1:]}."


def _cut(words: str) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= MOST_CHARACTERS else plain[:MOST_CHARACTERS].rsplit(" ", 1)[0] + " …"

"""Statements of institutions in one article, looked for in the archive of a room, for `wireroom check`."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass

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
from wireroom.web.traces import ALONE, HOW, outcome_words

#: Characters of a sentence that are shown.
MOST_CHARACTERS = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class Traced:
    """What an article hands to institutions."""

    traces: tuple[Trace, ...]
    #: Numbers of those whose quote neither a document nor a report of the room has.
    alone: frozenset[int] = frozenset()
    #: Whether a room's archive was searched.
    searched: bool = False


def statements_of(settings: Settings, reading: Reading, *, told: float | None, now: float) -> Traced:
    """Look for what an article hands to institutions; one without a day is looked for in the days around now."""
    at = now if told is None else told
    if settings.database.exists():
        with contextlib.suppress(StorageError), contextlib.closing(app.open_reader(settings.database)) as reader:
            archive = Archive(reader.traces, reader.reading)
            said = attributed(reading.title, text_of(reading), reading.language, archive.institutions)
            traces = archive.search(said, reading.language, published=at, now=now)
            alone = frozenset(n for n, one in enumerate(traces) if reader.traces.alone("", one))
            return Traced(traces=traces, alone=alone, searched=True)
    table = shipped()
    said = attributed(reading.title, text_of(reading), reading.language, table)
    none = Shelf(documents=(), older=False)
    shelves = {one.institution: none for one in said}
    return Traced(traces=trace(said, reading.language, at=at, now=now, shelves=shelves, institutions=table))


def sources_report(found: Traced) -> Iterator[str]:
    """Yield the lines of what institutions are said to have said, and of their documents."""
    head = click.style("Statements of institutions:", bold=True)
    if not found.traces:
        yield f"{head} none that could be looked for"
        return
    where = "" if found.searched else "; no room’s archive was searched (--data DIR)"
    yield f"{head} {len(found.traces)} found{where}"
    for n, one in enumerate(found.traces):
        place = click.style(f"({one.field}, characters {one.start} to {one.end})", dim=True)
        yield f"  {click.style(one.name, bold=True)}: {_cut(one.words)} {place}"
        if one.document is not None:
            words = click.style(_cut(one.document.words), fg="green")
            yield f"    The document says it {HOW[one.document.how]}: {words}"
            yield click.style(f"    From: {one.document.title} (/a/{one.document.article_id})", dim=True)
        elif found.searched:
            yield f"    {outcome_words(one)[:1].upper()}{outcome_words(one)[1:]}."
            if n in found.alone:
                yield f"    {ALONE}"


def _cut(words: str) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= MOST_CHARACTERS else plain[:MOST_CHARACTERS].rsplit(" ", 1)[0] + " …"

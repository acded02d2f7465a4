"""What `wireroom check` prints: what was read, the offices, who says what, and signs of style; each with its place."""

import datetime as dt
from collections.abc import Iterator, Sequence

import click

from wireroom.articles.sections import section_of
from wireroom.claims.quotes import Statement
from wireroom.claims.speakers import Speaker
from wireroom.cli.fields import lines_of
from wireroom.model.article import Reading
from wireroom.model.finding import STYLE_NAMES, OfficeFinding, StyleFinding

# Longest words of a text that are shown, in characters; more are cut.
MOST_CHARACTERS = 160
# Statements that are shown; --json gives all.
MOST_STATEMENTS = 12
_VERDICTS = {
    "source_stale": "looks out of date.",
    "archive_resurfaced": "was true when this text was first written; it looks like an old text.",
    "ambiguous": "cannot be decided.",
}
_VERBS = {"denies": "denies", "warns": "warns", "promises": "promises", "alleges": "alleges", "confirms": "confirms"}

#: A statement with its speaker, None where it cannot be told.
Said = tuple[Statement, Speaker | None]


def report(
    reading: Reading,
    told: float | None,
    offices: Sequence[OfficeFinding],
    looked_at: int,
    said: Sequence[Said],
    style: Sequence[StyleFinding],
) -> Iterator[str]:
    """Yield the lines. `told`: the article's day, UTC seconds; None is unknown. `looked_at`: offices checked."""
    day = dt.datetime.fromtimestamp(told, dt.UTC).date().isoformat() if told is not None else "date not known"
    yield click.style(reading.title or reading.text[:120], bold=True)
    facts = [", ".join(reading.authors), day, reading.language, section_of(reading, None).name, reading.agency]
    yield " · ".join(part for part in facts if part) + f" · {len(reading.text.split())} words"
    for line in lines_of(reading):
        yield f"  {line}"
    if told is None:
        yield "It tells no date. To check who held an office on its day, give the day: --as-of 2025-06-26."
    yield ""
    yield from _offices(offices, looked_at, told, day)
    yield ""
    yield from _statements(reading.text, said)
    yield ""
    yield from _style(style, reading)


def _offices(offices: Sequence[OfficeFinding], looked_at: int, told: float | None, day: str) -> Iterator[str]:
    if not offices:
        yield _head("Offices") + f" {looked_at} looked at, nothing to note"
        return
    yield _head("Offices") + f" {looked_at} looked at, {len(offices)} to note"
    for found in offices:
        verdict = "cannot be decided without the day of the text." if told is None else _VERDICTS[found.outcome]
        yield f"  {_quoted(found.words, 'yellow')} {verdict} {_place(found.field, found.start, found.end)}"
        if found.left_on:
            yield f"    {found.name} left the office of {found.office} on {between(found.left_on)}."
        if found.holder:
            since = f" since {found.holder_since}" if found.holder_since else ""
            yield f"    {found.holder} held it on {day},{since or ' since when is not known'}."
        yield click.style(f"    From: {found.evidence}", dim=True)


def between(day: str) -> str:
    """Write a day, or one of which only the first and last possible day are known.

    >>> between("2024-10-01"), between("2021-03/2024-05-06")
    ('2024-10-01', 'a day between 2021-03 and 2024-05-06')
    """
    first, _, last = day.partition("/")
    return f"a day between {first} and {last}" if last else day


def _statements(text: str, said: Sequence[Said]) -> Iterator[str]:
    if not said:
        yield _head("Who says what") + " nobody is quoted that we could read (only English texts are read for this)"
        return
    said = list({" ".join(text[slice(*one[0].content[0])].split()).casefold(): one for one in reversed(said)}.values())
    said.reverse()  # what stands several times is told once
    yield _head("Who says what") + f" {len(said)} found"
    for statement, speaker in said[:MOST_STATEMENTS]:
        start, end = statement.content[0][0], statement.content[-1][1]
        who = text[slice(*statement.speaker)] if statement.speaker else "somebody"
        if speaker is not None and speaker.kind == "person":
            who = speaker.name.title()
        verb = _VERBS.get(statement.cue_kind, "says")
        yield f"  {click.style(who, bold=True)} {verb}: {_cut(text[start:end])} {_place('text', start, end)}"
    if len(said) > MOST_STATEMENTS:
        yield f"  … and {len(said) - MOST_STATEMENTS} more (--json gives all)"


def _style(style: Sequence[StyleFinding], reading: Reading) -> Iterator[str]:
    if not style:
        why = "nothing to note" if reading.full else "the text is not known"
        yield _head("Style") + f" {why}"
        return
    yield _head("Style") + f" {len(style)} signs; each can be wrong, and none says whether the text is true"
    for found in style:
        name = f"{STYLE_NAMES[found.kind]:<18}"
        words = f"{_quoted(found.words, 'cyan')} {_place(found.field, found.start, found.end)} " if found.words else ""
        yield f"  {name} {words}{found.told}"


def _head(words: str) -> str:
    return click.style(f"{words}:", bold=True)


def _quoted(words: str, colour: str) -> str:
    return click.style(f"“{_cut(words)}”", fg=colour)


def _place(field: str, start: int, end: int) -> str:
    return click.style(f"({field}, characters {start} to {end})", dim=True)


def _cut(words: str) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= MOST_CHARACTERS else plain[:MOST_CHARACTERS].rsplit(" ", 1)[0] + " …"

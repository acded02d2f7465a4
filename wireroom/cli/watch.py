"""`wireroom watch`: keep situations under watch, in the terminal."""

import asyncio
import datetime as dt
import re
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import click

from wireroom import app
from wireroom.cli.check import read_article
from wireroom.cli.known import reading
from wireroom.cli.options import json_option, print_json, with_settings
from wireroom.cli.watch_acts import decide, dissent, series
from wireroom.config import Settings
from wireroom.errors import SituationError, UsageError
from wireroom.model.situation import SituationPage, SituationRow
from wireroom.pipeline.control import order
from wireroom.pipeline.drafting import draft_of_reading, draft_of_text
from wireroom.pipeline.watching import add_situation, fill_now, remove_situation
from wireroom.watch.advice import advice
from wireroom.watch.definition import read_situation
from wireroom.watch.file.grammar import json_schema
from wireroom.watch.grade import grade_words
from wireroom.watch.overview import Overview, find_situation, overview
from wireroom.watch.report import counts_words, level_words, report, stamp
from wireroom.watch.shipped import shipped_names, shipped_text

#: Ends of definition files.
FILES = (".yaml", ".yml", ".toml", ".json")

#: Texts that are HTML or JSON, not plain.
_MARKED_UP = re.compile(r"\s*(?:\{|<(?:!doctype|html|\?xml))", re.IGNORECASE)

KNOWN_AT = click.option("--as-known-at", "known_at", metavar="T", help="As it was known then (ISO 8601, UTC).")


@click.group(
    short_help="Keep a situation under watch.",
    epilog="Examples:\n\n  wireroom watch add taiwan-strait\n\n  wireroom watch show taiwan-strait",
)
def watch() -> None:
    """Keep situations under watch: indicators, evidence, levels. docs/situations.md tells how to write a file."""


@watch.command(epilog="Examples:\n\n  wireroom watch add taiwan-strait\n\n  wireroom watch add my-strait.yaml")
@click.argument("file", metavar="FILE|NAME")
@json_option
@with_settings
def add(settings: Settings, file: str, as_json: bool) -> None:
    """Watch the situation of a file, or one that comes with Wireroom, and look for it in all that is kept."""
    text = definition_text(file)
    try:
        read_situation(text)  # what is wrong with it is told here, before anything runs
    except SituationError as error:
        raise _in_lines(file, error) from error
    told = asyncio.run(order(settings.control, {"act": "watch_add", "text": text}))
    if told is None:
        with closing(app.open_room(settings.database)) as room:
            newsroom, now = app.make_newsroom(room, settings), app.make_clock(settings).now()
            told = add_situation(newsroom, text, now)
            fill_now(newsroom, now)
    if as_json:
        print_json(told)
    else:
        click.echo(f"{told['title']}: " + ("watched from now on" if told["new"] else "watched already"))


@watch.command(
    epilog="Examples:\n\n  wireroom watch check my-strait.yaml\n\n  wireroom watch check taiwan-strait --json"
)
@click.argument("file", metavar="FILE|NAME")
@json_option
def check(file: str, as_json: bool) -> None:
    """Read a definition and say what is wrong with it, each with its line, and what it may lack. Nothing is changed."""
    try:
        made = read_situation(definition_text(file))
    except SituationError as error:
        if as_json:
            print_json({"file": file, "problems": error.problems, "advice": []})
        raise _in_lines(file, error) from error
    lacks = advice(made)
    if as_json:
        print_json({"file": file, "name": made.name, "version": made.version, "problems": [], "advice": lacks})
        return
    signs = sum(item.kind != "response" for item in made.indicators)
    click.echo(f"{made.title} (version {made.version}): {signs} indicators, {len(made.levels)} levels, whole")
    for line in lacks:
        click.echo(f"  may lack  {line}")


@watch.command(
    epilog="Examples:\n\n  wireroom watch draft https://example.org/news/strait > my-strait.yaml\n\n"
    "  wireroom watch draft article.txt --json"
)
@click.argument("article", metavar="ARTICLE|URL|FILE")
@json_option
@with_settings
def draft(settings: Settings, article: str, as_json: bool) -> None:
    """Propose a definition from one article: an address, a file, or the number of an article that is kept here.

    Actors, indicators, implications and responses are those that the article names, each with its sentence; a person
    edits the file before it is watched.
    """
    try:
        text = _drafted(settings, article)
    except SituationError as error:
        raise UsageError(f"{article}: {error}") from error
    if as_json:
        made = read_situation(text)
        print_json({"name": made.name, "text": text, "definition": made})
    else:
        click.echo(text, nl=False)


@watch.command(epilog="Examples:\n\n  wireroom watch schema\n\n  wireroom watch schema > situation.schema.json")
def schema() -> None:
    """Print the JSON Schema of definition files, for editors that complete and check while one types."""
    print_json(json_schema())


@watch.command(
    "remove", epilog="Examples:\n\n  wireroom watch remove taiwan-strait\n\n  wireroom watch remove my-strait --json"
)
@click.argument("name")
@json_option
@with_settings
def remove(settings: Settings, name: str, as_json: bool) -> None:
    """Watch a situation no longer; what was filed stays in the log."""
    told = asyncio.run(order(settings.control, {"act": "watch_remove", "name": name}))
    if told is None:
        with closing(app.open_room(settings.database)) as room:
            told = remove_situation(app.make_newsroom(room, settings), name, app.make_clock(settings).now())
    if as_json:
        print_json(told)
    else:
        click.echo(f"{told['name']} is watched no longer")


@watch.command("list", epilog="Examples:\n\n  wireroom watch list\n\n  wireroom watch list --json")
@json_option
@with_settings
def list_(settings: Settings, as_json: bool) -> None:
    """Name the situations that are watched, and those that come with Wireroom."""
    rows: list[SituationRow] = []
    if settings.database.exists():  # before the first start nothing is watched, and what ships is there
        with reading(settings) as reader:
            rows = reader.situations()
    shipped = [name for name in shipped_names() if name not in {row.name for row in rows}]
    if as_json:
        watched = [{"name": row.name, "version": row.version, "level": row.level, "since": row.since} for row in rows]
        print_json({"watched": watched, "shipped": shipped})
        return
    for row in rows:
        made = read_situation(row.text)
        level = made.level(row.level) if row.level is not None else None
        click.echo(
            f"{row.name}  {level_words(level, len(made.levels) - 1)}"
            + (f", since {stamp(row.since)}" if row.since else "")
        )
    for name in shipped:
        click.echo(f"{name}  not watched; `wireroom watch add {name}` begins")


@watch.command(epilog="Examples:\n\n  wireroom watch show taiwan-strait\n\n  wireroom watch show taiwan-strait --json")
@click.argument("name")
@KNOWN_AT
@json_option
@with_settings
def show(settings: Settings, name: str, known_at: str | None, as_json: bool) -> None:
    """Show the board: level, gate, indicators with their last evidence."""
    view = _view(settings, name, known_at)
    if as_json:
        print_json(_as_data(view))
        return
    click.echo(f"{view.situation.title}: {level_words(view.level, len(view.situation.levels) - 1)}")
    for said in view.holding:
        click.echo(f"  holds  {said.asks} ({said.have})")
    for said in view.to_rise:
        click.echo(f"  to {view.above.number if view.above else ''}   {said.asks} ({said.have})")
    for sign in view.signs:
        click.echo(f"{sign.state:8} {sign.indicator.name}" + (f"  {counts_words(sign.counts)}" if sign.counts else ""))
        for row in sign.evidence[:1]:
            item = row.evidence
            grade = grade_words(item.reliability, item.credibility)
            click.echo(f"         {stamp(item.at)}  {row.source_name} ({grade}): {item.sentence}")


@watch.command(
    "report",
    epilog="Examples:\n\n  wireroom watch report taiwan-strait > report.md\n\n"
    "  wireroom watch report taiwan-strait --as-known-at 2026-11-01",
)
@click.argument("name")
@KNOWN_AT
@with_settings
def report_(settings: Settings, name: str, known_at: str | None) -> None:
    """Write the situation report as Markdown."""
    click.echo(report(_view(settings, name, known_at)), nl=False)


@watch.command(
    epilog="Examples:\n\n  wireroom watch level taiwan-strait\n\n"
    "  wireroom watch level taiwan-strait --as-known-at 2026-11-01T06:00"
)
@click.argument("name")
@KNOWN_AT
@json_option
@with_settings
def level(settings: Settings, name: str, known_at: str | None, as_json: bool) -> None:
    """Say the level and why it is what it is."""
    view = _view(settings, name, known_at)
    if as_json:
        print_json(
            {
                "name": name,
                "level": view.level.number if view.level else None,
                "since": view.since,
                "why": view.steps[-1].why if view.steps else [],
                "blind": [sign.indicator.id for sign in view.blind],
            }
        )
        return
    click.echo(
        level_words(view.level, len(view.situation.levels) - 1) + (f", since {stamp(view.since)}" if view.since else "")
    )
    for reason in view.steps[-1].why if view.steps else ():
        click.echo(f"  {reason}")


def definition_text(name: str) -> str:
    """Read a definition file, or one that comes with Wireroom.

    Raises:
        UsageError: If there is neither.
    """
    path = Path(name)
    if path.suffix in FILES or path.exists():
        try:
            return path.read_text("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise UsageError(f"{name} could not be read: {error}") from error
    if name in shipped_names():
        return shipped_text(name)
    raise UsageError(
        f"there is no file {name}, and none of that name comes with Wireroom ({', '.join(shipped_names())})"
    )


def _drafted(settings: Settings, article: str) -> str:
    path = Path(article)
    if path.is_file():
        try:
            text = path.read_text("utf-8")
        except (OSError, UnicodeDecodeError):
            text = ""
        if text and not _MARKED_UP.match(text):
            return draft_of_text(text, origin=path.name)
    elif not article.startswith(("http://", "https://")) and settings.database.exists():
        with reading(settings) as reader:
            kept = reader.article(article.rpartition("/a/")[2])
        if kept is not None:
            return draft_of_reading(kept.reading, origin=kept.member.url or kept.member.path)
    found, url = read_article(settings, article, time.time())
    return draft_of_reading(found, origin=url if url.startswith("http") and "file.invalid" not in url else path.name)


def _in_lines(file: str, error: SituationError) -> UsageError:
    """Say all that is wrong with a file, a line each."""
    told = [f"{file}: {problem}" for problem in error.problems] or [f"{file}: {error}"]
    return UsageError("\n".join(told))


def _view(settings: Settings, name: str, known_at: str | None) -> Overview:
    at = _time(known_at)
    with reading(settings) as reader:
        page: SituationPage | None = find_situation(reader, name, at)
        now = reader.head().at if at is None else at
    if page is None:
        then = f" at {known_at}" if known_at else ""
        raise UsageError(f"no situation {name} is watched{then}; `wireroom watch list` names them")
    return overview(page, now)


def _time(text: str | None) -> float | None:
    if text is None:
        return None
    try:
        at = dt.datetime.fromisoformat(text)
    except ValueError:
        raise UsageError(f"--as-known-at takes a time such as 2026-11-01T06:00, not {text}") from None
    return (at if at.tzinfo else at.replace(tzinfo=dt.UTC)).timestamp()


def _as_data(view: Overview) -> dict[str, Any]:
    return {
        "name": view.situation.name,
        "version": view.page.row.version,
        "at": view.at,
        "level": view.level.number if view.level else None,
        "since": view.since,
        "holding": view.holding,
        "to_rise": view.to_rise,
        "indicators": [
            {
                "id": sign.indicator.id,
                "name": sign.indicator.name,
                "state": sign.state,
                "counts": sign.counts,
                "falls_at": sign.falls_at,
                "evidence": [row.evidence for row in sign.evidence],
                "set_aside": [row.evidence for row in sign.set_aside],
            }
            for sign in (*view.signs, *view.responses)
        ],
    }


for command in (series, decide, dissent):
    watch.add_command(command)

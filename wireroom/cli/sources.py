"""`wireroom sources`: who is read."""

import asyncio
import datetime as dt
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import click

from wireroom import app
from wireroom.cli.choosing import add_pairs, browse_catalogue, choose
from wireroom.cli.options import json_option, print_json, with_settings
from wireroom.config import Settings
from wireroom.errors import WireroomError
from wireroom.feeds.lists import feeds_of_list, list_of_sources
from wireroom.model.views import SourceRow
from wireroom.pipeline.adding import remove_feeds
from wireroom.pipeline.control import order
from wireroom.pipeline.owners import name_owners, read_owners, unknown_owners


@click.group()
def sources() -> None:
    """List, check, browse, choose, import, export and remove sources."""


sources.add_command(browse_catalogue)
sources.add_command(choose)


@sources.command("list", epilog="Examples:\n\n  wireroom sources list\n\n  wireroom sources list --json")
@json_option
@with_settings
def list_(settings: Settings, as_json: bool) -> None:
    """Name all sources with their feeds."""
    rows = _rows(settings)
    if as_json:
        print_json(rows)
        return
    for row in rows:
        facts = " · ".join(part for part in (row.source.country, row.source.language, row.source.kind) if part)
        click.echo(f"{row.source.name}  [{row.source.id}]  {facts}  {row.articles} articles")
        for feed, _ in row.feeds:
            click.echo(f"    {feed.url}" + (f"  ({feed.section})" if feed.section else ""))


@sources.command(epilog="Examples:\n\n  wireroom sources check\n\n  wireroom sources check --json")
@json_option
@with_settings
def check(settings: Settings, as_json: bool) -> None:
    """Say which sources answer and what is wrong with the others, as of their last request."""
    rows = _rows(settings)
    states = [
        {
            "source": row.source.id,
            "name": row.source.name,
            "feed": feed.url,
            "state": "not asked yet" if state is None else state.trouble or "answers",
            "ok_at": state.ok_at if state else None,
            "due_at": state.due_at if state else None,
        }
        for row in rows
        for feed, state in row.feeds
    ]
    if as_json:
        print_json(states)
        return
    for state in states:
        click.echo(f"{state['name']}: {state['feed']}: {state['state']}")


@sources.command("import", epilog="Examples:\n\n  wireroom sources import feeds.opml")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@json_option
@with_settings
def import_opml(settings: Settings, files: tuple[Path, ...], as_json: bool) -> None:
    """Read the feeds of OPML files from now on. Lists that are not well-formed are read as far as they go."""
    import_lists(settings, files, as_json=as_json)


def import_lists(settings: Settings, files: Iterable[Path], *, as_json: bool) -> None:
    """Begin to ask all feeds of some lists, in the running room or in the one that is here."""
    wanted = [pair for file in files for pair in feeds_of_list(file.read_bytes())]
    new = add_pairs(settings, wanted)
    if as_json:
        print_json({"feeds": len(wanted), "new": new})
    else:
        click.echo(f"{len(wanted)} feeds read, {new} of them new")


@sources.command(epilog="Examples:\n\n  wireroom sources export > feeds.opml\n\n  wireroom sources export feeds.opml")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False), required=False)
@with_settings
def export(settings: Settings, file: Path | None) -> None:
    """Write all feeds as OPML, to a file or to the terminal."""
    data = list_of_sources(_rows(settings))
    if file is None:
        click.echo(data.decode(), nl=False)
    else:
        file.write_bytes(data)


@sources.command(epilog="Examples:\n\n  wireroom sources remove news.example")
@click.argument("name")
@json_option
@with_settings
def remove(settings: Settings, name: str, as_json: bool) -> None:
    """Stop reading a feed (by its address) or a source (by its id). What it brought stays."""
    answer = asyncio.run(order(settings.control, {"act": "remove", "name": name}))
    if answer is None:
        with closing(app.open_room(settings.database)) as room:
            urls = remove_feeds(app.make_newsroom(room, settings), name, app.make_clock(settings).now())
        answer = {"removed": urls}
    if as_json:
        print_json(answer)
    else:
        click.echo("\n".join(f"No longer read: {url}" for url in answer["removed"]))


@sources.command(epilog="Examples:\n\n  wireroom sources owners outlets.jsonl.gz")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@json_option
@with_settings
def owners(settings: Settings, files: tuple[Path, ...], as_json: bool) -> None:
    """Take owners of sources from lists (lines of JSON with domain and owner), where none is known.

    Outlets of one owner count as one publisher.
    """
    told = {domain: owner for file in files for domain, owner in read_owners(file.read_bytes(), file.name).items()}
    wanted = unknown_owners((row.source for row in _rows(settings)), told)
    answer = asyncio.run(order(settings.control, {"act": "owners", "owners": wanted}))
    if answer is None:
        with closing(app.open_room(settings.database)) as room:
            named = name_owners(app.make_newsroom(room, settings), wanted, app.make_clock(settings).now())
        answer = {"named": named}
    if as_json:
        print_json(answer)
    else:
        click.echo(f"{len(told)} owners read; known from now on of {len(answer['named'])} sources")
        click.echo("\n".join(f"    {name}: {wanted[name]}" for name in answer["named"]))


@sources.command(epilog="Examples:\n\n  wireroom sources refresh news.example")
@click.argument("name")
@json_option
@with_settings
def refresh(settings: Settings, name: str, as_json: bool) -> None:
    """Ask a feed (by its address) or a source (by its id) now, instead of when it is due: once in five minutes."""
    answer = asyncio.run(order(settings.control, {"act": "refresh", "name": name}))
    if answer is None:
        raise WireroomError("no Wireroom is running here; `wireroom up` asks what is due")
    if as_json:
        print_json(answer)
        return
    for url in answer["asked"]:
        click.echo(f"Asked now: {url}")
    for refused in answer["refused"]:
        when = f"not before {_utc(refused['from'])} UTC" if refused["from"] is not None else "never again: it is gone"
        click.echo(f"Not asked: {refused['feed']}: {when}")


def _utc(at: float) -> str:
    return dt.datetime.fromtimestamp(at, dt.UTC).strftime("%Y-%m-%d %H:%M:%S")


def _rows(settings: Settings) -> list[SourceRow]:
    reader = app.open_reader(settings.database)
    try:
        with reader.at_head():
            return reader.sources()
    finally:
        reader.close()

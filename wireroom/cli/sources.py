"""`wireroom add` and `wireroom sources`: who is read."""

import asyncio
import datetime as dt
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from wireroom import app
from wireroom.cli.choosing import add_pairs, browse_catalogue, choose
from wireroom.cli.options import json_option, print_json, with_settings
from wireroom.cli.writer import told_of, told_of_known
from wireroom.config import Settings
from wireroom.errors import UsageError, WireroomError
from wireroom.feeds.lists import feeds_of_list, list_of_sources
from wireroom.model.views import SourceRow
from wireroom.pipeline.adding import find_feed, known_feed, remove_feeds, take_found
from wireroom.pipeline.control import order
from wireroom.pipeline.workers import Workers


@click.command(
    short_help="Read a feed from now on.",
    epilog="Examples:\n\n  wireroom add https://news.example/\n\n  wireroom add news.example/feed.xml",
)
@click.argument("urls", nargs=-1, required=True)
@json_option
@with_settings
def add(settings: Settings, urls: tuple[str, ...], as_json: bool) -> None:
    """Read a feed from now on: give its address, or a page that announces it."""
    results = [asyncio.run(_add(settings, url)) for url in urls]
    if as_json:
        print_json(results)
    for result in results if not as_json else ():
        if "error" in result:
            click.echo(f"wireroom: {result['error']}", err=True)
        elif result["new"]:
            click.echo(f"Added {result['source']}: {result['feed']} ({result['entries']} entries now)")
        else:
            click.echo(f"Known already: {result['source']}: {result['feed']}")
    if any("error" in result for result in results):
        raise SystemExit(1)


async def _add(settings: Settings, url: str) -> dict[str, Any]:
    try:
        answer = await order(settings.control, {"act": "add", "url": url})
        return answer if answer is not None else await _add_here(settings, url)
    except UsageError:
        raise
    except WireroomError as error:
        return {"url": url, "error": str(error)}


async def _add_here(settings: Settings, url: str) -> dict[str, Any]:
    """Add without a running room: fetch here, write here."""
    clock = app.make_clock(settings)
    room = app.open_room(settings.database)
    gateway = app.make_gateway(settings, clock)
    workers = Workers(1)
    try:
        known = known_feed(room, url)
        if known is not None:
            return told_of_known(*known)
        found = await find_feed(url, fetcher=gateway, workers=workers)
        intake = app.make_intake(app.make_newsroom(room, settings), settings)
        return told_of(found, new=take_found(intake, found, clock.now()))
    finally:
        await gateway.close()
        workers.close()
        room.close()


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
        room = app.open_room(settings.database)
        try:
            urls = remove_feeds(app.make_newsroom(room, settings), name, app.make_clock(settings).now())
        finally:
            room.close()
        answer = {"removed": urls}
    if as_json:
        print_json(answer)
    else:
        click.echo("\n".join(f"No longer read: {url}" for url in answer["removed"]))


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

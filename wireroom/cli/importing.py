"""`wireroom import`: files of the past into the room."""

import asyncio
import contextlib
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from wireroom import app
from wireroom.cli.choosing import add_pairs
from wireroom.cli.filing_rooms import filing_room
from wireroom.cli.import_report import lines_of, progress, report
from wireroom.cli.options import data_option, json_option, print_json, settings_of
from wireroom.config import Settings
from wireroom.errors import UsageError, WireroomError
from wireroom.feeds.lists import feeds_of_list
from wireroom.pipeline.file_jobs import FIELDS, Told
from wireroom.pipeline.importing import Tally, run_import
from wireroom.ports.archives import Archive

PATHS = click.Path(path_type=Path, exists=True)

#: Pause between two looks at the numbers, real seconds: on a terminal one line lives, elsewhere lines come rarely.
LIVE, LINES = 0.5, 30.0

EPILOG = """Examples:

  wireroom import CC-NEWS-20261101-00042.warc.gz

  wireroom import --dry-run ~/saved-pages --map addresses.csv

  wireroom import headlines.jsonl.gz --field title=headline --field url=link

  wireroom import feeds.opml
"""


@click.command(
    "import", short_help="Bring in archives: WARC, JSONL, saved pages, feed files; lists of feeds.", epilog=EPILOG
)
@click.argument("paths", nargs=-1, required=True, type=PATHS)
@click.option("--dry-run", is_flag=True, help="Read everything, change nothing, and say what would come of it.")
@click.option("--again", is_flag=True, help="Read files anew that are done; what is there already is not taken twice.")
@click.option("--map", "mapping", type=click.Path(path_type=Path, exists=True, dir_okay=False),
              help="Addresses of saved pages: lines of file name, address, perhaps a date; or JSON.")  # fmt: skip
@click.option("--field", "fields", multiple=True, metavar="OURS=THEIRS",
              help=f"Name of a field in JSON lines. Ours: {', '.join(FIELDS)}.")  # fmt: skip
@click.option("--workers", type=click.IntRange(1, 64), help="Processes that read (as many as there are cores).")
@json_option
@data_option
def import_(
    data: Path | None,
    paths: tuple[Path, ...],
    dry_run: bool,
    again: bool,
    mapping: Path | None,
    fields: tuple[str, ...],
    workers: int | None,
    as_json: bool,
) -> None:
    """Bring files of the past into the room, whether it is running or not; nothing is asked of the network.

    PATHS are web archives (.warc, .warc.gz), articles as JSON lines (.jsonl, .ndjson; also .gz, .xz, .zst), saved
    pages (.html, .html.gz), feeds (.xml, .rss, .atom, .json), folders of all these, or lists of feeds (.opml), which
    are read from now on.

    A command that was stopped goes on where it was when it is run again; what is there already is not taken twice. Exit
    codes: 0 when all was read (single records that failed are counted), 1 when a file could not be read or nothing came
    of it, 2 when it was asked for something that cannot be.
    """
    names = names_of(fields)
    settings = settings_of(data=data)
    found = app.find_archives(paths, mapping)
    told = _lists(settings, [path for path in found.lists if path in paths], dry=dry_run)
    unnamed = len(found.lists) - sum(path in paths for path in found.lists)
    run = Run(names=names, dry=dry_run, again=again, workers=workers or _cores())
    tally = Tally()
    began = time.monotonic()
    try:
        if found.archives:
            asyncio.run(_import(settings, found.archives, run, tally))
    except KeyboardInterrupt:
        _tell(told | report(tally, time.monotonic() - began, dry=dry_run), as_json=as_json)
        click.echo("Stopped. Run the same command again: it goes on where it was.", err=True)
        raise SystemExit(130) from None
    except WireroomError:
        _tell(told | report(tally, time.monotonic() - began, dry=dry_run), as_json=as_json)
        raise
    told |= {"other_files": found.other, "lists_not_named": unnamed}
    if found.archives:
        told |= report(tally, time.monotonic() - began, dry=dry_run)
    _tell(told, as_json=as_json)
    nothing = bool(found.archives) and not tally.articles and not tally.before
    if tally.unread or (nothing and sum(tally.failed.values())):
        raise SystemExit(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """How an import is run."""

    names: dict[str, str]
    dry: bool
    #: Whether files are read from their beginning that an earlier run had done.
    again: bool
    workers: int


def names_of(fields: tuple[str, ...]) -> dict[str, str]:
    """Read `--field OURS=THEIRS`.

    Raises:
        UsageError: If one is not of that form, or ours is none of ours.
    """
    names = {}
    for field in fields:
        ours, _, theirs = field.partition("=")
        if ours not in FIELDS or not theirs:
            raise UsageError(f"--field {field}: it is OURS=THEIRS, as title=headline; ours are {', '.join(FIELDS)}")
        names[ours] = theirs
    return names


def _cores() -> int:
    import os

    return max(1, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)


def _lists(settings: Settings, lists: list[Path], *, dry: bool) -> dict[str, Any]:
    """Begin to ask the feeds of lists that were named."""
    if not lists:
        return {}
    wanted = [pair for file in lists for pair in feeds_of_list(file.read_bytes())]
    return {"feeds": len(wanted), "new_feeds": None if dry else add_pairs(settings, wanted)}


async def _import(settings: Settings, archives: list[Archive], run: Run, tally: Tally) -> None:
    tally.size = sum(archive.size for archive in archives)
    room = await filing_room(settings, dry=run.dry)
    readers = app.make_workers(settings, run.workers)
    try:
        async with _progress(tally):
            keys = await asyncio.to_thread(lambda: [archive.key() for archive in archives])
            standing = await room.standing(keys)
            await run_import(
                archives,
                {} if run.dry or run.again else standing,
                keys=keys,
                workers=readers,
                told=Told(names=run.names, now=app.make_clock(settings).now()),
                hand=room.take,
                tally=tally,
            )
    finally:
        readers.close()
        await room.close()


@contextlib.asynccontextmanager
async def _progress(tally: Tally) -> Any:
    """Show how far it is, on stderr, inside the block."""
    task = asyncio.create_task(_show(tally))
    try:
        yield
    finally:
        task.cancel()
        if sys.stderr.isatty():
            click.echo("\r\x1b[K", nl=False, err=True)


async def _show(tally: Tally) -> None:
    began = time.monotonic()
    live = sys.stderr.isatty()
    while True:
        await asyncio.sleep(LIVE if live else LINES)
        words = progress(tally, time.monotonic() - began)
        click.echo(f"\r\x1b[K{words}" if live else words, nl=not live, err=True)


def _tell(told: dict[str, Any], *, as_json: bool) -> None:
    if as_json:
        print_json(told)
    else:
        click.echo("\n".join(lines_of(told)))

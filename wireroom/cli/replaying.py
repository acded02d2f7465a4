"""`wireroom replay`: recorded streams by their own clock, the log once more."""

import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import click

from wireroom import app
from wireroom.cli.options import data_option, json_option, print_json, settings_of
from wireroom.config import Settings
from wireroom.errors import UsageError
from wireroom.log.sqlite import SqliteLog
from wireroom.pipeline.replaying import Played, play, rebuild, redecide
from wireroom.pipeline.streams import Recorded, read_recorded
from wireroom.store.bodies import SqliteBodies
from wireroom.store.connect import open_reader
from wireroom.store.digest import differences, digest
from wireroom.store.room import SqliteRoom

PATHS = click.Path(path_type=Path, exists=True)


@click.command(
    epilog="Examples:\n\n  wireroom replay\n\n  wireroom replay stream.jsonl.gz\n\n  wireroom replay --redecide"
)
@click.argument("files", nargs=-1, type=PATHS)
@click.option("--speed", default="max", show_default=True, help="How many times faster than the stream's own time.")
@click.option("--redecide", is_flag=True, help="Let the desks decide again, and report what differs.")
@json_option
@data_option
def replay(data: Path | None, files: tuple[Path, ...], speed: str, redecide: bool, as_json: bool) -> None:
    """Play a recorded stream, or rebuild what is known from the log. The last line is the digest.

    With FILES: articles, headlines or feed snapshots are played by their own time into --data (default: a temporary
    folder). Without: all projections are rebuilt from the log in a fresh store and compared. Nothing is fetched.
    """
    if files:
        _replay_files(settings_of(data=data), data, list(files), speed, as_json=as_json)
    else:
        _replay_log(settings_of(data=data), again=redecide, as_json=as_json)


def _replay_files(settings: Settings, data: Path | None, files: list[Path], speed: str, *, as_json: bool) -> None:
    wait = _waiting(speed)
    recorded = read_recorded(files)
    with tempfile.TemporaryDirectory() as temporary:
        folder = data or Path(temporary)
        room = app.open_room(folder / "wireroom.db")
        try:
            played = _play(recorded, room, replace(settings, data=folder), wait)
            total = digest(room.connection)
            head = room.reader.head()
        finally:
            room.close()
    told = {
        "articles": head.articles,
        "stories": head.stories,
        "snapshots": played.snapshots,
        "refused": played.refused,
        "unreadable": recorded.unreadable,
        "digest": total,
    }
    if as_json:
        print_json(told)
        return
    click.echo(f"{head.articles} articles in {head.stories} stories; {recorded.unreadable + played.refused} unreadable")
    click.echo(total)


def _waiting(speed: str) -> Callable[[float], None] | None:
    """Make what waits for the stream's time; None for "max"."""
    if speed == "max":
        return None
    try:
        factor = float(speed)
    except ValueError:
        factor = 0.0
    if factor <= 0:
        raise UsageError(f"--speed takes a number above 0 or max, not {speed}")
    begun: list[tuple[float, float]] = []

    def wait(at: float) -> None:
        if not begun:
            begun.append((at, time.monotonic()))
        start, real = begun[0]
        time.sleep(max(0.0, (at - start) / factor - (time.monotonic() - real)))

    return wait


def _play(
    recorded: Recorded,
    room: SqliteRoom,
    settings: Settings,
    wait: Callable[[float], None] | None = None,
) -> Played:
    make = app.embedder_maker(settings)
    intake = app.make_intake(app.make_newsroom(room, settings), settings, embedder=make() if make else None)
    total = len(recorded.items)

    def progress(done: int) -> None:
        if sys.stderr.isatty():
            click.echo(f"\r{done} of {total}", nl=False, err=True)

    played = play(recorded, intake, wait_until=wait, progress=progress)
    intake.newsroom.checkpoint()
    return played


def _replay_log(settings: Settings, *, again: bool, as_json: bool) -> None:
    connection = open_reader(settings.database)
    fresh = app.open_room(":memory:")
    log, bodies = SqliteLog(connection), SqliteBodies(connection)
    if again:
        redecide(log.read(), bodies, app.make_newsroom(fresh, settings))
    else:
        rebuild(log.read(), bodies, fresh)
    mine, theirs = digest(connection), digest(fresh.connection)
    differ = differences(connection, fresh.connection)
    if as_json:
        print_json({"kept": mine, "rebuilt": theirs, "same": mine == theirs, "differences": differ})
    else:
        for table, rows in differ.items():
            click.echo(f"{table}: {rows} rows differ")
        click.echo("the same" if mine == theirs else "not the same")
        click.echo(theirs)
    if mine != theirs and not again:
        raise SystemExit(1)

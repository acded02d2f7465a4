"""`wireroom backup`, `restore`, `log`, `doctor`: keeping what is known, and looking after it."""

import platform
import shutil
import sys
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import apsw
import click

from wireroom import __version__, app
from wireroom.cli.options import json_option, many, print_json, with_settings
from wireroom.config import Settings
from wireroom.errors import UsageError, WireroomError
from wireroom.log.sqlite import SqliteLog
from wireroom.model.views import Space
from wireroom.pipeline.newsroom import POSITION
from wireroom.store import backup as copies
from wireroom.store.connect import SQLITE_FLOOR, open_reader
from wireroom.store.migrating import schema_version
from wireroom.store.room import writer_lock
from wireroom.web.space import size_words, space_words

#: Feeds in trouble that the doctor names.
NAMED = 3

#: What stands before each line: feeds in trouble are not fine, and no reason to end with an error.
SIGNS = {True: "ok ", None: "see", False: "BAD"}

#: Room on the disk below which the doctor warns, bytes.
LITTLE_ROOM = 1 << 30


@click.command(short_help="Write a checked copy of everything.", epilog="Examples:\n\n  wireroom backup monday.db")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@json_option
@with_settings
def backup(settings: Settings, file: Path, as_json: bool) -> None:
    """Write a checked copy of everything to FILE; the room may go on running."""
    size = copies.backup(settings.database, file)
    if as_json:
        print_json({"file": str(file), "bytes": size})
    else:
        click.echo(f"{file}: {size:,} bytes, checked")


@click.command(epilog="Examples:\n\n  wireroom restore monday.db --replace")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--replace", is_flag=True, help="Put it in the place of the present data.")
@with_settings
def restore(settings: Settings, file: Path, replace: bool) -> None:
    """Bring a backup back. The room must not be running."""
    # the lock alone: what lies there may be damaged, or of a later version; that is what backups are for
    with writer_lock(settings.database):
        copies.restore(file, settings.database, replace=replace)
    click.echo(f"{settings.database} is {file.name} now")


@click.group(
    invoke_without_command=True, epilog="Examples:\n\n  wireroom log --after 1200\n\n  wireroom log reject 1207"
)
@click.option("--after", type=int, help="Begin after this number; without it, the newest are shown.")
@click.option("--most", default=50, show_default=True, type=click.IntRange(1), help="How many.")
@json_option
@with_settings
@click.pass_context
def log(context: click.Context, settings: Settings, after: int | None, most: int, as_json: bool) -> None:
    """Show the log of facts, or set one aside."""
    context.obj = settings
    if context.invoked_subcommand is not None:
        return
    connection = open_reader(settings.database)
    facts = SqliteLog(connection)
    for logged in facts.read(max(0, facts.last() - most) if after is None else after, most):
        if as_json:
            print_json({"seq": logged.seq, "type": type(logged.event).__name__, "event": logged.event})
        else:
            click.echo(f"{logged.seq}  {type(logged.event).__name__}  {_short(logged.event)}")


@log.command()
@click.argument("seq", type=int)
@click.pass_obj
def reject(settings: Settings, seq: int) -> None:
    """Set an event aside on which a desk fails: the next start passes over it. The room must not be running."""
    with closing(app.open_room(settings.database)) as room:
        if not 0 < seq <= room.log.last():
            raise UsageError(f"there is no event {seq}; the last one is {room.log.last()}")
        done = room.load_checkpoint(POSITION)
        if done is not None and seq <= done[0]:
            raise UsageError(f"the desks are past event {seq}; only one on which they stand still can be set aside")
        with room.transaction():
            room.reject(seq, app.make_clock(settings).now(), "set aside by hand")
    click.echo(f"Event {seq} is set aside.")


@click.command(
    short_help="Look at everything that a room needs.",
    epilog="Examples:\n\n  wireroom doctor\n\n  wireroom doctor --json",
)
@json_option
@with_settings
def doctor(settings: Settings, as_json: bool) -> None:
    """Look at everything that a room needs, and say what is wrong and what to do."""
    found = [
        Found("Wireroom", True, __version__),
        Found("Python", sys.version_info >= (3, 11), platform.python_version()),
        Found(
            "SQLite",
            tuple(int(part) for part in apsw.sqlite_lib_version().split(".")) >= SQLITE_FLOOR,
            apsw.sqlite_lib_version(),
        ),
        _folder(settings),
        *_database(settings),
        _offices(settings),
    ]
    if as_json:
        print_json([{"what": one.what, "ok": one.fine is True, "words": one.words} for one in found])
    else:
        for one in found:
            click.echo(f"{SIGNS[one.fine]} {one.what}: {one.words}")
    if any(one.fine is False for one in found):
        raise SystemExit(1)


class Found(NamedTuple):
    """What the doctor saw. `fine` is None for what deserves a look and stops nothing."""

    what: str
    fine: bool | None
    words: str


def _folder(settings: Settings) -> Found:
    folder = settings.data
    while not folder.exists():
        folder = folder.parent
    free = shutil.disk_usage(folder).free
    words = f"{settings.data}, {free / (1 << 30):.1f} GiB free"
    return Found("Data folder", free > LITTLE_ROOM, words if free > LITTLE_ROOM else f"{words}: make room")


def _offices(settings: Settings) -> Found:
    table, trouble = app.office_facts(settings)
    if trouble:
        return Found("Offices", None, f"the check is off: {trouble}")
    doubts = app.office_doubts(settings, table)
    words = f"{many(len(table.offices), 'office')}, as of {table.checked_on}"
    if doubts:
        told = "; ".join(f"{one.office}: reports name {one.name}, we have {one.holder}" for one in doubts)
        return Found("Offices", None, f"{words}; probably old (`wireroom refdata update`): {told}")
    return Found("Offices", True, words)


def _database(settings: Settings) -> list[Found]:
    if not settings.database.exists():
        return [Found("Database", True, "not made yet; `wireroom up` makes it")]
    try:
        connection = open_reader(settings.database)
        version = schema_version(connection)
        connection.close()
        copies.check(settings.database)
        reader = app.open_reader(settings.database)
        head = reader.head()
        feeds = [pair for row in reader.sources() for pair in row.feeds]
        silent = [f"{feed.url}: {state.trouble}" for feed, state in feeds if state is not None and state.trouble]
        reader.close()
    except WireroomError as error:
        return [Found("Database", False, str(error))]
    size = settings.database.stat().st_size
    words = (
        f"{size / (1 << 20):.0f} MiB, tables of version {version}, whole; "
        f"{many(head.seq, 'event')}, {many(head.articles, 'article')}"
    )
    asked = head.asked == 0 or head.answering > 0
    sources = f"{head.answering} of {head.sources} answering, {head.asked} asked"
    return [
        Found("Database", True, words),
        _space(head.space, size),
        Found("Sources", asked, sources if asked else f"{sources}: is there a network?"),
        *([Found("Feeds", None, _in_trouble(silent, len(feeds)))] if silent else []),
    ]


def _in_trouble(silent: list[str], feeds: int) -> str:
    """Name some feeds that do not answer: on any day a few do not, and `wireroom sources check` names all."""
    shown = "; ".join(silent[:NAMED])
    more = f"; and {len(silent) - NAMED} more" if len(silent) > NAMED else ""
    return f"{len(silent)} of {feeds} in trouble: {shown}{more} (`wireroom sources check` names all)"


def _space(space: Space | None, file: int) -> Found:
    """Say how full it is; it is wrong where more is in use than may be, because all that may go is gone."""
    if space is None:
        return Found("Space", True, "not measured yet; a running room measures it every hour")
    words = space_words(space)
    free = file - space.used
    if free > space.used // 4:
        words += f"; {size_words(free)} within the file are free and will be used first"
    if space.budget and space.used > space.budget:
        return Found("Space", False, f"{words}. All that may go is gone: set disk_budget_gb higher")
    return Found("Space", True, words)


def _short(event: object) -> str:
    parts = [f"{name}={getattr(event, name)!r}" for name in type(event).__dataclass_fields__]  # type: ignore[attr-defined]  # all events are records
    line = " ".join(parts)
    return line if len(line) <= 200 else line[:199] + "…"

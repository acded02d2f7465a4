"""`wireroom owner`: a new one-time link that makes a browser the owner's."""

import asyncio
from contextlib import closing

import click

from wireroom import app
from wireroom.cli.options import json_option, print_json, with_settings
from wireroom.cli.owning import new_code, owner_link
from wireroom.clock import SystemClock
from wireroom.config import Settings
from wireroom.pipeline.control import order
from wireroom.store.personal import CODE_SECONDS, Personal
from wireroom.store.room import SqliteRoom


@click.command(
    short_help="Print a link that makes a browser yours.",
    epilog="Examples:\n\n  wireroom owner\n\n  wireroom owner --data ~/news --json",
)
@json_option
@with_settings
def owner(settings: Settings, as_json: bool) -> None:
    """Print a new one-time link: the browser that opens it is the owner's. Earlier links no longer count."""
    answer = asyncio.run(order(settings.control, {"act": "owner", "do": "code"}))
    if answer is not None:
        link = owner_link(answer.get("host", settings.host), answer.get("port", settings.port), answer["code"])
    else:
        with closing(app.open_room(settings.database)) as room:
            link = make_link(room, settings.host, settings.port)
    if as_json:
        print_json({"link": link, "seconds": CODE_SECONDS})
    else:
        click.echo(words_of(link))
        if answer is None:
            click.echo("Wireroom is not running here; start it first: wireroom up")


def make_link(room: SqliteRoom, host: str, port: int) -> str:
    """Make a code in a room that is open here; returns the link."""
    with room.transaction():
        code = new_code(Personal(room.connection), SystemClock().now())
    return owner_link(host, port, code)


def words_of(link: str) -> str:
    """Say what the link is for."""
    return f"Open this once to make this browser yours: {link}"

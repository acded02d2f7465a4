"""`wireroom watch series|decide|dissent`: what a person tells of a situation, in the terminal."""

import asyncio
import base64
from contextlib import closing
from pathlib import Path
from typing import Any

import click

from wireroom import app
from wireroom.cli.options import json_option, print_json, with_settings
from wireroom.config import Settings
from wireroom.pipeline.control import order
from wireroom.pipeline.watching import fill_now, watch_act


@click.command(
    epilog="Examples:\n\n  wireroom watch series sorties-daily sorties.csv\n\n"
    "  wireroom watch series sorties-daily sorties.json --json",
)
@click.argument("source")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@json_option
@with_settings
def series(settings: Settings, source: str, file: Path, as_json: bool) -> None:
    """Hand in a file of a series (CSV, JSON or JSON lines): its days are kept, those that changed are news."""
    body = base64.b64encode(file.read_bytes()).decode()
    told = _act(settings, {"do": "series", "source": source, "body": body})
    if as_json:
        print_json(told)
        return
    click.echo(f"{told['series']}: {told['days']} days are new or changed")
    for fault in told["faults"]:
        click.echo(f"  {fault}", err=True)


@click.command(
    epilog="Examples:\n\n  wireroom watch decide taiwan-strait 4 --reason 'two ministries confirm it'\n\n"
    "  wireroom watch decide taiwan-strait none --reason 'over'"
)
@click.argument("name")
@click.argument("level", type=click.Choice([*map(str, range(10)), "none"]), metavar="LEVEL|none")
@click.option("--reason", required=True, help="Why; it stands in the report.")
@json_option
@with_settings
def decide(settings: Settings, name: str, level: str, reason: str, as_json: bool) -> None:
    """Say up to which level the situation may rise: above `max_auto_level` no machine goes alone."""
    number = None if level == "none" else int(level)
    told = _act(settings, {"do": "decide", "name": name, "level": number, "reason": reason})
    if as_json:
        print_json(told)
    else:
        click.echo(
            f"{name} may rise to level {number}" if number is not None else f"{name}: the last word is taken back"
        )


@click.command(
    epilog="Examples:\n\n  wireroom watch dissent taiwan-strait 'the drill was announced in May'\n\n"
    "  wireroom watch dissent taiwan-strait ''"
)
@click.argument("name")
@click.argument("text")
@json_option
@with_settings
def dissent(settings: Settings, name: str, text: str, as_json: bool) -> None:
    """Note that you see it otherwise; the report carries it until you take it back with an empty text."""
    told = _act(settings, {"do": "dissent", "name": name, "text": text})
    if as_json:
        print_json(told)
    else:
        click.echo(f"{name}: noted" if told["dissent"] else f"{name}: taken back")


def _act(settings: Settings, what: dict[str, Any]) -> dict[str, Any]:
    """Have the running room do something, or do it in the room that is here."""
    told = asyncio.run(order(settings.control, {"act": "watch_act", **what}))
    if told is None:
        with closing(app.open_room(settings.database)) as room:
            newsroom, now = app.make_newsroom(room, settings), app.make_clock(settings).now()
            told = watch_act(newsroom, what, now)
            fill_now(newsroom, now)
    return told

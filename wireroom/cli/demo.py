"""`wireroom demo`: the same product on a built-in fictional wire over loopback. Live within a minute, no network."""

import datetime as dt
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import click

from wireroom import app
from wireroom.cli.options import data_option, settings_of
from wireroom.cli.up import run_room
from wireroom.config import Settings
from wireroom.demo.offices import office_file
from wireroom.demo.server import SPEED, START_OFFSET, DemoWire
from wireroom.demo.world import WIRE
from wireroom.demo.world import load as load_world
from wireroom.feeds.catalogue import CatalogueSource, dump

#: The clock stands still half an hour after the demo day: until then every feed has been asked once more. Seconds.
DAY_ENDS = 24.5 * 3600.0


@click.command(
    short_help="Show the product on a fictional day of news.",
    epilog="Examples:\n\n  wireroom demo\n\n  wireroom demo --speed 60 --port 8090",
)
@data_option
@click.option("--port", type=click.IntRange(0, 65535), help="Port to listen on (8080); 0 takes a free one.")
@click.option(
    "--speed",
    type=click.FloatRange(1.0, 1000.0),
    default=SPEED,
    show_default=True,
    help="How many times faster than real time the day goes.",
)
def demo(data: Path | None, port: int | None, speed: float) -> None:
    """Show Wireroom on a fictional day of news: 24 hours in ten minutes. All of it is invented."""
    with tempfile.TemporaryDirectory(prefix="wireroom-demo-") as temporary:
        settings = settings_of(data=data or Path(temporary), port=port)
        raise SystemExit(run_demo(settings, Path(temporary), speed))


def run_demo(settings: Settings, folder: Path, speed: float) -> int:
    """Serve the wire and run the product on it until a signal comes."""
    real_start = time.time()
    midnight = (
        dt.datetime.fromtimestamp(real_start, dt.UTC).replace(hour=0, minute=0, second=0, microsecond=0).timestamp()
    )
    clock = f"{midnight + START_OFFSET * 60.0!r},{real_start!r},{speed!r},{midnight + DAY_ENDS!r}"
    settings = replace(settings, clock=clock, demo=True)
    wire = DemoWire(load_world(), app.make_clock(settings), midnight)

    async def begin() -> Settings:
        served = await wire.serve()
        catalogue = folder / "wire.json"
        catalogue.write_bytes(dump([CatalogueSource(source=source, feeds=feeds) for source, feeds in served.feeds]))
        # beside the room: who looks at it later, or decides again about its log, needs the same invented office-holders
        settings.data.mkdir(parents=True, exist_ok=True)
        (settings.data / "offices.json").write_bytes(office_file(midnight))
        watch = str(WIRE / "situation.toml")
        return replace(settings, allow=served.allow, catalogue=str(catalogue), watch=watch)

    click.echo("A fictional day of news: all outlets, places and people in it are invented.")
    return run_room(settings, extra=begin)

"""Rooms for tests: the product's own parts on a database in memory or in a folder."""

from dataclasses import replace
from pathlib import Path

from wireroom import app
from wireroom.config import Settings
from wireroom.model.article import Block, Reading
from wireroom.model.source import Source
from wireroom.pipeline.adding import know_source
from wireroom.pipeline.intake import Intake
from wireroom.store.room import SqliteRoom

SETTINGS = Settings(data=Path("unused"))

#: 24 November 2026, 06:00 UTC.
MORNING = 1_795_500_000.0


def open_intake(path: Path | str = ":memory:") -> Intake:
    """Open a room with all its desks."""
    return app.make_intake(app.make_newsroom(app.open_room(path), SETTINGS), SETTINGS)


def room_of(intake: Intake) -> SqliteRoom:
    room = intake.room
    assert isinstance(room, SqliteRoom)
    return room


def reading(title: str, *paragraphs: str, published: float | None = None, full: bool = True, **more) -> Reading:
    """Make what was read of an article."""
    made = Reading(
        title=title,
        text="\n\n".join(paragraphs),
        blocks=tuple(Block(kind="body", text=part) for part in paragraphs),
        published=published,
        language="en",
        origin="page" if full else "summary",
    )
    return replace(made, **more)


def take(intake: Intake, name: str, made: Reading, *, source: str, seen: float) -> str:
    """Take an article of a source; returns its id."""
    if source not in {row.source.id for row in intake.room.reader.sources()}:
        know_source(intake.newsroom, Source(id=source, name=source, domains=(source,)), seen)
    return intake.take_article(made, key=name, source_id=source, url=f"https://{source}/{name}", seen=seen)


FERRY = (
    "The night ferry Corrin ran aground off Tamsel Point on Tuesday with 214 people on board, the coast guard said.",
    "All passengers were taken off by lifeboats before dawn. The captain told officials that the steering failed.",
    "Ferry traffic between Tamsel and Orvik is suspended until divers have looked at the hull.",
)
FERRY_AGAIN = (
    "A passenger ship with 214 people aboard hit rocks near Tamsel Point in the dark. Nobody was badly hurt.",
    "Orvik harbour sent four boats to bring people from the Corrin ashore. A tug now holds the ferry in place.",
    "The operator, Sound Lines, cancelled all sailings between Orvik and Tamsel for the day.",
)
BUDGET = (
    "Parliament in Meridon passed a budget that raises the tax on sugar by two cents a litre.",
    "The finance minister said the money would pay for school meals in all nine provinces.",
)

"""Add and remove situations: what commands, pages and the first start do alike."""

from typing import Any

from wireroom.errors import UsageError
from wireroom.model.watch_events import SituationAdded, SituationRemoved
from wireroom.pipeline.newsroom import Newsroom
from wireroom.watch.definition import read_situation


def add_situation(newsroom: Newsroom, text: str, now: float) -> dict[str, Any]:
    """Watch a situation from now on. The same text again changes nothing.

    Raises:
        SituationError: If the text defines none.
        UsageError: If another text has the version that is watched already: then which one holds could not be told.
    """
    made = read_situation(text)
    told = {"name": made.name, "title": made.title, "version": made.version}
    for row in newsroom.room.reader.situations():
        if row.name == made.name and row.text == text:
            return {**told, "new": False}
        if row.name == made.name and row.version >= made.version:
            raise UsageError(
                f"{made.name} is watched by version {row.version}; a file that differs needs a higher `version`"
            )
    newsroom.take(lambda: [SituationAdded(at=now, name=made.name, version=made.version, text=text)])
    return {**told, "new": True}


def remove_situation(newsroom: Newsroom, name: str, now: float) -> dict[str, Any]:
    """Watch a situation no longer; what was filed stays in the log.

    Raises:
        UsageError: If it is not watched.
    """
    if name not in {row.name for row in newsroom.room.reader.situations()}:
        raise UsageError(f"there is no situation {name}; `wireroom watch list` names them")
    newsroom.take(lambda: [SituationRemoved(at=now, name=name)])
    return {"name": name}


def fill_now(newsroom: Newsroom, now: float) -> None:
    """Fill new situations from what was kept without waiting for minutes, and judge them."""
    while newsroom.filling:
        newsroom.minutes([now])
    newsroom.minutes([now])

"""Add and remove situations: what commands, pages and the first start do alike."""

import base64
from collections.abc import Mapping
from typing import Any

from wireroom.errors import UsageError
from wireroom.model.definition import SeriesUse
from wireroom.model.situation_notes import DissentNoted, LevelDecided
from wireroom.model.watch_events import SituationAdded, SituationRemoved
from wireroom.pipeline.newsroom import Newsroom
from wireroom.pipeline.series import take_series
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


def hand_in(newsroom: Newsroom, source: str, body: bytes, now: float) -> dict[str, Any]:
    """Take a file of a series: all columns that situations under watch read of it.

    Raises:
        UsageError: If no situation reads it.
        ParseError: If it is no series, and why.
    """
    wanted = {use for use in series_uses(newsroom) if use.source == source}
    if not wanted:
        known = sorted({use.source for use in series_uses(newsroom)})
        told = f"; they read {', '.join(known)}" if known else ""
        raise UsageError(f"no situation under watch reads a series {source}{told}")
    columns = sorted({(use.field, use.date_field) for use in wanted})
    taken = [
        take_series(newsroom, body, source=source, field=field, date_field=date_field, now=now)
        for field, date_field in columns
    ]
    return {
        "series": source,
        "days": sum(len(one.points) for one in taken),
        "faults": [fault for one in taken for fault in one.faults],
    }


def series_uses(newsroom: Newsroom) -> list[SeriesUse]:
    """Give all series that situations under watch read."""
    situations = [read_situation(row.text) for row in newsroom.room.reader.situations()]
    return [item.series for made in situations for item in made.indicators if item.series is not None]


def decide_level(newsroom: Newsroom, name: str, level: int | None, reason: str, now: float) -> dict[str, Any]:
    """Say how high a level may be reached, as a person; None takes the last word back.

    Raises:
        UsageError: If the situation is not watched, has no such level, or no reason is given.
    """
    made = read_situation(_text(newsroom, name))
    if level is not None and made.level(level) is None:
        raise UsageError(f"{name} has no level {level}; its levels go from 0 to {made.levels[-1].number}")
    if not reason.strip():
        raise UsageError("a decision needs its reason: it stands in the report")
    newsroom.take(lambda: [LevelDecided(at=now, situation=name, level=level, reason=reason.strip())])
    return {"name": name, "level": level}


def note_dissent(newsroom: Newsroom, name: str, text: str, now: float) -> dict[str, Any]:
    """Note that a person sees it otherwise; an empty text takes it back.

    Raises:
        UsageError: If the situation is not watched.
    """
    _text(newsroom, name)
    newsroom.take(lambda: [DissentNoted(at=now, situation=name, text=text.strip())])
    return {"name": name, "dissent": bool(text.strip())}


def _text(newsroom: Newsroom, name: str) -> str:
    """Give the definition of a situation under watch."""
    for row in newsroom.room.reader.situations():
        if row.name == name:
            return row.text
    raise UsageError(f"there is no situation {name}; `wireroom watch list` names them")


def watch_act(newsroom: Newsroom, order: Mapping[str, Any], now: float) -> dict[str, Any]:
    """Do what a person says of a situation or its series: `do` is "series", "decide" or "dissent".

    Raises:
        UsageError: If there is no such act.
    """
    match order:
        case {"do": "series", "source": str(source), "body": str(body)}:
            return hand_in(newsroom, source, base64.b64decode(body), now)
        case {"do": "decide", "name": str(name), "reason": str(reason)}:
            level = order.get("level")
            return decide_level(newsroom, name, None if level is None else int(level), reason, now)
        case {"do": "dissent", "name": str(name), "text": str(text)}:
            return note_dissent(newsroom, name, text, now)
        case _:
            raise UsageError(f"there is no such act: {order.get('do')}")


def fill_now(newsroom: Newsroom, now: float) -> None:
    """Fill new situations from what was kept without waiting for minutes, and judge them."""
    while newsroom.filling:
        newsroom.minutes([now])
    newsroom.minutes([now])

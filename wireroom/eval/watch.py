"""What levels does a situation file give on a stream of news? Played by the stream's own time through all desks.

There is no gold level for any stream that we know, so this measures nothing by itself: it shows, day by day, what a
reader would have been told, and how much evidence it rests on.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from wireroom import app
from wireroom.config import Settings
from wireroom.errors import SituationError
from wireroom.eval.readers import moment, rows_of
from wireroom.eval.split import in_half
from wireroom.model.source import Source
from wireroom.model.watch_events import SituationAdded
from wireroom.pipeline.adding import know_source
from wireroom.pipeline.streams import article_of
from wireroom.watch.definition import read_situation

#: Ends of definition files.
DEFINITIONS = (".yaml", ".yml", ".toml")

DAY = 86_400.0

#: Between two articles the situation is judged this often, seconds; after an article twice within two minutes.
JUDGE_EVERY = 6 * 3600.0
#: A pause longer than this is not filled: nobody was there.
PAUSE = 30 * DAY


def run(paths: Iterable[Path], half: str = "all") -> dict[str, Any]:
    """Play streams against one situation file.

    Args:
        paths: JSONL files of articles, and one definition (.yaml or .toml). Rows carry `published_at` or `date`, and
            `text` or `content`; rows without a time are left out.
        half: "tune", "report" or "all": by the first hex digit of the SHA-1 of the row's id.

    Returns:
        days (with news), levels (date -> level at its end), level_days, alerts (rises of the level), median_lag_s
        (null: nothing is labelled), articles, evidence (indicator -> pieces that count), set_aside (the same),
        states (indicator -> strongest state reached).

    Raises:
        ValueError: If there is not exactly one definition, or it is none.
    """
    paths = list(paths)
    definitions = [path for path in paths if path.suffix in DEFINITIONS]
    if len(definitions) != 1:
        raise ValueError("one definition (.yaml or .toml) is needed beside the articles")
    text = definitions[0].read_text("utf-8")
    try:
        name = read_situation(text).name
    except SituationError as error:
        raise ValueError(str(error)) from error
    rows = list(rows_of(path for path in paths if path.suffix not in DEFINITIONS))
    dated = [(at, row) for row in rows if in_half(str(row.get("id")), half) and (at := _when(row)) is not None]
    dated.sort(key=lambda pair: pair[0])
    return _played(dated, name, text)


def _when(row: dict[str, Any]) -> float | None:
    return moment(row.get("published_at") or row.get("date"))


def _played(dated: list[tuple[float, dict[str, Any]]], name: str, text: str) -> dict[str, Any]:
    settings = Settings(data=Path("unused"))
    room = app.open_room(":memory:")
    newsroom = app.make_newsroom(room, settings)
    intake = app.make_intake(newsroom, settings)
    start = dated[0][0] if dated else 0.0
    newsroom.take(lambda: [SituationAdded(at=start, name=name, version=1, text=text)])
    now, known, levels = start, set[str](), dict[str, int | None]()
    for place, (at, row) in enumerate(dated):
        if at - now <= PAUSE:
            while now + JUDGE_EVERY <= at:
                now += JUDGE_EVERY
                newsroom.minutes([now])
        now = max(now, at)
        arrived = article_of({**row, "text": row.get("text") or row.get("content"), "published_at": at}, str(place))
        if arrived.source not in known:
            known.add(arrived.source)
            know_source(newsroom, Source(id=arrived.source, name=arrived.source, domains=(arrived.source,)), now)
        intake.take_article(arrived.reading, key=arrived.key, source_id=arrived.source, url=arrived.url, seen=now)
        if place + 1 == len(dated) or dated[place + 1][0] >= at + 60.0:
            now += 60.0
            newsroom.minutes([now, now + 60.0])
            now += 60.0
            found = room.reader.situation(name)
            levels[dt.datetime.fromtimestamp(at, dt.UTC).date().isoformat()] = found.row.level if found else None
    page = room.reader.situation(name)
    evidence = [row.evidence for row in page.evidence] if page else []
    states: dict[str, str] = {}
    for change in page.changes if page else ():
        order = ("unknown", "blind", "off", "watch", "active", "strong")
        states[change.indicator] = max(states.get(change.indicator, "unknown"), change.state, key=order.index)
    steps = page.levels if page else ()
    room.close()
    return {
        "days": len(levels),
        "levels": levels,
        "level_days": dict(sorted(Counter(str(level) for level in levels.values()).items())),
        "alerts": sum(step.before is not None and step.level > step.before for step in steps),
        "median_lag_s": None,
        "articles": len(dated),
        "evidence": dict(sorted(Counter(item.indicator for item in evidence if item.counts).items())),
        "set_aside": dict(sorted(Counter(item.indicator for item in evidence if not item.counts).items())),
        "states": states,
    }

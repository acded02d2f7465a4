"""Does the room break what the world remembers? A stream without labels against a list of events known from elsewhere.

Each event of the list has its day and terms, written by somebody who had not looked at what breaks. A headline tells an
event if it holds a word of each group of terms, seen from half a day before the day (of which zone it is one does not
know) to three days after its end. An alert is of an event if half of the latest articles of its story tell it. What
breaks and is of no event of the list is not wrong by that: no list holds everything. Such alerts are given whole, to be
judged by reading them.
"""

import datetime as dt
import re
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from wireroom.eval.arrivals import Arrival, arrivals
from wireroom.eval.breaking import RECENT, Alert, lived
from wireroom.eval.readers import moment, rows_of
from wireroom.stories.desk import StoryDesk
from wireroom.trends.desk import REPORTS_NEEDED, TrendsDesk

DAY = 86_400.0
#: Seconds before and after the begin of the day, UTC, within which headlines may tell an event.
BEFORE, AFTER = 0.5 * DAY, 4 * DAY
#: Share of an alert's articles that tell an event, from which on it is of that event.
SHARE = 0.5


@dataclass(frozen=True, slots=True)
class KnownEvent:
    """Something that happened: when, what, and the words that tell it."""

    day: float
    what: str
    #: "sudden", or "expected" for what had its day (an election, a meeting).
    kind: str
    #: A headline must meet each.
    terms: tuple[re.Pattern[str], ...]

    def told_by(self, row: Arrival) -> bool:
        """Whether the headline of a row tells it."""
        in_time = self.day - BEFORE <= row.seen < self.day + AFTER
        return in_time and all(one.search(row.candidate.title) for one in self.terms)


def known_events(path: Path) -> list[KnownEvent]:
    """Read a list: `date`, `what`, `kind` and `terms`, a list of groups of words.

    Raises:
        ValueError: If a row has no such date or no terms.
    """
    found = []
    for row in rows_of([path]):
        day = moment(row.get("date"))
        if day is None or not row.get("terms"):
            raise ValueError(f"{row.get('what')!r} has no date or no terms")
        terms = tuple(
            re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, group))})(?!\w)", re.IGNORECASE) for group in row["terms"]
        )
        found.append(KnownEvent(day, str(row.get("what")), str(row.get("kind", "sudden")), terms))
    return found


def run(
    paths: Iterable[Path],
    half: str = "all",  # noqa: ARG001 - a list of events has no halves; the command calls all tasks alike
    *,
    known: Path,
    make_stories: Callable[[], StoryDesk] = StoryDesk,
    make_trends: Callable[[], TrendsDesk] = TrendsDesk,
) -> dict[str, Any]:
    """Play streams as one and say which events of the list broke. A row's summary is taken as its whole text.

    Args:
        paths: JSONL files; rows need a time, a title and a source.
        half: Not used.
        known: The list of events, see `known_events`.
        make_stories: Builds the story desk.
        make_trends: Builds the trends desk.

    Returns:
        events, in_stream (of which a headline tells), reachable (which three newsrooms told within ninety minutes);
        recall (of those in the stream), recall_reachable, recall_sudden (of the sudden among these),
        median_delay_s (from the first headline that tells it), alerts, alerts_known; misses (what, date, kind, why),
        others (alerts that are of no event of the list: at, headlines), rows, cpu_s.
    """
    began = time.process_time()
    stream = arrivals(paths, labelled=False)
    room = lived(stream, make_stories(), make_trends())
    told = [sorted(one, key=lambda row: row.seen) for one in room.told()]
    events = known_events(known)
    matched: set[int] = set()
    misses, delays, reached, in_stream = [], [], [], 0
    for event in events:
        rows = [row for row in stream if event.told_by(row)]
        hits = [place for place, alert in enumerate(room.alerts) if _is_of(alert, event)]
        matched.update(hits)
        in_stream += bool(rows)
        most = newsrooms_at_once(rows)
        if most >= REPORTS_NEEDED or hits:
            reached.append((event.kind, bool(hits)))
        if hits:
            delays.append(room.alerts[hits[0]].at - rows[0].seen)
        else:
            together = max((newsrooms_at_once([row for row in one if event.told_by(row)]) for one in told), default=0)
            misses.append(
                {"date": _stamp(event.day)[:10], "what": event.what, "kind": event.kind, "why": _why(most, together)}
            )
    sudden = [hit for kind, hit in reached if kind == "sudden"]
    return {
        "events": len(events),
        "in_stream": in_stream,
        "reachable": len(reached),
        "recall": _rate(len(delays), in_stream),
        "recall_reachable": _rate(len(delays), len(reached)),
        "recall_sudden": _rate(sum(sudden), len(sudden)),
        "median_delay_s": round(median(delays), 1) if delays else None,
        "alerts": len(room.alerts),
        "alerts_known": len(matched),
        "misses": misses,
        "others": [
            {"at": _stamp(alert.at), "headlines": [row.candidate.title for row in alert.rows]}
            for place, alert in enumerate(room.alerts)
            if place not in matched
        ],
        "rows": len(stream),
        "cpu_s": round(time.process_time() - began, 1),
    }


def newsrooms_at_once(rows: Sequence[Arrival]) -> int:
    """Count the newsrooms of the ninety minutes with most of them; rows in order of arrival."""
    most = start = 0
    for end, row in enumerate(rows):
        while row.seen - rows[start].seen > RECENT:
            start += 1
        most = max(most, len({one.candidate.source_id for one in rows[start : end + 1]}))
    return most


def _is_of(alert: Alert, event: KnownEvent) -> bool:
    return sum(1 for row in alert.rows if event.told_by(row)) >= SHARE * len(alert.rows)


def _why(most: int, together: int) -> str:
    if most == 0:
        return "no headline of the stream tells it"
    if most < REPORTS_NEEDED:
        return f"never more than {most} of the newsrooms told it within ninety minutes"
    if together < REPORTS_NEEDED:
        return f"{most} newsrooms at once, but at most {together} in one story"
    return f"{together} newsrooms at once in one story, and it was held back"


def _rate(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


def _stamp(at: float) -> str:
    return dt.datetime.fromtimestamp(at, dt.UTC).strftime("%Y-%m-%dT%H:%MZ")

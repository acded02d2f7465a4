"""Does the room say that a story breaks when it does, soon, and at no other time?

A stream is played by its own clock through the desks that decide: stories (with copies), counts, trends. A story
marked `burst` truly breaks at its third row that is no copy. An alert is right if most of the articles that came to its
story in the ninety minutes before are of a burst that breaks within an hour of it, and that burst was not told before
in the same language; every other one is a false alarm.
"""

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from wireroom.eval.arrivals import Arrival, arrivals
from wireroom.eval.split import in_half
from wireroom.model.counts import CountedMember
from wireroom.model.events import ArticlePlaced, Event, StoriesMerged, StoryBroke, StorySplit
from wireroom.model.summing import MemberFacts, summarise
from wireroom.stories.desk import StoryDesk
from wireroom.trends.desk import TrendsDesk

MINUTE, HOUR = 60.0, 3600.0
#: The row, counted without copies, at which a burst breaks.
THIRD = 3
#: An alert this far from the truth is none of it.
WITHIN = HOUR
#: What an alert is about: the articles of this time before it. An old story may break again by something new.
RECENT = 5400.0
#: A pause longer than this is not filled with minutes: nobody was there.
PAUSE = 30 * 24 * HOUR


@dataclass(frozen=True, slots=True)
class Alert:
    """A story broke: when, why, in which language, and the true stories of its latest articles with their number."""

    at: float
    language: str | None
    why: str
    stories: tuple[tuple[str, int], ...]
    #: These latest articles.
    rows: tuple[Arrival, ...] = ()


def run(
    paths: Iterable[Path],
    half: str = "all",
    *,
    make_stories: Callable[[], StoryDesk] = StoryDesk,
    make_trends: Callable[[], TrendsDesk] = TrendsDesk,
) -> dict[str, Any]:
    """Play streams and score their alerts. Each file is a stream of its own.

    Args:
        paths: JSONL files with `story_id`, `copy_of` and `burst`; when rows were seen stands in `seen_at`, else in
            `published_at` (see `arrivals`).
        half: Bursts of which half count ("tune", "report" or "all"); all rows are played in any case, and false alarms
            about stories of the other half are left out.
        make_stories: Builds the story desk; another configuration may be tried here.
        make_trends: Builds the trends desk.

    Returns:
        precision, recall, median_delay_s (None where nothing was found), alerts; bursts, right, early (before the third
        report that is no copy), false_alarms (kind of trap, "repeated", "late" or "none" -> number), rows, cpu_s.
    """
    began = time.process_time()
    alerts = right = bursts = rows = early = 0
    delays: list[float] = []
    wrong: Counter[str] = Counter()
    for path in paths:
        stream = arrivals([path])
        truth = {story: at for story, at in true_breaks(stream).items() if in_half(story, half)}
        traps = {one.story: one.trap or ("late" if one.burst else "none") for one in stream}
        told: set[tuple[str, str | None]] = set()
        found: dict[str, float] = {}
        for alert in play(stream, make_stories(), make_trends()):
            story = alert.stories[0][0]
            if not in_half(story, half):
                continue
            alerts += 1
            if story not in truth or abs(alert.at - truth[story]) > WITHIN:
                wrong[traps[story]] += 1
            elif (story, alert.language) in told:
                wrong["repeated"] += 1
            else:
                right += 1
                told.add((story, alert.language))
                found.setdefault(story, alert.at - truth[story])
        rows, bursts = rows + len(stream), bursts + len(truth)
        delays += found.values()
        early += sum(1 for delay in found.values() if delay < 0.0)
    return {
        "precision": round(right / alerts, 4) if alerts else None,
        "recall": round(len(delays) / bursts, 4) if bursts else None,
        "median_delay_s": round(median(delays), 1) if delays else None,
        "alerts": alerts,
        "bursts": bursts,
        "right": right,
        "early": early,
        "false_alarms": dict(sorted(wrong.items())),
        "rows": rows,
        "cpu_s": round(time.process_time() - began, 1),
    }


def true_breaks(stream: Iterable[Arrival]) -> dict[str, float]:
    """Say when each burst truly breaks; one with fewer than three rows that are no copies never does."""
    own: Counter[str] = Counter()
    out: dict[str, float] = {}
    for one in stream:
        if one.burst and not one.copy:
            own[one.story] += 1
            if own[one.story] == THIRD:
                out[one.story] = one.seen
    return out


def play(stream: Sequence[Arrival], stories: StoryDesk, trends: TrendsDesk) -> list[Alert]:
    """Let the desks live through a stream, minute by minute, and give all alerts in order."""
    return lived(stream, stories, trends).alerts


def lived(stream: Sequence[Arrival], stories: StoryDesk, trends: TrendsDesk) -> "Room":
    """Let the desks live through a stream, minute by minute, and give the room as it is then."""
    room = Room(stories, trends)
    minute = stream[0].seen if stream else 0.0
    for one in stream:
        if one.seen - minute > PAUSE:
            minute = one.seen
        while minute + MINUTE <= one.seen:
            minute += MINUTE
            room.minute(minute)
        room.take(one)
    return room


class Room:
    """What the newsroom does between the desks, without a log and without a store."""

    def __init__(self, stories: StoryDesk, trends: TrendsDesk) -> None:
        self._stories, self._trends = stories, trends
        self._rows: dict[str, Arrival] = {}
        self._placed: dict[str, ArticlePlaced] = {}
        self._members: dict[str, list[str]] = {}
        self._hour: int | None = None
        self.alerts: list[Alert] = []

    def told(self) -> Iterator[list[Arrival]]:
        """Give the articles of each story as the stories stand now."""
        for members in self._members.values():
            yield [self._rows[one] for one in members]

    def take(self, row: Arrival) -> None:
        """Let an article come in."""
        self._rows[row.candidate.article_id] = row
        self._follow(self._stories.place(row.candidate, row.seen))

    def minute(self, at: float) -> None:
        """Let a minute pass."""
        self._hear(self._trends.minute(at))
        hour = int(at // HOUR)
        if self._hour is not None and hour != self._hour:
            self._follow(self._stories.hourly(at))
        self._hour = hour

    def _follow(self, events: Iterable[Event]) -> None:
        for event in events:
            if isinstance(event, ArticlePlaced):
                self._placed[event.article_id] = event
                self._members.setdefault(event.story_id, []).append(event.article_id)
                self._look(event.story_id, event.at)
            elif isinstance(event, StoriesMerged):
                self._members[event.into] = self._in_order(*self._members.pop(event.gone), *self._members[event.into])
                self._trends.merged(event.into, event.gone)
                self._look(event.into, event.at)
            elif isinstance(event, StorySplit):
                gone = set(event.article_ids)
                self._members[event.new_id] = self._in_order(*event.article_ids)
                self._members[event.story_id] = [one for one in self._members[event.story_id] if one not in gone]
                self._look(event.story_id, event.at)
                self._look(event.new_id, event.at)

    def _in_order(self, *article_ids: str) -> list[str]:
        return sorted(article_ids, key=lambda one: (self._rows[one].seen, one))

    def _look(self, story_id: str, at: float) -> None:
        members = [self._facts(one) for one in self._members[story_id]]
        if members:
            self._hear(self._trends.changed(summarise(story_id, members, headline=members[0].title), at))

    def _facts(self, article_id: str) -> MemberFacts:
        candidate = self._rows[article_id].candidate
        return MemberFacts(
            counted=CountedMember(
                article_id=article_id,
                source_id=candidate.source_id or article_id,
                owner=None,
                report_id=self._placed[article_id].report_id,
                read=candidate.full,
            ),
            kind="unknown",
            title=candidate.title,
            published=candidate.published,
            seen=candidate.seen,
            language=candidate.language,
        )

    def _hear(self, events: Iterable[Event]) -> None:
        for event in events:
            if isinstance(event, StoryBroke):
                members = [self._rows[one] for one in self._members[event.story_id]]
                rows = [row for row in members if event.at - RECENT <= row.seen] or members
                languages = Counter(row.candidate.language for row in rows)
                stories = Counter(row.story for row in rows)
                language = languages.most_common(1)[0][0]
                self.alerts.append(Alert(event.at, language, event.why, tuple(stories.most_common()), tuple(rows)))

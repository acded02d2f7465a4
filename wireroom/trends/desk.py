"""Which stories are breaking, and until when.

A story breaks when three newsrooms told the same new thing on their own so fast that the usual pace of that hour makes
it very unlikely; the document of an official source stands for two of them. What looks back, what has its hour, and
what comes at that hour anyway does not break. A story calms after two quiet hours, or is withdrawn when its reports
turn out to be fewer. Reports count at the time at which they were new, never at which they arrived: old news cannot
break. Time passes only through the events that come in.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import orjson

from wireroom.errors import DamagedError
from wireroom.model.events import BreakEnded, Event, StoryBroke
from wireroom.model.story import ReportSeen, StorySummary
from wireroom.trends.fresh import new_group, shared_stems
from wireroom.trends.habits import Habits
from wireroom.trends.rhythm import Rhythm
from wireroom.trends.routine import routine
from wireroom.trends.surprise import surprise
from wireroom.trends.words import pace_words, several

# Two newsrooms may follow one tip by chance; three that wrote on their own do not (the product's rule).
REPORTS_NEEDED = 3
# What an official document counts beside a newsroom's report: whoever had to know says it. Alone it does not break:
# such sources publish every day, and what nobody takes up is no news.
DOCUMENT_COUNTS = 2
# Sets how much a story must surprise: the more stories a room has, the more. It would be the wrong alarms a day if
# paces were as SPREAD says; more happen. Swept with SPREAD on invented streams (docs/decisions/0021-breaking.md).
ALARMS_A_DAY = 0.1
# Never less than this, however small the room: swept with the above.
LEAST_SURPRISE = 2.0
# How much stories differ in pace: shape of the gamma distribution, small for much. Mean 1.68 and variance 7.5 of the
# articles that follow within six hours in og2021 give .49.
SPREAD = 0.5
# Seconds looked back. A burst shows first in the short window; the long one finds stories that grow for an hour.
WINDOWS = (600.0, 1800.0, 5400.0)
# A burst is news only if its newest report is: feeds are asked every quarter of an hour to an hour.
HEARD_WITHIN = 3600.0
# Two quiet hours end it (the product's rule).
QUIET_SECONDS = 7200.0
# What comes in right after a start or a pause may have waited elsewhere without a date: it is no sign of a burst.
WARM_UP = 600.0
# Minutes come every minute; half an hour without one means that we were not running. Shorter pauses are a busy house,
# the more so on a clock that runs fast.
PAUSE = 1800.0
# What is usual is learnt anew every ten minutes: it changes over hours.
LEARN_EVERY = 600.0
# The day whose new stories say how large the room is.
DAY = 86_400.0
# From so many stories touched since the state was last saved whole, it is saved whole again: at some hundred bytes a
# story, what is written in each transaction stays under 30 kB.
TOUCHED = 200
# Stories without a report for two days are forgotten; no page shows them as moving.
KEEP = 172_800.0


@dataclass(slots=True)
class _Story:
    """What the desk remembers of one story."""

    #: When each report was new, oldest first, none after it was first heard of.
    times: tuple[float, ...] = ()
    #: A report's told time -> when we first heard of it, for those that claim a time to come.
    caps: dict[float, float] = field(default_factory=dict)
    broke_at: float | None = None
    #: When it last stopped breaking; only reports after it can make it break again.
    ended_at: float | None = None
    #: It broke at some time: what it does teaches nothing about the usual.
    taught: bool = True


@dataclass(frozen=True, slots=True)
class _Found:
    """A new thing within a window: how surprising, its reports, the seconds they span, how many were expected, when."""

    score: float = 0.0
    group: Sequence[ReportSeen] = ()
    span: float = 0.0
    expected: float = 0.0
    at: float = 0.0


class TrendsDesk:
    """Learns the usual pace and says what breaks. State fits into a few hundred bytes a story."""

    name = "trends"

    def __init__(self) -> None:
        """Begin without any history."""
        self._stories: dict[str, _Story] = {}
        self._rhythm = Rhythm()
        self._habits = Habits()
        self._opened = 0
        self._learnt = 0
        self._minute: float | None = None
        self._awake: float | None = None
        #: Stories touched since the state was last saved whole; None: it must be saved whole.
        self._touched: set[str] | None = None

    def changed(self, summary: StorySummary, at: float, *, archive: bool = False) -> list[Event]:
        """Take a story as it stands now and say if it breaks, or no longer does.

        Args:
            summary: The story; `report_times` say when each report was new.
            at: Time of the event, UTC seconds.
            archive: What changed it came from a file of the past: nothing breaks by that.
        """
        if self._awake is None and not archive:
            self._awake = at
        story = self._stories.setdefault(summary.id, _Story())
        self._touch(summary.id)
        story.caps = {
            time: story.caps.get(time, at) for time in summary.report_times if time > story.caps.get(time, at)
        }
        story.times = tuple(sorted(story.caps.get(time, time) for time in summary.report_times))
        documents = (DOCUMENT_COUNTS - 1) * any(report.official for report in summary.reports)
        few = min(summary.counts.reports.low, summary.counts.publishers)
        enough = few > 1 and few + documents >= REPORTS_NEEDED
        if story.broke_at is not None:
            return [] if enough else [self._withdraw(summary, story, at)]
        return self._break(summary, story, at) if enough and not archive else []

    def recall(self, summary: StorySummary) -> None:
        """Take a story as it stood, without judging it: where our own state was lost."""
        self._touch(summary.id)
        self._stories[summary.id] = _Story(
            times=tuple(sorted(summary.report_times)), broke_at=summary.broke_at, taught=summary.broke_at is None
        )

    def merged(self, into: str, gone: str) -> None:
        """Forget a story that went into another; when its reports dated ahead were first heard of is kept.

        If it was breaking, the other is from now on: nobody is told twice.
        """
        old = self._stories.pop(gone, None)
        self._touch(gone)
        if old is not None:
            self._touch(into)
            story = self._stories.setdefault(into, _Story())
            story.caps = {**old.caps, **story.caps}
            story.taught = story.taught and old.taught
            if story.broke_at is None:
                story.broke_at = old.broke_at
            story.ended_at = max((one for one in (story.ended_at, old.ended_at) if one is not None), default=None)

    def minute(self, at: float) -> list[Event]:
        """Let time pass: end what has been quiet, learn the usual pace."""
        if self._awake is None or (self._minute is not None and at - self._minute > PAUSE):
            self._awake = at
        self._minute = at
        events: list[Event] = []
        for story_id in sorted(key for key, story in self._stories.items() if story.broke_at is not None):
            story = self._stories[story_id]
            last = next((time for time in reversed(story.times) if time <= at), 0.0)
            if at - max(last, story.broke_at or 0.0) >= QUIET_SECONDS:
                self._touch(story_id)
                story.broke_at, story.ended_at = None, at
                why = f"no new report for {int(QUIET_SECONDS // 3600)}\u00a0hours"
                events.append(BreakEnded(at=at, story_id=story_id, how="quiet", why=why))
        if int(at // LEARN_EVERY) != self._learnt:
            self._learn(at)
        return events

    def _learn(self, at: float) -> None:
        self._learnt = int(at // LEARN_EVERY)
        self._touched = None
        self._stories = {
            key: story
            for key, story in self._stories.items()
            if story.broke_at is not None or (story.times and at - story.times[-1] <= KEEP)
        }
        # Frozen for ten minutes, so that the order of what comes in between cannot matter.
        self._opened = sum(1 for story in self._stories.values() if story.times and at - DAY < story.times[0] <= at)
        self._rhythm.learn((story.times for _, story in sorted(self._stories.items()) if story.taught), at)
        self._habits.forget(at)

    def _touch(self, story_id: str) -> None:
        if self._touched is not None:
            self._touched.add(story_id)
            if len(self._touched) > TOUCHED:
                self._touched = None

    def save(self) -> bytes:
        """Give the state."""
        self._touched = set()
        return self._saved(self._stories, ())

    def save_since(self) -> bytes | None:
        """Give what has changed since `save`; None where that is so much that the state must be saved whole."""
        if self._touched is None:
            return None
        stories = {key: self._stories[key] for key in self._touched if key in self._stories}
        return self._saved(stories, self._touched - stories.keys())

    def _saved(self, stories: dict[str, _Story], gone: Iterable[str]) -> bytes:
        return orjson.dumps(
            {
                "stories": {
                    key: [story.times, list(story.caps.items()), story.broke_at, story.ended_at, story.taught]
                    for key, story in sorted(stories.items())
                },
                "gone": sorted(gone),
                "rhythm": [self._rhythm.further, self._rhythm.watched, self._rhythm.until],
                "habits": self._habits.fast,
                "opened": self._opened,
                "learnt": self._learnt,
                "minute": self._minute,
                "awake": self._awake,
            }
        )

    def load(self, state: bytes, since: bytes | None = None) -> None:
        """Take a state back, with what had changed since it was saved whole.

        Raises:
            DamagedError: If it is not what this version saves; nothing is taken then.
        """
        try:
            whole = orjson.loads(state)
            if since is not None:
                later = orjson.loads(since)
                stories = {**whole["stories"], **later["stories"]}
                for key in later["gone"]:
                    stories.pop(key, None)
                whole = {**later, "stories": dict(sorted(stories.items()))}
            self._take(whole)
            self._touched = None
        except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
            raise DamagedError(f"the state of the {self.name} desk is of another version: {error!r}") from error

    def _take(self, kept: dict[str, Any]) -> None:
        stories = {
            key: _Story(
                times=tuple(times),
                caps=dict(caps),
                broke_at=broke_at,
                ended_at=ended_at,
                taught=taught,
            )
            for key, (times, caps, broke_at, ended_at, taught) in kept["stories"].items()
        }
        further, watched, until = kept["rhythm"]
        habits = [(at, story, tuple(words)) for at, story, words in kept["habits"]]
        opened, learnt, minute, awake = (kept[key] for key in ("opened", "learnt", "minute", "awake"))
        self._rhythm, self._habits = Rhythm(further=further, watched=watched, until=until), Habits(fast=habits)
        self._stories, self._opened, self._learnt = stories, opened, learnt
        self._minute, self._awake = minute, awake

    def _break(self, summary: StorySummary, story: _Story, at: float) -> list[Event]:
        if not any(at - HEARD_WITHIN <= time <= at for time in story.times):
            return []
        found = max((self._look(summary, story, at, window) for window in WINDOWS), key=lambda one: one.score)
        if found.score < max(LEAST_SURPRISE, math.log10(max(1, self._opened) / ALARMS_A_DAY)):
            return []
        words = shared_stems(found.group)
        usual = self._habits.usual(found.at, words)
        self._habits.learn(found.at, summary.id, words)
        self._touched = None  # habits are saved with the whole
        if usual or routine(found.group, at) is not None:
            return []
        story.broke_at, story.taught = at, False
        why = pace_words(len(found.group), found.span, found.expected)
        return [
            StoryBroke(at=at, story_id=summary.id, why=why, reports=len(found.group), surprise=round(found.score, 3))
        ]

    def _look(self, summary: StorySummary, story: _Story, at: float, window: float) -> "_Found":
        """Look for a new thing in one window.

        It ends with the newest report, not when we hear of it: how often we ask a feed says nothing about the news.
        """
        end = max((time for time in story.times if time <= at), default=at)

        def told(report: ReportSeen) -> float:
            return story.caps.get(report.at, report.at)

        group = new_group(summary.reports, told, end - window, end)
        group = [one for one in group if self._counts(story, told(one))]
        seen = min(len(group), summary.counts.publishers, summary.counts.reports.low)
        weight = seen + (DOCUMENT_COUNTS - 1) * any(one.official for one in group)
        if seen < 2 or weight < REPORTS_NEEDED:
            return _Found()
        first = told(group[0])
        # The report that opens it is given: there is no thing without it. What follows is what surprises.
        length, pace = max(end - first, 60.0), self._rhythm.pace(end)
        score = surprise(weight - 1, events=SPREAD, watched=SPREAD / pace, window=length)
        return _Found(score, group, end - first, pace * length, end)

    def _counts(self, story: _Story, time: float) -> bool:
        """Whether a report may be part of a burst: not from the time of waking up, and not from before it calmed."""
        waking = self._awake is not None and self._awake <= time < self._awake + WARM_UP
        return not waking and (story.ended_at is None or time > story.ended_at)

    def _withdraw(self, summary: StorySummary, story: _Story, at: float) -> BreakEnded:
        story.broke_at, story.ended_at, story.taught = None, at, True
        reports, publishers = summary.counts.reports.low, summary.counts.publishers
        why = f"it now stands on {several(reports, 'independent report')} by {several(publishers, 'publisher')}"
        return BreakEnded(at=at, story_id=summary.id, how="withdrawn", why=why)

"""The pace of the room: how many reports come, and how fast a new story usually grows.

Counts lie in bins of ten minutes by the time at which a report was new, so a late one lands where it belongs and the
order of arrival does not matter.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass, field

# Ten minutes: the bars of the wire, and fine enough to see an hour as busy while it lasts.
BIN = 600.0
# A day: every hour of it has its own pace, and a day holds each once.
MEMORY = 86_400.0
# What is busy is judged over an hour: shorter spans hold too few reports in a small room.
BUSY_WINDOW = 3600.0
# A ratio of counts needs some counts: so many reports are added to both sides.
BUSY_WEIGHT = 5.0
# No pace is learnt from less than this; until then the room counts as usual.
LEARN = 2 * 3600.0

# Before anything is learnt: one further report in four hours of a story's first six. The English stories of the
# labelled set og2021 get .28 an hour (234 stories); the room soon learns its own.
PACE = 0.25 / 3600.0
# How many reports' worth the guess above weighs against what the room shows.
PACE_WEIGHT = 6.0
# Stories are young for six hours: later ones are rarely taken up by newsrooms that had not reported them.
YOUNG = 6 * 3600.0


@dataclass(slots=True)
class Pulse:
    """Reports of the whole room per ten minutes, over the last day."""

    bins: dict[int, int] = field(default_factory=dict)
    #: When the first report was counted; None before.
    since: float | None = None

    def beat(self, at: float, number: int = 1) -> None:
        """Count reports that were new at `at`; a negative number takes back what turned out to be none."""
        slot = int(at // BIN)
        self.bins[slot] = self.bins.get(slot, 0) + number
        if not self.bins[slot]:
            del self.bins[slot]
        self.since = at if self.since is None else min(self.since, at)

    def count(self, start: float, end: float) -> int:
        """Count reports in the bins that begin at or after `start` and before `end`."""
        first, last = math.ceil(start / BIN), math.ceil(end / BIN)
        return max(0, sum(number for slot, number in self.bins.items() if first <= slot < last))

    def hour(self, now: float) -> tuple[int, float] | None:
        """Return the reports of the last hour and how many an hour usually has; None where too little is known."""
        start = now - BUSY_WINDOW
        if self.since is None or start - self.since < LEARN:
            return None
        before = min(MEMORY, start - self.since)
        return self.count(start, now), self.count(start - before, start) * BUSY_WINDOW / before

    def forget(self, now: float) -> None:
        """Drop what lies outside the memory."""
        oldest = int((now - MEMORY - BUSY_WINDOW) // BIN)
        self.bins = {slot: number for slot, number in self.bins.items() if slot >= oldest}
        if self.since is not None:
            self.since = max(self.since, (oldest + 1) * BIN)


def busy(hour: tuple[int, float] | None, own: int) -> float:
    """Say how many times as many reports as usual came in the last hour, one story's own set aside; at least 1.

    >>> busy((45, 20.0), own=0), busy((45, 20.0), own=30), busy(None, own=0)
    (2.0, 1.0, 1.0)
    """
    if hour is None:
        return 1.0
    recent, usual = hour
    return max(1.0, (max(0, recent - own) + BUSY_WEIGHT) / (usual + BUSY_WEIGHT))


def usual_pace(stories: Iterable[tuple[float, ...]], now: float) -> float:
    """Say how many further reports a young story usually gets, in reports a second.

    Args:
        stories: Report times of each story that is to teach, oldest first; stories that broke are left out by the
            caller, so that a burst does not become the usual.
        now: The time up to which they were watched.
    """
    further, watched = PACE_WEIGHT, PACE_WEIGHT / PACE
    for times in stories:
        if not times or now - times[0] > MEMORY or now <= times[0]:
            continue
        end = min(now, times[0] + YOUNG)
        watched += end - times[0]
        further += sum(1 for at in times[1:] if at <= end)
    return further / watched

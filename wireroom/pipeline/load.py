"""No minute carries more than one and a half times the mean load (R24), whatever brings many feeds together.

Jitter spreads feeds that differ; it cannot spread those whose publishers wish for exactly a day, nor all that fell due
while we slept or the clock was set forward (R14). What is too much for a minute waits for the next; as the pause after
an answer begins with the answer, what was spread once stays spread.

A small room that comes back after a night is another matter: its reader wants the news, and a few hundred requests to
a few hundred hosts are no load. What fell due while nobody looked is asked at once there.
"""

import math
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field

from wireroom.feeds.rhythm import LEAST_S
from wireroom.model.source import FeedState

MINUTE = 60.0
#: The fullest minute over the mean that the present pauses come to. Below R24's 1.5, since what is truly asked lies a
#: tenth below that mean (bench/politeness.py): skipped hours and full minutes make pauses longer than they were meant.
PEAK = 1.3
#: So many feeds a minute may be asked in any room: a mean of less than one a minute has no shape to keep.
FLOOR = 20
#: A room of up to so many feeds is small. The catalogue that ships has some 500.
SMALL = 600
#: Nobody looked for so long: we were not running, the machine slept, or the clock was set forward. Looks are a fifth
#: of a second apart, on the fastest clock in use (1,000 times) some minutes.
AWAY_S = 900.0


def mean_load(states: Iterable[FeedState | None]) -> float:
    """Return how many requests a minute the present pauses of all feeds come to."""
    return sum(
        MINUTE / max(state.due_at - state.asked_at, LEAST_S)
        for state in states
        if state is not None and not state.gone and state.due_at is not None and state.asked_at is not None
    )


def most_in_a_minute(mean: float) -> int:
    """Return how many requests a minute may carry at a mean load."""
    return max(FLOOR, round(PEAK * mean))


@dataclass(slots=True)
class Load:
    """Counts the requests of the last sixty seconds, whenever they begin."""

    #: When requests that count were started, UTC seconds; none is older than a minute.
    _starts: deque[float] = field(default_factory=deque)
    _minute: int = -1
    _most: int = FLOOR
    #: The time of the last look, and of the last one before which nobody had looked for long, UTC seconds.
    _looked: float = -math.inf
    _back_at: float = -math.inf
    _small: bool = True

    def look(self, now: float, states: Iterable[FeedState | None]) -> None:
        """Tell it the time, before anything is asked; the states are looked at once a minute."""
        if now - self._looked > AWAY_S:
            self._back_at = now
        if now < self._looked:  # the clock was set back
            self._starts.clear()
        self._looked, self._back_at = now, min(now, self._back_at)
        while self._starts and self._starts[0] <= now - MINUTE:
            self._starts.popleft()
        if self._minute != now // MINUTE:
            known = list(states)
            self._minute = int(now // MINUTE)
            self._most, self._small = most_in_a_minute(mean_load(known)), len(known) <= SMALL

    def takes(self, state: FeedState | None) -> bool:
        """Count the request of a feed that is due; False where this minute has no room for it.

        First requests do not count, nor those that a reader waits for, nor what a small room missed while it was away.
        """
        if state is None or state.asked_at is None or state.due_at is None or state.due_by == "reader":
            return True
        if self._small and state.due_at <= self._back_at:
            return True
        if len(self._starts) >= self._most:
            return False
        self._starts.append(self._looked)
        return True

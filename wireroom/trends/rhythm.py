"""How fast does a young story usually grow, at this hour of the week?

Learnt from stories that did not break, and only up to two hours ago: a burst must not become the usual before it is
known to be one. An hour of the week of which little is known is taken to be like that hour of any day, and an hour of
the day like the whole.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

HOUR, WEEK_HOURS = 3600.0, 168
# 1 January 1970 was a Thursday; hours of the week count from Monday.
_THURSDAY = 72
# What came in the last two hours teaches nothing yet: by then a burst has broken or ended.
GUARD = 2 * HOUR
# Before anything is learnt: one further report in four hours of a story's first six. The English stories of the
# labelled set og2021 get .28 an hour (234 stories); the room soon learns its own.
PACE = 0.25 / HOUR
# How many reports' worth a guess weighs against what the room shows: the first guess against all hours, all hours
# against an hour of the day, that against an hour of the week.
_FIRST, _FURTHER = 6.0, 30.0
# Stories are young for six hours: later ones are rarely taken up by newsrooms that had not reported them.
YOUNG = 6 * HOUR
# What was learnt counts half after two weeks: what is left of it after one.
_KEPT_A_WEEK = 0.7


@dataclass(slots=True)
class Rhythm:
    """Further reports to young stories and the seconds in which they were watched, by hour of the week from Monday."""

    further: list[float] = field(default_factory=lambda: [0.0] * WEEK_HOURS)
    watched: list[float] = field(default_factory=lambda: [0.0] * WEEK_HOURS)
    #: Up to when was learnt; None: nothing yet.
    until: float | None = None

    def learn(self, stories: Iterable[Sequence[float]], now: float) -> None:
        """Take what happened since the last time, up to two hours ago.

        Args:
            stories: Report times of each story that is to teach, oldest first.
            now: The present time; at most every hour has an effect that tells hours apart.
        """
        end = now - GUARD
        start = self.until if self.until is not None else end - HOUR
        if end <= start:
            return
        self.until = end
        slot = hour_of_week((start + end) / 2.0)
        if end - start > HOUR:
            start = end - HOUR  # we were not running: what lies before is unknown
        fade = _KEPT_A_WEEK ** ((end - start) / HOUR)  # an hour of the week comes once a week
        self.further[slot] *= fade
        self.watched[slot] *= fade
        for times in stories:
            if times and times[0] < end and times[0] + YOUNG > start:
                first, last = max(start, times[0]), min(end, times[0] + YOUNG)
                self.watched[slot] += last - first
                self.further[slot] += sum(1 for at in times[1:] if first < at <= last)

    def pace(self, at: float) -> float:
        """Say how many further reports a young story usually gets at an hour, in reports a second."""
        slot = hour_of_week(at)
        day = range(slot % 24, WEEK_HOURS, 24)
        pace = (_FIRST + sum(self.further)) / (_FIRST / PACE + sum(self.watched))
        pace = (_FURTHER + sum(self.further[one] for one in day)) / (
            _FURTHER / pace + sum(self.watched[one] for one in day)
        )
        return (_FURTHER + self.further[slot]) / (_FURTHER / pace + self.watched[slot])


def hour_of_week(at: float) -> int:
    """Return the hour of the week, 0 for Monday from midnight UTC.

    >>> hour_of_week(1_791_158_400.0), hour_of_week(1_791_158_400.0 + 25 * 3600)
    (0, 25)
    """
    return (int(at // HOUR) + _THURSDAY) % WEEK_HOURS

"""What many tell at once every day, or every week, at the same hour is no surprise, whatever it is called.

A habit is learnt from what was fast before: the words that its headlines shared, and when. Nothing is known of it on
the first day; on the third day, and a week later, it is.
"""

from bisect import insort
from collections.abc import Iterable
from dataclasses import dataclass, field

DAY, WEEK = 86_400.0, 7 * 86_400.0
# A thing with an hour comes within three quarters of it: feeds are asked every quarter of an hour to an hour.
_NEAR = 2700.0
# On so many earlier days at that hour, or once a week ago: bursts of one kind meet at an hour by chance now and then.
_DAYS = 2
# Share of the smaller set of words that must agree, and how many words at least.
_ALIKE, _LEAST_WORDS = 0.5, 2
# Two weeks hold every hour of the week twice.
_KEEP = 15 * DAY
# Words kept of one thing: headlines of one thing share fewer.
_MOST_WORDS = 12


@dataclass(slots=True)
class Habits:
    """What was fast in the last two weeks: (when, story, words), oldest first."""

    fast: list[tuple[float, str, tuple[str, ...]]] = field(default_factory=list)

    def learn(self, at: float, story: str, words: Iterable[str]) -> None:
        """Remember what was fast; of one story once an hour."""
        for when, name, _ in reversed(self.fast):
            if when <= at - 3600.0:
                break
            if name == story:
                return
        insort(self.fast, (at, story, tuple(sorted(words)[:_MOST_WORDS])))

    def forget(self, now: float) -> None:
        """Let go of what is too old to tell anything."""
        self.fast = [one for one in self.fast if one[0] > now - _KEEP]

    def usual(self, at: float, words: frozenset[str]) -> bool:
        """Say whether things with such words come at this hour anyway."""
        days: set[int] = set()
        for when, _, told in self.fast:
            back = at - when
            if back < DAY - _NEAR or abs((back + DAY / 2) % DAY - DAY / 2) > _NEAR:
                continue
            common = len(words.intersection(told))
            if common >= _LEAST_WORDS and common >= _ALIKE * min(len(words), len(told)):
                days.add(round(back / DAY))
        return len(days) >= _DAYS or 7 in days

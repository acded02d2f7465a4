"""Counters and delays that a process keeps of itself. No name in them ever comes from a feed or a user (S47, R34)."""

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

K = TypeVar("K")

#: What can become of a request to a publisher.
OUTCOMES = ("taken", "same", "not_modified", "failed", "refused", "unreadable")
FETCHES = tuple((kind, outcome) for kind in ("feed", "page") for outcome in OUTCOMES)
#: Why the site sends a client away.
REFUSALS = ("host", "method", "origin", "body", "range", "slow", "headers", "stalled", "live", "other")
#: Upper ends of the steps in which delays are counted, seconds.
STEPS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0)


class Tally(Generic[K]):
    """Counts of a fixed set of kinds.

    >>> seen = Tally(("a", "b"))
    >>> seen.add("a")
    >>> seen.counts
    {'a': 1, 'b': 0}
    """

    def __init__(self, kinds: tuple[K, ...]) -> None:
        self.counts: dict[K, int] = dict.fromkeys(kinds, 0)

    def add(self, kind: K) -> None:
        """Count one.

        Raises:
            KeyError: If the kind is none of the fixed ones: a bug.
        """
        self.counts[kind] += 1


@dataclass(slots=True)
class Delays:
    """How long something took, counted in steps."""

    #: How many fell into each step; the last is for all that took longer.
    steps: list[int] = field(default_factory=lambda: [0] * (len(STEPS) + 1))
    total: float = 0.0

    def add(self, seconds: float) -> None:
        """Count one. A clock that stepped back counts as no time."""
        seconds = max(0.0, seconds)
        self.steps[bisect_left(STEPS, seconds)] += 1
        self.total += seconds

    def told(self) -> dict[str, Any]:
        """Give it as JSON takes it."""
        return {"steps": self.steps, "total": self.total}


@dataclass(slots=True)
class WriterMeters:
    """What the writer counts."""

    fetches: Tally[tuple[str, str]] = field(default_factory=lambda: Tally(FETCHES))
    #: From the end of a fetch to the commit of what it brought.
    commit: Delays = field(default_factory=Delays)
    #: Which kind of storage trouble is there now; "" for none.
    trouble: str = ""

    def told(self) -> dict[str, Any]:
        """Give it as JSON takes it."""
        fetches = [[*kind, number] for kind, number in self.fetches.counts.items()]
        return {"fetches": fetches, "commit": self.commit.told(), "trouble": self.trouble}


@dataclass(slots=True)
class SiteMeters:
    """What the web process counts."""

    refusals: Tally[str] = field(default_factory=lambda: Tally(REFUSALS))
    #: From a commit to its event on the way to live pages.
    publish: Delays = field(default_factory=Delays)

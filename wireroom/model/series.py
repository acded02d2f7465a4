"""Numbers that a situation is watched by: one value a day, as it was given, and how it is to be judged.

Days are ISO dates in the publisher's own reckoning; no time of the day is known or guessed.
"""

from dataclasses import dataclass

#: What a day without a row means: nothing is known; none happened; the last value still holds.
MISSING = ("blank", "zero", "carry")

#: Which side is unusual: many, few, or both.
SIDES = ("above", "below", "both")


def series_name(source: str, field: str) -> str:
    """Name one column of a source.

    >>> series_name("sorties-daily", "aircraft")
    'sorties-daily#aircraft'
    """
    return f"{source}#{field}"


@dataclass(frozen=True, slots=True)
class Point:
    """The value of a day; None: a row stands there without a value, or its rows contradict each other."""

    day: str
    value: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesKnown:
    """A series as it is known at a moment."""

    name: str
    #: By day, the oldest first; days that nobody told of are not in it.
    points: tuple[Point, ...]
    #: When it was last read, UTC seconds, and what was wrong with rows then.
    read_at: float
    faults: tuple[str, ...] = ()
    refused: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Usual:
    """What would be usual on a day, and what that was learnt from."""

    mean: float
    #: Spread as `model.tails` has it.
    shape: float
    #: Days with a value in the window, the window's first and last day (ISO).
    days: int
    first: str
    last: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A day of a series beside what was usual."""

    day: str
    value: float | None
    #: None: too few days to say.
    usual: Usual | None = None
    #: log10 of the chance of so extreme a value on the side that is watched; 0.0 where nothing is known.
    log_chance: float = 0.0
    #: Summed excess over the usual in standard deviations, never below 0.
    excess: float = 0.0
    #: "", "active" or "strong": the trigger that this day met.
    met: str = ""

"""When a series speaks: `p<1e-3`, `p<1e-4 on 2 of 3 days`, `cusum h=4`, `value>=50`, joined by "or".

`p` is the chance of a value at least so extreme, by what is usual on that day; `cusum` the summed excess over the usual
in standard deviations (Page's sum with slack k, .5 where not said), which sees a slow rise that no single day shows.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from wireroom.model.series import Reading

_CHANCE = re.compile(r"p\s*<\s*([0-9.]+(?:e-?\d+)?)(?:\s+on\s+(\d+)\s+of\s+(\d+)\s+days)?\Z")
_CUSUM = re.compile(r"cusum\s+h\s*=\s*([0-9.]+)(?:\s+k\s*=\s*([0-9.]+))?\Z")
_VALUE = re.compile(r"value\s*(>=|<=)\s*(-?[0-9.]+)\Z")

#: Page's slack, standard deviations: shifts of twice as much are found soonest.
SLACK = 0.5
#: The sum is held to this multiple of its bar, so that it falls again when a wave is over.
HELD = 2.0

SHAPE = 'write "p<1e-3", "p<1e-4 on 2 of 3 days", "cusum h=4", "value>=50", or several joined by " or "'


@dataclass(frozen=True, slots=True)
class Chance:
    """So unlikely a value on `hits` of the last `days` days."""

    below: float
    hits: int = 1
    days: int = 1


@dataclass(frozen=True, slots=True)
class Cusum:
    """A summed excess above `bar`."""

    bar: float
    slack: float = SLACK


@dataclass(frozen=True, slots=True)
class Value:
    """A value at or beyond a bound."""

    least: bool
    bound: float


Part = Chance | Cusum | Value


def read_trigger(text: str) -> tuple[Part, ...]:
    """Read a trigger: one of its parts must be met.

    Raises:
        ValueError: If it is none; the text says what to write.

    >>> read_trigger("cusum h=4 or p<1e-4 on 2 of 3 days")
    (Cusum(bar=4.0, slack=0.5), Chance(below=0.0001, hits=2, days=3))
    """
    return tuple(_part(part.strip(), text) for part in text.split(" or "))


def _part(part: str, text: str) -> Part:
    try:
        if found := _CHANCE.match(part):
            made = Chance(float(found[1]), int(found[2] or 1), int(found[3] or 1))
            if 0.0 < made.below < 1.0 and 1 <= made.hits <= made.days <= 366:
                return made
        elif found := _CUSUM.match(part):
            cusum = Cusum(float(found[1]), float(found[2] or SLACK))
            if cusum.bar > 0.0:
                return cusum
        elif found := _VALUE.match(part):
            return Value(found[1] == ">=", float(found[2]))
    except ValueError:
        pass
    raise ValueError(f"{text!r} is no trigger: {SHAPE}")


def is_met(parts: Sequence[Part], readings: Sequence[Reading], place: int) -> bool:
    """Whether a trigger is met on the day at `place` of consecutive readings. A day without a value meets nothing."""
    return readings[place].value is not None and any(_met(part, readings, place) for part in parts)


def _met(part: Part, readings: Sequence[Reading], place: int) -> bool:
    today = readings[place]
    match part:
        case Value(least, bound):
            return today.value is not None and (today.value >= bound if least else today.value <= bound)
        case Cusum(bar, _):
            return today.usual is not None and today.excess > bar
        case Chance(below, hits, days):
            window = readings[max(0, place - days + 1) : place + 1]
            return sum(one.usual is not None and math.pow(10.0, one.log_chance) < below for one in window) >= hits

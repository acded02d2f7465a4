"""Conditions in words outside of gates: when an implication holds, and when a series departs from what it usually is.

when      := both { "or" both }        both := one { "and" one }
one       := "level" ">=" NUMBER | HYPOTHESIS ">=" SHARE | ["indicator:"] ID [ STATE ]
departure := "cusum h=" NUMBER [ "k=" NUMBER ] | ("p<" NUMBER | "value>=" NUMBER | "value<=" NUMBER) [ DAYS ]
DAYS      := "on" NUMBER "of" NUMBER "days"
"""

import re
from collections.abc import Collection, Mapping

from wireroom.model.definition import Condition, If
from wireroom.model.situation import STATES
from wireroom.watch.file.nodes import nearest

_LEVEL = re.compile(r"level\s*>=\s*(\d)\Z")
_SHARE = re.compile(r"(\S+?)\s*>=\s*(0?\.\d+|1(?:\.0+)?|0)\Z")
_INDICATOR = re.compile(r"(?:indicator:)?(\S+?)(?: (watch|active|strong))?\Z")
_NUMBER = r"(\d+(?:\.\d+)?(?:e-?\d+)?)"
_CUSUM = re.compile(rf"cusum h={_NUMBER}(?: k={_NUMBER})?\Z")
_BEYOND = re.compile(rf"(p<|value>=|value<=)\s*{_NUMBER}(?: on (\d+) of (\d+) days?)?\Z")


def read_when(
    text: str, *, levels: Collection[int], hypotheses: Collection[str], indicators: Collection[str]
) -> tuple[tuple[If, ...], ...]:
    """Read when an implication holds: one of several lists, each whole.

    Raises:
        ValueError: If it is not in the grammar, or names what the file does not have.
    """

    def one(said: str) -> If:
        if found := _LEVEL.match(said):
            if int(found[1]) not in levels:
                raise ValueError(f"there is no level {found[1]}")
            return If(kind="level", least=float(found[1]))
        if found := _SHARE.match(said):
            if found[1] not in hypotheses:
                raise ValueError(f"there is no hypothesis {found[1]!r}{nearest(found[1], hypotheses)}")
            return If(kind="hypothesis", name=found[1], least=float(found[2]))
        if found := _INDICATOR.match(said):
            if found[1] not in indicators:
                hint = nearest(found[1], indicators) or "; write such as `level>=2 or H2>=0.10`"
                raise ValueError(f"there is no indicator {found[1]!r}{hint}")
            return If(kind="indicator", name=found[1], state=found[2] or "active")
        raise ValueError(f"{said!r} is no condition; write such as `level>=2 or H2>=0.10`")

    return tuple(
        tuple(one(" ".join(said.split())) for said in both.split(" and ")) for both in f" {text} ".split(" or ")
    )


def holds(
    when: tuple[tuple[If, ...], ...], level: int | None, states: Mapping[str, str], shares: Mapping[str, float]
) -> bool:
    """Whether one of the lists holds whole. What is not known does not hold."""

    def one(condition: If) -> bool:
        if condition.kind == "level":
            return level is not None and level >= condition.least
        if condition.kind == "hypothesis":
            return shares.get(condition.name, 0.0) >= condition.least > 0.0
        state = states.get(condition.name, "unknown")
        return state in STATES and STATES.index(state) >= STATES.index(condition.state)

    return any(all(one(condition) for condition in both) for both in when)


def read_departure(text: str, side: str) -> Condition:
    """Read when a series departs.

    Raises:
        ValueError: If it is not in the grammar, or looks to the other side than `side`, "above" or "below".

    >>> read_departure("p<1e-4 on 2 of 3 days", "above")
    Condition(kind='p', limit=0.0001, k=0.5, on=2, of=3)
    """
    if found := _CUSUM.match(text):
        if not 0 < float(found[1]) <= 100:
            raise ValueError("h is a number of standard deviations above 0, such as 4")
        return Condition(kind="cusum", limit=float(found[1]), k=float(found[2] or 0.5))
    if found := _BEYOND.match(text):
        on, of = int(found[3] or 1), int(found[4] or 1)
        if not 1 <= on <= of <= 60:
            raise ValueError(f"{on} of {of} days is not possible")
        if found[1] == "p<" and not 0 < float(found[2]) < 0.5:
            raise ValueError("p is a probability below 0.5, such as 0.001")
        if (found[1] == "value<=" and side == "above") or (found[1] == "value>=" and side == "below"):
            raise ValueError(f"{found[1]} looks to the other side than `side: {side}`")
        return Condition(kind="p" if found[1] == "p<" else "value", limit=float(found[2]), on=on, of=of)
    raise ValueError(f"{text!r} is no departure; write such as `cusum h=4`, `p<1e-4 on 2 of 3 days` or `value>=30`")

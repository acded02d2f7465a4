"""When an implication holds, in words.

when      := both { "or" both }   both := one { "and" one }
one       := "level" ">=" NUMBER | HYPOTHESIS ">=" SHARE | ["indicator:"] ID [ STATE ]
departure := "cusum h=" NUMBER [ "k=" NUMBER ] | ("p<" NUMBER | "value>=" NUMBER | "value<=" NUMBER) [ DAYS ]
DAYS      := "on" NUMBER "of" NUMBER "days"
"""

import re
from collections.abc import Collection, Mapping

from wireroom.model.definition import If
from wireroom.model.situation import STATES
from wireroom.watch.file.nodes import nearest

_LEVEL = re.compile(r"level\s*>=\s*(\d)\Z")
_SHARE = re.compile(r"(\S+?)\s*>=\s*(0?\.\d+|1(?:\.0+)?|0)\Z")
_INDICATOR = re.compile(r"(?:indicator:)?(\S+?)(?: (watch|active|strong))?\Z")


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

"""A series day by day beside what is usual, and how strongly it speaks at a moment."""

import datetime as dt
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import NormalDist

from wireroom.model.definition import SeriesUse
from wireroom.model.series import Reading, Usual
from wireroom.model.tails import at_least, at_most
from wireroom.watch.series.days import Days, filled
from wireroom.watch.series.triggers import HELD, SLACK, Cusum, Part, is_met, read_trigger
from wireroom.watch.series.usual import usual

#: Days that are judged and shown: a year and its echo.
SHOWN = 400
#: Value of an indicator on the day that a trigger is met.
VALUES = {"active": 0.7, "strong": 0.95}
#: A zero next to a day less likely than this is a row that nobody filled in.
PEAK = math.log10(1e-3)
#: One day adds at most so many standard deviations to the summed excess.
MOST = 5.0
_NORMAL = NormalDist()


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How a series is judged."""

    missing: str = "blank"
    side: str = "above"
    by_month: bool = True
    window_days: int = 365
    guard_days: int = 2
    active: tuple[Part, ...] = ()
    strong: tuple[Part, ...] = ()


def plan_of(use: SeriesUse) -> Plan:
    """Give how a definition has a series judged."""
    return Plan(
        missing=use.missing,
        side=use.side,
        by_month=use.by_month,
        window_days=use.window_days,
        guard_days=use.guard_days,
        active=read_trigger(use.active),
        strong=read_trigger(use.strong) if use.strong else (),
    )


def readings(days: Days, plan: Plan) -> tuple[Reading, ...]:
    """Set the last days of a series beside what was usual, oldest first, one a calendar day.

    Args:
        days: As `days.fold` gives them: all that is known at the moment, nothing later.
        plan: How it is judged.
    """
    known = filled(days, plan.missing)
    with_value = [day for day, value in known.items() if value is not None]
    if not with_value:
        return ()
    last = max(with_value)
    first = max(min(with_value), last - SHOWN + 1)
    known = _without_false_zeros(known, first, last, plan)
    cusum = next((part for part in (*plan.active, *plan.strong) if isinstance(part, Cusum)), None)
    slack, most = (cusum.slack, HELD * cusum.bar) if cusum else (SLACK, HELD * 4.0)
    made: list[Reading] = []
    excess = 0.0
    for day in range(first, last + 1):
        one = _beside(known, day, plan)
        if one.usual is not None and one.value is not None:
            excess = min(most, max(0.0, excess + _score(one.value, one.usual, plan.side) - slack))
        made.append(replace(one, excess=round(excess, 4)))
    return tuple(replace(one, met=_state(plan, made, place)) for place, one in enumerate(made))


def _state(plan: Plan, made: Sequence[Reading], place: int) -> str:
    if is_met(plan.strong, made, place):
        return "strong"
    return "active" if is_met(plan.active, made, place) else ""


def _beside(known: Days, day: int, plan: Plan) -> Reading:
    value = known.get(day)
    found = usual(known, day, window_days=plan.window_days, guard_days=plan.guard_days, by_month=plan.by_month)
    told = dt.date.fromordinal(day).isoformat()
    if found is None or value is None:
        return Reading(day=told, value=value, usual=found)
    return Reading(day=told, value=value, usual=found, log_chance=round(_log_chance(value, found, plan.side), 4))


def _log_chance(value: float, found: Usual, side: str) -> float:
    above = at_least(math.ceil(value), mean=found.mean, shape=found.shape)
    below = at_most(math.floor(value), mean=found.mean, shape=found.shape)
    if side == "both":
        return min(0.0, min(above, below) + math.log10(2.0))
    return above if side == "above" else below


def _score(value: float, found: Usual, side: str) -> float:
    """Give the standard normal deviate of a count by its middle chance, positive on the side that is watched."""
    above = 10.0 ** at_least(math.ceil(value), mean=found.mean, shape=found.shape)
    more = 10.0 ** at_least(math.floor(value) + 1, mean=found.mean, shape=found.shape)
    middle = min(max(1.0 - (above + more) / 2.0, 1e-7), 1.0 - 1e-7)
    score = min(MOST, max(-MOST, _NORMAL.inv_cdf(middle)))
    if side == "both":
        return abs(score)
    return score if side == "above" else -score


def _without_false_zeros(known: Days, first: int, last: int, plan: Plan) -> dict[int, float | None]:
    """A zero beside a peak is unknown: on the first day of a wave tables are filled in late."""
    kept = dict(known)
    if plan.side == "below":
        return kept
    for day in range(first, last + 1):
        if known.get(day) == 0.0:
            beside = (_beside(known, other, plan) for other in (day - 1, day + 1) if known.get(other))
            if any(one.usual is not None and one.log_chance < PEAK for one in beside):
                kept[day] = None
    return kept


def value_at(made: Iterable[Reading], half_life_days: float, today: int) -> float:
    """Say how strongly a series speaks on a day (ordinal), 0 to 1: what was met fades by its half-life."""
    best = 0.0
    for one in made:
        if one.met:
            age = max(0, today - dt.date.fromisoformat(one.day).toordinal() - 1)  # told on the next day
            best = max(best, VALUES[one.met] * 2.0 ** (-age / half_life_days))
    return best


def is_blind(made: Sequence[Reading], at: float, no_data_hours: float) -> bool:
    """Whether the last known value is too old at a moment (UTC seconds): a day is over at its end."""
    if not made:
        return True
    over = (dt.date.fromisoformat(made[-1].day) - dt.date(1970, 1, 1)).days * 86_400.0 + 86_400.0
    return at - over > no_data_hours * 3600.0

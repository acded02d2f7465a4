"""A minute passes: indicators, hypotheses, the calendar and the level of one situation are judged anew.

What changed is told as events, and has entered the situation's state when they are returned.
"""

import datetime as dt
from collections.abc import Mapping

from wireroom.model.definition import Due, Situation
from wireroom.model.situation import BLIND, STATES, UNKNOWN, Evidence
from wireroom.model.situation_notes import ExpectationPassed, HypothesesWeighed
from wireroom.model.watch_events import IndicatorChanged, LevelChanged
from wireroom.watch.gates import highest, judge
from wireroom.watch.hypotheses import Sign, Table, weigh
from wireroom.watch.looked_for import EARLY_DAYS, can_be_seen, due_id, looked_for
from wireroom.watch.standing import Board, board_of, stand
from wireroom.watch.watched import Watched

HOUR, DAY = 3600.0, 86_400.0

#: Evidence this many half-lives old says next to nothing (a thousandth) and is let go from memory; the log keeps it.
KEPT_HALF_LIVES = 10.0

#: A probability that moved by less is not told again: a whole per cent, as readers see it.
MOVED = 0.01

Said = IndicatorChanged | HypothesesWeighed | ExpectationPassed | LevelChanged


def judge_minute(watched: Watched, heard: Mapping[str, float], at: float) -> list[Said]:
    """Judge a situation at a moment. `heard`: language -> when an article in it was last read."""
    _let_go(watched, at)
    values, events = _indicators(watched, heard, at)
    events += _hypotheses(watched, values, at)
    events += _calendar(watched, at)
    return events + _level(watched, at)


def _let_go(watched: Watched, at: float) -> None:
    lives = {item.id: item.half_life_days * DAY * KEPT_HALF_LIVES for item in looked_for(watched.situation)}
    for key in [key for key, item in watched.evidence.items() if at - item.at > lives.get(key[0], 0.0)]:
        del watched.evidence[key]


def _indicators(watched: Watched, heard: Mapping[str, float], at: float) -> tuple[dict[str, float], list[Said]]:
    """Judge all that is looked for; returns the values of what can be seen, and what changed."""
    by_indicator: dict[str, list[Evidence]] = {}
    for key in sorted(watched.evidence):
        by_indicator.setdefault(key[0], []).append(watched.evidence[key])
    values: dict[str, float] = {}
    events: list[Said] = []
    for indicator in looked_for(watched.situation):
        if not can_be_seen(indicator, codes=watched.matcher.codes):
            continue
        before = watched.states.get(indicator.id, UNKNOWN)
        now = stand(
            indicator,
            by_indicator.get(indicator.id, []),
            heard,
            watched.readings.get(indicator.id, ()),
            at,
            before=before,
            last_good=watched.good.get(indicator.id, "off"),
            down_factor=watched.situation.down_factor,
        )
        if now.state in STATES:
            values[indicator.id] = now.value
        if now.state != before:
            changed = IndicatorChanged(
                at=at, situation=watched.name, indicator=indicator.id, before=before, state=now.state, value=now.value
            )
            set_state(watched, changed)
            events.append(changed)
    return values, events


def signs_of(situation: Situation, values: Mapping[str, float], states: Mapping[str, str]) -> list[Sign]:
    """Give what bears on the hypotheses: indicators with their values, and what should be seen and is not.

    What cannot be judged is left out: blindness is no evidence of absence.
    """
    signs = [
        Sign(id=item.id, category=item.category, value=values[item.id], lr=item.lr)
        for item in situation.indicators
        if item.kind != "response" and item.id in values and item.lr
    ]
    return signs + [
        Sign(id=item.sign.id, category=item.sign.category, value=1.0, lr=item.lr_if_absent)
        for item in situation.absent
        if states.get(item.sign.id) == "off"
    ]


def tables(situation: Situation, values: Mapping[str, float], states: Mapping[str, str]) -> dict[str, Table]:
    """Weigh each group of hypotheses."""
    signs = signs_of(situation, values, states)
    return {name: weigh({one.id: one.prior for one in group}, signs) for name, group in situation.groups().items()}


def _hypotheses(watched: Watched, values: Mapping[str, float], at: float) -> list[Said]:
    made = tables(watched.situation, values, watched.states)
    shares = {one.id: one.probability for table in made.values() for one in table.weighed}
    if not shares or not values:
        return []  # nothing can be seen yet: priors are not a judgement
    old = watched.shares
    if old.keys() == shares.keys() and all(abs(shares[name] - old[name]) < MOVED for name in shares):
        return []
    watched.shares = shares
    return [HypothesesWeighed(at=at, situation=watched.name, shares=shares)]


def due_day(due: Due) -> float:
    """Give the first second of the day on which something is due."""
    return dt.datetime.fromisoformat(due.day[:10]).replace(tzinfo=dt.UTC).timestamp()


def came(due: Due, evidence: Mapping[tuple[str, str], Evidence]) -> bool:
    """Whether what was expected is among the evidence, from a fortnight before its date on."""
    wanted, since = due_id(due), due_day(due) - EARLY_DAYS * DAY
    return any(key[0] == wanted and item.counts and item.at >= since for key, item in evidence.items())


def _calendar(watched: Watched, at: float) -> list[Said]:
    events: list[Said] = []
    for due in watched.situation.calendar:
        before = watched.passed.get(due.id, "")
        late = at >= due_day(due) + DAY + due.grace_days * DAY
        how = "came" if came(due, watched.evidence) else "overdue" if late else ""
        if how and before not in ("came", how):
            watched.passed[due.id] = how
            events.append(ExpectationPassed(at=at, situation=watched.name, due=due.id, how=how))
    return events


def _level(watched: Watched, at: float) -> list[Said]:
    situation, states = watched.situation, watched.states
    codes = watched.matcher.codes
    raising = [item.id for item in situation.indicators if item.kind == "raises" and can_be_seen(item, codes=codes)]
    blind = tuple(name for name in raising if states.get(name, UNKNOWN) in (BLIND, UNKNOWN))
    if watched.level is None and len(blind) == len(raising):
        return []  # nothing can be seen yet: no level, not level 0
    evidence = [watched.evidence[key] for key in sorted(watched.evidence)]
    board = board_of(situation, states, evidence, at, decided=watched.decided)
    target, level = highest(situation, board), watched.level
    if level is None:
        return [_move(watched, board, target, at, blind)]
    watched.higher = watched.higher + 1 if target > level else 0
    if target < level and not blind:
        watched.lower_since = at if watched.lower_since is None else watched.lower_since
    else:
        watched.lower_since = None  # it does not fall while an indicator is blind
    rises = target > level and watched.higher >= situation.up_after
    since = watched.lower_since
    falls = since is not None and at - since >= situation.down_after_hours * HOUR
    return [_move(watched, board, target, at, blind)] if rises or falls else []


def _move(watched: Watched, board: Board, target: int, at: float, blind: tuple[str, ...]) -> LevelChanged:
    falling = watched.level is not None and target < watched.level
    shown = watched.situation.level(watched.level or 0) if falling else watched.situation.level(target)
    verdict = judge(shown, watched.situation, board) if shown else None
    said = verdict.reasons(holding=not falling) if verdict else ()
    event = LevelChanged(
        at=at,
        situation=watched.name,
        before=watched.level,
        level=target,
        why=tuple(f"{item.asks}: {item.have}" for item in said),
        blind=blind,
    )
    set_level(watched, event)
    return event


def set_state(watched: Watched, event: IndicatorChanged) -> None:
    """Take an indicator's change into the state."""
    watched.states[event.indicator] = event.state
    if event.state in STATES:
        watched.good[event.indicator] = event.state


def set_level(watched: Watched, event: LevelChanged) -> None:
    """Take a level's change into the state."""
    watched.level, watched.higher, watched.lower_since = event.level, 0, None

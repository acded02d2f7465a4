"""The gate of a level, judged on a board and told in sentences. The sentence is the reason.

How gates are written is in `gate_words`. Numbers count what raises the level; reports and origins are low ends. "human"
holds when a person has decided for that level, and never by itself.
"""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from wireroom.model.definition import Gate, Level, Situation, Term
from wireroom.model.situation import STATES
from wireroom.watch.standing import DEED_DAYS, HOUR, Board, counts_of, graded

#: A thing goes on while no longer pause than this lies between two reports of it.
BREATH_HOURS = 24.0
_NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")
_AT_LEAST = {"off": "is off", "watch": "is at least on watch", "active": "is at least active", "strong": "is strong"}
_ARE = {"watch": "are at least on watch", "active": "are at least active", "strong": "are strong"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A condition, whether it holds, and the sentence that says so."""

    holds: bool
    #: What is asked for: "Two categories are at least active".
    asks: str
    #: What there is: "coastguard and verbal"; may be empty.
    have: str
    #: Indicators that it rests on at this moment.
    indicators: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Whether a level's gate holds, and its conditions in sentences."""

    holds: bool
    #: All of these are needed.
    needed: tuple[Said, ...]
    #: One of these is needed, each a list of conditions.
    one_of: tuple[tuple[Said, ...], ...]

    def reasons(self, *, holding: bool) -> tuple[Said, ...]:
        """Give the conditions that hold (of alternatives: those that hold whole), or those that do not."""
        whole = [said for said in self.one_of if all(item.holds for item in said)]
        if holding:
            return tuple(item for item in self.needed if item.holds) + tuple(item for said in whole for item in said)
        open_ways = [] if whole else [item for said in self.one_of for item in said if not item.holds]
        return tuple(item for item in self.needed if not item.holds) + tuple(open_ways)


def judge(level: Level, situation: Situation, board: Board) -> Verdict:
    """Judge the gate of one level; level 0 always holds."""
    asked = _Asked(level.number, situation, board)
    needed = tuple(said for item in level.gate.all_of for said in _said(item, asked))
    one_of = tuple(_said(item, asked) for item in level.gate.any_of)
    holds = all(said.holds for said in needed) and (
        not one_of or any(all(item.holds for item in said) for said in one_of)
    )
    return Verdict(holds=holds, needed=needed, one_of=one_of)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a gate is judged on."""

    level: int
    situation: Situation
    board: Board


def _said(item: Term | Gate, asked: _Asked) -> tuple[Said, ...]:
    """Judge conditions of which all are needed; alternatives within become one sentence."""
    if isinstance(item, Term):
        return (_judge(item, asked),)
    told = [said for inner in item.all_of for said in _said(inner, asked)]
    if item.any_of:
        told.append(_either([_said(inner, asked) for inner in item.any_of]))
    return tuple(told)


def _either(ways: Sequence[tuple[Said, ...]]) -> Said:
    whole = [way for way in ways if all(said.holds for said in way)]
    shown = whole[0] if whole else [said for way in ways for said in way]
    return Said(
        holds=bool(whole),
        asks=", or ".join(" and ".join(said.asks for said in way) for way in ways),
        have="; ".join(dict.fromkeys(said.have for said in shown if said.have)),
        indicators=tuple(dict.fromkeys(name for said in (whole[0] if whole else ()) for name in said.indicators)),
    )


def highest(situation: Situation, board: Board) -> int:
    """Give the highest level whose gate holds, as far as a machine may go or a person has said."""
    most = max(situation.max_auto_level, board.decided or 0)
    met = [level.number for level in situation.levels if level.number <= most and judge(level, situation, board).holds]
    return max(met, default=0)


def at_least(state: str, wanted: str) -> bool:
    """Whether a state includes another; blind and unknown include nothing.

    >>> at_least("strong", "active"), at_least("blind", "watch")
    (True, False)
    """
    return state in STATES and STATES.index(state) >= STATES.index(wanted)


def _judge(term: Term, asked: _Asked) -> Said:
    situation, board = asked.situation, asked.board
    if term.kind == "human":
        holds = board.decided is not None and board.decided >= asked.level
        return Said(holds=holds, asks="A person decides it", have="decided" if holds else "nobody has decided it")
    if term.kind == "event":
        return _judge_event(term, asked)
    if term.kind == "level":
        below = situation.level(term.number)
        verdict = judge(below, situation, board) if below else None
        reasons = verdict.reasons(holding=True) if verdict else ()
        return Said(
            holds=verdict is not None and verdict.holds,
            asks=f"The gate of level {term.number} holds",
            have="; ".join(f"{said.asks}: {said.have}" for said in reasons),
            indicators=tuple(dict.fromkeys(name for said in reasons for name in said.indicators)),
        )
    if term.kind in ("report", "origin"):
        return _judge_many(term, board)
    raising = [item for item in situation.indicators if item.kind == "raises"]
    if term.kind == "one":
        item = situation.indicator(term.name)
        state = board.states.get(term.name, "unknown")
        holds = state == "off" if term.state == "off" else at_least(state, term.state)
        name = item.name if item else term.name
        return Said(holds=holds, asks=f"“{name}” {_AT_LEAST[term.state]}", have=f"now {state}", indicators=(term.name,))
    met = [item for item in raising if at_least(board.states.get(item.id, "unknown"), term.state)]
    if term.kind == "category":
        found = [item for item in met if item.category == term.name]
        return Said(
            holds=bool(found),
            asks=f"Something under {term.name} {_AT_LEAST[term.state]}",
            have=_names(found, "nothing is"),
            indicators=tuple(item.id for item in found),
        )
    if term.kind == "critical":
        met = [item for item in met if item.critical]
    names = tuple(dict.fromkeys(item.category for item in met)) if term.kind == "categor" else ()
    have = len(names) if term.kind == "categor" else len(met)
    noun = {"indicator": "indicator", "critical": "critical indicator", "categor": "category"}[term.kind]
    return Said(
        holds=have >= term.number,
        asks=f"{_plural(term.number, noun)} {_AT_LEAST[term.state] if term.number == 1 else _ARE[term.state]}",
        have=_list(names) if names else _names(met, "none is"),
        indicators=tuple(item.id for item in met),
    )


def _judge_event(term: Term, asked: _Asked) -> Said:
    """Judge whether a deed is told: by whom, between whom, how lately or for how long, and how well."""
    board = asked.board
    names = {actor.id: actor.name for actor in asked.situation.actors}
    found = [
        item
        for item in board.deeds
        if item.deed is not None
        and item.deed.type == term.name
        and item.deed.modality == "actual"
        and (not term.by or term.by in item.deed.by)
        and (item.deed.between_sides or not term.between_sides)
        and item.credibility <= term.credibility
    ]
    since = board.at - (term.within_hours if term.within_hours is not None else DEED_DAYS * 24.0) * HOUR
    if term.for_hours is None:
        found = [item for item in found if item.at >= since]
        holds = bool(found)
    else:
        found = [item for item in found if item.at >= board.at - (term.for_hours + BREATH_HOURS) * HOUR]
        holds = _goes_on([item.at for item in found], board.at, term.for_hours)
    by = f" by {names.get(term.by, term.by)}" if term.by else " between sides" if term.between_sides else ""
    when = ""
    if term.within_hours is not None:
        when = f" within {_span(term.within_hours)}"
    elif term.for_hours is not None:
        when = f" for {_span(term.for_hours)} without a day's pause"
    grade = f", graded {term.credibility} or better" if term.credibility < 6 else ""
    reports = len({item.report_id for item in found})
    return Said(
        holds=holds,
        asks=f"A deed of the kind {term.name}{by} is told{when}{grade}",
        have=f"{_plural(reports, 'report')} of one" if reports else "none is told",
        indicators=tuple(dict.fromkeys(item.indicator for item in found)),
    )


def _goes_on(times: Sequence[float], at: float, hours: float) -> bool:
    """Whether something is told all the time: from so many hours ago till now, never a day without it."""
    begin = at - hours * HOUR
    points = [begin, *(time for time in times if time >= begin), at]
    told_before = any(begin - BREATH_HOURS * HOUR <= time <= begin for time in times)
    return told_before and all(later - earlier <= BREATH_HOURS * HOUR for earlier, later in itertools.pairwise(points))


def _span(hours: float) -> str:
    """Say a length of time.

    >>> _span(48.0), _span(1.0), _span(168.0), _span(36.0)
    ('2 days', '1 hour', '7 days', '36 hours')
    """
    number, noun = (hours / 24.0, "day") if hours % 24.0 == 0.0 else (hours, "hour")
    return f"{number:g} {noun}" + ("" if number == 1.0 else "s")


def _judge_many(term: Term, board: Board) -> Said:
    found = [item for item in board.live if graded(item, term.grade)]
    counts = counts_of(found)
    origins = counts.origins.low if counts.origins else 0
    have = 0 if not found else counts.reports.low if term.kind == "report" else origins
    noun = "independent report" if term.kind == "report" else "origin"
    grade = f" graded {term.grade} or better" if term.grade else ""
    verb = "speaks" if term.number == 1 else "speak"
    return Said(
        holds=have >= term.number,
        asks=f"{_plural(term.number, noun)}{grade} {verb} of it",
        have=f"at least {have} now" if have else "none for certain now",
        indicators=tuple(dict.fromkeys(item.indicator for item in found)),
    )


def _plural(number: int, noun: str) -> str:
    word = _NUMBERS[number] if number < len(_NUMBERS) else str(number)
    if number == 1:
        return f"{word} {noun}"
    return f"{word} {noun[:-1]}ies" if noun.endswith("y") else f"{word} {noun}s"


def _names(items: Sequence[object], nothing: str) -> str:
    return _list([getattr(item, "name", "") for item in items]) if items else nothing


def _list(names: Sequence[str]) -> str:
    """Join names as in a sentence.

    >>> _list(["a", "b", "c"])
    'a, b and c'
    """
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"

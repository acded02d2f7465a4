"""The gate of a level: read from its few words, judged on a board, and told in sentences. The sentence is the reason.

    gate  := term { "and" term }
    term  := NUMBER ("indicators" | "criticals" | "categories") STATE
           | "indicator:" ID STATE | "category:" NAME STATE
           | NUMBER ("reports" | "origins") [ ">=" GRADE ]
           | "human"
    STATE := watch | active | strong       each includes the higher ones; "off" is allowed for one indicator

Numbers count what raises the level; reports and origins are low ends. "human" never holds by itself.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from wireroom.model.grades import RELIABILITY
from wireroom.model.situation import STATES, Evidence, Level, Situation
from wireroom.watch.grade import CREDIBILITY
from wireroom.watch.standing import Board, counts_of

_COUNT = re.compile(r"(\d{1,3}) (indicator|critical|categor)(?:s|y|ies)? (watch|active|strong)\Z")
_ONE = re.compile(r"(indicator|category):(.+) (off|watch|active|strong)\Z")
_MANY = re.compile(r"(\d{1,3}) (report|origin)s?(?: >= ([A-E])([1-5]))?\Z")

_NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")
_AT_LEAST = {"off": "is off", "watch": "is at least on watch", "active": "is at least active", "strong": "is strong"}
_ARE = {"watch": "are at least on watch", "active": "are at least active", "strong": "are strong"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One condition."""

    #: "indicator", "critical", "categor" (by number), "one", "category", "report", "origin" or "human".
    kind: str
    number: int = 0
    #: Id of an indicator or name of a category.
    name: str = ""
    state: str = ""
    #: Least grade, "" for any.
    grade: str = ""


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


def read_gate(text: str, situation: Situation) -> tuple[Term, ...]:
    """Read a gate.

    Raises:
        ValueError: If it is not in the grammar, or names what the situation does not have.
    """
    return tuple(_read_term(" ".join(part.split()), situation) for part in text.split(" and "))


def _read_term(text: str, situation: Situation) -> Term:
    if text == "human":
        return Term(kind="human")
    if found := _COUNT.match(text):
        return Term(kind=found[2], number=int(found[1]), state=found[3])
    if found := _MANY.match(text):
        return Term(kind=found[2], number=int(found[1]), grade=(found[3] or "") + (found[4] or ""))
    if found := _ONE.match(text):
        if found[1] == "indicator":
            known = [item.id for item in situation.indicators if item.kind != "response"]
        else:
            known = [item.category for item in situation.indicators if item.kind == "raises"]
        if found[2] not in known:
            raise ValueError(f"there is no {found[1]} {found[2]!r}")
        if found[1] == "category" and found[3] == "off":
            raise ValueError('"off" is asked of one indicator, not of a category')
        return Term(kind="one" if found[1] == "indicator" else "category", name=found[2], state=found[3])
    raise ValueError('no condition; write such as "2 categories active", "indicator:ID strong", "3 origins" or "human"')


def judge(level: Level, situation: Situation, board: Board) -> Verdict:
    """Judge the gate of one level; level 0 always holds."""
    needed = tuple(_judge(term, situation, board) for gate in level.all_of for term in read_gate(gate, situation))
    one_of = tuple(
        tuple(_judge(term, situation, board) for term in read_gate(gate, situation)) for gate in level.any_of
    )
    holds = all(said.holds for said in needed) and (
        not one_of or any(all(item.holds for item in said) for said in one_of)
    )
    return Verdict(holds=holds, needed=needed, one_of=one_of)


def highest(situation: Situation, board: Board) -> int:
    """Give the highest level whose gate holds, as far as a machine may go."""
    met = [
        level.number
        for level in situation.levels
        if level.number <= situation.max_auto_level and judge(level, situation, board).holds
    ]
    return max(met, default=0)


def at_least(state: str, wanted: str) -> bool:
    """Whether a state includes another; blind and unknown include nothing.

    >>> at_least("strong", "active"), at_least("blind", "watch")
    (True, False)
    """
    return state in STATES and STATES.index(state) >= STATES.index(wanted)


def _judge(term: Term, situation: Situation, board: Board) -> Said:
    if term.kind == "human":
        return Said(holds=False, asks="A person decides it", have="no machine goes so high")
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


def _judge_many(term: Term, board: Board) -> Said:
    found = [item for item in board.live if _graded(item, term.grade)]
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


def _graded(item: Evidence, least: str) -> bool:
    if not least:
        return True
    return (
        item.reliability in RELIABILITY
        and item.credibility in CREDIBILITY
        and (item.reliability <= least[0] and item.credibility <= int(least[1]))
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

"""The gate of a level as it is written: read from a few words, and checked for what can never hold.

gate  := term { "and" term }           all_of and any_of nest
term  := NUMBER ("indicators" | "criticals" | "categories") STATE
       | "indicator:" ID STATE | "category:" NAME STATE
       | NUMBER ("reports" | "origins") [ ">=" GRADE ]
       | "event:" TYPE [ "by" ACTOR | "between sides" ] [ "within" TIME | "for" TIME ] [ "grade <=" 1..6 ]
       | "level:" NUMBER               the gate of a lower level, too
       | "human"
STATE := watch | active | strong       each includes the higher ones; "off" is allowed for one indicator
TIME  := NUMBER ("h" | "d" | "w")
"""

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from wireroom.model.deed import TYPES
from wireroom.model.definition import Gate, Indicator, Level, Term
from wireroom.watch.file.nodes import nearest

_COUNT = re.compile(r"(\d{1,3}) (indicator|critical|categor)(?:s|y|ies)? (watch|active|strong)\Z")
_ONE = re.compile(r"(indicator|category):(.+) (off|watch|active|strong)\Z")
_MANY = re.compile(r"(\d{1,3}) (report|origin)s?(?: >= ([A-E])([1-5]))?\Z")
_TIME = r"(\d{1,4}(?:\.\d+)?)([hdw])"
_EVENT = re.compile(
    rf"event:(\w+)(?: by (\S+)| (between sides))?(?: (within|for) {_TIME})?(?: grade <= ([1-6]))?\Z"
)  # fmt: skip
_LEVEL = re.compile(r"level:(\d)\Z")
_HOURS = {"h": 1.0, "d": 24.0, "w": 168.0}
#: Ways to meet a gate that are looked at; a gate with more is not checked for contradictions.
MOST_WAYS = 500


@dataclass(frozen=True, slots=True)
class Names:
    """What gates of a file may speak of."""

    indicators: Sequence[Indicator]
    actors: Sequence[str]

    @property
    def raising(self) -> list[Indicator]:
        """Give the indicators that count in gates by number."""
        return [item for item in self.indicators if item.kind == "raises"]


def read_words(text: str, names: Names) -> Term | Gate:
    """Read conditions joined by "and".

    Raises:
        ValueError: If they are not in the grammar, or name what the file does not have.
    """
    terms = tuple(_read_term(" ".join(part.split()), names) for part in text.split(" and "))
    return terms[0] if len(terms) == 1 else Gate(all_of=terms)


def _read_term(text: str, names: Names) -> Term:
    if text == "human":
        return Term(kind="human", text=text)
    if found := _COUNT.match(text):
        return Term(kind=found[2], text=text, number=int(found[1]), state=found[3])
    if found := _MANY.match(text):
        grade = (found[3] or "") + (found[4] or "")
        return Term(kind=found[2], text=text, number=int(found[1]), grade=grade)
    if found := _ONE.match(text):
        return _one(found, text, names)
    if found := _EVENT.match(text):
        return _event(found, text, names)
    if found := _LEVEL.match(text):
        return Term(kind="level", text=text, number=int(found[1]))
    if " or " in text:
        raise ValueError(f"{text!r}: there is no `or` here; write the two under any_of")
    raise ValueError(
        f"{text!r} is no condition; write such as `2 categories active`, `indicator:ID strong`, `3 origins >= C3`, "
        "`event:COERCE by ACTOR within 7d` or `human`"
    )


def _one(found: re.Match[str], text: str, names: Names) -> Term:
    if found[1] == "indicator":
        known = [item.id for item in names.indicators if item.kind in ("raises", "calms")]
    else:
        known = [item.category for item in names.raising]
    if found[2] not in known:
        raise ValueError(f"{text!r}: there is no {found[1]} {found[2]!r}{nearest(found[2], known)}")
    if found[1] == "category" and found[3] == "off":
        raise ValueError(f'{text!r}: "off" is asked of one indicator, not of a category')
    return Term(kind="one" if found[1] == "indicator" else "category", text=text, name=found[2], state=found[3])


def _event(found: re.Match[str], text: str, names: Names) -> Term:
    if found[1] not in TYPES:
        raise ValueError(f"{text!r}: there is no kind of deed {found[1]!r}{nearest(found[1].upper(), TYPES)}")
    if found[2] and found[2] not in names.actors:
        raise ValueError(f"{text!r}: there is no actor {found[2]!r}{nearest(found[2], names.actors)}")
    hours = float(found[5]) * _HOURS[found[6]] if found[4] else None
    if hours == 0:
        raise ValueError(f"{text!r}: a time above 0 is needed")
    return Term(
        kind="event",
        text=text,
        name=found[1],
        by=found[2] or "",
        between_sides=bool(found[3]),
        within_hours=hours if found[4] == "within" else None,
        for_hours=hours if found[4] == "for" else None,
        credibility=int(found[7] or 6),
    )


def never_holds(level: Level, levels: Mapping[int, Level], names: Names) -> str:
    """Say why a gate, or one of its alternatives, can never hold; empty where all can."""
    for term in level.gate.terms():
        if term.kind == "level" and not (term.number in levels and 0 < term.number < level.number):
            return f"`{term.text}` goes round in a circle: a gate may ask only for levels from 1 to {level.number - 1}"
    for gate in _narrowed(level.gate):
        reasons = {_impossible(way, names) for way in itertools.islice(_ways(gate), MOST_WAYS)}
        if reasons and "" not in reasons:
            return min(reasons)
    return ""


def _narrowed(gate: Gate) -> Iterator[Gate]:
    """Give the gate, and for each alternative in it, at any depth, the gate with that alternative alone."""
    yield gate
    for choice in gate.any_of:
        for inner in _narrowed(choice) if isinstance(choice, Gate) else (choice,):
            yield Gate(all_of=gate.all_of, any_of=(inner,))
    for place, item in enumerate(gate.all_of):
        for inner in _narrowed(item) if isinstance(item, Gate) else ():
            yield Gate(all_of=(*gate.all_of[:place], inner, *gate.all_of[place + 1 :]), any_of=gate.any_of)


def _ways(gate: Gate) -> Iterator[tuple[Term, ...]]:
    """Give the lists of conditions each of which meets a gate."""
    needed = [_ways_of(item) for item in gate.all_of]
    if gate.any_of:
        needed.append([way for item in gate.any_of for way in _ways_of(item)])
    for chosen in itertools.product(*needed):
        yield tuple(term for way in chosen for term in way)


def _ways_of(item: Term | Gate) -> list[tuple[Term, ...]]:
    return [(item,)] if isinstance(item, Term) else list(itertools.islice(_ways(item), MOST_WAYS))


def _impossible(way: tuple[Term, ...], names: Names) -> str:
    """Say why conditions cannot hold together; empty where they can."""
    off = {term.name: term.text for term in way if term.kind == "one" and term.state == "off"}
    left = [item for item in names.raising if item.id not in off]
    because = f" while `{next(iter(off.values()))}` is asked for too" if off else ""
    for term in way:
        if term.kind == "one" and term.state != "off" and term.name in off:
            return f"`{term.text}` contradicts `{off[term.name]}`"
        if term.kind == "category" and not any(item.category == term.name for item in left):
            return f"`{term.text}` can never hold{because}"
        most = {
            "indicator": len(left),
            "critical": sum(item.critical for item in left),
            "categor": len({item.category for item in left}),
        }.get(term.kind)
        if most is not None and term.number > most:
            return f"`{term.text}` can never hold: there are {most}{because}"
    return ""

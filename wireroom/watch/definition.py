"""Read a definition file, YAML or TOML, and check it whole: every name, number and gate, before anything is watched.

What keys there are says the table in `file.grammar`; here the rows become records, and what refers to something is
What keys there are says the table in `file.grammar`; here rows become records, and what refers to something is
"""

import datetime as dt
import functools
import re
from collections.abc import Iterable
from typing import Any

from wireroom.errors import SituationError
from wireroom.model.definition import (
    Actor,
    AlertRules,
    Due,
    Gate,
    Hypothesis,
    Implication,
    Indicator,
    Level,
    Place,
    ReportTimes,
    Responses,
    Situation,
    Term,
    Texts,
)
from wireroom.watch.conditions import read_when
from wireroom.watch.file.grammar import FILE
from wireroom.watch.file.nodes import Mark, Node, Problem, UnreadableError, nearest
from wireroom.watch.file.shapes import Notes, Row
from wireroom.watch.file.toml_text import read_toml
from wireroom.watch.file.yaml_text import read_yaml
from wireroom.watch.gate_words import Names, never_holds, read_words
from wireroom.watch.signs import Signs, folded, in_words

#: Longest file, characters: a thousand terms and more.
LONGEST = 200_000
#: Priors of a group may miss 1 by this much: they are written with two or three digits.
SUM_ERROR = 0.001
_TOML = re.compile(r"""^\s*(?:["']?[\w.-]+["']?\s*=|\[)""", re.MULTILINE)
_YAML = re.compile(r"""^["']?[\w.-]+["']?:(?:\s|$)""", re.MULTILINE)


@functools.lru_cache(maxsize=256)
def read_situation(text: str) -> Situation:
    """Read a definition.

    Raises:
        SituationError: If it cannot be read, or anything in it is missing, unknown or contradicts itself. It carries
            all problems, the first in the file first.
    """
    notes = Notes()
    if len(text) > LONGEST:
        raise SituationError("", f"the file is longer than {LONGEST} characters")
    try:
        node = read_toml(text) if is_toml(text) else read_yaml(text)
    except UnreadableError as error:
        raise SituationError("", "", (Problem(error.mark.line, error.mark.column, "", error.reason),)) from error
    named = node.keys.get("situation")
    name = named.value if named is not None and isinstance(named.value, str) else ""
    row = FILE.read(node, "", notes)
    made = _Builder(row, notes).situation() if isinstance(row, Row) else None
    if made is None or notes.problems:
        raise SituationError(name, "", tuple(sorted(set(notes.problems))))
    return made


def is_toml(text: str) -> bool:
    """Whether a text is written as TOML rather than as YAML, by its first line that looks like one of them."""
    toml, yaml = _TOML.search(text), _YAML.search(text)
    return toml is not None and (yaml is None or toml.start() < yaml.start())


class _Builder:
    """Makes the records of one file."""

    def __init__(self, row: Row, notes: Notes) -> None:
        self._row, self._notes = row, notes

    def situation(self) -> Situation:
        row = self._row
        scope = row["scope"]
        points = self._points(scope)
        if not scope["places"] and not scope["topics"]:
            self._notes.wrong(scope.node, scope.where, "places or topics are needed: without them anything would count")
        actors = self._actors()
        hypotheses = self._hypotheses(scope["horizon_days"])
        lists = {name: folded(texts) for name, texts in row["terms"].items()}
        signs = Signs(actors, hypotheses, lists, self._notes)
        responses, kinds = self._responses(signs)
        indicators = (*(signs.indicator(item) for item in row["indicators"]), *(signs.response(item) for item in kinds))
        absent = tuple(signs.absent(item) for item in row["absent"])
        self._once("indicator, response or absence", (*row["indicators"], *kinds, *row["absent"]))
        levels = self._levels(Names(indicators, [actor.id for actor in actors]))
        steady, alerts, report = row["hysteresis"], row["alerts"], row["report"]
        return Situation(
            name=row["situation"],
            version=row["version"],
            title=row["title"] or in_words(row["situation"]),
            question=row["question"],
            serves=row["decision_served"],
            owner=row["owner"],
            places=_all_names(points) if points else folded(scope["places"]),
            points=points,
            topics=folded(scope["topics"]),
            languages=tuple(dict.fromkeys(name.partition("-")[0] for name in scope["languages"])),
            horizon_days=scope["horizon_days"],
            actors=actors,
            hypotheses=hypotheses,
            indicators=indicators,
            absent=absent,
            levels=levels,
            up_after=steady["up_after_evals"] if steady else 2,
            down_after_hours=steady["down_after_hours"] if steady else 72.0,
            down_factor=steady["down_factor"] if steady else 0.7,
            max_auto_level=steady["max_auto_level"] if steady else 3,
            implications=self._implications(levels, indicators, hypotheses),
            responses=responses,
            calendar=self._calendar(signs, indicators),
            alerts=AlertRules(**alerts.values) if alerts else AlertRules(),
            report=ReportTimes(**report.values) if report else ReportTimes(),
            grades=row["grades"],
        )

    def _points(self, scope: Row) -> tuple[Place, ...]:
        """Give the places that are listed one by one; none where they are names by language."""
        if isinstance(scope["places"], dict):
            return ()
        made = []
        for item in scope["places"]:
            if isinstance(item, str):
                made.append(Place(name=item, names={"*": (item,)}))
                continue
            at = item["at"]
            if at and not -90 <= at[0] <= 90:
                self._notes.wrong(item.node_of("at"), item.place_of("at"), "degrees north, -90 to 90, come first")
            names = folded({"*": (item["name"],), **item["names"]})
            made.append(Place(name=item["name"], names=names, at=at or None, radius_km=item["radius_km"]))
        return tuple(made)

    def _actors(self) -> tuple[Actor, ...]:
        self._once("actor", self._row["actors"])
        return tuple(
            Actor(
                id=item["id"],
                name=item["name"] or item["id"],
                side=item["side"],
                party=item["party"],
                country=item["country"].upper() if item["country"] else None,
                names=folded(item["names"]) or ({"*": (item["name"],)} if item["name"] else {}),
                role=item["role"],
                wikidata=item["wikidata"],
                sectors=item["sectors"],
            )
            for item in self._row["actors"]
        )

    def _hypotheses(self, horizon: float) -> tuple[Hypothesis, ...]:
        row = self._row
        self._once("hypothesis", (*row["hypotheses"], *row["support"]))
        made, first = [], dict[str, Row]()
        for key in ("hypotheses", "support"):
            for item in row[key]:
                group = item["group"] or ("course" if key == "hypotheses" else "support")
                first.setdefault(group, item)
                by_id = {"0": "routine", "D": "deception"}.get(item["id"][-1], "change")
                made.append(
                    Hypothesis(
                        id=item["id"],
                        text=item["text"],
                        prior=item["prior"],
                        group=group,
                        role=item["role"] or by_id,
                        horizon_days=item["horizon_days"] or horizon,
                        resolution=item["resolution"],
                    )
                )
        for group, item in first.items():
            members = [hypothesis for hypothesis in made if hypothesis.group == group]
            total = sum(hypothesis.prior for hypothesis in members)
            if abs(total - 1.0) > SUM_ERROR:
                reason = f"the priors of the group {group!r} sum to {total:.4g}, not to 1"
                self._notes.wrong(item.node_of("prior"), item.where, reason)
            routine = [hypothesis.id for hypothesis in members if hypothesis.role == "routine"]
            if len(routine) != 1:
                has = f"{' and '.join(routine)} are" if routine else "none is"
                reason = f"of the group {group!r} one hypothesis is the routine one (role: routine); {has} it"
                self._notes.wrong(item.node, item.where, reason)
        return tuple(made)

    def _responses(self, signs: Signs) -> tuple[Responses, tuple[Row, ...]]:
        said = self._row["responses"]
        if said is None or isinstance(said, tuple):
            return Responses(), said or ()
        return Responses(types=said["track"], by=signs.who(said, "by"), states=said["states"]), said["kinds"]

    def _levels(self, names: Names) -> tuple[Level, ...]:
        said = self._row["levels"]
        rows = {int(key): row for key, row in said.items()} if isinstance(said, dict) else {}
        where, at = "levels", self._row.node_of("levels")
        for row in () if isinstance(said, dict) else said:
            if row["number"] in rows:
                self._notes.wrong(row.node, row.where, f"there are two levels {row['number']}")
            rows[row["number"]] = row
        if sorted(rows) != list(range(len(rows))) or len(rows) < 2:
            reason = "levels are numbered from 0 without a gap, and there are at least two"
            self._notes.wrong(at, where, reason)
            return ()
        made = {number: self._level(number, rows[number], names) for number in sorted(rows)}
        for number, level in made.items():
            if reason := never_holds(level, made, names):
                self._notes.wrong(rows[number].node, f"level {number}", reason)
        return tuple(made.values())

    def _level(self, number: int, row: Row, names: Names) -> Level:
        gate = self._gate(row, f"level {number}", names)
        if bool(number) != bool(row["all_of"] or row["any_of"]):
            self._notes.wrong(row.node, f"level {number}", "level 0 has no gate, and every other level has one")
        return Level(number=number, name=row["name"], gate=gate)

    def _gate(self, row: Row, where: str, names: Names) -> Gate:
        made: dict[str, tuple[Term | Gate, ...]] = {}
        for key in ("all_of", "any_of"):
            node = row.node_of(key)
            items: list[Term | Gate] = []
            for place, item in enumerate(row[key]):
                if isinstance(item, Row):
                    if not item["all_of"] and not item["any_of"]:
                        self._notes.wrong(item.node, where, "a group needs all_of or any_of")
                    items.append(self._gate(item, where, names))
                    continue
                try:
                    items.append(read_words(item, names))
                except ValueError as error:
                    at: Node | Mark = node.items[place] if place < len(node.items) else node
                    self._notes.wrong(at, where, str(error))
            made[key] = tuple(items)
        return Gate(all_of=made["all_of"], any_of=made["any_of"])

    def _implications(
        self, levels: Iterable[Level], indicators: Iterable[Indicator], hypotheses: Iterable[Hypothesis]
    ) -> tuple[Implication, ...]:
        self._once("implication", self._row["implications"])
        numbers = [level.number for level in levels]
        known, shares = [item.id for item in indicators], [item.id for item in hypotheses]
        made = []
        for item in self._row["implications"]:
            from_level = 1 if item["from_level"] is None else item["from_level"]
            words = item["when"] or f"level>={from_level}"
            if item["when"] and item.has("from_level"):
                self._notes.wrong(item.node_of("from_level"), item.place_of("from_level"), "`when` says it already")
            try:
                when = read_when(words, levels=numbers, hypotheses=shares, indicators=known)
            except ValueError as error:
                self._notes.wrong(item.node_of("when"), item.place_of("when"), str(error))
                continue
            made.append(
                Implication(
                    id=item["id"],
                    name=item["name"] or in_words(item["id"]),
                    text=item["mechanism"],
                    words=words,
                    when=when,
                    measures=item["measure"],
                    horizon_days=item["horizon_days"],
                )
            )
        return tuple(made)

    def _calendar(self, signs: Signs, indicators: Iterable[Indicator]) -> tuple[Due, ...]:
        known, made = [item.id for item in indicators], []
        for place, item in enumerate(self._row["calendar"], 1):
            shows = item["indicator"] or ""
            if shows and shows not in known:
                reason = f"there is no indicator or response {shows!r}{nearest(shows, known)}"
                self._notes.wrong(item.node_of("indicator"), item.place_of("indicator"), reason)
            if (reason := _no_day(item["due"])) != "":
                self._notes.wrong(item.node_of("due"), item.place_of("due"), reason)
            made.append(
                Due(
                    id=item["id"] or f"due-{place}",
                    day=item["due"],
                    expect=item["expect"],
                    if_missing=item["if_missing"],
                    grace_days=item["grace_days"],
                    indicator=shows,
                    terms=signs.terms(item, "terms"),
                )
            )
        return tuple(made)

    def _once(self, what: str, rows: Iterable[Row]) -> None:
        seen: set[str] = set()
        for row in rows:
            if row["id"] in seen:
                self._notes.wrong(row.node_of("id"), row.where, f"two of {what} are called {row['id']!r}")
            seen.add(row["id"])


def _all_names(points: Iterable[Place]) -> Texts:
    made: dict[str, tuple[Any, ...]] = {}
    for point in points:
        for language, names in point.names.items():
            made[language] = tuple(dict.fromkeys((*made.get(language, ()), *names)))
    return made


def _no_day(text: str) -> str:
    try:
        dt.date.fromisoformat(text)
    except ValueError:
        return f"there is no day {text}"
    return ""

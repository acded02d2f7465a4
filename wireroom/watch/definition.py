"""Read a definition file (TOML) and check it whole: every name, number and gate, before anything is watched.

Whatever is wrong is said with its place and, for a misspelt key, with the nearest right one. `docs/situations.md` tells
writers what each key means.
"""

import difflib
import functools
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from wireroom.errors import SituationError
from wireroom.model.situation import Actor, Implication, Indicator, Level, Situation, Texts
from wireroom.watch.gates import read_gate
from wireroom.watch.terms import check_term

_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
_ID = re.compile(r"[a-z0-9]+(?:[._-][a-z0-9]+)*\Z")
_LANGUAGE = re.compile(r"(?:[a-z]{2}|\*)\Z")

#: Keys of each table; those without which it cannot be understood come first.
_TOP = ("situation", "title", "question", "scope", "indicator", "level")
_TOP_MORE = ("version", "serves", "actor", "implication", "response", "hysteresis", "grades")
_INDICATOR = ("id", "name", "says", "category", "half_life_days", "terms")
_INDICATOR_MORE = ("kind", "critical", "also", "without", "actors", "all_actors", "scope", "forecasts", "blind_hours")
_RESPONSE = ("id", "name", "by", "terms")
_RESPONSE_MORE = ("says", "half_life_days", "also", "without", "scope", "blind_hours")

#: Where a file does not say: a claim that nobody repeats for a month says little.
HALF_LIFE_DAYS = 30.0
#: A day and a half without a single article is more than a quiet night.
BLIND_HOURS = 36.0
#: Longest file, characters: a thousand terms and more.
LONGEST = 200_000


@functools.lru_cache(maxsize=64)
def read_situation(text: str) -> Situation:
    """Read a definition.

    Raises:
        SituationError: If it is not TOML, or anything in it is missing, unknown or contradicts itself.
    """
    if len(text) > LONGEST:
        raise SituationError("", f"the file is longer than {LONGEST} characters")
    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise SituationError("", f"not TOML: {error}") from error
    return _Reader(data).situation()


class _Reader:
    """Reads one file; `where` names the table that is being read."""

    def __init__(self, data: dict[str, Any]) -> None:
        self._data = data
        name = data.get("situation")
        self._name = name if isinstance(name, str) else ""

    def _wrong(self, where: str, reason: str) -> SituationError:
        return SituationError(self._name, f"{where}: {reason}" if where else reason)

    def situation(self) -> Situation:
        data = self._data
        self._keys("", data, _TOP, _TOP_MORE)
        if not _NAME.match(self._name):
            raise self._wrong("situation", "a name of small letters, digits and single hyphens is needed")
        scope = self._table("scope", data["scope"])
        self._keys("scope", scope, ("places", "languages"))
        actors = tuple(self._actor(where, item) for where, item in self._tables("actor"))
        known = self._once("actor", (actor.id for actor in actors))
        indicators = [self._indicator(where, item, known) for where, item in self._tables("indicator")]
        indicators += [self._response(where, item) for where, item in self._tables("response")]
        self._once("indicator or response", (item.id for item in indicators))
        steady = self._table("hysteresis", data.get("hysteresis", {}))
        self._keys("hysteresis", steady, (), ("up_after", "down_after_hours", "down_factor", "max_auto_level"))
        made = Situation(
            name=self._name,
            version=int(self._number("version", data.get("version", 1), 1, 1_000_000)),
            title=self._text("title", data["title"]),
            question=self._text("question", data["question"]),
            serves=self._text("serves", data.get("serves", "not said")),
            places=self._texts("scope.places", scope["places"]),
            languages=tuple(self._strings("scope.languages", scope["languages"])),
            actors=actors,
            indicators=tuple(indicators),
            levels=self._levels(),
            implications=tuple(self._implication(where, item) for where, item in self._tables("implication")),
            up_after=int(self._number("hysteresis.up_after", steady.get("up_after", 2), 1, 1000)),
            down_after_hours=self._number("hysteresis.down_after_hours", steady.get("down_after_hours", 72), 0, 8760),
            down_factor=self._number("hysteresis.down_factor", steady.get("down_factor", 0.7), 0.1, 1.0),
            max_auto_level=int(self._number("hysteresis.max_auto_level", steady.get("max_auto_level", 3), 0, 9)),
            grades=self._grades(),
        )
        self._check_gates(made)
        return made

    # tables

    def _actor(self, where: str, item: dict[str, Any]) -> Actor:
        self._keys(where, item, ("id", "name", "side", "names"), ("party", "country"))
        return Actor(
            id=self._id(where, item["id"]),
            name=self._text(f"{where}.name", item["name"]),
            side=self._text(f"{where}.side", item["side"]),
            party=self._flag(f"{where}.party", item.get("party", False)),
            country=self._text(f"{where}.country", item["country"]).upper() if "country" in item else None,
            names=self._texts(f"{where}.names", item["names"]),
        )

    def _indicator(self, where: str, item: dict[str, Any], known: set[str]) -> Indicator:
        self._keys(where, item, _INDICATOR, _INDICATOR_MORE)
        kind = item.get("kind", "raises")
        if kind not in ("raises", "calms"):
            raise self._wrong(f"{where}.kind", f'{kind!r} is neither "raises" nor "calms"')
        actors = tuple(self._strings(f"{where}.actors", item.get("actors", [])))
        all_actors = tuple(self._strings(f"{where}.all_actors", item.get("all_actors", [])))
        for name in (*actors, *all_actors):
            if name not in known:
                raise self._wrong(where, f"there is no actor {name!r}{_nearest(name, known)}")
        made = self._sign(where, item, kind)
        if made.scope == "actors" and not all_actors and not actors:
            raise self._wrong(where, 'scope = "actors" needs actors or all_actors')
        return replace(made, actors=actors, all_actors=all_actors)

    def _response(self, where: str, item: dict[str, Any]) -> Indicator:
        self._keys(where, item, _RESPONSE, _RESPONSE_MORE)
        by = tuple(self._strings(f"{where}.by", item["by"]))
        return replace(self._sign(where, {"category": "responses", "says": item["name"], **item}, "response"), by=by)

    def _sign(self, where: str, item: dict[str, Any], kind: str) -> Indicator:
        scope = item.get("scope", "place")
        if scope not in ("place", "actors"):
            raise self._wrong(f"{where}.scope", f'{scope!r} is neither "place" nor "actors"')
        if kind == "response" and scope == "actors":
            raise self._wrong(f"{where}.scope", "a response must name a place of the situation")
        days = item.get("half_life_days", HALF_LIFE_DAYS)
        return Indicator(
            id=self._id(where, item["id"]),
            name=self._text(f"{where}.name", item["name"]),
            says=self._text(f"{where}.says", item["says"]),
            category=self._text(f"{where}.category", item["category"]),
            kind=kind,
            critical=self._flag(f"{where}.critical", item.get("critical", False)),
            half_life_days=self._number(f"{where}.half_life_days", days, 0.01, 3650),
            terms=self._texts(f"{where}.terms", item["terms"]),
            also=self._texts(f"{where}.also", item.get("also", {})),
            without=self._texts(f"{where}.without", item.get("without", {})),
            actors=(),
            all_actors=(),
            scope=scope,
            forecasts=self._flag(f"{where}.forecasts", item.get("forecasts", False)),
            blind_after_hours=self._number(f"{where}.blind_hours", item.get("blind_hours", BLIND_HOURS), 0.1, 8760),
        )

    def _levels(self) -> tuple[Level, ...]:
        made = []
        for where, item in self._tables("level"):
            self._keys(where, item, ("number", "name"), ("all_of", "any_of"))
            made.append(
                Level(
                    number=int(self._number(f"{where}.number", item["number"], 0, 9)),
                    name=self._text(f"{where}.name", item["name"]),
                    all_of=tuple(self._strings(f"{where}.all_of", item.get("all_of", []))),
                    any_of=tuple(self._strings(f"{where}.any_of", item.get("any_of", []))),
                )
            )
        made.sort(key=lambda level: level.number)
        if [level.number for level in made] != list(range(len(made))) or len(made) < 2:
            raise self._wrong("level", "levels are numbered from 0 without a gap, and there are at least two")
        for level in made:
            if bool(level.number) != bool(level.all_of or level.any_of):
                raise self._wrong(f"level {level.number}", "level 0 has no gate, and every other level has one")
        return tuple(made)

    def _implication(self, where: str, item: dict[str, Any]) -> Implication:
        self._keys(where, item, ("id", "name", "text"), ("from_level",))
        return Implication(
            id=self._id(where, item["id"]),
            name=self._text(f"{where}.name", item["name"]),
            text=self._text(f"{where}.text", item["text"]),
            from_level=int(self._number(f"{where}.from_level", item.get("from_level", 1), 0, 9)),
        )

    def _grades(self) -> dict[str, str]:
        grades = self._table("grades", self._data.get("grades", {}))
        for source, grade in grades.items():
            if not isinstance(grade, str) or grade not in "ABCDEF" or len(grade) != 1:
                raise self._wrong(f"grades.{source}", "a grade is one letter from A to F")
        return dict(grades)

    def _check_gates(self, made: Situation) -> None:
        for level in made.levels:
            for gate in (*level.all_of, *level.any_of):
                try:
                    read_gate(gate, made)
                except ValueError as error:
                    raise self._wrong(f"level {level.number}, {gate!r}", str(error)) from error

    # values

    def _keys(self, where: str, item: Mapping[str, Any], needed: Iterable[str], more: Iterable[str] = ()) -> None:
        needed, known = list(needed), [*needed, *more]
        for key in item:
            if key not in known:
                raise self._wrong(where, f"there is no key {key!r} here{_nearest(key, known)}")
        for key in needed:
            if key not in item:
                raise self._wrong(where, f"{key!r} is missing")

    def _tables(self, key: str) -> list[tuple[str, dict[str, Any]]]:
        found = self._data.get(key, [])
        if not isinstance(found, list) or not all(isinstance(item, dict) for item in found):
            raise self._wrong(key, f"written as [[{key}]] tables")
        return [(f"{key} {item.get('id', item.get('number', place))}", item) for place, item in enumerate(found, 1)]

    def _table(self, where: str, value: object) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise self._wrong(where, "a table is needed")
        return value

    def _text(self, where: str, value: object) -> str:
        if not isinstance(value, str) or not value.strip() or len(value) > 1000:
            raise self._wrong(where, "a text of 1 to 1000 characters is needed")
        return " ".join(value.split())

    def _flag(self, where: str, value: object) -> bool:
        if not isinstance(value, bool):
            raise self._wrong(where, "true or false is needed")
        return value

    def _number(self, where: str, value: object, low: float, high: float) -> float:
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not low <= value <= high:
            raise self._wrong(where, f"a number from {low:g} to {high:g} is needed")
        return float(value)

    def _id(self, where: str, value: object) -> str:
        if not isinstance(value, str) or not _ID.match(value):
            raise self._wrong(where, "an id of small letters, digits, dots and hyphens is needed")
        return value

    def _strings(self, where: str, value: object) -> list[str]:
        if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
            raise self._wrong(where, "a list of texts is needed")
        return value

    def _texts(self, where: str, value: object) -> Texts:
        made: dict[str, tuple[str, ...]] = {}
        for language, words in self._table(where, value).items():
            if not _LANGUAGE.match(language):
                raise self._wrong(where, f'{language!r} is no language of two letters, nor "*"')
            made[language] = tuple(self._strings(f"{where}.{language}", words))
            for word in made[language]:
                try:
                    check_term(word)
                except ValueError as error:
                    raise self._wrong(f"{where}.{language}", str(error)) from error
        return made

    def _once(self, what: str, names: Iterable[str]) -> set[str]:
        seen: set[str] = set()
        for name in names:
            if name in seen:
                raise self._wrong("", f"two of {what} are called {name!r}")
            seen.add(name)
        return seen


def _nearest(name: str, known: Iterable[str]) -> str:
    close = difflib.get_close_matches(name, list(known), n=1)
    return f"; did you mean {close[0]!r}?" if close else ""

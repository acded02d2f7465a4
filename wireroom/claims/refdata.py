"""What does Wikidata know of offices that our table does not? Read with care: its editors change four places by hand.

A head of state or of government is told there in three ways: by the country (P35, P6), by the item of the office
(P1308) and by the person (P39). Other offices, of ministers and of bodies, are found by their names: by the item of the
office, by the person, and by the body that the office leads (P488, P3975, P1037, P169). A time in office is believed
where two of the three tell the same person since the same day, or nearly. The answer is laid over the table as one
more file in its own form; it fills what is unknown and never changes what the table is sure of: where the two differ,
that is told instead.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import quote_plus

import orjson

from wireroom.claims.table import Holder, Office, Person, Table, days, fold
from wireroom.errors import ParseError

#: Two ways agree on a day if they differ by no more than this; a change younger than this is not believed yet.
GRACE_DAYS = 14
#: So many of the three ways must agree.
WAYS = 2
#: Countries asked for at once: an answer stays small, and the service answers in seconds.
AT_ONCE = 40
#: Which of our kinds of office a head of state or of government holds.
HEADS = {
    "head_of_state": ("president", "king"),
    "head_of_government": ("prime_minister", "chancellor", "president"),
}
#: How else an office of a kind is called, by its country.
_MINISTERS = {
    "foreign_minister": ("Minister of Foreign Affairs of {}", "Minister for Foreign Affairs of {}"),
    "defence_minister": (
        "Minister of Defence of {}", "Minister of Defense of {}", "Minister of National Defence of {}",
    ),
    "finance_minister": ("Minister of Finance of {}",),
    "governor": ("Governor of the {}",),
}  # fmt: skip
#: Characters of names, as they stand in an address, that are asked for at once: no address may have more than 2,048,
#: and the rest of a question takes some 1,300.
NAMES_LONG = 500
#: What stands for the country where an office is found by its name.
BY_NAME = "-"
#: Places whose key in the table is not the country's code in small letters.
_CODES = {"aus": "AU"}

_ASKED = "SELECT ?iso ?head ?way ?person ?name ?ru ?zh ?since ?until WHERE {"
_HEADS_WHERE = """
  VALUES ?iso { %s }
  ?country wdt:P297 ?iso .
  {
    { ?country p:P35 ?told . ?told ps:P35 ?person . BIND("head_of_state" AS ?head) }
    UNION { ?country p:P6 ?told . ?told ps:P6 ?person . BIND("head_of_government" AS ?head) }
    BIND("country" AS ?way)
  } UNION {
    { ?country wdt:P1906 ?office . BIND("head_of_state" AS ?head) }
    UNION { ?country wdt:P1313 ?office . BIND("head_of_government" AS ?head) }
    { ?office p:P1308 ?told . ?told ps:P1308 ?person . BIND("office" AS ?way) }
    UNION { ?person p:P39 ?told . ?told ps:P39 ?office . BIND("person" AS ?way) }
  }
"""
#: Other offices are found by what they are called; the third way is the body that the office leads.
_OFFICES_WHERE = """
  VALUES (?head ?label) { %s }
  BIND("-" AS ?iso)
  ?office rdfs:label|skos:altLabel ?label .
  { ?office p:P1308 ?told . ?told ps:P1308 ?person . BIND("office" AS ?way) }
  UNION { ?person p:P39 ?told . ?told ps:P39 ?office . BIND("person" AS ?way) }
  UNION {
    ?body wdt:P2388 ?office ; p:P488|p:P3975|p:P1037|p:P169 ?told .
    ?told ps:P488|ps:P3975|ps:P1037|ps:P169 ?person . BIND("body" AS ?way)
  }
"""
_DETAILS = """
  ?told wikibase:rank ?rank . FILTER(?rank != wikibase:DeprecatedRank)
  ?told pq:P580 ?since . OPTIONAL { ?told pq:P582 ?until }
  FILTER(?since >= "2010-01-01"^^xsd:dateTime)
  ?person rdfs:label ?name . FILTER(LANG(?name) = "en")
  OPTIONAL { ?person rdfs:label ?ru . FILTER(LANG(?ru) = "ru") }
  OPTIONAL { ?person rdfs:label ?zh . FILTER(LANG(?zh) = "zh-cn") }
}"""
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One statement: who held an office of a country, and since when."""

    #: ISO 3166 code of the country, in capitals; "-" where the office was found by its name.
    iso: str
    #: "head_of_state", "head_of_government", or the id of our office.
    head: str
    #: "country", "office", "person" or "body".
    way: str
    name: str
    #: ISO days; `until` None: still in office.
    since: str
    until: str | None = None
    #: The name in other scripts.
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """What an answer adds: offices with new rows, names, and in words what the table and Wikidata see differently."""

    offices: tuple[Office, ...] = ()
    persons: dict[str, Person]
    differs: tuple[str, ...] = ()
    rows: int = 0


def codes_of(table: Table) -> list[str]:
    """Give the codes of the countries whose heads the table knows, in order."""
    heads = {role for roles in HEADS.values() for role in roles}
    places = {office.place for office in table.offices if office.role in heads}
    codes = {_CODES.get(place, place.upper()) for place in places}
    return sorted(code for code in codes if len(code) == 2)


def questions(codes: list[str]) -> list[str]:
    """Write the questions in SPARQL, each for some countries.

    >>> '"FR" "DE"' in questions(["FR", "DE"])[0]
    True
    """
    parts = [codes[at : at + AT_ONCE] for at in range(0, len(codes), AT_ONCE)]
    return [_asking(_HEADS_WHERE, " ".join(f'"{code}"' for code in part)) for part in parts]


def office_questions(table: Table) -> list[str]:
    """Write the questions for offices that lead no country: ministers, bodies, banks; those whose last row is open.

    They are asked for by their names, with other ways to write them.
    """
    heads = {role for roles in HEADS.values() for role in roles}
    rows = [
        f'("{office.id}" "{label}"@en)'
        for office in table.offices
        if office.holders and office.holders[-1].until is None and not (office.role in heads and _is_country(office))
        for label in _labels(office, table)
    ]
    parts: list[list[str]] = [[]]
    for row in rows:
        if len(quote_plus(" ".join([*parts[-1], row]))) > NAMES_LONG:
            parts.append([])
        parts[-1].append(row)
    return [_asking(_OFFICES_WHERE, " ".join(part)) for part in parts if part]


def _asking(where: str, values: str) -> str:
    return f"{_ASKED}{where % values}{_DETAILS}"


def _is_country(office: Office) -> bool:
    return len(_CODES.get(office.place, office.place)) == len("XX")


def _labels(office: Office, table: Table) -> list[str]:
    """Give the names of an office: ours, and those that other lists use for ministers."""
    place = table.places[office.place][0]
    names = [office.title, *(form.format(place) for form in _MINISTERS.get(office.role, ()))]
    return [name.replace("\\", "").replace('"', "") for name in dict.fromkeys(names)]


def read_answer(data: bytes) -> list[Told]:
    """Read an answer in the JSON form of SPARQL results; rows that lack a part are left out.

    Raises:
        ParseError: If it is no such answer.
    """
    try:
        rows = orjson.loads(data)["results"]["bindings"]
        found = [_told({key: str(cell["value"]) for key, cell in row.items()}) for row in rows]
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise ParseError("answer of Wikidata", str(error)) from error
    return [one for one in found if one is not None]


def _told(row: dict[str, str]) -> Told | None:
    since, until = _day(row.get("since", "")), _day(row.get("until", ""))
    if since is None or not all(row.get(key) for key in ("iso", "head", "way", "name")):
        return None
    also = tuple(row[key] for key in ("ru", "zh") if row.get(key))
    return Told(iso=row["iso"], head=row["head"], way=row["way"], name=row["name"], since=since, until=until, also=also)


def _day(written: str) -> str | None:
    match = _DAY.match(written)
    try:
        return date(*map(int, match.groups())).isoformat() if match else None
    except ValueError:
        return None


def agreed(told: Iterable[Told], day: str) -> list[Told]:
    """Give the times in office on which at least two ways agree, oldest first.

    Args:
        told: All statements.
        day: ISO day of the answer: who came within the grace before it is not believed yet.
    """
    latest = days(day)[0] - GRACE_DAYS
    kept: list[Told] = []
    everyone = sorted(told, key=lambda one: (one.iso, one.head, one.since, one.way))
    for one in everyone:
        alike = [other for other in everyone if _same_time(one, other)]
        ends = {other.until for other in alike if other.until}
        if len({other.way for other in alike}) < WAYS or days(one.since)[0] > latest:
            continue
        if ends and days(max(ends))[0] - days(min(ends))[0] > GRACE_DAYS:
            continue  # the ways disagree about when it ended
        if not any(_same_time(one, other) for other in kept):
            kept.append(replace(one, until=min(ends, default=None)))
    return kept


def _same_time(one: Told, other: Told) -> bool:
    near = abs(days(one.since)[0] - days(other.since)[0]) <= GRACE_DAYS
    return near and (one.iso, one.head) == (other.iso, other.head) and fold(one.name) == fold(other.name)


def filled(table: Table, spells: Iterable[Told], day: str) -> Filled:
    """Lay agreed times over the table's offices: only what is unknown is filled."""
    by_office: dict[str, list[Told]] = {}
    for spell in spells:
        office = _office_of(table, spell)
        if office is not None:
            by_office.setdefault(office.id, []).append(spell)
    names = _known_names(table)
    changed, persons, differs, added = [], dict[str, Person](), [], 0
    for office in table.offices:
        now = office
        for spell in by_office.get(office.id, ()):
            name = names.get(fold(spell.name), spell.name)
            after = _with(now, name, spell, day)
            if isinstance(after, str):
                differs.append(after)
                continue
            if len(after.holders) > len(now.holders):
                added += 1
                if spell.also and name not in table.persons:
                    persons[name] = Person(also=spell.also)
            now = after
        if now != office:
            changed.append(now)
    return Filled(offices=tuple(changed), persons=persons, differs=tuple(differs), rows=added)


def _office_of(table: Table, spell: Told) -> Office | None:
    """Find the office of a statement; a president who leads the government too is one office."""
    if spell.iso == BY_NAME:
        return next((office for office in table.offices if office.id == spell.head), None)
    for role in HEADS.get(spell.head, ()):
        for office in table.by_role.get(role, ()):
            if _CODES.get(office.place, office.place.upper()) == spell.iso:
                return office
    return None


def _with(office: Office, name: str, spell: Told, day: str) -> Office | str:
    """Put a time in office among the rows; in words, why it cannot be."""
    since = days(spell.since)[0]
    rows = list(office.holders)
    for at, row in enumerate(rows):
        if row.name == name and (_close(row.since, since) or row.holds(since, days(office.known_to)[1])):
            still = at == len(rows) - 1 and row.until is None and spell.until is None
            return replace(office, known_to=max(office.known_to, day)) if still else office
    at = sum(days(row.since)[0] <= since for row in rows)
    before, after = (rows[at - 1] if at else None), (rows[at] if at < len(rows) else None)
    if before is None:
        return office  # older than what we ask for
    sure_end = days(before.until)[0] if before.until else days(office.known_to)[1]
    if since < sure_end - GRACE_DAYS:
        return f"{office.title}: {before.name} held it on {spell.since}, Wikidata has {name}"
    end = spell.until or (after.since if after else None)
    if after is not None and end is not None and days(end)[0] > days(after.since)[1] + GRACE_DAYS:
        return f"{office.title}: {after.name} came on {after.since}, Wikidata has {name} until {end}"
    if before.until is None or "/" in before.until:
        lower = before.until.partition("/")[0] if before.until else office.known_to
        rows[at - 1] = replace(before, until=f"{lower}/{spell.since}" if days(lower)[0] < since else spell.since)
    if end is not None and after is not None and days(end)[0] > days(after.since)[0]:
        end = after.since
    rows.insert(at, Holder(name=name, since=spell.since, until=end, evidence="dataset"))
    known_to = day if after is None and end is None else office.known_to
    return replace(office, holders=tuple(rows), known_to=max(office.known_to, known_to))


def _close(written: str, day: int) -> bool:
    return abs(days(written)[0] - day) <= 3 * GRACE_DAYS


def _known_names(table: Table) -> dict[str, str]:
    names = {fold(holder.name): holder.name for office in table.offices for holder in office.holders}
    for name, person in table.persons.items():
        for printed in person.also:
            names.setdefault(fold(printed), name)
    return names


def written(found: Filled, day: str) -> bytes:
    """Write what was added as a table of its own, to be laid over the shipped one."""
    table = {
        "format": 1,
        "checked_on": day,
        "provenance": f"Wikidata on {day}, where two of three ways agree",
        "persons": found.persons,
        "offices": found.offices,
    }
    return orjson.dumps(table, option=orjson.OPT_INDENT_2)

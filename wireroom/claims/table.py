"""Who held which office, and on which days we are sure of it.

A table is one JSON object. Everything in it is a fact or a word, so that a second table in the same form can be laid
over the first (`Table.merged`), such as one for an invented world:

    {"format": 1, "checked_on": "2026-11-24", "provenance": "where it is from, in words for a reader",
     "roles":   {"president": ["president", "Präsident*", "+chief", ...], ...},
     "places":  {"fr": ["France", "French", "französisch*", "français", ...], ...},
     "persons": {"Ursula von der Leyen": {"short": ["von der Leyen"], "also": ["other spellings"]}, ...},
     "offices": [{"id": "fr.president", "title": "President of France", "role": "president", "place": "fr",
                  "known_to": "2026-05-01", "courtesy": false,
                  "holders": [{"name": "...", "since": "2017-05-14", "until": null}, ...]}, ...]}

- `roles`: all words for a kind of office, in any language; case does not matter. `*` at the end: up to three more
  letters. `+` at the front: counts only beside a place ("NATO chief", never "chief" alone). `@` and places at the end:
  the word names them itself ("Bundeskanzler*@de@at").
- `places`: all words that stand for the body or country beside a title, written as they are printed. The possessive 's
  is understood, and so is the capital of a form with `*` that begins a sentence.
- `persons`: only where the last word of the name is not its short form, or where other spellings exist. Accents need no
  spelling of their own.
- `holders`: oldest first, never two at once. `until` is the day on which the next one took over or the office became
  empty; null: still in office on `known_to`. Dates are ISO days, or months where the day is not known, or two of them
  ("2021-03/2024-05-06": on some day between). A time between two rows, or after `known_to`, is *unknown*: nothing is
  bridged. `evidence`: "dataset" where an open list of leaders names the same person, "curated" where we alone do.
- `courtesy`: former holders are commonly still called by the title ("President Obama"), so that the bare title says
  nothing about the day.
"""

import functools
import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from importlib.resources import files
from typing import Any

import orjson

from wireroom.claims.cyrillic import declined
from wireroom.errors import ParseError
from wireroom.model.codec import build

#: The only form that this Wireroom reads.
FORMAT = 1
#: The files of the shipped table, each laid over those before it: our own, and the leaders of two open lists.
SHIPPED = ("offices.json", "leaders.json")

# Letters whose plain form no decomposition gives. One letter each, so that positions in a folded text stay true.
_PLAIN = str.maketrans({"ø": "o", "ł": "l", "ı": "i", "đ": "d", "ð": "d", "’": "'", "‑": "-", "\u00a0": " "})


def fold(text: str) -> str:
    """Return the text in lower case without accents, letter for letter: positions do not move.

    >>> fold("Nicolás Maduro, Đuro")
    'nicolas maduro, duro'
    """
    if text.isascii():
        return text.lower()
    return "".join(_fold_letter(letter) for letter in text)


@functools.lru_cache(maxsize=4096)
def _fold_letter(letter: str) -> str:
    plain = unicodedata.normalize("NFKD", letter)[0].lower().translate(_PLAIN)
    return plain if len(plain) == 1 else letter


@functools.lru_cache(maxsize=8192)
def days(text: str) -> tuple[int, int]:
    """Return the first and last day (ordinals) that an ISO day, month or year can mean, or two of them with "/".

    >>> days("2024-10-01") == (date(2024, 10, 1).toordinal(),) * 2
    True
    >>> days("2021-03/2024-05-06") == (date(2021, 3, 1).toordinal(), date(2024, 5, 6).toordinal())
    True
    """
    if "/" in text:
        first_part, last_part = text.split("/")
        return days(first_part)[0], days(last_part)[1]
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 3:
        day = date(*parts).toordinal()
        return day, day
    year, first, last = parts[0], parts[1] if len(parts) > 1 else 1, parts[1] if len(parts) > 1 else 12
    return date(year, first, 1).toordinal(), date(year, last, monthrange(year, last)[1]).toordinal()


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """One person's time in an office."""

    name: str
    since: str
    until: str | None = None
    evidence: str = "curated"

    def holds(self, day: int, known_to: int) -> bool:
        """Whether the person surely held the office on a day (ordinal)."""
        last = days(self.until)[0] - 1 if self.until else known_to
        return days(self.since)[1] <= day <= last

    def held_between(self, first: int, last: int, known_to: int) -> bool:
        """Whether the person may have held the office on any day from `first` to `last`."""
        left = days(self.until)[1] if self.until else known_to
        return days(self.since)[0] <= last and first <= left


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """An office and its holders, oldest first."""

    id: str
    title: str
    role: str
    place: str
    known_to: str
    courtesy: bool = False
    holders: tuple[Holder, ...] = ()

    def holder_on(self, day: int) -> Holder | None:
        """Say who held it on a day; None where the table does not know."""
        end = days(self.known_to)[1]
        return next((holder for holder in self.holders if holder.holds(day, end)), None)

    def known(self, day: int) -> bool:
        """Whether the day lies inside the time for which the table speaks."""
        return day <= days(self.known_to)[1]

    def changes(self) -> list[tuple[int, int]]:
        """Give all days (first, last ordinal) on which someone came or left."""
        dates = [holder.since for holder in self.holders] + [holder.until for holder in self.holders if holder.until]
        return [days(text) for text in dates]


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """How a name may be printed."""

    short: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One person's time in one office, in the words of the place: ("Harbours Minister", "Sundrel", ...)."""

    office: str
    body: str
    person: str
    #: ISO days; `until` None: still in office.
    since: str
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Alias:
    """One printed form of a name, as folded words."""

    words: tuple[str, ...]
    name: str
    #: Only a part of the name, such as the surname: it says little without a title.
    short: bool
    #: The table knows no given name of this person; whatever stands before the surname may be it.
    bare: bool = False


@dataclass(frozen=True, kw_only=True)
class Table:
    """Offices, their holders, and the words by which both are found."""

    roles: dict[str, tuple[str, ...]] = field(default_factory=dict)
    places: dict[str, tuple[str, ...]] = field(default_factory=dict)
    persons: dict[str, Person] = field(default_factory=dict)
    offices: tuple[Office, ...] = ()
    provenance: str = ""
    checked_on: str = ""

    @classmethod
    def load(cls, *layers: bytes) -> "Table":
        """Read a table, of several files where each is laid over those before it.

        Raises:
            ParseError: If one is not a table of this form, or two persons hold one office at once.
        """
        table = cls()
        try:
            for data in layers:
                value: dict[str, Any] = orjson.loads(data)
                if value.get("format") != FORMAT:
                    raise ValueError(f"format is {value.get('format')!r}, this Wireroom reads {FORMAT}")
                table = table.merged(build(cls, value))
            for office in table.offices:
                _check(office, table)
        except (ValueError, TypeError, KeyError, AttributeError, IndexError) as error:
            raise ParseError("table of offices", str(error)) from error
        return table

    @classmethod
    def of_facts(cls, facts: Iterable["Fact"], *, known_to: str, provenance: str) -> "Table":
        """Make a table of plain facts, one office for each pair of title and body.

        Args:
            facts: In any order.
            known_to: ISO day up to which all of them are sure.
            provenance: Where they are from, in words for a reader.

        Raises:
            ParseError: If two persons hold one office at once.
        """
        held: dict[tuple[str, str], list[Holder]] = {}
        for fact in facts:
            holder = Holder(name=fact.person, since=fact.since, until=fact.until)
            held.setdefault((fact.office, fact.body), []).append(holder)
        table = cls(
            roles={fold(title): (title,) for title, _ in held},
            places={fold(body): (body,) for _, body in held},
            offices=tuple(
                Office(
                    id=fold(f"{body}.{title}").replace(" ", "_"),
                    title=f"{title}, {body}",
                    role=fold(title),
                    place=fold(body),
                    known_to=known_to,
                    holders=tuple(sorted(holders, key=lambda holder: holder.since)),
                )
                for (title, body), holders in held.items()
            ),
            provenance=provenance,
        )
        try:
            for office in table.offices:
                _check(office, table)
        except ValueError as error:
            raise ParseError("table of offices", str(error)) from error
        return table

    def merged(self, other: "Table") -> "Table":
        """Lay another table over this one: its offices replace those of the same id, its words are added."""
        offices = {office.id: office for office in (*self.offices, *other.offices)}
        return Table(
            roles=_joined(self.roles, other.roles),
            places=_joined(self.places, other.places),
            persons={**self.persons, **other.persons},
            offices=tuple(offices.values()),
            provenance="; ".join(dict.fromkeys(text for text in (self.provenance, other.provenance) if text)),
            checked_on=max(self.checked_on, other.checked_on),
        )

    @functools.cached_property
    def aliases(self) -> dict[str, tuple[Alias, ...]]:
        """First folded word of a printed form -> forms, longest first."""
        found: dict[str, set[Alias]] = {}
        for name in {holder.name for office in self.offices for holder in office.holders}:
            person = self.persons.get(name, Person())
            if len(words_of(name)) == 1 and not person.also:
                _add(found, Alias(words_of(name), name, short=True, bare=True))
                continue
            for printed in (name, *person.also):
                for form in (printed, *declined(printed)):
                    _add(found, Alias(words_of(form), name, short=" " not in form and " " in name))
                    if declined(printed) and " " in form:  # a surname in Russian
                        _add(found, Alias(words_of(form)[-1:], name, short=True))
            for printed in person.short or (name.rsplit(" ", 1)[-1],):
                _add(found, Alias(words_of(printed), name, short=True))
        return {
            first: tuple(sorted(forms, key=lambda alias: (-len(alias.words), alias.words, alias.name)))
            for first, forms in found.items()
        }

    @functools.cached_property
    def by_role(self) -> dict[str, tuple[Office, ...]]:
        """Kind of office -> offices."""
        found: dict[str, list[Office]] = {}
        for office in self.offices:
            found.setdefault(office.role, []).append(office)
        return {role: tuple(offices) for role, offices in found.items()}


def words_of(text: str) -> tuple[str, ...]:
    """Return the folded words of a name; hyphens and points part words.

    >>> words_of("Ban Ki-moon")
    ('ban', 'ki', 'moon')
    """
    return tuple(re.findall(r"\w+", fold(text)))


@functools.cache
def shipped() -> Table:
    """Return the table that comes with the package (its data is part of the code, like any constant)."""
    folder = files("wireroom.claims")
    return Table.load(*(folder.joinpath(name).read_bytes() for name in SHIPPED))


def _add(found: dict[str, set[Alias]], alias: Alias) -> None:
    if alias.words:
        found.setdefault(alias.words[0], set()).add(alias)


def _joined(mine: dict[str, tuple[str, ...]], theirs: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    keys: Iterable[str] = dict.fromkeys((*mine, *theirs))
    return {key: tuple(dict.fromkeys((*mine.get(key, ()), *theirs.get(key, ())))) for key in keys}


def _check(office: Office, table: Table) -> None:
    if office.role not in table.roles or office.place not in table.places:
        raise ValueError(f"{office.id}: no words for role {office.role!r} or place {office.place!r}")
    days(office.known_to)
    for before, after in zip(office.holders, office.holders[1:], strict=False):
        if before.until is None or days(before.until)[0] > days(after.since)[1]:
            raise ValueError(f"{office.id}: {before.name} and {after.name} hold it at once")
    for holder in office.holders:
        if holder.until and days(holder.until)[1] < days(holder.since)[0]:
            raise ValueError(f"{office.id}: {holder.name} leaves before coming")

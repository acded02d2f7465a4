"""Which words are titles, and which countries and bodies stand beside them? The patterns of one table."""

import functools
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from wireroom.claims.table import Table, fold

_LINK = (
    r"(?:of the|of|for the|for|der|des|von|de la|de los|de l['’]|de|du|des|d['’]|della|dello|dell['’]|degli|dei|del|"
    r"di|da|do|dos|das|van de|van het|van|en Chef der|in chief of)"
)
_HONOUR = r"(?:(?:Dr|Mr|Mrs|Ms|M|Mme|Gen|Prof|Sr)\.?|Sir|Dame|Lord|Herr|Frau|Don|Sheikh|Señor|Signor)"
_ARTICLE = r"(?:the|der|die|le|la|l['’]|el|il|o|a|de|het|now|currently|current|who is|who is the|aktuell|actual)\s*"
# Titles of these languages let the country's adjective stand inside: "ministre française des Affaires étrangères".
_OPEN = frozenset("ministre ministro ministra secrétaire secretario secretaria".split())


@dataclass(frozen=True, slots=True)
class TitleWords:
    """The table's words as patterns."""

    role: re.Pattern[str]
    place_before: re.Pattern[str]
    tail: re.Pattern[str]
    after: re.Pattern[str]
    roles: dict[str, frozenset[str]]
    role_stems: tuple[tuple[str, str], ...]
    weak: frozenset[tuple[str, str]]
    places: dict[str, frozenset[str]]
    place_stems: tuple[tuple[str, str], ...]
    place_after: re.Pattern[str]
    #: Folded words of titles (with their `*`) that name their places themselves.
    implied: dict[str, frozenset[str]]

    @staticmethod
    def of(table: Table) -> "TitleWords":
        """Give the patterns of a table, made once for as long as it lives."""
        return _words(TableKey(table))

    def roles_of(self, printed: str, *, placed: bool) -> frozenset[str]:
        """Give the kinds of office that printed words name; weak words only beside a place."""
        plain = _plain(printed)
        found = set(self.roles.get(plain, ()))
        found.update(role for stem, role in self.role_stems if plain.startswith(stem) and len(plain) <= len(stem) + 3)
        return frozenset(role for role in found if placed or (plain, role) not in self.weak)

    def within(self, printed: str) -> tuple[str, frozenset[str]]:
        """Take the place out of a title that has it inside: "ministre française des Affaires étrangères"."""
        first, _, rest = printed.partition(" ")
        word, _, rest = rest.lstrip().partition(" ")
        places = self.places_of(word)
        return (f"{first} {rest.lstrip()}", places) if places else (printed, frozenset())

    def implied_by(self, printed: str) -> frozenset[str]:
        """Give the places that a title names itself: "Bundeskanzler"."""
        plain = _plain(printed)
        found = set(self.implied.get(plain, ()))
        for stem, places in self.implied.items():
            if stem.endswith("*") and plain.startswith(stem[:-1]) and len(plain) <= len(stem) + 2:
                found |= places
        return frozenset(found)

    def places_of(self, printed: str) -> frozenset[str]:
        """Give the places that printed words stand for."""
        plain = re.sub(r"\s+", " ", printed)
        found = set(self.places.get(plain, ()))
        spellings = (plain, plain[:1].lower() + plain[1:])
        found.update(
            key
            for stem, key in self.place_stems
            if len(plain) <= len(stem) + 3 and any(s.startswith(stem) for s in spellings)
        )
        return frozenset(found)


class TableKey:
    """Lets patterns be kept for as long as their table lives: tables are large, so they are compared by identity."""

    def __init__(self, table: Table) -> None:
        self.table = table

    def __hash__(self) -> int:
        return id(self.table)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, TableKey) and self.table is other.table


@functools.lru_cache(maxsize=8)
def _words(key: TableKey) -> TitleWords:
    table = key.table
    forms_of = {kind: tuple(form.partition("@")[0] for form in forms) for kind, forms in table.roles.items()}
    implied = {
        _plain(form.partition("@")[0]): frozenset(form.split("@")[1:])
        for forms in table.roles.values()
        for form in forms
        if "@" in form
    }
    roles, role_stems, weak = _sorted_forms(forms_of, _plain)
    places, place_stems, _ = _sorted_forms(table.places, str)
    role = _any((form.lstrip("+") for forms in forms_of.values() for form in forms), open_at=_OPEN)
    place = _any(form for forms in table.places.values() for form in forms)
    title = (
        rf"(?:(?P<pre>{place})(?:['’]s?)?(?:\s+|-))?(?P<role>(?i:{role}))(?!\w)"
        rf"(?:\s+(?:(?i:{_LINK})\s*)?(?P<post>{place})(?!\w))?"
    )
    return TitleWords(
        role=re.compile(rf"(?<!\w)(?i:{role})(?!\w)"),
        place_before=re.compile(rf"(?<!\w)(?P<pre>{place})(?:['’]s?)?(?:\s+|-|–)(?P<mid>(?:[\w]+[\s-]+)?)\Z"),
        tail=re.compile(rf"(?:\s+(?:(?i:{_LINK})\s*)?(?P<post>{place})(?!\w))?(?P<comma>,)?\s+(?:{_HONOUR}\s+)?"),
        place_after=re.compile(rf"\s+(?i:{_LINK})\s*(?P<post>{place})(?!\w)"),
        implied=implied,
        after=re.compile(rf"\s*(?:,|\()\s*(?:(?i:{_ARTICLE}))?{title}(?P<rest>\s*[,.;:)]|\s*$)"),
        roles=roles,
        role_stems=role_stems,
        weak=frozenset(weak),
        places=places,
        place_stems=place_stems,
    )


def _plain(words: str) -> str:
    return re.sub(r"\s+", " ", fold(words))


def _sorted_forms(
    words: dict[str, tuple[str, ...]], plain: Callable[[str], str]
) -> tuple[dict[str, frozenset[str]], tuple[tuple[str, str], ...], set[tuple[str, str]]]:
    whole: dict[str, set[str]] = {}
    stems: list[tuple[str, str]] = []
    weak: set[tuple[str, str]] = set()
    for key, forms in words.items():
        for form in forms:
            bare = plain(form.lstrip("+").rstrip("*"))
            if form.endswith("*"):
                stems.append((bare, key))
            else:
                whole.setdefault(bare, set()).add(key)
            if form.startswith("+"):
                weak.add((bare, key))
    return {form: frozenset(keys) for form, keys in whole.items()}, tuple(stems), weak


def _any(forms: Iterable[str], open_at: frozenset[str] = frozenset()) -> str:
    """Make one pattern of many forms, the longest first; after the words `open_at` one more word may stand."""
    return "|".join(_one(form, open_at) for form in sorted(set(forms), key=lambda form: (-len(form), form)))


def _one(form: str, open_at: frozenset[str]) -> str:
    plain, ending = (form[:-1], r"\w{0,3}") if form.endswith("*") else (form, "")
    first, *rest = (re.escape(word) for word in plain.split(" "))
    if ending and first[:1].islower():
        first = f"[{first[0]}{first[0].upper()}]{first[1:]}"
    between = r"(?:\s+[\w-]+)?\s+" if rest and plain.split(" ")[0] in open_at else r"\s+"
    return between.join([first, r"\s+".join(rest)] if rest else [first]) + ending

"""One story told many times in different words: patterns of sentences, and what is filled into them."""

import functools
import random
import re
import tomllib
from dataclasses import dataclass
from importlib import resources
from typing import Any

from wireroom.testing.streams import invent

_SLOT = re.compile(r"\{(\w+)\}")
_CHOICE = re.compile(r"\[([^\[\]]*)\]")
#: Marks that the next letter is to be a capital.
_CAPITAL = "\u2191"
_DAYS = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(),
    "de": "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag".split(),
    "es": "lunes martes miércoles jueves viernes sábado domingo".split(),
}
#: Sentences that are an outlet's own, least and most.
_OWN = (2, 5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tale:
    """What a story is about, the same for all who tell it, in any language."""

    #: A group of patterns ("background", "match" ...), or the kind of a burst ("quake").
    kind: str
    slots: dict[str, str]
    #: Weekday on which it happened, 0 Monday.
    weekday: int
    #: Which group, act and thing an ordinary story is made of.
    draw: int


@dataclass(frozen=True, slots=True)
class Told:
    """An article's words."""

    title: str
    text: str


def new_tale(chance: random.Random, kind: str, at: float, **fixed: str) -> Tale:
    """Invent what a story is about."""
    slots = {
        "person": invent.person(chance), "person2": invent.person(chance), "place": invent.place(chance),
        "region": invent.syllables(chance, 3), "org": invent.firm(chance), "ship": invent.syllables(chance),
        "team": invent.team(chance), "team2": invent.team(chance), "n": str(chance.randint(3, 29)),
        "n2": str(chance.randint(30, 900)), "mag": f"{chance.randint(55, 78) / 10}", "age": str(chance.randint(60, 97)),
        "tens": str(chance.choice((10, 20, 25, 30, 40, 50))), "s1": str(chance.randint(2, 4)),
        "s2": str(chance.randint(0, 1)), **fixed,
    }  # fmt: skip
    return Tale(kind=kind, slots=slots, weekday=int(at // 86_400 + 3) % 7, draw=chance.randrange(10**6))


def burst_kinds(language: str) -> list[str]:
    """Name the kinds of sudden news that a language has patterns for."""
    return [one["kind"] for one in words(language)["burst"]]


def tell(tale: Tale, language: str, chance: random.Random) -> Told:
    """Tell a story in the words of one outlet: its own choice among the ways to say each thing, and own sentences."""
    table = words(language)
    found = next((one for one in table["burst"] if one["kind"] == tale.kind), None)
    pattern = table[tale.kind] if found is None else found
    slots = {**tale.slots, "day": _DAYS[language][tale.weekday]}
    for name, many in (("group", "groups"), ("act", "acts"), ("thing", "things"), ("thing2", "things")):
        options = table[many]
        slots[name] = f"[{options[tale.draw // len(name + many) % len(options)]}]"
    sentences = [_said(chance.choice(ways), slots, chance) for ways in pattern["facts"]]
    rest = sentences[1:]
    chance.shuffle(rest)
    for line in chance.sample(table["fill"], min(len(table["fill"]), chance.randint(*_OWN))):
        own = {
            **slots, "person": invent.person(chance), "n": str(chance.randint(2, 60)),
            "org": slots["org"] if chance.random() < 0.5 else invent.firm(chance),
        }  # fmt: skip
        rest.insert(chance.randint(0, len(rest)), _said(line, own, chance))
    cut = 1 + len(rest) // 2
    everything = [sentences[0], *rest]
    return Told(
        title=_said(chance.choice(pattern["titles"]), slots, chance),
        text=" ".join(everything[:cut]) + "\n\n" + " ".join(everything[cut:]),
    )


def copied(told: Told, by: str, chance: random.Random) -> Told:
    """Copy a text as papers do: whole or shortened, at times under another headline, with or without a credit."""
    text = told.text
    if chance.random() < 0.4:
        text = text.split("\n\n")[0] if len(text.split("\n\n")[0].split()) > 30 else text
    if chance.random() < 0.4:
        text = f"({by}) {text}"
    title = told.title if chance.random() < 0.7 else told.title.split(": ")[-1] + f" – {by}"
    return Told(title=title, text=text)


@functools.cache
def words(language: str) -> dict[str, Any]:
    """Read the patterns of a language."""
    text = (resources.files(__package__ or "") / "words" / f"{language}.toml").read_text("utf-8")
    return tomllib.loads(text)


def _said(pattern: str, slots: dict[str, str], chance: random.Random) -> str:
    def filled(found: re.Match[str]) -> str:
        name = found.group(1)
        if name in slots:
            return slots[name]
        return _CAPITAL + slots[name.rstrip("_").lower()]

    text = _SLOT.sub(filled, pattern)
    while _CHOICE.search(text):
        text = _CHOICE.sub(lambda found: chance.choice(found.group(1).split("|")), text)
    text = re.sub(_CAPITAL + "(.)", lambda found: found.group(1).upper(), text)
    return text[:1].upper() + text[1:]

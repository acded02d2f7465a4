"""What an article says that another one about the same happening does not contradict.

Places, names, figures, the edition of a thing that repeats ("third Test", "day 88"), and whether it is a page of many
topics. All of it is seen by spelling alone, so that nothing seen means nothing known.
"""

import functools
import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass

from wireroom.text.calendar_words import WEEKDAYS
from wireroom.text.month_words import bare_months
from wireroom.text.names import names_in, numbers_in
from wireroom.text.tokens import fold

# Names and numbers further down than this are background.
LEAD = 600
# A figure of one digit is no evidence: "two killed" stands in every second report.
LEAST_FIGURE = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is said, each thing once, sorted; an empty tuple is "cannot be seen", never "none"."""

    #: Countries: "PE".
    places: tuple[str, ...] = ()
    #: Words of the names in title and lead, folded.
    names: tuple[str, ...] = ()
    #: Figures of the title and lead, as plain digits.
    figures: tuple[str, ...] = ()
    #: Editions of things that repeat: "round 2", "day 88".
    editions: tuple[str, ...] = ()
    #: Whether it mixes topics: a live page, a briefing, a list of the day.
    mixed: bool = False


def facts_of(title: str, lead: str, language: str, places: Iterable[str]) -> Facts:
    """See what an article says."""
    text = f"{title}\n{lead[:LEAD]}"
    names = (part for name in names_in(text, language) for part in name.split())
    return Facts(
        places=_each(places),
        names=_each(one for one in names if len(one) > 2 and one not in _days_and_months(language)),
        figures=_each(one for one in numbers_in(text) if len(one) >= LEAST_FIGURE),
        editions=_each((*_editions(title), *_dates(title, language))),
        mixed=is_mixed(title),
    )


@functools.cache
def _days_and_months(language: str) -> frozenset[str]:
    """Names of days and months, folded: with a capital in some languages, and no one's name."""
    days = (name for names in WEEKDAYS.get(language, ()) for name in names.split("|"))
    return frozenset(map(fold, (*days, *bare_months(language))))


def _each(found: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(sys.intern, sorted(set(found))))  # the same few thousand names stand in all articles of a window


_NUMBERED = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "erste": 1, "ersten": 1, "zweite": 2, "zweiten": 2, "dritte": 3, "dritten": 3, "vierte": 4, "vierten": 4,
    "premier": 1, "premiere": 1, "deuxieme": 2, "seconde": 2, "troisieme": 3, "quatrieme": 4, "cinquieme": 5,
    "primer": 1, "primera": 1, "segundo": 2, "segunda": 2, "tercer": 3, "tercera": 3, "cuarto": 4, "cuarta": 4,
    "prima": 1, "primo": 1, "secondo": 2, "terzo": 3, "terza": 3, "quarto": 4, "quarta": 4,
}  # fmt: skip
# Things that come in numbers, by their one name here.
_KINDS = {
    kind: name
    for name, kinds in {
        "round": "round rounds runde runden ronda rodada tour turno ronde speelronde rd",
        "game": "game games match partie partido partita jogo spiel test odi t20 t20i",
        "day": "day days tag jour dia giorno dag",
        "week": "week weeks woche semaine semana settimana",
        "stage": "stage etappe etape etapa tappa leg",
        "matchday": "matchday spieltag journee jornada giornata",
        "part": "part teil partie parte chapter kapitel chapitre capitulo episode folge episodio season staffel saison",
        "race": "race rennen course manche gara heat",
        "set": "set quarter half period inning innings",
        "phase": "phase phases fase",
        "qualifier": "qualifier eliminator semifinal semi",
        "edition": "edition ausgabe volume vol issue",
    }.items()
    for kind in kinds.split()
}
_ORDINAL = re.compile(r"(\d{1,3})(?:st|nd|rd|th|[.]|[eèª°º]|er|eme|ème)?$")
_TOKEN = re.compile(r"\d{1,3}(?:st|nd|rd|th|\.(?=\s)|ª|º|°|e\b|ème|er\b)?|[^\W\d_]+")


def _editions(title: str) -> Iterable[str]:
    """Find editions: a number beside a thing that comes in numbers, before it ("third Test") or after ("Game 5")."""
    found = _TOKEN.findall(title)
    for at, word in enumerate(found):
        kind = _KINDS.get(fold(word))
        if kind is None:
            continue
        for beside in (at - 1, at + 1):
            if 0 <= beside < len(found) and (number := _number(found[beside])) is not None:
                yield f"{kind} {number}"


def _dates(title: str, language: str) -> Iterable[str]:
    """Find days of the calendar in a headline: "May 24" and "24. Mai"."""
    found, months = _TOKEN.findall(title), bare_months(language)
    for at, word in enumerate(found):
        month = months.get(fold(word))
        if month is not None:
            for beside in (at + 1, at - 1):
                if 0 <= beside < len(found) and (match := _ORDINAL.match(found[beside])) and 0 < int(match[1]) < 32:
                    yield f"date {month}-{int(match[1])}"
                    break


def _number(word: str) -> int | None:
    match = _ORDINAL.match(word)
    return int(match[1]) if match else _NUMBERED.get(fold(word))


# How live pages, briefings and lists of the day call themselves.
_MIXED = re.compile(
    r"^\W*(?:live\b|breaking news live|the latest\b|wrap-?up\b|(?:news )?round-?up\b|en direct|direct\b|liveticker|"
    r"live-?blog|newsblog|ticker|en vivo|en directo|minuto a minuto|ao vivo|diretta\b|in diretta|онлайн|"
    r"прямая трансляция)"
    r"|\b(?:crisis|war|news|match|final|election|storm|markets?|east) live\s*(?:[:|–—-]|$)"
    r"|\b(?:as it happened|live updates|highlights:|updates:|liveblog|newsletter|at a glance|en direct|en vivo)"
    r"|\b(?:morning|evening|daily|weekly|monday|tuesday|wednesday|thursday|friday|saturday|sunday|intelligence|economy|"
    r"news|world) (?:briefing|brief|digest|roundup|round-up|recap|bulletin|pulse)\b"
    r"|\bbrief for \w+day\b|\b(?:news bulletin|first thing|top stories|top headlines|news quiz|things to know|"
    r"week in pictures|in pictures|what we know so far|weekend reads|revue de presse|am morgen|am abend|"
    r"nachrichten des tages|tagesrückblick|las noticias|matinale|rassegna stampa)\b",
    re.IGNORECASE,
)
# In capitals it is a mark in every language; in small letters people live.
_LIVE = re.compile(r"\bLIVE\b(?=\s*[:|–—-]|\s+(?:UPDATES?|BLOG)\b|$)")


def is_mixed(title: str) -> bool:
    """Say whether a headline announces a page of many topics.

    >>> is_mixed("Morning briefing: ferry strike, rates, and a lost bear"), is_mixed("Ferry workers go on strike")
    (True, False)
    """
    return _MIXED.search(title) is not None or _LIVE.search(title) is not None

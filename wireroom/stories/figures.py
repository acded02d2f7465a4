"""Where do reports give different numbers for the same thing?

Two figures are of the same thing if the same happened to those counted (killed, injured, missing ...), or if the same
noun is counted in sentences that tell the same. They differ if no number fits both, at overlapping times. A number
that grew while one newsroom followed it is no difference: that is a changed figure, and stands on the timeline.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from wireroom.model.story import Citation, Figure
from wireroom.stories.reports import Report
from wireroom.stories.units import Unit
from wireroom.text.dates import event_time
from wireroom.text.month_words import months_in_full
from wireroom.text.numbers import Quantity
from wireroom.text.numerals import GENERAL, KIN, SCOPES
from wireroom.text.tokens import stem

#: Sentences of a report in which its figures for the news stand; further down stand those of earlier happenings.
DEEP = 8
#: Figures printed within these hours are of one time; a later lower one within a day still contradicts.
TOGETHER_S, REVERSED_S = 6 * 3600.0, 24 * 3600.0
#: A sentence about a day so long before printing tells of something else. Seconds.
OLD_S = 3 * 86_400.0
#: How much two sentences must share to count the same thing, where only the noun says what is counted. A count that
#: goes on needs less than a contradiction, which is a reproach.
SAME_THING, SAME_DISPUTE = 0.35, 0.5
#: ... for people killed, hurt or missing, where the words for it are shared by all; but two and fifty-nine dead are
#: rarely those of one blast: from this factor on the sentences must be as alike as for any other thing.
SAME_TOLL, FAR = 0.25, 3.0
#: Characters behind a figure in which the place of those counted is told.
_BEHIND = 60
#: Differences shown, the widest supported first.
MOST = 4


@dataclass(frozen=True, slots=True)
class Given:
    """A figure as one report gives it."""

    key: str
    figure: Quantity
    unit: Unit
    report: Report

    @property
    def citation(self) -> Citation:
        """Point to the figure with its noun."""
        at = self.unit.start + self.figure.start
        whole = self.report.cite(self.unit)
        return Citation(
            article_id=whole.article_id,
            version=whole.version,
            start=at,
            end=self.unit.start + self.figure.end,
            field=whole.field,
        )


@lru_cache(maxsize=1024)
def given_by(report: Report) -> tuple[Given, ...]:
    """Give a report's figures for the news: one for each thing, the one told first. Kept: composing asks often."""
    found: dict[str, Given] = {}
    for unit in (report.title, *report.units[:DEEP]):
        if not unit.figures or _tells_of_old(unit, report):
            continue
        for figure in unit.figures:
            key = key_of(figure, report.member.language)
            if key is not None:
                found.setdefault(key, Given(key, figure, unit, report))
    return tuple(found.values())


def key_of(figure: Quantity, language: str | None) -> str | None:
    """Name what is counted; None for money, shares, measures and what is not said."""
    if figure.scope and is_general(figure, language):
        return figure.scope
    if figure.scope and figure.noun:
        return f"{language}:{stem(KIN.get(figure.noun, figure.noun), language)}:{figure.scope}"
    if not figure.counts or figure.value < 2:
        return None
    return f"{language}:{stem(KIN.get(figure.noun, figure.noun), language)}"


def is_general(figure: Quantity, language: str | None) -> bool:
    """Whether it counts people as such ("12 people", "12 dead") and not some of them ("two Tamar sailors")."""
    words = figure.phrase.split()
    if len(words) > 2 or any(word[0].isupper() for word in words if language != "de"):
        return False
    cues = SCOPES.get(language or "en", {}).get(figure.scope, ())
    return not figure.noun or figure.noun in GENERAL or any(cue.strip() in figure.noun for cue in cues)


#: Signs that a number is the usual one, not today's.
_HABIT = re.compile(
    r"\b(?:ordinar(?:y|ily)|normally|usual(?:ly)?|on average|typical(?:ly)?|per (?:day|week|month|year)|(?:a|each|"
    r"every) (?:day|week|"
    r"month|year|night)|last year|years? ago|normalerweise|üblich|im schnitt|täglich|jährlich|en moyenne|par "
    r"(?:jour|an)|d'habitude|"
    r"normalmente|al (?:día|año)|de media|in media|al giorno|em média|por (?:dia|ano|día|año)|gemiddeld|per dag)\b|"
    r"普段|平均|通常",
    re.IGNORECASE,
)


def _tells_of_old(unit: Unit, report: Report) -> bool:
    """Whether a sentence is about a day long past."""
    if _HABIT.search(unit.text):
        return True
    if unit.field == "title" or report.member.published is None:
        return False
    at, _ = event_time(
        unit.text, report.member.language, published=report.member.published, country=report.member.country
    )
    years = [
        int(number) for number in unit.numbers if len(number) == 4 and number.isdigit() and 1800 < int(number) < 2100
    ]
    printed = 1970 + report.at / 31_556_952
    return (at is not None and at < report.at - OLD_S) or any(year < int(printed) for year in years)


def apart(one: Quantity, other: Quantity) -> bool:
    """Whether no number fits both."""
    if one.qualifier == other.qualifier == "" or (one.qualifier and other.qualifier):
        loose = one.low <= other.high and other.low <= one.high
        return one.value != other.value and not (loose and (one.qualifier or other.qualifier))
    exact, bound = (one, other) if not one.qualifier else (other, one)
    return not bound.low <= exact.value <= bound.high or exact.value == bound.value == -1


def differing(reports: Sequence[Report]) -> tuple[Figure, ...]:
    """Find where independent reports give numbers that cannot both be right."""
    by_key: dict[str, list[Given]] = {}
    for report in reports:
        for given in given_by(report):
            by_key.setdefault(given.key, []).append(given)
    found: list[tuple[int, float, Figure]] = []
    for told in by_key.values():
        rows = _still_held(_same_thing(told))
        if len(rows) > 1 and any(_contradict(one, other) for n, one in enumerate(rows) for other in rows[n + 1 :]):
            found.append((-len(rows), min(row.report.at for row in rows), _figure(rows)))
    found.sort(key=lambda row: (row[0], row[1], row[2].label))
    return tuple(figure for _, _, figure in found[:MOST])


def _same_thing(rows: list[Given]) -> list[Given]:
    """Keep those that count what the best supported one counts: numbers far apart must be told in like sentences."""
    if len(rows) < 2:
        return rows
    groups = [[other for other in rows if other is row or _counts_the_same(row, other)] for row in rows[:40]]
    return max(groups, key=len)


#: Where those counted were: "in Tamar", "outside the port of Ansel".
_PLACED = re.compile(
    r"\b(?:in|near|at|outside|off|bei|nahe|à|près de|en|cerca de|a|vicino a|em|bij)\s(?:the\s)?"
    r"([A-ZÀ-ÞА-Я][\w’'-]+(?:\s[A-ZÀ-Þ][\w’'-]+)*)"
)


def _elsewhere(one: Given, other: Given) -> bool:
    """Whether two counts are of different places: each names one beside the figure that the other report never names.

    A town and its country are one place as long as the report that names the country names the town somewhere too.
    """
    mine, theirs = _places(one), _places(other)
    if not mine or not theirs or mine & theirs:
        return False
    here, there = (f"{row.report.title.text}\n{row.report.member.text}" for row in (one, other))
    return not any(place in there for place in mine) and not any(place in here for place in theirs)


@lru_cache(maxsize=1024)
def _places(given: Given) -> frozenset[str]:
    """Give the places right behind a figure, in its sentence."""
    if given.report.member.language in ("ja", "zh", "ar"):
        return frozenset()
    months = months_in_full(given.report.member.language or "en")
    behind = given.unit.text[given.figure.end : given.figure.end + _BEHIND]
    return frozenset(name for name in _PLACED.findall(behind) if name.casefold() not in months)


def _counts_the_same(one: Given, other: Given) -> bool:
    if _elsewhere(one, other):
        return False
    low, high = sorted((one.figure.value, other.figure.value))
    alike = SAME_DISPUTE if ":" in one.key or high > FAR * max(low, 1.0) else SAME_TOLL
    return one.unit.like(other.unit) >= alike


def _still_held(rows: list[Given]) -> list[Given]:
    """Drop figures that their own newsroom has replaced, and those that two later reports agree to have outgrown."""
    rows = [row for row in rows if not any(_is_update(row, other) for other in rows)]
    latest: dict[str, Given] = {}
    for row in sorted(rows, key=lambda row: (row.report.at, row.report.member.article_id)):
        latest[row.report.member.source_id] = row
    kept = sorted(latest.values(), key=lambda row: (row.report.at, row.report.member.article_id))
    out: list[Given] = []
    for n, row in enumerate(kept):
        later = [other for other in kept[n + 1 :] if apart(row.figure, other.figure)]
        agreed = {other.figure.value for other in later if sum(o.figure.value == other.figure.value for o in later) > 1}
        repeated = any(not apart(row.figure, other.figure) for other in kept[n + 1 :])
        if not (agreed and max(agreed) > row.figure.value and not repeated):
            out.append(row)
    return out


def _is_update(old: Given, new: Given) -> bool:
    """Whether a count went on: a higher number, printed so much later that both may have been right in their time."""
    return new.report.at - old.report.at > TOGETHER_S and new.figure.value > old.figure.value


def _contradict(one: Given, other: Given) -> bool:
    """Whether two figures cannot both be right at one time."""
    if not apart(one.figure, other.figure):
        return False
    first, second = sorted((one, other), key=lambda row: row.report.at)
    gap = second.report.at - first.report.at
    return gap <= TOGETHER_S or (second.figure.value < first.figure.value and gap <= REVERSED_S)


def _figure(rows: Iterable[Given]) -> Figure:
    """Write one difference, lowest number first."""
    ordered = sorted(rows, key=lambda row: (row.figure.value, row.report.at, row.report.member.article_id))
    first = min(ordered, key=lambda row: (row.report.at, row.report.member.article_id))
    return Figure(
        label=label_of(first),
        values=tuple(
            (row.figure.value, row.figure.words, row.report.member.source_id, row.citation) for row in ordered
        ),
        tops=tuple(row.figure.top for row in ordered),
    )


def label_of(given: Given) -> str:
    """What is counted, in the report's own words: the noun, with what happened to those counted."""
    text, figure = given.unit.text, given.figure
    after = figure.start + len(figure.words)
    noun = text[after : figure.end].strip(" -–")
    if not figure.scope:
        return noun or text[figure.start : figure.end]
    cues = SCOPES.get(given.report.member.language or "en", {}).get(figure.scope, ())
    tail = text[figure.end : figure.end + 40]
    low = tail.casefold()
    hit = min((low.find(cue) for cue in cues if cue in low), default=-1)
    if hit < 0 or any(cue in noun.casefold() for cue in cues):
        return noun or figure.scope
    end = re.compile(r"\w*").match(tail, hit + 1)
    reach = tail[: end.end() if end else hit]
    return f"{noun}{reach}".strip() if not re.search(r"[.;,:!?。，、]", reach) else (noun or figure.scope)

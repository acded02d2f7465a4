"""Propose a definition from one article: whom it names, what could show it, what would follow, what is done.

All that stands in the article has its sentence above it; all that cannot (shares, ratios, half-lives, gates) is a guess
and marked "set". A person edits the draft before it is watched.
"""

import itertools
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from wireroom.errors import SituationError
from wireroom.watch.definition import read_situation
from wireroom.watch.draft.known import ITEMS, body_of
from wireroom.watch.draft.outline import Outline, clean
from wireroom.watch.draft.points import Point, Points, points
from wireroom.watch.draft.sides import Mention, Sides, Told, sides
from wireroom.watch.draft.write import by_language, comment, listed, quoted, slug
from wireroom.watch.terms import check_term

#: Actors of a draft at most, the most named first, and so many of each of its lists.
MOST_ACTORS, MOST_POINTS = 12, 14
_PLACE = re.compile(
    r"\b((?:[A-Z][\w’'-]+ ){0,3}?[A-Z][\w’'-]+"
    r" (?:Strait|Sea|Gulf|Canal|Channel|Peninsula|Islands?|Passage|Valley|Delta|Basin)"
    r"|(?:Strait|Gulf|Sea|Isle|Bay) of [A-Z][\w’'-]+)\b"
)
_ARTICLE = re.compile(r"^(?:The|A|An|In|Near|Across|Over) ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Somebody whom the article names: `key` is a country's two letters or a body's name as printed."""

    key: str
    #: Its usual name in the article's language.
    name: str
    #: As printed, and by its usual names in other languages: language -> forms.
    names: dict[str, tuple[str, ...]]
    #: The first sentence that names it, and in how many it is named.
    sentence: str
    count: int


def draft(
    article: Outline, named: Sequence[Named], mentions: Callable[[str], Sequence[Mention]], *, origin: str = ""
) -> str:
    """Write a definition.

    Args:
        article: The article, cut into sections.
        named: Whom it names, the most named first.
        mentions: Finds them in a sentence.
        origin: Address or file of the article, told at the top.

    Returns:
        YAML that `read_situation` takes.

    Raises:
        SituationError: If the article says nothing that could be watched for: no sign of any kind.
    """
    return _Draft(article, list(named)[:MOST_ACTORS], mentions, origin).text()


class _Draft:
    def __init__(
        self, article: Outline, named: list[Named], mentions: Callable[[str], Sequence[Mention]], origin: str
    ) -> None:
        self._article, self._named, self._mentions = article, named, mentions
        self._origin = clean(origin)
        self._points: Points = points(article)
        headlines = {article.title, *(section.heading for section in article.sections)}
        told = [
            Told(text, tuple(mentions(text)), 3 if text in headlines else 1) for text in article.all_sentences() if text
        ]
        self._sides: Sides = sides(told, [one.key for one in self._named])
        self._taken: set[str] = set()
        self._ids = {one.key: self._actor_id(one) for one in self._named}

    def text(self) -> str:
        ways = self._points.ways[:MOST_POINTS]
        if not ways:
            raise SituationError("", "nothing in this article says what could be watched for; write the file by hand")
        signs, categories, critical = self._indicators(ways)
        lines = [*self._head(), *self._scope(), *self._actors(), *self._hypotheses(), "indicators:", *signs]
        lines += [*self._levels(categories, critical), *self._implications(), *self._responses()]
        lines += ["alerts: {budget_per_week: 3, on: [level_change, critical_indicator], channels: [web]}",
                  'report: {daily_utc: "06:00", also_on: level_change}', ""]  # fmt: skip
        made = "\n".join(lines)
        read_situation(made)
        return made

    def _head(self) -> list[str]:
        title = self._article.title[:120] or "Untitled"
        question = f"Is what this tells of becoming more likely in the next 30 days: {title}?"
        lines = ["# A draft, made from one article" + (f": {self._origin}" if self._origin else ".")]
        lines += [
            '# Above each element stands the sentence that it was taken from. Where "set" stands, the machine guessed:',
            "# set shares, ratios, half-lives and gates to your own judgement. docs/situations.md says what keys mean.",
            "",
            f"situation: {slug(title, set(), fallback='my-situation')}",
            "version: 1",
            f"title: {quoted(title)}",
            *comment(title, 0),
            f"question: {quoted(question)}   # set",
            "decision_served: not said   # set: what will you decide by it?",
            "",
        ]
        return lines

    def _scope(self) -> list[str]:
        languages = ["en", "zh-Hant", "zh-Hans"]
        own = self._article.language
        if own and own not in ("en", "zh"):
            languages.insert(0, own)
        lines = ["scope:", "  horizon_days: 30   # set", f"  languages: {listed(languages)}"]
        places: dict[str, str] = {}
        for text in self._article.all_sentences():
            for found in _PLACE.finditer(text):
                places.setdefault(_ARTICLE.sub("", found[1]), text)
        where = [one for one in self._named if one.key == self._sides.acted_on] or self._named[:2]
        if places or where:
            lines.append("  places:")
            for name, text in list(places.items())[:8]:
                lines += [*comment(text, 4), f"    - {quoted(name)}"]
            for one in where:
                lines += [*comment(one.sentence, 4), f"    - name: {quoted(one.name)}", "      names:"]
                lines += by_language(one.names, 8)
        else:
            lines += ["  topics:   # set", *by_language({own or "en": _words_of(self._article.title)}, 4)]
        return [*lines, ""]

    def _actors(self) -> list[str]:
        lines = ["actors:"] if self._named else []
        for one in self._named:
            side, role = self._sides.places[one.key]
            party = one.key in (self._sides.acting, self._sides.acted_on)
            body = body_of(one.key)
            item = body.item if body else ITEMS.get(one.key, "")
            lines += [*comment(one.sentence, 2), f"  - id: {self._ids[one.key]}", f"    name: {quoted(one.name)}"]
            lines.append(f"    side: {side}   # set; named in {one.count} sentence{'' if one.count == 1 else 's'}")
            lines += ["    party: true"] if party and self._sides.acting else []
            lines += [f"    role: {role}"] if role else []
            lines += [f"    country: {quoted(one.key)}"] if len(one.key) == 2 and one.key.isupper() else []
            lines += [f"    wikidata: {item}"] if item else []
            lines += ["    names:", *by_language(one.names, 6)]
        return [*lines, ""] if lines else []

    def _hypotheses(self) -> list[str]:
        lines = [
            "hypotheses:   # set: the shares of a group sum to 1",
            "  - {id: H0, text: It stays as it is, prior: 0.8}",
            "  - {id: H1, text: What the article warns of comes about, prior: 0.15}",
            "  - {id: HD, text: It is said for effect and not meant, prior: 0.05}",
        ]
        if self._sides.supporter:
            name = next(one.name for one in self._named if one.key == self._sides.supporter)
            lines += [
                "support:   # set: what the supporter does",
                f"  - {{id: S0, text: {quoted(f'{name} gives no support beyond words')}, prior: 0.6}}",
                f"  - {{id: S1, text: {quoted(f'{name} helps quietly')}, prior: 0.3}}",
                f"  - {{id: S2, text: {quoted(f'{name} gives material support')}, prior: 0.1}}",
            ]
        return [*lines, ""]

    def _indicators(self, ways: Sequence[Point]) -> tuple[list[str], list[str], int]:
        lines: list[str] = []
        categories: list[str] = []
        critical = 0
        for point in ways:
            made, category = self._indicator(point)
            lines += made
            categories.append(category)
            critical += bool(point.kind and point.kind.critical)
        return [*lines, ""], list(dict.fromkeys(categories)), critical

    def _indicator(self, point: Point) -> tuple[list[str], str]:
        kind, acting, helper = point.kind, self._sides.acting, self._sides.supporter
        about = {one.key for text in (point.heading, point.sentence) for one in self._mentions(text)}
        helps = bool(helper) and helper in about and acting != ""
        name = slug(point.label, self._taken, fallback="sign")
        category = kind.category if kind else "other signs"
        category = f"support {category}" if helps else category
        terms = self._terms(point)
        lines = [*comment(point.sentence, 2, heading=point.heading), f"  - id: {name}"]
        lines += [f"    name: {quoted(point.label[:120])}", f"    says: {quoted(point.says[:900])}"]
        lines += [f"    category: {quoted(category)}", f"    half_life_days: {kind.half_life if kind else 30}   # set"]
        lines += ["    critical: true   # set"] if kind and kind.critical else []
        if helps:
            lines += ["    scope: actors", f"    all_actors: [{self._ids[helper]}, {self._ids[acting]}]"]
        elif acting:
            lines.append(f"    actors: [{self._ids[acting]}]")
        lines += ["    terms:", *by_language(terms, 6)]
        if kind and kind.deed:
            sides_of = f", from: {self._ids[helper]}, to: {self._ids[acting]}" if helps else ""
            sides_of = f", from: {self._ids[acting]}" if not helps and acting else sides_of
            lines.append(f"    match: {{plover: {kind.deed}{sides_of}}}")
        lines += [f"    stages: {kind.stages}   # set"] if kind and kind.stages else []
        high = "2.5" if kind and kind.critical else "1.5"
        lr = f"H0: 0.7, H1: {high}, HD: 1.1"
        lr += ", S0: 0.6, S1: 1.8, S2: 2.0" if helps else ""
        return [*lines, f"    lr: {{{lr}}}   # set"], category

    def _levels(self, categories: Sequence[str], critical: int) -> list[str]:
        many = min(2, len(categories))
        word = "category" if many == 1 else "categories"
        top = f"1 critical strong and {many} {word} active" if critical else f"{many} {word} strong"
        return [
            "levels:   # set: the ladder",
            "  0: {name: As usual}",
            "  1: {name: First signs, any_of: [1 indicator watch]}",
            f"  2: {{name: It builds up, all_of: [{many} {word} active, 3 reports]}}",
            f"  3: {{name: It is near, any_of: [{top}]}}",
            '  4: {name: It has come, all_of: ["level:3", human]}',
            "hysteresis: {up_after_evals: 2, down_after_hours: 72, down_factor: 0.7, max_auto_level: 3}",
            "",
        ]

    def _implications(self) -> list[str]:
        lines, taken = [], set[str]()
        for point in self._points.follows[:MOST_POINTS]:
            lines += [
                *comment(point.sentence, 2, heading=point.heading),
                f"  - id: {slug(point.label, taken, fallback='follows')}",
            ]
            lines += [f"    name: {quoted(point.label[:120])}"]
            lines.append("    when: level>=2   # set")
            lines.append(f"    mechanism: {quoted(point.says[:900])}")
        return ["implications:", *lines, ""] if lines else []

    def _responses(self) -> list[str]:
        lines = []
        others = [one.key for one in self._named if self._sides.places[one.key][0] == "B"]
        others = [key for key in others if key != self._sides.acted_on] or others
        for point in self._points.responses[:MOST_POINTS]:
            if point.kind is None:
                continue
            said = (*self._mentions(point.heading), *self._mentions(point.sentence))
            here = [one.key for one in said if one.key in others]
            by = [self._ids[key] for key in dict.fromkeys(here or others)]
            name = slug(point.kind.id, self._taken, fallback="response")
            lines += [*comment(point.sentence, 4, heading=point.heading), f"    - id: {name}"]
            lines += [f"      name: {quoted(point.label[:120])}"]
            lines += [f"      by: {listed(by)}   # set"] if by else []
            lines += ["      terms:", *by_language(point.kind.terms, 8)]
            lines += [f"      match: {{plover: {point.kind.deed}}}"] if point.kind.deed else []
        if not lines:
            return []
        return ["responses:", "  track: [SANCTION, SUPPORT, AID, CONSULT, COOPERATE, AGREE]", "  kinds:", *lines, ""]

    def _terms(self, point: Point) -> dict[str, tuple[str, ...]]:
        """Give the terms of its kind, and before them what the article calls the thing."""
        made = dict(point.kind.terms) if point.kind else {}
        own = self._article.language or "en"
        own = "zh-Hans" if own == "zh" else own
        label = point.label.split(": ", 1)[-1]
        called = [part for part in re.split(r" and |,|、|和|与|與", label) if _good(part)] if not point.kind else []
        if point.kind and own != "en" and own not in made:
            called = [found[0]] if (found := point.kind.cue.search(point.sentence)) else []
        if called or not made:
            made[own] = tuple(dict.fromkeys((*made.get(own, ()), *(called or _words_of(label)))))
        return made

    def _actor_id(self, one: Named) -> str:
        body = body_of(one.key)
        if body or (len(one.key) == 2 and one.key.isupper()):
            name = body.id if body else one.key.lower()
            self._taken.add(name)
            return name
        return slug(one.name, self._taken, fallback="actor")


def _good(term: str) -> bool:
    try:
        check_term(term.strip())
    except ValueError:
        return False
    return 1 <= len(term.split()) <= 4


def _words_of(text: str) -> tuple[str, ...]:
    """Give pairs of longer words that stand side by side, as terms: better than nothing, and to be edited."""
    words = [word.lower() for word in re.findall(r"[^\W\d_][\w'-]*", text)]
    pairs = [f"{one} {two}" for one, two in itertools.pairwise(words) if min(len(one), len(two)) > 3]
    found = pairs or [word for word in words if len(word) > 4] or [word for word in words if _good(word)]
    return tuple(dict.fromkeys(word for word in found if _good(word)))[:6] or ("to be named",)

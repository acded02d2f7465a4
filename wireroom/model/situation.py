"""A situation under watch: its definition as read from a file, the evidence filed under it, and how it stands.

Times are UTC seconds since 1970; texts by language have ISO 639-1 keys, "*" stands for every language.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

#: What an indicator can be, the weakest first. "blind" and "unknown" stand outside this ladder.
STATES = ("off", "watch", "active", "strong")

#: Nothing that could show it was read for too long: not the same as quiet.
BLIND = "blind"

#: Not judged yet.
UNKNOWN = "unknown"

#: Texts by language.
Texts = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Somebody whose acts matter."""

    id: str
    name: str
    #: "A", "B" or another letter; actors of one side stand together.
    side: str
    #: A side of the dispute itself, not a supporter.
    party: bool
    #: ISO 3166-1 alpha-2 of its own media, upper case; None where it has none.
    country: str | None
    names: Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """Something observable that would show a change. Responses are kept in the same form, with `kind` "response"."""

    id: str
    name: str
    #: What would be seen, in one sentence.
    says: str
    category: str
    #: "raises", "calms" or "response"; only the first kind counts in a level's gate by number.
    kind: str
    critical: bool
    half_life_days: float
    #: One of these must stand in a sentence ...
    terms: Texts
    #: ... together with one of these, where there are any ...
    also: Texts
    #: ... and with none of these.
    without: Texts
    #: Actors of whom one, and actors who all, must be named in the sentence or the headline.
    actors: tuple[str, ...]
    all_actors: tuple[str, ...]
    #: "place": the article names a place of the situation; "actors": the actors named are enough.
    scope: str
    #: Whether "will", "may" and "could" count too (for threats and warnings).
    forecasts: bool
    #: Hours without any article in its languages after which it is blind.
    blind_after_hours: float
    #: Who is expected to act, for responses.
    by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """A rung of the ladder. The gate is met when all of `all_of` hold and, where there are any, one of `any_of`."""

    number: int
    name: str
    all_of: tuple[str, ...] = ()
    any_of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Implication:
    """What follows for others if it goes on."""

    id: str
    name: str
    text: str
    #: From this level on.
    from_level: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """A definition file, read and found whole."""

    name: str
    version: int
    title: str
    question: str
    serves: str
    places: Texts
    languages: tuple[str, ...]
    actors: tuple[Actor, ...]
    indicators: tuple[Indicator, ...]
    levels: tuple[Level, ...]
    implications: tuple[Implication, ...]
    #: A higher gate must hold at this many minutes in a row.
    up_after: int
    #: All higher gates must fail for so long.
    down_after_hours: float
    #: A state is kept until its value falls below this share of its threshold.
    down_factor: float
    #: Levels above are never reached without a person.
    max_auto_level: int
    #: Reliability grade by source id, "A" to "F", where the writer of the file sets one.
    grades: Mapping[str, str] = field(default_factory=dict)

    def indicator(self, name: str) -> Indicator | None:
        """Give an indicator by its id."""
        return next((item for item in self.indicators if item.id == name), None)

    def level(self, number: int) -> Level | None:
        """Give a rung by its number."""
        return next((item for item in self.levels if item.number == number), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchedArticle:
    """An article as the watch desk looks at it."""

    #: Order of arrival, from 1.
    n: int
    article_id: str
    version: int
    source_id: str
    source_kind: str
    country: str | None
    owner: str | None
    grade: str | None
    title: str
    text: str
    language: str | None
    published: float | None
    seen: float
    report_id: str
    #: Whether its full text was read.
    full: bool
    origins: tuple[str, ...]
    #: What its text may come from, as model.counts.kin_of.
    kin: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One article's sentence that shows an indicator, with why it matched and how far it is believed."""

    indicator: str
    article_id: str
    version: int
    #: Group of copies: all of them are one report.
    report_id: str
    source_id: str
    owner: str | None
    #: Whether the full text was read; copies of one that was not cannot be seen.
    read: bool
    origins: tuple[str, ...]
    #: When it was news: as printed, never later than seen.
    at: float
    sentence: str
    language: str | None
    #: "title" or "text", and the characters in it.
    field: str
    start: int
    end: int
    #: Terms as printed, then names of places and actors as printed.
    matched: tuple[str, ...]
    named: tuple[str, ...]
    #: "actual"; "denied" and "possible" are set aside and count for nothing; "withdrawn": no longer in the article.
    modality: str
    #: A to F, 1 to 6; F and 6 are unknown.
    reliability: str
    credibility: int
    #: 0 to 1.
    weight: float
    #: Found in what was kept before the watch began.
    archive: bool = False
    #: What its text may come from, as model.counts.kin_of: evidence that shares one of these may be one report.
    kin: tuple[str, ...] = ()

    @property
    def counts(self) -> bool:
        """Whether it says anything about the indicator."""
        return self.weight > 0.0

    @property
    def grade(self) -> str:
        """The grade as a code; words stand beside it on every page."""
        return f"{self.reliability}{self.credibility}"


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceRow:
    """Evidence with what a page shows beside it."""

    seq: int
    #: When it was filed.
    filed_at: float
    evidence: Evidence
    title: str
    story_id: str | None
    source_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StateChange:
    """An indicator went from one state to another."""

    seq: int
    at: float
    indicator: str
    before: str
    state: str
    value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelStep:
    """A situation came to stand on another rung."""

    seq: int
    at: float
    before: int | None
    level: int
    why: tuple[str, ...]
    blind: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SituationRow:
    """A situation in a list."""

    name: str
    version: int
    text: str
    #: None: not known yet.
    level: int | None
    since: float | None
    watched_since: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SituationPage:
    """All that is known of a situation at a time."""

    row: SituationRow
    #: The time as of which it is known.
    at: float
    levels: tuple[LevelStep, ...]
    changes: tuple[StateChange, ...]
    #: What stands filed, newest news first.
    evidence: tuple[EvidenceRow, ...]
    #: Articles that were read by then, and since when.
    articles: int
    articles_since: float | None

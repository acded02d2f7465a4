"""A situation under watch: the articles that are looked at, the evidence filed, and how it stands.

Times are UTC seconds since 1970. What its file says is in `model.definition`.
"""

from dataclasses import dataclass

from wireroom.model.series import SeriesKnown
from wireroom.model.situation_notes import SituationNote

#: What an indicator can be, the weakest first. "blind" and "unknown" stand outside this ladder.
STATES = ("off", "watch", "active", "strong")

#: Nothing that could show it was read for too long: not the same as quiet.
BLIND = "blind"

#: Not judged yet.
UNKNOWN = "unknown"


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
    #: Names of office-holders in it who looked out of date to the claims desk.
    stale: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldDeed:
    """Who did what to whom, as a sentence tells it, in the words of the definition."""

    #: PLOVER's type, and that of what is promised, threatened, asked or refused.
    type: str
    of: str
    #: How surely it is told (`model.deed.MODALITIES`).
    modality: str
    #: Ids of the definition's actors.
    by: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    stage: str = ""
    #: Country of the place, two letters, and how exact that is ("city", "country", "").
    country: str = ""
    precision: str = ""
    #: Whether one who acts and one acted upon stand on different sides.
    between_sides: bool = False


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
    #: "actual"; all others are set aside and count for nothing: "denied", "possible", "historical", "unilateral" (one
    #: country alone), "unlike" (as a counter-example), "stale" (its speaker has left office), "rejected" and "moved"
    #: (by a person), "withdrawn" (no longer in the article).
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
    #: What its sentence tells that was done; None where it was found by words alone.
    deed: ToldDeed | None = None
    #: Why it counts for less than its grade: "announced", "held every year"; may be empty.
    less: tuple[str, ...] = ()
    #: What is left of the weight of its grade for that reason.
    share: float = 1.0
    #: Whether its sentence quotes somebody in their own words, or is the institution's own.
    quoted: bool = False

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
    #: What else was decided by then, oldest first.
    notes: tuple[SituationNote, ...] = ()
    #: Series that its definition names, as known by then.
    series: tuple[SeriesKnown, ...] = ()

"""What a definition file says: the question, who is involved, what shows a change, how high it stands and why.

Texts by language have ISO 639-1 keys, "*" stands for every language. `docs/situations.md` tells writers what is what.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

#: Texts by language.
Texts = Mapping[str, tuple[str, ...]]

#: Where a file does not say: a claim that nobody repeats for a month says little.
HALF_LIFE_DAYS = 30.0
#: A day and a half without a single article is more than a quiet night.
BLIND_HOURS = 36.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place of the scope."""

    name: str
    #: By language; the name itself is among them, under "*".
    names: Texts
    #: Degrees north and east, and how far around still counts; None where the file does not say.
    at: tuple[float, float] | None = None
    radius_km: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Somebody whose acts matter."""

    id: str
    name: str
    #: "A", "B" or another word; actors of one side stand together.
    side: str
    #: A side of the dispute itself, not a supporter.
    party: bool
    #: ISO 3166-1 alpha-2 of its offices and its own media, upper case; None where it has none.
    country: str | None
    names: Texts
    #: What it is in this: "supporter", "mediator"; may be empty.
    role: str = ""
    #: Item of Wikidata, "Q865"; may be empty.
    wikidata: str = ""
    #: Parts of it that are meant (`codebook.SECTORS`); empty for all.
    sectors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hypothesis:
    """What may be the case. Those of one group exclude each other, and their priors sum to 1."""

    id: str
    text: str
    prior: float
    group: str
    #: "routine" (all stays as it is; one a group), "change" or "deception" (it only shall seem so).
    role: str
    horizon_days: float
    #: How one will tell whether it was so; may be empty.
    resolution: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeedKind:
    """A kind of deed that is looked for. Each list that is not empty must hold the deed's own word."""

    type: str
    modes: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    #: What is promised, threatened, asked or refused.
    of: tuple[str, ...] = ()
    #: Ids of actors: one of these acts, one of those is acted upon.
    by: tuple[str, ...] = ()
    to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DeedMatch:
    """What deeds show something: one of the kinds. `by` and `to` are already within each kind."""

    kinds: tuple[DeedKind, ...]
    #: The one who acts and the one acted upon stand on different sides.
    between_sides: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Needs:
    """What evidence must bring before the indicator is more than watched."""

    origins: int = 1
    #: Least grade, "C2"; "" for any.
    grade: str = ""
    primary_quote: bool = False
    #: "current": who speaks holds the office now; or "any".
    speaker_role: str = "any"


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesUse:
    """A series of numbers that shows an indicator, and how it is judged."""

    source: str
    field: str
    date_field: str
    #: Where it is fetched from; "" where it is only handed over.
    url: str
    #: What a day without a row means (`series.MISSING`), and which side is unusual (`series.SIDES`).
    missing: str
    side: str
    by_month: bool
    window_days: int
    guard_days: int
    #: When it is active and when strong, in the words of `watch.series.triggers`; strong may be empty.
    active: str
    strong: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """Something observable that would show a change. Responses are kept in the same form, with `kind` "response"."""

    id: str
    name: str
    #: What would be seen, in one sentence.
    says: str
    category: str
    #: "raises", "calms", "response" or "absent"; only the first kind counts in a level's gate by number.
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
    #: How surely it must be said (`deed.MODALITIES`).
    modalities: tuple[str, ...]
    #: Hours without anything that could show it after which it is blind.
    blind_after_hours: float
    #: Who is expected to act, for responses.
    by: tuple[str, ...] = ()
    #: It raises as it helps the side of the first party, and else says nothing.
    by_side: bool = False
    #: Days before the event at which it is seen, from and to.
    lead_time_days: tuple[float, float] | None = None
    match: DeedMatch | None = None
    #: Deeds of one country alone: shown, never counted as joint.
    unilateral: DeedMatch | None = None
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()
    #: How much each stage counts, 0 to 1; a stage that is not named counts whole.
    stages: Mapping[str, float] = field(default_factory=dict)
    #: How much likelier it is under a hypothesis; 1 where it is not named.
    lr: Mapping[str, float] = field(default_factory=dict)
    needs: Needs = Needs()
    #: What is held every year at this time counts so much.
    calendar_share: float = 1.0
    series: SeriesUse | None = None

    @property
    def forecasts(self) -> bool:
        """Whether "will", "may" and "could" count too."""
        return "future" in self.modalities or "hypothetical" in self.modalities


@dataclass(frozen=True, slots=True, kw_only=True)
class Absent:
    """What should be seen if it were near, and is looked for in vain."""

    expect: str
    check_daily: bool
    #: How much likelier its absence is under a hypothesis.
    lr_if_absent: Mapping[str, float]
    #: What would show it (kind "absent").
    sign: Indicator


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One condition of a gate. `text` is what was written."""

    #: "indicator", "critical" or "categor" (by number), "one", "category", "report", "origin", "event", "level" or
    #: "human".
    kind: str
    text: str = ""
    number: int = 0
    #: Id of an indicator, name of a category, or type of a deed.
    name: str = ""
    state: str = ""
    #: Least grade, "C3"; "" for any.
    grade: str = ""
    #: Of a deed: the actor who does it, "" for any; or whether it is between sides.
    by: str = ""
    between_sides: bool = False
    #: Of a deed: happened within so many hours, or goes on for so many; None where not asked.
    within_hours: float | None = None
    for_hours: float | None = None
    #: Of a deed: credibility of 1 to this.
    credibility: int = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """Conditions joined: all of `all_of` hold and, where there are any, one of `any_of`."""

    all_of: "tuple[Term | Gate, ...]" = ()
    any_of: "tuple[Term | Gate, ...]" = ()

    def terms(self) -> tuple[Term, ...]:
        """Give all conditions, here and below."""
        return tuple(
            term
            for item in (*self.all_of, *self.any_of)
            for term in (item.terms() if isinstance(item, Gate) else (item,))
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """A rung of the ladder."""

    number: int
    name: str
    gate: Gate = Gate()


@dataclass(frozen=True, slots=True, kw_only=True)
class If:
    """A condition of an implication: `kind` is "level", "hypothesis" or "indicator"."""

    kind: str
    #: Of a hypothesis or an indicator.
    name: str = ""
    #: The level or probability is at least this.
    least: float = 0.0
    #: The indicator is at least in this state.
    state: str = "active"


@dataclass(frozen=True, slots=True, kw_only=True)
class Implication:
    """What follows for others if it goes on."""

    id: str
    name: str
    #: What leads to it and how one would see it.
    text: str
    #: What was written after `when`.
    words: str
    #: One of these holds, each whole.
    when: tuple[tuple[If, ...], ...]
    measures: tuple[str, ...] = ()
    horizon_days: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Responses:
    """Which deeds of whom are responses, and the states that each may have."""

    types: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    states: tuple[str, ...] = ("called_for", "announced", "in_force", "lifted")


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A dated expectation."""

    id: str
    #: ISO 8601, "2026-12-31".
    day: str
    expect: str
    #: "note" or "alert".
    if_missing: str
    grace_days: float
    #: What shows that it came: an indicator or response, or words; both may be empty.
    indicator: str
    terms: Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertRules:
    """What is worth an alert, how many a week, and by which ways."""

    budget_per_week: int = 3
    on: tuple[str, ...] = ("level_change",)
    channels: tuple[str, ...] = ("web",)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportTimes:
    """When a report is written: each day at a time of UTC, "06:00", and when something happens."""

    daily_utc: str = "06:00"
    also_on: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """A definition file, read and found whole."""

    name: str
    version: int
    title: str
    question: str
    serves: str
    #: All names of all places, by language.
    places: Texts
    languages: tuple[str, ...]
    actors: tuple[Actor, ...]
    #: Indicators and responses.
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
    owner: str = ""
    horizon_days: float = 30.0
    #: Places that the file lists one by one.
    points: tuple[Place, ...] = ()
    #: What an article must name besides a place, where there are any.
    topics: Texts = field(default_factory=dict)
    hypotheses: tuple[Hypothesis, ...] = ()
    absent: tuple[Absent, ...] = ()
    responses: Responses = Responses()
    calendar: tuple[Due, ...] = ()
    alerts: AlertRules = AlertRules()
    report: ReportTimes = ReportTimes()

    def indicator(self, name: str) -> Indicator | None:
        """Give an indicator by its id."""
        return next((item for item in self.indicators if item.id == name), None)

    def level(self, number: int) -> Level | None:
        """Give a rung by its number."""
        return next((item for item in self.levels if item.number == number), None)

    def groups(self) -> dict[str, tuple[Hypothesis, ...]]:
        """Give the hypotheses by group, in the order of the file."""
        names = dict.fromkeys(item.group for item in self.hypotheses)
        return {name: tuple(item for item in self.hypotheses if item.group == name) for name in names}

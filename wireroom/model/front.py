"""The front page as decided: what stands where, and why. A function of the log up to one number."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from wireroom.model.topic import TalkedStory, Topic
from wireroom.model.views import Head, StoryRow, WireBar


@dataclass(frozen=True, slots=True, kw_only=True)
class Rising:
    """A story that moves faster than usual, without being breaking."""

    row: StoryRow
    #: "6 reports in 3 h; 1 expected", or "6 reports in 3 h; no baseline yet".
    why: str
    #: Reports per equal step of the window, oldest first; None where there is too little history.
    spark: tuple[float, ...] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubtful:
    """A story that rests on one publisher alone after some time, or on less than it claims."""

    row: StoryRow
    #: "1 publisher; no other after 3 h".
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """What a story weighs on the front page, and by which factors: their product."""

    total: float
    #: Independent reports and new developments; each further one adds less. 1 for a lone report.
    depth: float
    #: Countries and languages whose newsrooms reported it on their own; 1 to 1.4.
    reach: float
    #: How much of it is of the last hours; 0.6 to 1.
    novelty: float
    #: How lately the last report or development came; 1 now, half after six hours.
    recency: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """Why a story stands where it stands."""

    #: "breaking", "pinned", "lead", "newest", "second", "rising", "local", "section", "lone" (the place that a section
    #: keeps for a story of one report), "doubtful" or "folded".
    place: str
    #: In words, the place first: (what is looked at, what was found, how much it counts).
    factors: tuple[tuple[str, str, str], ...]
    weight: Weight


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontPage:
    """Each story stands in one place only. Orders are final: pages place, they do not sort."""

    head: Head
    #: At most two; how many more there are.
    breaking: tuple[StoryRow, ...]
    more_breaking: int
    lead: StoryRow | None
    #: Why it leads, one sentence after "Why it leads:"; "" without a lead.
    lead_why: str
    #: Nothing leads today: `lead` is the newest story and the page says so.
    quiet: bool
    seconds: tuple[StoryRow, ...]
    rising: tuple[Rising, ...]
    #: (section or None for stories without one, rows); sections without a story are absent.
    sections: tuple[tuple[str | None, tuple[StoryRow, ...]], ...]
    not_confirmed: tuple[Doubtful, ...]
    #: Stories that exist only in languages that the reader did not choose: (language, rows).
    folded: tuple[tuple[str, tuple[StoryRow, ...]], ...]
    wire: tuple[WireBar, ...]
    #: Stories of the reader's regions that newsrooms there alone tell.
    local: tuple[StoryRow, ...] = ()
    #: Names and phrases of the day, in the reader's languages.
    topics: tuple[Topic, ...] = ()
    #: What social posts link to, the most linked first. These stories stand elsewhere on the page, too.
    talked: tuple[tuple[StoryRow, TalkedStory], ...] = ()
    #: Story -> why it stands where it stands.
    why: Mapping[str, Why] = field(default_factory=dict)

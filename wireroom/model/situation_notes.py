"""What is decided of situations beside evidence, states and levels; events of the log, kept as they are.

Times are UTC seconds since 1970.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class HypothesesWeighed:
    """The shares of a situation's hypotheses have moved."""

    at: float
    situation: str
    #: Hypothesis -> probability; those of one group sum to 1.
    shares: dict[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelDecided:
    """A person says how high a level may be reached, with the reason; the gate must hold all the same."""

    at: float
    situation: str
    #: None takes the last word back.
    level: int | None
    reason: str
    by: str = "owner"


@dataclass(frozen=True, slots=True, kw_only=True)
class DissentNoted:
    """A person sees it otherwise and says why; the report carries it until it is taken back (empty text)."""

    at: float
    situation: str
    text: str
    by: str = "owner"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectationPassed:
    """What a situation's calendar expected has come, or has not come in time."""

    at: float
    situation: str
    due: str
    #: "came" or "overdue".
    how: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ObservationJudged:
    """A person's word on one piece of evidence, with the reason. A later one takes its place."""

    at: float
    situation: str
    indicator: str
    article_id: str
    #: "accept", "reject", "regrade", "move", or "undo": as the desk had it.
    verdict: str
    reason: str
    #: "B2" of a regrade, the other indicator of a move; else empty.
    to: str = ""
    #: The sentence that was judged: rejected ones teach what looks like evidence and is none.
    sentence: str = ""
    by: str = "owner"


SituationNote = HypothesesWeighed | LevelDecided | DissentNoted | ExpectationPassed | ObservationJudged

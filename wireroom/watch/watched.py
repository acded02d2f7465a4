"""What the watch desk remembers of one situation, and that state as bytes and back."""

from dataclasses import dataclass, field
from typing import Any

from wireroom.model.codec import build
from wireroom.model.definition import Situation
from wireroom.model.series import Reading
from wireroom.model.situation import Evidence
from wireroom.model.situation_notes import ObservationJudged
from wireroom.watch.deeds import Code
from wireroom.watch.definition import read_situation
from wireroom.watch.match import Matcher


@dataclass(slots=True)
class Watched:
    """One situation under watch."""

    name: str
    text: str
    situation: Situation
    matcher: Matcher
    #: (indicator, article) -> what was filed last.
    evidence: dict[tuple[str, str], Evidence] = field(default_factory=dict)
    states: dict[str, str] = field(default_factory=dict)
    #: Last state of each indicator that was not blind.
    good: dict[str, str] = field(default_factory=dict)
    #: Probabilities of hypotheses as last logged.
    shares: dict[str, float] = field(default_factory=dict)
    #: Dated expectations that have come, or were told as overdue.
    passed: dict[str, str] = field(default_factory=dict)
    level: int | None = None
    #: Level up to which a person has decided.
    decided: int | None = None
    #: Minutes in a row at which a higher gate held, and since when all have failed.
    higher: int = 0
    lower_since: float | None = None
    #: (indicator, article) -> a person's word on it, and the evidence as the desk had it.
    judged: dict[tuple[str, str], tuple[ObservationJudged, Evidence]] = field(default_factory=dict)
    #: The next batch holds articles before this number; None: the archive has been looked through.
    before: int | None = None
    #: Indicator -> its series as judged; made anew when a series changes, never kept.
    readings: dict[str, tuple[Reading, ...]] = field(default_factory=dict)

    def data(self) -> dict[str, Any]:
        """Give what is kept of it."""
        return {
            "name": self.name,
            "text": self.text,
            "evidence": [self.evidence[key] for key in sorted(self.evidence)],
            "states": self.states,
            "good": self.good,
            "shares": self.shares,
            "passed": self.passed,
            "level": self.level,
            "decided": self.decided,
            "higher": self.higher,
            "lower_since": self.lower_since,
            "judged": [self.judged[key] for key in sorted(self.judged)],
            "before": self.before,
        }

    def learn(self) -> None:
        """Tell the matcher what a person rejected."""
        rejected: dict[str, list[str]] = {}
        for key in sorted(self.judged):
            word = self.judged[key][0]
            if word.verdict == "reject" and word.sentence:
                rejected.setdefault(word.indicator, []).append(word.sentence)
        self.matcher.learn(rejected)


def watch(name: str, text: str, *, code: Code | None, before: int | None = None) -> Watched:
    """Begin to watch. `code` codes the deeds of sentences; None: only terms are looked for.

    Raises:
        SituationError: If the text defines none.
    """
    situation = read_situation(text)
    return Watched(name, text, situation, Matcher(situation, code), before=before)


def kept(data: dict[str, Any], code: Code | None) -> Watched:
    """Bring a situation back from what was kept of it.

    Raises:
        KeyError, TypeError, ValueError, SituationError: If it is not what `Watched.data` gave.
    """
    made = watch(data["name"], data["text"], code=code, before=data["before"])
    evidence = [build(Evidence, one) for one in data["evidence"]]
    made.evidence = {(one.indicator, one.article_id): one for one in evidence}
    made.states, made.good = data["states"], data["good"]
    made.level, made.higher, made.lower_since = data["level"], data["higher"], data["lower_since"]
    # states of earlier versions know none of these
    made.shares, made.passed, made.decided = data.get("shares", {}), data.get("passed", {}), data.get("decided")
    pairs = [(build(ObservationJudged, word), build(Evidence, item)) for word, item in data.get("judged", [])]
    made.judged = {(word.indicator, word.article_id): (word, item) for word, item in pairs}
    made.learn()
    return made

"""On how firm a ground a judgement stands: low, moderate or high, with what makes it so; apart from likelihood.

High needs two categories that are active by two independent reports each, of which one is graded C3 or better, and
nothing critical blind. Low is where something critical cannot be seen, or where nothing graded so well stands behind
what is active. All else is moderate.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from wireroom.model.likelihood import Confidence
from wireroom.model.situation import BLIND, UNKNOWN, Evidence
from wireroom.watch.gates import at_least
from wireroom.watch.standing import counts_of, graded

#: A publisher that is fairly reliable and words that are possibly true.
FAIR = "C3"
#: Independent reports behind a category that is corroborated, and such categories behind high confidence.
REPORTS, CATEGORIES = 2, 2


@dataclass(frozen=True, slots=True)
class Ground:
    """An indicator as confidence looks at it."""

    name: str
    category: str
    state: str
    critical: bool
    evidence: tuple[Evidence, ...]
    #: Whether a series of numbers speaks for it too.
    measured: bool


def confidence(grounds: Sequence[Ground]) -> Confidence:
    """Judge the ground that the indicators of a situation give."""
    blind = [item for item in grounds if item.state in (BLIND, UNKNOWN)]
    active = [item for item in grounds if at_least(item.state, "active")]
    firm = {item.category for item in active if _corroborated(item)}
    reasons = []
    if firm:
        reasons.append(f"{_many(len(firm), 'category is', 'categories are')} corroborated: {', '.join(sorted(firm))}")
    elif active:
        reasons.append(
            f"nothing that is active has {REPORTS} independent reports of which one is graded {FAIR} or better"
        )
    else:
        reasons.append("nothing is active")
    critical = [item.name for item in blind if item.critical]
    if critical:
        reasons.append(f"critical and blind: {', '.join(critical)}")
    elif blind:
        reasons.append(f"blind: {', '.join(item.name for item in blind)}")
    if critical or (active and not firm):
        return Confidence("low", tuple(reasons))
    high = len(firm) >= CATEGORIES and not blind
    return Confidence("high" if high else "moderate", tuple(reasons))


def _corroborated(item: Ground) -> bool:
    if item.measured:
        return True
    told = [one for one in item.evidence if one.counts]
    return bool(told) and counts_of(told).reports.low >= REPORTS and any(graded(one, FAIR) for one in told)


def _many(number: int, one: str, more: str) -> str:
    return f"{number} {one if number == 1 else more}"

"""How alike are two timelines? Date-F1, and ROUGE-1 over days that are aligned by date and content.

Both are the usual measures of timeline summarisation. The words are compared as they stand, in small letters, without
stems or stop words, so that one rule holds for all languages.

Source: Martschat and Markert, "Improving ROUGE for Timeline Summarization", EACL 2017, the many-to-one alignment.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from wireroom.text.tokens import fold, words

#: A timeline: day -> its sentences.
Timeline = Mapping[date, Sequence[str]]


def f1(precision: float, recall: float) -> float:
    """The harmonic mean; 0 where both are 0."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def date_f1(found: Timeline, wanted: Timeline) -> float:
    """F1 of the sets of days.

    >>> date_f1({date(2026, 11, 24): ["a"]}, {date(2026, 11, 24): ["b"], date(2026, 11, 25): ["c"]})
    0.6666666666666666
    """
    hits = len(found.keys() & wanted.keys())
    return f1(hits / len(found) if found else 0.0, hits / len(wanted) if wanted else 0.0)


def ar1_f(found: Timeline, wanted: Timeline) -> float:
    """F of ROUGE-1 over aligned days ("align+ m:1").

    Each day is aligned with the day of the other timeline that costs least, (1 - 1/(days apart + 1)) * (1 - ROUGE-1 F),
    the nearest and then the earliest of those that cost alike; what the two share in words counts 1/(days apart + 1).
    """
    ours, theirs = _counted(found), _counted(wanted)
    return f1(_share(ours, theirs), _share(theirs, ours))


def _counted(timeline: Timeline) -> dict[date, Counter[str]]:
    return {day: Counter(fold(word) for word in words(" ".join(told))) for day, told in timeline.items()}


def _share(of: Mapping[date, Counter[str]], other: Mapping[date, Counter[str]]) -> float:
    """The share of one timeline's words that the other one tells, weighed by how near the days are."""
    whole = sum(told.total() for told in of.values())
    if not whole or not other:
        return 0.0
    hits = 0.0
    for day, told in of.items():
        best = min(other, key=lambda there: (_cost(day, told, there, other[there]), abs(there - day), there))
        hits += (told & other[best]).total() / (abs((best - day).days) + 1)
    return hits / whole


def _cost(day: date, told: Counter[str], there: date, other: Counter[str]) -> float:
    common = (told & other).total()
    alike = f1(common / told.total(), common / other.total()) if common else 0.0
    return (1.0 - 1.0 / (abs((there - day).days) + 1)) * (1.0 - alike)

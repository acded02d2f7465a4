"""How well are labels given: accuracy, and F1 of each label, for tasks with one right label a row."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from wireroom.eval.split import bootstrap_interval

# Labels listed one by one; sets with more tell the most frequent ones.
MOST_LISTED = 40


@dataclass(frozen=True, slots=True)
class Judged:
    """One row: the right label, and the one given (None: unknown, which is never right)."""

    true: str
    given: str | None


def scores(rows: Sequence[Judged], by: str) -> dict[str, Any]:
    """Score labels.

    Args:
        rows: What was judged; may be empty.
        by: What the labels are, for the key of the list by label ("by_language").

    Returns:
        `items, accuracy, accuracy_interval, macro_f1` (mean F1 over the labels that are right somewhere), `unknown`
        (the share without a label), and by label `items, precision, recall, f1`.
    """
    true = Counter(row.true for row in rows)
    given = Counter(row.given for row in rows)
    right = Counter(row.true for row in rows if row.true == row.given)
    f1 = {label: 2 * right[label] / (true[label] + given[label]) for label in true}
    hits = [float(row.true == row.given) for row in rows]
    low, high = bootstrap_interval(hits) if hits else (0.0, 0.0)
    listed = sorted(true, key=lambda label: (-true[label], label))[:MOST_LISTED]
    return {
        "items": len(rows),
        "accuracy": _rate(sum(hits), len(rows)),
        "accuracy_interval": [round(low, 4), round(high, 4)],
        "macro_f1": _rate(sum(f1.values()), len(f1)),
        "unknown": _rate(given[None], len(rows)),
        by: {
            label: {
                "items": true[label],
                "precision": _rate(right[label], given[label]),
                "recall": _rate(right[label], true[label]),
                "f1": round(f1[label], 4),
            }
            for label in listed
        },
    }


def _rate(part: float, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0

"""How well are deeds coded? Scores over labelled sentences: the type, and who did it to whom.

The set's older types are folded to PLOVER 0.8 before scoring: DEMAND to REQUEST, DISAPPROVE and INVESTIGATE to ACCUSE,
FIGHT to ASSAULT. An actor is right where its side (source, target) and its country are; sectors are not scored.
"""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from babel.core import get_global

from wireroom.claims.deeds import deed_in
from wireroom.eval.readers import Row, rows_of
from wireroom.eval.split import bootstrap_interval, in_half, mean

_NOW = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}

#: What a coder says of a sentence: the type, and sides with countries ("source", "KE").
Coded = tuple[str, frozenset[tuple[str, str]]]


def run(paths: Iterable[Path], half: str = "all", code: Callable[[str, str], Coded] | None = None) -> dict[str, Any]:
    """Score the coding of events.

    Args:
        paths: JSONL files of {"id", "text", "language", "event", "source", "target"}.
        half: "tune", "report" or "all", by the id of the record.
        code: Another coder to score; None: ours.

    Returns:
        type_accuracy with its 95 % interval, actor_f1, actor_precision, actor_recall, and sentences.
    """
    code = code or ours
    right: list[float] = []
    hit = found = wanted = 0
    for row in rows_of(paths):
        if not row.get("event") or not in_half(str(row["id"]), half):
            continue
        kind, said = code(str(row["text"]).strip(), str(row.get("language") or "en"))
        right.append(float(kind == _NOW.get(row["event"], row["event"])))
        gold = _gold(row)
        hit, found, wanted = hit + len(said & gold), found + len(said), wanted + len(gold)
    return {
        "sentences": len(right),
        "type_accuracy": mean(right) if right else None,
        "type_accuracy_interval": bootstrap_interval(right) if right else None,
        "actor_f1": 2 * hit / (found + wanted) if found + wanted else None,
        "actor_precision": hit / found if found else None,
        "actor_recall": hit / wanted if wanted else None,
    }


def ours(text: str, language: str) -> Coded:
    """Code one sentence as the product does; an empty type where it tells nothing."""
    deed = deed_in(text, language)
    if deed is None:
        return "", frozenset()
    sides = (("source", deed.sources), ("target", deed.targets))
    return deed.type, frozenset((side, one.country) for side, some in sides for one in some)


def _gold(row: Row) -> frozenset[tuple[str, str]]:
    listed = [
        (side, one["code"]) for side in ("source", "target") for one in (row.get(side) or ()) if isinstance(one, dict)
    ]
    return frozenset((side, _country(str(code))) for side, code in listed if code)


def _country(code: str) -> str:
    """Return ISO 3166's two letters of a code of three; "IGO" and what is no country stay."""
    known = get_global("territory_aliases").get(code[:3], ())
    return str(known[0]) if len(known) == 1 else code

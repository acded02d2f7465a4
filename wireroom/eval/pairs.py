"""Do two articles tell the same event? Each pair is shown to the desk; it says yes if it puts both into one story."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from wireroom.errors import UsageError
from wireroom.eval.clustering import Scores
from wireroom.eval.readers import candidate_of, rows_of
from wireroom.eval.split import bootstrap_interval, in_half
from wireroom.ports import Embedder
from wireroom.stories.desk import StoryDesk
from wireroom.text.meanings import meanings


def run(
    paths: Iterable[Path],
    half: str = "all",
    *,
    make: Callable[[], StoryDesk] = StoryDesk,
    embedder: Embedder | None = None,
) -> dict[str, Any]:
    """Judge all pairs of a set, each by a desk of its own, so that one pair teaches nothing about the next.

    Args:
        paths: JSONL files of pairs: `first`, `second` (articles), `same_event`, `id`.
        half: "tune", "report" or "all".
        make: Builds a desk.
        embedder: Makes vectors of meaning; None: the base install.

    Returns:
        Number of pairs, accuracy, and F1 of the pairs that are one event, with 95 % intervals.

    Raises:
        UsageError: If a row has not got both articles and the label.
    """
    answers: list[tuple[bool, bool]] = []
    for row in rows_of(paths):
        if not isinstance(row.get("same_event"), bool) or not all(isinstance(row.get(k), dict) for k in _BOTH):
            raise UsageError(f"row {row.get('id')!r} is no pair: it needs first, second and same_event")
        if in_half(str(row["id"]), half):
            answers.append((row["same_event"], _together(row, make(), embedder)))
    right = [one == other for one, other in answers]
    return {
        "pairs": len(answers),
        "same": sum(1 for one, _ in answers if one),
        "accuracy": round(sum(right) / len(right), 4) if right else 0.0,
        "f1": round(_f1(answers), 4),
        "accuracy_interval": _interval([(one, other) for one, other in answers], _accuracy),
        "f1_interval": _interval(answers, _f1),
    }


_BOTH = ("first", "second")


def _together(row: dict[str, Any], desk: StoryDesk, embedder: Embedder | None) -> bool:
    stories = []
    for name in _BOTH:
        candidate = candidate_of({"lang": row.get("lang"), **row[name]}, article_id=name)
        if embedder is not None:
            (meaning,) = meanings(embedder, [(candidate.title, candidate.text)])
            candidate = replace(candidate, meaning=meaning)
        (event, *_) = desk.place(candidate, candidate.seen)
        stories.append(getattr(event, "story_id", name))
    return stories[0] == stories[1]


def _f1(answers: Sequence[tuple[bool, bool]]) -> float:
    hits = sum(1 for true, said in answers if true and said)
    tried, wanted = sum(1 for _, said in answers if said), sum(1 for true, _ in answers if true)
    return Scores(hits / tried if tried else 0.0, hits / wanted if wanted else 0.0).f1


def _accuracy(answers: Sequence[tuple[bool, bool]]) -> float:
    return sum(1 for true, said in answers if true == said) / len(answers)


def _interval(
    answers: Sequence[tuple[bool, bool]], measure: Callable[[Sequence[tuple[bool, bool]]], float]
) -> list[float]:
    if not answers:
        return [0.0, 0.0]
    low, high = bootstrap_interval(answers, measure)
    return [round(low, 4), round(high, 4)]

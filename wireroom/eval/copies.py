"""How well are copies grouped into reports, and how far off is the count of independent reports in a story?"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from pathlib import Path
from typing import Any

from wireroom.errors import UsageError
from wireroom.eval.clustering import Scores, pairwise
from wireroom.eval.readers import articles_of
from wireroom.eval.split import bootstrap_interval
from wireroom.eval.stories import place_all
from wireroom.stories.desk import StoryDesk


def run(paths: Iterable[Path], half: str = "all", *, make: Callable[[], StoryDesk] = StoryDesk) -> dict[str, Any]:
    """Place all articles of a set and score the reports that they stand in at the end.

    Precision and recall count pairs of articles that share a report; `reports_mae` is the mean over gold stories of how
    many reports too many or too few are found among the story's articles. Beside it stand two counts that others show
    for the same thing: each article (as readers of feeds do) and each publisher (as sites of news do).

    Raises:
        UsageError: If a row has no `report_id` (nor `copy_of`).
    """
    articles = articles_of(paths, half)
    silent = [one.candidate.article_id for one in articles if one.report_id is None]
    if silent:
        raise UsageError(f"{len(silent)} rows have no report_id (nor copy_of), the first is {silent[0]}")
    _, found = place_all(articles, make())
    true = [one.report_id or "" for one in articles]
    members: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(articles):
        members[one.story_id].append(at)
    publishers = [one.candidate.source_id for one in articles]
    scores = pairwise(true, found)
    return {
        "articles": len(articles),
        "stories": len(members),
        "reports": len(set(true)),
        "reports_found": len(set(found)),
        "precision": round(scores.precision, 4),
        "recall": round(scores.recall, 4),
        "f1": round(scores.f1, 4),
        "f1_interval": _interval(list(members.values()), true, found),
        "reports_mae": _off(members.values(), true, found),
        "reports_mae_if_articles_are_counted": _off(members.values(), true, range(len(articles))),
        "reports_mae_if_publishers_are_counted": _off(members.values(), true, publishers),
    }


def _off(stories: Iterable[Sequence[int]], true: Sequence[str], counted: Sequence[Hashable]) -> float:
    """Return the mean over stories of how far a count of different values is from the count of true reports."""
    off = [abs(len({counted[at] for at in held}) - len({true[at] for at in held})) for held in stories]
    return round(sum(off) / len(off), 4) if off else 0.0


def _interval(units: Sequence[Sequence[int]], true: Sequence[str], found: Sequence[str]) -> list[float]:
    """Return the 95 % interval of F1, drawing whole gold stories; wrong pairs across stories count half to each."""
    if not units:
        return [0.0, 0.0]
    made, right = Counter(found), Counter(zip(true, found, strict=True))
    there = Counter(true)
    counts = [
        (
            sum(right[true[at], found[at]] - 1 for at in held),
            sum(made[found[at]] - 1 for at in held),
            sum(there[true[at]] - 1 for at in held),
        )
        for held in units
    ]

    def f1(drawn: Sequence[tuple[int, int, int]]) -> float:
        hits, tried, wanted = (sum(one[at] for one in drawn) for at in range(3))
        return Scores(hits / tried if tried else 1.0, hits / wanted if wanted else 1.0).f1

    low, high = bootstrap_interval(counts, f1)
    return [round(low, 4), round(high, 4)]

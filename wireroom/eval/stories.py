"""How well are articles grouped into stories, online, each placed before the next is seen?"""

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from wireroom.eval.clustering import Scores, bcubed, bcubed_items, pairwise, v_measure
from wireroom.eval.readers import Labelled, articles_of
from wireroom.eval.split import bootstrap_interval
from wireroom.model.events import ArticlePlaced, Event, StoriesMerged, StorySplit
from wireroom.ports import Embedder
from wireroom.stories.desk import StoryDesk
from wireroom.text.meanings import meanings

HOUR = 3600.0


def run(
    paths: Iterable[Path],
    half: str = "all",
    *,
    make: Callable[[], StoryDesk] = StoryDesk,
    embedder: Embedder | None = None,
) -> dict[str, Any]:
    """Place all articles of a set and score what stands at the end.

    Args:
        paths: JSONL files with `story_id`.
        half: "tune", "report" or "all".
        make: Builds the desk; another configuration may be tried here.
        embedder: Makes vectors of meaning; None: the base install.

    Returns:
        Counts, scores over all languages, within languages and by language, and the speed on one core.
    """
    articles = articles_of(paths, half)
    spent = time.process_time()
    if embedder is not None:
        articles = with_meanings(articles, embedder)
    spent = time.process_time() - spent
    started = time.process_time()
    found, _ = place_all(articles, make())
    took = time.process_time() - started
    true = [one.story_id for one in articles]
    languages = [one.language or "" for one in articles]
    true_within = list(zip(true, languages, strict=True))
    found_within = list(zip(found, languages, strict=True))
    return {
        "articles": len(articles),
        "stories": len(set(true)),
        "clusters": len(set(found)),
        **_scores(true, found),
        "bcubed_f1_interval": _interval(true, true, found),
        "within_language": {
            "stories": len(set(true_within)),
            "clusters": len(set(found_within)),
            **_scores(true_within, found_within),
            "bcubed_f1_interval": _interval(true, true_within, found_within),
        },
        "by_language": {
            code or "unknown": _of_language(code, languages, true, found) for code in sorted(set(languages))
        },
        "articles_per_cpu_s": round(len(articles) / took, 1) if took > 0 else None,
        "embedder": embedder.name if embedder is not None else None,
        "embedded_per_cpu_s": round(len(articles) / spent, 1) if embedder is not None and spent > 0 else None,
    }


def with_meanings(articles: Sequence[Labelled], embedder: Embedder) -> list[Labelled]:
    """Give each article its vector of meaning, before the first is placed: placing them is measured by itself."""
    told = meanings(embedder, [(one.candidate.title, one.candidate.text) for one in articles])
    pairs = zip(articles, told, strict=True)
    return [replace(one, candidate=replace(one.candidate, meaning=meaning)) for one, meaning in pairs]


def place_all(articles: Sequence[Labelled], desk: StoryDesk) -> tuple[list[str], list[str]]:
    """Place articles in order, with the hourly repair; return the story and the report of each at the end."""
    story: dict[str, str] = {}
    report: dict[str, str] = {}
    hour = None
    for one in articles:
        at = one.candidate.seen
        if hour is not None and at // HOUR > hour:
            _follow(desk.hourly((hour + 1) * HOUR), story, report)  # as its clock would: when the hour was over
        hour = at // HOUR
        _follow(desk.place(one.candidate, at), story, report)
    ids = [one.candidate.article_id for one in articles]
    return [story[one] for one in ids], [report[one] for one in ids]


def _follow(events: Iterable[Event], story: dict[str, str], report: dict[str, str]) -> None:
    for event in events:
        if isinstance(event, ArticlePlaced):
            story[event.article_id], report[event.article_id] = event.story_id, event.report_id
        elif isinstance(event, StoriesMerged):
            story.update((one, event.into) for one, held in list(story.items()) if held == event.gone)
        elif isinstance(event, StorySplit):
            story.update(dict.fromkeys(event.article_ids, event.new_id))


def _of_language(code: str, languages: list[str], true: list[str], found: list[str]) -> dict[str, Any]:
    picked = [at for at, language in enumerate(languages) if language == code]
    some_true, some_found = [true[at] for at in picked], [found[at] for at in picked]
    return {
        "articles": len(picked),
        "stories": len(set(some_true)),
        "clusters": len(set(some_found)),
        **_scores(some_true, some_found),
    }


def _scores(true: Sequence[Any], found: Sequence[Any]) -> dict[str, float]:
    by_item = bcubed(true, found)
    return {
        "bcubed_precision": round(by_item.precision, 4),
        "bcubed_recall": round(by_item.recall, 4),
        "bcubed_f1": round(by_item.f1, 4),
        "pairwise_f1": round(pairwise(true, found).f1, 4),
        "v_measure": round(v_measure(true, found), 4),
    }


def _interval(units: Sequence[str], true: Sequence[Any], found: Sequence[Any]) -> list[float]:
    """Return the 95 % interval of BCubed F1, drawing whole gold stories."""
    sums: dict[str, tuple[float, float, int]] = {}
    for unit, (precision, recall) in zip(units, bcubed_items(true, found), strict=True):
        one, other, n = sums.get(unit, (0.0, 0.0, 0))
        sums[unit] = (one + precision, other + recall, n + 1)
    if not sums:
        return [0.0, 0.0]

    def f1(drawn: Sequence[tuple[float, float, int]]) -> float:
        n = sum(one[2] for one in drawn)
        return Scores(sum(one[0] for one in drawn) / n, sum(one[1] for one in drawn) / n).f1

    low, high = bootstrap_interval(list(sums.values()), f1)
    return [round(low, 4), round(high, 4)]

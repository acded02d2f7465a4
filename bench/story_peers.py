"""Other ways to group headlines, each placing an article before the next is seen.

NewsBlur's rule is written from its published description (its code stays where it is); the TF-IDF pass is what papers
measure against; river's clusterers are those of its stream library that take texts or sparse vectors.
"""

import importlib.util
import itertools
import math
from collections.abc import Callable
from typing import Any

from wireroom.model.article import Candidate
from wireroom.stories.fit import small_words
from wireroom.text.tokens import fold, stem, words

#: Takes an article, gives the name of its group as of now.
Place = Callable[[Candidate], int]

HOUR = 3600.0


def newsblur() -> Place:
    """Equal titles, or three telling words shared that make six tenths of the shorter title; 120 hours, ten members."""
    holders: dict[str, list[int]] = {}
    titles: list[frozenset[str]] = []
    times: list[float] = []
    group: list[int] = []
    size: dict[int, int] = {}
    exact: dict[str, int] = {}

    def place(article: Candidate) -> int:
        told = [fold(word) for word in words(article.title)]
        drop = small_words(article.language or "en")
        telling = frozenset(word for word in told if word not in drop and len(word) > 2)
        shared: dict[int, int] = {}
        for word in telling:
            held = holders.setdefault(word, [])
            if len(held) <= 50:  # a word of more titles tells nothing
                for one in held:
                    shared[one] = shared.get(one, 0) + 1
        n = len(titles)
        found = exact.get(" ".join(told))
        best, found_at = 0.0, n if found is None else found
        for one, count in shared.items():
            alike = count / max(1, min(len(telling), len(titles[one])))
            open_still = article.seen - times[one] <= 120 * HOUR and size[group[one]] < 10
            if found is None and count >= 3 and alike >= 0.6 and alike > best and open_still:
                best, found_at = alike, one
        for word in telling:
            holders[word].append(n)
        titles.append(telling)
        times.append(article.seen)
        group.append(n if found_at == n else group[found_at])
        exact.setdefault(" ".join(told), n)
        size[group[n]] = size.get(group[n], 0) + 1
        return group[n]

    return place


def tfidf(bar: float = 0.25) -> Place:
    """Stems weighed by how seldom they were so far; the group of the nearest article over a bar, 72 hours of window."""
    seen: dict[str, int] = {}
    lists: dict[str, list[tuple[int, float]]] = {}
    times: list[float] = []
    group: list[int] = []

    def place(article: Candidate) -> int:
        counts: dict[str, int] = {}
        for word in words(f"{article.title} {article.text[:600]}"):
            root = f"{article.language}:{stem(word, article.language)}"
            counts[root] = counts.get(root, 0) + 1
        n = len(times)
        weights = {
            root: (1.0 + math.log(count)) * math.log((n + 1.5) / (seen.get(root, 0) + 0.5))
            for root, count in counts.items()
        }
        length = math.sqrt(sum(value * value for value in weights.values())) or 1.0
        sums: dict[int, float] = {}
        for root, value in weights.items():
            for one, other in lists.get(root, ()):
                sums[one] = sums.get(one, 0.0) + value / length * other
        near = max(sums, key=lambda one: (sums[one] * (article.seen - times[one] <= 72 * HOUR), -one), default=None)
        joins = near is not None and sums[near] >= bar and article.seen - times[near] <= 72 * HOUR
        group.append(group[near] if joins and near is not None else n)
        times.append(article.seen)
        for root, value in weights.items():
            seen[root] = seen.get(root, 0) + 1
            lists.setdefault(root, []).append((n, value / length))
        return group[n]

    return place


def textclust(radius: float = 0.6) -> Place | None:
    """river's TextClust, by micro-clusters; None where river is not here."""
    if importlib.util.find_spec("river") is None:
        return None
    from river import cluster, feature_extraction

    bag: Any = feature_extraction.BagOfWords(lowercase=True)
    make: Any = cluster.TextClust
    model = make(radius=radius, tgap=500, auto_r=False, real_time_fading=False)
    return _river(model, lambda article: bag.transform_one(f"{article.title} {article.text[:600]}"), type="micro")


def dbstream(threshold: float = 0.7) -> Place | None:
    """river's DBSTREAM over bags of words of length 1; None where river is not here."""
    if importlib.util.find_spec("river") is None:
        return None
    from river import cluster

    def bag(article: Candidate) -> dict[str, float]:
        roots = {stem(word, article.language) for word in words(f"{article.title} {article.text[:600]}")}
        return {root: 1.0 / math.sqrt(len(roots)) for root in sorted(roots)}

    model: Any = cluster.DBSTREAM(clustering_threshold=threshold, fading_factor=0.0005, cleanup_interval=500)
    return _river(model, bag)


def _river(model: Any, seen_as: Callable[[Candidate], dict[str, float]], **told: Any) -> Place:
    alone = itertools.count(-1, -1)

    def place(article: Candidate) -> int:
        features = seen_as(article)
        model.learn_one(features)
        found = model.predict_one(features, **told)
        return next(alone) if found is None else int(found)  # near to none: a group of its own

    return place

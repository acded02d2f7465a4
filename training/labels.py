"""Which runs of a labelled page belong to its text? Truth is a whole text, or some snippets of it."""

import re
from collections.abc import Sequence

import numpy as np

from wireroom.articles.features import copies_in_one
from wireroom.articles.surroundings import Floats

# Chinese, Japanese and Korean are told apart by the character: there are no spaces to part them.
_EAST = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_WORD = re.compile(rf"[{_EAST}]|[^\W{_EAST}]+")

# Words in a row that are compared: fewer are found anywhere by chance.
GRAM = 4
# Texts of fewer words are believed only where the article is: names, dates and headings stand elsewhere too.
SURE_WORDS = 10
# Places before and behind the text at which short runs may still belong to it.
AROUND = 4
# Sure runs with a larger gap between them are two places of the page.
GAP = 25
# Longer repeats are counted in the truth: it may hold them twice as well.
COUNTED_WORDS = 6


def words_of(text: str) -> list[str]:
    """Return the words of a text in lower case; characters of East Asian scripts one by one."""
    return _WORD.findall(text.lower())


def labels_of(texts: Sequence[str], truth: str) -> tuple[Floats, int]:
    """Label the runs of a page by its true text.

    Returns:
        1 for each run that belongs to it, else 0; and the number of words of the truth.
    """
    runs = [words_of(text) for text in texts]
    true = words_of(truth)
    labels = _found(runs, true)
    labels[copies_in_one(texts)] = 0
    lengths = np.array([len(run) for run in runs])
    lines = {" ".join(words_of(line)) for line in truth.split("\n")}
    sure = np.flatnonzero((labels > 0) & (lengths >= SURE_WORDS))
    if not len(sure):
        alone = [bool(run) and " ".join(run) in lines for run in runs]
        return labels * np.array(alone, np.float32), len(true)
    first, last = int(sure[0]), int(sure[-1])
    for at in np.flatnonzero((labels > 0) & (lengths < SURE_WORDS)).tolist():
        is_line = " ".join(runs[at]) in lines and first - AROUND <= at <= last + AROUND
        if not (is_line or (lengths[at] > 1 and first < at < last)):
            labels[at] = 0
    _keep_one(labels, runs, true, _largest(sure.tolist(), lengths))
    return labels, len(true)


def with_snippets(
    labels: Floats, weights: Floats, texts: Sequence[str], present: Sequence[str], absent: Sequence[str], sure: float
) -> None:
    """Correct labels by snippets that are known to be in the text or not; their runs get the weight `sure`."""
    for snippet in present:
        holding = [at for at, text in enumerate(texts) if snippet in text]
        if len(holding) == 1:
            labels[holding[0]], weights[holding[0]] = 1, sure
    for snippet in absent:
        for at, text in enumerate(texts):
            if snippet in text and not any(other in text for other in present):
                labels[at], weights[at] = 0, sure


def _found(runs: list[list[str]], true: list[str]) -> Floats:
    """Label runs of which more than half stands in the truth, word after word."""
    grams = [{tuple(true[at : at + size]) for at in range(len(true) - size + 1)} for size in range(1, GRAM + 1)]
    labels = np.zeros(len(runs), np.float32)
    for at, run in enumerate(runs):
        if run:
            size = min(GRAM, len(run))
            there = [tuple(run[n : n + size]) in grams[size - 1] for n in range(len(run) - size + 1)]
            labels[at] = sum(there) * 2 > len(there)
    return labels


def _largest(sure: list[int], lengths: np.ndarray) -> tuple[int, int]:
    """Return first and last place of the part of the page that holds most of the sure runs' words."""
    parts = [[sure[0]]]
    for at in sure[1:]:
        if at - parts[-1][-1] <= GAP:
            parts[-1].append(at)
        else:
            parts.append([at])
    best = max(parts, key=lambda part: int(lengths[part].sum()))
    return best[0] - AROUND + 1, best[-1] + AROUND - 1


def _keep_one(labels: Floats, runs: list[list[str]], true: list[str], span: tuple[int, int]) -> None:
    """Of runs that say the same, keep as many as the truth holds: those within the text, else the first."""
    joined = " ".join(true)
    same: dict[str, list[int]] = {}
    for at in np.flatnonzero(labels).tolist():
        same.setdefault(" ".join(runs[at]), []).append(at)
    for text, places in same.items():
        if len(places) > 1:
            inside = [at for at in places if span[0] <= at <= span[1]] or places
            times = max(1, joined.count(text)) if text.count(" ") >= COUNTED_WORDS - 1 else 1
            for at in set(places) - set(inside[:times]):
                labels[at] = 0

"""Teach the reader of pages: which runs of a page are its article.

    make models-reader                 the labelled sets beside the project; some minutes
    python -m training.reader --data DIR

Two groups of nets, one on each half of the publishers (`wireroom.eval.split`), the same halves over all sets: what is
scored on one half comes from nets that never saw a page of it. Sets without whole texts, and regression tests of other
tools, teach by agreement: where trafilatura and nets taught on the rest of the same half say the same, it is believed,
at a lower weight. Only sets whose licence allows it are used.
"""

import argparse
import hashlib
import io
import json
import logging
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from training import descent
from training.labels import labels_of, with_snippets, words_of
from wireroom.articles.body import known_of, words_with_lines
from wireroom.articles.features import Floats, features_of, names
from wireroom.articles.nets import stacked
from wireroom.articles.page import open_page
from wireroom.articles.runs import runs_of
from wireroom.articles.title import title_of
from wireroom.errors import PageError
from wireroom.eval.pages import Labelled, labelled_pages
from wireroom.eval.split import half

ROOT = Path(__file__).resolve().parent.parent
HERE = ROOT / "wireroom/articles"

#: Sets with whole texts, and those that teach by agreement: name -> licence, as their ORIGIN.md says.
WHOLE = {
    "articles-aeb": "MIT",
    "articles-fundus": "MIT",
    "articles-fundus-eval": "MIT",
    "articles-wcxb": "CC-BY-4.0",
}
AGREED = {
    "articles-trafilatura": "Apache-2.0",
    "articles-newspaper": "MIT / Apache-2.0",
    "articles-readability": "Apache-2.0",
}
#: Nets in each group; more than four gain nothing that can be told from chance.
NETS = 4
# What is agreed upon weighs this much of a labelled run; a snippet's run weighs as much as a labelled one.
AGREED_WEIGHT, SNIPPET_WEIGHT = 0.7, 1.0
# A run weighs by its share of the page's words, since that is what its mistake costs; the power lifts small runs, the
# numbers keep tiny texts from weighing most.
POWER, LEAST_WORDS, LEAST_TEXT = 0.75, 2, 60


@dataclass(slots=True)
class Example:
    """The runs of one page, ready to teach."""

    page: Labelled
    texts: list[str]
    rows: Floats
    sizes: Floats


def main() -> int:
    """Teach both halves and keep the nets in the package."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--data", type=Path, default=ROOT / "../shared/data")
    given = parser.parse_args()
    missing = [name for name in (*WHOLE, *AGREED) if not (given.data / name).exists()]
    if missing:
        print(f"{given.data} lacks {', '.join(missing)}: the nets stay as they are", file=sys.stderr)
        return 0
    pages = {name: list(labelled_pages(given.data / name)) for name in (*WHOLE, *AGREED)}
    kept: dict[str, Any] = {}
    told: dict[str, Any] = {"columns": list(names()), "nets": NETS, "sets": {}, "publishers": []}
    for side in ("tune", "report"):
        nets, counts = teach_half(pages, side)
        kept[f"{side}_nets"] = np.int64(len(nets))
        for at, (weights, biases) in enumerate(nets):
            for layer, numbers in enumerate((*weights, *biases)):
                kept[f"{side}_{at}_{layer}"] = numbers.astype(np.float16)
        for name, count in counts.items():
            told["sets"].setdefault(name, {"licence": (WHOLE | AGREED)[name]})[side] = count
    groups = {page.group for some in pages.values() for page in some if page.group}
    told["publishers"] = sorted(known_as(group) for group in groups)
    buffer = io.BytesIO()
    np.savez_compressed(buffer, **kept)
    (HERE / "nets.npz").write_bytes(buffer.getvalue())
    (HERE / "nets.json").write_text(json.dumps(told, indent=1) + "\n", "utf-8")
    return 0


def known_as(group: str) -> str:
    """Return the form in which a publisher is remembered as one that was learnt from."""
    return hashlib.sha1(group.encode(), usedforsecurity=False).hexdigest()[:8]


def teach_half(
    pages: dict[str, list[Labelled]], side: str
) -> tuple[list[tuple[list[Floats], list[Floats]]], dict[str, int]]:
    """Teach the nets of one half; also says how many pages of each set taught them."""
    rows: list[Floats] = []
    labels: list[Floats] = []
    weights: list[Floats] = []
    counts: dict[str, int] = {}
    for name in WHOLE:
        for one in _examples(pages[name], side):
            if one.page.text is not None and one.page.kind == "article":
                label, size = labels_of(one.texts, one.page.text)
                _add(rows, labels, weights, one, label, _weight(one, size))
                counts[name] = counts.get(name, 0) + 1
        print(f"{side}: {name}, {counts.get(name, 0)} pages", file=sys.stderr)
    first = stacked(_taught(rows, labels, weights, seeds=range(100, 102)))
    for name in AGREED:
        for one in _examples(pages[name], side):
            judged = _judged(one.page)
            label, size = labels_of(one.texts, judged)
            if size >= LEAST_TEXT:
                agreed = (first.judge(one.rows) > 0.5) == (label > 0)
                weight = np.where(agreed, AGREED_WEIGHT, 0).astype(np.float32)
                with_snippets(label, weight, one.texts, one.page.present, one.page.absent, SNIPPET_WEIGHT)
                _add(rows, labels, weights, one, label, _weight(one, size) * weight)
                counts[name] = counts.get(name, 0) + 1
        print(f"{side}: {name}, {counts.get(name, 0)} pages by agreement", file=sys.stderr)
    return _taught(rows, labels, weights, seeds=range(NETS)), counts


def _taught(
    rows: list[Floats], labels: list[Floats], weights: list[Floats], seeds: Iterable[int]
) -> list[tuple[list[Floats], list[Floats]]]:
    all_rows, all_labels, all_weights = np.concatenate(rows), np.concatenate(labels), np.concatenate(weights)
    return [descent.teach(all_rows, all_labels, all_weights, seed) for seed in seeds]


def _add(
    rows: list[Floats], labels: list[Floats], weights: list[Floats], one: Example, label: Floats, weight: Floats
) -> None:
    rows.append(one.rows)
    labels.append(label)
    weights.append(weight)


def _weight(one: Example, size: int) -> Floats:
    return np.asarray(((one.sizes + LEAST_WORDS) / (size + LEAST_TEXT)) ** POWER, dtype=np.float32)


def _examples(pages: Iterable[Labelled], side: str) -> Iterable[Example]:
    for page in pages:
        if page.group and half(page.group) == side and (example := example_of(page)) is not None:
            yield example


def example_of(page: Labelled) -> Example | None:
    """Make an example of a page; None for one that cannot be read."""
    try:
        opened = open_page(page.page, url=page.url)
    except PageError:
        return None
    runs = runs_of(opened.dom.body) if opened.dom.body is not None else None
    if runs is None or not runs.text:
        return None
    known = known_of(opened, title_of(opened)[0], words_with_lines(opened.article.get("articleBody")))
    sizes = np.array([len(words_of(text)) for text in runs.text], np.float32)
    return Example(page, runs.text, features_of(runs, known), sizes)


def _judged(page: Labelled) -> str:
    """Ask trafilatura for the page's text."""
    from trafilatura import extract

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    return extract(page.page, url=page.url, include_comments=False) or ""


if __name__ == "__main__":
    sys.exit(main())

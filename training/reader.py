"""Teach the reader of pages: which runs of a page are its article.

    make models-reader                 the labelled sets beside the project; some minutes
    python -m training.reader --data DIR [--check]

The publishers of all sets are parted into folds (`wireroom.articles.nets.fold_of`). The nets of a fold are taught on
the pages of all other folds: what is scored on a page comes from nets that never saw a page of its publisher, and
the product asks all of them. Sets without whole texts, and regression tests of other tools, teach by agreement: where
trafilatura and nets taught on the whole texts of the same folds say the same, it is believed, at a lower weight. Only
sets whose licence allows it are used.
"""

import argparse
import hashlib
import io
import json
import logging
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from training import descent
from training.labels import labels_of, with_snippets, words_of
from wireroom.articles.body import known_of, words_with_lines
from wireroom.articles.features import features_of, names
from wireroom.articles.nets import FOLDS, fold_of, known_as, stacked
from wireroom.articles.page import open_page
from wireroom.articles.runs import runs_of
from wireroom.articles.surroundings import Floats
from wireroom.articles.title import title_of
from wireroom.errors import PageError
from wireroom.eval.pages import Labelled, labelled_pages

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
#: Nets of each fold; with four folds the product asks twelve. One alone is off by .004 of F, by chance.
NETS = 3
# What is agreed upon weighs this much of a labelled run; a snippet's run weighs as much as a labelled one.
AGREED_WEIGHT, SNIPPET_WEIGHT = 0.7, 1.0
# A run weighs by its share of the page's words, since that is what its mistake costs; the power lifts small runs, the
# numbers keep tiny texts from weighing most.
POWER, LEAST_WORDS, LEAST_TEXT = 0.75, 2, 60

Net = tuple[list[Floats], list[Floats]]


@dataclass(slots=True)
class Example:
    """The runs of one page, ready to teach. Labels are of the truth, or of what is to be agreed with."""

    page: Labelled
    texts: list[str]
    rows: Floats
    labels: Floats
    #: What each run weighs.
    weights: Floats
    #: Words of the text that the labels come from.
    words: int


def main() -> int:
    """Teach all folds and keep the nets in the package."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument(
        "--data", type=Path, default=os.environ.get("WIREROOM_DATASETS"), help="folder of the sets (WIREROOM_DATASETS)"
    )
    parser.add_argument("--check", action="store_true", help="write nothing; fail if the nets come out differently")
    given = parser.parse_args()
    if given.data is None:
        print(
            "the nets stay as they are: name the labelled sets by --data or WIREROOM_DATASETS",
            file=sys.stderr,
        )
        return 0
    missing = [name for name in (*WHOLE, *AGREED) if not (given.data / name).exists()]
    if missing:
        print(f"{given.data} lacks {', '.join(missing)}: the nets stay as they are", file=sys.stderr)
        return 0
    made, told = taught_from({name: labelled_pages(given.data / name) for name in (*WHOLE, *AGREED)})
    if given.check:
        same = made == (HERE / "nets.npz").read_bytes()
        print("the nets come out the same" if same else "the nets come out differently", file=sys.stderr)
        return 0 if same else 1
    (HERE / "nets.npz").write_bytes(made)
    (HERE / "nets.json").write_text(told, "utf-8")
    return 0


def taught_from(sets: Mapping[str, Iterable[Labelled]], *, nets: int = NETS) -> tuple[bytes, str]:
    """Teach the nets of all folds: the two files that the package keeps. The same pages give the same files."""
    told: dict[str, Any] = {"columns": list(names()), "folds": FOLDS, "nets": nets, "sets": {}}
    whole: list[Example] = []
    agreed: list[Example] = []
    for name, pages in sets.items():
        some = [example for page in pages if (example := example_of(page, agreeing=name in AGREED)) is not None]
        (agreed if name in AGREED else whole).extend(some)
        told["sets"][name] = {"licence": (WHOLE | AGREED)[name], "pages": len(some)}
        print(f"{name}: {len(some)} pages", file=sys.stderr)
    kept: dict[str, Any] = {"nets": np.int64(nets)}
    for fold in range(FOLDS):
        others = [[one for one in some if fold_of(one.page.group) != fold] for some in (whole, agreed)]
        for at, (weights, biases) in enumerate(teach(*others, nets=nets)):
            for layer, numbers in enumerate((*weights, *biases)):
                kept[f"{fold}_{at}_{layer}"] = numbers.astype(np.float16)
        print(f"fold {fold} is taught", file=sys.stderr)
    told["publishers"] = sorted({known_as(one.page.group) for one in (*whole, *agreed)})
    buffer = io.BytesIO()
    np.savez_compressed(buffer, **kept)
    made = buffer.getvalue()
    told["sha256"] = hashlib.sha256(made).hexdigest()
    return made, json.dumps(told, indent=1) + "\n"


def teach(whole: Sequence[Example], agreed: Sequence[Example], *, nets: int) -> list[Net]:
    """Teach nets on pages with their whole texts, then on those that others are agreed with about too."""
    first = stacked(_taught([(one.rows, one.labels, one.weights) for one in whole], seeds=range(100, 102)))
    taught = [(one.rows, one.labels, one.weights) for one in whole]
    for one in agreed:
        same = (first.judge(one.rows) > 0.5) == (one.labels > 0)
        labels, sure = one.labels.copy(), np.where(same, AGREED_WEIGHT, 0).astype(np.float32)
        with_snippets(labels, sure, one.texts, one.page.present, one.page.absent, SNIPPET_WEIGHT)
        taught.append((one.rows, labels, one.weights * sure))
    return _taught(taught, seeds=range(nets))


def _taught(examples: Sequence[tuple[Floats, Floats, Floats]], seeds: Iterable[int]) -> list[Net]:
    rows, labels, weights = (np.concatenate([one[part] for one in examples]) for part in range(3))
    return [descent.teach(rows, labels, weights, seed) for seed in seeds]


def example_of(page: Labelled, *, agreeing: bool = False) -> Example | None:
    """Make an example of a page; None for one that cannot be read, or that there is nothing to learn from.

    Args:
        page: The page with what is known of it.
        agreeing: Whether trafilatura says what its text is.
    """
    if not page.group or page.kind != "article" or (page.text is None and not agreeing):
        return None
    try:
        opened = open_page(page.page, url=page.url)
    except PageError:
        return None
    runs = runs_of(opened.dom.body) if opened.dom.body is not None else None
    if runs is None or not runs.text:
        return None
    labels, words = labels_of(runs.text, _judged(page) if agreeing else page.text or "")
    if agreeing and words < LEAST_TEXT:
        return None
    known = known_of(opened, title_of(opened)[0], words_with_lines(opened.article.get("articleBody")))
    sizes = np.array([len(words_of(text)) for text in runs.text], np.float32)
    weights = np.asarray(((sizes + LEAST_WORDS) / (words + LEAST_TEXT)) ** POWER, dtype=np.float32)
    return Example(page, runs.text, features_of(runs, known), labels, weights, words)


def _judged(page: Labelled) -> str:
    """Ask trafilatura for the page's text."""
    from trafilatura import extract

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    return extract(page.page, url=page.url, include_comments=False) or ""


if __name__ == "__main__":
    sys.exit(main())

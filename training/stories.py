"""Teach the story desk how much it counts against one story that two articles come from one outlet.

    make models-stories                the labelled sets beside the project; a minute
    python -m training.stories --data DIR

A logistic model of "both tell one story" is fitted on the pairs that the desk itself looks at, on the *tune* halves of
the sets whose licence allows it. Likeness, nearness and crowd stay as they are: a model of all of it, taught on full
texts, was worse on headlines it had not seen (docs/decisions/0005-stories.md). What is fitted may only take off, and
leans to what a person would say where the sets say little. Other places, names and figures were fitted too, and did not
carry over from set to set: they weigh nothing alone, and bar where two of them come together (`agreement.barred`).
"""

import argparse
import json
import os
import sys
from pathlib import Path

import numpy as np
import numpy.typing as npt

from wireroom.eval.readers import articles_of
from wireroom.eval.stories import place_all
from wireroom.model.events import ArticlePlaced
from wireroom.stories.agreement import features
from wireroom.stories.desk import StoryDesk
from wireroom.stories.join import NAMES
from wireroom.stories.known import Known
from wireroom.stories.origin import author_of
from wireroom.stories.score import SPREAD, view

ROOT = Path(__file__).resolve().parent.parent
HERE = ROOT / "wireroom/stories"

#: File -> licence, as its ORIGIN.md says.
SETS = {
    "ecbplus/ecbplus.train.jsonl.gz": "CC BY 3.0 (annotation)",
    "newscluster2017/newscluster2017.dev.jsonl.gz": "Apache-2.0",
    "scoop_dedup_2026/scoop_dedup.all.jsonl.gz": "MIT",
}
# What is fitted, and what it is worth where the sets say little, in natural logarithms of odds: two articles of one
# outlet are seldom two reports of one happening, and share its manner of writing.
LEANS = {"same_outlet": -2.0}
# How strongly it leans: tenfold less lets one set decide for the others, tenfold more does not learn.
RIDGE = 0.01
# Pairs further from the bar than this are decided anyway, and the nearest so many are looked at.
NEAR, NEAREST = 0.15, 40
STEPS, RATE = 3000, 0.02

Numbers = npt.NDArray[np.float64]


class Watched(StoryDesk):
    """A desk that notes the pairs it decides between. Columns: margin, fullness, label, weight, features."""

    def __init__(self, gold: dict[str, str]) -> None:
        super().__init__()
        self._gold = gold
        self.pairs: list[Numbers] = []

    def _decide(self, article: Known, at: float) -> ArticlePlaced:
        memory = self._memory
        seen = view(article, memory)
        best = [one for one in np.argsort(-seen.margin, kind="stable")[:NEAREST] if abs(seen.margin[one]) < NEAR]
        others = [memory.articles[memory.rows.ids[seen.rows[one]]] for one in best]
        same = [at for at, other in enumerate(others) if other.language == article.language]
        if same:
            compared = [others[at] for at in same]
            told = features(article, compared, [author_of(one, memory) for one in compared])
            rows = np.array([best[at] for at in same])
            label = [self._gold[others[at].article_id] == self._gold[article.article_id] for at in same]
            plain = [seen.margin[rows], seen.fullness[rows], label, np.full(len(same), 1.0 / len(same))]
            self.pairs.append(np.column_stack([*plain, told]))
        return super()._decide(article, at)


def fit(sets: list[Numbers]) -> tuple[Numbers, Numbers]:
    """Return what each feature adds to a margin, for headlines and for full texts, float64 (len(LEANS),) each."""
    rows = np.concatenate(sets)
    weight = np.concatenate([one[:, 3] / one[:, 3].sum() * np.sqrt(len(one)) for one in sets])
    weight /= weight.sum()
    full, told = rows[:, 1:2], rows[:, [4 + NAMES.index(name) for name in LEANS]]
    table = np.hstack([np.ones_like(full), rows[:, :1] / SPREAD, told * (1.0 - full), told * full])
    lean = np.array([0.0, 1.0, *LEANS.values(), *LEANS.values()])
    held, slow, fast = lean.copy(), np.zeros_like(lean), np.zeros_like(lean)
    for step in range(1, STEPS + 1):  # Adam (Kingma and Ba 2015)
        chance = 1.0 / (1.0 + np.exp(-(table @ held)))
        slope = table.T @ ((chance - rows[:, 2]) * weight)
        slope[2:] += RIDGE * (held - lean)[2:]
        slow += 0.1 * (slope - slow)
        fast += 0.001 * (slope * slope - fast)
        held -= RATE * (slow / (1 - 0.9**step)) / (np.sqrt(fast / (1 - 0.999**step)) + 1e-9)
        held[2:] = np.minimum(held[2:], 0.0)  # a contradiction never speaks for one story
    added = held[2:] / held[1] * SPREAD
    return added[: len(LEANS)], added[len(LEANS) :]


def main() -> int:
    """Write `wireroom/stories/join.json`."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=os.environ.get("WIREROOM_DATASETS", ROOT.parent / "shared/data"))
    data = Path(parser.parse_args().data)
    sets, learned_on = [], []
    for name, licence in SETS.items():
        articles = articles_of([data / name], "tune")
        desk = Watched({one.candidate.article_id: one.story_id for one in articles})
        place_all(articles, desk)
        sets.append(np.concatenate(desk.pairs))
        learned_on.append({"set": name, "half": "tune", "licence": licence, "pairs": len(sets[-1])})
        print(f"{name}: {len(articles)} articles, {len(sets[-1])} pairs near the bar", flush=True)
    short, long = fit(sets)
    told = {
        "about": "What a contradiction adds to the margin of two articles, for headlines and for full texts.",
        "made_by": "python -m training.stories",
        "learned_on": learned_on,
        "short": dict.fromkeys(NAMES, 0.0)
        | {name: round(float(one), 4) for name, one in zip(LEANS, short, strict=True)},
        "long": dict.fromkeys(NAMES, 0.0) | {name: round(float(one), 4) for name, one in zip(LEANS, long, strict=True)},
    }
    (HERE / "join.json").write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

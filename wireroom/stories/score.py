"""How likely do two articles tell the same story? Likeness of words, nearness in time, set against a bar.

The bar depends on how long the shorter text is, on whether both are in one language, and for headlines on how much the
wire has seen. What comes out is the *margin* over the bar: above 0 speaks for one story.
"""

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from wireroom.stories.agreement import barred, features
from wireroom.stories.join import learned
from wireroom.stories.known import Known
from wireroom.stories.memory import HOUR, Memory
from wireroom.stories.origin import author_of
from wireroom.stories.recipe import Recipe

Numbers = npt.NDArray[np.float64]
Rows = npt.NDArray[np.int64]

# Spread of margins around the bar, so that a margin of 0.05 reads as a chance of 0.73.
SPREAD = 0.05
# How many of the most alike are passed over, and up to which place one looks, to tell how crowded a place is.
_PASSED, _LOOKED = 10, 50
# How many of the most alike are looked at closely. Time takes half of a headline's likeness at most, so that the sixty
# nearest are among so many in all that we have seen.
COMPARED = 1_000
# With vectors of meaning every article is a little like every other: beside those that share a word, so many that are
# nearest in meaning are looked at, several times as many as can speak for a story.
MEANT = 256
# Margin of an article that is not among the most alike.
STRANGER = -0.2
# Margin of an article that cannot speak for another, at most: clearly under the bar.
_BARRED = -0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """An article of the window as seen from the one that is placed."""

    article_id: str
    margin: float
    likeness: float
    #: Nearness in time, 1 the same time, 0 far away.
    nearness: float


def chance(margin: float) -> float:
    """Bring a margin to a number between 0 and 1; 0.5 is the bar.

    >>> chance(0.0), round(chance(0.05), 2)
    (0.5, 0.73)
    """
    return 1.0 / (1.0 + math.exp(-margin / SPREAD))


def neighbours(article: Known, memory: Memory, seen: "View | None" = None) -> list[Scored]:
    """Return the articles of the window that are most like one, the most alike first; itself left out."""
    rows, recipe = memory.rows, memory.recipe
    seen = view(article, memory) if seen is None else seen
    found = seen.rows
    best = np.lexsort((-rows.order[found], -seen.margin))[: recipe.nearest]
    others = [memory.articles[rows.ids[row]] for row in found[best].tolist()]
    told = features(article, others, [author_of(other, memory) for other in others])
    margins = seen.margin[best] + _agreement(article, others, told, seen.fullness[best], recipe)
    margins = np.where(barred(article, others, told), np.minimum(margins, _BARRED), margins)
    again = np.argsort(-margins, kind="stable").tolist()
    return [
        Scored(
            article_id=others[one].article_id,
            margin=float(margins[one]),
            likeness=float(seen.likeness[best[one]]),
            nearness=float(seen.near[best[one]]),
        )
        for one in again
    ]


def _agreement(article: Known, others: list[Known], told: Numbers, fullness: Numbers, recipe: Recipe) -> Numbers:
    """Say what contradictions, or none, add to each margin; between languages none can be seen."""
    weights = recipe.weights or learned()
    added = told @ np.array(weights.short) * (1.0 - fullness) + told @ np.array(weights.long) * fullness
    added += recipe.lift - recipe.mixed * np.array([one.facts.mixed for one in others])
    same = np.array([one.language == article.language for one in others], dtype=np.bool_)
    return np.where(same, added, 0.0)


@dataclass(frozen=True, slots=True)
class View:
    """The articles most like one: row numbers int64 (n,) and, for each, float64 (n,)."""

    rows: Rows
    margin: Numbers
    likeness: Numbers
    near: Numbers
    fullness: Numbers

    def margins(self, rows: Rows) -> Numbers:
        """Return the margins of some rows; of those that are not among the most alike, that of a stranger."""
        if not len(self.rows):
            return np.full(len(rows), STRANGER)
        at = np.minimum(np.searchsorted(self.rows, rows), len(self.rows) - 1)
        return np.where(self.rows[at] == rows, self.margin[at], STRANGER)


def view(article: Known, memory: Memory) -> View:
    """Compare an article with the window."""
    rows, recipe = memory.rows, memory.recipe
    found, likeness, foreign, fullness = _alike(article, memory)
    gap = np.maximum(0.0, np.maximum(article.earliest - rows.latest[found], rows.earliest[found] - article.latest))
    sigma = _between(recipe.sigma_short, recipe.sigma_long, fullness)
    near = np.exp(-((gap / (sigma * HOUR)) ** 2) / 2.0)
    young = recipe.young * recipe.grown / (recipe.grown + memory.counted)
    bar = _between(recipe.join_short + young, recipe.join_long, fullness)
    bar += np.where(foreign, _between(recipe.bridge_short, recipe.bridge_long, fullness), 0.0)
    value = likeness * (1.0 - (1.0 - fullness) * (1.0 - recipe.floor) * (1.0 - near))
    value -= fullness * recipe.loss * (1.0 - near)
    crowd = _crowd(value, rows.size - rows.gone - (article.row >= 0), recipe.stranger)
    margin = value - bar - recipe.crowd * (crowd - recipe.stranger)
    return View(found, margin, likeness, near, fullness)


def _alike(article: Known, memory: Memory) -> tuple[Rows, Numbers, npt.NDArray[np.bool_], Numbers]:
    """Return the rows most like an article; the likeness, whether it is of another language, and fullness of each."""
    rows, recipe, made = memory.rows, memory.recipe, article.vectors
    parts = (
        memory.titles.products(made.title),
        memory.stems.products(made.stems),
        memory.openings.products(made.openings),
    )
    meant = memory.meanings.nearest(article.dense, rows.here, MEANT)
    met = np.zeros(rows.size, dtype=np.bool_)
    for one in (*(found for found, _ in parts), meant):
        met[one] = True
    found = np.flatnonzero(met)
    place = rows.places(found)
    title, stems, shared = (np.bincount(place[one], products, minlength=len(found)) for one, products in parts)
    within = (recipe.title_weight * title + recipe.stem_weight * stems + recipe.opening_weight * shared) / (
        recipe.title_weight + recipe.stem_weight + recipe.opening_weight
    )
    language, unknown = rows.number(article.language), rows.number("")
    likeness = np.where(rows.language[found] == language, within, shared)
    surely = np.zeros(len(found), dtype=np.bool_)
    surely[place[meant]] = True
    kept = _most(likeness, surely)
    found, likeness = found[kept], likeness[kept]
    same = rows.language[found] == language
    foreign = ~same & (rows.language[found] != unknown) & (language != unknown)
    fullness = fullness_of(np.minimum(rows.words[found], made.words), recipe)
    if len(article.dense):
        likeness = _with_meaning(likeness, memory.meanings.likeness(article.dense, found), same, fullness, recipe)
    kept = np.flatnonzero((likeness > 0.0) & (found != article.row))
    return found[kept], likeness[kept], foreign[kept], fullness[kept]


def _most(likeness: Numbers, surely: npt.NDArray[np.bool_]) -> Rows:
    """Return the places of what is looked at closely: the most alike, and what is near in meaning, sorted."""
    if len(likeness) > COMPARED:
        kept = np.argpartition(likeness, len(likeness) - COMPARED)[len(likeness) - COMPARED :]
        picked = surely.copy()
        picked[kept] = True
        return np.flatnonzero(picked & (surely | (likeness > 0.0)))
    return np.flatnonzero(surely | (likeness > 0.0))


def _with_meaning(
    likeness: Numbers, meant: Numbers, same: npt.NDArray[np.bool_], fullness: Numbers, recipe: Recipe
) -> Numbers:
    """Mix likeness of words with likeness of meaning, of which that of strangers is taken off first."""
    within = _between(recipe.meant_short, recipe.meant_long, fullness)
    weight = np.where(same, within, recipe.meant_bridge)
    across = _between(recipe.usual_bridge_short, recipe.usual_bridge_long, fullness)
    usual = np.where(same, _between(recipe.usual_short, recipe.usual_long, fullness), across)
    mixed: Numbers = (1.0 - weight) * likeness + weight * beyond(meant, usual)
    return mixed


def beyond(meant: Numbers, usual: Numbers) -> Numbers:
    """Return how far a likeness of meaning is from that of strangers (0) to that of the same text (1).

    >>> beyond(np.array([0.2, 0.7, 1.0]), np.array([0.4, 0.4, 0.4])).round(2).tolist()
    [0.0, 0.5, 1.0]
    """
    out: Numbers = np.maximum(meant - usual, 0.0) / (1.0 - usual)
    return out


def _between(short: float, long: float, fullness: Numbers) -> Numbers:
    """Return what lies between a number for headlines and one for full texts."""
    between: Numbers = short + fullness * (long - short)
    return between


def fullness_of(words: Numbers, recipe: Recipe) -> Numbers:
    """Say how far a text is from a headline (0) to a full text (1), by the logarithm of its words."""
    span = math.log(recipe.long / recipe.short)
    scaled: Numbers = np.clip(np.log(np.maximum(words, 1.0) / recipe.short) / span, 0.0, 1.0)
    return scaled


def _crowd(values: Numbers, others: int, stranger: float) -> float:
    """Return the mean value of those in places 11 to 50: how alike strangers are here.

    Where the window has fewer articles than places, what is usual stands in for the missing ones; an article that
    shares no word counts as 0.
    """
    top = min(_LOOKED, len(values))
    best = np.sort(np.partition(values, len(values) - top)[len(values) - top :])[::-1] if top else values
    missing = _LOOKED - max(_PASSED, min(_LOOKED, others))
    return max(0.0, (float(best[_PASSED:].sum()) + missing * stranger) / (_LOOKED - _PASSED))

"""Do stories of different languages tell one happening? Whole stories are compared, not single articles.

One headline in a foreign language shares a name or two with another: too little to be sure. What all reports of a story
share with all reports of another says more. Compared are names, numbers and places (`vectors.openings`), language by
language, and how near in time the stories were told.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from wireroom.model.events import StoriesMerged
from wireroom.model.story import Reason
from wireroom.stories.across import shared_across
from wireroom.stories.dense import Dense, middle
from wireroom.stories.known import Known
from wireroom.stories.memory import HOUR, Memory
from wireroom.stories.recipe import Recipe
from wireroom.stories.repair import merged
from wireroom.stories.score import MEANT, beyond, fullness_of
from wireroom.stories.vectors import Vector

# Nearest foreign articles that a story looks at, and how many of their stories are compared in full.
_NEAREST, _COMPARED = 100, 10
# The next stories after the best, by which one tells what strangers share.
_NEXT = 5


@dataclass(frozen=True, slots=True)
class _Voice:
    """What a story says in one language: openings, places and numbers, what it means, in how many words and reports."""

    openings: Vector
    meant: Dense
    words: float
    reports: int


@dataclass(frozen=True, slots=True)
class _Side:
    """What a story says in each known language, and when."""

    voices: dict[str, "_Voice"]
    first: float
    last: float


def bridges(memory: Memory, at: float) -> Iterator[StoriesMerged]:
    """Yield mergers of stories of different languages, of those that changed in the last hour, the surest first.

    Each is to be applied before the next is asked for: a story that grew is looked at again.
    """
    sides: dict[str, _Side] = {}
    changed = sorted(story for story, when in memory.changed.items() if when >= at - HOUR)
    found = {one: near for one in changed if (near := _nearest(one, memory, sides))}
    while found:
        one = min(found, key=lambda name: (-found[name][1], name))
        other, alike = found[one]
        yield merged(one, other, alike - memory.recipe.bridge, memory, at, _why(one, other, alike, memory))
        for name in (one, other):
            sides.pop(name, None)
        stale = {one, other, *(name for name, (near, _) in found.items() if near in (one, other))}
        found = {name: near for name, near in found.items() if name not in stale}
        again = sorted(stale & memory.stories.keys())
        found |= {name: near for name in again if (near := _nearest(name, memory, sides))}


def _why(one: str, other: str, alike: float, memory: Memory) -> tuple[Reason, ...]:
    """Say what two stories share that is free of language, and that they mean the same where that is known."""
    ours, theirs = memory.members(one), memory.members(other)
    meant = any(len(member.dense) for member in ours) and any(len(member.dense) for member in theirs)
    shared = shared_across(ours, theirs, alike)
    return (*shared, Reason(kind="meaning", weight=alike)) if meant else shared


def _nearest(story_id: str, memory: Memory, sides: dict[str, _Side]) -> tuple[str, float] | None:
    """Return the story that is most like one across languages, and how alike; None where none is over the bar."""
    recipe, side = memory.recipe, _side(story_id, memory, sides)
    met: dict[str, _Meeting] = {}
    for language, voice in side.voices.items():
        for other in _looked_at(voice, language, memory):
            if other == story_id or memory.kept_apart(story_id, other):
                continue
            theirs = _side(other, memory, sides)
            near = _nearness(side, theirs, recipe)
            for tongue, heard in theirs.voices.items():
                if tongue != language:
                    found = _meeting(voice, heard, near, recipe)
                    met[other] = max(found, met.get(other, found), key=lambda one: one.alike)
    best = min(met, key=lambda name: (-met[name].alike, name), default=None)
    if best is None:
        return None
    strangers = sorted((one.shared for name, one in met.items() if name != best), reverse=True)[:_NEXT]
    missing = max(0, _NEXT - max(len(strangers), len(memory.stories) - 2))  # the others share nothing
    crowd = (sum(strangers) + recipe.stranger * missing) / _NEXT
    low = recipe.bridge_full + recipe.bridge_crowd * crowd
    over = met[best].alike - min(recipe.bridge, recipe.bridge + met[best].full * (low - recipe.bridge))
    return (best, recipe.bridge + over) if over >= 0.0 else None


@dataclass(frozen=True, slots=True)
class _Meeting:
    """How alike two voices are, less what is taken off where few reports speak; and how much full texts they are."""

    alike: float
    shared: float
    full: float


def _meeting(voice: _Voice, heard: _Voice, near: float, recipe: Recipe) -> _Meeting:
    """Compare two voices. Where both mean something, the bar is one for all lengths, and nothing counts as full."""
    full = float(fullness_of(np.array([min(voice.words, heard.words)]), recipe)[0])
    if len(voice.meant) and len(heard.meant):
        full = 0.0
    shared = near * _likeness(voice, heard, recipe)
    alone = recipe.alone + full * (recipe.alone_full - recipe.alone)
    return _Meeting(shared - alone * (1.0 / voice.reports + 1.0 / heard.reports) / 2.0, shared, full)


def _likeness(one: _Voice, other: _Voice, recipe: Recipe) -> float:
    """Return how alike two stories are in what is free of language; with what they mean, where that is known."""
    shared = _product(one.openings, other.openings)
    if not (len(one.meant) and len(other.meant)):
        return shared
    fullness = fullness_of(np.array([min(one.words, other.words)]), recipe)
    usual = recipe.usual_whole_short + fullness * (recipe.usual_whole_long - recipe.usual_whole_short)
    meant = beyond(np.array([float(np.dot(one.meant.astype(np.float64), other.meant.astype(np.float64)))]), usual)
    return (1.0 - recipe.meant_whole) * shared + recipe.meant_whole * float(meant[0])


def _looked_at(voice: _Voice, language: str, memory: Memory) -> list[str]:
    """Return the stories of the foreign articles nearest to a voice, the nearest first."""
    rows = memory.rows
    met, products = memory.openings.products(voice.openings)
    if len(voice.meant):
        near = memory.meanings.nearest(voice.meant, rows.here, MEANT)
        met = np.concatenate([met, near])
        products = np.concatenate([products, memory.meanings.likeness(voice.meant, near)])
    theirs = rows.language[met]
    foreign = (theirs != rows.number(language)) & (theirs != rows.number(""))
    found, place = np.unique(met[foreign], return_inverse=True)
    likeness = np.bincount(place, products[foreign], minlength=len(found))
    nearest = found[np.lexsort((rows.order[found], -likeness))[:_NEAREST]]
    stories = dict.fromkeys(memory.articles[rows.ids[row]].story_id for row in nearest.tolist())
    return list(stories)[:_COMPARED]


def _side(story_id: str, memory: Memory, sides: dict[str, _Side]) -> _Side:
    """Sum up what the reports of a story say; kept until the story changes."""
    side = sides.get(story_id)
    if side is None:
        members = memory.members(story_id)
        heard: dict[str, dict[str, Known]] = {}
        for one in members:
            if one.language:
                heard.setdefault(one.language, {}).setdefault(one.report_id, one)
        side = sides[story_id] = _Side(
            voices={language: _voice(list(said.values())) for language, said in heard.items()},
            first=min(one.latest for one in members),
            last=max(one.latest for one in members),
        )
    return side


def _voice(reports: list[Known]) -> _Voice:
    meant = [one.dense for one in reports if len(one.dense)]
    return _Voice(
        openings=_sum([one.vectors.openings for one in reports]),
        meant=middle(meant),
        words=sum(one.vectors.words for one in reports) / len(reports),
        reports=len(reports),
    )


def _sum(vectors: list[Vector]) -> Vector:
    """Return the direction of a sum of vectors, its ids sorted."""
    ids, place = np.unique(np.concatenate([one.ids for one in vectors]), return_inverse=True)
    values = np.bincount(place, np.concatenate([one.values for one in vectors]), minlength=len(ids))
    length = math.sqrt(float(np.dot(values, values)))
    return Vector(ids, (values / length if length else values).astype(np.float32))


def _product(one: Vector, other: Vector) -> float:
    """Return the inner product of two vectors with sorted ids."""
    _, here, there = np.intersect1d(one.ids, other.ids, assume_unique=True, return_indices=True)
    return float(np.dot(one.values[here].astype(np.float64), other.values[there].astype(np.float64)))


def _nearness(one: _Side, other: _Side, recipe: Recipe) -> float:
    """Return how near in time two stories were told: 1 where they overlap, the recipe's floor far away."""
    gap = max(0.0, one.first - other.last, other.first - one.last)
    return recipe.floor + (1.0 - recipe.floor) * math.exp(-((gap / (recipe.sigma_short * HOUR)) ** 2) / 2.0)

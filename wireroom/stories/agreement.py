"""Do two articles agree on more than their words? What they share and where they contradict each other, as numbers.

Nothing here knows a set, an outlet or a theme by name; every number stands for any pair of articles in one language.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from wireroom.stories.known import Known

Numbers = npt.NDArray[np.float64]

# So many contradictions are no chance.
_TWICE = 2


def features(article: Known, others: Sequence[Known], authors: Sequence[str]) -> Numbers:
    """Compare an article with some others: float64 (n, len(join.NAMES)).

    Args:
        article: The one that is placed.
        others: Those that may speak for it.
        authors: The outlet whose text each of them prints: a reprint is no other voice than what it reprints.
    """
    mine, house = article.facts, article.source_id
    columns = (
        _apart(mine.places, [other.facts.places for other in others]),
        _apart(mine.names, [other.facts.names for other in others]),
        _apart(mine.figures, [other.facts.figures for other in others]),
        [house != "" and author == house for author in authors],
    )
    return np.array(columns, dtype=np.float64).T


def _apart(mine: tuple[str, ...], others: Sequence[tuple[str, ...]]) -> list[bool]:
    """Say of each whether both sides name something and nothing in common."""
    if not mine:
        return [False] * len(others)
    disjoint = frozenset(mine).isdisjoint
    return [bool(theirs) and disjoint(theirs) for theirs in others]


def barred(article: Known, others: Sequence[Known], told: Numbers) -> npt.NDArray[np.bool_]:
    """Say which articles cannot speak for one, however alike the words: bool (n,).

    Those of another edition of what repeats ("third Test", "May 25"); a page of many topics for another such page; and
    what contradicts twice: a form of words filled with other names and another place is alike in all the rest.

    Args:
        told: What `features` says of the same articles.
    """
    mine = article.facts
    out: npt.NDArray[np.bool_] = told.sum(axis=1) >= _TWICE
    if mine.editions or mine.mixed:
        rows = [
            _other_edition(mine.editions, theirs.editions) or (mine.mixed and theirs.mixed)
            for theirs in (other.facts for other in others)
        ]
        out |= np.array(rows, dtype=np.bool_)
    return out


def _other_edition(mine: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Say whether both name an edition of one kind and not the same: "round 2" and "round 3"."""
    if not mine or not theirs or any(one in mine for one in theirs):
        return False
    return bool({one.split()[0] for one in mine} & {one.split()[0] for one in theirs})

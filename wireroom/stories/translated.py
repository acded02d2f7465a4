"""Is a text a translation of another? It gives the same numbers and names in the same order, and is about as long.

Words of two languages cannot be compared, but what a translator leaves as it is can. Where both credit one agency or
come from one house, that settles it: they are one report. Where nobody is credited it is told as "perhaps". What
credits two agencies is no translation, and of texts with few numbers nothing is said.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from wireroom.stories.copies import Found, Original
from wireroom.stories.known import Known
from wireroom.stories.memory import Memory
from wireroom.text.trail import in_order


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bar:
    """Numbers in order, and their share of all; share of names in order; how near both lengths are."""

    least: int
    numbers: float
    names: float
    length: float


# Chosen on MEANTIME (tune half: 162 pairs of translations among 4,374 pairs of texts in two languages). With an agency
# or a house in common .94 of them are found, without .82. No other pair clears either bar: the nearest one has a third
# of its numbers in order.
_CREDITED = _Bar(least=3, numbers=0.5, names=0.4, length=0.6)
_UNCREDITED = _Bar(least=4, numbers=0.7, names=0.5, length=0.7)
# Where vectors are at hand, likeness of meaning below which two texts tell different things. Centred, of translations.
_MEANT = 0.3


def translation(article: Known, memory: Memory, near: Iterable[str]) -> Found:
    """Find the article that one translates, or that translates it, among those near it."""
    best: dict[bool, Original] = {}
    for one in near:
        other = memory.articles[one]
        sure = _credited(article, other)
        share = _share(article, other, _CREDITED if sure else _UNCREDITED)
        if share and (sure not in best or share > best[sure].share):
            best[sure] = Original(article=other, share=share, translated=True)
    if True in best:
        return Found(copied=best[True])
    perhaps = best.get(False)
    return Found(perhaps=perhaps if perhaps and perhaps.article.report_id != article.report_id else None)


def _credited(one: Known, other: Known) -> bool:
    """Whether both are known to print one agency's text, or come from one house."""
    return bool(one.agency and one.agency == other.agency) or bool(one.source_id and one.source_id == other.source_id)


def _share(one: Known, other: Known, bar: _Bar) -> float:
    """Return the share of numbers that two texts give in the same order; 0 where they are no translations."""
    if not (one.full and other.full and one.language and other.language) or one.language == other.language:
        return 0.0
    if one.agency and other.agency and one.agency != other.agency:
        return 0.0
    short, long = sorted((one.trail.letters, other.trail.letters))
    sizes = sorted((len(one.trail.numbers), len(other.trail.numbers)))
    if sizes[0] < max(bar.least, bar.numbers * sizes[1]) or short < bar.length * long:
        return 0.0
    same = in_order(one.trail.numbers, other.trail.numbers)
    if same < bar.least or same < bar.numbers * sizes[1]:
        return 0.0
    if len(one.dense) and len(other.dense) and float(np.dot(one.dense, other.dense)) < _MEANT:
        return 0.0
    names = min(len(one.trail.names), len(other.trail.names))
    if not names or in_order(one.trail.names, other.trail.names) < bar.names * names:
        return 0.0
    return same / sizes[1]

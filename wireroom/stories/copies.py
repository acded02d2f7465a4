"""Is a text mostly another's? Candidates by sketch, the decision on the shingles themselves.

A shingle is eight words in a row outside quotes, so that what is shared lies in aligned runs of at least eight words,
wherever they stand: sentences in another order, a new beginning and lines of one's own hide no copy, and a shared quote
makes none. What a newsroom prints under everything is no shared text. Copies form groups, reports.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from wireroom.stories.known import Known
from wireroom.stories.memory import LEAST_SHINGLES, Memory
from wireroom.text.fingerprints import Hashes, contained

# Share of the shorter text's shingles that the longer one holds. In a burst of US news (612 articles on one summit)
# pairs are rarest between 0.4 and 0.5: below lie texts with a common source, above reprints, edited or whole.
COPY_AT = 0.5
# Both credit the same agency: then the lower end of that gap is enough.
COPY_AT_SAME_AGENCY = 0.4
# Two texts of one newsroom under titles that share nothing: mostly its small print, unless nearly all is the same.
COPY_AT_SAME_HOUSE = 0.9
# Titles that share less than a fifth of their words tell of other things.
_SAME_TITLE = 0.2
# A text of a sentence or two (twelve words at least) is cut from another's where it stands there but for its credit.
LEAST_CUT = 5
CUT_AT = 0.75
# From a third on, what two texts share is too much for chance and too little for a copy: perhaps reworded, perhaps from
# one source. It is told, and makes the count of reports a range.
PERHAPS_AT = 1 / 3
# Share, of words and of length, from which a text is printed whole: a plain reprint.
_WHOLE = 0.95
# How many articles whose sketches meet are compared at most.
_COMPARED = 40
# Latest other texts of a newsroom that tell what it prints under everything.
_HOUSE = 6
# A text this many times as long as another may hold several such.
_HOLDS = 3
# Texts that share less than this have nothing to do with each other.
_STRANGE = 0.1
# Copies of one text that are looked at to tell whether it is made of several.
_COPIES_SEEN = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """The article that another copies, or perhaps repeats."""

    article: Known
    #: Share of the shorter text found in the longer one.
    share: float
    #: Whether texts were compared; else a headline or a summary.
    text: bool = True
    #: Whether it is in another language.
    translated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What an article repeats, if anything: surely (a copy), and perhaps."""

    copied: Original | None = None
    perhaps: Original | None = None


def compare(article: Known, memory: Memory, near: Iterable[str] = ()) -> Found:
    """Find the article whose text this one shares most with.

    `near` names further articles to compare with (those most alike by words), since a short cut of a long text may
    escape the sketches. An article that is not read has no copies: see `stories.short`.
    """
    if not article.full:
        return Found()
    if len(article.shingles) < LEAST_SHINGLES:
        return Found(copied=_cut_from(article, memory, near))
    met = memory.bands.alike(article.sketch)
    ranked = sorted(met, key=lambda one: (-met[one], memory.articles[one].order))[:_COMPARED]
    copied: list[Original] = []
    perhaps: list[Original] = []
    for one in dict.fromkeys([*ranked, *near]):
        other = memory.articles[one]
        if other.article_id == article.article_id or not other.full or len(other.shingles) < LEAST_SHINGLES:
            continue
        share = _share(article, other, memory)
        if share >= _bar(article, other):
            copied.append(Original(article=other, share=share))
            if _reprinted(article, other, share):
                break
        elif share >= PERHAPS_AT:
            perhaps.append(Original(article=other, share=share))
    taken = [found for found in copied if not _part_alone(article, found.article, memory)]
    if _made_of_several(article, taken):
        taken = []
    left = [found for found in (*copied, *perhaps) if found.article.report_id != article.report_id]
    return Found(copied=_best(taken), perhaps=None if taken else _best(left))


def _cut_from(article: Known, memory: Memory, near: Iterable[str]) -> Original | None:
    """Return the text of another newsroom, under a title that shares words, from which a sentence or two were cut."""
    found = []
    for one in near if len(article.shingles) >= LEAST_CUT else ():
        other = memory.articles[one]
        long = other.full and len(other.shingles) >= LEAST_SHINGLES
        if long and other.source_id != article.source_id and not _other_things(article, other):
            found.append(Original(article=other, share=contained(article.shingles, other.shingles)))
    best = _best(found)
    return best if best is not None and best.share >= CUT_AT else None


def _reprinted(article: Known, other: Known, share: float) -> bool:
    """Whether one is the other, with at most a line of its own: then nobody shares more, and it holds no others."""
    sizes = sorted((len(article.shingles), len(other.shingles)))
    return share >= _WHOLE and sizes[0] >= _WHOLE * sizes[1]


def _bar(article: Known, other: Known) -> float:
    """Return the share from which one of two texts copies the other."""
    if article.source_id == other.source_id and _other_things(article, other):
        return COPY_AT_SAME_HOUSE
    return COPY_AT_SAME_AGENCY if article.agency and article.agency == other.agency else COPY_AT


def _other_things(one: Known, other: Known) -> bool:
    """Whether two titles share next to nothing."""
    titles = one.vectors.title.ids, other.vectors.title.ids
    both = len(np.intersect1d(*titles, assume_unique=True))
    return both < _SAME_TITLE * min(len(titles[0]), len(titles[1]))


def _best(found: list[Original]) -> Original | None:
    """The one that shares most; of several, the one that came first."""
    return min(found, key=lambda one: (-one.share, one.article.order), default=None)


def _share(article: Known, other: Known, memory: Memory) -> float:
    """Say how much of the shorter text stands in the longer one, without what both newsrooms print everywhere."""
    small, large = sorted((article.shingles, other.shingles), key=len)
    share = contained(small, large)
    if share < PERHAPS_AT:
        return share
    house = _house(article, other, memory)
    if not len(house):
        return share
    small, large = sorted((_without(article.shingles, house), _without(other.shingles, house)), key=len)
    return contained(small, large) if len(small) >= LEAST_SHINGLES else 0.0


def _house(article: Known, other: Known, memory: Memory) -> Hashes:
    """Return what two articles share with texts of the first one's newsroom on other things."""
    shared = np.intersect1d(article.shingles, other.shingles, assume_unique=True)
    found = shared[:0]
    for _, one in memory.of_source.under(article.source_id)[-2 * _HOUSE :]:
        third = memory.articles[one]
        strange = third.report_id not in (article.report_id, other.report_id) and third.story_id != other.story_id
        if strange and _other_things(article, third):
            found = np.union1d(found, np.intersect1d(shared, third.shingles, assume_unique=True))
    return found


def _without(pieces: Hashes, house: Hashes) -> Hashes:
    return np.setdiff1d(pieces, house, assume_unique=True)


def _part_alone(article: Known, other: Known, memory: Memory) -> bool:
    """Whether a long text holds this one beside others that have nothing to do with it: a briefing, a live page."""
    if len(other.shingles) < _HOLDS * len(article.shingles):
        return False
    for _, one in memory.copies.under(other.article_id)[:_COPIES_SEEN]:
        third = memory.articles[one]
        small = len(other.shingles) >= _HOLDS * len(third.shingles)
        if small and one != article.article_id and _apart(article, third):
            return True
    return False


def _made_of_several(article: Known, copied: list[Original]) -> bool:
    """Whether a long text holds several reports that have nothing to do with each other."""
    held = [one.article for one in copied if len(article.shingles) >= _HOLDS * len(one.article.shingles)]
    return any(_apart(held[0], other) for other in held[1:])


def _apart(one: Known, other: Known) -> bool:
    return contained(*sorted((one.shingles, other.shingles), key=len)) < _STRANGE

"""Where does an article go? To the story of its original, else to the best story over the bar, else it opens one.

An article that is placed stays, unless it is alone, or what was read since speaks clearly against its company. Where an
editor put it, it stays in any case.
"""

from dataclasses import dataclass

from wireroom.model.story import Reason
from wireroom.stories.assign import Choice
from wireroom.stories.copies import Original
from wireroom.stories.identity import story_id_of
from wireroom.stories.known import Known
from wireroom.stories.memory import Memory
from wireroom.stories.reasons import copy, joined
from wireroom.stories.score import chance

# Margin towards its own story below which an article may leave company, and by how much another must be better: what is
# as far below the bar as a good join is above it.
_STRANGE = -0.05
_BETTER = 0.10
# Margin of an article that none of its story is near to at all.
_FAR = -0.2


@dataclass(frozen=True, slots=True)
class Verdict:
    """The story of an article, with score (0 to 1) and reasons."""

    story_id: str
    score: float
    reasons: tuple[Reason, ...]


def verdict(article: Known, found: Original | None, ranked: list[Choice], memory: Memory) -> Verdict:
    """Decide where an article belongs, given its original (if it is a copy) and the stories near it, the best first."""
    here = article.story_id
    own = next((choice for choice in ranked if choice.story_id == here), None)
    rest = [choice for choice in ranked if choice.story_id != here and not memory.kept_apart(here, choice.story_id)]
    best = rest[0] if rest and rest[0].margin >= 0.0 else None
    copied = found is not None and found.article.story_id != here
    if copied and found is not None and not memory.kept_apart(here, found.article.story_id):
        if not here or _may_leave(article, own, memory, better=1.0):
            return Verdict(found.article.story_id, found.share, (copy(found),))
    elif best is not None and (not here or _may_leave(article, own, memory, better=best.margin)):
        return Verdict(best.story_id, chance(best.margin), joined(article, best, memory))
    return _stay(article, found, own, memory)


def _may_leave(article: Known, own: Choice | None, memory: Memory, *, better: float) -> bool:
    """Say whether an article may leave its story for one with margin `better`."""
    members = memory.stories[article.story_id]
    if article.article_id in memory.pinned:
        return False
    if len(members) == 1:
        return True
    if any(memory.articles[one].story_id == article.story_id for _, one in memory.copies.under(article.article_id)):
        return False
    margin = own.margin if own is not None else _FAR
    return margin < _STRANGE and better >= margin + _BETTER


def _stay(article: Known, found: Original | None, own: Choice | None, memory: Memory) -> Verdict:
    here = article.story_id
    opener = not here or next(iter(memory.stories[here])) == article.article_id
    if opener or own is None:
        return Verdict(here or story_id_of(article.article_id), 1.0, (Reason(kind="opened", weight=1.0),))
    if found is not None:
        return Verdict(here, found.share, (copy(found),))
    return Verdict(here, chance(own.margin), joined(article, own, memory))

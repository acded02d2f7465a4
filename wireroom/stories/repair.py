"""What did the desk get wrong? Two stories that turned out to be one, one story that turned out to be two.

Both are rare: a story that changes its address tires its readers. Merging needs both sides to be alike on the whole,
splitting two parts of which no article is even remotely like one of the other.
"""

from collections.abc import Iterator

import numpy as np

from wireroom.model.events import StoriesMerged, StorySplit
from wireroom.model.story import Reason
from wireroom.stories.assign import choices
from wireroom.stories.identity import story_id_of
from wireroom.stories.known import Known
from wireroom.stories.memory import HOUR, Memory
from wireroom.stories.score import chance, view

# Newest reports that speak for a story.
_SAMPLE = 5
# Margin of an article that is not among the nearest at all.
_STRANGER = -0.2
# A story is looked at for a split between these sizes: below, a split would leave single articles; above, it takes long
# and big stories hold together by many links.
_SMALLEST, _LARGEST = 4, 40


def repairs(memory: Memory, at: float) -> Iterator[StoriesMerged | StorySplit]:
    """Yield what is to be repaired among stories that changed in the last hour.

    Each is to be applied before the next is asked for: the later ones build on it.
    """
    changed = sorted(story for story, when in memory.changed.items() if when >= at - HOUR)
    for story_id in changed:
        if story_id in memory.stories:
            parts = _torn(story_id, memory)
            new_id = next((name for one in parts if (name := story_id_of(one.article_id)) not in memory.stories), None)
            if new_id is not None:
                yield _split(story_id, new_id, parts, at)
    for story_id in changed:
        if story_id in memory.stories:
            other = _twin(story_id, memory)
            if other is not None:
                yield merged(story_id, *other, memory, at)


def _twin(story_id: str, memory: Memory) -> tuple[str, float] | None:
    """Return the story that is one with this one, and the mean margin between them."""
    bar = memory.recipe.merge
    newest = _newest(story_id, memory)
    if len(newest) < 2:
        return None  # an article alone looked around when it came; what grows later looks at it
    hopeful = {one.story_id for one in choices(newest[-1], memory) if one.margin >= bar}
    if hopeful <= {story_id}:
        return None  # the newest member sees no other story as near as its own would have to be
    towards = _towards(newest, memory)
    for other in sorted(hopeful - {story_id}, key=lambda one: (-towards[one], one)):
        if towards[other] < bar:
            break
        if memory.kept_apart(story_id, other):
            continue
        back = _towards(_newest(other, memory), memory).get(story_id, _STRANGER)
        if back >= bar:
            return other, min(back, towards[other])
    return None


def _newest(story_id: str, memory: Memory) -> list[Known]:
    """Return the newest members, one of each report; a page of many topics does not speak for a story."""
    by_report = {one.report_id: one for one in memory.members(story_id) if not one.facts.mixed}
    return sorted(by_report.values(), key=lambda one: one.order)[-_SAMPLE:]


def _towards(sample: list[Known], memory: Memory) -> dict[str, float]:
    """Return the mean margin of some members of a story towards each other story."""
    sums: dict[str, float] = {}
    for member in sample:
        for choice in choices(member, memory):
            sums[choice.story_id] = sums.get(choice.story_id, _STRANGER * len(sample)) - _STRANGER + choice.margin
    return {other: total / len(sample) for other, total in sums.items()}


def merged(
    one: str, other: str, margin: float, memory: Memory, at: float, why: tuple[Reason, ...] = ()
) -> StoriesMerged:
    """Merge the smaller story into the larger, of equal ones the later into the earlier; `why` in more words."""

    def rank(story_id: str) -> tuple[int, int]:
        members = memory.members(story_id)
        return -len(members), members[0].order

    into, gone = sorted((one, other), key=rank)
    like = memory.members(into)[0].article_id
    return StoriesMerged(
        at=at,
        into=into,
        gone=gone,
        article_ids=tuple(memory.stories[gone]),
        reasons=(Reason(kind="merge", weight=chance(margin), like=like), *why),
    )


def _torn(story_id: str, memory: Memory) -> list[Known]:
    """Return the members that have nothing to do with the first one's part of a story; mostly none."""
    members = memory.members(story_id)
    if not _SMALLEST <= len(members) <= _LARGEST or any(one.article_id in memory.pinned for one in members):
        return []
    rest = {one.article_id: one for one in members}
    waiting = [members[0]]
    del rest[members[0].article_id]
    while waiting and len(rest) >= _SMALLEST // 2:
        linked = _links(waiting.pop(), memory)
        reached = [one for one in rest.values() if one.article_id in linked or one.report_id in linked]
        waiting.extend(rest.pop(one.article_id) for one in reached)
    part = len(members) - len(rest)
    return list(rest.values()) if min(len(rest), part) >= _SMALLEST // 2 else []


def _links(article: Known, memory: Memory) -> set[str]:
    """Return the articles that one is at least remotely like, and the report that it belongs to."""
    seen = view(article, memory)
    near = {memory.rows.ids[row] for row in seen.rows[np.flatnonzero(seen.margin >= memory.recipe.split)].tolist()}
    return near | {article.report_id}


def _split(story_id: str, new_id: str, parts: list[Known], at: float) -> StorySplit:
    first = parts[0]
    return StorySplit(
        at=at,
        story_id=story_id,
        new_id=new_id,
        article_ids=tuple(one.article_id for one in parts),
        reasons=(Reason(kind="split", like=first.article_id),),
    )

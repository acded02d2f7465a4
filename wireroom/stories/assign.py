"""Which story does an article belong to? The one whose three nearest reports speak best for it, over the bar."""

from dataclasses import dataclass
from itertools import islice

import numpy as np

from wireroom.stories.known import Known
from wireroom.stories.memory import Memory
from wireroom.stories.score import Scored, View, neighbours, view

# The first and the newest articles by which a big story is known as a whole: what it began with, and where it is.
_ASKED = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A story that an article may join."""

    story_id: str
    #: Mean margin of those that speak for it, and they themselves, the most alike first.
    margin: float
    speakers: tuple[Scored, ...]


def choices(article: Known, memory: Memory, seen: View | None = None, near: list[Scored] | None = None) -> list[Choice]:
    """Return the stories near an article, the best first; ties go to the story whose speaker came first.

    Args:
        article: The one that looks around.
        memory: The window.
        seen: What `view` gave for it, where that is known.
        near: What `neighbours` gave for it, where that is known.
    """
    seen = view(article, memory) if seen is None else seen
    by_story: dict[str, dict[str, Scored]] = {}
    for one in neighbours(article, memory, seen) if near is None else near:
        other = memory.articles[one.article_id]
        # The nearest of each report, in their order: forty reprints of one text are one voice.
        by_story.setdefault(other.story_id, {}).setdefault(other.report_id, one)
    out = []
    for story_id, heard in by_story.items():
        speakers = tuple(heard.values())[: memory.recipe.speakers]
        margin = sum(one.margin for one in speakers) / len(speakers)
        if margin >= 0.0:
            margin -= _strange(article, story_id, seen, memory)
        out.append(Choice(story_id=story_id, margin=margin, speakers=speakers))
    return sorted(out, key=lambda one: (-one.margin, memory.articles[one.speakers[0].article_id].order))


def _strange(article: Known, story_id: str, seen: View, memory: Memory) -> float:
    """Say what is taken off for being unlike a big story as a whole.

    The nearest three of a hundred are always near: without this, a story of a long war takes in all that names it.
    """
    recipe, held = memory.recipe, memory.stories[story_id]
    if len(held) < recipe.big:
        return 0.0
    asked = dict.fromkeys((*islice(held, _ASKED), *islice(reversed(held), _ASKED)))
    by_report = {
        one.report_id: one.row
        for one in (memory.articles[name] for name in asked)
        if one.language == article.language and one.row != article.row and not one.facts.mixed
    }
    if len(by_report) < recipe.big:
        return 0.0
    margins = seen.margins(np.fromiter(by_report.values(), dtype=np.int64, count=len(by_report)))
    return recipe.drift * max(0.0, recipe.whole - float(margins.mean()))

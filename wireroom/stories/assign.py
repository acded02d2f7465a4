"""Which story does an article belong to? The one whose three nearest members speak best for it, over the bar."""

from dataclasses import dataclass

from wireroom.stories.known import Known
from wireroom.stories.memory import Memory
from wireroom.stories.score import Scored, neighbours


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A story that an article may join."""

    story_id: str
    #: Mean margin of those that speak for it, and they themselves, the most alike first.
    margin: float
    speakers: tuple[Scored, ...]


def choices(article: Known, memory: Memory, near: list[Scored] | None = None) -> list[Choice]:
    """Return the stories near an article, the best first; ties go to the story whose speaker came first."""
    by_story: dict[str, list[Scored]] = {}
    for one in neighbours(article, memory) if near is None else near:
        by_story.setdefault(memory.articles[one.article_id].story_id, []).append(one)
    out = []
    for story_id, heard in by_story.items():
        speakers = heard[: memory.recipe.speakers]
        out.append(
            Choice(
                story_id=story_id,
                margin=sum(one.margin for one in speakers) / len(speakers),
                speakers=tuple(speakers),
            )
        )
    return sorted(out, key=lambda one: (-one.margin, memory.articles[one.speakers[0].article_id].order))

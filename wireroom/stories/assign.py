"""Which story does an article belong to? The one whose three nearest reports speak best for it, over the bar."""

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
        speakers = _voices(heard, memory)
        margin = sum(one.margin for one in speakers) / len(speakers)
        out.append(Choice(story_id=story_id, margin=margin, speakers=speakers))
    return sorted(out, key=lambda one: (-one.margin, memory.articles[one.speakers[0].article_id].order))


def _voices(heard: list[Scored], memory: Memory) -> tuple[Scored, ...]:
    """Return the nearest members, one of each report: forty reprints of one text are one voice."""
    by_report: dict[str, Scored] = {}
    for one in heard:
        by_report.setdefault(memory.articles[one.article_id].report_id, one)
        if len(by_report) == memory.recipe.speakers:
            break
    return tuple(by_report.values())

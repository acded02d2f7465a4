"""The story desk: puts every article into a story, sees copies, and repairs what it got wrong.

Pure: the same calls give the same events, and the state can be saved, moved and resumed anywhere.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import chain

from wireroom.model.article import Candidate
from wireroom.model.events import ArticlePlaced, Event
from wireroom.model.story import Reason
from wireroom.stories import keep
from wireroom.stories.assign import choices
from wireroom.stories.bridge import bridges
from wireroom.stories.copies import Found, Original, compare
from wireroom.stories.known import Known
from wireroom.stories.memory import Memory
from wireroom.stories.origin import first_of, report_of
from wireroom.stories.reasons import copy, perhaps, reprinted
from wireroom.stories.recipe import Recipe
from wireroom.stories.repair import repairs
from wireroom.stories.score import neighbours, view
from wireroom.stories.short import repeated
from wireroom.stories.translated import translation
from wireroom.stories.verdict import verdict

# Nearest articles that are compared for copies beside those found by sketch.
_ALSO_COMPARED = 5
# Nearest articles among which an unread one's title or summary is looked for.
_TITLES_COMPARED = 20


class StoryDesk:
    """Places articles into stories, one after the other."""

    name = "stories"

    def __init__(self, recipe: Recipe | None = None) -> None:
        self._memory = Memory(recipe or Recipe())

    def place(self, candidate: Candidate, at: float) -> list[Event]:
        """Place an article on first sight; one that was placed before is read again instead."""
        if candidate.article_id in self._memory.articles:
            return self.reread(candidate, at)
        article = self._memory.know(candidate)
        return self._take(self._decide(article, at))

    def reread(self, candidate: Candidate, at: float) -> list[Event]:
        """Take a later version of an article, or its full text. An article that left the window stays where it is."""
        article = self._memory.know(candidate)
        if not article.story_id:
            return []
        events = self._decide(article, at)
        event = events[0]
        same = (article.story_id, article.report_id, article.copy_of, article.perhaps_of)
        if (event.story_id, event.report_id, event.copy_of, event.perhaps_of) == same:
            return []
        return self._take(events)

    def hourly(self, at: float) -> list[Event]:
        """Repair: merge stories that turned out to be one, in one language or several; split those that never were."""
        out: list[Event] = []
        for event in chain(repairs(self._memory, at), bridges(self._memory, at)):
            self._memory.apply(event)
            out.append(event)
        return out

    def know(self, candidate: Candidate) -> None:
        """Take a version of an article into account whose place was decided elsewhere and comes by `apply`."""
        self._memory.know(candidate)

    def apply(self, event: Event) -> None:
        """Take what was decided elsewhere: by an editor, or by this desk when the log is read again."""
        self._memory.apply(event)

    def near(self, story_id: str, most: int = 5) -> list[str]:
        """Return ids of stories that are close to one and not joined with it, the closest first."""
        best: dict[str, float] = {}
        for member in self._memory.members(story_id)[-3:]:
            for choice in choices(member, self._memory):
                if choice.story_id != story_id:
                    best[choice.story_id] = max(choice.margin, best.get(choice.story_id, -1.0))
        return sorted(best, key=lambda one: (-best[one], one))[:most]

    def save(self) -> bytes:
        """Give the whole state."""
        return keep.save(self._memory)

    def load(self, state: bytes) -> None:
        """Take a whole state back; what was known before is gone."""
        self._memory = keep.load(state, self._memory.recipe)

    def save_parts(self) -> dict[str, bytes]:
        """Give the parts of the state that changed since this was last asked, by name; an empty one is not needed."""
        return keep.save_parts(self._memory)

    def load_parts(self, find: Callable[[str], bytes | None]) -> None:
        """Take a state back from its parts; what was known before is gone."""
        self._memory = keep.load_parts(find, self._memory.recipe)

    def _take(self, events: Sequence[Event]) -> list[Event]:
        for event in events:
            self._memory.apply(event)
        return list(events)

    def _decide(self, article: Known, at: float) -> list[ArticlePlaced]:
        """Place an article; where it is the original of a report that is known, its former first goes behind it."""
        memory = self._memory
        seen = view(article, memory)
        near = neighbours(article, memory, seen)
        found = self._found(article, [one.article_id for one in near])
        copied = found.copied
        said = verdict(article, copied, choices(article, memory, seen, near), memory)
        report_id, copy_of = report_of(article, copied, memory)
        reasons = said.reasons if copy_of is not None else tuple(map(reprinted, said.reasons))
        event = ArticlePlaced(
            at=at,
            article_id=article.article_id,
            story_id=said.story_id,
            score=said.score,
            reasons=reasons if found.perhaps is None else (*reasons, perhaps(found.perhaps)),
            report_id=report_id,
            copy_of=copy_of,
            moved_from=article.story_id if article.story_id and article.story_id != said.story_id else None,
        )
        if copied is None or copy_of is not None or report_id in (article.report_id, article.article_id):
            return [event]
        return [event, _behind(first_of(copied.article, memory), article, copied, memory, at)]

    def _found(self, article: Known, near: list[str]) -> Found:
        if article.full:
            found = compare(article, self._memory, near[:_ALSO_COMPARED])
            told = translation(article, self._memory, near) if found.copied is None else Found()
            return Found(copied=found.copied or told.copied, perhaps=found.perhaps or told.perhaps)
        return Found(perhaps=repeated(article, self._memory, near[:_TITLES_COMPARED]))


def _behind(first: Known, article: Known, found: Original, memory: Memory, at: float) -> ArticlePlaced:
    """Say that what was the first of a report copies an article that was seen after it."""
    opened = next(iter(memory.stories[first.story_id])) == first.article_id
    copied = replace(copy(found), like=article.article_id)
    return ArticlePlaced(
        at=at,
        article_id=first.article_id,
        story_id=first.story_id,
        score=1.0 if opened else found.share,
        reasons=(Reason(kind="opened", weight=1.0), copied) if opened else (copied,),
        report_id=first.report_id,
        copy_of=article.article_id,
    )

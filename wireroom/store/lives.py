"""Which events speak of what: the index by which one story of the past is found in a long log."""

from collections.abc import Iterable

import apsw

from wireroom.model.events import (
    ArticlesForgotten,
    Event,
    Logged,
    SourceAdded,
    SourceMarked,
    StoryHidden,
    StoryPinned,
    TalkCounted,
    TopicsRanked,
)
from wireroom.store.queries import Queries

#: What the editor's marks are noted under: few, and each page needs all of them.
MARKS = "marks"

#: What it is noted under that texts went: pages of the past that were kept ready are made anew then.
FORGOTTEN = "forgotten"


#: What the topics of the day are noted under.
TOPICS = "topics"


def story(story_id: str) -> str:
    """Name a story as it is noted."""
    return f"story {story_id}"


def article(article_id: str) -> str:
    """Name an article as it is noted."""
    return f"article {article_id}"


def source(source_id: str) -> str:
    """Name a source as it is noted."""
    return f"source {source_id}"


#: Events that are needed whole, whatever they speak of.
_ELSEWHERE = (((StoryPinned, StoryHidden, SourceMarked), MARKS), (TopicsRanked, TOPICS))
#: Fields in which events name stories.
_STORIES = ("story_id", "moved_from", "new_id", "into", "gone")


def about(event: Event) -> set[str]:
    """Name all that an event speaks of, as far as stories of the past need it.

    >>> from wireroom.model.events import BreakEnded, MinutePassed
    >>> about(BreakEnded(at=0.0, story_id="s1", how="quiet", why="")), about(MinutePassed(at=0.0))
    ({'story s1'}, set())
    """
    if isinstance(event, SourceAdded):
        return {source(event.source.id)}
    if isinstance(event, TalkCounted):
        return {article(one.article_id) for one in event.talked}
    under = next((name for kinds, name in _ELSEWHERE if isinstance(event, kinds)), None)
    if under is not None:
        return {under}
    stories = {name for field in _STORIES if (name := getattr(event, field, None)) is not None}
    articles = {*getattr(event, "article_ids", ())}
    if (name := getattr(event, "article_id", None)) is not None:
        articles.add(name)
    gone = {FORGOTTEN} if isinstance(event, ArticlesForgotten) else set()
    return {*map(story, stories), *map(article, articles), *gone}


class Lives:
    """Writes the index, over the writer's connection."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._sql = Queries(connection, "past")

    def note(self, logged: Logged) -> None:
        """Note what an event speaks of."""
        for what in about(logged.event):
            self._sql.rows("note", what=what, seq=logged.seq)

    def fill(self, log: Iterable[Logged]) -> None:
        """Note all of a log, where nothing was ever noted: it is of an earlier version."""
        if not self._sql.value("noted"):
            for logged in log:
                self.note(logged)

"""Which events speak of what: the index by which one story of the past is found in a long log."""

from collections.abc import Iterable

import apsw

from wireroom.model.events import (
    ArticlesForgotten,
    Event,
    Logged,
    PicturesDropped,
    SourceAdded,
    SourceMarked,
    StoriesMerged,
    StoryHidden,
    StoryPinned,
    StorySplit,
    TalkCounted,
)
from wireroom.store.queries import Queries

#: What the editor's marks are noted under: few, and each page needs all of them.
MARKS = "marks"

#: What it is noted under that texts went: pages of the past that were kept ready are made anew then.
FORGOTTEN = "forgotten"


def story(story_id: str) -> str:
    """Name a story as it is noted."""
    return f"story {story_id}"


def article(article_id: str) -> str:
    """Name an article as it is noted."""
    return f"article {article_id}"


def source(source_id: str) -> str:
    """Name a source as it is noted."""
    return f"source {source_id}"


def about(event: Event) -> set[str]:
    """Name all that an event speaks of, as far as stories of the past need it.

    >>> from wireroom.model.events import BreakEnded, MinutePassed
    >>> about(BreakEnded(at=0.0, story_id="s1", how="quiet", why="")), about(MinutePassed(at=0.0))
    ({'story s1'}, set())
    """
    if isinstance(event, SourceAdded):
        return {source(event.source.id)}
    if isinstance(event, (StoryPinned, StoryHidden, SourceMarked)):
        return {MARKS}
    if isinstance(event, TalkCounted):
        return {article(one.article_id) for one in event.talked}
    found = {article(name) for name in getattr(event, "article_ids", ())}
    if isinstance(event, ArticlesForgotten):
        return {*found, FORGOTTEN}
    if isinstance(event, PicturesDropped):
        return found
    if isinstance(event, StoriesMerged):
        return {*found, story(event.into), story(event.gone)}
    if isinstance(event, StorySplit):
        return {*found, story(event.story_id), story(event.new_id)}
    for name in ("story_id", "moved_from"):
        told = getattr(event, name, None)
        if told is not None:
            found.add(story(told))
    told = getattr(event, "article_id", None)
    return found if told is None else {*found, article(told)}


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

"""What a publisher changed, when a later version of an article comes in."""

import contextlib

from wireroom.articles.edits import edit_between
from wireroom.model.events import ArticleEdited, ArticleRead
from wireroom.ports import Room


def edited(room: Room, event: ArticleRead) -> list[ArticleEdited]:
    """Compare a version with the one before; [] where there is none, or it is no longer kept, or nothing is told."""
    before = room.body_of(event.article_id, event.version - 1)
    if before is None or before == event.body:
        return []
    with contextlib.suppress(KeyError):
        old, new = room.bodies.get(before), room.bodies.get(event.body)
        edit = edit_between(old, new, since=event.version - 1, version=event.version)
        if edit.changes or edit.added or edit.removed or edit.reworded:
            at = event.at if event.seen is None else event.seen
            return [ArticleEdited(at=at, article_id=event.article_id, edit=edit)]
    return []

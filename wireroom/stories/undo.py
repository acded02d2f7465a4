"""Nothing is ever merged without a way back: the event that takes a merge or a split back."""

from wireroom.errors import UsageError
from wireroom.model.events import Logged, StoriesMerged, StorySplit
from wireroom.model.story import Reason


def undo(logged: Logged, at: float | None = None) -> StoriesMerged | StorySplit:
    """Return the editor's event that undoes a merge or a split.

    Args:
        logged: The merge or split with its number in the log.
        at: When it is undone, UTC seconds; the time of the event itself if not given.

    Returns:
        A split for a merge, with the old story id coming back; a merge for a split.

    Raises:
        UsageError: If the event is neither; other events are not undone this way.
    """
    event = logged.event
    if not isinstance(event, StoriesMerged | StorySplit):
        raise UsageError(f"event {logged.seq} is a {type(event).__name__}; only merges and splits can be undone")
    reasons = (Reason(kind="editor"),)
    when = event.at if at is None else at
    if isinstance(event, StoriesMerged):
        return StorySplit(
            at=when,
            story_id=event.into,
            new_id=event.gone,
            article_ids=event.article_ids,
            reasons=reasons,
            by="editor",
            undoes=logged.seq,
        )
    return StoriesMerged(
        at=when,
        into=event.story_id,
        gone=event.new_id,
        article_ids=event.article_ids,
        reasons=reasons,
        by="editor",
        undoes=logged.seq,
    )

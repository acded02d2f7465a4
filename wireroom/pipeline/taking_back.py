"""The event that takes an act of the editor's desk or of the engine back, as things stand now."""

from dataclasses import replace

from wireroom.errors import UsageError
from wireroom.model.events import StoriesMerged, StoryHidden, StoryPinned, StorySplit
from wireroom.ports import Room
from wireroom.stories.undo import undo


def way_back(room: Room, seq: int, now: float) -> StoriesMerged | StorySplit | StoryPinned | StoryHidden:
    """Return the event that takes a merge, a split, a pinning or a hiding back; nothing is written.

    Raises:
        UsageError: If event `seq` is none of these, or its way back is closed.
    """
    for logged in room.log.read(seq - 1, 1):
        if isinstance(logged.event, (StoriesMerged, StorySplit)):
            return _as_it_stands(room, undo(logged, now), seq)
        if isinstance(logged.event, (StoryPinned, StoryHidden)) and logged.event.undoes is None:
            return replace(logged.event, at=now, undoes=seq, by="editor")
    raise UsageError(f"event {seq} is no merge or split; `wireroom story ID` lists those of a story")


def _as_it_stands(room: Room, taken: StoriesMerged | StorySplit, seq: int) -> StoriesMerged | StorySplit:
    """Fit the undoing of event `seq` to what has happened to its stories since.

    Raises:
        UsageError: If nothing is left to take back, or something later must be taken back first.
    """
    if isinstance(taken, StorySplit):
        home = _home(room, taken.story_id)
        states = [(one, room.article_state(one)) for one in taken.article_ids]
        left = tuple(one for one, state in states if state is not None and state.story_id == home)
        if not left or home == taken.new_id:
            raise UsageError(f"event {seq}: its stories are apart already")
        return replace(taken, story_id=home, article_ids=left)
    into, gone = _home(room, taken.into), _home(room, taken.gone)
    if into == gone:
        raise UsageError(f"event {seq}: its stories are together already")
    if gone != taken.gone:
        raise UsageError(f"event {seq}: story {taken.gone} went into {gone} since; take that back first")
    members = tuple(member.article_id for member in room.reader.members(gone))
    return replace(taken, into=into, article_ids=members)


def _home(room: Room, story_id: str) -> str:
    """Return the story that a story's address leads to now."""
    found = room.reader.story(story_id)
    return found if isinstance(found, str) else story_id

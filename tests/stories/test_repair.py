"""Repair is rare, needs both sides, and never works against an editor."""

import pytest
from storywire import BANK, FERRY, HOUR, MATCH, START, candidate

from wireroom.errors import UsageError
from wireroom.model.events import Logged, MinutePassed, StoriesMerged, StorySplit
from wireroom.model.story import Reason
from wireroom.stories.desk import StoryDesk
from wireroom.stories.undo import undo


def torn_apart(by: str) -> StoryDesk:
    """A desk whose ferry story was split in two, by the engine or by an editor."""
    desk = StoryDesk()
    for name, happening in (("f", FERRY), ("b", BANK), ("m", MATCH)):
        for n, telling in enumerate(happening):
            desk.place(candidate(f"{name}{n}", telling, at=START + n), START + n)
    story = desk._memory.articles["f0"].story_id
    ids = ("f2",)
    desk.apply(StorySplit(at=START + 9, story_id=story, new_id="snew", article_ids=ids, reasons=(), by=by))
    return desk


def test_two_halves_of_one_story_are_merged_within_the_hour():
    """What order or chance tore apart comes together: the smaller goes into the larger, with the reason."""
    desk = torn_apart("engine")
    (event,) = desk.hourly(START + 600)
    assert isinstance(event, StoriesMerged)
    assert (event.gone, event.article_ids, event.by) == ("snew", ("f2",), "engine")
    assert event.reasons[0].kind == "merge"
    assert desk.hourly(START + 700) == []


def test_what_an_editor_split_is_not_merged_again():
    """The engine thinks otherwise and keeps still."""
    assert torn_apart("editor").hourly(START + 600) == []


def test_an_undone_merge_is_not_made_again():
    """Taking a merge back is an editor's word, also for the hours to come."""
    desk = torn_apart("engine")
    (event,) = desk.hourly(START + 600)
    desk.apply(undo(Logged(seq=3, event=event), START + 700))
    assert desk._memory.articles["f2"].story_id == "snew"
    assert desk.hourly(START + 800) == []


def test_unlike_stories_are_left_alone():
    """Three happenings stay three stories."""
    desk = StoryDesk()
    for name, happening in (("f", FERRY), ("b", BANK), ("m", MATCH)):
        for n, telling in enumerate(happening):
            desk.place(candidate(f"{name}{n}", telling, at=START + n), START + n)
    assert desk.hourly(START + HOUR) == []


def test_two_stories_in_one_are_torn_apart():
    """Parts of a story that share nothing, neither words nor copies, become two; the first part keeps the address."""
    desk = StoryDesk()
    for name, happening in (("f", FERRY[:2]), ("b", BANK)):
        for n, telling in enumerate(happening):
            desk.place(candidate(f"{name}{n}", telling, at=START + n), START + n)
    ferry, bank = (desk._memory.articles[one].story_id for one in ("f0", "b0"))
    desk.apply(StoriesMerged(at=START + 9, into=ferry, gone=bank, article_ids=("b0", "b1"), reasons=()))
    (event,) = desk.hourly(START + 600)
    assert isinstance(event, StorySplit)
    assert (event.story_id, event.article_ids) == (ferry, ("b0", "b1"))
    assert event.new_id == bank


def test_an_editors_merge_is_not_torn_apart():
    """The same two parts, joined by an editor, stay joined."""
    desk = StoryDesk()
    for name, happening in (("f", FERRY[:2]), ("b", BANK)):
        for n, telling in enumerate(happening):
            desk.place(candidate(f"{name}{n}", telling, at=START + n), START + n)
    ferry, bank = (desk._memory.articles[one].story_id for one in ("f0", "b0"))
    told = (Reason(kind="editor"),)
    desk.apply(StoriesMerged(at=START + 9, into=ferry, gone=bank, article_ids=("b0", "b1"), reasons=told, by="editor"))
    assert desk.hourly(START + 600) == []


def test_only_merges_and_splits_can_be_undone():
    """Anything else is refused in words."""
    with pytest.raises(UsageError, match="event 5 is a MinutePassed"):
        undo(Logged(seq=5, event=MinutePassed(at=START)))

"""What comes in and what the desks decide commit together; a desk that fails stops the room and loses nothing."""

import pytest
from newsrooms import BUDGET, FERRY, FERRY_AGAIN, MORNING, SETTINGS, open_intake, reading, room_of, take

from wireroom import app
from wireroom.errors import DeskError, UsageError
from wireroom.model.events import ArticlePlaced, StoriesMerged, StorySplit
from wireroom.model.story import Reason
from wireroom.store.digest import digest
from wireroom.stories.desk import StoryDesk


def happenings(intake, first=0, number=8):
    """Take articles of two happenings by turns."""
    for step in range(first, first + number):
        text, title = (FERRY, "Ferry Corrin aground") if step % 2 else (BUDGET, "Meridon raises tax on sugar")
        made = reading(f"{title}, report {step}", *text[step % 3 :], f"Line {step} by our own desk.", published=MORNING)
        take(intake, f"n{step}", made, source=f"outlet{step % 5}.example", seen=MORNING + 60 * step)
        intake.newsroom.minutes([MORNING + 60 * step])


def test_a_room_that_is_opened_again_goes_on_as_if_it_had_never_been_closed(tmp_path):
    """Resume anywhere changes nothing: same articles, same decisions, same digest."""
    straight = open_intake()
    happenings(straight, 0, 12)
    for pause in (1, 5, 6, 11):
        path = tmp_path / f"{pause}" / "wireroom.db"
        first = open_intake(path)
        happenings(first, 0, pause)
        room_of(first).close()  # no checkpoint: like a crash
        again = open_intake(path)
        happenings(again, pause, 12 - pause)
        assert digest(room_of(again).connection) == digest(room_of(straight).connection)
        room_of(again).close()


def test_a_desk_that_fails_keeps_the_event_and_stops_the_room(tmp_path, monkeypatch):
    path = tmp_path / "wireroom.db"
    intake = open_intake(path)
    happenings(intake, 0, 4)

    def fail(_desk, _candidate, _at):
        raise ZeroDivisionError("a bug of ours")

    with monkeypatch.context() as patched:
        patched.setattr(StoryDesk, "place", fail)
        with pytest.raises(DeskError, match="a bug of ours") as caught:
            take(intake, "bad", reading("Something else", "Text."), source="outlet1.example", seen=MORNING + 999)
        room_of(intake).close()
        room = app.open_room(path)
        with pytest.raises(DeskError, match="log reject"):
            app.make_newsroom(room, SETTINGS)
        room.close()
    assert caught.value.seq > 0


def test_an_event_that_was_set_aside_is_passed_over(tmp_path, monkeypatch):
    path = tmp_path / "wireroom.db"
    intake = open_intake(path)
    happenings(intake, 0, 4)
    real = StoryDesk.place

    def fail(desk, candidate, at):
        if candidate.title == "Poison":
            raise ZeroDivisionError("a bug of ours")
        return real(desk, candidate, at)

    monkeypatch.setattr(StoryDesk, "place", fail)
    with pytest.raises(DeskError):
        take(intake, "bad", reading("Poison", "Text."), source="outlet1.example", seen=MORNING + 999)
    last = intake.room.log.last()
    room_of(intake).close()
    room = app.open_room(path)
    with room.transaction():
        room.reject(last, MORNING, "by hand")
    room.close()
    again = open_intake(path)
    happenings(again, 4, 2)
    assert again.room.reader.head().articles == 7
    assert again.room.rejected() == {last: "by hand"}
    room_of(again).close()


def editor_merge(intake):
    """Merge two stories that have nothing to do with each other, as an editor might by mistake."""
    take(intake, "a", reading("Ferry Corrin aground", *FERRY), source="harbour.example", seen=MORNING)
    take(intake, "b", reading("Meridon raises tax on sugar", *BUDGET), source="meridon.example", seen=MORNING + 60)
    placed = [item.event for item in intake.room.log.read() if isinstance(item.event, ArticlePlaced)]
    event = StoriesMerged(
        at=MORNING + 120,
        into=placed[0].story_id,
        gone=placed[1].story_id,
        article_ids=(placed[1].article_id,),
        reasons=(Reason(kind="editor"),),
        by="editor",
    )
    intake.newsroom.take(lambda: [event])
    seq = max(item.seq for item in intake.room.log.read() if isinstance(item.event, StoriesMerged))
    return event, seq


def test_a_merge_redirects_the_old_address_and_can_be_undone():
    intake = open_intake()
    merged, seq = editor_merge(intake)
    reader = intake.room.reader
    assert reader.story(merged.gone) == merged.into
    assert reader.story(merged.into).row.counts.articles == 2
    split = intake.newsroom.undo(seq, MORNING + 180)
    assert isinstance(split, StorySplit)
    assert reader.story(merged.gone).row.counts.articles == 1
    assert reader.story(merged.into).row.counts.articles == 1
    joins = reader.story(merged.into).joins
    assert [(join.kind, join.undone) for join in joins] == [("split", False), ("merge", True)]


def test_what_an_editor_took_apart_stays_apart():
    """The engine never reverses an editor silently, not even at the hourly repair."""
    intake = open_intake()
    merged, seq = editor_merge(intake)
    intake.newsroom.undo(seq, MORNING + 180)
    intake.newsroom.minutes([MORNING + 3600 * hour for hour in range(1, 5)])
    assert intake.room.reader.story(merged.gone).row.counts.articles == 1


def test_only_merges_and_splits_can_be_undone():
    intake = open_intake()
    happenings(intake, 0, 2)
    with pytest.raises(UsageError, match="no merge or split"):
        intake.newsroom.undo(1, MORNING)
    with pytest.raises(UsageError, match="no merge or split"):
        intake.newsroom.undo(99_999, MORNING)


def test_a_later_version_keeps_the_article_and_its_earlier_text():
    intake = open_intake()
    article = take(intake, "a", reading("Ferry Corrin aground", *FERRY), source="harbour.example", seen=MORNING)
    room = intake.room
    with room.transaction():
        room.put_address("https://harbour.example/a", article)
    first = room.article_state(article)
    intake.take_reading(article, reading("Ferry Corrin aground, 214 safe", *FERRY_AGAIN), MORNING + 600)
    intake.take_reading(article, reading("Ferry Corrin aground, 214 safe", *FERRY_AGAIN), MORNING + 900)
    page = room.reader.article(article)
    assert [(version.version, version.title) for version in page.versions] == [
        (2, "Ferry Corrin aground, 214 safe"),
        (1, "Ferry Corrin aground"),
    ]
    assert page.versions[1].body == first.body, "the earlier text is kept"
    assert [seen.edit.version for seen in page.edits] == [2]
    assert "headline" in {change.kind for change in page.edits[0].edit.changes}

"""Every merge and split has a way back, whatever happened since; and no start begins between two facts."""

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from newsrooms import BUDGET, FERRY, FERRY_AGAIN, MORNING, open_intake, reading, room_of, take

from wireroom import app
from wireroom.errors import DeskError, StorageFullError, UsageError
from wireroom.model.events import ArticlePlaced, StoriesMerged, StoryBroke, StorySplit
from wireroom.model.story import Reason
from wireroom.pipeline import replaying
from wireroom.store.digest import differences, digest
from wireroom.stories.desk import StoryDesk
from wireroom.trends.desk import TrendsDesk

TAX = ("Meridon's chess club won the cup of the nine provinces after a final that took eleven hours on Sunday.",)


def three_stories(intake):
    """Take three happenings; returns their stories in the order of arrival."""
    texts = (("Ferry Corrin aground", FERRY), ("Meridon raises tax on sugar", BUDGET), ("Chess club wins cup", TAX))
    for step, (title, text) in enumerate(texts):
        made = reading(title, *text, published=MORNING + 60 * step)
        take(intake, f"n{step}", made, source=f"outlet{step}.example", seen=MORNING + 60 * step)
    return [item.event.story_id for item in intake.room.log.read() if isinstance(item.event, ArticlePlaced)]


def merge(intake, gone, into, at=MORNING + 600):
    """Merge as an editor; returns the number of the merge."""
    articles = tuple(member.article_id for member in intake.room.reader.members(gone))
    event = StoriesMerged(
        at=at, into=into, gone=gone, article_ids=articles, reasons=(Reason(kind="editor"),), by="editor"
    )
    intake.newsroom.take(lambda: [event])
    return next(item.seq for item in intake.room.log.read() if item.event == event)


def stands(intake):
    """Say which articles stand in which open story, and make sure that tables and pages agree."""
    room = intake.room
    rows = room.connection.execute("SELECT id FROM stories WHERE merged_into IS NULL").fetchall()
    held = {story: {member.article_id for member in room.reader.members(story)} for (story,) in rows}
    for story, members in held.items():
        assert room.reader.story(story).row.counts.articles == len(members)
    inside = [article for members in held.values() for article in members]
    assert len(inside) == len(set(inside)) == room.reader.head().articles, "each article stands in one open story"
    return held


def test_a_merge_can_be_taken_back_after_its_story_went_into_a_third():
    """The articles come back from where they are now, and the story that they leave is counted anew."""
    intake = open_intake()
    ferry, budget, chess = three_stories(intake)
    seq = merge(intake, budget, ferry)
    merge(intake, ferry, chess)
    intake.newsroom.undo(seq, MORNING + 900)
    assert {story: len(members) for story, members in stands(intake).items()} == {budget: 1, chess: 2}


def moved(intake, article, story, into, at):
    """Move an article as an editor."""
    event = ArticlePlaced(
        at=at,
        article_id=article,
        story_id=into,
        score=1.0,
        reasons=(Reason(kind="editor"),),
        report_id=article,
        copy_of=None,
        moved_from=story,
    )
    intake.newsroom.take([event].copy)


def test_a_story_that_loses_all_by_an_undoing_leads_to_where_they_went():
    """No address shows an empty story."""
    intake = open_intake()
    ferry, budget, chess = three_stories(intake)
    own = intake.room.reader.members(ferry)[0].article_id
    seq = merge(intake, budget, ferry)
    moved(intake, own, ferry, chess, MORNING + 650)
    intake.newsroom.undo(seq, MORNING + 900)
    assert all(stands(intake).values())
    assert intake.room.reader.story(ferry) == budget


def test_a_merge_is_taken_back_once():
    intake = open_intake()
    ferry, budget, _ = three_stories(intake)
    seq = merge(intake, budget, ferry)
    intake.newsroom.undo(seq, MORNING + 900)
    before = intake.room.log.last()
    with pytest.raises(UsageError, match="apart already"):
        intake.newsroom.undo(seq, MORNING + 960)
    assert intake.room.log.last() == before


def test_a_split_can_be_taken_back_after_its_story_has_grown():
    """What came into the new story since goes with it: nothing stays behind under an address that leads elsewhere."""
    intake = open_intake()
    ferry, budget, _ = three_stories(intake)
    merged = merge(intake, budget, ferry)
    intake.newsroom.undo(merged, MORNING + 700)
    split = intake.room.log.last()
    while type(next(intake.room.log.read(split - 1, 1)).event).__name__ != "StorySplit":
        split -= 1
    made = reading("Meridon parliament raises tax on sugar", *BUDGET, "It passed by nine votes.", published=MORNING)
    take(intake, "more", made, source="outlet7.example", seen=MORNING + 800)
    assert len(intake.room.reader.members(budget)) == 2
    intake.newsroom.undo(split, MORNING + 900)
    assert len(stands(intake)[ferry]) == 3
    with pytest.raises(UsageError, match="together already"):
        intake.newsroom.undo(split, MORNING + 960)


def test_a_split_whose_story_went_elsewhere_says_what_to_take_back_first():
    intake = open_intake()
    ferry, budget, chess = three_stories(intake)
    intake.newsroom.undo(merge(intake, budget, ferry), MORNING + 700)
    split = max(item.seq for item in intake.room.log.read() if type(item.event).__name__ == "StorySplit")
    merge(intake, budget, chess, at=MORNING + 800)
    with pytest.raises(UsageError, match=f"went into {chess} since; take that back first"):
        intake.newsroom.undo(split, MORNING + 900)


def test_a_merge_that_names_too_few_articles_leaves_none_behind():
    """The tables do not rely on whoever made the event."""
    intake = open_intake()
    ferry, budget, _ = three_stories(intake)
    event = StoriesMerged(at=MORNING + 600, into=ferry, gone=budget, article_ids=(), reasons=(), by="editor")
    intake.newsroom.take(lambda: [event])
    assert len(stands(intake)[ferry]) == 2


def test_a_story_that_broke_and_went_into_another_comes_back_calm():
    """Nobody watches over its breaking any more, so it would never end."""
    intake = open_intake()
    ferry, budget, _ = three_stories(intake)
    broke = StoryBroke(at=MORNING + 300, story_id=budget, why="3 reports in 5 minutes", reports=3, surprise=4.0)
    intake.newsroom.take(lambda: [broke])
    assert intake.room.reader.story(budget).row.broke_at is not None
    intake.newsroom.undo(merge(intake, budget, ferry), MORNING + 700)
    assert intake.room.reader.story(budget).row.broke_at is None


def test_an_article_that_comes_back_to_a_story_that_was_emptied_is_seen_there():
    """The story opens again: its address must not lead away from its own article."""
    intake = open_intake()
    ferry, budget, _ = three_stories(intake)
    (article,) = (member.article_id for member in intake.room.reader.members(budget))
    for story, left in ((ferry, budget), (budget, ferry)):
        placed = ArticlePlaced(
            at=MORNING + 600,
            article_id=article,
            story_id=story,
            score=1.0,
            reasons=(Reason(kind="editor"),),
            report_id=article,
            copy_of=None,
            moved_from=left,
        )
        intake.newsroom.take([placed].copy)
    assert stands(intake)[budget] == {article}
    assert intake.room.reader.article(article).story.id == budget


def test_a_story_that_an_article_left_is_judged_anew(monkeypatch):
    """It may no longer have what it takes to be breaking; one that is empty is forgotten."""
    intake = open_intake()
    ferry, budget, _ = three_stories(intake)
    article = intake.room.reader.members(budget)[0].article_id
    judged = []
    monkeypatch.setattr(TrendsDesk, "merged", lambda _desk, into, gone: judged.append((into, gone)))
    event = ArticlePlaced(
        at=MORNING + 600,
        article_id=article,
        story_id=ferry,
        score=1.0,
        reasons=(),
        report_id=article,
        copy_of=None,
        moved_from=budget,
    )
    intake.newsroom.take([event].copy)
    assert judged == [(ferry, budget)]


# starting again


def test_events_that_were_set_aside_or_kept_are_taken_up_in_one_go(tmp_path, monkeypatch):
    """A kill in the middle of taking them up leaves no position between a fact and what follows from it."""
    path = tmp_path / "wireroom.db"
    intake = open_intake(path)
    three_stories(intake)
    real = StoryDesk.place

    def fail(_desk, _candidate, _at):
        raise ZeroDivisionError("a bug of ours")

    with monkeypatch.context() as patched:
        patched.setattr(StoryDesk, "place", fail)
        with pytest.raises(DeskError):
            take(intake, "late", reading("Ferry: all safe", *FERRY_AGAIN), source="outlet1.example", seen=MORNING + 300)
    last = intake.room.log.last()
    room_of(intake).close()

    placed = []

    def place(desk, candidate, at):
        placed.append(candidate.article_id)
        return real(desk, candidate, at)

    with monkeypatch.context() as patched:
        patched.setattr(StoryDesk, "place", place)
        room_of(open_intake(path)).close()
        again = open_intake(path)  # a second start before anything new came must find nothing to do
    assert len(placed) == 1
    room = room_of(again)
    assert room.load_checkpoint("position")[0] == room.log.last() > last
    stands(again)
    room.close()


def test_a_disk_that_is_full_while_events_are_taken_up_loses_none_of_what_follows(monkeypatch):
    """The next take begins with what was left."""
    intake = open_intake()
    three_stories(intake)
    before = intake.room.log.last()
    with monkeypatch.context() as patched:
        patched.setattr(StoryDesk, "place", lambda *_: 1 / 0)
        with pytest.raises(DeskError):
            take(intake, "late", reading("Ferry: all safe", *FERRY_AGAIN), source="outlet1.example", seen=MORNING + 300)
    with monkeypatch.context() as patched:

        def full(*_):
            raise StorageFullError("the disk is full")

        patched.setattr(intake.room, "save_checkpoint", full)
        with pytest.raises(StorageFullError):
            intake.newsroom.minutes([MORNING + 360])
    intake.newsroom.minutes([MORNING + 420])
    assert intake.room.log.last() > before
    stands(intake)


def test_a_stop_at_the_end_of_an_hour_does_not_skip_its_repair(tmp_path, monkeypatch):
    """The hour of the last repair is kept with the position, not guessed from what was read again."""
    repaired = []
    monkeypatch.setattr(StoryDesk, "hourly", lambda _desk, at: repaired.append(at) or [])
    path = tmp_path / "wireroom.db"
    hour = (MORNING // 3600 + 1) * 3600
    intake = open_intake(path)
    intake.newsroom.minutes([hour - 60])
    intake.newsroom.checkpoint()
    room_of(intake).close()
    again = open_intake(path)
    again.newsroom.minutes([hour])
    room_of(again).close()
    assert repaired == [hour]


def test_a_state_of_the_trends_desk_that_cannot_be_read_is_made_anew(tmp_path):
    """What is breaking is known from the tables, so that it can end."""
    path = tmp_path / "wireroom.db"
    intake = open_intake(path)
    ferry, *_ = three_stories(intake)
    broke = StoryBroke(at=MORNING + 300, story_id=ferry, why="3 reports in 5 minutes", reports=3, surprise=4.0)
    intake.newsroom.take(lambda: [broke])
    room = room_of(intake)
    with room.transaction():
        room.save_checkpoint("trends", room.log.last(), b'{"of": "another version"}')
    room.close()
    again = open_intake(path)
    again.newsroom.minutes([MORNING + 60 * minute for minute in range(6, 180, 3)])
    assert again.room.reader.story(ferry).row.break_ended_how == "quiet"
    room_of(again).close()


@pytest.mark.parametrize("batch", [1, 3, 500])
def test_rebuilding_after_all_ways_back_gives_the_same_tables(monkeypatch, batch):
    """However many events commit together: a story that opened and went within one batch leaves the same row."""
    intake = open_intake()
    ferry, budget, chess = three_stories(intake)
    one = merge(intake, budget, ferry)
    two = merge(intake, ferry, chess, at=MORNING + 660)
    intake.newsroom.undo(one, MORNING + 700)
    intake.newsroom.undo(two, MORNING + 760)
    assert len(stands(intake)) == 3
    merge(intake, ferry, budget, at=MORNING + 800)
    room, fresh = room_of(intake), app.open_room(":memory:")
    monkeypatch.setattr(replaying, "BATCH", batch)
    replaying.rebuild(room.log.read(), room.bodies, fresh)
    assert differences(room.connection, fresh.connection) == {}
    assert digest(room.connection) == digest(fresh.connection)


ACTS = st.lists(
    st.tuples(st.sampled_from(["merge", "split", "move", "undo"]), st.integers(0, 9), st.integers(0, 9)), max_size=9
)


@settings(max_examples=25)
@given(ACTS)
def test_whatever_editors_do_each_article_stands_in_one_open_story_and_the_log_says_the_same(acts):
    """Merges, splits, moves and their undoing in any order; what makes no sense is refused in words."""
    intake = open_intake()
    three_stories(intake)
    reader = intake.room.reader
    for step, (act, one, other) in enumerate(acts):
        at = MORNING + 700 + 60 * step
        held = sorted(stands(intake).items())
        story, members = held[one % len(held)]
        into = held[other % len(held)][0]
        article = sorted(members)[other % len(members)] if members else None
        if act == "merge" and story != into:
            merge(intake, story, into, at=at)
        elif act == "split" and len(members) > 1:
            event = StorySplit(
                at=at, story_id=story, new_id=f"s{step}{article}", article_ids=(article,), reasons=(), by="editor"
            )
            intake.newsroom.take([event].copy)
        elif act == "move" and story != into and article:
            moved(intake, article, story, into, at)
        elif act == "undo":
            joins = [item.seq for item in intake.room.log.read() if isinstance(item.event, (StoriesMerged, StorySplit))]
            if joins:
                with contextlib.suppress(UsageError):
                    intake.newsroom.undo(joins[one % len(joins)], at)
    assert all(stands(intake).values()), "no open story is empty"
    assert reader.head().articles == 3
    room, fresh = room_of(intake), app.open_room(":memory:")
    replaying.rebuild(room.log.read(), room.bodies, fresh)
    assert differences(room.connection, fresh.connection) == {}
    fresh.close()
    room.close()

"""What is personal in the store: apart from the log, ended and deleted by its rules (S33, S38, S44, S49, S53)."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from newsrooms import FERRY, FERRY_AGAIN, MORNING, open_intake, reading, room_of, take

from wireroom.model.events import SourceMarked, StoriesMerged, StoryHidden, StoryPinned
from wireroom.store.personal import ABSOLUTE, CODE_SECONDS, IDLE, PER_DAY, PER_HOUR, VISIT_GAP, Personal
from wireroom.store.queries import queries

WORDS = {"reply_to": "", "page": "", "sentence": "", "words": "x"}


@pytest.fixture
def personal():
    room = room_of(open_intake())
    yield Personal(room.connection)
    room.close()


def test_a_code_counts_once_and_for_an_hour(personal):
    """Spending takes a code away; so does a newer one, and so does time (S38)."""
    personal.new_code("a", 0.0)
    assert personal.code_counts("a", CODE_SECONDS)
    assert not personal.code_counts("a", CODE_SECONDS + 1)
    personal.new_code("b", 10.0)
    assert not personal.spend_code("a", 11.0)
    assert personal.spend_code("b", 11.0)
    assert not personal.spend_code("b", 11.0)


@given(uses=st.lists(st.floats(1.0, 30 * 86_400.0), max_size=12))
@settings(max_examples=60, deadline=None)
def test_a_session_lives_as_long_as_its_rule_says(uses):
    """Whatever the pauses: open while no pause is longer than 14 days and 90 days have not passed (S33)."""
    room = room_of(open_intake())
    kept, at, open_still = Personal(room.connection), 0.0, True
    kept.open_session("s", "browser", 0.0)
    for pause in uses:
        at += pause
        open_still = open_still and pause <= IDLE and at <= ABSOLUTE
        assert (kept.session("s", at) is not None) is open_still
        if open_still:
            kept.use_session("s", at)
    room.close()


@given(pauses=st.lists(st.sampled_from([1.0, VISIT_GAP, VISIT_GAP + 1, 86_400.0]), max_size=20))
@settings(max_examples=60, deadline=None)
def test_the_last_visit_is_the_one_before_the_last_long_pause(pauses):
    """Pages within half an hour are one visit; "since your last visit" is where the visit before it ended."""
    room = room_of(open_intake())
    kept, at, seq, ended, before = Personal(room.connection), 1000.0, 1, None, None
    kept.visit(at, seq)
    for pause in pauses:
        if pause > VISIT_GAP:
            before = seq
        ended, at, seq = at, at + pause, seq + 1
        kept.visit(at, seq)
        found = kept.last_visit(at)
        assert (found.seq if found else None) == before
    assert ended is None or kept.last_visit(at + VISIT_GAP + 1).seq == seq
    room.close()


def test_what_is_followed_goes_along_when_stories_are_joined(personal):
    """A followed or kept story that was joined to another stands as that one, once, and can be left there."""
    intake = open_intake()
    first = take(intake, "1", reading("Ferry runs aground", FERRY[0]), source="a.example", seen=MORNING)
    other = take(
        intake, "2", reading("Sugar tax raised", "Sugar costs more in Meridon."), source="b.example", seen=MORNING
    )
    room = room_of(intake)
    kept = Personal(room.connection)
    into, gone = (room.article_state(article).story_id for article in (first, other))
    for story in (into, gone):
        kept.follow(story, MORNING, 1)
        kept.bookmark(story, MORNING)
    event = StoriesMerged(at=MORNING, into=into, gone=gone, article_ids=(other,), reasons=(), by="editor")
    intake.newsroom.take([event].copy)
    assert [item.story_id for item in kept.followed()] == [into]
    assert [story for story, _ in kept.bookmarked()] == [into]
    kept.unfollow(into)
    kept.unbookmark(into)
    assert (kept.followed(), kept.bookmarked()) == ([], [])
    room.close()


@given(times=st.lists(st.floats(0.0, 3 * 86_400.0), max_size=30))
@settings(max_examples=40, deadline=None)
def test_no_hour_takes_more_than_five_of_one_sender(times):
    """Whenever messages come, no hour holds more than five of one address (S44)."""
    room = room_of(open_intake())
    kept, taken = Personal(room.connection), []
    for at in sorted(times):
        if kept.room_for("one", at):
            kept.take_message("contact", "one", at, **WORDS)
            taken.append(at)
    for at in taken:
        assert sum(at - 3600.0 < other <= at for other in taken) <= PER_HOUR
    assert len(taken) <= PER_DAY * 3
    room.close()


def test_the_audit_list_only_grows(personal):
    """No statement changes or deletes what stands there (S49)."""
    personal.note("session opened", "x" * 1000, 1.0)
    assert len(personal.audit()[0][2]) == 400
    connection = personal._sql.connection
    for change in ("DELETE FROM audit", "UPDATE audit SET at = 0"):
        with pytest.raises(Exception, match="append-only"):
            connection.execute(change)
    personal.forget()
    assert len(personal.audit()) == 1


def test_forgetting_leaves_nothing_personal_behind(personal):
    """After it, every table of the owner is empty; what readers wrote stays (S53)."""
    personal.follow("s", 1.0, 1)
    personal.bookmark("s", 1.0)
    personal.visit(1.0, 1)
    personal.choose("sections", ("sports",))
    personal.open_session("h", "b", 1.0)
    personal.new_code("c", 1.0)
    personal.take_message("contact", "one", 1.0, **WORDS)
    personal.forget()
    empty = personal.export()
    assert [empty[name] for name in ("follows", "bookmarks", "choices", "sessions")] == [[], [], {}, []]
    assert len(personal.messages()) == 1


def test_pins_and_hides_follow_their_story_and_can_be_undone():
    """Marks are projections of events: they go along with a merge, and undoing one takes it off."""
    intake = open_intake()
    take(intake, "1", reading("Ferry runs aground", *FERRY), source="a.example", seen=MORNING)
    room = room_of(intake)
    story = room.reader.front().rows[0].id
    for kind, field in ((StoryPinned, "pinned"), (StoryHidden, "hidden")):
        intake.newsroom.take([kind(at=MORNING, story_id=story)].copy)
        assert story in getattr(room.reader.front(), field)
        seq = getattr(room.reader.story(story), field)
        intake.newsroom.undo(seq, MORNING)
        assert getattr(room.reader.front(), field) == ()
        assert getattr(room.reader.story(story), field) is None
    room.close()


def test_a_mark_on_a_source_replaces_the_one_before():
    """Each mark says the whole of it; a source without one is treated as usual."""
    intake = open_intake()
    take(intake, "1", reading("Ferry runs aground", *FERRY), source="a.example", seen=MORNING)
    take(intake, "2", reading("Ferry hits rocks", *FERRY_AGAIN), source="b.example", seen=MORNING)
    room = room_of(intake)
    intake.newsroom.take([SourceMarked(at=MORNING, source_id="a.example", licensed=True, hidden=True)].copy)
    intake.newsroom.take([SourceMarked(at=MORNING, source_id="a.example", licensed=True)].copy)
    marks = {row.source.id: (row.paused, row.hidden, row.licensed) for row in room.reader.sources()}
    assert marks == {"a.example": (False, False, True), "b.example": (False, False, False)}
    room.close()


def test_its_queries_use_the_index_that_their_comment_names(personal):
    """As for all queries: one whose comment names an index is answered by it."""
    import re

    connection = personal._sql.connection
    for name, sql in queries("personal").items():
        if "index: " in sql:
            values = dict.fromkeys(re.findall(r":([a-z_]+)", sql.split("\n", 1)[1]))
            plan = " ".join(str(row[3]) for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}", values))
            index = sql.split("index: ")[1].split("\n")[0].strip()
            assert {"primary key": "USING"}.get(index, index) in plan, f"{name}: {plan}"

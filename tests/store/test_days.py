"""How each feed answered, day by day, and what a feed that moves takes with it (R26)."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsrooms import MORNING, open_intake, room_of

from wireroom.feeds import schedule
from wireroom.feeds.schedule import AnswerFacts, FailureFacts
from wireroom.model.source import Feed, Source
from wireroom.pipeline.adding import add_feeds
from wireroom.ports import KnownEntry
from wireroom.store.days import DAYS_KEPT

DAY = 86_400.0
URL = "https://gazette.example/feed"
SOURCE = Source(id="gazette.example", name="Gazette", domains=("gazette.example",))

#: What one request may come to: how many new entries, "unchanged", "failed", or "rests" (it was not asked).
outcomes = st.lists(
    st.tuples(st.one_of(st.integers(1, 40), st.sampled_from(["unchanged", "failed", "rests"])), st.floats(1, 2 * DAY)),
    max_size=25,
)


def open_room():
    intake = open_intake()
    add_feeds(intake.newsroom, [(SOURCE, Feed(url=URL, source_id=SOURCE.id))], MORNING)
    return intake, room_of(intake)


def keep(room, *states):
    for state in states:
        with room.transaction():
            room.put_feed_state(state)


@given(outcomes)
def test_days_equal_a_plain_count_of_what_came(events):
    """Each request counts once, on its own day, with what it came to; what was not asked does not count."""
    _, room = open_room()
    state, now = schedule.first_state(URL), MORNING
    plain: dict[int, list[int]] = {}
    for what, pause in events:
        now += pause
        row = plain.setdefault(int(now // DAY), [0, 0, 0, 0, 0]) if what != "rests" else []
        if what == "rests":
            state = schedule.after_failure(state, FailureFacts(reason="rests", retry_after=60.0), now)
        elif what == "failed":
            state = schedule.after_failure(state, FailureFacts(reason="no"), now)
            row[0], row[3] = row[0] + 1, row[3] + 1
        else:
            old = what == "unchanged"
            facts = AnswerFacts(status=304 if old else 200, final_url=URL, body_hash=str(now))
            state = replace(schedule.after_answer(state, facts, now), new_entries=0 if old else what)
            row[:] = [row[0] + 1, row[1] + 1, row[2] + old, row[3], row[4] + (0 if old else what)]
        keep(room, state, state)  # kept twice: the second time says nothing new
    found = {
        day.day: [day.asked, day.answered, day.unchanged, day.failed, day.articles]
        for day in room._days.of_source(SOURCE.id, 0.0)
    }
    assert found == plain


def test_days_are_kept_for_400_days():
    """A year can be looked back on; the table does not grow for ever."""
    _, room = open_room()
    for day in range(0, 500, 50):
        state = schedule.after_failure(schedule.first_state(URL), FailureFacts(reason="no"), MORNING + day * DAY)
        keep(room, state)
    kept = [day.day for day in room._days.of_source(SOURCE.id, 0.0)]
    assert kept == [int(MORNING // DAY) + day for day in range(50, 500, 50)]
    assert DAYS_KEPT == 400


def test_readers_see_the_last_ninety_days_of_the_logs_clock():
    intake, room = open_room()
    for ago in (100, 90, 89, 1, 0):
        keep(room, schedule.after_failure(schedule.first_state(URL), FailureFacts(reason="no"), MORNING - ago * DAY))
    assert len(room.reader.source_days(SOURCE.id)) == 3
    assert room.reader.source_days("nobody.example") == []
    assert intake.room.reader.source_days(SOURCE.id, days=1)[0].failed == 1


def test_r26_a_feed_that_moves_takes_entries_days_and_validators_with_it():
    """At the new address nothing is new, and its days go on where the old ones ended."""
    _, room = open_room()
    there = URL + "/new"
    state = schedule.after_answer(
        schedule.first_state(URL), AnswerFacts(status=200, final_url=there, headers={"etag": "x"}), MORNING
    )
    keep(room, state)
    with room.transaction():
        room.put_entry(URL, "a", KnownEntry(article_id="one", fingerprint="1"))
        room.put_entry(URL, "b", KnownEntry(article_id="two", fingerprint="2"))
        room.put_entry(there, "b", KnownEntry(article_id="other", fingerprint="3"))
    moved = replace(state, url=there, moved_from=URL, moved_at=MORNING)
    add_feeds_at(room, there)
    with room.transaction():
        room.move_feed(moved)
    assert room.known_entries(there, ["a", "b"]) == {
        "a": KnownEntry(article_id="one", fingerprint="1"),
        "b": KnownEntry(article_id="other", fingerprint="3"),
    }
    assert room.known_entries(URL, ["a", "b"]) == {}
    kept = {feed.url: known for feed, known in room.feeds()}
    assert kept[there] == moved
    assert kept[URL] is None
    (day,) = room._days.of_source(SOURCE.id, 0.0)
    assert (day.feed_url, day.asked) == (there, 1)


def test_a_feed_that_has_not_moved_is_not_carried():
    _, room = open_room()
    with pytest.raises(ValueError, match="has not moved"), room.transaction():
        room.move_feed(schedule.first_state(URL))


def add_feeds_at(room, url):
    from wireroom.model.events import FeedAdded

    with room.transaction():
        room.record([FeedAdded(at=MORNING, feed=Feed(url=url, source_id=SOURCE.id))])

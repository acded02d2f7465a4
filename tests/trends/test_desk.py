"""What must be true of breaking: laws over whole lives of a room, then examples."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from trends.rooms import HOUR, START, Room, play, room, score, summary

from wireroom.model.counts import Counts, Span, single_source
from wireroom.model.events import BreakEnded, StoryBroke
from wireroom.trends.desk import QUIET_SECONDS, TrendsDesk

MINUTE = 60.0


def awake(at: float) -> TrendsDesk:
    """A desk that has been running for an hour."""
    desk = TrendsDesk()
    for minute in range(60):
        assert desk.minute(at - HOUR + minute * MINUTE) == []
    return desk


@pytest.fixture(scope="module")
def small_room() -> Room:
    return room(31, stories_a_day=40, bursts=3, days=2)


def test_playing_a_room_twice_gives_the_same_events(small_room: Room):
    """Same inputs, same answer, and the same state byte for byte."""
    one, two = TrendsDesk(), TrendsDesk()
    assert play(small_room, one) == play(small_room, two)
    assert one.save() == two.save()


@settings(max_examples=16, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10**6), cut=st.integers(0, 200), since=st.integers(0, 40))
def test_saving_and_loading_anywhere_changes_nothing(seed: int, cut: int, since: int):
    """A desk that was stopped and resumed says what an undisturbed one says, from a whole save and what came since."""
    the_room = room(seed, stories_a_day=25, bursts=2, days=1)
    whole, parted = TrendsDesk(), TrendsDesk()
    times: dict[str, list[float]] = {}
    minute = START
    for number, report in enumerate(the_room.reports):
        while minute <= report.known:
            assert whole.minute(minute) == parted.minute(minute)
            minute += MINUTE
        times.setdefault(report.story, []).append(report.printed)
        now = summary(report.story, times[report.story])
        assert whole.changed(now, report.known) == parted.changed(now, report.known)
        if number == max(0, cut - since):
            kept = parted.save()
        if number == cut:
            later = parted.save_since()
            resumed = TrendsDesk()
            resumed.load(*((parted.save(),) if later is None else (kept, later)))
            assert resumed.save() == parted.save()
            parted = resumed
    assert whole.save() == parted.save()


def test_what_changed_since_a_whole_save_tells_of_stories_that_went_too():
    """A story that went into another is not there again after a start."""
    at = START + 30 * HOUR
    desk, again = awake(at), TrendsDesk()
    for name in ("s1", "s2", "s3"):
        desk.changed(summary(name, [at - HOUR]), at)
    kept = desk.save()
    desk.changed(summary("s3", [at - HOUR, at]), at)
    desk.merged("s3", "s1")
    later = desk.save_since()
    assert later is not None
    assert len(later) < len(desk.save())
    again.load(kept, later)
    assert again.save() == desk.save()


@settings(max_examples=20, deadline=None)
@given(order=st.permutations(range(6)), seed=st.integers(0, 1000))
def test_the_order_of_events_at_one_time_does_not_matter(order: list[int], seed: int):
    """Six stories that change in the same second break, or not, alike in any order."""
    at = START + 30 * HOUR
    changes = [
        summary(f"s{n}", [at - MINUTE * (1 + (seed * (n + 2) + k * 3) % 25) for k in range(n)]) for n in range(1, 7)
    ]

    def told(sequence: list[int]) -> tuple[list[tuple[str, str]], bytes]:
        desk = awake(at)
        events = [event for n in sequence for event in desk.changed(changes[n], at)]
        events += desk.minute(at + MINUTE)
        return sorted((event.story_id, repr(event)) for event in events), desk.save()

    assert told(list(order)) == told(list(range(6)))


def test_three_fast_reports_break_and_say_why():
    """The third independent report within minutes of the first makes a story break."""
    at = START
    desk = awake(at)
    assert desk.changed(summary("quake", [at]), at) == []
    assert desk.changed(summary("quake", [at, at + 90]), at + 100) == []
    (event,) = desk.changed(summary("quake", [at, at + 90, at + 200]), at + 210)
    assert isinstance(event, StoryBroke)
    assert event.story_id == "quake"
    assert event.why == "3\u00a0reports in 3\u00a0minutes; none expected"
    assert desk.changed(summary("quake", [at, at + 90, at + 200, at + 260]), at + 300) == []


def test_three_reports_over_a_day_do_not_break():
    """Three newsrooms that come to a thing one after the other are no burst."""
    at = START
    desk = awake(at)
    for hour in (0, 7, 15):
        for minute in range(int(at // MINUTE), int((START + hour * HOUR) // MINUTE)):
            desk.minute(minute * MINUTE)
        at = START + hour * HOUR
        times = [START + h * HOUR for h in (0, 7, 15) if h <= hour]
        assert desk.changed(summary("slow", times), at) == []


def test_many_reports_by_one_publisher_do_not_break():
    """One feed counts once, however much it sends (S52)."""
    desk = awake(START)
    assert desk.changed(summary("flood", [START - n * 5.0 for n in range(40)], publishers=1), START) == []
    assert desk.changed(summary("flood", [START - n * 5.0 for n in range(40)], publishers=2), START) == []


def test_unread_members_do_not_break():
    """Where copies cannot be seen, the lower end of the range counts."""
    times = [START - 200.0, START - 100.0, START]
    now = summary("unread", times)
    unread = Counts(articles=3, publishers=3, reports=Span(1, 3), origins=None)
    desk = awake(START)
    assert desk.changed(replace(now, counts=unread), START) == []


def test_a_backlog_does_not_break():
    """Two days of entries that arrive in one minute count at the times at which they were new."""
    desk = TrendsDesk()
    for number in range(200):
        times = [START - 48 * HOUR + number * 700.0 + k * 4000.0 for k in range(4)]
        assert desk.changed(summary(f"old-{number}", times), START) == []


def test_entries_without_dates_do_not_break_at_the_start():
    """At a first start, and after a pause, everything undated is new at once: that is no news."""
    desk = TrendsDesk()
    desk.minute(START)
    assert desk.changed(summary("undated", [START + 5, START + 6, START + 7, START + 8]), START + 9) == []
    desk.minute(START + MINUTE)
    later = START + 9 * HOUR  # we were not running
    desk.minute(later)
    assert desk.changed(summary("waiting", [later + 1, later + 2, later + 3]), later + 4) == []


def test_dates_to_come_do_not_break():
    """A report dated tomorrow is new when we hear of it, neither later nor twice."""
    desk = awake(START)
    tomorrow = START + 24 * HOUR
    desk.changed(summary("future", [tomorrow]), START)
    desk.changed(summary("future", [tomorrow, tomorrow + 1]), START + 3 * HOUR)
    for minute in range(1, 24 * 60):
        desk.minute(START + minute * MINUTE)
    assert desk.changed(summary("future", [tomorrow, tomorrow + 1, tomorrow + 2]), tomorrow + 5) == []


def test_breaking_ends_after_two_quiet_hours():
    """The last report starts two hours at whose end the story is calm; nothing ends before."""
    desk = awake(START)
    times = [START - 300.0, START - 200.0, START - 100.0]
    assert [type(event) for event in desk.changed(summary("s", times), START)] == [StoryBroke]
    ended = []
    for minute in range(1, 200):
        ended += desk.minute(START + minute * MINUTE)
    (event,) = ended
    assert isinstance(event, BreakEnded)
    assert event.how == "quiet"
    assert event.at - START >= QUIET_SECONDS
    assert event.at - START < QUIET_SECONDS + MINUTE


def test_breaking_is_withdrawn_when_reports_turn_out_to_be_copies():
    """A story that falls below three reports no longer breaks, and the same reports do not break it again."""
    desk = awake(START)
    times = [START - 300.0, START - 200.0, START - 100.0]
    desk.changed(summary("s", times), START)
    (event,) = desk.changed(summary("s", times[:2]), START + MINUTE)
    assert isinstance(event, BreakEnded)
    assert event.how == "withdrawn"
    assert desk.changed(summary("s", times), START + 2 * MINUTE) == []


def test_a_merged_story_breaks_by_the_reports_of_both():
    """Two stories of one happening that are joined in time break as one would have."""
    desk = awake(START)
    assert desk.changed(summary("a", [START - 200.0]), START) == []
    assert desk.changed(summary("b", [START - 150.0, START - 100.0]), START) == []
    desk.merged("a", "b")
    (event,) = desk.changed(summary("a", [START - 200.0, START - 150.0, START - 100.0]), START + 1)
    assert event.story_id == "a"


@pytest.mark.long
def test_bursts_are_found_in_steady_noise():
    """On rooms that were not used for choosing numbers: most bursts are found, within half an hour of the third report.

    Half of the alarms may be steady stories that ran fast by chance: the floor, not the aim.
    """
    result = score([room(seed, stories_a_day=60, bursts=4) for seed in range(50, 54)])
    assert result.recall >= 0.85
    assert result.precision >= 0.5
    assert result.median_delay_s <= 1800.0


@given(
    times=st.lists(st.floats(0.0, HOUR), min_size=1, max_size=30),
    publishers=st.integers(1, 30),
    reports=st.integers(1, 30),
    official=st.integers(0, 2),
)
def test_what_stands_on_one_source_never_breaks(times: list[float], publishers: int, reports: int, official: int):
    """However many copies come and however fast, with an official document or without, nobody is told at once."""
    now = START + HOUR
    one = summary("s", sorted(START + at for at in times), publishers=publishers, official=min(official, len(times)))
    one = replace(one, counts=replace(one.counts, reports=Span(min(reports, 3), reports)))
    if single_source(replace(one.counts, origins=None)) is not None:
        assert awake(now).changed(one, now) == []

"""No minute carries more than 1.5 times the mean load (R24), and no clock step brings a storm (R14)."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from wireroom.feeds import schedule
from wireroom.feeds.schedule import AnswerFacts
from wireroom.model.source import FeedState
from wireroom.pipeline.load import AWAY_S, FLOOR, SMALL, Load, mean_load, most_in_a_minute

MINUTE, HOUR, DAY = 60.0, 3600.0, 86_400.0
NOW = 1_795_500_000.0


def asked(pause, *, at=NOW, name="a", **more):
    return FeedState(url=f"https://{name}.example/", asked_at=at, due_at=at + pause, ok_at=at, **more)


def running(states, now=NOW):
    """A load that has looked for a while: it is not just coming back."""
    load = Load()
    load.look(now - 1.0, states)
    load.look(now, states)
    return load


@given(st.lists(st.floats(900.0, DAY), max_size=60))
def test_the_mean_is_what_the_pauses_come_to(pauses):
    states = [asked(pause) for pause in pauses]
    assert abs(mean_load(states) - sum(60.0 / (state.due_at - NOW) for state in states)) < 1e-9
    assert mean_load([*states, None, asked(900.0, gone=True)]) == mean_load(states)


# 675 feeds lie where 1.3 times the mean ends in a half: which way it is rounded hangs on the last digit of the sum
@example(675, [(1.0, 59)])
@given(st.integers(0, 4000), st.lists(st.tuples(st.floats(0.1, 90.0), st.integers(0, 400)), max_size=30))
def test_r24_no_sixty_seconds_bring_more_than_their_share_whenever_they_begin(feeds, looks):
    states = [asked(900.0)] * feeds
    load, most, now, starts = running(states), most_in_a_minute(mean_load(states)), NOW, []
    assert most <= max(FLOOR, 1.5 * feeds / 15)
    for pause, due in looks:
        now += pause
        load.look(now, states)
        starts += [now] * sum(load.takes(asked(900.0)) for _ in range(due))
    assert all(sum(first <= start < first + MINUTE for start in starts) <= most for first in starts)


def test_a_minute_that_was_full_leaves_the_next_one_as_much():
    load = running([])
    for minute in range(3):
        load.look(NOW + minute * MINUTE, [])
        assert sum(load.takes(asked(900.0)) for _ in range(3 * FLOOR)) == FLOOR


def test_first_requests_and_a_readers_own_do_not_wait():
    load = running([])
    while load.takes(asked(HOUR)):
        pass
    assert load.takes(None)
    assert load.takes(schedule.first_state("https://a.example/"))
    assert load.takes(schedule.after_request(asked(HOUR), NOW))
    assert not load.takes(asked(HOUR))


def test_r24_feeds_that_all_wish_for_exactly_a_day_are_apart_after_one_day():
    """The jitter of their schedule cannot part them: they may be asked neither sooner nor later."""
    facts = AnswerFacts(status=200, final_url="x", ttl_s=DAY, body_hash="a")
    states = [schedule.after_answer(schedule.first_state(f"https://a{n}.example/"), facts, NOW) for n in range(300)]
    assert {state.due_at for state in states} == {NOW + DAY}
    load, now, per_minute = running(states, NOW + DAY - MINUTE), NOW + DAY, []
    while any(state.asked_at < NOW + DAY for state in states):
        load.look(now, states)
        started = 0
        for n, state in enumerate(states):
            if state.due_at <= now and load.takes(state):
                states[n], started = schedule.after_answer(state, facts, now), started + 1
        per_minute.append(started)
        now += MINUTE
    assert max(per_minute) <= FLOOR
    assert len(per_minute) == 300 / FLOOR
    assert len({state.due_at for state in states}) == len(per_minute), "and they stay apart on the next day"


@pytest.mark.parametrize("away", [AWAY_S + 1.0, 12 * HOUR, 10 * 365 * DAY])
def test_a_small_room_that_comes_back_asks_at_once_what_fell_due_while_it_was_away(away):
    """After a restart, after the machine slept, after a clock step: who opens a laptop wants the news."""
    states = [asked(900.0 + n, name=str(n)) for n in range(SMALL)]
    due = [state for state in states if state.due_at <= NOW + away]
    restarted, woken = Load(), running(states)
    for load in (restarted, woken):
        load.look(NOW + away, states)
        assert all(load.takes(state) for state in due)
        load.look(NOW + away + HOUR, states)  # and once back, its minutes are paced like all others
        load.look(NOW + away + HOUR + 1.0, states)
        later = [asked(900.0, at=NOW + away + HOUR - 899.5)] * SMALL
        assert sum(load.takes(state) for state in later) < SMALL


def test_r14_ten_years_later_everything_is_due_and_nothing_storms():
    states = [asked(900.0 + n, name=str(n)) for n in range(2000)]
    load, now = running(states), NOW + 10 * 365 * DAY
    load.look(now, states)
    assert sum(load.takes(state) for state in states if state.due_at <= now) <= 1.5 * mean_load(states)


def test_r14_a_clock_that_is_set_back_leaves_no_moment_of_coming_back_in_the_future():
    states = [asked(900.0, at=NOW - 900.0 + 1.0)] * SMALL
    load = running(states, NOW + 10 * 365 * DAY)
    load.look(NOW, states)
    load.look(NOW + 2.0, states)
    assert sum(load.takes(state) for state in states) < SMALL

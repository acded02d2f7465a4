"""A source is silent by its own rhythm."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireroom.alerts.retry import FIRST, HORIZON, LONGEST, SPREAD, gives_up, pause
from wireroom.alerts.rhythm import is_silent, longest_usual

HOUR, DAY = 3600.0, 86_400.0


def office_hours(weeks=4):
    """Articles each hour from 9 to 17, Monday to Friday."""
    return [d * DAY + h * HOUR for d in range(7 * weeks) if d % 7 < 5 for h in range(9, 18)]


def test_a_weekend_is_no_silence_and_a_monday_is():
    """Who rests each weekend is silent only when Monday brings nothing for long."""
    times = office_hours()
    friday = times[-1]
    assert not is_silent(times, friday + 2.6 * DAY, 0.0)  # Monday morning
    assert is_silent(times, friday + 4.1 * DAY, 0.0)


def test_what_we_slept_through_is_no_silence():
    """After our own pause the source gets its whole usual time before anything is said."""
    times = [hour * HOUR for hour in range(24 * 10)]
    now = times[-1] + 5 * HOUR
    assert is_silent(times, now, 0.0)
    assert not is_silent(times, now, now - HOUR)


@pytest.mark.parametrize("times", [[], [0.0], [hour * HOUR for hour in range(20)], [day * DAY for day in range(9)]])
def test_who_has_no_rhythm_is_never_silent(times):
    """Few articles, or all of one day, say nothing of what is usual."""
    assert not is_silent(times, 400 * DAY, 0.0)


@given(st.lists(st.integers(0, 27 * 86_400), min_size=12, max_size=80, unique=True))
def test_two_breakdowns_do_not_become_usual(moments):
    """The two longest pauses can grow without moving the limit: only what happens thrice is usual."""
    times = sorted(map(float, moments))
    limit = longest_usual(times)
    if limit is not None:
        longest = max(later - earlier for earlier, later in pairwise(times))
        assert limit <= max(3 * HOUR, 1.5 * longest)


@given(st.integers(1, 60), st.floats(0, 1), st.none() | st.floats(0, 1e6))
def test_pauses_grow_to_a_limit_and_heed_what_is_asked(tries, lot, asked):
    """Each pause is at least its own and what the other side asked for, spread by a quarter at most."""
    found = pause(tries, lot, asked)
    least = max(min(FIRST * 2 ** (tries - 1), LONGEST), asked or 0.0)
    assert least <= found <= least * (1 + SPREAD)


def test_a_message_is_given_up_after_a_day():
    """Enough tries come before the end, and there is an end."""
    at, tries = 0.0, 0
    while not gives_up(0.0, at):
        tries += 1
        at += pause(tries, 0.5)
    assert tries > 10
    assert at < HORIZON + 1.25 * LONGEST

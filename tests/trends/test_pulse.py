"""The room's pace."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireroom.trends.pulse import PACE, Pulse, busy, usual_pace

HOUR = 3600.0


@given(st.permutations([10.0, 700.0, 700.0, 5000.0, 90_000.0]))
def test_pulse_does_not_care_about_order(times: list[float]):
    """Feeds deliver late; the same reports must give the same pulse."""
    pulse = Pulse()
    for at in times:
        pulse.beat(at)
    assert pulse.bins == {0: 1, 1: 2, 8: 1, 150: 1}
    assert pulse.since == 10.0


def test_what_is_taken_back_leaves_no_trace():
    """A report that turned out to be a copy is not counted."""
    pulse = Pulse()
    pulse.beat(100.0, 2)
    pulse.beat(100.0, -2)
    assert pulse.bins == {}


def test_a_room_must_be_watched_before_it_can_be_busy():
    """In its first hours no hour is busier than usual."""
    pulse = Pulse()
    pulse.beat(0.0)
    assert pulse.hour(2 * HOUR) is None
    assert busy(pulse.hour(2 * HOUR), 0) == 1.0


def test_an_hour_of_twice_the_reports_is_busy():
    """What comes in is measured against the day before."""
    pulse = Pulse()
    for hour in range(20):
        pulse.beat(hour * HOUR, 30)
    pulse.beat(20 * HOUR, 65)
    recent, usual = pulse.hour(21 * HOUR) or (0, 0.0)
    assert recent == 65
    assert usual == pytest.approx(30.0, rel=0.06)
    assert 1.9 < busy((recent, usual), 0) < 2.1
    assert busy((recent, usual), own=40) == 1.0


def test_the_usual_pace_is_learnt_and_begins_with_a_guess():
    """Nothing seen: the guess. Many stories with two further reports in six hours: nearly a third an hour."""
    assert usual_pace((), 0.0) == pytest.approx(PACE)
    stories = [(n * 60.0, n * 60.0 + HOUR, n * 60.0 + 2 * HOUR) for n in range(500)]
    assert usual_pace(stories, 20 * HOUR) * HOUR == pytest.approx(2 / 6, rel=0.02)

"""What must be true of the usual pace of an hour."""

import pytest

from wireroom.trends.rhythm import GUARD, HOUR, PACE, Rhythm

MONDAY = 1_791_158_400.0


def taught(hours: dict[int, int], days: int = 14) -> Rhythm:
    """A rhythm that saw four stories open each hour, with so many further reports to each within ten minutes."""
    rhythm = Rhythm()
    stories = []
    for hour in range(days * 24):
        at = MONDAY + hour * HOUR
        more = hours.get(hour % 24, 0)
        stories = stories[-40:] + [[at + 60.0, *(at + 100.0 + n for n in range(more))] for _ in range(4)]
        for step in range(1, 7):
            rhythm.learn(stories, at + step * 600.0 + GUARD)
    return rhythm


def test_nothing_learnt_is_the_first_guess():
    """A room that has seen nothing takes the pace of the labelled set."""
    assert Rhythm().pace(MONDAY) == pytest.approx(PACE)


def test_a_busy_hour_has_a_pace_of_its_own():
    """Where stories grow at five in the afternoon, more is expected then, and no more than usual at noon."""
    rhythm = taught({17: 3})
    five, noon = MONDAY + 14 * 86_400.0 + 17.5 * HOUR, MONDAY + 14 * 86_400.0 + 12.5 * HOUR
    assert rhythm.pace(five) > 2.0 * rhythm.pace(noon)


def test_the_last_two_hours_teach_nothing():
    """A burst must not become the usual before it is known to be one."""
    now = MONDAY + 30 * HOUR
    with_burst, without = Rhythm(), Rhythm()
    with_burst.learn([[now - GUARD + 1.0 + n for n in range(20)]], now)
    without.learn([], now)
    assert with_burst.pace(now) == without.pace(now)

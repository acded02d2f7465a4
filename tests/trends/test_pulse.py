"""The room's pace."""

import pytest

from wireroom.trends.pulse import PACE, usual_pace

HOUR = 3600.0


def test_the_usual_pace_is_learnt_and_begins_with_a_guess():
    """Nothing seen: the guess. Many stories with two further reports in six hours: nearly a third an hour."""
    assert usual_pace((), 0.0) == pytest.approx(PACE)
    stories = [(n * 60.0, n * 60.0 + HOUR, n * 60.0 + 2 * HOUR) for n in range(500)]
    assert usual_pace(stories, 20 * HOUR) * HOUR == pytest.approx(2 / 6, rel=0.02)


def test_old_stories_and_late_reports_do_not_teach():
    """What opened more than a day ago, or came after the first six hours, says nothing about the usual."""
    old = [(0.0, 60.0, 120.0)] * 50
    assert usual_pace(old, 30 * HOUR) == pytest.approx(PACE)
    late = usual_pace([(0.0, 9 * HOUR, 10 * HOUR)] * 50, 12 * HOUR)
    assert late == pytest.approx(usual_pace([(0.0,)] * 50, 12 * HOUR))

"""Halves are stable and intervals are honest."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireroom.eval.split import bootstrap_interval, half, in_half, mean


@given(st.text())
def test_each_group_falls_into_one_half(group):
    """Every id has its half, always the same one, and "all" holds both."""
    assert half(group) in ("tune", "report")
    assert half(group) == half(group)
    assert in_half(group, "all")
    assert in_half(group, "tune") != in_half(group, "report")


def test_halves_follow_the_published_rule():
    """SHA-1 of "a" begins with 8 and of "b" with e (even); of "c" with 8; of "abc" with a; of "d" with 3 (odd)."""
    assert [half(x) for x in ("a", "b", "c", "abc", "d")] == ["tune", "tune", "tune", "tune", "report"]


def test_an_unknown_half_is_refused():
    """A slip of the pen must not score everything."""
    with pytest.raises(ValueError, match="tune, report, all"):
        in_half("a", "test")


@given(st.lists(st.floats(0, 1), min_size=1, max_size=30))
def test_the_interval_stays_within_the_values_and_repeats(values):
    """Drawing again can never leave the range of the values, and the seed is fixed."""
    low, high = bootstrap_interval(values)
    assert min(values) - 1e-9 <= low <= high <= max(values) + 1e-9
    assert (low, high) == bootstrap_interval(values)


def test_the_interval_narrows_with_more_values():
    """Ten times the pages make the answer surer."""
    few = bootstrap_interval([0.0, 1.0] * 10)
    many = bootstrap_interval([0.0, 1.0] * 100)
    assert few[1] - few[0] > 2 * (many[1] - many[0])


def test_any_statistic_can_be_drawn():
    """A score of pairs (right, asked) is drawn as pairs, not as a mean of ratios."""
    pairs = [(1, 2), (3, 3), (0, 5)]
    low, high = bootstrap_interval(pairs, lambda some: sum(a for a, _ in some) / sum(b for _, b in some))
    assert 0 <= low <= 0.4 <= high <= 1
    assert mean([1.0, 2.0]) == 1.5


def test_no_value_has_no_interval():
    """No data is not a narrow interval."""
    with pytest.raises(ValueError, match="at least one"):
        bootstrap_interval([])

"""The tail of the negative binomial, against an independent slow way."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireroom.trends.surprise import surprise


@given(seen=st.integers(1, 12), events=st.floats(0.2, 8.0), watched=st.floats(1.0, 1000.0), window=st.floats(0.5, 60.0))
def test_surprise_agrees_with_the_complement_of_the_sum(seen: int, events: float, watched: float, window: float):
    """P(X >= n) is one less all smaller terms; both ways agree where the difference keeps its digits."""
    miss = watched / (watched + window)
    below = sum(
        math.exp(math.lgamma(events + n) - math.lgamma(events) - math.lgamma(n + 1)) * miss**events * (1 - miss) ** n
        for n in range(seen)
    )
    got = surprise(seen, events=events, watched=watched, window=window)
    if seen > events * window / watched and 1 - below > 1e-9:
        assert 10**-got == pytest.approx(1 - below, rel=1e-4)
    else:
        assert got >= 0.0


@given(seen=st.integers(1, 30))
def test_more_reports_surprise_more(seen: int):
    """One more report never makes a window less surprising."""
    assert surprise(seen + 1, events=0.5, watched=120.0, window=30.0) >= surprise(
        seen, events=0.5, watched=120.0, window=30.0
    )


def test_a_pace_of_nothing_is_refused():
    """A pace and a window must be above 0."""
    with pytest.raises(ValueError, match="above 0"):
        surprise(3, events=0.0, watched=1.0, window=1.0)

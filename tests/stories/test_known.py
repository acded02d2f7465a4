"""How far a date is trusted."""

import math

from hypothesis import given
from hypothesis import strategies as st

from wireroom.stories.known import DAY, publication

moments = st.floats(0.0, 2e9, allow_nan=False)


@given(st.one_of(st.none(), moments), moments)
def test_a_publication_is_a_span_that_ends_no_later_than_it_was_seen(published, seen):
    """Whatever is told, an article cannot have been published long after we saw it."""
    earliest, latest = publication(published, seen)
    assert earliest <= latest
    assert latest <= max(seen, seen + 3_600.0)


def test_a_bare_day_reaches_over_its_time_zones():
    """Midnight means "that day": from half a day before it to half a day after its end, as far as we have come."""
    assert publication(10 * DAY, 20 * DAY) == (9.5 * DAY, 11.5 * DAY)
    assert publication(10 * DAY, 10.25 * DAY) == (9.5 * DAY, 10.25 * DAY)


def test_no_date_means_at_some_time_before():
    """Unknown is unknown: any gap to earlier articles may be none."""
    assert publication(None, 5.0) == (-math.inf, 5.0)

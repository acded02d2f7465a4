"""Quiet hours and digests by the reader's own wall clock, also on the days on which it jumps."""

import datetime as dt
import zoneinfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireroom.alerts.hours import DAY, after_quiet, is_quiet, minute_of_day, next_digest

ZONES = [zoneinfo.ZoneInfo(name) for name in ("Europe/Berlin", "America/St_Johns", "Asia/Kathmandu", "UTC")]
#: From 2024 to 2028, to the second: many days on which clocks jump are among them.
TIMES = st.integers(1_704_067_200, 1_830_000_000).map(float)
MINUTES = st.integers(0, 1439)
QUIET = st.tuples(MINUTES, MINUTES)


@given(at=TIMES, quiet=QUIET, zone=st.sampled_from(ZONES))
def test_nothing_goes_out_in_quiet_hours_and_nothing_waits_longer(at, quiet, zone):
    """What comes out of quiet hours is outside them, never earlier, and the minute before it was still quiet."""
    due = after_quiet(at, quiet, zone)
    assert due >= at
    assert not is_quiet(due, quiet, zone)
    assert due == at or is_quiet(due - 60.0, quiet, zone)
    assert due - at <= DAY + 3600.0
    assert after_quiet(due, quiet, zone) == due


@given(at=TIMES, minute=MINUTES, zone=st.sampled_from(ZONES))
def test_a_digest_comes_once_a_day_and_is_never_missed(at, minute, zone):
    """The next digest is within a day (and the hour by which clocks jump), at its minute of the wall clock."""
    due = next_digest(at, minute, zone)
    assert at <= due <= at + DAY + 3600.0
    wall = dt.datetime.fromtimestamp(due, zone)
    exists = dt.datetime.fromtimestamp(wall.timestamp(), zone).utcoffset() == wall.utcoffset()
    assert minute_of_day(due, zone) == minute or not exists or _jumps(due, zone)
    assert next_digest(due, minute, zone) == due


def _jumps(at, zone):
    """Say whether the clock jumps within the hours around a time: its minute may not exist then."""
    offsets = {dt.datetime.fromtimestamp(at + hour * 3600, zone).utcoffset() for hour in range(-3, 4)}
    return len(offsets) > 1


@pytest.mark.parametrize(("quiet", "minutes"), [((1320, 420), 9 * 60), ((0, 0), 0), ((540, 1020), 8 * 60)])
def test_hours_over_midnight_are_as_long_as_they_say(quiet, minutes):
    """22:00 to 07:00 are nine hours, and two equal ends are none at all."""
    day = [1_795_500_000.0 + 60 * step for step in range(1440)]
    assert sum(is_quiet(at, quiet, dt.UTC) for at in day) == minutes


def test_the_night_on_which_clocks_go_back_is_quiet_through():
    """In Berlin 02:30 came twice on 2026-10-25; both are night, and morning comes at 07:00 of the new time."""
    berlin = zoneinfo.ZoneInfo("Europe/Berlin")
    for hour in (0, 1):  # 00:30 and 01:30 UTC are both 02:30 there
        at = dt.datetime(2026, 10, 25, hour, 30, tzinfo=dt.UTC).timestamp()
        assert after_quiet(at, (1320, 420), berlin) == dt.datetime(2026, 10, 25, 6, tzinfo=dt.UTC).timestamp()

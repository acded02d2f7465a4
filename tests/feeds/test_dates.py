"""Dates in all the shapes that feeds give them."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wireroom.feeds.dates import SLOW_TRIES, Dates, by_standard


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Sun, 19 Apr 2020 18:01:42 GMT", "2020-04-19T18:01:42+00:00"),
        ("19 Apr 20 18:01 EST", "2020-04-19T23:01:00+00:00"),
        ("Sun, 19 Apr 2020 18:01:42 CEST", "2020-04-19T16:01:42+00:00"),
        ("Sun, 19 Apr 2020 18:01:42 +02:00", "2020-04-19T16:01:42+00:00"),
        ("Fri Sep 15 2006 20:19:41 GMT+0100 (BST)", "2006-09-15T19:19:41+00:00"),
        ("Thu, 01 Jan 2004 24:00:00 GMT", "2004-01-02T00:00:00+00:00"),
        ("2020-04-19T20:01:42+02:00", "2020-04-19T18:01:42+00:00"),
        ("2020-04-19T20:01:42.5Z", "2020-04-19T20:01:42.500000+00:00"),
        ("2020-04-19 20:01", "2020-04-19T20:01:00+00:00"),
        ("20200419", "2020-04-19T00:00:00+00:00"),
        ("1587319302", "2020-04-19T18:01:42+00:00"),
        ("1587319302000", "2020-04-19T18:01:42+00:00"),
        ("04/19/2020 10:00 PM", "2020-04-19T22:00:00+00:00"),
    ],
)
def test_dates_that_are_read(text, iso):
    """Each form was found in a feed."""
    assert Dates().read(text) == datetime.fromisoformat(iso).timestamp()


@pytest.mark.parametrize(
    "text",
    ["", None, "today", "yesterday 10:00", "2 hours ago", "10:30", "Monday", "Apr 2020", "2020-04", "2021-02-31",
     "Mon, 31 Feb 2021 00:00:00 GMT", "soon", "0", "x" * 5000],
)  # fmt: skip
def test_what_is_no_date_is_none(text):
    """Rule 2: no date is not now, and half a date is none."""
    assert Dates().read(text) is None


def test_other_languages_are_read_in_the_feeds_own():
    """Month names are those of the feed's language."""
    assert Dates("de").read("Mi., 3. März 2021 12:00:00 +0100") == datetime(2021, 3, 3, 11, tzinfo=UTC).timestamp()
    assert Dates("fr").read("3 février 2021 12:00") == datetime(2021, 2, 3, 12, tzinfo=UTC).timestamp()


@given(st.datetimes(datetime(1980, 1, 1), datetime(2040, 1, 1)), st.integers(-14 * 60, 14 * 60))
def test_both_standards_give_the_same_instant(moment, offset):
    """RFC 822 and ISO 8601 of one moment are one number."""
    moment = moment.replace(microsecond=0)
    sign, minutes = "-" if offset < 0 else "+", abs(offset)
    zone = f"{sign}{minutes // 60:02d}{minutes % 60:02d}"
    seconds = moment.replace(tzinfo=UTC).timestamp() - offset * 60
    assert by_standard(f"{moment:%d %b %Y %H:%M:%S} {zone}") == seconds
    assert by_standard(f"{moment:%Y-%m-%dT%H:%M:%S}{zone[:3]}:{zone[3:]}") == seconds


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=30))
def test_no_text_raises(text):
    """Any text is a number of seconds or None."""
    found = Dates().read(text)
    assert found is None or isinstance(found, float)


def test_odd_dates_do_not_cost_forever():
    """After a dozen dates that no rule reads, the rest of a document is left unknown instead of taking seconds."""
    dates = Dates()
    for n in range(SLOW_TRIES):
        assert dates.read(f"{n} Blub 2020 1x") is None
    assert dates.read("19. April 2020") is None
    assert dates.read("2020-04-19") is not None

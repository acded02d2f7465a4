"""Dates and pauses as HTTP writes them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireroom.text.http_times import http_date, in_words, retry_after

NOW = 1_000_000_000.0
SENT = "Sun, 09 Sep 2001 01:46:40 GMT"


@given(st.text())
def test_any_text_is_a_date_or_none(text):
    assert http_date(text) is None or isinstance(http_date(text), float)
    asked = retry_after({"retry-after": text, "date": text}, NOW)
    assert asked is None or asked >= 0.0


@given(st.floats(0, 1e9))
def test_a_pause_in_words_is_never_empty(seconds):
    assert in_words(seconds).split()[0].isdigit()


@pytest.mark.parametrize(
    ("text", "at"),
    [
        (SENT, NOW),
        ("Sunday, 09-Sep-01 01:46:40 GMT", NOW),
        ("Sun Sep  9 01:46:40 2001", NOW),
        ("Sun, 09 Sep 2001 03:46:40 +0200", NOW),
        ("2001-09-09", None),
        ("0", None),
        ("", None),
        (None, None),
    ],
)
def test_the_three_old_forms_of_a_date_are_read(text, at):
    assert http_date(text) == at


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ({"retry-after": "120"}, 120.0),
        ({"retry-after": " 1.5 "}, 1.5),
        ({"retry-after": "Sun, 09 Sep 2001 02:46:40 GMT"}, 3600.0),
        ({"retry-after": "Sun, 09 Sep 2001 00:46:40 GMT"}, 0.0),
        ({"retry-after": "-5"}, None),
        ({"retry-after": "soon"}, None),
        ({}, None),
    ],
)
def test_r22_a_pause_is_read_in_seconds_or_as_a_date(said, seconds):
    assert retry_after(said, NOW) == seconds


def test_r22_a_server_with_a_wrong_clock_still_says_what_it_means():
    said = {"retry-after": "Thu, 01 Jan 2015 01:00:00 GMT", "date": "Thu, 01 Jan 2015 00:00:00 GMT"}
    assert retry_after(said, NOW) == 3600.0

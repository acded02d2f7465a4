"""Dates in all the shapes that feeds give them."""

from datetime import UTC, date, datetime

import pytest
from babel.dates import format_date
from hypothesis import given, settings
from hypothesis import strategies as st

from wireroom.feeds.dates import SLOW_TRIES, Dates, by_standard

# Locales of the feeds that can be chosen, and regional names of Arabic months.
LOCALES = (
    "ar ar_DZ ar_IQ ar_MA ar_SY az be bg bn bs ca cs cy da de el en es et fa fi fil fr ga gl gu he hi hr hu hy id is "
    "it ka kk km kn ky lo lt lv mk ml mr ms mt my nb ne nl nn pa pl ps pt ro ru si sk sl sq sr sr_Latn sv sw ta te th "
    "tk tr uk ur uz vi"
).split()


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
        ("Sun, 19 Apr 2020 18:01:42 +0330", "2020-04-19T14:31:42+00:00"),
        ("19 Apr 2020 18:01 Z", "2020-04-19T18:01:00+00:00"),
        ("2020.04.19 10:00", "2020-04-19T10:00:00+00:00"),
        ("2020/04/19 10:11:12 PM", "2020-04-19T22:11:12+00:00"),
        ("2020年4月19日 下午 3:05", "2020-04-19T15:05:00+00:00"),
        ("2020년 4월 19일 15:05", "2020-04-19T15:05:00+00:00"),
        ("31/12/2020", "2020-12-31T00:00:00+00:00"),
        ("19.04.2020 10:00", "2020-04-19T10:00:00+00:00"),
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


@pytest.mark.parametrize(
    ("language", "text", "iso"),
    [
        ("de", "Mi., 3. März 2021 12:00:00 +0100", "2021-03-03T11:00:00"),
        ("fr", "mar., 02 mars 2021 12:00:00 +0100", "2021-03-02T11:00:00"),
        ("pt", "quarta-feira, 3 de março de 2021 14h30", "2021-03-03T14:30:00"),
        ("ru", "Ср, 03 мар 2021 12:00:00 +0300", "2021-03-03T09:00:00"),
        ("hu", "2021. március 3., szerda 12:00", "2021-03-03T12:00:00"),
        ("th", "3 มี.ค. 2564 10:00", "2021-03-03T10:00:00"),
        ("ar", "٣ مارس ٢٠٢١ ١٢:٠٠", "2021-03-03T12:00:00"),
        ("hi", "३ मार्च २०२१", "2021-03-03T00:00:00"),
        ("he", "יום רביעי, 3 במרץ 2021", "2021-03-03T00:00:00"),
        (None, "3 كانون الثاني 2021", "2021-01-03T00:00:00"),
        ("pl", "3 listopada 2021", "2021-11-03T00:00:00"),
        ("hr", "3 listopada 2021", "2021-10-03T00:00:00"),
        ("en", "03/04/2021", "2021-03-04T00:00:00"),
        ("pt", "03/04/2021", "2021-04-03T00:00:00"),
    ],
)
def test_other_languages_are_read_in_the_feeds_own(language, text, iso):
    """Names of months, numerals and the order of numbers are those of the feed's language."""
    assert Dates(language).read(text) == datetime.fromisoformat(iso).replace(tzinfo=UTC).timestamp()


def test_a_name_that_means_two_months_needs_a_language():
    """In Croatian it is October, in Polish November."""
    assert Dates().read("3 listopad 2021") is None


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(("long", "medium", "full")), st.dates(date(1990, 1, 1), date(2039, 12, 31)))
def test_dates_as_locales_write_them_are_read_back(form, day):
    """Every language that feeds were seen in: what CLDR makes of a date is read as that date."""
    for code in LOCALES:
        if code == "cy" and form == "full":  # its word for Tuesday is the one for March
            continue
        text = format_date(day, form, locale=code)
        seconds = datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()
        assert Dates(code[:2]).read(text) == seconds, text


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
    assert dates.read("19/04/20 10:00") is not None
    for n in range(SLOW_TRIES):
        assert dates.read(f"{n} Blub 2020 1x") is None
    assert dates.read("18/04/20 10:00") is None
    assert dates.read("2020-04-19") is not None

"""When a sentence says that something happened."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireroom.text.dates import event_time, moments
from wireroom.text.zones import offset_hours

#: A Tuesday.
PRINTED = datetime(2026, 11, 24, 14, 32, tzinfo=UTC).timestamp()
LANGUAGES = [None, "en", "de", "fr", "es", "it", "pt", "nl", "ru", "zh", "ja", "ar", "xx"]


def when(text, language, country=None, published=PRINTED):
    """Say the event time of a sentence as text, with its precision."""
    at, precision = event_time(text, language, published=published, country=country)
    return ("" if at is None else f"{datetime.fromtimestamp(at, UTC):%d %H:%M}", precision)


@given(
    st.lists(
        st.sampled_from(["on Tuesday", " ", "at 06:00", "24 November", "heute", "hier", "ayer", "UTC", "11月24日",
        "午後1時", "İ", "5 p.m.", "2026-13-40"])
    ).map(" ".join)
    | st.text(max_size=40),
    st.sampled_from(LANGUAGES),
    st.sampled_from([None, "JP", "US", "DE"]),
    st.none() | st.floats(0, 4e9),
)  # fmt: skip
def test_an_event_is_never_later_than_its_report(text, language, country, published):
    """What was printed had happened; spans lie in the text; nothing raises."""
    at, precision = event_time(text, language, published=published, country=country)
    assert (at is None) == (precision == "unknown")
    assert at is None or published is None or at <= published + 3600
    for moment in moments(text, language, published=published, country=country):
        assert 0 <= moment.start < moment.end <= len(text)


@pytest.mark.parametrize(
    ("language", "country", "text", "expected"),
    [
        ("en", "GB", "The lane was shut at 06:00 on Tuesday.", ("24 06:00", "minute")),
        ("en", None, "The lane was shut at 06:00 UTC today.", ("24 06:00", "minute")),
        ("en", None, "It closed on Monday.", ("23 00:00", "day")),
        ("en", None, "Prices rose on 20 November.", ("20 00:00", "day")),
        ("en", None, "On Nov. 20, 2026, at 5 p.m. EST it ended.", ("20 22:00", "hour")),
        ("de", "DE", "Der Hafen wurde heute um 6.30 Uhr geschlossen.", ("24 05:30", "minute")),
        ("fr", None, "Le port a fermé mardi.", ("24 00:00", "day")),
        ("es", None, "El puerto cerró ayer.", ("23 00:00", "day")),
        ("it", "IT", "Il porto ha chiuso domenica alle 10:15.", ("22 09:15", "minute")),
        ("pt", None, "O porto fechou ontem.", ("23 00:00", "day")),
        ("nl", None, "De haven sloot maandag.", ("23 00:00", "day")),
        ("ru", None, "Порт закрыт в понедельник.", ("23 00:00", "day")),
        ("ja", "JP", "11月24日午後1時40分、港が閉鎖された。", ("24 04:40", "minute")),
        ("zh", "CN", "港口周一下午3点关闭。", ("23 07:00", "hour")),
        ("ar", None, "أغلق الميناء يوم 24 نوفمبر.", ("24 00:00", "day")),
    ],
)
def test_times_are_resolved_against_the_day_of_printing(language, country, text, expected):
    """Weekdays, dates and clocks of many languages, by the clock of the place where it was printed."""
    assert when(text, language, country) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The lane will close on Friday.",
        "Talks begin on Friday.",
        "It closed on Monday after a vote on Sunday.",
        "The lane was shut at six.",
        "It closed on Wednesday.",
    ],
)
def test_what_is_not_sure_is_unknown(text):
    """A day to come, two days, no day, or a weekday that may have begun elsewhere give no time."""
    assert when(text, "en") == ("", "unknown")


def test_a_clock_without_a_zone_is_only_used_where_the_place_has_one_clock():
    """Nobody knows which six o'clock a country of many clocks means: the day is left."""
    assert when("It closed at 06:00 on Tuesday.", "en", "US") == ("24 00:00", "day")


def test_without_a_time_of_printing_relative_words_mean_nothing():
    """Yesterday is a day only if one knows today."""
    assert when("It closed yesterday.", "en", published=None) == ("", "unknown")


def test_invented_places_keep_utc():
    """Codes that the standard leaves to its users name the places of our own stories."""
    assert offset_hours("XA", PRINTED) == 0.0
    assert offset_hours("DE", PRINTED) == 1.0
    assert offset_hours("DE", datetime(2026, 7, 1, tzinfo=UTC).timestamp()) == 2.0
    assert offset_hours(None, PRINTED) is None

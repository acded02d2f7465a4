"""When was it published? Dates as machines and people are told them."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wireroom.articles.beside import Beside
from wireroom.articles.date_forms import dates_in, month_first
from wireroom.articles.dates import dates_of
from wireroom.articles.page import open_page
from wireroom.articles.title import title_of
from wireroom.text.month_words import MONTHS, month_of

SEEN = datetime(2025, 11, 24, 12, tzinfo=UTC).timestamp()


def dates(body, *, head="", lang="en", url="https://news.example.org/a"):
    """Read the dates of a page that is called "Ferry stays in port"."""
    page = open_page(
        f"<html lang={lang}><head><title>Ferry stays in port</title>{head}</head><body>{body}</body></html>".encode(),
        url=url,
    )
    return dates_of(page, Beside(page, title_of(page)[0]), seen=SEEN, language=lang[:2])


@pytest.mark.parametrize(
    ("text", "language", "iso"),
    [
        ("Updated June 3rd, 2025, 5:47 pm EDT", "en", "2025-06-03T17:47:00-04:00"),
        ("3. Juni 2025, 17:47 Uhr", "de", "2025-06-03T17:47:00"),
        ("le 3 juin 2025 à 17h47", "fr", "2025-06-03T17:47:00"),
        ("3 de junio de 2025", "es", "2025-06-03T00:00:00"),
        ("3 czerwca 2025, 17:47", "pl", "2025-06-03T17:47:00"),
        ("2025. június 3., 17:47", "hu", "2025-06-03T17:47:00"),
        ("2025 m. birželio 3 d.", "lt", "2025-06-03T00:00:00"),
        ("3 Haziran 2025 - 17:47", "tr", "2025-06-03T17:47:00"),
        ("3 июня 2025, 17:47 МСК", "ru", "2025-06-03T17:47:00"),
        ("2025年6月3日 17:47", "ja", "2025-06-03T17:47:00"),
        ("2025년 6월 3일", "ko", "2025-06-03T00:00:00"),
        ("Ngày 3 tháng 6 năm 2025", "vi", "2025-06-03T00:00:00"),
        ("٣ يونيو ٢٠٢٥", "ar", "2025-06-03T00:00:00"),
        ("3 มิ.ย. 2568", "th", "2025-06-03T00:00:00"),
        ("3 जून 2025", "hi", "2025-06-03T00:00:00"),
        ("03.06.2025 | 17:47", "de", "2025-06-03T17:47:00"),
    ],
)
def test_a_day_is_read_in_the_readers_language(text, language, iso):
    """Names of months, numbers and clocks stand in as many forms as there are languages."""
    assert [told.at.isoformat() for told in dates_in(text, language=language)] == [iso]


@pytest.mark.parametrize("language", sorted(MONTHS))
@given(st.integers(1, 28), st.integers(1995, 2030))
@settings(max_examples=3, deadline=None)
def test_every_month_of_every_language_is_read(language, day, year):
    """A day, the month's name and a year are that day, whichever form of the name stands there."""
    names = [(month, name) for month, names in enumerate(MONTHS[language].split(), 1) for name in names.split("|")]
    for month, name in ((month, name.replace("_", " ")) for month, name in names):
        assert month_of(name, language) == month
        told = next(dates_in(f"{day} {name} {year}", language=language))
        assert (told.at.year, told.at.month, told.at.day) == (year, month, day)


@pytest.mark.parametrize(
    ("tag", "host", "first"),
    [
        ("en-US", "example.co.uk", True),
        ("en-GB", "example.com", False),
        ("en", "example.com.au", False),
        ("en", "example.com", True),
        ("de", "example.com", False),
    ],
)
def test_the_country_says_whether_the_month_comes_first(tag, host, first):
    """3/4 is the fourth of March where the page is American, and the third of April elsewhere."""
    assert month_first(tag, host) is first
    told = next(dates_in("3/4/2025", slash_month_first=first))
    assert (told.at.month, told.at.day) == ((3, 4) if first else (4, 3))


def test_the_day_stands_beside_the_headline():
    """A date in the text, in a comment or beside another headline is not that of publication."""
    found = dates(
        "<div class=teaser>2 May 2025</div><h1>Ferry stays in port</h1><p>By Ada Quill | 3 June 2025</p>"
        f"<p>The strait was closed on 1 January 2020, {'and ships wait ' * 12}.</p>"
        "<div class=comment>5 June 2025</div>"
    )
    assert found.published.date().isoformat() == "2025-06-03"
    assert found.published_from == "text"


def test_a_label_says_which_date_is_which():
    """The day of the last change is never that of publication, wherever it stands."""
    found = dates(
        "<h1>Ferry stays in port</h1><p>Aktualisiert am 5. Juni 2025</p><p>Veröffentlicht am 3. Juni 2025</p>",
        lang="de",
    )
    assert (found.published.day, found.modified.day) == (3, 5)
    only = dates("<h1>Ferry stays in port</h1><p>Last updated: 5 June 2025</p>")
    assert only.published is None
    assert only.modified.day == 5


def test_the_only_day_of_a_page_is_its_own():
    """A day in a line of its own far from the headline is believed where the page shows no other day."""
    text = f"<h1>Ferry stays in port</h1><p>{'The ferry stays in port. ' * 80}</p>"
    assert dates(f"{text}<p>3 June 2025</p>").published.day == 3
    assert dates(f"{text}<p>3 June 2025</p><p>4 June 2025</p>").published is None


def test_without_any_date_there_is_none():
    """The year of a copyright, a deadline and a day to come are no dates of publication."""
    assert dates("<h1>Ferry stays in port</h1><p>© 3 June 2025</p><p>until 4 June 2025</p>").published is None
    assert dates("<h1>Ferry stays in port</h1><p>3 June 2031</p>").published is None


def test_a_shown_clock_tells_the_zone_of_a_time_in_utc():
    """A page that declares 02:25 UTC and shows 9:25 pm of the day before lies five hours west."""
    found = dates(
        "<h1>Ferry stays in port</h1><p>June 2, 2025 | 9:25pm</p>",
        head="<meta property=article:published_time content=2025-06-03T02:25:54Z>",
    )
    assert found.zone_minutes == -300
    assert found.published.astimezone(UTC).isoformat() == "2025-06-03T02:25:54+00:00"


def test_an_address_tells_the_day_where_nothing_else_does():
    """Publishers put the day into the way to the article."""
    found = dates("<p>The ferry stays.</p>", url="https://news.example.org/2025/06/03/ferry")
    assert (found.published.date().isoformat(), found.published_from) == ("2025-06-03", "url")


PIECES = ["<h1>", "</h1>", "<p>", "3 June 2025", "Updated", "<time datetime=", "≈", "<", "99/99/9999"]


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from(PIECES), max_size=20))
def test_no_page_makes_the_dates_raise(pieces):
    """Whatever stands there, it is a date that was possible when the page was seen, or none."""
    found = dates(" ".join(pieces))
    assert found.published is None or found.published.timestamp() <= SEEN + 86_400

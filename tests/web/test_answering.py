"""Source pages: whether a source answers, in a sentence, in ninety days, and feed by feed with what decided."""

import re

import pytest
from asgi import get, site_over
from hypothesis import given
from hypothesis import strategies as st

from wireroom.model.source import DUE_BY, FeedState
from wireroom.model.views import FeedDay
from wireroom.testing.fake_room import FakeRoom
from wireroom.web.answering import answering_view, day_bars, done_words, next_words, today_words
from wireroom.web.day_bars import bars_words, draw, runs

DAY = 86_400.0
#: Tuesday 24 November 2026, 12:00 UTC.
NOW = 1_795_521_600.0
TODAY = int(NOW // DAY)


def one(ago, *, asked=24, answered=None, articles=0, url="https://a.example/f"):
    good = asked if answered is None else answered
    return FeedDay(feed_url=url, day=TODAY - ago, asked=asked, answered=good, unchanged=max(good - articles, 0),
                   failed=asked - good, articles=articles)  # fmt: skip


def usual(*, days=60, without=(), articles=10):
    return [one(ago, articles=articles) for ago in range(days, -1, -1) if ago not in without]


days = st.lists(
    st.builds(
        one, st.integers(0, 200), asked=st.integers(1, 90), answered=st.integers(0, 1), articles=st.integers(0, 9)
    ),
    min_size=1,
    max_size=40,
    unique_by=lambda day: day.day,
)


@given(days)
def test_every_one_of_ninety_days_is_a_bar_or_a_gap_with_a_name(found):
    """Nothing is bridged and nothing drawn as zero that was not asked; all articles are counted once."""
    bars = day_bars(found, NOW)
    assert [bar.day for bar in bars] == list(range(TODAY - 89, TODAY + 1))
    known = {day.day: day for day in found}
    for bar in bars:
        if bar.day in known:
            assert bar.kind in ("bar", "silent", "failed")
            assert bar.articles == known[bar.day].articles
        else:
            assert bar.kind in ("off", "before")
    covered = {day for run in runs(bars) for day in range(run.first, run.last + 1)}
    assert covered == {bar.day for bar in bars if bar.kind in ("silent", "failed", "off")}
    assert draw(bars, 656, NOW).startswith("<svg")


def test_silent_days_are_hatched_and_named():
    """SITE's own example: a newspaper that was silent on two days."""
    found = [*usual(without=(27, 28)), one(27), one(28), one(12, articles=3, url="https://a.example/g")]
    bars = day_bars(found, NOW)
    assert [run.words(NOW) for run in runs(bars)] == ["silent 27 to 28 October"]
    view = answering_view(found, NOW)
    assert "silent 27 to 28 October" in view.wide
    assert "url(#days656)" in view.wide
    assert "Hatched: silent 27 to 28 October." in view.caption


def test_a_quiet_source_is_not_called_silent():
    """A blog with an article a month is as usual on all other days."""
    found = [one(ago, articles=int(ago % 30 == 0)) for ago in range(60)]
    assert runs(day_bars(found, NOW)) == []


def test_days_without_an_answer_and_days_on_which_we_did_not_ask_are_told_apart():
    found = [*usual(without=(5, 9, 10)), one(5, answered=0)]
    assert [run.words(NOW) for run in runs(day_bars(found, NOW))] == [
        "not asked 14 to 15 November",
        "no answer 19 November",
    ]
    assert {row[5] for row in answering_view(found, NOW).rows} == {"", "did not answer", "we did not ask"}


def test_what_is_usual_is_said_only_where_it_was_sampled():
    """Three days of the same weekday, or five days at all; else it is not known."""
    plain = [text.replace("\u00a0", " ") for text in (
        today_words(day_bars(usual(days=60), NOW)),
        today_words(day_bars(usual(days=6), NOW)),
        today_words(day_bars(usual(days=2), NOW)),
        today_words(day_bars([one(3)], NOW)),
        today_words(day_bars([one(0, answered=0)], NOW)),
    )]  # fmt: skip
    assert plain == [
        "It brought 10 articles today so far; a usual Tuesday brings 10.",
        "It brought 10 articles today so far; a usual day brings 10.",
        "It brought 10 articles today so far; what is usual is not known yet.",
        "It was not asked today yet.",
        "It has not answered today.",
    ]


def test_a_source_that_was_never_asked_has_no_chart():
    assert answering_view([], NOW) is None
    assert bars_words([], NOW) == "It was not asked yet."


@pytest.mark.parametrize("by", DUE_BY)
def test_each_reason_of_the_schedule_has_its_words(by):
    state = FeedState(url="https://a.example/f", asked_at=NOW, due_at=NOW + 900, due_by=by, failures=3, rhythm_s=3600.0)
    words = next_words(state, NOW)
    assert re.fullmatch(r"Asked next at 12:15: .{20,}\.", words)


def test_what_was_done_is_said_in_words():
    base = {"url": "https://a.example/new", "asked_at": NOW}
    assert done_words(FeedState(**base), NOW) == ""
    moved = FeedState(**base, moved_from="https://a.example/old", moved_at=NOW - 3 * DAY)
    assert done_words(moved, NOW) == "It moved: we follow the new address since Sat 12:00."
    assert "no longer ask" in done_words(FeedState(**base, gone=True), NOW)
    assert next_words(FeedState(**base, gone=True), NOW) == "Not asked any more."
    stranger = FeedState(**base, moved_to="https://b.example/")
    assert "do not know" in done_words(stranger, NOW)
    assert "stays" in done_words(FeedState(**base, failures=1, ok_at=NOW - DAY), NOW)
    assert done_words(FeedState(**base, failures=1), NOW) == "", "it never brought anything"


def test_the_page_of_a_source_tells_all_of_it():
    """Sentence, bars, table, next check with its reason, and who asks."""
    page = get(site_over(FakeRoom()), "/source/sundradio.example").text
    text = " ".join(re.sub(r"<[^>]+>", " ", page).replace("\u00a0", " ").split())
    assert "Does it answer?" in text
    assert "a usual" in text
    assert "Hatched:" in text
    assert "Asked next" in text
    assert "The days as a table" in text
    assert "did not answer" in text
    assert 'href="/about#fetching"' in page
    assert len(page.encode()) < 120_000

"""Rows of stories: made ready and rendered once, and never taken for one another."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireroom.model.counts import Counts, Span
from wireroom.model.views import RowDevelopment, StoryRow
from wireroom.web.page import Variant
from wireroom.web.render import environment, story_row
from wireroom.web.rows import row_view
from wireroom.web.words import DAY, moment

NOON = 1_795_521_600.0
ROW = StoryRow(
    id="s1",
    path="/s/s1/ferry",
    seq=7,
    headline="The ferry waits",
    language="en",
    section="world",
    standfirst=None,
    standfirst_language=None,
    counts=Counts(articles=3, publishers=2, reports=Span(2, 2), origins=None),
    opened_at=NOON - 3 * DAY,
    changed_at=NOON - 3600.0,
    broke_at=None,
    break_ended_at=None,
    break_ended_how=None,
    break_why=None,
    developments=(RowDevelopment(at=NOON - DAY, told=True, text="It left", language="en"),),
    differs=None,
    languages=("en",),
    publishers=("Harbour News",),
)
AGES = st.floats(-DAY, 500 * DAY)


def html(row, now=NOON, **variant):
    return str(story_row(row_view(row, now, Variant(**variant)), level=3))


@given(AGES, st.floats(0.0, DAY - 1))
def test_times_of_a_row_are_told_as_of_now(age, passed):
    """Whenever on a day a page is made, a time on it reads as it does when only that time is asked for."""
    row, now = replace(ROW, changed_at=NOON - age), NOON // DAY * DAY + passed
    assert row_view(row, now, Variant()).changed == moment(row.changed_at, now)


@given(AGES, AGES, st.sampled_from(["quiet", "withdrawn"]))
def test_what_fades_with_the_hour_fades_although_the_row_is_kept(broke, ended, how):
    """A break stays told for a day, a withdrawn one for as long again as it stood."""
    row = replace(ROW, broke_at=NOON - max(broke, ended), break_ended_at=NOON - ended, break_ended_how=how)
    for later in (0.0, 3600.0, DAY):
        now = NOON + later
        view = row_view(row, now, Variant())
        stood = row.break_ended_at - row.broke_at
        assert (view.broke is not None) == (how == "quiet" and now - row.broke_at < DAY)
        assert (view.withdrawn is not None) == (how == "withdrawn" and now < row.break_ended_at + stood)


@pytest.mark.parametrize(
    "other",
    [
        {"headline": "The ferry sails"},
        {"counts": Counts(articles=4, publishers=2, reports=Span(2, 2), origins=None)},
        {"language": "fa"},
        {"broke_at": NOON - 60.0},
    ],
)
def test_rows_of_one_story_and_number_that_differ_are_told_apart(other):
    """Story and number find a row that is kept; all of it decides whether it is the one."""
    before = html(ROW)
    assert html(replace(ROW, **other)) != before
    assert html(ROW) == before


def test_a_row_is_marked_as_new_for_those_alone_who_asked():
    assert 'line new"' in html(ROW, since=6)
    assert 'line new"' not in html(ROW, since=7)
    assert 'line new"' not in html(ROW)


@given(AGES, st.sampled_from(["en", "de", "fa"]), st.text(max_size=20))
def test_a_row_that_is_kept_is_the_row_made_anew(age, language, headline):
    """Rendered once or each time, the bytes are the same."""
    view = row_view(replace(ROW, changed_at=NOON - age, headline=headline), NOON, Variant(languages=(language,)))
    anew = environment().get_template("macros.html").module.row(view, level=3, kind="list", changed=True)
    assert story_row(view, level=3, kind="list", changed=True) == anew


def test_a_row_has_the_headline_of_a_report_in_a_language_of_the_reader():
    """Where its own is in none of these; the reader's order of languages decides, and nothing is mixed in one row."""
    row = replace(ROW, language="ja", headline="船が待つ", standfirst="要約", standfirst_language="ja")
    told = replace(row, headlines=(("fr", "Le bateau attend"), ("de", "Die Fähre wartet")))
    view = row_view(told, NOON, Variant(languages=("de", "fr")))
    assert (view.headline.text, view.headline.lang, view.standfirst, view.badge) == (
        "Die Fähre wartet",
        "de",
        None,
        None,
    )
    assert row_view(told, NOON, Variant(languages=("en", "ja"))).headline.text == "船が待つ"
    assert row_view(row, NOON, Variant(languages=("de",))).headline.text == "船が待つ"


ONE_REPORT = Counts(articles=9, publishers=7, reports=Span(1, 1), origins=Span(1, 1))


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        (ONE_REPORT, "Single source, unconfirmed: 7 publishers carry one report"),
        (
            replace(ONE_REPORT, publishers=1, reports=Span(3, 3)),
            "Single source, unconfirmed: 9 articles by one publisher; no other has reported it",
        ),
    ],
)
def test_a_row_that_looks_broad_and_stands_on_one_source_says_so(counts, said):
    """Many articles are no confirmation: the row says what they come down to."""
    plain = re.sub(r"<[^>]+>", "", html(replace(ROW, counts=counts))).replace("\u00a0", " ")
    assert said in plain


@pytest.mark.parametrize(
    "counts", [ROW.counts, replace(ONE_REPORT, articles=1, publishers=1), replace(ONE_REPORT, reports=Span(3, 3))]
)
def test_a_row_says_no_more_than_its_counts_where_they_show_it(counts):
    """Two reports are no single source; one article, and several reports of what somebody announced, hide nothing."""
    assert "unconfirmed" not in html(replace(ROW, counts=counts))

"""The order of the front page."""

from dataclasses import replace

from fronts import given_of, placed, row
from hypothesis import given, settings
from hypothesis import strategies as st

from wireroom.trends.front import BREAKING_MOST, SECTIONS_ROWS_MOST, front_page

rows_strategy = st.lists(
    st.builds(
        row,
        st.uuids().map(str),
        reports=st.integers(1, 6),
        publishers=st.integers(1, 9),
        articles=st.integers(1, 9),
        changed=st.floats(0, 47),
        opened=st.floats(0, 47),
        section=st.sampled_from(["world", "sports", None, "unheard of"]),
        language=st.sampled_from(["en", "fr", "ja", None]),
        broke=st.none() | st.floats(0, 3),
    ),
    max_size=12,
    unique_by=lambda one: one.id,
)


@settings(max_examples=60, deadline=None)
@given(
    rows=rows_strategy, order=st.randoms(use_true_random=False), languages=st.sampled_from([(), ("en",), ("fr", "ja")])
)
def test_each_story_stands_once_and_the_order_given_does_not_matter(rows, order, languages):
    """A page is a function of what is known, not of the order in which the store gives it."""
    page = front_page(given_of(*rows), languages=languages)
    ids = placed(page)
    assert len(ids) == len(set(ids))
    assert set(ids) <= {one.id for one in rows}
    shuffled = list(rows)
    order.shuffle(shuffled)
    assert front_page(given_of(*shuffled), languages=languages) == page
    assert len(page.breaking) <= BREAKING_MOST
    assert all(len(group) <= SECTIONS_ROWS_MOST for _, group in page.sections)


def test_depth_leads_not_breadth():
    """A story of three newsrooms leads over one that forty papers reprint."""
    page = front_page(
        given_of(
            row("copied", reports=2, publishers=40, articles=60, changed=0.5), row("deep", reports=4, changed=0.5)
        ),
        languages=("en",),
    )
    assert page.lead is not None
    assert page.lead.id == "deep"
    assert not page.quiet


def test_the_lead_says_why():
    """The reason is one plain sentence with its numbers in words."""
    page = front_page(given_of(row("a", reports=5, developments=(0.5, 1.0, 5.0))), languages=())
    assert page.lead_why == (
        "five newsrooms reported it on their own, and two developments came in the last two hours."
    )
    differing = replace(row("a", reports=5, developments=(0.5,)), differs=("ships waiting", "9", "31"))
    assert front_page(given_of(differing), languages=()).lead_why == (
        "five newsrooms reported it on their own, one development came in the last two hours, "
        "and reports differ on ships waiting."
    )


def test_a_fresh_story_overtakes_an_old_one():
    """Weight fades: six reports of yesterday stand below three of this hour."""
    page = front_page(given_of(row("old", reports=6, changed=20), row("new", reports=3, changed=0.2)), languages=())
    assert page.lead is not None
    assert page.lead.id == "new"


def test_a_quiet_day_says_so():
    """Where each story rests on one report nothing leads; the newest stands there."""
    page = front_page(given_of(row("older", changed=2), row("newer", changed=1)), languages=())
    assert page.quiet
    assert page.lead is not None
    assert page.lead.id == "newer"
    assert page.lead_why == ""


def test_at_most_two_break_and_the_rest_are_counted():
    """The latest two stand in the strip, a third is a number."""
    page = front_page(given_of(*(row(f"b{n}", reports=3, broke=n) for n in range(3))), languages=())
    assert [one.id for one in page.breaking] == ["b0", "b1"]
    assert page.more_breaking == 1


def test_only_copies_are_not_confirmed():
    """One report that others carry waits below after three hours; a small story of one paper is no doubt."""
    page = front_page(
        given_of(
            row("lead", reports=3),
            row("carried", reports=1, publishers=4, articles=5, changed=1, opened=4),
            row("early", reports=1, publishers=4, articles=5, changed=1, opened=2),
            row("single", changed=5),
            row("unread", reports=1, high=3, publishers=3, articles=3, changed=1, opened=5),
        ),
        languages=(),
    )
    assert [(one.row.id, one.why) for one in page.not_confirmed] == [
        ("carried", "4\u00a0publishers carry 1\u00a0report; no second after 4\u00a0h")
    ]
    assert page.sections[0][0] == "world"
    assert {"early", "single", "unread"} <= {one.id for one in page.sections[0][1]}


def test_what_the_reader_cannot_read_is_folded_by_language():
    """A story with one member in a language of the reader stands on the page; with an empty list all do."""
    rows = (
        row("fr", language="fr"),
        row("both", language="fr", languages=("fr", "en")),
        row("ja", language="ja"),
        row("unknown", language=None),
    )
    page = front_page(given_of(*rows), languages=("en",))
    assert [(code, [one.id for one in group]) for code, group in page.folded] == [("fr", ["fr"]), ("ja", ["ja"])]
    assert front_page(given_of(*rows), languages=()).folded == ()


def test_rising_measures_against_the_storys_own_past():
    """Six reports in three hours after two in twelve rise; a steady story does not; a young one has no past."""
    times = {
        "rise": (15.0, 9.0, 2.5, 2.0, 1.5, 1.0, 0.5, 0.2),
        "steady": tuple(hour * 1.0 for hour in range(15, -1, -1)),
        "young": (2.0, 1.0, 0.5),
    }
    tops = [row(f"top{n}", reports=20) for n in range(4)]
    page = front_page(
        given_of(
            *tops,
            row("rise", reports=8, changed=8),
            row("steady", reports=16, changed=9),
            row("young", reports=3, changed=8),
            times=times,
        ),
        languages=(),
    )
    assert [(one.row.id, one.why) for one in page.rising] == [
        ("rise", "6\u00a0reports in 3\u00a0h; none expected"),
        ("young", "3\u00a0reports in 2\u00a0h; no baseline yet"),
    ]
    spark = page.rising[0].spark
    assert spark is not None
    assert sum(spark) == 8
    assert page.rising[1].spark is None


def test_unknown_sections_stand_under_other_news():
    """A story without a section, or with one that the page does not show, is not lost."""
    page = front_page(
        given_of(row("top", reports=3), row("none", section=None), row("odd", section="odd")), languages=()
    )
    assert [(section, {one.id for one in group}) for section, group in page.sections] == [(None, {"none", "odd"})]

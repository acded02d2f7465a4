"""Which title stands over a story."""

from dataclasses import replace

import pytest
from strait_news import DAY, STRAIT, report

from wireroom.stories.headline import Runner, elect, read_title
from wireroom.stories.reports import read


def elected(members):
    """Say whose title is chosen."""
    runners = [Runner(r.member, r.title, r.worth, r.lead) for r in read(members)]
    return members[elect(runners)].article_id


@pytest.mark.parametrize(
    ("title", "kept"),
    [
        ("Ferry turns back with 112 passengers | Ansel Courier", "Ferry turns back with 112 passengers"),
        ("Ferry turns back with 112 passengers - Ansel Courier", "Ferry turns back with 112 passengers"),
        ("Ferry turns back with 112 passengers - captain", "Ferry turns back with 112 passengers - captain"),
        ("BREAKING: Ferry turns back with 112 passengers", "Ferry turns back with 112 passengers"),
        ("UPDATE 2-Ferry turns back with 112 passengers", "Ferry turns back with 112 passengers"),
        ("【速報】アーデン海峡の北側航路を閉鎖", "アーデン海峡の北側航路を閉鎖"),
    ],
)
def test_outlet_and_prefix_are_left_out(title, kept):
    """The headline is the part of the title that is news; its span says which part."""
    member = report("a", "06:00", title, source="anselcourier.example", source_name="Ansel Courier")
    unit = read_title(member).unit
    assert unit.text == kept == title[unit.start : unit.end]


@pytest.mark.parametrize(
    "title",
    [
        "What we know about the closed lane of the strait",
        "Is this the end of the northern lane?",
        "LIVE: Arden Strait closed, latest updates",
        "Opinion: The strait belongs to all of us",
        "7 things that you need to know about the strait",
        "Strait!",
    ],
)
def test_riddles_live_pages_and_opinions_are_worth_little(title):
    """They stand over a story only where there is nothing else."""
    plain = report("a", "06:00", "Velland shuts the northern lane of the Arden Strait")
    assert read_title(replace(plain, title=title)).worth < read_title(plain).worth / 1.9


def test_the_name_of_a_book_is_nobodys_words():
    """Quoted words that nobody says leave a headline open; a name with its capitals does not."""
    plain = report("a", "06:00", "Maret Sook wins harbour prize for “The Light of Ansel Pier”")
    words = replace(plain, title="Maret Sook wins harbour prize “for the light of ferries”")
    feature = replace(plain, title="Harbour prize: a jury that read all books")
    assert read_title(plain).worth == 1.0
    assert max(read_title(words).worth, read_title(feature).worth) < 1.0


def test_news_beats_a_riddle_that_came_first():
    """The second report says what happened; the first only asked."""
    riddle = report("riddle", "06:00", "What we know about Velland and the Arden Strait lane", STRAIT[0].text)
    assert elected([riddle, *STRAIT[1:]]) != "riddle"


def test_a_party_to_the_matter_does_not_set_the_headline():
    """An office's own notice is a document, not a headline, while newsrooms write."""
    official = replace(STRAIT[0], article_id="office", kind="official", seen=DAY)
    assert elected([official, *STRAIT]) != "office"


def test_one_more_report_seldom_changes_the_headline():
    """Between two elections nothing changes, whatever comes."""
    four = [replace(STRAIT[n % 3], article_id=f"r{n}", seen=DAY + n * 60) for n in range(3)]
    before = elected(four)
    assert elected([*four, replace(STRAIT[1], article_id="late", seen=DAY + 500)]) == before


def test_a_feature_that_comes_late_does_not_take_the_headline():
    """It shares the names of all reports, is newest, and tells what none of them tells; news that others tell may."""
    hours_later = DAY + 20 * 3600.0
    feature = replace(
        STRAIT[0],
        article_id="feature",
        title="The lighthouses of the Arden Strait",
        text="The lighthouses of the Arden Strait were built by hand. The lighthouses of Velland are of granite.",
        published=hours_later,
        seen=hours_later,
    )
    assert elected([*STRAIT, feature]) != "feature"
    news = replace(feature, title="Velland reopens the closed lane of the Arden Strait", text=STRAIT[0].text)
    assert elected([*STRAIT, news]) == "feature"

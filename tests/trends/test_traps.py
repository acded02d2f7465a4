"""What looks like sudden news and is none must not break, and what is must: one test a trap, then the laws."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from trends.rooms import HOUR, START, summary

from wireroom.model.counts import CountedMember
from wireroom.model.events import BreakEnded, StoryBroke
from wireroom.model.summing import MemberFacts, summarise
from wireroom.trends.desk import TrendsDesk

MINUTE, DAY = 60.0, 86_400.0


def awake(at: float) -> TrendsDesk:
    """A desk that has been running for an hour."""
    desk = TrendsDesk()
    for minute in range(60):
        assert desk.minute(at - HOUR + minute * MINUTE) == []
    return desk


def breaks(*titles: str, language: str = "en") -> bool:
    """Whether three or more newsrooms that tell this within minutes make it break."""
    times = [START - 60.0 * number for number in range(len(titles))]
    now = summary("s", times, titles=titles)
    return any(isinstance(event, StoryBroke) for event in awake(START).changed(now, START))


def member(number: int, at: float, *, report: str | None = None, source: str | None = None) -> MemberFacts:
    name = f"a{number}"
    return MemberFacts(
        counted=CountedMember(
            article_id=name, source_id=source or f"paper{number}", owner=None, report_id=report or name, read=True
        ),
        kind="newspaper",
        title=f"Ferry Linnet sinks off Dorwick, told {number}",
        published=at,
        seen=max(at, START),
        language="en",
    )


@pytest.mark.parametrize(
    "titles",
    [
        ("Ten years after the flood, Dorwick remembers", "Dorwick marks anniversary of flood", "Flood, 10 years on"),
        ("Dorwick gedenkt der Flut", "20 Jahre nach der Flut in Dorwick", "Jahrestag der Flut in Dorwick"),
        ("Dorwick recuerda la riada de hace 20 años", "20 años después de la riada", "Aniversario en Dorwick"),
        ("The 1998 ferry disaster in pictures", "What sank the Linnet in 1998", "1998: the Linnet files"),
    ],
)
def test_what_looks_back_does_not_break(titles: tuple[str, ...]):
    """An anniversary is told by many in one morning, and nothing has happened."""
    assert not breaks(*titles)


@pytest.mark.parametrize(
    "titles",
    [
        ("Dorwick Rovers beat Hallin 2-1", "Rovers 2-1 Hallin: late goal decides", "Hallin lose 2-1 at Rovers"),
        ("Stocks end higher in Hallin", "Hallin shares close 12 points up", "Market report: index gains 0.4 percent"),
        ("Weather for Hallin: rain later", "Hallin forecast: wet and windy", "Today's weather: 12 degrees"),
        ("Börse Hallin: Index gewinnt 12 Punkte", "Aktien in Hallin schließen fester", "Marktbericht Hallin: Plus"),
    ],
)
def test_what_has_its_hour_does_not_break(titles: tuple[str, ...]):
    """Results, closes and forecasts come to all newsrooms at once, as everybody knew they would."""
    assert not breaks(*titles)


@pytest.mark.parametrize(
    "titles",
    [
        ("Ferry Linnet sinks off Dorwick", "Passengers in the water off Dorwick", "Dorwick ferry: 40 missing"),
        ("Stocks crash in Hallin, trade halted", "Hallin shares plunge 12 percent", "Market crash in Hallin"),
        ("Senate passes bill 52-48", "Upper house votes 52-48 for bill", "52-48: bill passes"),
    ],
)
def test_sudden_news_breaks_also_where_it_has_numbers_and_markets(titles: tuple[str, ...]):
    """The words of routine keep back routine alone."""
    assert breaks(*titles)


def test_one_flooding_outlet_never_breaks_a_story_that_others_told_before():
    """Three publishers over a day and twenty entries of one of them in ten minutes are no burst."""
    told = [
        member(0, START - 9 * HOUR),
        member(1, START - 5 * HOUR),
        *(member(number, START - number * 20.0, source="paper2") for number in range(2, 22)),
    ]
    assert awake(START).changed(summarise("s", told, headline="s"), START) == []


def test_what_came_at_this_hour_on_two_days_does_not_break_on_the_third():
    """A daily thing that no list knows is known by its hour, and the same words at another hour still break."""
    titles = ("Grubnik pelot sarda", "Sarda grubnik velm", "Pelot grubnik sarda ostra")
    desk, broke = TrendsDesk(), []
    minute = START - HOUR
    for day in range(4):
        at = START + day * DAY + (6 * HOUR if day == 3 else 0.0)
        while minute < at:
            desk.minute(minute)
            minute += MINUTE
        for name, when in ((f"daily-{day}", at), (f"third-{day}", START + day * DAY)):
            if name.startswith("daily") or day == 2:
                now = summary(name, [when - 90.0, when - 60.0, when], titles=titles)
                broke += [event.story_id for event in desk.changed(now, at) if isinstance(event, StoryBroke)]
    assert broke == ["daily-0", "daily-1", "daily-3"]


def test_a_story_that_lasts_breaks_by_something_new_and_not_by_more_of_the_same():
    """Reports that share a new name with each other break a story that has been told all day; its old words do not."""
    old = ("Strike at Hallin port", "Hallin port strike goes on", "Port of Hallin: strike", "Strike in Hallin, day two")
    times = [START - 20 * HOUR, START - 15 * HOUR, START - 10 * HOUR, START - 8 * HOUR]
    fresh = [START - 240.0, START - 120.0, START]
    same = ("Hallin port: strike goes on", "Strike at Hallin", "Day two of the port strike")
    new = ("Shots fired at Hallin port", "Gunman shot at port", "Hallin: shots at the port")
    assert awake(START).changed(summary("s", times + fresh, titles=old + same), START) == []
    (event,) = awake(START).changed(summary("s", times + fresh, titles=old + new), START)
    assert isinstance(event, StoryBroke)
    assert event.reports == 3


def test_a_document_stands_for_two_reports_and_breaks_nothing_alone():
    """A service that measures earthquakes and one newsroom are enough; it alone, or two newsrooms, are not."""
    two = [START - 120.0, START]
    assert awake(START).changed(summary("s", two, official=0), START) == []
    assert awake(START).changed(summary("s", two[:1], official=1), START) == []
    (event,) = awake(START).changed(summary("s", two, official=1), START)
    assert isinstance(event, StoryBroke)


def test_a_story_that_goes_into_another_while_it_breaks_is_not_told_again():
    """Joining two stories of which one is breaking tells nobody a second time, and the joined one calms as one."""
    desk = awake(START)
    times = [START - 300.0, START - 200.0, START - 100.0]
    assert [type(event) for event in desk.changed(summary("a", times), START)] == [StoryBroke]
    desk.changed(summary("b", [START - 5 * HOUR]), START)
    desk.merged("b", "a")
    assert desk.changed(summary("b", [START - 5 * HOUR, *times, START]), START + MINUTE) == []
    ended = [event for minute in range(1, 200) for event in desk.minute(START + minute * MINUTE)]
    assert [(type(event), event.story_id) for event in ended] == [(BreakEnded, "b")]


@settings(max_examples=40, deadline=None)
@given(copies=st.lists(st.tuples(st.integers(0, 1), st.floats(0.0, 600.0)), max_size=30))
def test_copies_never_break_a_story(copies: list[tuple[int, float]]):
    """Two reports stay two, however many papers print them again, and whenever."""
    own = [member(0, START - 600.0), member(1, START - 500.0)]
    more = [
        member(number, START - 600.0 + later, report=own[of].counted.report_id)
        for number, (of, later) in enumerate(copies, start=2)
    ]
    assert awake(START).changed(summarise("s", [*own, *more], headline="s"), START) == []


@settings(max_examples=40, deadline=None)
@given(ages=st.lists(st.floats(3.0, 3000.0), min_size=1, max_size=12))
def test_old_reports_never_break_a_story(ages: list[float]):
    """Two fresh reports and any number of items out of the archive, seen now and dated hours or years ago."""
    told = [member(0, START - 120.0), member(1, START - 60.0)]
    told += [member(number, START - age * HOUR) for number, age in enumerate(ages, start=2)]
    assert awake(START).changed(summarise("s", told, headline="s"), START) == []

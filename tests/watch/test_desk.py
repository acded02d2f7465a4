"""The laws of the watch desk: same events, same answer; save and load change nothing; copies count once."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from straitwatch import ARDEN, CLOSED, DAY, HOUR, MORNING, THREAT, article

from wireroom.errors import DamagedError
from wireroom.model.events import ArticlePlaced
from wireroom.model.watch_events import IndicatorChanged, LevelChanged, ObservationFiled, SituationAdded
from wireroom.watch.desk import WatchDesk

ADDED = SituationAdded(at=MORNING, name="arden-strait", version=3, text=ARDEN)

TEXTS = [
    ("Lane shut", CLOSED),
    ("Turned back", THREAT),
    ("Talks", "Velland and Kareth opened talks on the Arden Strait."),
    ("Weather", "It rains in Orvik."),
    ("Denied", "Kareth denied that the lane of the Arden Strait was closed."),
]
ACTS = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 3), st.integers(0, 40)), min_size=1, max_size=25)


def watching():
    desk = WatchDesk()
    desk.add(ADDED, 0)
    return desk


def play(acts, desk=None, after=lambda desk: desk):
    """Let articles and hours pass; returns the desk and all that it said."""
    desk = desk or watching()
    said, now = [], MORNING
    for n, (text, group, hours) in enumerate(acts, 1):
        now += hours * HOUR
        made = article(n, *TEXTS[text], at=now, report_id=f"r{group}", source=f"s{group}.example")
        said += desk.look(made, now)
        desk = after(desk)
        said += desk.minute(now + 60)
        desk = after(desk)
    return desk, said


def level_of(said):
    levels = [event.level for event in said if isinstance(event, LevelChanged)]
    return levels[-1] if levels else None


@settings(max_examples=40)
@given(ACTS)
def test_the_same_events_give_the_same_answer(acts):
    one, said = play(acts)
    other, again = play(acts)
    assert said == again
    assert one.save() == other.save()


@settings(max_examples=40)
@given(ACTS)
def test_saved_and_loaded_after_every_event_nothing_changes(acts):
    def reborn(desk):
        fresh = WatchDesk()
        fresh.load(desk.save())
        return fresh

    assert play(acts)[1] == play(acts, after=reborn)[1]


@settings(max_examples=40)
@given(ACTS)
def test_the_state_follows_from_what_was_said(acts):
    """Applying the desk's own events to a fresh desk gives the evidence, states and level again."""
    desk, said = play(acts)
    fresh = WatchDesk()
    fresh.apply(ADDED)
    for event in said:
        fresh.apply(event)
    mine, theirs = desk._watched["arden-strait"], fresh._watched["arden-strait"]
    assert (mine.states, mine.good, mine.level) == (theirs.states, theirs.good, theirs.level)
    assert set(mine.evidence.items()) <= set(theirs.evidence.items())


@settings(max_examples=40)
@given(st.permutations(range(6)))
def test_the_order_of_arrival_within_a_minute_does_not_matter(order):
    """Feeds deliver late: the same articles before the same minute give the same board and level."""

    def board(places):
        desk = watching()
        for place in places:
            made = article(place, *TEXTS[place % 5], at=MORNING - place * HOUR, source=f"s{place}.example")
            desk.look(made, MORNING)
        said = [event for minute in range(1, 4) for event in desk.minute(MORNING + 60 * minute)]
        return {e.indicator: e.state for e in said if isinstance(e, IndicatorChanged)}, level_of(said)

    assert board(order) == board(range(6))


@given(st.integers(1, 30))
def test_copies_count_once(copies):
    """However many papers reprint one report, it stays one report."""

    def value(many):
        desk = watching()
        for n in range(many):
            source = "ledger.example" if n == 0 else f"copy{n}.example"
            desk.look(article(n + 1, "Lane shut", CLOSED, report_id="r1", source=source), MORNING)
        said = desk.minute(MORNING + 60)
        return next(e.value for e in said if isinstance(e, IndicatorChanged) and e.indicator == "lane.closure")

    assert value(copies) == value(1)


def test_texts_that_were_not_read_count_as_one_report():
    """Of summaries alone copies cannot be seen: only the low end of the count enters."""
    desk = watching()
    for n in range(1, 9):
        desk.look(article(n, "Velland closes lane of Arden Strait", full=False, origins=()), MORNING)
    said = desk.minute(MORNING + 60)
    assert next(e.state for e in said if isinstance(e, IndicatorChanged) and e.indicator == "lane.closure") == "off"


def test_a_report_that_becomes_a_copy_no_longer_counts_of_its_own():
    desk = watching()
    for n in (1, 2, 3):
        desk.look(article(n, "Lane shut", CLOSED), MORNING)
    before = desk.minute(MORNING + 60)
    for n in (2, 3):
        placed = ArticlePlaced(
            at=MORNING, article_id=f"a{n}", story_id="s", score=1.0, reasons=(), report_id="a1", copy_of="a1"
        )
        desk.apply(placed)
    after = desk.minute(MORNING + 120)
    (first,) = [e.state for e in before if isinstance(e, IndicatorChanged) and e.indicator == "lane.closure"]
    (second,) = [e.state for e in after if isinstance(e, IndicatorChanged) and e.indicator == "lane.closure"]
    assert (first, second) == ("strong", "active")  # one report alone would only be kept as active


def rising():
    """A desk with three reports of a closure and three of a threat."""
    desk = watching()
    for n in range(1, 7):
        desk.look(article(n, "News", CLOSED if n % 2 else THREAT), MORNING)
    return desk


def test_the_level_rises_only_when_its_gate_holds_twice():
    desk = rising()
    first = desk.minute(MORNING + 60)
    assert level_of(first) == 3  # nothing was known before: the first judgement stands at once
    calm = watching()
    calm.look(article(0, "Weather", "It rains in Orvik."), MORNING)
    assert level_of(calm.minute(MORNING + 60)) == 0
    for n in range(1, 7):
        calm.look(article(n, "News", CLOSED if n % 2 else THREAT), MORNING + 90)
    assert level_of(calm.minute(MORNING + 120)) is None
    assert level_of(calm.minute(MORNING + 180)) == 3


def test_the_level_falls_only_after_three_days():
    """While articles still come, a level falls when its gate has failed for the hours that the file names."""
    desk = rising()
    assert level_of(desk.minute(MORNING + 60)) == 3
    said = []
    for hour in range(1, 24 * 20):
        now = MORNING + hour * HOUR
        said += desk.look(article(1000 + hour, "Weather", "It rains in Orvik.", at=now), now) if hour % 12 == 0 else []
        said += desk.minute(now)
    levels = [event for event in said if isinstance(event, LevelChanged)]
    assert [event.level for event in levels] == sorted((event.level for event in levels), reverse=True)
    assert levels[-1].level == 0
    assert levels[0].at - MORNING >= 3 * DAY


def test_no_news_is_not_quiet_news():
    """Without any article for longer than the file allows, indicators are blind, and the level is held."""
    desk = rising()
    desk.minute(MORNING + 60)
    said = [event for hour in range(1, 24 * 20) for event in desk.minute(MORNING + hour * HOUR)]
    states = {e.indicator: e.state for e in said if isinstance(e, IndicatorChanged)}
    assert states["lane.closure"] == "blind"
    assert not [event for event in said if isinstance(event, LevelChanged)]


def test_before_anything_was_read_no_level_is_told():
    """No data is not zero."""
    assert [e for e in watching().minute(MORNING) if isinstance(e, LevelChanged)] == []


def test_denials_and_forecasts_are_set_aside():
    desk = watching()
    said = desk.look(article(1, "Denied", TEXTS[4][1]), MORNING)
    said += desk.look(article(2, "Lane", "Velland may close the lane of the Arden Strait."), MORNING)
    filed = [event.evidence for event in said if isinstance(event, ObservationFiled)]
    assert [(item.modality, item.weight) for item in filed] == [("denied", 0.0), ("possible", 0.0)]


def test_without_a_place_of_the_situation_nothing_is_filed():
    """Scope fails closed: another lane that closes elsewhere is no evidence."""
    assert watching().look(article(1, "Lane shut", "The lane of the Orvik Sound was closed."), MORNING) == []


def test_a_version_that_no_longer_says_it_is_withdrawn():
    desk = watching()
    desk.look(article(1, "News", CLOSED), MORNING)
    (event,) = desk.look(article(1, "News", "All lanes of the Arden Strait are open.", version=2), MORNING + 60)
    assert (event.evidence.modality, event.evidence.weight, event.evidence.version) == ("withdrawn", 0.0, 2)
    said = desk.look(article(1, "News", "All lanes of the Arden Strait are open.", version=2), MORNING + 90)
    assert said == []


def test_a_level_above_the_highest_automatic_one_waits_for_a_person():
    text = ARDEN.replace("down_after_hours = 72", "down_after_hours = 72\nmax_auto_level = 2")
    desk = WatchDesk()
    desk.add(replace(ADDED, text=text), 0)
    for n in range(1, 7):
        desk.look(article(n, "News", CLOSED if n % 2 else THREAT), MORNING)
    assert level_of(desk.minute(MORNING + 60)) == 2


def test_a_state_of_another_kind_is_refused():
    with pytest.raises(DamagedError, match="watch desk"):
        WatchDesk().load(b'{"situations": [{}]}')

"""Levels, hypotheses and the calendar follow from what was seen, and a person has the last word above the bar."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from portwatch import PORT
from straitwatch import DAY, HOUR, MORNING, article

from wireroom.model.series import Point
from wireroom.model.situation_notes import ExpectationPassed, HypothesesWeighed, LevelDecided
from wireroom.model.watch_events import IndicatorChanged, LevelChanged, ObservationFiled, SeriesTaken, SituationAdded
from wireroom.watch.desk import WatchDesk

ADDED = SituationAdded(at=MORNING, name="port-ansel", version=1, text=PORT)
TODAY = dt.datetime.fromtimestamp(MORNING, dt.UTC).date()
QUIET = (7.0, 12.0, 9.0, 15.0, 4.0, 11.0, 8.0, 14.0, 10.0, 10.0)
GUARDS = "Guards stood at all gates of Port Ansel, Mara Sook said."


def _desk():
    desk = WatchDesk()
    desk.add(ADDED, 0)
    return desk


def _series(*last, at=MORNING, days=200):
    """Ordinary days up to the day before yesterday, then what is given, the last for yesterday."""
    values = [*(QUIET[day % 10] for day in range(days)), *last]
    first = TODAY - dt.timedelta(len(values))
    points = [Point((first + dt.timedelta(place)).isoformat(), value) for place, value in enumerate(values)]
    return SeriesTaken(at=at, series="ships-daily#waiting", points=tuple(points))


def _guards(desk, n, now, text=GUARDS):
    return desk.look(
        article(n, "Port Ansel", text, at=now, report_id=f"r{n}", source=f"s{n}.example", origins=(f"person:{n}",)), now
    )


def _state(said, indicator):
    found = [event.state for event in said if isinstance(event, IndicatorChanged) and event.indicator == indicator]
    return found[-1] if found else None


def _level(said):
    found = [event.level for event in said if isinstance(event, LevelChanged)]
    return found[-1] if found else None


def test_a_series_alone_makes_an_indicator_strong_and_fades():
    """An unlikely day is strong, and off when a few half-lives have passed without another."""
    desk = _desk()
    desk.apply(_series(70.0))
    said = desk.minute(MORNING)
    assert (_state(said, "ships"), _level(said)) == ("strong", 1)
    later = [event for day in range(1, 13) for event in [_tell(desk, day), *desk.minute(MORNING + day * DAY)] if event]
    assert _state(later, "ships") == "off"


def _tell(desk, day):
    """One more ordinary day is told."""
    told = (TODAY + dt.timedelta(day - 1)).isoformat()
    desk.apply(SeriesTaken(at=MORNING + day * DAY, series="ships-daily#waiting", points=(Point(told, 10.0),)))


def test_a_series_that_stops_is_blind_and_the_level_is_held():
    """No number for a day and a half after the end of the last known day: blind, named, and no fall."""
    desk = _desk()
    desk.apply(_series(70.0))
    assert _level(desk.minute(MORNING)) == 1
    said = [event for hour in range(1, 200) for event in desk.minute(MORNING + hour * HOUR)]
    assert _state(said, "ships") == "blind"
    assert _level(said) is None


def test_evidence_without_what_it_needs_stays_on_watch():
    """One origin of a thing that needs two cannot make it active; the second one does."""
    desk = _desk()
    for n in (1, 1, 1):
        _guards(desk, n, MORNING)
    first = desk.minute(MORNING)
    _guards(desk, 2, MORNING + HOUR)
    _guards(desk, 3, MORNING + HOUR)
    assert _state(first, "guards") == "watch"
    assert _state(desk.minute(MORNING + HOUR), "guards") in ("active", "strong")


def _raised():
    desk = _desk()
    desk.apply(_series(70.0))
    for n in (1, 2, 3):
        _guards(desk, n, MORNING)
    return desk, desk.minute(MORNING)


def test_no_level_above_the_bar_without_a_person():
    """The gate of level 3 holds but for the person; with the word it is reached, taken back it is left in time."""
    desk, said = _raised()
    assert _level(said) == 2
    assert not [event for event in desk.minute(MORNING + 60) if isinstance(event, LevelChanged)]
    desk.apply(LevelDecided(at=MORNING + 120, situation="port-ansel", level=3, reason="the harbour master called"))
    assert _level(desk.minute(MORNING + 120)) == 3
    desk.apply(LevelDecided(at=MORNING + 180, situation="port-ansel", level=None, reason="a mistake"))
    said = [event for hour in range(1, 30) for event in desk.minute(MORNING + hour * HOUR)]
    assert _level(said) == 2


def test_a_word_of_a_person_does_not_open_a_gate_that_does_not_hold():
    """A decision permits; evidence is needed all the same."""
    desk = _desk()
    desk.apply(LevelDecided(at=MORNING, situation="port-ansel", level=3, reason="a feeling"))
    desk.apply(_series(10.0))
    assert _level(desk.minute(MORNING)) == 0


def test_hypotheses_move_with_evidence_and_are_told_when_they_do():
    """By hand: .9 x .5^guards and .1 x 4^ships x 3^guards, and nothing is told twice."""
    desk, said = _raised()
    told = [event.shares for event in said if isinstance(event, HypothesesWeighed)]
    assert len(told) == 1
    assert sum(told[0].values()) == pytest.approx(1.0)
    assert told[0]["H1"] > 0.25
    assert not [event for event in desk.minute(MORNING + 60) if isinstance(event, HypothesesWeighed)]


def test_what_is_absent_counts_only_where_it_could_be_seen():
    """Without one article read, a notice that nobody saw is no evidence; with one, its absence speaks against H1."""
    desk = _desk()
    desk.apply(_series(10.0))
    blind = [event.shares["H1"] for event in desk.minute(MORNING) if isinstance(event, HypothesesWeighed)]
    desk.look(article(1, "Weather", "It rains in Orvik.", at=MORNING), MORNING + 60)
    seen = [event.shares["H1"] for event in desk.minute(MORNING + 120) if isinstance(event, HypothesesWeighed)]
    assert seen[0] < blind[0]


def test_what_is_due_comes_or_is_overdue_once():
    """Overdue after its day and grace; if it comes late, that is told too."""
    desk = _desk()
    said = [event for hour in range(0, 120, 4) for event in desk.minute(MORNING + hour * HOUR)]
    assert [event.how for event in said if isinstance(event, ExpectationPassed)] == ["overdue"]
    now = MORNING + 121 * HOUR
    _guards(desk, 1, now, "The tide table of Port Ansel is out, Mara Sook said.")
    assert [event.how for event in desk.minute(now) if isinstance(event, ExpectationPassed)] == ["came"]


ACTS = st.lists(
    st.one_of(
        st.tuples(st.just("news"), st.integers(1, 4)),
        st.tuples(st.just("series"), st.integers(0, 90)),
        st.tuples(st.just("decide"), st.sampled_from([None, 1, 3])),
        st.tuples(st.just("hours"), st.integers(1, 60)),
    ),
    min_size=1,
    max_size=14,
)


def _play(acts, after=lambda desk: desk):
    desk, said, now = _desk(), [], MORNING
    desk.apply(_series(10.0))
    for kind, value in acts:
        if kind == "news":
            said += _guards(desk, value, now)
        elif kind == "series":
            said.append(_series(float(value), at=now))
            desk.apply(said[-1])
        elif kind == "decide":
            said.append(LevelDecided(at=now, situation="port-ansel", level=value, reason="so"))
            desk.apply(said[-1])
        else:
            now += value * HOUR
        desk = after(desk)
        said += desk.minute(now)
    return desk, said, now


@settings(max_examples=30)
@given(ACTS)
def test_saved_and_loaded_after_every_event_nothing_changes(acts):
    """The state that is kept holds all that the next decisions rest on."""

    def reborn(desk):
        fresh = WatchDesk()
        fresh.load(desk.save())
        return fresh

    assert _play(acts)[1] == _play(acts, after=reborn)[1]


@settings(max_examples=30)
@given(ACTS)
def test_a_level_above_the_bar_is_reached_by_a_person_alone(acts):
    """Whatever comes in, level 3 needs a decision that stands, and what was said is all that it rests on."""
    decided = None
    for event in _play(acts)[1]:
        if isinstance(event, LevelDecided):
            decided = event.level
        if isinstance(event, LevelChanged) and event.level > 2 and (event.before or 0) <= 2:
            assert decided is not None
            assert decided >= event.level
        assert isinstance(event, ObservationFiled) or event.at >= MORNING

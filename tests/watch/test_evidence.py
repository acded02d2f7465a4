"""Deeds file themselves under what they show, graded and discounted by rules, and a person has the last word."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strait_deeds import STRAIT
from straitwatch import DAY, HOUR, MORNING, article

from wireroom.claims.deed_details import coded
from wireroom.model.situation_notes import ObservationJudged
from wireroom.model.watch_events import LevelChanged, ObservationFiled, SituationAdded
from wireroom.watch.definition import read_situation
from wireroom.watch.desk import WatchDesk
from wireroom.watch.match import Matcher

ADDED = SituationAdded(at=MORNING, name="orvik-strait", version=1, text=STRAIT)
FILM = "The envoy recalled how the admiral of China threatened to close the Orvik Strait in the film"
BOARDED = "China's coast guard boarded a Japanese trawler in the Orvik Strait on Monday, the owner said."


def _match(title, text="", **more):
    found = Matcher(read_situation(STRAIT), coded).match(article(1, title, text, **more))
    return {item.indicator: item for item in found if not item.indicator.startswith("event.")}


@pytest.mark.parametrize(
    ("title", "language", "indicator"),
    [
        ("China's coast guard boarded a Japanese trawler in the Orvik Strait", "en", "incident"),
        ("中国海警在奥维克海峡扣押日本渔船", "zh", "incident"),
        ("中國海警在奧維克海峽扣押日本漁船", "zh", "incident"),
        ("Russia delivered missile components to China's navy", "en", "transfer"),
        ("俄罗斯向中国交付了导弹技术", "zh", "transfer"),
        ("Russia and China held joint naval drills near the Orvik Strait", "en", "drills"),
        ("China threatened to close the Orvik Strait by force", "en", "threat"),
    ],
)
def test_a_deed_files_itself_with_actors_and_why(title, language, indicator):
    """In English and both Chinese scripts, without a term in the file."""
    found = _match(title, language=language)
    assert found[indicator].counts
    assert found[indicator].deed.by
    assert found[indicator].matched[0].startswith(found[indicator].deed.type)


@pytest.mark.parametrize(
    ("title", "indicator", "told"),
    [
        ("China denied that its coast guard boarded a Japanese trawler in the Orvik Strait", "incident", "denied"),
        ("China's coast guard may board a Japanese trawler in the Orvik Strait", "incident", "possible"),
        (
            "China's coast guard boarded a Japanese trawler in the Orvik Strait in 1996, decades ago",
            "incident",
            "historical",
        ),
        ("China's navy held military drills alone in the Orvik Strait", "drills", "unilateral"),
        (
            "The envoy recalled how the admiral of China threatened to close the Orvik Strait in the film",
            "threat",
            "unlike",
        ),
    ],
)
def test_what_is_no_observation_is_set_aside_and_shown(title, indicator, told):
    """Denials, forecasts, the past, one country alone and counter-examples count for nothing, and say why."""
    found = _match(title)
    assert not [item for item in found.values() if item.indicator == indicator and item.counts]
    assert indicator not in found or found[indicator].modality == told


@pytest.mark.parametrize(
    "title",
    [
        "Japan's coast guard boarded a Japanese trawler in the Orvik Strait",
        "China's coast guard boarded a Japanese trawler off Elsewhere",
        "Russia delivered missile components to Japan",
        "La guardia costera de China abordó un pesquero japonés en el Estrecho de Orvik",
    ],
)
def test_other_sides_places_directions_and_languages_file_nothing(title):
    """Scope and direction fail closed; a language that is not coded is not guessed at."""
    language = "es" if title.startswith("La") else "en"
    assert not [item for item in _match(title, language=language).values() if item.counts]


def test_a_promise_is_not_a_delivery():
    """Stages weigh: announced a fifth, delivered whole, and a step that nobody tells the least."""
    delivered = _match("Russia delivered missile components to China's navy", source="s1.example")["transfer"]
    shipped = _match("Russia shipped missile components to China's navy", source="s1.example")["transfer"]
    assert shipped.weight == pytest.approx(0.7 * delivered.weight)
    assert (delivered.share, shipped.less) == (1.0, ("shipped",))


def test_what_is_held_every_year_counts_a_tenth():
    """A scheduled drill is shown and hardly moves anything."""
    plain = _match("Russia and China held joint naval drills near the Orvik Strait", source="s1.example")["drills"]
    yearly = _match("Russia and China held annual joint naval drills near the Orvik Strait", source="s1.example")[
        "drills"
    ]
    assert yearly.weight == pytest.approx(0.1 * plain.weight, abs=1e-3)
    assert "held every year" in yearly.less


def _desk():
    desk = WatchDesk(coded)
    desk.add(ADDED, 0)
    return desk


def _news(desk, n, title, now):
    return desk.look(
        article(n, title, at=now, report_id=f"r{n}", source=f"s{n % 3 + 1}.example", origins=(f"person:{n}",)), now
    )


def _level(said):
    found = [event.level for event in said if isinstance(event, LevelChanged)]
    return found[-1] if found else None


def test_a_gate_asks_for_a_deed_by_somebody_within_a_time():
    """Level 2 stands on a seizure by China within a week, and falls when the week is over."""
    desk = _desk()
    _news(desk, 1, BOARDED, MORNING)
    assert _level(desk.minute(MORNING + 60)) == 2
    said = [event for hour in range(1, 220) for event in [*_weather(desk, hour), *desk.minute(MORNING + hour * HOUR)]]
    assert _level(said) == 0


def _weather(desk, hour):
    return _news(desk, 1000 + hour, "It rains in Elsewhere", MORNING + hour * HOUR)[:0]


def test_a_war_is_told_day_after_day():
    """Level 3 needs shots between the sides for two days without a day's pause, not one exchange of fire."""
    desk, levels = _desk(), []
    for day in range(4):
        now = MORNING + day * DAY
        _news(desk, day + 1, "China's navy shelled Japanese warships in the Orvik Strait, the crew said", now)
        levels.append(_level(desk.minute(now + 60)))
    assert 3 not in levels[:2]
    assert 3 in levels


def _word(verdict, article_id="a1", indicator="incident", to="", sentence=BOARDED, at=MORNING + 600):
    return ObservationJudged(
        at=at,
        situation="orvik-strait",
        indicator=indicator,
        article_id=article_id,
        verdict=verdict,
        reason="so",
        to=to,
        sentence=sentence,
    )


def _filed(events, indicator="incident"):
    found = [
        one.evidence for one in events if isinstance(one, ObservationFiled) and one.evidence.indicator == indicator
    ]
    return found[-1] if found else None


def test_a_person_rejects_regrades_moves_accepts_and_takes_it_back():
    """Each word changes what counts, with the same evidence behind it."""
    desk = _desk()
    had = _filed(_news(desk, 1, BOARDED, MORNING))
    assert not _filed(desk.judge(_word("reject"))).counts
    assert _filed(desk.judge(_word("regrade", to="C3"))).grade == "C3"
    moved = desk.judge(_word("move", to="drills"))
    assert not _filed(moved).counts
    assert _filed(moved, "drills").counts
    assert _filed(desk.judge(_word("undo"))) == had
    aside = _filed(_news(desk, 2, "China may board a Japanese trawler in the Orvik Strait", MORNING), "incident")
    if aside is not None and not aside.counts:
        assert _filed(desk.judge(_word("accept", article_id="a2"))).counts


def test_what_a_person_rejected_teaches_and_can_be_unlearnt():
    """Others like it are set aside in this situation; taken back, they count again."""
    desk = _desk()
    _news(desk, 1, BOARDED, MORNING)
    desk.judge(_word("reject"))
    alike = _filed(_news(desk, 2, BOARDED.replace("Monday", "Tuesday"), MORNING + HOUR))
    other = _filed(_news(desk, 3, "Chinese ships seized a Japanese ferry off Orvik, Ines Harlan said", MORNING + HOUR))
    assert (alike.modality, other.counts) == ("unlike", True)
    desk.judge(_word("undo"))
    assert _filed(_news(desk, 4, BOARDED.replace("Monday", "Wednesday"), MORNING + HOUR)).counts


def test_a_word_holds_for_a_new_version_of_the_article():
    """What was rejected stays out when its publisher edits it."""
    desk = _desk()
    _news(desk, 1, BOARDED, MORNING)
    desk.judge(_word("reject"))
    again = article(1, BOARDED + " More follows.", at=MORNING, version=2, report_id="r1", source="s2.example")
    filed = _filed(desk.look(again, MORNING + HOUR))
    assert filed is None or not filed.counts


ACTS = st.lists(
    st.tuples(st.integers(1, 4), st.sampled_from(["news", "reject", "accept", "undo", "regrade"])), max_size=12
)


@settings(max_examples=25, deadline=None)
@given(ACTS)
def test_saved_loaded_or_rebuilt_from_what_was_said_the_state_is_the_same(acts):
    """Words of a person and what followed from them stand in the log; nothing else is needed."""
    desk, log = _desk(), []
    fresh = WatchDesk(coded)
    fresh.apply(ADDED)
    for step, (n, what) in enumerate(acts):
        now = MORNING + step * HOUR
        if what == "news":
            log += _news(desk, n, BOARDED.replace("trawler", f"trawler {n}"), now)
        else:
            word = _word(what, article_id=f"a{n}", to="B2" if what == "regrade" else "", at=now)
            log += [word, *desk.judge(word)]
        reborn = WatchDesk(coded)
        reborn.load(desk.save())
        assert reborn.save() == desk.save()
    for event in log:
        fresh.apply(event)
    assert fresh._watched["orvik-strait"].evidence == desk._watched["orvik-strait"].evidence
    assert fresh._watched["orvik-strait"].judged == desk._watched["orvik-strait"].judged

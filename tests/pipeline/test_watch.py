"""Situations through the whole house: filed live and from the archive, kept across restarts, the same when rebuilt."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from newsrooms import MORNING, SETTINGS, open_intake, reading, room_of, take
from straitwatch import ARDEN, CLOSED, HOUR, THREAT

from wireroom import app
from wireroom.model.watch_events import ObservationFiled, SituationAdded, SituationRemoved
from wireroom.pipeline.replaying import rebuild, redecide
from wireroom.store.digest import differences, digest

ADDED = SituationAdded(at=MORNING, name="arden-strait", version=3, text=ARDEN)
NEWS = [
    ("Velland closes lane of Arden Strait", CLOSED, "The harbour office counted nine ships, Mara Sook said."),
    ("Ships will be turned back, says admiral", THREAT, "“We mean it,” said Admiral Tove Brandt of the coastguard."),
    ("Pilots wait at Port Ansel", "The lane off Port Ansel is closed.", "“We wait,” said Ines Harlan, a pilot."),
    ("Grain is dear in Meridon", "Barley rose by four per cent in Meridon.", "Traders said that stocks are low."),
]


def publish(intake, number, now):
    title, *paragraphs = NEWS[number % 4]
    source = f"paper{number % 5}.example"
    told = reading(f"{title}, {number}", *paragraphs, f"Filed under number {number}.", published=now - 60)
    return take(intake, f"n{number}", told, source=source, seen=now)


def watch(intake, event=ADDED):
    intake.newsroom.take(lambda: [event])


def filed(intake):
    return [item.event.evidence for item in intake.room.log.read() if isinstance(item.event, ObservationFiled)]


#: What may happen: an article, minutes, a situation that is added, removed or defined anew, a restart.
ACTS = st.lists(st.sampled_from(["news", "news", "news", "minutes", "hours", "add", "remove"]), min_size=3, max_size=14)


def act(intake, step, what):
    now = MORNING + 900.0 * (step + 1)
    if what == "news":
        publish(intake, step, now)
    elif what == "minutes":
        intake.newsroom.minutes([now + 60.0 * minute for minute in range(3)])
    elif what == "hours":
        intake.newsroom.minutes([now + 60.0])
    elif what == "add":
        watch(intake, SituationAdded(at=now, name="arden-strait", version=3 + step, text=ARDEN))
    elif what == "remove":
        watch(intake, SituationRemoved(at=now, name="arden-strait"))


@settings(max_examples=10, suppress_health_check=[HealthCheck.too_slow])
@given(ACTS)
def test_rebuilt_and_decided_again_all_is_the_same(acts):
    """The digest holds levels and evidence; a rebuild and a second decision give it again."""
    intake = open_intake()
    for step, what in enumerate(acts):
        act(intake, step, what)
    room = room_of(intake)
    rebuilt = app.open_room(":memory:")
    rebuild(room.log.read(), room.bodies, rebuilt)
    assert differences(room.connection, rebuilt.connection) == {}
    again = app.open_room(":memory:")
    redecide(room.log.read(), room.bodies, app.make_newsroom(again, SETTINGS))
    assert differences(room.connection, again.connection) == {}
    assert digest(room.connection) == digest(again.connection)


@settings(max_examples=6, suppress_health_check=[HealthCheck.too_slow])
@given(ACTS, st.data())
def test_a_restart_changes_nothing(acts, data):
    """Closed and opened again at any point, the room goes on as if nothing had been."""
    stop = data.draw(st.integers(0, len(acts)))
    one, other = open_intake(), open_intake()
    for step, what in enumerate(acts):
        if step == stop:
            other.newsroom.resume()
        act(one, step, what)
        act(other, step, what)
    assert digest(room_of(one).connection) == digest(room_of(other).connection)


def test_a_new_situation_is_filled_from_what_was_kept():
    intake = open_intake()
    for number in range(4):
        publish(intake, number, MORNING - 3600.0 * (number + 1))
    watch(intake)
    while intake.newsroom.filling:
        intake.newsroom.minutes([MORNING + 60])
    found = filed(intake)
    assert {item.indicator for item in found} == {"lane.closure", "rhetoric.threat"}
    assert all(item.archive for item in found)
    page = intake.room.reader.situation("arden-strait")
    assert page.row.level is not None
    assert len(page.evidence) == len(found)


def test_live_and_archive_find_the_same():
    """Watched before or after the news came: the same evidence, but for where it was found."""
    early, late = open_intake(), open_intake()
    watch(early)
    for number in range(8):
        publish(early, number, MORNING + 60.0 * number)
        publish(late, number, MORNING + 60.0 * number)
    watch(late)

    def plain(intake):
        return {(item.indicator, item.article_id, item.sentence, item.modality) for item in filed(intake)}

    assert plain(early) == plain(late) != set()


def test_a_story_names_the_situations_that_it_is_evidence_for():
    intake = open_intake()
    watch(intake)
    publish(intake, 0, MORNING)
    publish(intake, 3, MORNING + 60)
    rows = {row.headline: intake.room.reader.situations_of(row.id) for row in intake.room.reader.front().rows}
    named = {headline: [row.name for row in situations] for headline, situations in rows.items()}
    assert named == {"Velland closes lane of Arden Strait, 0": ["arden-strait"], "Grain is dear in Meridon, 3": []}


def test_what_was_known_at_a_time_can_be_read_later():
    intake = open_intake()
    watch(intake)
    for number in range(6):
        publish(intake, number, MORNING + HOUR * number)
        intake.newsroom.minutes([MORNING + HOUR * number + 60, MORNING + HOUR * number + 120])
    reader = intake.room.reader
    early, late = reader.situation("arden-strait", MORNING + 90), reader.situation("arden-strait")
    assert len(early.evidence) == 1 < len(late.evidence)
    assert early.levels == late.levels[: len(early.levels)]
    assert reader.situation("arden-strait", MORNING - 1) is None
    watch(intake, SituationRemoved(at=MORNING + 10 * HOUR, name="arden-strait"))
    assert reader.situation("arden-strait") is None
    assert reader.situation("arden-strait", MORNING + 9 * HOUR) is not None


def test_a_state_of_the_desk_that_cannot_be_read_is_made_anew():
    intake = open_intake()
    watch(intake)
    for number in range(3):
        publish(intake, number, MORNING + 60 * number)
    with intake.room.transaction():
        intake.room.save_checkpoint("watch", 1, b"spoilt")
    intake.newsroom.resume()
    before = len(filed(intake))
    publish(intake, 0, MORNING + 999)  # known already: nothing is filed twice
    publish(intake, 4, MORNING + 999)
    assert len(filed(intake)) == before + 1

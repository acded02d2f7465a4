"""What an article means is kept with what was read of it: the log replays alike where no maker of vectors is here."""

from dataclasses import replace

from meaners import Subjects
from newsrooms import MORNING, SETTINGS, reading, take

from wireroom import app
from wireroom.pipeline.replaying import rebuild, redecide
from wireroom.store.digest import digest
from wireroom.text.meanings import meanings

WIRE = (
    ("en", "Dam above Hesk gives way : flood water", "Dam and water and flood before sunrise ."),
    ("de", "Staumauer eines Tals bricht : Flut", "Die Talsperre riss , eine Flut ."),
    ("de", "Museum kauft verschollenes Gemälde", "Das Bild hing jahrzehntelang im Museum ."),
)


def played(embedder=None):
    """Take the wire into a room."""
    room = app.open_room(":memory:")
    intake = app.make_intake(app.make_newsroom(room, SETTINGS), SETTINGS, embedder=embedder)
    ids = [
        take(intake, f"a{n}", reading(title, text, language=language), source=f"s{n}.example", seen=MORNING + n)
        for n, (language, title, text) in enumerate(WIRE)
    ]
    return room, [room.article_state(one) for one in ids]


def test_articles_that_come_without_meaning_are_given_one_where_a_maker_is_at_hand():
    """A file that is played meets no worker: the intake asks, and stories of two languages meet."""
    room, (first, same, other) = played(Subjects())
    assert first.story_id == same.story_id != other.story_id
    assert {room.bodies.get(one.body).meaning.model for one in (first, same, other)} == {"subjects-1"}
    plain, states = played()
    assert len({one.story_id for one in states}) == 3
    assert all(plain.bodies.get(one.body).meaning is None for one in states)


def test_a_log_with_meaning_replays_alike_without_its_maker():
    """Rebuilt from what was decided, or decided again from what was read: the digest is the same."""
    room, _ = played(Subjects())
    fresh, again = app.open_room(":memory:"), app.open_room(":memory:")
    rebuild(room.log.read(), room.bodies, fresh)
    redecide(room.log.read(), room.bodies, app.make_newsroom(again, SETTINGS))
    assert digest(room.connection) == digest(fresh.connection) == digest(again.connection)


def test_what_a_worker_said_is_not_asked_again():
    """The writer is not held up where the reading came with its meaning."""
    said = Subjects("from the worker")
    room = app.open_room(":memory:")
    intake = app.make_intake(app.make_newsroom(room, SETTINGS), SETTINGS, embedder=Subjects("asked again"))
    made = reading("Dam gives way", "Water everywhere .")
    made = replace(made, meaning=meanings(said, [(made.title, made.text)])[0])
    state = room.article_state(take(intake, "a", made, source="s.example", seen=MORNING))
    assert room.bodies.get(state.body).meaning.model == "from the worker"

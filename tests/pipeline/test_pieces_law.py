"""The law of live pages on the real store: page at n plus pieces n to m is the page at m, whatever happens between."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from newsrooms import BUDGET, FERRY, FERRY_AGAIN, MORNING, open_intake, reading, room_of, take

from wireroom.errors import UsageError
from wireroom.model.events import PictureKept, PicturesDropped, StoriesMerged, StoryBroke
from wireroom.model.story import Reason
from wireroom.testing.pieces_suite import check_pieces

TEXTS = (("Ferry Corrin runs aground", FERRY), ("Corrin hits rocks", FERRY_AGAIN), ("Meridon taxes sugar", BUDGET))

#: What may happen in a room, each with a number that says to whom.
ACTS = st.tuples(
    st.sampled_from(["article", "edit", "minutes", "merge", "undo", "break", "picture", "room"]), st.integers(0, 20)
)


def act(intake, step, kind, number):
    """Let one thing happen; what cannot be at the moment is left."""
    now = MORNING + 300.0 * (step + 1)
    rows = intake.room.reader.front().rows
    if kind == "article":
        title, text = TEXTS[number % 3]
        made = reading(
            f"{title}, part {number}", *text[number % 2 :], f"Filed {step}.", published=now - 60, section="world"
        )
        take(intake, f"n{step}", made, source=f"outlet{number % 4}.example", seen=now)
    elif kind == "edit" and rows:
        page = intake.room.reader.story(rows[number % len(rows)].id)
        article = page.members[0].article_id
        intake.take_reading(article, reading(f"Changed at {step}", *FERRY_AGAIN, published=MORNING), now)
    elif kind == "minutes":
        intake.newsroom.minutes([now + 60.0 * minute for minute in range(number)])
    elif kind == "merge" and len(rows) > 1:
        into, gone = rows[0].id, rows[1 + number % (len(rows) - 1)].id
        articles = tuple(member.article_id for member in intake.room.reader.story(gone).members)
        event = StoriesMerged(
            at=now, into=into, gone=gone, article_ids=articles, reasons=(Reason(kind="editor"),), by="editor"
        )
        intake.newsroom.take(lambda: [event])
    elif kind == "undo":
        try:
            intake.newsroom.undo(intake.room.log.last() - number, now)
        except UsageError:
            return
    elif kind in ("picture", "room") and rows:
        page = intake.room.reader.story(rows[number % len(rows)].id)
        article = page.members[number % len(page.members)].article_id
        kept = {"hash": f"{number:064x}", "width": 960, "height": 540 + number, "alt": "", "credit": f"No. {step}"}
        gone = PicturesDropped(at=now, article_ids=(article,), why="space")
        event = PictureKept(at=now, article_id=article, **kept) if kind == "picture" else gone
        intake.newsroom.take(lambda: [event])
    elif kind == "break" and rows:
        event = StoryBroke(at=now, story_id=rows[number % len(rows)].id, why="a test", reports=3, surprise=4.0)
        intake.newsroom.take(lambda: [event])


@settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(ACTS, min_size=3, max_size=9))
def test_page_at_n_and_its_pieces_are_the_page_at_m(acts):
    intake = open_intake()
    act(intake, 0, "article", 0)
    (first,) = intake.room.reader.front().rows
    article = intake.room.reader.story(first.id).members[0].article_id
    steps = [lambda step=step, what=what: act(intake, step, *what) for step, what in enumerate(acts, 1)]
    paths = ["/", "/section/world", first.path, f"/a/{article}", "/search?q=ferry", "/sources"]
    assert check_pieces(lambda: intake.room.reader, steps, paths, whole_texts=True) > 0
    room_of(intake).close()

"""The past, made anew from the log: what stood there is what is shown of it, whatever came since."""

import contextlib
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from newsrooms import BUDGET, FERRY, FERRY_AGAIN, MORNING, open_intake, reading, room_of, take

from wireroom.errors import UsageError
from wireroom.model.events import (
    ArticlesForgotten,
    SourceAdded,
    SourceMarked,
    StoriesMerged,
    StoryHidden,
    StoryPinned,
    StorySplit,
)
from wireroom.model.source import Source
from wireroom.model.views import StoryPage
from wireroom.store.room import SqliteRoom
from wireroom.trends.front import front_page

HOUR = 3600.0
TEXTS = (FERRY, FERRY_AGAIN, BUDGET, ("Three goats were found on the roof of the town hall in Orvik.",))


def stands(reader):
    """All that is known of stories at this moment: the front page's order, and each story that stands on it."""
    given = reader.front()
    page = front_page(given, languages=("en",))
    order = [row.id for row in (*page.breaking, *([page.lead] if page.lead else []), *page.seconds)]
    order += [one.row.id for one in page.rising] + [row.id for _, rows in page.sections for row in rows]
    order += [one.row.id for one in page.not_confirmed] + [row.id for _, rows in page.folded for row in rows]
    return {
        "rows": given.rows,
        "summaries": given.summaries,
        "pinned": given.pinned,
        "hidden": given.hidden,
        "order": order,
        "wire": given.wire,
        "at": (given.head.seq, given.head.at),
    }


def told(reader, story_id):
    """What a story's page shows, but for what stood close to it."""
    found = reader.story(story_id)
    return replace(found, near=(), posts=()) if isinstance(found, StoryPage) else found


ACTS = ("article", "again", "edit", "merge", "split", "undo", "pin", "hide", "source", "mark", "hour", "nothing")


def act(intake, kind: str, number: int, now: float) -> None:
    """Let something happen in a room."""
    room, newsroom = intake.room, intake.newsroom
    rows = room.reader.front().rows
    story = rows[number % len(rows)] if rows else None
    if kind in ("article", "again", "edit"):
        text = TEXTS[number % len(TEXTS)] if kind == "article" else FERRY
        name = f"{number % 3}" if kind == "edit" else f"{kind}-{now}"
        text = (*text, f"It was the {number}th time.") if kind == "edit" else text
        take(intake, name, reading(text[0][:40], *text), source=f"paper{number % 5}.example", seen=now)
    elif kind == "merge" and len(rows) > 1:
        gone = rows[(number + 1) % len(rows)]
        ids = tuple(m.article_id for m in room.reader.story(gone.id).members)
        made = StoriesMerged(at=now, into=story.id, gone=gone.id, article_ids=ids, reasons=(), by="editor")
        newsroom.take(lambda: [made])
    elif kind == "split" and story is not None:
        ids = tuple(m.article_id for m in room.reader.story(story.id).members)[: 1 + number % 2]
        made = StorySplit(
            at=now, story_id=story.id, new_id=f"s{number}x{now}", article_ids=ids, reasons=(), by="editor"
        )
        newsroom.take(lambda: [made])
    elif kind == "undo" and story is not None:
        joins = [j for j in room.reader.story(story.id).joins if j.kind in ("merge", "split") and not j.undone]
        if joins:
            with contextlib.suppress(UsageError):  # what came since stands against it
                newsroom.undo(joins[0].seq, now)
    elif kind in ("pin", "hide") and story is not None:
        made = (StoryPinned if kind == "pin" else StoryHidden)(at=now, story_id=story.id)
        newsroom.take(lambda: [made])
    elif kind == "source":
        name = f"paper{number % 5}.example"
        source = Source(id=name, name=f"Paper {number}", owner=f"House {number % 2}", domains=(name,))
        newsroom.take(lambda: [SourceAdded(at=now, source=source)])
    elif kind == "mark":
        made = SourceMarked(at=now, source_id=f"paper{number % 5}.example", hidden=number % 2 == 0)
        newsroom.take(lambda: [made])
    newsroom.minutes([now + 60.0])


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(acts=st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 9)), min_size=3, max_size=12))
def test_the_past_is_what_it_was(acts):
    """The front page and each story at a time, made later, are those that were live then: members, headline, brief,
    counts, timeline, order; after merges, splits, what was taken back, edits, marks, and changed owners."""
    intake = open_intake()
    reader = intake.room.reader
    seen = []
    for step, (kind, number) in enumerate(acts):
        now = MORNING + step * HOUR
        act(intake, kind, number, now)
        pages = {row.id: told(reader, row.id) for row in reader.front().rows}
        seen.append((now + 60.0, stands(reader), pages))
    for at, live, pages in seen:
        then = reader.past(at)
        assert stands(then) == live
        for story_id, page in pages.items():
            assert told(reader.past(at, story_id), story_id) == page
            assert told(then, story_id) == page, "the front page's room holds its stories whole"


def test_there_is_no_past_before_the_log_began():
    """Nothing was known then, which is not an empty page."""
    intake = open_intake()
    assert intake.room.reader.past(MORNING) is None
    take(intake, "a", reading("Ferry aground off Tamsel Point", *FERRY), source="a.example", seen=MORNING)
    assert intake.room.reader.past(MORNING - 1.0) is None
    assert intake.room.reader.past(MORNING).front().rows


def test_an_old_address_leads_where_it_led_then():
    """A story that was joined to another stood alone before, and led on afterwards."""
    intake = open_intake()
    take(intake, "a", reading("Ferry aground off Tamsel Point", *FERRY), source="a.example", seen=MORNING)
    take(intake, "b", reading("Parliament passes a tax on sugar", *BUDGET), source="b.example", seen=MORNING + 60)
    into, gone = (row.id for row in intake.room.reader.front().rows)
    ids = tuple(m.article_id for m in intake.room.reader.story(gone).members)
    made = StoriesMerged(at=MORNING + 120, into=into, gone=gone, article_ids=ids, reasons=(), by="editor")
    intake.newsroom.take(lambda: [made])
    assert isinstance(intake.room.reader.past(MORNING + 60, gone).story(gone), StoryPage)
    after = intake.room.reader.past(MORNING + 120, gone)
    assert after.story(gone) == into
    assert len(after.story(into).members) == 2


def test_texts_that_went_are_missing_and_it_is_said():
    """What retention took is not brought back; headline and counts are what the log tells of them."""
    intake = open_intake()
    article = take(intake, "a", reading("Ferry aground", *FERRY), source="a.example", seen=MORNING)
    (row,) = intake.room.reader.front().rows
    assert intake.room.reader.past(MORNING, row.id).head().texts_gone == 0
    gone = ArticlesForgotten(at=MORNING + 9 * HOUR, article_ids=(article,), why="age")
    intake.newsroom.take(lambda: [gone])
    assert intake.room.reader.story(row.id) is None
    then = intake.room.reader.past(MORNING, row.id)
    page = then.story(row.id)
    assert (page.row.headline, page.row.counts.articles) == ("Ferry aground", 1)
    assert page.composition.brief == ()
    assert then.head().texts_gone == 1
    assert then.front().head.texts_gone == 1
    assert intake.room.reader.past(MORNING + 9 * HOUR, row.id).story(row.id) is None
    assert intake.room.reader.forgotten() > 0


def test_a_room_of_an_earlier_version_has_its_past_too(tmp_path):
    """What its events speak of is noted when it is opened."""
    intake = open_intake(tmp_path / "wireroom.db")
    take(intake, "a", reading("Ferry aground", *FERRY), source="a.example", seen=MORNING)
    (row,) = intake.room.reader.front().rows
    room_of(intake).connection.execute("DELETE FROM lives")
    assert intake.room.reader.past(MORNING, row.id).story(row.id) is None
    room_of(intake).close()
    again = open_intake(tmp_path / "wireroom.db")
    assert told(again.room.reader.past(MORNING, row.id), row.id) == told(again.room.reader, row.id)
    assert isinstance(again.room, SqliteRoom)
    again.room.close()


@pytest.mark.parametrize("name", ["events_of", "told_since", "named_between", "standing", "events", "kept"])
def test_what_is_asked_of_a_long_log_goes_by_an_index(name):
    """No question about the past walks through the whole log, or through all articles."""
    from wireroom.store.queries import queries

    room = room_of(open_intake())
    sql = queries("past")[name]
    values = dict.fromkeys(("whats", "seqs", "stories", "bodies"), "[]") | {"first": 0, "last": 9}
    plan = [row[3] for row in room.connection.execute("EXPLAIN QUERY PLAN " + sql, values)]
    scans = [line for line in plan if line.startswith("SCAN") and "json_each" not in line and "named" not in line]
    assert scans in ([], ["SCAN n VIRTUAL TABLE INDEX 1:"]), plan

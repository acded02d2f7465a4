"""What is kept of institutions' statements: what goes with an article, what stood before, what stands elsewhere."""

import pytest
from newsrooms import MORNING, open_intake, reading, room_of, take

from wireroom.model.events import ArticlesForgotten
from wireroom.model.source import Source
from wireroom.pipeline.adding import know_source
from wireroom.store.queries import queries

HOUR = 3600.0
QUOTE = "“Not one boat will leave this harbour before the quota is lifted again,” the Ansel Fisheries Board said."


@pytest.fixture
def intake():
    made = open_intake()
    board = Source(id="board.example", name="Ansel Fisheries Board", domains=("board.example",), kind="official")
    know_source(made.newsroom, board, MORNING)
    return made


def report(intake, name, *text, source="post.example", at=MORNING + HOUR):
    return take(intake, name, reading(f"Boats {name}", *text, published=at), source=source, seen=at)


def only(intake, article):
    (one,) = room_of(intake).reader.article(article).traces
    return one


def test_a_quote_that_stands_nowhere_else_is_alone_until_another_report_has_it(intake):
    """Copies of the same report do not count; another publisher's own text does."""
    article = report(intake, "stay", QUOTE, "The mayor was not there.")
    assert only(intake, article).alone is True
    other = (
        "The board's chair spoke on the quay. “Not one boat will leave this harbour before the quota is lifted again.”"
    )
    report(intake, "wait", other, "Forty skippers came to listen in the rain.", source="other.example")
    assert only(intake, article).alone is False


def test_what_was_found_is_told_as_it_stood(intake):
    """A story of the past does not know the document that came later."""
    article = report(
        intake, "cod", "The cod quota falls to 41,000 tonnes in the north, the Ansel Fisheries Board said."
    )
    story = room_of(intake).reader.article(article).story
    text = "The board has set the cod quota in the north at 41,000 tonnes."
    report(intake, "own", text, source="board.example", at=MORNING + 9 * HOUR)
    assert only(intake, article).trace.outcome == "found"
    past = room_of(intake).reader.past(MORNING + 5 * HOUR, story.id)
    (then,) = past.story(story.id).traces
    assert (then.trace.outcome, then.alone) == ("unread", None)


def test_what_is_forgotten_takes_its_traces_along(intake):
    """Rows of an article that is gone would be looked for for ever."""
    article = report(intake, "stay", QUOTE)
    own = report(intake, "own", "The board invites all skippers.", source="board.example")
    room = room_of(intake)
    intake.newsroom.take(lambda: [ArticlesForgotten(at=MORNING + 2 * HOUR, article_ids=(article, own), why="age")])
    for table in ("traces", "documents", "asked"):
        assert room.connection.execute(f"SELECT count(*) FROM {table}").get == 0


@pytest.mark.parametrize(
    ("name", "index"),
    [
        ("shelf", "PRIMARY KEY"),
        ("shelved", "PRIMARY KEY"),
        ("older", "PRIMARY KEY"),
        ("asking", "PRIMARY KEY"),
        ("closing", "traces_by_closing"),
        ("drop_asked", "asked_by_article"),
        ("drop_documents", "documents_by_article"),
    ],
)
def test_no_table_is_read_whole(intake, name, index):
    """Each article that names an institution asks these."""
    given = {
        "institutions": '["nato"]', "institution": "nato", "since": 0.0, "until": 1.0, "near": 0.0, "most": 9,
        "before": 1.0, "now": 1.0, "article_id": "a",
    }  # fmt: skip
    sql = queries("traces")[name]
    rows = room_of(intake).connection.execute(
        f"EXPLAIN QUERY PLAN {sql}", {k: v for k, v in given.items() if f":{k}" in sql}
    )
    plan = " ".join(row[3] for row in rows)
    assert index in plan
    assert not any(f"SCAN {table}" in plan for table in ("documents", "traces", "asked", "d ", "articles"))

"""Statements of institutions in a room: found in documents that came before, and in those that come later."""

from newsrooms import MORNING, open_intake, reading, room_of, take

from wireroom.claims.tracing import AFTER
from wireroom.model.events import StatementsTraced
from wireroom.model.source import Source
from wireroom.pipeline.adding import know_source
from wireroom.pipeline.replaying import rebuild, redecide
from wireroom.store.digest import digest

HOUR = 3600.0
SAID = (
    "The cod quota for the northern grounds falls to 41,000 tonnes, the Ansel Fisheries Board said on Tuesday.",
    "Fishermen in Tamsel blocked the harbour with forty boats in the afternoon.",
)
DOCUMENT = ("The board has set the cod quota for the northern grounds at 41,000 tonnes. Small boats are exempt.",)
OTHER = ("The board invites all skippers to a day of open doors in June.",)


def opened():
    intake = open_intake()
    board = Source(id="board.example", name="Ansel Fisheries Board", domains=("board.example",), kind="official")
    know_source(intake.newsroom, board, MORNING)
    return intake


def report(intake, seen=MORNING + HOUR):
    return take(intake, "cod", reading("Less cod", *SAID, published=seen), source="post.example", seen=seen)


def document(intake, name="quota", text=DOCUMENT, seen=MORNING):
    return take(intake, name, reading(name, *text, published=seen), source="board.example", seen=seen)


def trace_of(intake, article_id):
    told = room_of(intake).traces.told(article_id)
    return told.traces[0] if told is not None and told.traces else None


def traced(intake, article_id):
    events = (logged.event for logged in room_of(intake).log.read())
    return [one for one in events if isinstance(one, StatementsTraced) and one.article_id == article_id]


def test_a_document_that_is_here_is_found_at_once():
    """The sentence stands on the page with the report."""
    intake = opened()
    own = document(intake)
    found = trace_of(intake, report(intake))
    assert (found.outcome, found.document.article_id, found.name) == ("found", own, "Ansel Fisheries Board")
    assert "41,000" in found.document.words


def test_a_document_that_comes_later_is_found_then():
    """Statements often appear an hour after the first report; what was said of it changes, in the log."""
    intake = opened()
    article = report(intake)
    assert trace_of(intake, article).outcome == "unread"
    document(intake, "doors", OTHER, seen=MORNING + 2 * HOUR)
    assert (trace_of(intake, article).outcome, trace_of(intake, article).documents) == ("not_among", 1)
    own = document(intake, seen=MORNING + 3 * HOUR)
    assert trace_of(intake, article).document.article_id == own
    assert [one.traces[0].outcome for one in traced(intake, article)] == ["unread", "not_among", "found"]


def test_at_the_end_of_its_time_a_statement_is_looked_for_once_more():
    """The count that stays is that of the whole time; nothing is asked after it."""
    intake = opened()
    article = report(intake)
    for n in range(4):
        document(intake, f"doors {n}", OTHER, seen=MORNING + (2 + n) * HOUR)
    assert trace_of(intake, article).documents == 4
    document(intake, "doors 5", OTHER, seen=MORNING + 9 * HOUR)
    assert trace_of(intake, article).documents == 4, "told anew when it has doubled"
    intake.newsroom.minutes([MORNING + HOUR + AFTER + 60])
    assert trace_of(intake, article).documents == 5
    before = room_of(intake).log.last()
    intake.newsroom.minutes([MORNING + HOUR + AFTER + 120])
    assert not [one for one in room_of(intake).log.read(before) if isinstance(one.event, StatementsTraced)]


def test_articles_without_institutions_leave_nothing_in_the_log():
    """Most articles hand nothing to an institution, and cost no event."""
    intake = opened()
    article = take(intake, "sea", reading("The sea", "The sea is calm."), source="post.example", seen=MORNING)
    assert traced(intake, article) == []


def test_a_new_version_without_the_statement_takes_it_back():
    """What a publisher took out is no longer traced."""
    intake = opened()
    article = report(intake)
    again = reading("Less cod", "Fishermen blocked the harbour.", published=MORNING + HOUR)
    intake.take_reading(article, again, MORNING + 2 * HOUR)
    assert trace_of(intake, article) is None


def test_what_was_decided_reads_back_the_same():
    """The log alone gives the same tables."""
    intake = opened()
    report(intake)
    document(intake, "doors", OTHER, seen=MORNING + 2 * HOUR)
    document(intake, seen=MORNING + 3 * HOUR)
    room, fresh, anew = room_of(intake), room_of(open_intake()), open_intake()
    rebuild(room.log.read(), room.bodies, fresh)
    assert digest(fresh.connection) == digest(room.connection)
    redecide(room.log.read(), room.bodies, anew.newsroom)
    assert digest(room_of(anew).connection) == digest(room.connection)

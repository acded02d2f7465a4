"""Feeds come, go and come back. (R23, R27)"""

from dataclasses import replace

from newsrooms import MORNING, open_intake

from wireroom.feeds.parse import parse
from wireroom.feeds.schedule import first_state
from wireroom.model.source import Feed, Source
from wireroom.pipeline.adding import add_feeds, known_feed, remove_feeds, take_found
from wireroom.pipeline.finding import Found
from wireroom.ports import Answer

URL = "https://outlet.example/feed"
BODY = b'<rss version="2.0"><channel><title>Outlet</title><item><title>One</title></item></channel></rss>'
SOURCE = Source(id="outlet.example", name="Outlet")
FEED = Feed(url=URL, source_id="outlet.example")


def gone(room):
    with room.transaction():
        room.put_feed_state(replace(first_state(URL), gone=True, due_at=MORNING + 1e9, asked_at=MORNING, status=410))


def test_r27_a_feed_that_is_gone_comes_back_when_somebody_adds_it_again():
    """It answers again: it is asked as any other from then on."""
    intake = open_intake()
    add_feeds(intake.newsroom, [(SOURCE, FEED)], MORNING)
    assert known_feed(intake.room, URL) is not None, "a feed that is asked need not be looked at (R23)"
    gone(intake.room)
    assert known_feed(intake.room, URL) is None
    answer = Answer(url=URL, final_url=URL, status=200, body=BODY)
    found = Found(source=SOURCE, feed=FEED, answer=answer, parsed=parse(BODY, url=URL))
    assert take_found(intake, found, MORNING + 60)
    ((_, state),) = intake.room.feeds()
    assert not state.gone
    assert state.due_at < MORNING + 2 * 86_400.0
    assert not take_found(intake, found, MORNING + 120), "once is enough"


def test_r27_a_feed_that_was_removed_when_gone_is_due_when_it_is_added_again():
    """Also from a list of feeds, where nobody has asked it."""
    intake = open_intake()
    add_feeds(intake.newsroom, [(SOURCE, FEED)], MORNING)
    gone(intake.room)
    remove_feeds(intake.newsroom, URL, MORNING + 60)
    assert intake.room.feeds() == []
    assert add_feeds(intake.newsroom, [(SOURCE, FEED)], MORNING + 120) == 1
    ((_, state),) = intake.room.feeds()
    assert (state.gone, state.due_at) == (False, MORNING + 120)


def test_r23_adding_a_feed_again_does_not_make_it_due_sooner():
    """What asking taught us outlives a removal."""
    intake = open_intake()
    add_feeds(intake.newsroom, [(SOURCE, FEED)], MORNING)
    with intake.room.transaction():
        intake.room.put_feed_state(replace(first_state(URL), due_at=MORNING + 3600.0, asked_at=MORNING))
    remove_feeds(intake.newsroom, URL, MORNING + 60)
    add_feeds(intake.newsroom, [(SOURCE, FEED)], MORNING + 120)
    ((_, state),) = intake.room.feeds()
    assert state.due_at == MORNING + 3600.0

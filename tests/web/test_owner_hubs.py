"""The owner adds a page that has no feed: sees its list as it would be read, chooses, and learns it anew."""

import html
import re

import pytest
from hub_room import HubRoom

from wireroom.feeds.facts import FailureFacts
from wireroom.feeds.schedule import after_failure
from wireroom.model.source import Feed, Source
from wireroom.pipeline.adding import add_feeds, take_found


@pytest.fixture
def owned(tmp_path):
    room = HubRoom(tmp_path)
    yield room
    room.room.close()


def test_a_list_is_shown_before_it_is_kept(owned):
    """Looking keeps nothing; the button under a list keeps that list, with what stands on it now."""
    cookie = owned.enter()
    page = owned.act(cookie, "/owner/sources/look", url=owned.page.url).text
    first = owned.search.lists[0].feed.entries
    assert f"List 1: {len(first)} links" in page
    assert first[0].title in page
    assert "A &lt;i&gt;feed&lt;/i&gt;" in page
    assert owned.room.feeds() == []
    shown = html.unescape(re.search(r'name="shown" value="([^"]+)"', page)[1])
    said = owned.act(cookie, "/owner/sources/add", url=owned.page.url, list="1", shown=shown).text
    assert "is read from now on" in said
    ((feed, state),) = owned.room.feeds()
    assert feed.pattern == owned.search.lists[0].pattern
    assert state.entries == len(first)
    assert owned.room.reader.head().articles == len(first)


def test_the_button_for_the_page_asks_for_its_lists(owned):
    """ "Read the page itself" says so to the writer."""
    owned.act(owned.enter(), "/owner/sources/look", url=owned.page.url, page="yes")
    assert owned.sent[-1] == {"act": "look", "url": owned.page.url, "page": True}


def failed_page(owned):
    """A page that is read as a list, and gave nothing at its last look."""
    take_found(owned.intake, owned.search.list_number("", 1), owned.clock.now())
    ((feed, state),) = owned.room.feeds()
    reason = "nothing stands any more where the list of this page was"
    with owned.room.transaction():
        owned.room.put_feed_state(
            after_failure(state, FailureFacts(reason=reason, status=200), owned.clock.now() + 900)
        )
    return feed


def test_a_list_that_is_gone_is_said_and_can_be_learned_anew(owned):
    """The source's page tells everybody in words; the owner has a button that shows the lists of today."""
    feed = failed_page(owned)
    path = f"/source/{feed.source_id}"
    assert "nothing stands any more where the list" in owned.get(path).text
    assert "Learn its list anew" not in owned.get(path).text
    assert "Learn its list anew" in owned.get(path, owned.enter()).text


def test_learning_anew_replaces_the_pattern_and_loses_nothing(owned):
    """The articles stay, none comes twice, and the feed answers again."""
    failed_page(owned)
    before = owned.room.reader.head().articles
    assert take_found(owned.intake, owned.search.list_number("", 2), owned.clock.now() + 1000)
    ((feed, state),) = owned.room.feeds()
    assert feed.pattern == owned.search.lists[1].pattern
    assert not state.failures
    assert owned.room.reader.head().articles == before


def test_a_feed_of_a_page_joins_a_source_that_is_known(owned):
    """A page of an outlet whose feed is read already belongs to that outlet."""
    known = Source(id="tamsel-gazette.example", name="Gazette", domains=("tamsel-gazette.example",))
    add_feeds(owned.intake.newsroom, [(known, Feed(url="https://tamsel-gazette.example/f", source_id=known.id))], 1.0)
    take_found(owned.intake, owned.search.list_number("", 1), owned.clock.now())
    assert {feed.source_id for feed, _ in owned.room.feeds()} == {known.id}

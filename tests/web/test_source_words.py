"""What is said of sources that never answered, though we keep articles of them, and of those known from files alone."""

import re

import pytest
from newsrooms import FERRY, MORNING, reading, take
from owners import Owned

from wireroom.model.source import Feed, FeedState, Source
from wireroom.model.views import SourceRow
from wireroom.web.lists import source_view
from wireroom.web.page import Variant


@pytest.fixture
def owned(tmp_path):
    made = Owned(tmp_path)
    take(made.intake, "one", reading("Ferry runs aground off Tamsel Point", *FERRY), source="a.example", seen=MORNING)
    yield made
    made.room.close()


@pytest.mark.parametrize("articles", [0, 3])
def test_only_a_source_without_articles_has_brought_nothing(articles):
    """A feed that never answered does not make what we keep of its source disappear."""
    feed = Feed(url="https://a.example/feed", source_id="a.example")
    state = FeedState(url=feed.url, asked_at=MORNING, failures=2, failing_since=MORNING, trouble="no answer")
    row = SourceRow(
        source=Source(id="a.example", name="A"), feeds=((feed, state),), articles=articles, last_article=None
    )
    assert ("It has brought nothing so far." in source_view(row, MORNING, Variant()).words) is (articles == 0)


def test_a_source_known_from_files_is_not_said_to_wait_for_an_answer(owned):
    """Its page says where its articles come from, and shows no table without rows; no sentence counts it as asked."""
    page = owned.get("/source/a.example").text
    assert "It has no feed that is asked; its articles come from files." in page
    assert "Does it answer?" not in page
    assert "Not asked yet" not in page
    assert "<table" not in page
    listed = owned.get("/sources").text
    assert "Known from files" in listed
    assert "0 of 0 sources" not in listed


def test_one_link_leads_the_owner_to_adding_a_source(owned):
    """The list of sources names the page for adding once, and strangers are not sent there."""
    assert len(re.findall('href="/owner/sources"', owned.get("/sources", owned.enter()).text)) == 1
    assert 'href="/owner/sources"' not in owned.get("/sources").text

"""The same address from one publisher is one article; nobody can take another's place."""

import re

from hypothesis import given
from hypothesis import strategies as st

from wireroom.articles.identity import article_id

ADDRESS = "https://example.org/news/ferry"


@given(st.one_of(st.none(), st.text()), st.text(), st.text())
def test_an_id_is_twelve_plain_signs(address, feed, key):
    """Ids stand in addresses of pages, whatever the feeds deliver."""
    assert re.fullmatch("[a-z2-7]{12}", article_id(address, feed, key))


def test_feeds_of_one_publisher_share_their_articles():
    """The front page's feed and the sports feed deliver the same text once."""
    one = article_id(ADDRESS, "https://example.org/rss", "guid-1")
    assert one == article_id(ADDRESS, "https://feeds.example.org/sport.xml", "guid-2")


def test_another_publisher_cannot_touch_it():
    """An aggregator that names the same address has an article of its own (S52)."""
    assert article_id(ADDRESS, "https://example.org/rss", "1") != article_id(ADDRESS, "https://example.com/rss", "1")


def test_without_an_address_the_feed_and_its_key_decide():
    """Entries without links are told apart by their keys, within their own feed."""
    feed = "https://example.org/rss"
    assert article_id(None, feed, "1") == article_id(None, feed, "1")
    assert len({article_id(None, feed, "1"), article_id(None, feed, "2"), article_id(None, feed + "2", "1")}) == 3

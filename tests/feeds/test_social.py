"""Posts of social services: found from the address that people know, read with the talk about them."""

import contextlib
import json

import pytest
import timelines
from hypothesis import given
from hypothesis import strategies as st

from wireroom.errors import FeedError
from wireroom.feeds.parse import parse
from wireroom.feeds.services import (
    OWN,
    channel_on_page,
    named,
    people_address,
    surely_timeline,
    timeline_of,
    with_answer,
)
from wireroom.feeds.timelines import read_timeline
from wireroom.model.entry import Talk

STATUSES = "https://harbour.example/api/v1/accounts/77/statuses"
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                ["feed", "hits", "post", "record", "favourites_count", "objectID", "account", "uri", "reblog"]
            ),
            inner,
            max_size=6,
        )
    ),
)


@given(JSON)
def test_any_json_is_a_timeline_or_none(document):
    """No shape raises."""
    read_timeline(document, most=20)


@given(st.binary(max_size=300))
def test_no_preview_raises_anything_but_its_error(body):
    """Whatever stands at a channel's address."""
    with contextlib.suppress(FeedError):
        parse(b"tgme_widget_message " + body, url="https://t.me/s/tamselport")


@given(st.text(max_size=60) | st.text(alphabet="htps:/@.-_[]%?=&abc#", max_size=60))
def test_no_address_raises(text):
    """Whatever is typed."""
    for address in (text, f"https://www.youtube.com/{text}", f"https://t.me/{text}", f"https://a.example/@{text}"):
        timeline_of(address)


def test_mastodon_tells_text_link_and_talk():
    """Boosts and what is not public are no words of the account; tags and people are no articles."""
    feed = parse(
        timelines.mastodon(timelines.LINKED, timelines.PLAIN, timelines.BOOST, timelines.PRIVATE),
        url=STATUSES,
        service="mastodon",
    )
    first, second = feed.entries
    assert feed.title == "Port of Tamsel"
    assert (first.url, first.talk) == ("https://harbour.example/@port/1", Talk(points=41, comments=3, shares=20))
    assert first.about == (f"{timelines.ARTICLE}?utm_source=x",)
    assert second.about == ()
    assert second.published is not None


def test_mastodon_as_rss_is_read_too():
    """A server that gives no data to strangers still has the feed of the profile."""
    (entry,) = parse(timelines.MASTODON_RSS, url="https://harbour.example/@port.rss", service="mastodon").entries
    assert (entry.title, entry.url) == ("", "https://harbour.example/@port/1")
    assert "afloat again" in entry.summary_html


def test_bluesky_tells_text_links_and_talk():
    """Reposts are left out; the card comes first, then the links within the text."""
    (entry,) = parse(
        timelines.BLUESKY, url="https://public.api.bsky.app/xrpc/app.bsky.feed.getAuthorFeed", service="bluesky"
    ).entries
    assert entry.url == "https://bsky.app/profile/port.example/post/3kab"
    assert entry.talk == Talk(points=60, comments=4, shares=7)
    assert entry.about == (timelines.ARTICLE, "https://sound.example/more")
    assert "<br>" in entry.content_html


@pytest.mark.parametrize(
    ("body", "url", "talk"),
    [
        (timelines.HACKER_NEWS, "https://hn.algolia.com/api/v1/search?tags=front_page", Talk(points=312, comments=98)),
        (timelines.HACKER_NEWS_RSS, "https://news.ycombinator.com/rss", Talk()),
    ],
)
def test_an_item_of_hacker_news_is_its_talk_and_not_the_article(body, url, talk):
    """The publisher's article stays the publisher's: the item's own page is the post, the article what it is about."""
    entry = parse(body, url=url, service="hackernews").entries[0]
    assert entry.url == "https://news.ycombinator.com/item?id=41000001"
    assert entry.about == (timelines.ARTICLE,)
    assert entry.talk == talk


def test_reddit_posts_are_about_what_they_link():
    """The link to the article counts; those to people and to the comments do not."""
    (entry,) = parse(timelines.REDDIT, url="https://www.reddit.com/r/tamsel/.rss", service="reddit").entries
    assert entry.url == "https://www.reddit.com/r/tamsel/comments/1abc/ferry/"
    assert entry.about == (timelines.ARTICLE,)


def test_youtube_tells_likes_and_views():
    """Media RSS: the count of stars are the likes."""
    (entry,) = parse(
        timelines.YOUTUBE,
        url=f"https://www.youtube.com/feeds/videos.xml?channel_id={timelines.CHANNEL}",
        service="youtube",
    ).entries
    assert entry.talk == Talk(points=810, views=15_230)
    assert entry.url == "https://www.youtube.com/watch?v=abc"


def test_comments_that_any_feed_counts_are_read():
    """The counts of the Slash and Atom Threading extensions, which newsrooms' own feeds carry."""
    body = (
        b'<rss version="2.0" xmlns:slash="http://purl.org/rss/1.0/modules/slash/"><channel><title>x</title><item>'
        b"<title>Ferry aground</title><link>https://a.example/f</link><slash:comments>12</slash:comments></item></channel></rss>"
    )
    assert parse(body, url="https://a.example/feed").entries[0].talk == Talk(comments=12)


def test_telegram_gives_its_own_words_newest_first():
    """What a post answers is not its text; a picture without words is left out; views are written out."""
    feed = parse(timelines.TELEGRAM, url="https://t.me/s/tamselport", service="telegram")
    newest, oldest = feed.entries
    assert feed.title == "Port of Tamsel"
    assert (newest.url, newest.talk.views) == ("https://t.me/tamselport/12", 417)
    assert "Pilots are back" in newest.content_html
    assert "When will" not in newest.content_html
    assert (oldest.talk.views, oldest.about) == (15_300, (timelines.ARTICLE,))
    assert newest.published - oldest.published == 60.0


def test_a_channel_without_a_preview_says_so():
    """It is no feed that is broken, it is a channel that shows nothing."""
    with pytest.raises(FeedError, match="no preview"):
        parse(timelines.telegram(), url="https://t.me/s/tamselport")


ADDRESSES = {
    "https://harbour.example/@port": ("mastodon", "@port@harbour.example"),
    "https://harbour.example/@port.rss": ("mastodon", "@port@harbour.example"),
    "https://harbour.example/api/v1/accounts/77/statuses?limit=40": ("mastodon", "account:77@harbour.example"),
    "https://harbour.example/tags/ferry": ("mastodon", "tag:ferry@harbour.example"),
    "https://bsky.app/profile/port.example": ("bluesky", "@port.example@bsky.app"),
    "https://bsky.app/profile/did:plc:abc/rss": ("bluesky", "@did:plc:abc@bsky.app"),
    "https://www.reddit.com/r/Tamsel": ("reddit", "r:tamsel@reddit.com"),
    "https://old.reddit.com/r/tamsel/new/": ("reddit", "r:tamsel@reddit.com"),
    "https://www.reddit.com/r/tamsel/.rss": ("reddit", "r:tamsel@reddit.com"),
    "https://www.youtube.com/@TamselPort": ("youtube", "@tamselport@youtube.com"),
    "https://www.youtube.com/@TamselPort/videos": ("youtube", "@tamselport@youtube.com"),
    f"https://www.youtube.com/channel/{timelines.CHANNEL}": ("youtube", f"@{timelines.CHANNEL}@youtube.com"),
    f"https://www.youtube.com/feeds/videos.xml?channel_id={timelines.CHANNEL}": (
        "youtube",
        f"@{timelines.CHANNEL}@youtube.com",
    ),
    "https://t.me/tamselport": ("telegram", "@tamselport@t.me"),
    "https://t.me/s/TamselPort": ("telegram", "@tamselport@t.me"),
    "https://news.ycombinator.com": ("hackernews", "news.ycombinator.com"),
    "https://news.ycombinator.com/news": ("hackernews", "news.ycombinator.com"),
}
NONE = (
    "https://medium.com/@port", "https://www.tiktok.com/@port", "https://t.me/joinchat/AAAA", "https://t.me/+abc",
    "https://www.youtube.com/watch?v=abc", "https://news.ycombinator.com/item?id=1", "https://news.example/world/",
    "https://www.reddit.com/", "https://bsky.app/", "mailto:@port", "https://a.example/@port/12345",
)  # fmt: skip


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_address_that_people_know_leads_to_the_timeline(address):
    """Page or feed, the same account is the same source; where it gives its posts, or whom to ask, is known."""
    found = timeline_of(address)
    assert (found.service, found.source_id) == ADDRESSES[address]
    assert found.feeds or found.lookup


@pytest.mark.parametrize("address", NONE)
def test_other_addresses_are_no_timeline(address):
    """A video, an invitation, an item or a newspaper is none."""
    assert timeline_of(address) is None


def test_what_is_asked_is_itself_the_same_timeline():
    """A feed's own address gives the same source again, so that lists of feeds can be taken back in."""
    for address in ADDRESSES:
        found = timeline_of(address)
        for feed in found.feeds:
            assert timeline_of(feed).source_id == found.source_id, feed


def test_people_find_a_source_again_by_its_id():
    """Where an address is given for an id, it leads to the same source."""
    for address in ADDRESSES:
        found = timeline_of(address)
        shown = people_address(found.service, found.source_id)
        assert (shown is None) == found.source_id.startswith("account:"), address
        assert shown is None or timeline_of(shown).source_id == found.source_id


def test_a_number_gets_its_name_from_its_own_server_only():
    """A link to another server names nobody here, and no account that has a name takes another's."""
    number = timeline_of(STATUSES)
    assert named(number, "https://harbour.example/@port").source_id == "@port@harbour.example"
    for link in (None, "https://sound.example/@port", "https://harbour.example/tags/ferry", "https://t.me/port"):
        assert named(number, link) == number
    port = timeline_of("https://harbour.example/@port")
    assert named(port, "https://harbour.example/@pilot") == port


def test_an_ordinary_feed_is_never_read_as_posts():
    """Neither its address nor its shape makes it one: an entry keeps its address beside a page of comments."""
    body = (
        b'<rss version="2.0"><channel><title>Blog</title><item><title>Prices rise</title>'
        b"<link>https://news.example/prices</link><comments>https://talk.example/1</comments>"
        b'<description>&lt;a href="https://tamsel-gazette.example/x"&gt;x&lt;/a&gt;</description></item></channel></rss>'
    )
    url = "https://news.example/tags/economy.rss"
    assert surely_timeline(url) is None
    for service in (None, "mastodon"):
        (entry,) = parse(body, url=url, service=service).entries
        assert entry.url == "https://news.example/prices"
    (plain,) = parse(body, url=url).entries
    assert plain.about == ()


def test_looking_up_an_account():
    """YouTube tells the channel on its page, Mastodon the number of the account."""
    youtube = timeline_of("https://www.youtube.com/@TamselPort")
    assert with_answer(youtube, channel_on_page(timelines.YOUTUBE_PAGE))[0].endswith(timelines.CHANNEL)
    mastodon = timeline_of("https://harbour.example/@port")
    assert with_answer(mastodon, "77")[0].startswith("https://harbour.example/api/v1/accounts/77/statuses?")
    assert channel_on_page(b"<html>none</html>") is None


def test_other_json_is_no_timeline():
    """A JSON Feed stays one, and a list of anything is no feed."""
    assert read_timeline({"version": "https://jsonfeed.org/version/1.1", "items": []}, most=9) is None
    with pytest.raises(FeedError, match="JSON without"):
        parse(json.dumps([1, 2]).encode(), url="https://a.example/x.json")
    assert set(OWN) <= {"bluesky", "reddit", "youtube", "hackernews", "telegram"}

"""What is said about articles, on their pages and in the API: posts that link here, with their counts."""

import asyncio

import orjson
import pytest
import timelines
from asgi import ask
from newsrooms import FERRY, FERRY_AGAIN, MORNING, reading, take
from owners import Owned

from wireroom.feeds.parse import parse
from wireroom.feeds.schedule import first_state
from wireroom.model.entry import Talk
from wireroom.model.source import Feed, Source
from wireroom.pipeline.adding import add_feeds, know_source
from wireroom.web.talk import talk_words, total

FEEDS = {
    "bluesky": ("@port.example@bsky.app", "Port of Tamsel (Bluesky)", "https://bsky.app/x/rss", timelines.BLUESKY),
    "hackernews": (
        "news.ycombinator.com",
        "Hacker News",
        "https://hn.algolia.com/api/v1/search",
        timelines.HACKER_NEWS,
    ),
    "telegram": ("@tamselport@t.me", "Port of Tamsel (Telegram)", "https://t.me/s/tamselport", timelines.TELEGRAM),
}


def room_with_posts(folder):
    """A story of two reports, one of which three posts link to."""
    room = Owned(folder)
    gazette = Source(id="tamsel-gazette.example", name="Tamsel Gazette", domains=("tamsel-gazette.example",))
    know_source(room.intake.newsroom, gazette, MORNING)
    made = reading("Night ferry Corrin aground off Tamsel Point", *FERRY)
    room.article = room.intake.take_article(made, key="f", source_id=gazette.id, url=timelines.ARTICLE, seen=MORNING)
    take(
        room.intake, "two", reading("Ferry Corrin hits rocks at Tamsel", *FERRY_AGAIN), source="b.example", seen=MORNING
    )
    for service, (source_id, name, url, body) in FEEDS.items():
        source, feed = (
            Source(id=source_id, name=name, kind="social"),
            Feed(url=url, source_id=source_id, service=service),
        )
        add_feeds(room.intake.newsroom, [(source, feed)], MORNING + 60)
        parsed = parse(body, url=url, service=service)
        room.intake.take_feed(feed, parsed, first_state(url), MORNING + 60, first=True)
    return room


@pytest.fixture
def room(tmp_path):
    made = room_with_posts(tmp_path)
    yield made
    made.room.close()


def test_an_article_names_the_posts_that_link_to_it(room):
    """Number, sums, and each post with its source and counts, the most talked about first."""
    text = room.get(f"/a/{room.article}").text.replace("\u00a0", " ")
    assert "3 posts link here; together 372 points · 102 comments · 7 shares · 15,300 views." in text
    assert text.index("Hacker News") < text.index("Port of Tamsel (Bluesky)") < text.index("Port of Tamsel (Telegram)")
    assert "/source/%40tamselport%40t.me" in text


def test_the_pages_of_accounts_and_posts_can_be_reached(room):
    """A source whose name holds signs of addresses has its page; a post says what it is."""
    assert "Port of Tamsel (Telegram)" in room.get("/source/%40tamselport%40t.me").text
    post = room.room.reader.article(room.article).posts[0]
    text = room.get(post.path).text.replace("\u00a0", " ")
    assert "Posts count as no report" in text
    assert "Its own service tells 312 points · 98 comments" in text


def test_a_story_tells_who_talks_about_its_articles(room):
    """The story page has the same part, and its counts stay those of newsrooms."""
    story = room.room.reader.article(room.article).story
    text = room.get(story.path).text.replace("\u00a0", " ")
    assert "3 posts link to its articles or tell of it" in text
    reports = text[text.index("<h2>Reports</h2>") : text.index("<h2>Talked about</h2>")]
    assert "Hacker News" not in reports, "posts stand with the talk, not among the reports"
    assert story.counts.articles == 2
    assert story.counts.publishers == 2


def test_the_api_tells_posts_and_counts(room):
    """The same as data."""
    reply = asyncio.run(ask(room.site, f"/api/v1/articles/{room.article}"))
    told = orjson.loads(reply.body)
    assert {post["source_id"] for post in told["posts"]} == {source_id for source_id, *_ in FEEDS.values()}
    assert told["posts"][0]["talk"] == {"points": 312, "comments": 98, "shares": None, "views": None}
    assert told["talk"] == {"points": None, "comments": None, "shares": None, "views": None}


def test_a_page_without_talk_says_nothing_of_it(room):
    """Silence is no zero."""
    _, (other,) = room.room.reader.source("b.example")
    assert "Talked about" not in room.get(other.path).text


def test_unknown_counts_stay_unknown_in_a_sum():
    """What no one tells is not told; what some tell is the sum of those."""
    assert total([]) == Talk()
    assert total([Talk(points=2), Talk(views=5), Talk(points=1)]) == Talk(points=3, views=5)
    assert talk_words(Talk()) == ""

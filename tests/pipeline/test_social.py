"""Social timelines as sources, over a real server on loopback: found, asked, kept apart, and counted as talk."""

import asyncio

import pytest
import timelines
from gateways import open_gateway
from newsrooms import FERRY, MORNING, open_intake, reading, room_of, take
from sites import Elsewhere, Site

from wireroom import app
from wireroom.errors import FetchError
from wireroom.feeds.lists import feeds_of_list, list_of_sources
from wireroom.feeds.schedule import first_state
from wireroom.model.entry import Entry, ParsedFeed, Talk
from wireroom.model.events import ArticlesForgotten, TalkCounted, Talked
from wireroom.model.source import Feed, Source
from wireroom.pipeline.adding import add_feeds, know_source, take_found
from wireroom.pipeline.finding import search_feeds
from wireroom.pipeline.replaying import rebuild
from wireroom.pipeline.workers import Workers
from wireroom.store.digest import digest
from wireroom.text.addresses import canonical_address
from wireroom.trends.front import front_page

STATUSES = "/api/v1/accounts/77/statuses?exclude_replies=true&exclude_reblogs=true&limit=40"
LOOKUP = "/api/v1/accounts/lookup?acct=port"
AUTHOR = "app.bsky.feed.getAuthorFeed?actor=port.example&filter=posts_no_replies&limit=50"
#: What each service publishes, where, and the address that people know.
SERVICES = {
    "mastodon": (
        "https://harbour.example/@port",
        {
            f"/harbour.example{LOOKUP}": b'{"id": "77", "acct": "port", "display_name": "Port of Tamsel"}',
            f"/harbour.example{STATUSES}": timelines.mastodon(timelines.LINKED, timelines.PLAIN),
        },
    ),
    "bluesky": ("https://bsky.app/profile/port.example", {f"/public.api.bsky.app/xrpc/{AUTHOR}": timelines.BLUESKY}),
    "reddit": ("https://www.reddit.com/r/tamsel", {"/www.reddit.com/r/tamsel/.rss": timelines.REDDIT}),
    "youtube": (
        "https://www.youtube.com/@tamselport",
        {
            "/www.youtube.com/@tamselport": timelines.YOUTUBE_PAGE,
            f"/www.youtube.com/feeds/videos.xml?channel_id={timelines.CHANNEL}": timelines.YOUTUBE,
        },
    ),
    "hackernews": (
        "news.ycombinator.com",
        {"/hn.algolia.com/api/v1/search?tags=front_page&hitsPerPage=50": timelines.HACKER_NEWS},
    ),
    "telegram": ("https://t.me/tamselport", {"/t.me/s/tamselport": timelines.TELEGRAM}),
}


def search(site, address, **how):
    """Search from an address; the services stand on loopback."""

    async def look():
        workers = Workers(1)
        try:
            async with open_gateway(f"127.0.0.1/32:{site.server.server_port}") as gateway:
                return await search_feeds(address, fetcher=Elsewhere(gateway, site), workers=workers, **how)
        finally:
            workers.close()

    return asyncio.run(look())


def found(service):
    address, pages = SERVICES[service]
    with Site(pages) as site:
        result = search(site, address).found
        asked = set(site.asked) - {"/robots.txt"}
    assert asked == set(pages), "what is asked is what is there, each once"
    return result


@pytest.mark.parametrize("service", SERVICES)
def test_the_address_that_people_know_is_enough(service):
    """The timeline is found without a key; its source is the account, of the kind that no newsroom is."""
    result = found(service)
    assert (result.source.kind, result.feed.service) == ("social", service)
    assert result.source.domains == ()
    assert result.parsed.entries


def test_a_server_that_gives_strangers_no_data_is_read_by_its_feed():
    """Mastodon servers may close their data to strangers; the feed of the profile stays."""
    pages = {"/harbour.example/@port.rss": timelines.MASTODON_RSS}
    with Site(pages) as site:
        result = search(site, "https://harbour.example/@port").found
    assert result.feed.url == "https://harbour.example/@port.rss"
    assert result.source.kind == "social"


def test_addresses_like_mastodons_elsewhere_are_ordinary_pages():
    """A site with /@name whose page announces a feed of articles is an outlet like any other."""
    feed = b'<rss version="2.0"><channel><title>Notes</title><item><title>Ferry aground</title></item></channel></rss>'
    page = b'<link rel="alternate" type="application/rss+xml" href="/feed">'
    with Site({"/notes.example/@port": page, "/notes.example/feed": feed}) as site:
        result = search(site, "https://notes.example/@port").found
    assert (result.source.id, result.source.kind, result.feed.service) == ("notes.example", "unknown", None)


def test_r30_telegrams_page_is_asked_as_a_page():
    """A preview is a page: robots rules for everybody hold."""
    pages = {"/t.me/s/tamselport": timelines.TELEGRAM, "/robots.txt": b"User-agent: *\nDisallow: /t.me/s/"}
    with Site(pages) as site, pytest.raises(FetchError):
        search(site, "https://t.me/tamselport")
    assert "/t.me/s/tamselport" not in site.asked
    assert Feed(url="x", source_id="x", service="telegram").as_page


def test_each_account_is_its_own_source():
    """Two accounts of one service are two sources, and none of them is the service's own site."""
    intake = open_intake()
    site = Source(id="t.me", name="t.me", domains=("t.me",))
    add_feeds(intake.newsroom, [(site, Feed(url="https://t.me/blog/feed", source_id="t.me"))], MORNING)
    take_found(intake, found("telegram"), MORNING)
    take_found(intake, found("reddit"), MORNING)
    rows = {row.source.id: row.articles for row in intake.room.reader.sources()}
    assert rows == {"t.me": 0, "@tamselport@t.me": 2, "r:tamsel@reddit.com": 1}


def with_article(intake):
    """Put the article that the posts link to into the room; returns its id."""
    made = reading("Ferry Corrin aground", "The ferry Corrin ran aground off Tamsel Point with 214 people on board.")
    source = Source(id="tamsel-gazette.example", name="Gazette", domains=("tamsel-gazette.example",))
    know_source(intake.newsroom, source, MORNING)
    return intake.take_article(made, key="ferry", source_id=source.id, url=timelines.ARTICLE, seen=MORNING)


def test_posts_that_link_to_an_article_stand_with_it():
    """The counts are kept with the post, and the post with the article, most talked about first."""
    intake = open_intake()
    article = with_article(intake)
    for service in SERVICES:
        take_found(intake, found(service), MORNING + 60)
    page = intake.room.reader.article(article)
    loud = ["news.ycombinator.com", "@port.example@bsky.app", "@port@harbour.example"]
    assert [post.source_id for post in page.posts] == [*loud, "r:tamsel@reddit.com", "@tamselport@t.me"]
    assert page.posts[0].talk == Talk(points=312, comments=98)
    assert {post.talk for post in page.posts} >= {Talk(), Talk(views=15_300)}
    own = intake.room.reader.article(page.posts[0].article_id)
    assert own.talk == Talk(points=312, comments=98)


def test_a_story_that_posts_link_to_is_talked_about():
    """By so many accounts, with the sums of what the services tell; a day later no more."""
    intake = open_intake()
    with_article(intake)
    for service in SERVICES:
        take_found(intake, found(service), MORNING + 60)
    (talked,) = intake.room.reader.front().talked
    story = next(row for row in intake.room.reader.front().rows if row.counts.publishers)
    assert (talked.story_id, talked.accounts) == (story.id, 5)
    assert talked.posts >= talked.accounts
    assert (talked.points >= 312, talked.comments >= 98) == (True, True)
    intake.newsroom.minutes([MORNING + 86_400 + 120])
    assert intake.room.reader.front().talked == ()


def test_posts_are_no_reports_no_articles_of_newsrooms_and_write_no_headline():
    """A story counts them apart; however many there are, gates see none of them."""
    intake = open_intake()
    take(intake, "one", reading("Ferry Corrin aground off Tamsel Point", *FERRY), source="a.example", seen=MORNING)
    before = next(iter(intake.room.reader.front().rows))
    post = Source(id="@port@t.me", name="Port", kind="social")
    know_source(intake.newsroom, post, MORNING)
    same = reading("Ferry Corrin aground off Tamsel Point!", *FERRY)
    told = intake.take_article(same, key="p", source_id=post.id, url="https://t.me/port/1", seen=MORNING + 60)
    (after,) = intake.room.reader.front().rows
    assert after.id == before.id
    assert (after.counts.articles, after.counts.publishers, after.counts.posts) == (1, 1, 1)
    assert after.counts.reports == before.counts.reports
    assert after.headline == before.headline
    assert after.publishers == before.publishers
    assert (after.opened_at, after.changed_at) == (before.opened_at, before.changed_at), "posts keep no story fresh"
    assert intake.room.reader.watched(told) is None, "a post is no evidence in a situation"


def test_a_story_of_posts_alone_stays_off_the_front_page():
    """It has its page, and waits for a report."""
    intake = open_intake()
    take_found(intake, found("telegram"), MORNING + 60)
    rows = intake.room.reader.front().rows
    assert rows
    assert all(row.counts.reports.high == 0 and row.counts.articles == 0 for row in rows)
    front = front_page(intake.room.reader.front(), languages=())
    assert front.lead is None
    assert not front.sections


def test_posts_are_read_whole_and_their_pages_are_not_asked():
    """What the timeline gives is all of a post."""
    intake = open_intake()
    take_found(intake, found("mastodon"), MORNING + 60)
    assert intake.room.due_pages(MORNING + 1e6, 10) == []
    (source,) = [row for row in intake.room.reader.sources() if row.source.kind == "social"]
    _, members = intake.room.reader.source(source.source.id)
    assert {member.origin for member in members} == {"feed"}


def test_counts_enter_the_log_when_they_are_news():
    """Told once, and again when one of them has changed by more than a tenth: not at every look."""
    intake = open_intake()

    def told(**counts):
        status = {**timelines.LINKED, **counts}
        body = timelines.mastodon(status)
        pages = {f"/harbour.example{LOOKUP}": b'{"id":"77","acct":"port"}', f"/harbour.example{STATUSES}": body}
        with Site(pages) as site:
            result = search(site, "https://harbour.example/@port").found
        ((_, state),) = intake.room.feeds() or ((None, None),)
        if state is None:
            take_found(intake, result, MORNING)
        else:
            intake.take_feed(result.feed, result.parsed, state, MORNING + 900, first=False)
        return len(counted(intake))

    assert told(favourites_count=100) == 1
    assert told(favourites_count=105) == 1
    assert told(favourites_count=140) == 2
    article = intake.room.reader.source("@port@harbour.example")[1][0].article_id
    assert intake.room.reader.article(article).talk.points == 140


def test_talk_is_rebuilt_from_the_log_and_goes_with_its_article():
    """A fresh store made of the log has the same talk; what is forgotten takes its talk along."""
    intake = open_intake()
    article = with_article(intake)
    take_found(intake, found("bluesky"), MORNING + 60)
    room = room_of(intake)
    fresh = app.open_room(":memory:")
    rebuild(room.log.read(), room.bodies, fresh)
    assert digest(fresh.connection) == digest(room.connection)
    post = intake.room.reader.article(article).posts[0].article_id
    intake.newsroom.take(lambda: [ArticlesForgotten(at=MORNING + 120, article_ids=(post,), why="age")])
    assert intake.room.reader.article(article).posts == ()
    assert intake.room.talk_of(post) is None


def test_lists_of_feeds_bring_accounts_back_as_accounts():
    """What is exported comes back as the same source, of the same kind, and names the address that people know."""
    intake = open_intake()
    for service in SERVICES:
        take_found(intake, found(service), MORNING)
    data = list_of_sources(intake.room.reader.sources())
    kept = {(row.source.id, feed.url, feed.service) for row in intake.room.reader.sources() for feed, _ in row.feeds}
    back = feeds_of_list(data)
    assert {(source.id, feed.url, feed.service) for source, feed in back} == kept
    assert {source.kind for source, _ in back} == {"social"}
    assert b'htmlUrl="https://harbour.example/@port"' in data


def test_a_typed_number_of_an_account_is_the_same_account():
    """The timeline itself tells whose it is."""
    with Site({f"/harbour.example{STATUSES}": timelines.mastodon(timelines.PLAIN)}) as site:
        result = search(site, f"https://harbour.example{STATUSES}").found
    assert (result.source.id, result.source.kind) == ("@port@harbour.example", "social")


def test_s52_an_ordinary_feed_cannot_put_itself_into_the_talk_of_others():
    """Whatever counts and links its JSON claims, nothing is kept of them, and no article names it."""
    intake = open_intake()
    article = with_article(intake)
    shout = timelines.status(5, f'<a href="{timelines.ARTICLE}">x</a>', favourites_count=10**9)
    pages = {"/loud.example/feed": timelines.mastodon({**shout, "card": {"url": timelines.ARTICLE}})}
    with Site(pages) as site:
        result = search(site, "https://loud.example/feed").found
    assert result.feed.service is None
    take_found(intake, result, MORNING)
    ((_, state),) = intake.room.feeds()
    assert state.entries == 1
    assert counted(intake) == []
    assert intake.room.reader.article(article).posts == ()


def test_s52_links_of_a_source_that_is_not_social_stand_with_no_article():
    """Even where they had been kept: only posts of social sources are talk."""
    intake = open_intake()
    article = with_article(intake)
    blog = Source(id="loud.example", name="Loud", domains=("loud.example",))
    know_source(intake.newsroom, blog, MORNING)
    made = reading("Read us on the ferry", "Nobody knows more of the ferry than we do, as everybody says.")
    loud = intake.take_article(made, key="l", source_id=blog.id, url="https://loud.example/1", seen=MORNING)
    about = Talked(article_id=loud, points=10**9, about=(canonical_address(timelines.ARTICLE),))
    intake.newsroom.take(lambda: [TalkCounted(at=MORNING, talked=(about,))])
    assert intake.room.talk_of(loud).points == 10**9
    assert intake.room.reader.article(article).posts == ()


def test_s52_counts_that_move_do_not_repeat_the_links():
    """Links enter the log once, and again only when they have changed; an answer counts by its newest 200 entries."""
    intake = open_intake()
    feed = Feed(url=f"https://harbour.example{STATUSES}", source_id="@port@harbour.example", service="mastodon")
    add_feeds(intake.newsroom, [(Source(id=feed.source_id, name="Port", kind="social"), feed)], MORNING)

    def told(points, place, *numbers):
        parsed = ParsedFeed(
            format="timeline",
            entries=tuple(
                Entry(
                    id=f"post-{number}",
                    url=f"https://harbour.example/@port/{number}",
                    title=f"Buoy {number} lit",
                    content_html=f"<p>Buoy {number} is lit.</p>",
                    published=MORNING - 1000 + number,
                    talk=Talk(points=points),
                    about=(f"https://tamsel-gazette.example/{place}/{number}",),
                )
                for number in numbers
            ),
        )
        before = len(counted(intake))
        intake.take_feed(feed, parsed, first_state(feed.url), MORNING, first=False)
        return [one for event in counted(intake)[before:] for one in event.talked]

    assert [len(one.about) for one in told(10, "a", 1)] == [1]
    (moved,) = told(20, "a", 1)
    assert (moved.points, moved.about) == (20, ())
    assert intake.room.talk_of(moved.article_id).about == ("https://tamsel-gazette.example/a/1",)
    (edited,) = told(20, "b", 1)
    assert edited.about == ("https://tamsel-gazette.example/b/1",)
    assert intake.room.talk_of(moved.article_id).about == edited.about, "old links go"
    assert told(20, "b", 1) == []
    many = told(30, "b", *range(1, 206))
    assert len(many) == 200
    assert moved.article_id not in {one.article_id for one in many}, "the oldest is left out"


def counted(intake):
    """What of talk stands in the log."""
    return [logged.event for logged in intake.room.log.read() if isinstance(logged.event, TalkCounted)]

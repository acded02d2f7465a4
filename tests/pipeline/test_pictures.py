"""Pictures come with their articles: asked for once, politely, and whatever is wrong with one costs it alone."""

import asyncio
import contextlib
from dataclasses import replace

import apsw
import pytest
from gateways import open_gateway
from newsrooms import FERRY, MORNING, SETTINGS, open_intake, reading, room_of, take
from pictured import HOSTILE, SCRIPT, animated, drawn, gif_and_page
from rawserver import answer, by_path, raw_server

from wireroom import app
from wireroom.articles.picture import make_picture
from wireroom.clock import ManualClock
from wireroom.errors import FetchError, RefusedError, StorageFullError
from wireroom.feeds.parse import parse
from wireroom.feeds.schedule import first_state
from wireroom.model.events import ArticlesForgotten, PictureKept, PicturesDropped
from wireroom.model.source import Feed, Source
from wireroom.pipeline import replaying
from wireroom.pipeline.adding import add_feeds
from wireroom.pipeline.pictures import AGAIN, Pictures
from wireroom.pipeline.workers import Workers
from wireroom.ports import Answer
from wireroom.store import backup

FEED = Feed(url="https://outlet.example/feed.xml", source_id="outlet.example")
PICTURE = "https://img.example/{}.jpg"


class Wire:
    """A fetcher that says what the test lets it say."""

    def __init__(self):
        self.asked, self.answers = [], {}

    async def fetch(self, ask):
        assert ask.kind == "image"
        self.asked.append(ask.url)
        said = self.answers.get(ask.url, drawn())
        said = said() if callable(said) else said
        if isinstance(said, Exception):
            raise said
        return Answer(url=ask.url, final_url=ask.url, status=200, body=said)


class Here:
    """Workers that work here."""

    async def make_picture(self, body, url):
        return make_picture(body, url)


class Desk:
    """A room with one feed, and what fetches its pictures."""

    def __init__(self, **settings):
        self.intake = app.make_intake(
            app.make_newsroom(app.open_room(":memory:"), SETTINGS), replace(SETTINGS, **settings)
        )
        self.room = room_of(self.intake)
        add_feeds(self.intake.newsroom, [(Source(id="outlet.example", name="Outlet"), FEED)], MORNING)
        self.wire, self.clock, self.free = Wire(), ManualClock(MORNING), True
        self.pictures = self.fetcher(self.wire, Here())

    def fetcher(self, fetcher, workers):
        return Pictures(
            self.intake.newsroom,
            fetcher=fetcher,
            workers=workers,
            clock=self.clock,
            on_desk=self.on_desk,
            may_ask=lambda _domain: self.free,
        )

    async def on_desk(self, act, *args):
        return act(*args)

    def bring(self, *names, at=MORNING, first=False):
        """Let the feed bring items, each with a picture."""
        items = "".join(
            f"<item><title>Item {name} of the day</title><link>https://outlet.example/{name}</link>"
            f'<enclosure url="{PICTURE.format(name)}" type="image/jpeg" length="9"/></item>'
            for name in names
        )
        parsed = parse(f'<rss version="2.0"><channel><title>O</title>{items}</channel></rss>'.encode(), url=FEED.url)
        self.intake.take_feed(FEED, parsed, first_state(FEED.url), at, first=first)

    def read(self, name, **more):
        """Let the page of an item be read."""
        made = reading(f"Item {name} of the day", *FERRY, published=MORNING, image=PICTURE.format(name))
        self.intake.take_reading(self.article(name), replace(made, **more), self.clock.now())

    def article(self, name):
        url = f"https://outlet.example/{name}"
        sql = "SELECT id FROM articles WHERE url = ? AND source_id = 'outlet.example'"
        return self.room.connection.execute(sql, (url,)).get

    def look(self):
        """Fetch what is due."""

        async def once():
            await self.pictures.look()
            await self.pictures.settled()
            self.pictures._under_way.clear()

        asyncio.run(once())

    def shown(self, name):
        return self.room.reader.article(self.article(name)).picture

    def count(self, table):
        return self.room.connection.execute(f"SELECT count(*) FROM {table}").get


@pytest.fixture
def desk():
    made = Desk()
    yield made
    made.room.close()


def events(desk, kind):
    return [item.event for item in desk.room.log.read() if isinstance(item.event, kind)]


def test_a_picture_comes_once_with_its_article(desk):
    """It is asked for after the page was read, kept with its alt text and credit, and never asked for again."""
    desk.bring("ferry")
    desk.look()
    assert desk.wire.asked == [], "the page may name another picture: it is read first"
    desk.read("ferry", image_alt="The Corrin", image_credit="Ina Tal")
    for _ in range(3):
        desk.look()
        desk.bring("ferry", at=MORNING + 60)
    assert desk.wire.asked == [PICTURE.format("ferry")]
    shown = desk.shown("ferry")
    assert (shown.alt, shown.credit, shown.source_name, shown.width) == ("The Corrin", "Ina Tal", "Outlet", 800)
    assert desk.room.reader.picture(shown.hash, "large", all_sources=True)[0] == make_picture(drawn(), "x").large


def test_feeds_and_pages_of_a_host_go_first(desk):
    """A picture waits as long as its host is busy, or has a page that is due (R25)."""
    desk.bring("ferry", "harbour")
    desk.read("ferry", image="https://outlet.example/ferry.jpg")
    desk.look()
    assert desk.wire.asked == [], "the other page of this host is due"
    desk.read("harbour")
    desk.free = False
    desk.look()
    assert desk.wire.asked == []
    desk.free = True
    desk.look()
    assert sorted(desk.wire.asked) == [PICTURE.format("harbour"), "https://outlet.example/ferry.jpg"]


def test_one_picture_a_host_at_a_time(desk):
    """Two pictures of one host are never under way together."""
    desk.bring("ferry", "harbour")
    desk.read("ferry")
    desk.read("harbour")
    desk.look()
    assert len(desk.wire.asked) == 1
    desk.look()
    assert len(desk.wire.asked) == 2


def test_pictures_of_old_news_and_of_files_are_left(desk):
    """What was imported was never fetched, so neither is its picture; nor is that of news of last week."""
    take(desk.intake, "x", reading("Old", *FERRY, image=PICTURE.format("x")), source="file.example", seen=MORNING)
    desk.bring("ferry")
    desk.read("ferry", published=MORNING - 7 * 86_400)
    desk.look()
    assert desk.wire.asked == []


def test_the_setting_turns_them_off():
    """With `pictures` off nothing is put on the list."""
    desk = Desk(pictures=False)
    desk.bring("ferry")
    desk.read("ferry")
    desk.look()
    assert (desk.wire.asked, desk.count("picture_turns")) == ([], 0)
    desk.room.close()


@pytest.mark.parametrize(
    ("said", "times"),
    [
        (FetchError("x", "answered 404", status=404), 1),
        (RefusedError("x", "its robots.txt asks us not to"), 1),
        (FetchError("x", "no answer in 30 s"), 2),
        (FetchError("x", "answered 500", status=500), 2),
        (SCRIPT, 1),
    ],
    ids=["missing", "robots", "silent", "broken", "page"],
)
def test_a_picture_that_does_not_come_is_given_up(desk, said, times):
    """What is not there, or may not be asked for, or is none, is asked for once; what failed by chance once more."""
    desk.wire.answers[PICTURE.format("ferry")] = said
    desk.bring("ferry")
    desk.read("ferry")
    for _ in range(4):
        desk.look()
        desk.look()
        desk.clock.advance(AGAIN)
    assert len(desk.wire.asked) == times
    assert desk.shown("ferry") is None
    assert events(desk, PictureKept) == []


def test_a_host_that_rests_costs_no_try(desk):
    """Where the gateway did not ask because the host had asked for a pause, the picture's turn comes afterwards."""
    address = PICTURE.format("ferry")
    desk.wire.answers[address] = FetchError(address, "not asked: its host rests", retry_after=7200.0)
    desk.bring("ferry")
    desk.read("ferry")
    for _ in range(5):
        desk.look()
        desk.clock.advance(7200)
    assert len(desk.wire.asked) == 5
    del desk.wire.answers[address]
    desk.look()
    assert desk.shown("ferry") is not None


def test_a_disk_that_refuses_keeps_the_picture_due(desk, monkeypatch):
    """What could not be kept stays due and is fetched after a pause; nothing of it is half there."""
    desk.bring("ferry")
    desk.read("ferry")

    def full(_picture, _now):
        raise StorageFullError("the disk is full")

    with monkeypatch.context() as patched:
        patched.setattr(desk.room.shelf, "put", full)
        desk.look()
    assert desk.pictures._refused
    assert (desk.count("media"), desk.count("pictures"), events(desk, PictureKept)) == (0, 0, [])
    desk.look()
    assert desk.shown("ferry") is not None


def test_another_picture_takes_the_place_of_the_first(desk):
    """A publisher that replaces a picture, or takes it away, is followed: the old one is gone at once."""
    desk.bring("ferry")
    desk.read("ferry")
    desk.look()
    first = desk.shown("ferry").hash
    desk.wire.answers["https://img.example/new.jpg"] = drawn(colour=(200, 0, 0))
    desk.read("ferry", image="https://img.example/new.jpg")
    assert desk.shown("ferry") is None
    assert events(desk, PicturesDropped)[0].why == "withdrawn"
    desk.look()
    assert desk.shown("ferry").hash != first
    assert desk.count("media") == 1
    desk.read("ferry", image=None)
    assert (desk.shown("ferry"), desk.count("media"), desk.count("picture_turns")) == (None, 0, 0)


@pytest.mark.parametrize("new", [None, "https://img.example/new.jpg"])
def test_a_picture_that_is_not_wanted_any_more_when_it_comes_is_left(desk, new):
    """What its publisher took away or replaced during the fetch does not come back; the new one is asked for."""

    def meanwhile():
        desk.read("ferry", image=new)
        return drawn(colour=(200, 0, 0))

    desk.bring("ferry")
    desk.read("ferry")
    desk.wire.answers[PICTURE.format("ferry")] = meanwhile
    desk.look()
    assert (desk.shown("ferry"), desk.count("media")) == (None, 0)
    desk.look()
    assert (desk.shown("ferry") is not None) == (new is not None)


def test_one_picture_of_two_articles_is_kept_once(desk):
    """The same points lie there once (S26: by content), and go with the last article that has them."""
    desk.bring("ferry", "harbour")
    desk.read("ferry")
    desk.read("harbour")
    desk.look()
    desk.look()
    assert desk.shown("ferry").hash == desk.shown("harbour").hash
    assert desk.count("media") == 1
    for name, left in (("ferry", 1), ("harbour", 0)):
        gone = ArticlesForgotten(at=MORNING, article_ids=(desk.article(name),), why="age")
        desk.intake.newsroom.take([gone].copy)
        assert (desk.count("media"), desk.count("picture_turns")) == (left, left)


def test_no_feed_replaces_the_picture_of_another(desk):
    """S26: a picture belongs to an article, and an article to one source: another feed that names the page, with
    another picture, changes nothing."""
    desk.bring("ferry")
    desk.read("ferry")
    desk.look()
    before = desk.shown("ferry")
    other = Feed(url="https://other.example/feed.xml", source_id="other.example")
    add_feeds(desk.intake.newsroom, [(Source(id="other.example", name="Other"), other)], MORNING)
    item = (
        "<item><title>Item ferry of the day</title><link>https://outlet.example/ferry</link>"
        '<enclosure url="https://evil.example/x.jpg" type="image/jpeg" length="9"/></item>'
    )
    parsed = parse(f'<rss version="2.0"><channel>{item}</channel></rss>'.encode(), url=other.url)
    desk.intake.take_feed(other, parsed, first_state(other.url), MORNING, first=False)
    desk.look()
    assert desk.shown("ferry") == before


def test_a_log_with_pictures_is_rebuilt(desk):
    """Which article has which picture stands in the log; the bytes lie beside it, as texts do."""
    desk.bring("ferry")
    desk.read("ferry", image_alt="The Corrin")
    desk.look()
    fresh = room_of(open_intake())
    replaying.rebuild(desk.room.log.read(), desk.room.bodies, fresh)
    article = desk.article("ferry")
    assert fresh.reader.article(article).picture == desk.shown("ferry")
    again = open_intake()
    replaying.redecide(desk.room.log.read(), desk.room.bodies, again.newsroom)
    assert again.room.reader.article(article).picture == desk.shown("ferry")


def test_a_backup_holds_the_pictures(tmp_path):
    """A copy of the database is whole: a room that is restored from it shows what it showed."""
    path = tmp_path / "wireroom.db"
    intake = open_intake(path)
    room = room_of(intake)
    article = take(intake, "x", reading("Ferry", *FERRY), source="a.example", seen=MORNING)
    picture = make_picture(drawn(), "x")
    with room.transaction():
        room.shelf.put(picture, MORNING)
        kept = {"hash": picture.hash, "width": 800, "height": 450, "alt": "", "credit": ""}
        room.record([PictureKept(at=MORNING, article_id=article, **kept)])
    room.close()
    copy = tmp_path / "copy.db"
    backup.backup(path, copy)
    with contextlib.closing(apsw.Connection(str(copy), flags=apsw.SQLITE_OPEN_READONLY)) as connection:
        assert connection.execute("SELECT hash, large FROM media").fetchall() == [(picture.hash, picture.large)]


async def through_everything(desk, bodies):
    """Serve each of these bodies as an article's picture, and let all of them through gateway and workers.

    Returns:
        The paths that were asked for.
    """
    handlers = {f"{name}_jpg": answer(200, body, content_type="image/jpeg") for name, body in bodies.items()}
    workers = Workers(1)
    try:
        async with raw_server(by_path(**handlers)) as server, open_gateway(*server.allow) as gateway:
            desk.bring(*bodies)
            for name in bodies:
                desk.read(name, image=server.url(f"/{name}.jpg"))
            pictures = desk.fetcher(gateway, workers)
            for _ in range(len(bodies) + 1):
                await pictures.look()
                await pictures.settled()
            return server.paths()
    finally:
        workers.close()


def test_hostile_pictures_cost_themselves_alone(desk):
    """Bombs, torn files, pages, SVG under the name of a photograph: each is asked for once and shown nowhere, and the
    pictures between them are shown (S9, S13, S25)."""
    good = {"good": drawn(), "moving": animated(), "both": gif_and_page()}
    bad = {name: body for name, (body, _told) in HOSTILE.items()}
    asked = asyncio.run(through_everything(desk, {**bad, **good}))
    assert sorted(asked) == sorted(f"/{name}.jpg" for name in (*bad, *good))
    assert {name for name in (*bad, *good) if desk.shown(name) is not None} == set(good)
    for small, large in desk.room.connection.execute("SELECT small, large FROM media"):
        for body in (small, large):
            assert body.startswith(b"\xff\xd8\xff")
            assert b"<script" not in body
    assert desk.room.connection.execute("SELECT count(*) FROM picture_turns WHERE next_at IS NOT NULL").get == 0


def test_a_picture_is_cut_off_at_its_limit(desk, monkeypatch):
    """More than 8 MiB are not read, and the picture is given up (S9)."""
    asyncio.run(through_everything(desk, {"huge": drawn() + bytes(9 << 20)}))
    assert desk.shown("huge") is None

"""What the runner does when hosts, disks and clocks misbehave."""

import asyncio
import contextlib
from dataclasses import replace

import pytest
from newsrooms import FERRY, MORNING, open_intake, reading

from wireroom.articles.read import read_entry
from wireroom.clock import ManualClock
from wireroom.errors import FeedError, FetchError, PageError, StorageFullError
from wireroom.feeds.parse import parse
from wireroom.model.source import Feed, Source
from wireroom.pipeline import runner as running
from wireroom.pipeline.adding import add_feeds
from wireroom.pipeline.runner import Pace, Runner
from wireroom.pipeline.workers import TOO_MUCH
from wireroom.ports import Answer

DAY = 86_400.0
FEED = "https://outlet.example/feed.xml"


def feed_body(number, *, first=0):
    items = "".join(
        f"<item><title>Item {step} of the day</title><link>https://outlet.example/{step}</link></item>"
        for step in range(first, first + number)
    )
    return f'<rss version="2.0"><channel><title>Outlet</title>{items}</channel></rss>'.encode()


class Wire:
    """A fetcher that answers as the test says and remembers what was asked."""

    def __init__(self, answer):
        self.answer, self.asked = answer, []

    async def fetch(self, ask):
        self.asked.append(ask.url)
        body = self.answer(ask)
        return Answer(url=ask.url, final_url=ask.url, status=200, body=body)


class InPlace:
    """Workers that work here."""

    async def parse_feed(self, body, url, content_type, service=None):
        return parse(body, url=url, content_type=content_type, service=service)

    async def read_entries(self, _url, wanted):
        return [read_entry(entry, url=url) for entry, url in wanted]

    async def read_page(self, body, url, _content_type, _entry, _seen):
        return reading(f"Read from {url}", *FERRY, body.decode())


@contextlib.asynccontextmanager
async def running_room(monkeypatch, answer, *, pages=0):
    """Run a room with one feed; yields (runner, wire, clock, intake)."""
    monkeypatch.setattr(running, "LOOK_SECONDS", 0.001)
    intake, clock, wire = open_intake(), ManualClock(MORNING), Wire(answer)
    source = Source(id="outlet.example", name="Outlet")
    add_feeds(intake.newsroom, [(source, Feed(url=FEED, source_id=source.id))], MORNING)
    made = Runner(intake, fetcher=wire, workers=InPlace(), clock=clock, pace=Pace(feeds=4, pages=pages))
    stop = asyncio.Event()
    task = asyncio.create_task(made.run(stop))
    try:
        async with asyncio.timeout(30):
            yield made, wire, clock, intake
    finally:
        stop.set()
        await task


async def until(happened):
    while not happened():
        await asyncio.sleep(0.001)


def answered(made):
    """Whether the feed's first answer has been taken."""
    return made._feeds.get(FEED, (None, None))[1] is not None and not made._busy


async def some_looks(made, number=5):
    """Wait until the runner has looked again a few times at what is due."""
    looks = []
    real = made._due_feeds

    def look(now):
        looks.append(now)
        return real(now)

    made._due_feeds = look
    await until(lambda: len(looks) > number)
    made._due_feeds = real


def test_r28_pages_of_a_host_that_asks_for_a_pause_wait_without_being_given_up(monkeypatch):
    """One page hears the 429; the others are not even tried, so that no try of theirs is used up."""

    def answer(ask):
        if ask.kind == "feed":
            return feed_body(6)
        raise FetchError(ask.url, "answered 429", status=429, retry_after=3600.0)

    async def main():
        async with running_room(monkeypatch, answer, pages=4) as (made, wire, clock, intake):
            # entries without a date are not read on a feed's first answer: let this be a later one
            await until(lambda: answered(made))
            wanted = [f"https://outlet.example/{step}" for step in range(6)]
            await made.on_desk(_want, intake.room, wanted)
            await until(lambda: len(wire.asked) == 2)
            await some_looks(made)
            assert len(wire.asked) == 2, "the feed and one page"
            clock.advance(3601.0)
            await until(lambda: len(wire.asked) == 3)
            rows = await made.on_desk(_rows, intake.room)
            assert len(rows) == 6, "all pages still wait"
            assert sorted(tries for _, tries in rows)[:4] == [0, 0, 0, 0]

    asyncio.run(main())


def _want(room, urls):
    with room.transaction():
        for step, url in enumerate(urls):
            room.want_page(f"article{step}", url, "outlet.example", wanted_at=MORNING, next_at=MORNING)


def _rows(room):
    return room.connection.execute("SELECT url, tries FROM pages").fetchall()


def test_a_page_that_was_not_asked_because_its_host_rests_has_not_been_tried(monkeypatch):
    """After a restart the gateway may learn of the pause elsewhere: "not asked" is no failure of the page."""

    def answer(ask):
        if ask.kind == "feed":
            return feed_body(0)
        raise FetchError(ask.url, "not asked", retry_after=3600.0)

    async def main():
        async with running_room(monkeypatch, answer, pages=4) as (made, wire, clock, intake):
            await until(lambda: answered(made))
            await made.on_desk(_want, intake.room, ["https://outlet.example/1"])
            for asked in range(2, 9):
                await until(lambda asked=asked: len(wire.asked) >= asked and not made._busy)
                clock.advance(3601.0)
            assert await made.on_desk(intake.room.due_pages, clock.now(), 5)

    asyncio.run(main())


def test_a_page_that_shows_no_text_today_waits_for_its_next_try(monkeypatch):
    """A wall or an error page is no verdict for ever."""

    async def unreadable(_self, _body, url, *_more):
        raise PageError(url, "no text could be found on the page")

    async def main():
        monkeypatch.setattr(InPlace, "read_page", unreadable)
        async with running_room(monkeypatch, lambda _ask: feed_body(0), pages=4) as (made, _wire, _clock, intake):
            await until(lambda: answered(made))
            await made.on_desk(_want, intake.room, ["https://outlet.example/1"])
            while not (rows := await made.on_desk(_rows, intake.room))[0][1]:
                await asyncio.sleep(0.001)
            assert rows == [("https://outlet.example/1", 1)]

    asyncio.run(main())


def test_r14_a_clock_set_back_by_a_year_while_running_wakes_feeds_within_a_day(monkeypatch):
    async def main():
        async with running_room(monkeypatch, lambda _ask: feed_body(2)) as (made, wire, clock, _intake):
            await until(lambda: answered(made))
            clock.at -= 365 * DAY
            await some_looks(made)
            assert len(wire.asked) == 1, "no storm either"
            clock.advance(DAY + 1)
            await until(lambda: len(wire.asked) == 2)

    asyncio.run(main())


def test_r14_a_page_that_waits_since_before_the_clock_was_set_back_is_due():
    room = open_intake().room
    with room.transaction():
        room.want_page("a", "https://outlet.example/a", "outlet.example", wanted_at=MORNING, next_at=MORNING + 60)
    assert room.due_pages(MORNING, 5) == []
    assert [page.article_id for page in room.due_pages(MORNING - 365 * DAY, 5)] == ["a"]


def test_r22_what_the_disk_does_not_take_is_not_asked_for_again_at_once(monkeypatch):
    """A full disk must not turn us into a storm; when there is room again the feed is asked when it is due."""
    monkeypatch.setattr(running, "STORAGE_PAUSE", 0.0)
    full = [True]

    async def main():
        async with running_room(monkeypatch, lambda _ask: feed_body(2)) as (made, wire, clock, intake):
            real = intake.take_part

            def take_part(plan, number, *readings):
                if full[0]:
                    raise StorageFullError("the disk is full")
                real(plan, number, *readings)

            monkeypatch.setattr(intake, "take_part", take_part)
            await until(lambda: answered(made))
            await some_looks(made)
            assert len(wire.asked) == 1
            assert made.told()["trouble"] == "StorageFullError", "whoever asks how we are is told (R9)"
            full[0] = False
            clock.advance(1200.0)
            await until(lambda: len(wire.asked) == 2)
            await until(lambda: not made._busy)
            assert intake.room.reader.head().articles == 2
            told = made.told()
            assert told["trouble"] == ""
            assert ["feed", "taken", 1] in told["fetches"]
            assert sum(told["commit"]["steps"]) == 1

    asyncio.run(main())


def test_the_disk_that_refuses_a_look_ends_nothing(monkeypatch):
    """Reading what is due may fail too; it is tried again."""
    monkeypatch.setattr(running, "STORAGE_PAUSE", 0.0)

    async def main():
        async with running_room(monkeypatch, lambda _ask: feed_body(1), pages=1) as (made, _wire, _clock, intake):
            real, failed = intake.room.due_pages, []

            def due_pages(now, most):
                if not failed:
                    failed.append(now)
                    raise StorageFullError("the disk could not be read")
                return real(now, most)

            monkeypatch.setattr(intake.room, "due_pages", due_pages)
            await until(lambda: failed)
            await some_looks(made)

    asyncio.run(main())


def test_a_feed_that_is_removed_before_its_turn_is_left_alone():
    async def main():
        wire = Wire(lambda _ask: feed_body(1))
        made = Runner(
            open_intake(), fetcher=wire, workers=InPlace(), clock=ManualClock(MORNING), pace=Pace(feeds=1, pages=0)
        )
        made._busy["outlet.example"] = "feed"
        await made._ask_feed(FEED, "outlet.example")
        assert wire.asked == []
        assert made._busy == {}

    asyncio.run(main())


def test_others_have_their_turn_while_a_huge_feed_is_taken(monkeypatch):
    """Its entries come in parts; what else the room has to do runs between them."""
    order = []

    async def main():
        loop = asyncio.get_running_loop()
        others = []
        async with running_room(monkeypatch, lambda _ask: b"") as (made, wire, clock, intake):
            real = intake.take_part

            def start_another():
                others.append(asyncio.create_task(made.on_desk(order.append, "another")))

            def take_part(plan, number, *readings):
                if number == 0:
                    loop.call_soon_threadsafe(start_another)
                order.append(number)
                real(plan, number, *readings)

            monkeypatch.setattr(intake, "take_part", take_part)
            wire.answer = lambda _ask: feed_body(60)
            await until(lambda: wire.asked and not made._busy)
            clock.advance(DAY)
            await until(lambda: 2 in order and others and others[0].done())

    asyncio.run(main())
    assert order[0] == 0
    assert order.index("another") < order.index(2)


@pytest.mark.parametrize("kind", ["feed", "page"])
def test_a_bug_ends_the_run_and_is_seen(monkeypatch, kind):
    """What nobody expected is never swallowed with the task that it happened in."""

    def answer(ask):
        if ask.kind == kind:
            raise ZeroDivisionError("a bug of ours")
        return feed_body(1)

    async def main():
        async with running_room(monkeypatch, answer, pages=1) as (made, _wire, _clock, intake):
            if kind == "page":
                await until(lambda: answered(made))
                await made.on_desk(_want, intake.room, ["https://outlet.example/1"])
            await until(lambda: made._desk._shutdown)

    with pytest.raises(ZeroDivisionError, match="a bug of ours"):
        asyncio.run(main())


def test_s13_a_feed_whose_worker_was_killed_has_failed_and_polling_goes_on(monkeypatch):
    """It is one failed fetch of this feed, kept in words; the next answer ends the trouble."""
    killed = [True]

    async def parse_feed(self, body, url, content_type, _service=None):
        if killed[0]:
            raise FeedError(url, TOO_MUCH)
        return parse(body, url=url, content_type=content_type)

    monkeypatch.setattr(InPlace, "parse_feed", parse_feed)

    async def main():
        async with running_room(monkeypatch, lambda _ask: feed_body(2)) as (made, wire, clock, intake):
            await until(lambda: answered(made))
            ((_, state),) = await made.on_desk(intake.room.feeds)
            assert (state.failures, state.trouble, state.ok_at) == (1, TOO_MUCH, None)
            killed[0] = False
            clock.advance(2 * 3600.0)
            await until(lambda: len(wire.asked) == 2 and not made._busy)
            ((_, state),) = await made.on_desk(intake.room.feeds)
            assert (state.failures, state.trouble) == (0, None)
            assert intake.room.reader.head().articles == 2

    asyncio.run(main())


def test_s20_an_edit_is_told_by_what_came_and_not_by_what_was_made_of_it():
    """The hash of an entry stays the same when the sanitiser lets other things through."""
    from wireroom.feeds.entries import fingerprint
    from wireroom.text import sanitise

    entry = parse(feed_body(1), url=FEED).entries[0]
    entry = replace(entry, summary_html="<p onclick='x()'>Ferry <b>late</b></p>")
    before = fingerprint(entry)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(sanitise, "TAGS", frozenset({"p"}))
        patched.setattr(sanitise, "POLICY", sanitise.POLICY + 1)
        assert fingerprint(entry) == before


def test_a_host_that_is_busy_or_rests_is_left_to_its_feeds_and_pages(monkeypatch):
    """What runs beside may ask a host only while no feed or page of it is under way, it does not rest, and the disk
    takes what comes."""

    async def main():
        async with running_room(monkeypatch, lambda _ask: feed_body(1)) as (made, _wire, clock, _intake):
            await until(lambda: answered(made))
            assert made.may_ask("outlet.example")
            made._busy["outlet.example"] = "page"
            assert not made.may_ask("outlet.example")
            assert made.may_ask("elsewhere.example")
            del made._busy["outlet.example"]
            made._resting["outlet.example"] = clock.now() + 60
            assert not made.may_ask("outlet.example")
            made._refused(StorageFullError("the disk is full"))
            assert not made.may_ask("elsewhere.example")

    asyncio.run(main())


def test_what_fails_beside_the_runner_ends_the_run():
    """A bug in what runs beside is never passed over: the run ends with it, in order."""

    async def fail():
        raise ZeroDivisionError("a bug")

    async def main():
        made = Runner(
            open_intake(),
            fetcher=Wire(lambda _ask: b""),
            workers=InPlace(),
            clock=ManualClock(MORNING),
            pace=Pace(feeds=1, pages=1),
        )
        async with asyncio.timeout(30):
            with pytest.raises(ZeroDivisionError):
                await made.run(asyncio.Event(), beside=fail())

    asyncio.run(main())

"""The live stream: dense, gapless, resumable; a client that does not read is cut (R16 to R20, S45)."""

import asyncio
import json

from asgi import Listener, ask, running, site_over

from wireroom.clock import ManualClock
from wireroom.model.views import Change
from wireroom.testing.fake_reader import FakeRoom
from wireroom.testing.sample_news import NOON
from wireroom.web.live import MOST_QUEUED, Client, event


def run(test):
    asyncio.run(asyncio.wait_for(test, 60))


def data(fields):
    return json.loads(fields["data"])


def test_a_client_hears_what_is_committed_after_it_came():
    """Each commit is one event, in order, numbered by the log, with a short sentence and no page."""

    async def body():
        room = FakeRoom()
        app = site_over(room)
        async with running(app):
            client = Listener(app, f"/live?after={room.state.seq}&epoch=fake")
            hello = await client.next()
            assert hello["event"] == "hello"
            assert data(hello) == {"seq": room.state.seq, "epoch": "fake", "behind": 0}
            assert 2000 <= int(hello["retry"]) < 6000
            before = room.state.seq
            numbers = [room.develop("s001", "A tug sails"), room.grow("s002", copy=True), room.figure("s001", 30.0)]
            heard = [await client.next() for _ in numbers]
            assert [int(fields["id"]) for fields in heard] == numbers
            assert [data(fields)["after"] for fields in heard] == [before, *numbers[:-1]]
            assert data(heard[0])["stories"] == [["s001", "development"]]
            assert data(heard[0])["say"].replace("\u00a0", " ") == "1 development"
            await client.leave()

    run(body())


def test_a_client_that_was_away_gets_all_it_missed():
    """With Last-Event-ID n it receives n+1 onward, each once, and then what comes."""

    async def body():
        room = FakeRoom()
        app = site_over(room)
        start = room.state.seq
        numbers = [room.pass_time() for _ in range(20)]
        async with running(app):
            client = Listener(app, "/live?epoch=fake", {"last-event-id": str(start + 5)})
            await client.next()
            heard = [int((await client.next())["id"]) for _ in numbers[5:]]
            assert heard == numbers[5:]
            late = room.rename("s001", "Another")
            assert int((await client.next())["id"]) == late
            await client.leave()

    run(body())


def test_an_unknown_number_or_epoch_is_told_reset_first():
    """A number that we never gave, or one of another epoch, cannot be continued: one reset, then live."""

    async def body():
        room = FakeRoom()
        app = site_over(room)
        async with running(app):
            for target in ("/live?after=999999&epoch=fake", "/live?after=3&epoch=other"):
                client = Listener(app, target)
                await client.next()
                told = await client.next()
                assert told["event"] == "reset"
                assert data(told)["seq"] == room.state.seq
                number = room.pass_time()
                assert int((await client.next())["id"]) == number
                await client.leave()

    run(body())


def test_all_clients_hear_when_the_log_begins_anew():
    """When the epoch changes under open pages, each is told to take the page anew."""

    async def body():
        room = FakeRoom()
        app = site_over(room)
        async with running(app):
            client = Listener(app, f"/live?after={room.state.seq}")
            await client.next()
            first = room.pass_time()
            assert int((await client.next())["id"]) == first
            room.begin_anew("second")
            room.pass_time()
            assert (await client.next())["event"] == "reset"
            await client.leave()

    run(body())


def test_silence_is_kept_open_by_comments_that_tell_the_lag():
    """While nothing happens a comment comes; it says how many seconds the log is behind the clock."""

    async def body():
        room, clock = FakeRoom(), ManualClock(NOON + 400.0)
        app = site_over(room, clock=clock, live_comment_every=0.01)
        async with running(app):
            client = Listener(app, f"/live?after={room.state.seq}")
            assert data(await client.next())["behind"] == 400
            quiet = await client.next()
            assert quiet["comment"] == "still here"
            assert (quiet["event"], quiet["data"]) == ("pulse", "400")
            await client.leave()

    run(body())


def test_an_address_has_six_streams_at_most():
    """The seventh is told when to come back, and a place is free again when one leaves."""

    async def body():
        room = FakeRoom()
        app = site_over(room)
        async with running(app):
            clients = [Listener(app, "/live") for _ in range(6)]
            for client in clients:
                await client.next()
            refused = await ask(app, "/live")
            assert (refused.status, refused.headers["retry-after"]) == (429, "30")
            await clients[0].leave()
            again = Listener(app, "/live")
            assert (await again.next())["event"] == "hello"
            for client in (*clients[1:], again):
                await client.leave()

    run(body())


def test_a_client_that_does_not_read_is_cut():
    """At 256 waiting events its queue is dropped and the stream ends; others are not slowed."""

    async def body():
        slow, quick = Client("a"), Client("b")
        for number in range(MOST_QUEUED + 5):
            change = event(Change(seq=number, at=0.0, stories=()), number - 1)
            slow.give(number, change)
            quick.give(number, change)
            assert (await quick.queue.get())[0] == number
        assert slow.cut
        assert slow.queue.qsize() == 1
        assert await slow.queue.get() is None

    run(body())

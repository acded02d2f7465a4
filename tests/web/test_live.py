"""The live stream: dense, gapless, resumable; a client that does not read is cut (R16 to R20, S45)."""

import asyncio
import json

from asgi import Listener, ask, running, site_over
from hypothesis import given, settings
from hypothesis import strategies as st

from wireroom.clock import ManualClock
from wireroom.model.views import Change
from wireroom.testing.fake_reader import FakeRoom
from wireroom.testing.sample_news import NOON
from wireroom.web.live import MOST_QUEUED, Client, Said
from wireroom.web.live_events import event


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


class Outlet:
    """A connection that takes what it is sent until its client stops reading."""

    def __init__(self, *, reads=True):
        self.reads, self.taken, self.aborted = reads, [], False

    def write(self, data, framed):
        assert framed == b"%x\r\n%b\r\n" % (len(data), data)
        if self.reads:
            self.taken.append(data)
        return self.reads

    def abort(self):
        self.aborted = True


def said(number):
    return Said.make(number, event(Change(seq=number, at=0.0, stories=()), number - 1))


def test_r19_a_client_that_does_not_read_is_cut():
    """At 256 waiting events its queue is dropped and its connection ended; others get each event at once."""
    slow, quick = Client("a", Outlet(reads=False), live=True), Client("b", Outlet(), live=True)
    for number in range(1, MOST_QUEUED + 2):
        assert not slow.cut
        for client in (slow, quick):
            client.give(said(number))
        assert len(quick.outlet.taken) == number
    assert slow.cut
    assert slow.outlet.aborted
    assert not slow.waiting
    assert slow.wake.is_set()


def test_what_waits_is_never_overtaken():
    """As long as one event waits, the next ones queue behind it, though the connection could take them."""
    client = Client("a", Outlet(reads=False), live=True)
    client.give(said(1))
    client.outlet.reads = True
    client.give(said(2))
    assert [item.seq for item in client.waiting] == [1, 2]
    assert client.outlet.taken == []


def test_events_are_made_once_for_all():
    """R18: the very same bytes go to all clients."""
    clients = [Client(str(n), Outlet(), live=True) for n in range(3)]
    one = said(1)
    for client in clients:
        client.give(one)
    assert len({id(client.outlet.taken[0]) for client in clients}) == 1


def test_r17_a_number_that_is_too_old_is_told_reset_once():
    """Where changes are no longer kept, one reset comes first; from the oldest kept on there is no gap."""

    async def body():
        room = FakeRoom()
        app = site_over(room)
        start = room.state.seq
        numbers = [room.pass_time() for _ in range(12)]
        room.forget(numbers[5])
        async with running(app):
            late = Listener(app, f"/live?after={start}&epoch=fake")
            assert (await late.next())["event"] == "hello"
            assert (await late.next())["event"] == "reset"
            just = Listener(app, f"/live?after={numbers[5]}&epoch=fake")
            assert (await just.next())["event"] == "hello"
            assert [int((await just.next())["id"]) for _ in numbers[6:]] == numbers[6:]
            last = room.pass_time()
            for client in (late, just):
                assert int((await client.next())["id"]) == last
                await client.leave()

    run(body())


@given(st.lists(st.sampled_from(("commit", "join", "forget", "look")), max_size=25), st.randoms(use_true_random=False))
@settings(max_examples=30, deadline=None)
def test_r17_nobody_misses_or_hears_twice(steps, chance):
    """Whenever clients join and wherever they stopped, each hears every later number once, in order, or reset first."""

    async def body():
        room = FakeRoom()
        app = site_over(room)
        clients, commits = [], [change.seq for change in room.state.changes]
        async with running(app):
            for step in steps:
                if step == "commit":
                    commits.append(room.pass_time())
                elif step == "forget":
                    # what is forgotten is a day old: whoever listens has long been told it
                    room.forget((clients[0][2] if clients else room.state.seq) - chance.randrange(4))
                elif step == "join":
                    after = chance.randrange(0, room.state.seq + 1)
                    address = f"10.0.0.{len(clients)}"
                    client = Listener(app, f"/live?after={after}&epoch=fake", address=address)
                    clients.append((after, client, room.state.seq))
                else:
                    await asyncio.sleep(0)
            last = room.pass_time()
            commits.append(last)
            for after, client, _ in clients:
                assert (await client.next())["event"] == "hello"
                heard = []
                while (heard[-1] if heard else after) < last:
                    fields = await client.next()
                    if fields["event"] == "reset":
                        assert not heard
                        after = int(fields["id"])
                    elif fields["event"] == "change":
                        heard.append(int(fields["id"]))
                assert heard == [number for number in commits if number > after]
                await client.leave()

    run(body())


def test_r20_a_page_needs_no_live_updates():
    """The script's file is all that a page takes part in live updates with: without it, each page is whole."""

    async def body():
        page = (await ask(site_over(FakeRoom()), "/")).text
        assert "<main" in page
        assert page.count("<article") + page.count("<li") > 20
        assert "/live" not in page

    run(body())

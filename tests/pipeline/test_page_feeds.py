"""A web page as a feed in a running room: asked politely, new links come in, a lost list is told."""

import asyncio
import contextlib

import pytest
from gateways import open_gateway
from hubs import LAYOUTS, Maker, around, link
from newsrooms import MORNING, open_intake
from sites import Site

from wireroom.clock import ManualClock
from wireroom.feeds import schedule
from wireroom.pipeline import runner as running
from wireroom.pipeline.adding import take_found
from wireroom.pipeline.finding import search_feeds
from wireroom.pipeline.runner import Pace, Runner
from wireroom.pipeline.workers import Workers

PATH = "/news/"


def page(items):
    """The page of a small town hall: a list without dates, in a layout that says nothing of itself."""
    rows = "".join(f'<div class="r"><div>{link(item)}</div></div>' for item in items)
    return around(f'<div class="c1"><div class="c2">{rows}</div></div>', Maker("around"), kind="numbered")


@contextlib.asynccontextmanager
async def room_with_page(monkeypatch, site):
    """A running room that reads one page by its list; yields (runner, intake, clock)."""
    monkeypatch.setattr(running, "LOOK_SECONDS", 0.001)
    intake, clock, workers = open_intake(), ManualClock(MORNING), Workers(1)
    async with open_gateway(f"127.0.0.1/32:{site.server.server_port}", clock=clock) as gateway:
        found = (await search_feeds(site.url + PATH, fetcher=gateway, workers=workers, page=True)).list_number("", 1)
        take_found(intake, found, clock.now())
        made = Runner(intake, fetcher=gateway, workers=workers, clock=clock, pace=Pace(feeds=4, pages=0))
        stop = asyncio.Event()
        task = asyncio.create_task(made.run(stop))
        try:
            async with asyncio.timeout(60):
                yield made, intake, clock
        finally:
            stop.set()
            await task
            workers.close()


async def asked_again(made, intake, clock):
    """Let the page fall due, and wait until its answer is taken; returns its state."""
    ((_, before),) = await made.on_desk(intake.room.feeds)
    clock.advance(max(0.0, before.due_at - clock.now()) + 1.0)
    while True:
        ((_, state),) = await made.on_desk(intake.room.feeds)
        if state.asked_at != before.asked_at:
            return state
        await asyncio.sleep(0.001)


def items(number, seed="town"):
    make = Maker(seed)
    return [make.item("numbered") for _ in range(number)]


def test_new_links_become_entries_and_nothing_comes_twice(monkeypatch):
    """The page is asked once an interval; what is on it already stays one article, also when it moves down the list."""
    old, new = items(12), items(3, "news")

    async def main(site):
        async with room_with_page(monkeypatch, site) as (made, intake, clock):
            counts = [intake.room.reader.head().articles]
            site.pages[PATH] = page([*new, *old])
            state = await asked_again(made, intake, clock)
            counts.append(intake.room.reader.head().articles)
            assert (state.entries, state.new_entries, state.trouble) == (15, 3, None)
            again = await asked_again(made, intake, clock)
            counts.append(intake.room.reader.head().articles)
            assert again.interval_s > state.interval_s, "the list did not change, whatever else on the page did"
            return counts

    with Site({PATH: page(old)}) as site:
        assert asyncio.run(main(site)) == [12, 15, 15]
        assert site.asked[PATH] == 3


def test_the_pages_of_undated_links_are_read_from_the_first_look_on(monkeypatch):
    """A list shows what is young: its articles wait to be read, each page once."""

    async def main(site):
        async with room_with_page(monkeypatch, site) as (made, intake, clock):
            return await made.on_desk(intake.room.due_pages, clock.now() + 10, 50), intake.room.reader.head().unread

    with Site({PATH: page(items(12))}) as site:
        due, unread = asyncio.run(main(site))
    assert len(due) == 1, "one page of a host at a time"
    assert unread == 12


def test_a_lost_list_is_told_asked_less_often_and_loses_nothing(monkeypatch):
    """The layout changes: the source's page says it in words; when the list is back, the feed answers again."""
    old = items(12)
    body, _ = LAYOUTS["table"](Maker("rebuilt"), "numbered")

    async def main(site):
        async with room_with_page(monkeypatch, site) as (made, intake, clock):
            good = site.pages[PATH]
            site.pages[PATH] = around(body, Maker("rebuilt"), kind="numbered")
            lost = await asked_again(made, intake, clock)
            worse = await asked_again(made, intake, clock)
            assert "nothing stands any more where the list" in lost.trouble
            assert worse.due_at - worse.asked_at > lost.due_at - lost.asked_at
            assert intake.room.reader.head().articles == 12
            site.pages[PATH] = good
            back = await asked_again(made, intake, clock)
            assert (back.trouble, back.failures) == (None, 0)
            assert intake.room.reader.head().articles == 12

    with Site({PATH: page(old)}) as site:
        asyncio.run(main(site))


def test_r30_a_page_that_is_closed_to_programs_is_not_asked(monkeypatch):
    """Its list is read as pages are: a rule for everybody holds from the day that it stands there."""

    async def main(site):
        async with room_with_page(monkeypatch, site) as (made, intake, clock):
            site.pages["/robots.txt"] = b"User-agent: *\nDisallow: /news/"
            ((_, before),) = await made.on_desk(intake.room.feeds)
            clock.advance(schedule.DAY + 60.0)  # rules hold for a day
            state = before
            while state.asked_at == before.asked_at:
                await asyncio.sleep(0.001)
                ((_, state),) = await made.on_desk(intake.room.feeds)
            return state

    with Site({PATH: page(items(12))}) as site:
        state = asyncio.run(main(site))
        asked = site.asked[PATH]
    assert "robots.txt asks us not to" in state.trouble
    assert asked == 1


@pytest.mark.parametrize("name", ["cards", "front"])
def test_a_replayed_log_has_the_pattern(name, monkeypatch):
    """What was learned is a fact of the log: another store made of it reads the page in the same way."""
    from wireroom import app
    from wireroom.pipeline.replaying import rebuild

    make = Maker(name)
    shown = around(LAYOUTS[name](make, "dated")[0], make, kind="dated")

    async def main(site):
        async with room_with_page(monkeypatch, site) as (made, intake, _clock):
            return await made.on_desk(lambda: (list(intake.room.log.read()), intake.room.bodies, intake.room.feeds()))

    with Site({PATH: shown}) as site:
        events, bodies, feeds = asyncio.run(main(site))
        fresh = app.open_room(":memory:")
        rebuild(events, bodies, fresh)
    assert fresh.feeds()[0][0] == feeds[0][0]
    assert fresh.feeds()[0][0].pattern is not None

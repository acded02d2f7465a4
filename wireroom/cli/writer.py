"""The writer process of a room: runs it, takes orders, says in the terminal what it is doing."""

import asyncio
import base64
import signal
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

import click

from wireroom import app
from wireroom.cli.alert_orders import AlertOrders
from wireroom.cli.filing_rooms import FilingOrders
from wireroom.cli.found import SHOWN_OTHERS, Looked, the_feed, told_of, told_of_known, told_of_search
from wireroom.cli.indexing import keep_index
from wireroom.cli.owning import OwnerOrders
from wireroom.clock import Clock, SystemClock
from wireroom.config import Settings
from wireroom.errors import UsageError
from wireroom.feeds.catalogue import CatalogueSource
from wireroom.feeds.choosing import core
from wireroom.feeds.lists import feeds_of_list
from wireroom.model.codec import build
from wireroom.model.source import Feed, Source
from wireroom.model.views import Head
from wireroom.notify.keys import webhook_secret
from wireroom.pipeline.adding import add_feeds, known_feed, remove_feeds, take_found
from wireroom.pipeline.alerting import follow_alerts
from wireroom.pipeline.cleaning import clean_all
from wireroom.pipeline.control import Order, listening
from wireroom.pipeline.finding import Search, search_feeds
from wireroom.pipeline.intake import Intake
from wireroom.pipeline.owners import name_owners
from wireroom.pipeline.pauses import follow_pauses, restore_pauses
from wireroom.pipeline.pictures import Pictures
from wireroom.pipeline.retention import keep_within
from wireroom.pipeline.runner import Runner
from wireroom.pipeline.series_polls import poll_series
from wireroom.pipeline.supervisor import end_with_parent
from wireroom.pipeline.watching import add_situation, remove_situation, watch_act
from wireroom.pipeline.workers import Workers
from wireroom.ports import Fetcher
from wireroom.store.personal import Personal
from wireroom.store.room import SqliteRoom

T = TypeVar("T")

#: Pause between two lines in the terminal, real seconds; a line comes only when something has changed.
SAY_SECONDS = 10.0
#: While sources are asked for the first time, lines come this often.
SAY_EARLY = 3.0
#: Name under which it is kept that the sources to begin with were taken: what was added or imported before the first
#: start stands beside them, and what is removed later stays away.
CATALOGUE = "catalogue"
#: How long a start waits for a command that writes in the folder at that moment, real seconds.
LOCK_SECONDS = 60.0


async def run_writer(settings: Settings) -> None:
    """Run the writer until a signal comes, or the supervisor is gone. Orders wait until the room is open."""
    loop = asyncio.get_running_loop()
    ready: asyncio.Future[Orders] = loop.create_future()

    async def handle(order: Order) -> Order:
        return await (await asyncio.shield(ready)).handle(order)

    async with listening(settings.control, handle):
        await _run(settings, ready)


async def _run(settings: Settings, ready: "asyncio.Future[Orders]") -> None:
    clock = app.make_clock(settings)
    room = app.open_room(settings.database, wait=LOCK_SECONDS)
    begin_once(room, settings)
    intake = app.make_intake(app.make_newsroom(room, settings), settings)
    workers = app.make_workers(settings)
    gateway = app.make_gateway(settings, clock)
    runner = app.make_runner(intake, gateway, workers, clock, settings)
    restore_pauses(room, gateway)
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, stop.set)
    end_with_parent(stop.set)
    orders = Orders(intake, runner, fetcher=gateway, workers=workers, clock=clock)
    orders.owner = OwnerOrders(
        intake.newsroom,
        Personal(room.connection),
        on_desk=runner.on_desk,
        clock=clock,
        real_clock=SystemClock(),
        address=(settings.host, settings.port),
        more=alert_orders(room, settings, gateway.check, clock).acts(),
    )
    orders.filing = FilingOrders(app.make_filing(intake, settings))
    ready.set_result(orders)
    beside = [
        asyncio.create_task(_say(intake, runner)),
        asyncio.create_task(follow_pauses(room, gateway, runner.on_desk)),
        asyncio.create_task(clean_all(room, runner.on_desk)),
        asyncio.create_task(keep_within(app.make_retention(intake.newsroom, settings), runner.on_desk, clock)),
        asyncio.create_task(follow_alerts(app.make_alerting(room), runner.on_desk, clock.now)),
        asyncio.create_task(app.make_outbox(room, settings, gateway, clock, on_desk=runner.on_desk).run()),
    ]
    beside.append(asyncio.create_task(poll_series(intake.newsroom, gateway, runner.on_desk, clock)))
    keeping = asyncio.create_task(keep_index(app.make_indexing(settings)))
    beside.append(keeping)
    pictures = Pictures(
        intake.newsroom,
        fetcher=gateway,
        workers=workers,
        clock=clock,
        on_desk=runner.on_desk,
        may_ask=runner.may_ask,
    )
    try:
        await runner.run(stop, beside=pictures.run() if settings.pictures else None)
    finally:
        for task in beside:
            task.cancel()
        await asyncio.wait({keeping})  # its thread must not outlive us
        await gateway.close()
        workers.close()
        room.close()


def alert_orders(room: SqliteRoom, settings: Settings, check: Callable[[str], str], clock: Clock) -> AlertOrders:
    """Make what does the owner's orders about alerts."""
    key = app.alert_key(settings)
    return AlertOrders(
        room, app.alert_book(room), now=clock.now, secret=lambda channel: webhook_secret(key, channel), check=check
    )


def begin_once(room: SqliteRoom, settings: Settings) -> None:
    """Take the sources and the situation to begin with, at the first start."""
    if room.load_checkpoint(CATALOGUE) is not None:
        return
    now = app.make_clock(settings).now()
    intake = app.make_intake(app.make_newsroom(room, settings), settings)
    _begin(intake, app.catalogue(settings), now)
    if settings.watch:
        add_situation(intake.newsroom, app.definition(settings), now)


def _begin(intake: Intake, catalogue: list[CatalogueSource], now: float) -> None:
    """Take the sources to begin with, once."""
    wanted = core(catalogue)
    add_feeds(intake.newsroom, wanted, now)
    with intake.room.transaction():
        intake.room.save_checkpoint(CATALOGUE, intake.room.log.last(), b"")
    more = sum(len(entry.feeds) for entry in catalogue) - len(wanted)
    click.echo(
        f"First start: {len(wanted)} feeds of {len({source.id for source, _ in wanted})} sources to read."
        + (f" {more} more: `wireroom sources browse`." if more else "")
    )


class Orders:
    """What commands and pages may ask of a running room."""

    def __init__(self, intake: Intake, runner: Runner, *, fetcher: Fetcher, workers: Workers, clock: Clock) -> None:
        self._intake, self._runner = intake, runner
        self._fetcher, self._workers, self._clock = fetcher, workers, clock
        self.owner: OwnerOrders | None = None
        self._looked = Looked()
        self.filing: FilingOrders | None = None
        #: Changes of the feeds under way.
        self._changing: set[asyncio.Task[Any]] = set()

    async def _change(self, act: Callable[..., T], *args: Any) -> T:
        """Change which feeds there are, and ask them from then on."""

        async def both() -> T:
            done = await self._runner.on_desk(act, *args)
            await self._runner.reload()
            return done

        return await self._to_the_end(both())

    async def _to_the_end(self, work: Coroutine[Any, Any, T]) -> T:
        """Go on when whoever asked has gone (orders have a limit): the desk does what it was given in any case."""
        task = asyncio.create_task(work)
        self._changing.add(task)
        task.add_done_callback(self._changing.discard)
        return await asyncio.shield(task)

    async def handle(self, order: Order) -> Order:
        """Do what is asked.

        Raises:
            UsageError: If there is no such order.
        """
        act = getattr(self, f"_{order.get('act')}", None)
        if act is None:
            raise UsageError(f"there is no such order: {order.get('act')}")
        answer: Order = await act(order)
        return answer

    async def _owner(self, order: Order) -> Order:
        if self.owner is None:
            raise UsageError("this room takes no orders of an owner")
        if order.get("do") != "mark_source":
            return await self.owner.handle(order)
        return await self._to_the_end(self._mark_source(self.owner, order))

    async def _mark_source(self, owner: OwnerOrders, order: Order) -> Order:
        answer = await owner.handle(order)
        await self._runner.reload()
        return answer

    async def _look(self, order: Order) -> Order:
        """Say what would be read at an address; nothing is kept. With `page`: by which lists the page could be read."""
        url, page = order["url"], bool(order.get("page"))
        known = None if page else await self._runner.on_desk(known_feed, self._intake.room, url)
        if known is not None:
            return {**told_of_known(*known), "known": True}
        search = self._looked.fresh(url, self._clock.now()) if page else None
        if search is None:
            search = await self._search(url, page=page)
            if search.known is not None:
                return {**await self._told_of_known(search.known), "known": True}
            self._looked.keep(url, search, self._clock.now())
        return told_of_search(url, search)

    async def _search(self, url: str, *, page: bool = False) -> Search:
        feeds = await self._runner.on_desk(self._intake.room.feeds)
        known = frozenset(feed.url for feed, state in feeds if not (state and state.gone))
        return await search_feeds(url, fetcher=self._fetcher, workers=self._workers, page=page, known=known)

    async def _told_of_known(self, url: str) -> Order:
        known = await self._runner.on_desk(known_feed, self._intake.room, url)
        if known is None:
            raise UsageError(f"{url} is not read any more; try again")
        return told_of_known(*known)

    async def _add_page(self, order: Order) -> Order:
        """Read a page by one of its lists from now on: by the one that was shown, and no other."""
        shown, number = str(order.get("shown", "")), int(order["number"])
        found = self._looked.chosen(order["url"], number, shown, self._clock.now())
        new = await self._change(take_found, self._intake, found, self._clock.now())
        return told_of(found, new=new)

    async def _add_opml(self, order: Order) -> Order:
        wanted = await asyncio.to_thread(feeds_of_list, base64.b64decode(order["opml"]))
        return {"ok": True, "feeds": len(wanted), "new": await self._add_all(wanted)}

    async def _health(self, order: Order) -> Order:
        """Say how the writer is doing, from memory alone."""
        del order
        return self._runner.told()

    async def _import(self, order: Order) -> Order:
        if self.filing is None:
            raise UsageError("this room takes no imports")
        return await self._runner.on_desk(self.filing.handle, order, self._clock.now())

    async def _add(self, order: Order) -> Order:
        known = await self._runner.on_desk(known_feed, self._intake.room, order["url"])
        if known is not None:
            return told_of_known(*known)
        search = await self._search(order["url"])
        if search.known is not None:
            return await self._told_of_known(search.known)
        found = the_feed(order["url"], search)
        new = await self._change(take_found, self._intake, found, self._clock.now())
        others = [one.url for one in search.others[:SHOWN_OTHERS]]
        return {**told_of(found, new=new), "others": others}

    async def _add_feeds(self, order: Order) -> Order:
        wanted = [(build(Source, source), build(Feed, feed)) for source, feed in order["feeds"]]
        return {"new": await self._add_all(wanted)}

    async def _add_all(self, wanted: list[tuple[Source, Feed]]) -> int:
        return await self._change(add_feeds, self._intake.newsroom, wanted, self._clock.now())

    async def _refresh(self, order: Order) -> Order:
        asked, refused = self._runner.refresh(order["name"])
        return {"asked": asked, "refused": [{"feed": url, "from": from_when} for url, from_when in refused]}

    async def _remove(self, order: Order) -> Order:
        urls = await self._change(remove_feeds, self._intake.newsroom, order["name"], self._clock.now())
        return {"removed": urls}

    async def _owners(self, order: Order) -> Order:
        owners = {str(source): str(owner) for source, owner in order["owners"].items()}
        return {"named": await self._change(name_owners, self._intake.newsroom, owners, self._clock.now())}

    async def _watch_add(self, order: Order) -> Order:
        newsroom = self._intake.newsroom
        return await self._runner.on_desk(add_situation, newsroom, order["text"], self._clock.now())

    async def _watch_remove(self, order: Order) -> Order:
        newsroom = self._intake.newsroom
        return await self._runner.on_desk(remove_situation, newsroom, order["name"], self._clock.now())

    async def _watch_act(self, order: Order) -> Order:
        return await self._runner.on_desk(watch_act, self._intake.newsroom, order, self._clock.now())

    async def _undo(self, order: Order) -> Order:
        event = await self._runner.on_desk(self._intake.newsroom.undo, int(order["seq"]), self._clock.now())
        return {"done": type(event).__name__}


async def _say(intake: Intake, runner: Runner) -> None:
    """Print a line whenever the numbers have changed."""
    before: Any = None
    while True:
        head = await runner.on_desk(intake.room.reader.head)
        numbers = (head.asked, head.answering, head.articles, head.stories)
        if numbers != before:
            click.echo(in_words(head))
        before = numbers
        await asyncio.sleep(SAY_EARLY if head.asked < head.sources else SAY_SECONDS)


def in_words(head: Head) -> str:
    """Say how the room is doing, in one line."""
    if head.sources and head.asked == head.sources and not head.answering:
        return (
            f"None of {head.sources} sources could be reached. Is there a network? "
            "`wireroom demo` needs none; the button on the page starts it too."
        )
    reading = f"; {head.unread} pages wait to be read" if head.unread else ""
    return (
        f"{head.answering} of {head.sources} sources answering"
        + (f" ({head.asked} asked so far)" if head.asked < head.sources else "")
        + f"; {head.articles} articles in {head.stories} stories{reading}"
    )

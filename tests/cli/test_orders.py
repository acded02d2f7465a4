"""Orders to the writer: what was begun is done to its end, also when whoever asked has gone."""

import asyncio

import orjson
import pytest
from hubs import LAYOUTS, hub
from newsrooms import MORNING, open_intake

from wireroom.cli.found import FRESH_SECONDS, TAKEN_SECONDS, selectors_of
from wireroom.cli.writer import Orders
from wireroom.clock import ManualClock
from wireroom.errors import FeedError
from wireroom.feeds.page_learn import learn
from wireroom.model.source import Feed, Source
from wireroom.pipeline.adding import add_feeds
from wireroom.ports import Answer

SOURCE = Source(id="gazette.example", name="Gazette", domains=("gazette.example",))
FEED = Feed(url="https://gazette.example/feed", source_id="gazette.example")


class SlowRunner:
    """A runner whose desk does its work when it is let."""

    def __init__(self):
        self.begun, self.may = asyncio.Event(), asyncio.Event()
        self.reloaded = asyncio.Event()

    async def on_desk(self, act, *args):
        self.begun.set()
        await self.may.wait()
        return act(*args)

    async def reload(self):
        self.reloaded.set()


@pytest.mark.parametrize("order", ["add_feeds", "remove"])
def test_feeds_are_asked_from_then_on_also_when_the_order_ran_out_of_time(order):
    """What the desk was given, it does: the runner must hear of it, or a new feed stays unasked."""
    intake = open_intake()
    if order == "remove":
        add_feeds(intake.newsroom, [(SOURCE, FEED)], MORNING)
    what = {
        "add_feeds": {"act": "add_feeds", "feeds": [[orjson.loads(orjson.dumps(part)) for part in (SOURCE, FEED)]]},
        "remove": {"act": "remove", "name": SOURCE.id},
    }[order]

    async def main():
        runner = SlowRunner()
        orders = Orders(intake, runner, fetcher=None, workers=None, clock=ManualClock(MORNING))
        asked = asyncio.create_task(orders.handle(what))
        await runner.begun.wait()
        asked.cancel()
        await asyncio.gather(asked, return_exceptions=True)
        assert asked.cancelled()
        runner.may.set()
        await asyncio.wait_for(runner.reloaded.wait(), 10)

    asyncio.run(main())
    assert [feed.url for feed, _ in intake.room.feeds()] == ([] if order == "remove" else [FEED.url])


class ReadyRunner:
    """A runner whose desk works at once."""

    async def on_desk(self, act, *args):
        return act(*args)

    async def reload(self):
        pass


class Pages:
    """A way out that answers with the page of the moment and counts what is asked."""

    def __init__(self, page):
        self.page, self.asked = page, 0

    async def fetch(self, ask):
        self.asked += 1
        return Answer(url=ask.url, final_url=ask.url, status=200, body=self.page.page)


class InPlace:
    """Workers that work here."""

    async def learn_lists(self, body, url, _content_type):
        return learn(body, url)


@pytest.fixture
def desk():
    """A desk of orders, with a page without a feed: (orders, the way out, the clock, the intake)."""
    intake, clock, wire = open_intake(), ManualClock(MORNING), Pages(hub("front", LAYOUTS["front"], "dated", "en"))
    return Orders(intake, ReadyRunner(), fetcher=wire, workers=InPlace(), clock=clock), wire, clock, intake


def give(orders, order):
    return asyncio.run(orders.handle(order))


LOOK = {"act": "look", "url": "https://tamsel-gazette.example/news/", "page": True}


def choice(looked, number):
    """The order that a form or the terminal sends for a list that was shown."""
    shown = selectors_of(looked["lists"][number - 1]["selectors"])
    return {"act": "add_page", "url": LOOK["url"], "number": number, "shown": shown}


def test_r23_a_second_look_at_a_page_asks_nobody(desk):
    """The button may be pressed again and again: for some minutes the answer is the look that was made; then anew."""
    orders, wire, clock, intake = desk
    looked = give(orders, LOOK)
    clock.advance(FRESH_SECONDS - 1)
    assert give(orders, LOOK) == looked
    assert give(orders, choice(looked, 1))["new"]
    assert wire.asked == 1
    clock.advance(1)
    assert give(orders, LOOK) == looked
    assert wire.asked == 2
    assert intake.room.feeds()[0][0].pattern.selectors == tuple(looked["lists"][0]["selectors"])


@pytest.mark.parametrize("how", ["another look", "too long ago", "never looked"])
def test_only_the_list_that_was_shown_is_taken(desk, how):
    """A number means nothing in a list that nobody saw: it is refused in words, nothing is asked, nothing is kept."""
    orders, wire, clock, intake = desk
    wanted = choice({"lists": [{"selectors": ["ul.gone > a"]}]}, 1) if how == "never looked" else None
    wanted = wanted or choice(give(orders, LOOK), 1)
    if how == "another look":
        clock.advance(FRESH_SECONDS)
        wire.page = hub("table", LAYOUTS["table"], "dated", "en")
        assert choice(give(orders, LOOK), 1) != wanted
    elif how == "too long ago":
        clock.advance(TAKEN_SECONDS)
    before = wire.asked
    with pytest.raises(FeedError, match="has changed since it was shown; look at it again"):
        give(orders, wanted)
    assert wire.asked == before
    assert intake.room.feeds() == []

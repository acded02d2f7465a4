"""Orders to the writer: what was begun is done to its end, also when whoever asked has gone."""

import asyncio

import orjson
import pytest
from newsrooms import MORNING, open_intake

from wireroom.cli.writer import Orders
from wireroom.clock import ManualClock
from wireroom.model.source import Feed, Source
from wireroom.pipeline.adding import add_feeds

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

"""The fictional outlets behave like real ones, and like the clock says."""

import asyncio
import datetime as dt
import re
from collections.abc import Coroutine
from typing import Any

import aiohttp
import feedparser
import pytest

from tests.demo.serving import DAY_START, served
from wireroom.articles.picture import make_picture
from wireroom.clock import ManualClock
from wireroom.demo.answers import Page, answered
from wireroom.demo.server import START_OFFSET, DemoWire
from wireroom.demo.world import DAY, World
from wireroom.model.source import SECTIONS


def run(work: Coroutine[Any, Any, None]) -> None:
    """Run one asynchronous test."""
    asyncio.run(work)


def test_day_start_is_midnight() -> None:
    """The tests' day begins at midnight."""
    assert dt.datetime.fromtimestamp(DAY_START, dt.UTC).strftime("%A %H:%M") == "Tuesday 00:00"


def test_every_feed_is_read_by_a_forgiving_parser(world: World) -> None:
    """At the end of the day each feed parses without complaint and each entry has title, address and date."""

    async def work() -> None:
        async with served(world, DAY) as (_, wire, _clock), aiohttp.ClientSession() as session:
            for source, feeds in wire.feeds:
                for feed in feeds:
                    async with session.get(feed.url) as answer:
                        assert answer.status == 200
                        body = await answer.read()
                    if feed.url.endswith(".json"):
                        continue  # feedparser reads XML
                    parsed = feedparser.parse(body)
                    assert not parsed.bozo, (source.name, parsed.get("bozo_exception"))
                    assert parsed.entries, feed.url
                    for entry in parsed.entries:
                        assert entry.title
                        assert entry.link.startswith(f"http://{source.id}/")
                        assert entry.get("published_parsed") or entry.get("updated_parsed")

    run(work())


def test_json_feeds_have_what_the_format_asks_for(world: World) -> None:
    """Each JSON feed names its version, and every item has an id, an address and a date."""

    async def work() -> None:
        async with served(world, DAY) as (_, wire, _clock), aiohttp.ClientSession() as session:
            urls = [feed.url for _, feeds in wire.feeds for feed in feeds if feed.url.endswith(".json")]
            assert urls
            for url in urls:
                async with session.get(url) as answer:
                    feed = await answer.json(content_type=None)
                assert feed["version"].startswith("https://jsonfeed.org/version/1")
                assert all(item["id"] and item["url"] and item["date_published"] for item in feed["items"])

    run(work())


def test_feeds_follow_the_clock(world: World) -> None:
    """At any minute feeds list only what has been published by then, and all of the last four hours."""

    async def work() -> None:
        async with served(world, 0) as (wire, handle, clock), aiohttp.ClientSession() as session:
            for minute in (0, 200, START_OFFSET, 700, DAY):
                clock.at = DAY_START + minute * 60
                listed: set[str] = set()
                for _, feeds in handle.feeds:
                    async with session.get(feeds[0].url) as answer:
                        text = await answer.text()
                    listed |= {row.url for row in wire.truth() if row.url in text}
                published = {row.url for row in wire.truth() if row.published <= clock.at}
                fresh = {row.url for row in wire.truth() if clock.at - 4 * 3600 < row.published <= clock.at}
                assert fresh <= listed <= published

    run(work())


def test_edits_change_feed_page_and_validators(world: World) -> None:
    """An edited article keeps its address; its title, text and date of change are new, and so is the feed's tag."""

    async def work() -> None:
        article = next(
            a for a in world.articles() if len(a.versions) > 1 and a.versions[0].title != a.versions[1].title
        )
        before, after = article.versions[:2]
        async with served(world, before.at) as (wire, handle, clock), aiohttp.ClientSession() as session:
            url = next(row.url for row in wire.truth() if row.article == article.id)
            feed = next(feeds[0].url for _, feeds in handle.feeds if url.startswith(feeds[0].url.rsplit("/", 1)[0]))
            async with session.get(feed) as answer:
                tag = answer.headers["ETag"]
            async with session.get(feed, headers={"If-None-Match": tag}) as answer:
                assert answer.status == 304
                assert await answer.read() == b""
            async with session.get(url) as answer:
                assert before.title in (await answer.text()).replace("&#x27;", "'")
            clock.advance((after.at - before.at) * 60)
            async with session.get(feed, headers={"If-None-Match": tag}) as answer:
                assert answer.status == 200
                assert answer.headers["ETag"] != tag
            async with session.get(url) as answer:
                assert after.title in (await answer.text()).replace("&#x27;", "'")

    run(work())


def test_every_published_page_answers(world: World) -> None:
    """At the end of the day each article's page is there, with its headline and its canonical address."""

    async def work() -> None:
        async with served(world, DAY) as (wire, _handle, _), aiohttp.ClientSession() as session:
            rows = wire.truth()
            assert len({row.url for row in rows}) == len(rows)
            for row in rows:
                async with session.get(row.url) as answer:
                    assert answer.status == 200, row.url
                    text = await answer.text()
                assert "<h1" in text
                assert f'<link rel="canonical" href="{row.url}">' in text

    run(work())


def test_pictures_that_pages_name_are_pictures_of_ours(world: World) -> None:
    """Most articles of papers and broadcasters name a picture; each is there, and becomes one of ours."""

    async def work() -> None:
        async with served(world, DAY) as (wire, _handle, _), aiohttp.ClientSession() as session:
            named = set()
            for row in wire.truth():
                async with session.get(row.url) as answer:
                    named.update(re.findall(r'property="og:image" content="([^"]+)"', await answer.text()))
            assert len(named) > 100
            for address in sorted(named)[::20]:
                async with session.get(address) as answer:
                    made = make_picture(await answer.read(), address)
                assert (made.width, made.height) == (960, 540)

    run(work())


def test_pages_before_their_time_and_unknown_ones_are_missing(world: World) -> None:
    """A page that is not yet published answers 404, like one that never will be."""

    async def work() -> None:
        async with served(world, 0) as (wire, handle, _), aiohttp.ClientSession() as session:
            late = wire.truth()[-1].url
            root = handle.feeds[0][0].id
            for url in (late, f"http://{root}/no/such/page"):
                async with session.get(url) as answer:
                    assert answer.status == 404

    run(work())


def test_front_pages_lead_to_feeds(world: World) -> None:
    """Each front page names all feeds of its outlet, and robots rules answer."""

    async def work() -> None:
        async with served(world, START_OFFSET) as (_, handle, _), aiohttp.ClientSession() as session:
            for source, feeds in handle.feeds:
                async with session.get(f"http://{source.id}/") as answer:
                    text = await answer.text()
                assert all(f'href="{feed.url}"' in text for feed in feeds)
                async with session.get(f"http://{source.id}/robots.txt") as answer:
                    assert (await answer.text()).startswith("User-agent: *")

    run(work())


def test_sources_are_told_as_the_model_wants_them(world: World) -> None:
    """Every outlet is a source of its own, with its address as id, and feeds that belong to it."""

    async def work() -> None:
        async with served(world, 0) as (_, handle, _):
            ids = [source.id for source, _ in handle.feeds]
            assert len(set(ids)) == len(ids) >= 40
            assert len(handle.allow) == len(ids)
            for (source, feeds), allowed in zip(handle.feeds, handle.allow, strict=True):
                host, port = source.id.split(":")
                assert allowed == f"{host}/32:{port}"
                assert source.domains == (source.id,)
                for feed in feeds:
                    assert feed.source_id == source.id
                    assert feed.section is None or feed.section in SECTIONS

    run(work())


def test_a_taken_port_is_an_error_and_leaves_nothing_behind(world: World) -> None:
    """Two wires cannot share a port; the second says so, and the first goes on."""

    async def work() -> None:
        async with served(world, 0) as (_, handle, clock), aiohttp.ClientSession() as session:
            second = DemoWire(world, clock, DAY_START)
            with pytest.raises(OSError, match="in use"):
                await second.serve(port=handle.port)
            async with session.get(handle.feeds[0][1][0].url) as answer:
                assert answer.status == 200

    run(work())


def test_where_other_addresses_cannot_be_bound_each_outlet_has_a_port(world: World) -> None:
    """On a machine with 127.0.0.1 alone, outlets are still different publishers."""

    async def work() -> None:
        wire = DemoWire(world, ManualClock(DAY_START), DAY_START)
        handle = await wire.serve(host_base="192.0.2.")  # documentation addresses, on no machine
        try:
            ids = {source.id for source, _ in handle.feeds}
            assert len(ids) == len(world.outlets)
            assert all(name.startswith("127.0.0.1:") for name in ids)
        finally:
            await wire.close()

    run(work())


def test_unreadable_requests_cost_their_own_connection(world: World) -> None:
    """Bytes that are no request get 400, other methods 405; the server goes on."""

    async def work() -> None:
        async with served(world, 0) as (_, handle, _):
            host, port = handle.feeds[0][0].id.split(":")
            for sent, status in ((b"\x16\x03\x01 nonsense\r\n\r\n", b"400"), (b"POST / HTTP/1.1\r\n\r\n", b"405")):
                reader, writer = await asyncio.open_connection(host, int(port))
                writer.write(sent)
                assert (await reader.read()).split(b" ", 2)[1] == status
                writer.close()
                await writer.wait_closed()

    run(work())


def test_validators_follow_the_standard() -> None:
    """If-None-Match counts before the date; the date alone is enough where no tag is sent."""
    page = Page(body=b"x", changed=1000.0)
    late = "Thu, 01 Jan 1970 01:00:00 GMT"
    early = "Thu, 01 Jan 1970 00:00:01 GMT"

    def status(asked: dict[str, str]) -> bytes:
        return answered(page, "GET", asked, 0.0).split(b" ", 2)[1]

    assert status({}) == b"200"
    assert status({"if-none-match": page.etag}) == b"304"
    assert status({"if-none-match": f"W/{page.etag}"}) == b"304"
    assert status({"if-none-match": '"other"', "if-modified-since": late}) == b"200"
    assert status({"if-modified-since": late}) == b"304"
    assert status({"if-modified-since": early}) == b"200"
    assert status({"if-modified-since": "never"}) == b"200"

"""Real feeds of 2020 over real HTTP, by their own clock: every item once, every edit kept."""

import asyncio
import itertools
import time

import pytest
import uvicorn
from newsrooms import SETTINGS, open_intake
from plain_count import folded, plain_rows, replay_snapshots
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from wireroom.clock import FastClock
from wireroom.model.source import Feed, Source
from wireroom.net import Gateway, GatewaySettings
from wireroom.pipeline.adding import add_feeds
from wireroom.pipeline.runner import Pace, Runner
from wireroom.pipeline.streams import snapshot_time
from wireroom.pipeline.workers import Workers

OUTLETS = ("bbc", "cnn", "rnz", "smh", "wsj", "aljazeeraenglish")

#: Real seconds that the first days of the recording take.
SECONDS = 30.0
DAYS = 4


class Player:
    """Serves each outlet's newest snapshot as of the clock, and remembers which ones went out."""

    def __init__(self, snapshots, clock):
        self.snapshots = {
            name: [(snapshot_time(stem[:-4]), body) for stem, body in rows] for name, rows in snapshots.items()
        }
        self.clock = clock
        self.served = {name: [] for name in snapshots}
        self.closed = False

    async def answer(self, request: Request) -> Response:
        name = request.path_params["name"]
        past = [(at, body) for at, body in self.snapshots[name] if at <= self.clock.now()]
        if not past or self.closed:
            return Response(status_code=404)
        at, body = past[-1]
        etag = f'"{at}"'
        if request.headers.get("if-none-match") == etag:
            return Response(status_code=304, headers={"etag": etag})
        self.served[name].append(body)
        return Response(body, media_type="application/xml", headers={"etag": etag})


@pytest.mark.long
def test_counts_over_http_equal_an_independent_count_of_what_was_served():
    snapshots = {name: rows for name, rows in replay_snapshots().items() if name in OUTLETS}
    start = max(snapshot_time(rows[0][0][:-4]) for rows in snapshots.values()) + 60
    clock = FastClock(start=start, real_start=time.time(), speed=DAYS * 86400 / SECONDS)
    intake, player = asyncio.run(_read(snapshots, clock))
    reader = intake.room.reader
    articles = dict.fromkeys(OUTLETS, 0)
    edits = dict(articles)
    for name in OUTLETS:
        _, rows = reader.source(name)
        expected_items, expected_edits = _plain(player.served[name])
        page = reader.search(f"source:{name}", tab="articles", most=5000).hits
        articles[name] = len(page)
        for hit in page:
            titles = [folded(version.title) for version in reader.article(hit.member.article_id).versions]
            edits[name] += sum(new != old for new, old in itertools.pairwise(titles))
        assert rows
        assert articles[name] == expected_items, name
        assert edits[name] == expected_edits, name
    assert sum(len(bodies) for bodies in player.served.values()) > 2 * len(OUTLETS), "the clock moved through the days"
    stories = reader.front(most=5000).rows
    assert any(row.counts.publishers > 1 for row in stories), "outlets meet in stories"


async def _read(snapshots, clock):
    player = Player(snapshots, clock)
    server = uvicorn.Server(
        uvicorn.Config(
            Starlette(routes=[Route("/{name}/feed.xml", player.answer)]), port=0, log_config=None, lifespan="off"
        )
    )
    serving = asyncio.create_task(server.serve())
    while not server.started:
        await asyncio.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    intake = open_intake()
    wanted = [
        (Source(id=name, name=name), Feed(url=f"http://127.0.0.1:{port}/{name}/feed.xml", source_id=name))
        for name in OUTLETS
    ]
    add_feeds(intake.newsroom, wanted, clock.now())
    gateway = Gateway(
        GatewaySettings(contact=SETTINGS.contact, allow=(f"127.0.0.1/32:{port}",), loopback_gap_s=0), clock
    )
    workers = Workers(1)
    # pages stay unread: they lie on the real web
    runner = Runner(intake, fetcher=gateway, workers=workers, clock=clock, pace=Pace(feeds=8, pages=0))
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    loop.call_later(SECONDS, setattr, player, "closed", True)  # what was served until here shall be taken
    loop.call_later(SECONDS + 4, stop.set)
    await runner.run(stop)
    await gateway.close()
    workers.close()
    server.should_exit = True
    await serving
    return intake, player


def _plain(bodies):
    """Count items and title edits of what was served, without any of our code."""
    last = {}
    edits = 0
    for body in bodies:
        seen = set()
        for identity, title in plain_rows(body):
            if identity not in seen:
                seen.add(identity)
                edits += last.get(identity, folded(title)) != folded(title)
                last[identity] = folded(title)
    return len(last), edits

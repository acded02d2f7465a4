"""Weeks of polling over real HTTP in seconds: the clock jumps to the next moment at which something is due.

async with weeks(raw, "/a", "/b", allow=server.allow) as week:
    await week.pass_time(days=3)
    week.states["/a"]       # what the room knows of a feed
    await week.restart()    # as after a kill: new runner, new gateway, the same room
"""

import asyncio
import contextlib
from dataclasses import dataclass, field

from newsrooms import FERRY, MORNING, open_intake, reading

from wireroom.articles.read import read_entry
from wireroom.clock import ManualClock
from wireroom.feeds.parse import parse
from wireroom.model.source import Feed, Source
from wireroom.net import Gateway, GatewaySettings
from wireroom.pipeline import runner as running
from wireroom.pipeline.adding import add_feeds
from wireroom.pipeline.pauses import keep_pauses, restore_pauses
from wireroom.pipeline.runner import Pace, Runner
from wireroom.text.domains import registrable_domain

DAY, HOUR, MINUTE = 86_400.0, 3600.0, 60.0
#: Pause between two looks of the runner, real seconds.
LOOK = 0.001


class InPlace:
    """Workers that work here: nothing is killed in these tests."""

    async def parse_feed(self, body, url, content_type, service=None):
        return parse(body, url=url, content_type=content_type, service=service)

    async def read_entries(self, _url, wanted):
        return [read_entry(entry, url=url) for entry, url in wanted]

    async def read_page(self, body, url, _content_type, _entry, _seen):
        return reading(f"Read from {url}", *FERRY, body.decode("utf-8", "replace")[:200])


@dataclass(slots=True)
class Week:
    """A running room whose clock a test moves."""

    urls: tuple[str, ...]
    allow: tuple[str, ...]
    pages: int = 0
    clock: ManualClock = field(default_factory=lambda: ManualClock(MORNING))
    intake: object = field(default_factory=open_intake)
    gap_s: float = 0.0
    runner: object = None
    gateway: object = None
    _stop: object = None
    _task: object = None

    async def start(self):
        for url in self.urls:
            name = registrable_domain(url)
            add_feeds(self.intake.newsroom, [(Source(id=name, name=name), Feed(url=url, source_id=name))], MORNING)
        await self._run()

    async def _run(self):
        settings = GatewaySettings(
            contact="https://wire.example/about", allow=self.allow, loopback_gap_s=self.gap_s,
            loopback_page_gap_s=self.gap_s,
        )  # fmt: skip
        self.gateway = Gateway(settings, self.clock)
        restore_pauses(self.intake.room, self.gateway)
        self.runner = Runner(
            self.intake, fetcher=self.gateway, workers=InPlace(), clock=self.clock, pace=Pace(feeds=8, pages=self.pages)
        )
        self._stop = asyncio.Event()
        self._task = asyncio.create_task(self.runner.run(self._stop))

    async def end(self):
        """Stop as the writer does."""
        self._stop.set()
        await self._task
        keep_pauses(self.intake.room, self.gateway.pauses())
        await self.gateway.close()

    async def restart(self):
        await self.end()
        await self._run()

    @property
    def known(self):
        """What the room knows of each feed that is asked, by address."""
        return {url: state for url, (_, state) in self.runner._feeds.items()}

    async def settle(self):
        """Wait until everything that is due has been asked and taken."""
        stuck = 0
        while True:
            await asyncio.sleep(3 * LOOK)
            now = self.clock.now()
            due = [s is None or (not s.gone and s.due_at <= now) for _, s in self.runner._feeds.values()]
            if self._task.done():
                self._task.result()
            if self.runner._feeds and not self.runner._busy and not any(due):
                return
            stuck = 0 if self.runner._busy else stuck + 1
            if stuck > 20:  # this minute is full: the rest waits for the next (R24)
                self.clock.advance(1.0)
            elif self.clock._waiting and self.gap_s:
                self.clock.advance(0.1)

    async def pass_time(self, *, days=0.0, hours=0.0, minutes=0.0):
        """Let time pass: from one due moment to the next, so that none is missed."""
        until = self.clock.now() + days * DAY + hours * HOUR + minutes * MINUTE
        async with asyncio.timeout(120):
            await self.settle()
            while self.clock.now() < until:
                due = [s.due_at for _, s in self.runner._feeds.values() if s is not None and not s.gone]
                self.clock.advance(max(min([*due, until]) - self.clock.now(), 0.001))
                await self.settle()


@contextlib.asynccontextmanager
async def weeks(monkeypatch, *urls, allow, **how):
    """Run a room with these feeds for the length of a block."""
    monkeypatch.setattr(running, "LOOK_SECONDS", LOOK)
    week = Week(urls, tuple(allow), **how)
    await week.start()
    try:
        yield week
    finally:
        await week.end()


def rss(*names, base="https://gazette.example", ttl=None, more="", at=MORNING - HOUR):
    """Write a feed with these entries, all dated."""
    from email.utils import formatdate

    items = "".join(
        f"<item><title>Item {name}</title><guid isPermaLink='false'>{name}</guid><link>{base}/{name}</link>"
        f"<pubDate>{formatdate(at)}</pubDate></item>"
        for name in names
    )
    wish = f"<ttl>{ttl}</ttl>" if ttl else ""
    return f'<rss version="2.0"><channel><title>Gazette</title>{wish}{more}{items}</channel></rss>'.encode()

"""Serves the fictional wire over real HTTP on loopback, each outlet at an address of its own.

What stands on a page is a function of the injected clock: articles appear when their minute has come, edits and
withdrawals change them. Where only 127.0.0.1 can be bound (macOS), each outlet gets a port of its own instead, so that
outlets stay different publishers: the registrable domain of an address is the address with its port.
"""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from wireroom.clock import Clock
from wireroom.demo import pages
from wireroom.demo.answers import MOST_HEAD, Connections, Page
from wireroom.demo.drawing import drawn
from wireroom.demo.outlets import Outlet
from wireroom.demo.shown import Shown, newest, path_of, shown
from wireroom.demo.sockets import bound
from wireroom.demo.syndication import TYPES, changed_at, feed_path, feed_title, written
from wireroom.demo.world import Article, World
from wireroom.model.source import Feed, Source

#: The demonstration begins at this minute of the demo day, 06:00: enough stands already to fill a front page.
START_OFFSET = 360
#: The demo day at the usual pace: 24 hours in 10 minutes.
SPEED = 144.0
#: Seconds of the demo clock for which a feed may be kept. Below the 15 minutes between two requests, so that it never
#: slows them; above 0, because real feeds say something.
FEED_MAX_AGE = 300
PAGE_MAX_AGE = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """Where an article truly belongs; for tests and scores, never shown to the engine."""

    url: str
    article: str
    outlet: str
    language: str
    happening: str
    report: str
    copy_of: str | None
    #: UTC seconds since 1970.
    published: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """A wire that is being served."""

    port: int
    #: Every outlet as a source with its feeds, in the order of the content file.
    feeds: tuple[tuple[Source, tuple[Feed, ...]], ...]
    #: What the gateway must be allowed to reach: "127.0.2.1/32:8800" each.
    allow: tuple[str, ...]


class DemoWire:
    """The outlets of a world on one demo day.

    Args:
        world: The content.
        clock: Tells what has been published by now.
        day_start: UTC seconds since 1970 of 00:00 of the demo day, on that clock.
    """

    def __init__(self, world: World, clock: Clock, day_start: float) -> None:
        self.world, self.clock, self.day_start = world, clock, day_start
        self._articles: dict[str, list[Article]] = {name: [] for name in world.outlets}
        for article in world.articles():
            self._articles[article.outlet].append(article)
        self._paths = {
            (article.outlet, path_of(article, world.outlets[article.outlet], day_start)): article
            for article in world.articles()
        }
        self._bases: dict[str, str] = {}
        self._by_address: dict[tuple[str, int], Outlet] = {}
        self._servers: list[asyncio.Server] = []
        self._connections = Connections(self.answer, clock.now)

    async def serve(self, host_base: str = "127.0.2.", port: int = 0) -> Served:
        """Bind all outlets and start answering.

        Args:
            host_base: First three numbers of the outlets' addresses.
            port: One port for all outlets; 0 picks a free one.

        Raises:
            OSError: If the port is taken, or not even 127.0.0.1 can be bound.
        """
        sockets = bound(len(self.world.outlets), host_base, port)
        for outlet, listening in zip(self.world.outlets.values(), sockets, strict=True):
            address: tuple[str, int] = listening.getsockname()
            self._by_address[address] = outlet
            self._bases[outlet.id] = f"http://{address[0]}:{address[1]}"
            server = await asyncio.start_server(self._connections.accepted, sock=listening, limit=MOST_HEAD)
            self._servers.append(server)
        return Served(
            port=sockets[0].getsockname()[1],
            feeds=tuple((self._source(outlet), self._feeds(outlet)) for outlet in self.world.outlets.values()),
            allow=tuple(f"{host}/32:{port}" for host, port in self._by_address),
        )

    async def close(self) -> None:
        """Stop answering; nothing is left open."""
        for server in self._servers:
            server.close()
        await self._connections.close()
        for server in self._servers:
            await server.wait_closed()
        self._servers.clear()
        self._by_address.clear()

    def minute(self) -> float:
        """Say how many minutes of the demo day have passed."""
        return (self.clock.now() - self.day_start) / 60

    def truth(self) -> list[Truth]:
        """Say where each article of the day belongs, in the order of publication. Only while it is served."""
        rows = [
            Truth(
                url=self._bases[article.outlet] + path,
                article=article.id,
                outlet=article.outlet,
                language=self.world.outlets[article.outlet].language,
                happening=happening,
                report=article.report,
                copy_of=article.copy_of,
                published=self.day_start + article.at * 60,
            )
            for happening, article, path in self._placed()
        ]
        return sorted(rows, key=lambda row: (row.published, row.article))

    def answer(self, address: tuple[str, int], target: str) -> Page:
        """Answer a request for `target` that came in at a local address."""
        outlet = self._by_address.get(address)
        if outlet is None:
            return _missing()
        parts = urlsplit(target)
        path = parts.path + (f"?{parts.query}" if parts.query else "")
        base, now = self._bases[outlet.id], self.minute()
        if path == "/robots.txt":
            return Page(body=pages.robots(outlet).encode(), type="text/plain; charset=utf-8", max_age=3600)
        for section in (None, *outlet.sections):
            if path == feed_path(outlet, section):
                return self._feed(outlet, base, section, now)
        article = self._paths.get((outlet.id, path))
        item = shown(article, outlet, base, self.day_start, now) if article else None
        if item:
            return self._article(outlet, base, item, now)
        if path == "/" or path.strip("/") in outlet.sections:
            items = newest(
                self._articles[outlet.id], outlet, base, self.day_start, now, section=path.strip("/") or None
            )
            return Page(body=pages.front(outlet, base, items).encode(), max_age=PAGE_MAX_AGE)
        if path.startswith("/pictures/"):
            return Page(body=drawn(path), type="image/png", max_age=3600)
        return _missing()

    def _feed(self, outlet: Outlet, base: str, section: str | None, now: float) -> Page:
        items = newest(self._articles[outlet.id], outlet, base, self.day_start, now, section=section)
        return Page(
            body=written(outlet, section, base, items, self.day_start),
            type=TYPES[outlet.format][0],
            changed=changed_at(items, self.day_start),
            max_age=FEED_MAX_AGE,
        )

    def _article(self, outlet: Outlet, base: str, item: Shown, now: float) -> Page:
        others = newest(self._articles[outlet.id], outlet, base, self.day_start, now)
        return Page(body=pages.article(outlet, base, item, others).encode(), max_age=PAGE_MAX_AGE)

    def _placed(self) -> list[tuple[str, Article, str]]:
        paths: Mapping[str, str] = {article.id: path for (_, path), article in self._paths.items()}
        return [
            (happening.id, article, paths[article.id])
            for happening in self.world.happenings
            for article in happening.articles
        ]

    def _source(self, outlet: Outlet) -> Source:
        domain = self._bases[outlet.id].removeprefix("http://")
        return Source(
            id=domain,
            name=outlet.name,
            domains=(domain,),
            owner=outlet.owner,
            language=outlet.language,
            kind=outlet.kind,
        )

    def _feeds(self, outlet: Outlet) -> tuple[Feed, ...]:
        base = self._bases[outlet.id]
        domain = base.removeprefix("http://")
        return tuple(
            Feed(
                url=base + feed_path(outlet, section),
                source_id=domain,
                title=feed_title(outlet, section),
                section=section or outlet.field,
                language=outlet.language,
            )
            for section in (None, *outlet.sections)
        )


def _missing() -> Page:
    return Page(body=b"There is nothing at this address.\n", type="text/plain; charset=utf-8", status=404)

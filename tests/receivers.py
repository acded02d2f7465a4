"""Servers on loopback that take what Wireroom sends, and keep it: for webhooks, ntfy and push services."""

import contextlib
from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass, field

from aiohttp import web


@dataclass(frozen=True, slots=True)
class Received:
    """One request as it came."""

    path: str
    #: Names in lower case.
    headers: dict[str, str]
    body: bytes


@dataclass(slots=True)
class Receiver:
    """A running server: answers with the statuses it was given, then with 200."""

    port: int = 0
    #: Status and headers of the next answers.
    answers: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    got: list[Received] = field(default_factory=list)

    def url(self, path: str = "/hook") -> str:
        """Give an address on this server."""
        return f"http://127.0.0.1:{self.port}{path}"

    @property
    def allow(self) -> str:
        """The allow-list entry under which this server may be reached."""
        return f"127.0.0.1/32:{self.port}"

    async def take(self, request: web.Request) -> web.Response:
        """Keep a request and answer it."""
        headers = {name.lower(): value for name, value in request.headers.items()}
        self.got.append(Received(request.path_qs, headers, await request.read()))
        status, more = self.answers.pop(0) if self.answers else (200, {})
        return web.Response(status=status, headers=more, text="a secret of the receiver")


@contextlib.asynccontextmanager
async def receiver(statuses: Iterable[int] = (), **headers: str) -> AsyncIterator[Receiver]:
    """Run a server inside the block; its first answers have these statuses."""
    made = Receiver(answers=[(status, {k.replace("_", "-"): v for k, v in headers.items()}) for status in statuses])
    app = web.Application()
    app.router.add_route("*", "/{rest:.*}", made.take)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    made.port = runner.addresses[0][1]
    try:
        yield made
    finally:
        await runner.cleanup()

"""Asks an ASGI application directly, without a socket."""

import asyncio
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from urllib.parse import unquote

from wireroom import app
from wireroom.clock import ManualClock
from wireroom.testing.sample_news import NOON
from wireroom.web.app import create_app
from wireroom.web.site import SiteSettings


@dataclass
class Reply:
    """An answer."""

    status: int
    headers: dict[str, str]
    body: bytes
    cookies: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The body as words."""
        return self.body.decode()


class StoredRoom:
    """The product's own store in a folder, as `site_over` takes a room."""

    def __init__(self, path):
        self.path = path

    def reader(self):
        return app.open_reader(self.path)


def scope_of(method, target, headers):
    path, _, query = target.partition("?")
    named = {"host": "127.0.0.1:8080", **headers}
    return {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": unquote(path),
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "headers": [(name.lower().encode(), value.encode()) for name, value in named.items() if value is not None],
        "client": ("127.0.0.1", 50000),
        "server": ("127.0.0.1", 8080),
    }


async def ask(app, target, *, method="GET", headers=None, body=b""):
    """Make one request and wait for the whole answer."""
    headers = dict(headers or {})
    if body:
        headers.setdefault("content-length", str(len(body)))
    sent, given = [], False

    async def receive():
        nonlocal given
        if given:
            await asyncio.sleep(3600)
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message):
        sent.append(message)

    await app(scope_of(method, target, headers), receive, send)
    start = sent[0]
    pairs = [(name.decode(), value.decode()) for name, value in start["headers"]]
    return Reply(
        start["status"],
        dict(pairs),
        b"".join(m.get("body", b"") for m in sent[1:]),
        [value for name, value in pairs if name == "set-cookie"],
    )


def site_over(room, *, control=None, clock=None, **settings):
    """Make the site over a fake room."""
    settings.setdefault("look_every", 0.005)
    settings.setdefault("texts_for_all", True)  # what is cut from whom has tests of its own
    return create_app(
        open_reader=room.reader, clock=clock or ManualClock(NOON), site=SiteSettings(**settings), control=control
    )


def get(app, target, **more):
    """Ask from a test that is not asynchronous."""
    return asyncio.run(ask(app, target, **more))


@asynccontextmanager
async def running(app):
    """Run the lifespan of an application around a block."""
    to_app, from_app = asyncio.Queue(), asyncio.Queue()
    task = asyncio.create_task(
        app({"type": "lifespan", "asgi": {"version": "3.0"}, "state": {}}, to_app.get, from_app.put)
    )
    await to_app.put({"type": "lifespan.startup"})
    assert (await from_app.get())["type"] == "lifespan.startup.complete"
    try:
        yield
    finally:
        await to_app.put({"type": "lifespan.shutdown"})
        await from_app.get()
        await task


class Listener:
    """Reads a live stream event by event."""

    def __init__(self, app, target, headers=None, address=None):
        self._gone = asyncio.Event()
        self._chunks = asyncio.Queue()
        self._rest = b""
        self.status = asyncio.get_running_loop().create_future()

        async def receive():
            await self._gone.wait()
            return {"type": "http.disconnect"}

        async def send(message):
            if message["type"] == "http.response.start":
                self.status.set_result(message["status"])
            else:
                await self._chunks.put(message.get("body", b""))

        scope = scope_of("GET", target, headers or {})
        scope["client"] = (address, 50000) if address else scope["client"]
        self._task = asyncio.create_task(app(scope, receive, send))

    async def next(self):
        """Give the next event as a dict of its fields; None when the stream has ended."""
        while b"\n\n" not in self._rest:
            chunk = await asyncio.wait_for(self._chunks.get(), 20)
            if not chunk:
                return None
            self._rest += chunk
        block, self._rest = self._rest.split(b"\n\n", 1)
        fields = {}
        for line in block.decode().splitlines():
            name, _, value = line.partition(":")
            fields[name or "comment"] = value.strip()
        return fields

    async def leave(self):
        """Go away, as a closed tab does."""
        self._gone.set()
        await self._task

"""A server on loopback that says exactly the bytes that a test gives it.

async with raw_server(answer(200, b"hello", etag='"1"')) as server:
    ...  # server.url("/feed"), server.requests
"""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar

T = TypeVar("T")

#: Given the request and the way to answer; the connection is closed when it returns.
Handler = Callable[["Request", asyncio.StreamWriter], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Request:
    """One request as it came."""

    path: str
    #: Names in lower case.
    headers: dict[str, str]
    #: The bytes up to the empty line.
    raw: bytes


@dataclass(slots=True)
class Server:
    """A running server."""

    host: str
    port: int
    requests: list[Request] = field(default_factory=list)
    connections: int = 0

    def url(self, path: str = "/", host: str | None = None) -> str:
        """Give an address on this server, under its IP address or another name."""
        return f"http://{host or self.host}:{self.port}{path}"

    @property
    def allow(self) -> tuple[str, ...]:
        """The allow-list entry under which a gateway may reach this server and no other."""
        return (f"{self.host}/32:{self.port}",)

    def paths(self, *, robots: bool = False) -> list[str]:
        """Give the paths asked for, in order, without robots.txt unless wanted."""
        return [request.path for request in self.requests if robots or request.path != "/robots.txt"]


def head(status: int = 200, **headers: str | int) -> bytes:
    """Write the head of an answer; `_` in names stands for `-`."""
    lines = [f"HTTP/1.1 {status} Said", *(f"{name.replace('_', '-')}: {value}" for name, value in headers.items())]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")


def answer(status: int = 200, body: bytes = b"", **headers: str | int) -> Handler:
    """Always give the same answer; 404 for robots.txt."""

    async def say(request: Request, writer: asyncio.StreamWriter) -> None:
        if request.path == "/robots.txt":
            writer.write(head(404, Content_Length=0))
        else:
            writer.write(head(status, **{"Content_Length": len(body), **headers}) + body)

    return say


def by_path(**handlers: Handler) -> Handler:
    """Choose the handler by the path without its slashes and dots; 404 where there is none."""

    async def say(request: Request, writer: asyncio.StreamWriter) -> None:
        name = request.path.strip("/").partition("?")[0].replace("/", "_").replace(".", "_") or "root"
        handler = handlers.get(name)
        if handler is None:
            writer.write(head(404, Content_Length=0))
        else:
            await handler(request, writer)

    return say


@asynccontextmanager
async def raw_server(
    handler: Handler, *, host: str = "127.0.0.1", port: int = 0, ssl: Any = None
) -> AsyncIterator[Server]:
    """Run a server for the length of a block."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        server.connections += 1
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
            try:
                raw = await reader.readuntil(b"\r\n\r\n")
                first, *lines = raw.decode("latin-1").split("\r\n")
                pairs = [line.partition(":") for line in lines if line]
                request = Request(first.split(" ")[1], {name.lower(): value.strip() for name, _, value in pairs}, raw)
                server.requests.append(request)
                await handler(request, writer)
                await writer.drain()
            finally:
                writer.close()

    listening = await asyncio.start_server(serve, host, port, ssl=ssl)
    server = Server(host, listening.sockets[0].getsockname()[1])
    try:
        yield server
    finally:
        listening.close()


def run(work: Coroutine[Any, Any, T]) -> T:
    """Run one asynchronous test."""
    return asyncio.run(work)

"""News outlets of our own on loopback, beside a test: they say what the test gives them, and remember what was asked.

    with outlets(answer, hosts=3) as world:       # answer("127.0.0.2:PORT", path) -> body, or (status, headers, body)
        world.url(0, "/feed.xml"), world.allow    # the first outlet's address; what a gateway must be allowed
        world.asked                               # (host, path) of each request so far

Each host is an address of its own (127.0.0.2 and on), so that each counts as a publisher.
"""

import asyncio
import contextlib
import socket
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

Reply = bytes | tuple[int, Mapping[str, str], bytes]
Answer = Callable[[str, str], Reply]


@dataclass(slots=True)
class Outlets:
    """Running outlets."""

    hosts: list[str]
    port: int
    asked: list[tuple[str, str]] = field(default_factory=list)

    def url(self, number: int, path: str = "/") -> str:
        """Give an address of the n-th outlet; numbers go round."""
        return f"http://{self.hosts[number % len(self.hosts)]}:{self.port}{path}"

    @property
    def allow(self) -> tuple[str, ...]:
        """The entry of the allow-list under which a gateway reaches these and no other."""
        return (f"127.0.0.0/8:{self.port}",)


@contextmanager
def outlets(answer: Answer, *, hosts: int = 1) -> Iterator[Outlets]:
    """Run outlets for the length of a block, on a thread of their own."""
    names = [f"127.0.0.{number + 2}" for number in range(hosts)]
    world = Outlets(names, _free_port(names))
    loop = asyncio.new_event_loop()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
                path = head.split(" ")[1]
                host = writer.get_extra_info("sockname")[0]
                world.asked.append((host, path))
                said = (404, {}, b"") if path == "/robots.txt" else answer(f"{host}:{world.port}", path)
                status, headers, body = said if isinstance(said, tuple) else (200, {}, said)
                lines = [f"HTTP/1.1 {status} Said", f"Content-Length: {len(body)}"]
                lines += [f"{name}: {value}" for name, value in headers.items()]
                writer.write(("\r\n".join(lines) + "\r\n\r\n").encode("latin-1") + body)
                await writer.drain()
        writer.close()

    server = loop.run_until_complete(asyncio.start_server(serve, names, world.port))
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    try:
        yield world
    finally:
        asyncio.run_coroutine_threadsafe(_end(server), loop).result(20)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(20)
        loop.close()


async def _end(server: asyncio.Server) -> None:
    server.close()
    tasks = asyncio.all_tasks() - {asyncio.current_task()}
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


def _free_port(names: list[str]) -> int:
    """Find a port that is free under all names."""
    while True:
        with contextlib.ExitStack() as probes, contextlib.suppress(OSError):
            port = 0
            for name in names:
                probe = probes.enter_context(socket.socket())
                probe.bind((name, port))
                port = probe.getsockname()[1]
            return port

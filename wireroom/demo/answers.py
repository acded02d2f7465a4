"""A small HTTP/1.1 server for the loopback outlets: GET and HEAD, keep-alive, conditional answers.

It reads requests by the handful from one gateway on the same machine, so it has no need of a framework; a request that
it cannot read is answered with 400 and ends the connection.
"""

import asyncio
import contextlib
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from email.utils import formatdate, parsedate_to_datetime
from http import HTTPStatus

#: Longest request head in bytes.
MOST_HEAD = 16 * 1024
#: Seconds (real ones) that an idle connection is kept.
IDLE_S = 75.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What an address answers with. Its validators are made from body and `changed`."""

    body: bytes
    type: str = "text/html; charset=utf-8"
    status: int = 200
    #: UTC seconds since 1970 at which it last changed; None sends no Last-Modified.
    changed: float | None = None
    #: Seconds for which it may be kept; None sends no Cache-Control.
    max_age: int | None = None

    @property
    def etag(self) -> str:
        """A strong validator: equal bytes, equal tag."""
        return f'"{hashlib.sha256(self.body).hexdigest()[:20]}"'


#: Local address that was asked ("127.0.2.1", 8800) and path with query -> answer.
Answer = Callable[[tuple[str, int], str], Page]


def answered(page: Page, method: str, asked: dict[str, str], now: float) -> bytes:
    """Write the whole answer: 304 where the asker's validator still holds (If-None-Match counts before the date)."""
    unchanged = page.status == HTTPStatus.OK and _still_holds(page, asked)
    status = HTTPStatus.NOT_MODIFIED if unchanged else HTTPStatus(page.status)
    lines = [f"HTTP/1.1 {status.value} {status.phrase}", f"Date: {formatdate(now, usegmt=True)}"]
    if page.status == HTTPStatus.OK:
        lines.append(f"ETag: {page.etag}")
        if page.changed is not None:
            lines.append(f"Last-Modified: {formatdate(page.changed, usegmt=True)}")
    if page.max_age is not None:
        lines.append(f"Cache-Control: public, max-age={page.max_age}")
    if not unchanged:
        lines += [f"Content-Type: {page.type}", f"Content-Length: {len(page.body)}"]
    head = ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")
    return head if unchanged or method == "HEAD" else head + page.body


def _still_holds(page: Page, asked: dict[str, str]) -> bool:
    if "if-none-match" in asked:
        tags = [tag.strip().removeprefix("W/") for tag in asked["if-none-match"].split(",")]
        return page.etag in tags or "*" in tags
    if page.changed is None or "if-modified-since" not in asked:
        return False
    try:
        return int(page.changed) <= parsedate_to_datetime(asked["if-modified-since"]).timestamp()
    except ValueError:
        return False


class Connections:
    """Serves every connection of every listening socket and ends them all on `close`."""

    def __init__(self, answer: Answer, now: Callable[[], float]) -> None:
        self._answer, self._now = answer, now
        self._open: set[asyncio.Task[None]] = set()

    def accepted(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Take over a new connection."""
        task = asyncio.get_running_loop().create_task(self._serve(reader, writer))
        self._open.add(task)
        task.add_done_callback(self._open.discard)

    async def close(self) -> None:
        """End all connections and wait until they are gone."""
        for task in list(self._open):
            task.cancel()
        await asyncio.gather(*self._open, return_exceptions=True)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            # The other side may vanish at any moment; that ends this connection and nothing else.
            with contextlib.suppress(ConnectionError, TimeoutError, asyncio.IncompleteReadError):
                while await self._one(reader, writer):
                    pass
        finally:
            writer.close()
            with contextlib.suppress(ConnectionError):
                await writer.wait_closed()

    async def _one(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        """Answer one request; say whether the connection stays."""
        try:
            async with asyncio.timeout(IDLE_S):
                head = await reader.readuntil(b"\r\n\r\n")
        except asyncio.LimitOverrunError:
            head = b""
        lines = head.decode("latin-1").split("\r\n")
        words = lines[0].split(" ")
        asked = {
            name.strip().lower(): value.strip()
            for name, colon, value in (line.partition(":") for line in lines[1:])
            if colon
        }
        readable = len(words) == 3 and words[1].startswith("/")
        local: tuple[str, int] = writer.get_extra_info("sockname")[:2]
        if not readable:
            page = Page(body=b"This request cannot be read.\n", type="text/plain", status=400)
        elif words[0] not in ("GET", "HEAD"):
            page = Page(body=b"Only GET and HEAD are answered.\n", type="text/plain", status=405)
        else:
            page = self._answer(local, words[1])
        writer.write(answered(page, words[0], asked, self._now()))
        await writer.drain()
        return readable and page.status != HTTPStatus.METHOD_NOT_ALLOWED and asked.get("connection", "") != "close"

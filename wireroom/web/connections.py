"""How much time and room one connection gets before its request has come whole (S45).

uvicorn waits for a request as long as its sender likes; here a sender that trickles is cut, one that sends too much is
told so, and one that does not read what it asked for is cut too.
"""

import asyncio
from collections.abc import Callable
from typing import Any, cast

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from wireroom.web.doors import MOST_BODY
from wireroom.web.guards import HEADERS
from wireroom.web.live_stream import OUTLET

#: A request must have come within this, from its first byte or from the opening of the connection, seconds.
REQUEST_S = 10.0
#: A client that takes nothing of an answer for this long is cut (as R19 says for live streams), seconds.
STALLED_S = 60.0
#: Address line and headers together, bytes.
MOST_HEAD = 32 * 1024

_WORDS = {
    400: (b"400 Bad Request", b"This is no request that can be read.\n"),
    408: (b"408 Request Timeout", b"The request did not come within 10 seconds.\n"),
    413: (b"413 Content Too Large", b"The body is larger than anything that is taken here.\n"),
    431: (b"431 Request Header Fields Too Large", b"The headers are larger than 32 KiB.\n"),
}
#: The headers of all answers, as bytes: these answers are made below the site.
_GUARDS = b"".join(f"{name}: {value}\r\n".encode() for name, value in HEADERS.items())


class Straight:
    """A way past ASGI for small pieces of an answer that has begun: no task wakes, nothing is made twice (R18)."""

    __slots__ = ("_connection", "_cycle")

    def __init__(self, connection: "Connection") -> None:
        self._connection, self._cycle = connection, connection.cycle

    def write(self, data: bytes, framed: bytes) -> bool:
        """Send a piece, plain or as a chunk; False where that is not possible at this moment."""
        cycle, connection = self._cycle, self._connection
        if (
            not cycle.response_started
            or cycle.response_complete
            or cycle.disconnected
            or connection.flow.write_paused
            or connection.transport.is_closing()
        ):
            return False
        connection.transport.write(framed if cycle.chunked_encoding else data)
        return True

    def abort(self) -> None:
        """End the connection; what it did not take is dropped."""
        self._connection.refused("stalled")
        self._connection.transport.abort()


class TooMuchError(Exception):
    """Raised within the parser's callbacks, to end its work on this connection."""


class Connection(HttpToolsProtocol):
    """One client, under limits."""

    #: Told the reason of each refusal: "slow", "headers", "body" or "stalled".
    refused: Callable[[str], None]
    request_s: float = REQUEST_S
    stalled_s: float = STALLED_S

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self._deadline: asyncio.TimerHandle | None = None
        self._stall: asyncio.TimerHandle | None = None
        self._in_head = True
        self._head = self._body = 0
        self._status = 400

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn's own
        """Begin to count the time of the first request."""
        super().connection_made(transport)
        self._arm()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop all clocks."""
        self._disarm()
        self._unstall()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Read on; what is still no whole head is measured as it comes, since the parser would keep all of it."""
        super().data_received(data)
        if self._in_head and not self.transport.is_closing():
            self._head += len(data)
            if self._head > MOST_HEAD:
                self._refuse(431, "headers")

    def on_message_begin(self) -> None:
        """Begin to count the time of a request."""
        super().on_message_begin()
        self._in_head, self._head, self._body = True, 0, 0
        if self._deadline is None:
            self._arm()

    def on_headers_complete(self) -> None:
        """Measure the head before anything is asked of the site."""
        if len(self.url) + sum(len(name) + len(value) + 4 for name, value in self.headers) > MOST_HEAD:
            self.refused("headers")
            self._status = 431
            raise TooMuchError
        self._in_head = False
        super().on_headers_complete()
        cast("dict[str, Any]", self.scope)[OUTLET] = Straight(self)

    def on_body(self, body: bytes) -> None:
        """Measure the body as it comes."""
        self._body += len(body)
        if self._body > MOST_BODY:
            self.refused("body")
            self._status = 413
            raise TooMuchError
        super().on_body(body)

    def on_message_complete(self) -> None:
        """The request has come whole: its time is over."""
        self._disarm()
        self._head = 0
        super().on_message_complete()

    def send_400_response(self, msg: str) -> None:
        """Answer what the parser gave up on, in our words: we may have made it give up."""
        del msg
        if self._status == 400:
            self.refused("other")
        self._say(self._status)

    def pause_writing(self) -> None:
        """The client does not read: it gets some time."""
        super().pause_writing()
        self._unstall()
        self._stall = self.loop.call_later(self.stalled_s, self._stalled)

    def resume_writing(self) -> None:
        """It reads again."""
        super().resume_writing()
        self._unstall()

    def _arm(self) -> None:
        self._deadline = self.loop.call_later(self.request_s, self._late)

    def _disarm(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def _unstall(self) -> None:
        if self._stall is not None:
            self._stall.cancel()
            self._stall = None

    def _late(self) -> None:
        self._deadline = None
        self._refuse(408, "slow")

    def _stalled(self) -> None:
        self.refused("stalled")
        self.transport.abort()

    def _refuse(self, status: int, reason: str) -> None:
        self.refused(reason)
        self._say(status)

    def _say(self, status: int) -> None:
        """Tell why, where no answer has begun, and close."""
        if self.transport.is_closing():
            return
        busy = self.cycle is not None and not self.cycle.response_complete
        silent = not busy if self._in_head else not self.cycle.response_started
        if silent:
            line, words = _WORDS[status]
            self.transport.write(
                b"HTTP/1.1 %s\r\ncontent-type: text/plain; charset=utf-8\r\ncache-control: no-store\r\n"
                b"%scontent-length: %d\r\nconnection: close\r\n\r\n%s" % (line, _GUARDS, len(words), words)
            )
        self.transport.close()


def connections(
    refused: Callable[[str], None], *, request_s: float = REQUEST_S, stalled_s: float = STALLED_S
) -> type[Connection]:
    """Make the kind of connection that a server is given.

    Args:
        refused: Called with the reason of each refusal.
        request_s: A request must have come within this, real seconds.
        stalled_s: A client that takes nothing for this long is cut, real seconds.
    """

    class Limited(Connection):
        pass

    Limited.refused = staticmethod(refused)
    Limited.request_s, Limited.stalled_s = request_s, stalled_s
    return Limited

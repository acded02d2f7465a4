"""The live stream as an answer of HTTP: opened, sent, ended with its client."""

import asyncio
import contextlib
from collections.abc import AsyncGenerator, Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from wireroom.web.doors import Door
from wireroom.web.live import Hub
from wireroom.web.routes import read_query, read_since

#: R19: a client is cut when one event takes longer than this to send, seconds.
MOST_SENDING_S = 60.0
#: Under this name a connection leaves its `live.Outlet` in the scope of a request.
OUTLET = "wireroom.outlet"
HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
]


class Live:
    """Opens streams."""

    def __init__(self, hub: Hub, refused: Callable[[str], None]) -> None:
        """`refused` is told "live" for an address that has all its streams."""
        self._hub, self._refused = hub, refused

    def doors(self) -> list[Door]:
        """Give where streams are opened."""
        return [Door("/live", self.live, role="anyone")]

    async def live(self, request: Request) -> "Response | EventStream":
        """Open a live stream."""
        address = request.client.host if request.client else ""
        if self._hub.full(address):
            self._refused("live")
            return Response("Too many live pages from this address.", status_code=429, headers={"retry-after": "30"})
        query = read_query(request.url.query)
        after = read_since({"since": request.headers.get("last-event-id") or query.get("after", "")})
        return EventStream(self._hub, address, after, query.get("epoch"))


class EventStream:
    """An ASGI answer that sends a stream, ends with its client, and gives up on one that does not read."""

    def __init__(self, hub: Hub, address: str, after: int | None, epoch: str | None) -> None:
        self._hub, self._address, self._after, self._epoch = hub, address, after, epoch

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send until the client goes, the stream ends, or one event takes too long."""
        client = self._hub.enter(self._address, scope.get(OUTLET))
        try:
            await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
            sending = asyncio.create_task(_send(self._hub.stream(client, self._after, self._epoch), send))
            leaving = asyncio.create_task(_gone(receive))
            try:
                await asyncio.wait({sending, leaving}, return_when=asyncio.FIRST_COMPLETED)
            finally:
                for task in (sending, leaving):
                    task.cancel()
                    with contextlib.suppress(asyncio.CancelledError, TimeoutError, OSError):
                        await task
        finally:
            self._hub.leave(client)


async def _send(stream: AsyncGenerator[bytes, None], send: Send) -> None:
    async with contextlib.aclosing(stream) as body:
        async for data in body:
            async with asyncio.timeout(MOST_SENDING_S):
                await send({"type": "http.response.body", "body": data, "more_body": True})
    await send({"type": "http.response.body", "body": b"", "more_body": False})


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass

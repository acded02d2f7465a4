"""Whole answers, ready to be sent: looked up before anything else is done with a request.

A page that anyone may see depends on its address, on two headers, and on what is stored. Where all three are as they
were, the bytes are, too: they are sent from here, without routes, threads or a reader. What is personal never comes
here, and whatever this layer does not know whole goes the long way.
"""

import asyncio
import functools
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from wireroom.errors import WireroomError
from wireroom.ports import Reader
from wireroom.web.cache import Finished
from wireroom.web.conditional import page_headers, unchanged
from wireroom.web.guards import every_answer, host_name
from wireroom.web.routes import find
from wireroom.web.site import SiteSettings

#: Answers that are kept. Their bytes are those of the cache of pages; an entry itself is some 3 kB.
MOST_KEPT = 2000
#: Requests whose address and headers are longer than this are no reader's; they go the long way.
MOST_KEY = 2000
#: What the long way finds in the scope of a request whose answer may be kept.
PLACE = "wireroom.kept"
#: Any cookie with this in its name may be the owner's.
OWNER = b"owner"

Key = tuple[bytes, bytes, bytes, bytes]


@dataclass(frozen=True, slots=True)
class Answer:
    """A page with its headers, as messages that a server is sent."""

    version: int
    etag: str
    plain: tuple[dict[str, Any], dict[str, Any]]
    packed: tuple[dict[str, Any], dict[str, Any]] | None
    same: tuple[dict[str, Any], dict[str, Any]]


class Place:
    """Where the long way leaves a page that may be sent again as it is."""

    __slots__ = ("take",)

    def __init__(self, take: Callable[[Finished], None]) -> None:
        """`take` is called before the page is sent: a client that reads slowly must not hold up the others."""
        self.take = take


def may_be_kept(scope: Scope, finished: Finished) -> None:
    """Say of a request that is being answered that its page depends on nothing but its address and headers."""
    place = scope.get(PLACE)
    if place is not None:
        place.take(finished)


class Kept:
    """The layer."""

    def __init__(self, app: ASGIApp, *, site: SiteSettings, open_reader: Callable[[], Reader]) -> None:
        self._app, self._open_reader = app, open_reader
        self._reader: Reader | None = None
        self._answers: OrderedDict[Key, Answer] = OrderedDict()
        #: Pages that are being built now: who comes meanwhile waits for the first.
        self._building: dict[tuple[Key, int], asyncio.Event] = {}
        self._guards = every_answer(site)
        hosts = site.hosts
        self._is_ours = functools.lru_cache(1024)(lambda host: host_name(host.decode("latin-1")) in hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send what is kept, or let the page be built and keep it."""
        key = self._key(scope)
        version = self._version() if key is not None else None
        if key is None or version is None:
            await self._app(scope, receive, send)
            return
        if await self._send(key, version, scope, send):
            return
        if find(scope["path"]) is None:  # no page: a stream, a file, data
            await self._app(scope, receive, send)
            return
        turn = (key, version)
        others = self._building.get(turn)
        if others is not None:
            await others.wait()
            if await self._send(key, version, scope, send):
                return
            await self._app(scope, receive, send)
            return
        built = self._building[turn] = asyncio.Event()

        def take(finished: Finished) -> None:
            self._keep(key, version, finished)
            built.set()

        try:
            await self._app({**scope, PLACE: Place(take)}, receive, send)
        finally:
            del self._building[turn]
            built.set()

    def _key(self, scope: Scope) -> Key | None:
        """Name all of a request that its page depends on; None where it goes the long way."""
        if scope["type"] != "http" or scope["method"] != "GET":
            return None
        host = cookie = languages = None
        for name, value in scope["headers"]:
            if name == b"host":
                if host is not None or not self._is_ours(value):
                    return None
                host = value
            elif name == b"cookie":
                if cookie is not None or OWNER in value:
                    return None
                cookie = value
            elif name == b"accept-language":
                if languages is not None:
                    return None
                languages = value
            elif name == b"range":
                return None
        key = (scope["path"].encode(), scope["query_string"], cookie or b"", languages or b"")
        return key if host is not None and sum(map(len, key)) <= MOST_KEY else None

    def _version(self) -> int | None:
        """Ask whether anything was written since: one look at shared memory, no I/O, no waiting (some 5 us)."""
        try:
            if self._reader is None:
                self._reader = self._open_reader()
            return self._reader.data_version()
        except WireroomError:
            return None  # the long way says what is wrong

    def _keep(self, key: Key, version: int, finished: Finished) -> None:
        def message(headers: Sequence[tuple[bytes, bytes]], body: bytes) -> tuple[dict[str, Any], dict[str, Any]]:
            head = [*headers, (b"content-length", b"%d" % len(body))]
            return _start(200, head), {"type": "http.response.body", "body": body}

        always = [*page_headers(finished), *self._guards]
        kind = (b"content-type", b"text/html; charset=utf-8")
        packed = finished.packed
        self._answers[key] = Answer(
            version=version,
            etag=finished.etag,
            plain=message([*always, kind], finished.body),
            packed=message([*always, kind, (b"content-encoding", b"gzip")], packed) if packed is not None else None,
            same=(_start(304, always), {"type": "http.response.body", "body": b""}),
        )
        self._answers.move_to_end(key)
        while len(self._answers) > MOST_KEPT:
            self._answers.popitem(last=False)

    async def _send(self, key: Key, version: int, scope: Scope, send: Send) -> bool:
        answer = self._answers.get(key)
        if answer is None or answer.version != version:
            return False
        self._answers.move_to_end(key)
        chosen = answer.plain
        for name, value in scope["headers"]:
            if name == b"if-none-match" and unchanged(Headers(scope=scope), answer.etag):
                chosen = answer.same
                break
            if name == b"accept-encoding" and answer.packed is not None and b"gzip" in value:
                chosen = answer.packed
        start, body = chosen
        # a list of its own: a server, or a layer further out, may add to it
        await send({**start, "headers": list(start["headers"])})
        await send(body)
        return True


def _start(status: int, headers: Sequence[tuple[bytes, bytes]]) -> dict[str, Any]:
    return {"type": "http.response.start", "status": status, "headers": list(headers)}

"""One HTTP request, and every way in which it can go wrong, in words for a reader of a source's page.

The client is told to do nothing by itself: no redirects, no second tries, no cookies, no proxies of the environment,
no unpacking, no memory of names. Texts of errors never hold what the other side wrote, nor an IP address (S11).
"""

import asyncio
import contextlib
import ssl
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

import aiohttp
import certifi
from aiohttp import http_exceptions

from wireroom.net.body import BodyError, BodyTooLargeError, coding_of, read_body
from wireroom.net.guard import Allowance, Place
from wireroom.net.resolve import AddressRefusedError, GuardedResolver, Lookup, SystemLookup, guarded_socket
from wireroom.net.settings import GatewaySettings

#: Longest header line and all headers together, bytes (S8).
LINE_BYTES, HEADER_BYTES = 8 * 1024, 64 * 1024
#: Most header lines. Real answers have some thirty.
MOST_HEADERS = 256
#: Seconds for which an idle connection is kept; long enough for a robots.txt and the feed after it.
IDLE_S = 15.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Hop:
    """What one request brought. The body is read for 2xx alone."""

    status: int
    #: Names in lower case; the last of repeated ones wins. A value that is no UTF-8 is left out.
    headers: Mapping[str, str]
    #: Where a redirect leads; bytes that are no UTF-8 are kept as halves of pairs.
    location: str = ""
    body: bytes = b""
    #: Milliseconds from the start to the last byte.
    ms: float = 0.0


class HopError(Exception):
    """No usable answer; the text says why."""


class HopUnreachableError(HopError):
    """Nobody was reached at all."""


class HopStaleError(HopError):
    """A connection that had been kept was closed before any answer came: the request may be made once more."""


class HopRefusedError(HopError):
    """The name leads where we may not go."""


class HopTooLargeError(HopError):
    """The answer grew over its limit."""


class Wire:
    """Makes single requests. Belongs to one event loop, from the first request on."""

    def __init__(
        self,
        settings: GatewaySettings,
        allow: tuple[Allowance, ...],
        lookup: Lookup | None,
        trust: ssl.SSLContext | None,
    ) -> None:
        self._settings, self._allow, self._trust = settings, allow, trust
        self._system = SystemLookup()
        self._resolver = GuardedResolver(lookup or self._system, allow)
        self._session: aiohttp.ClientSession | None = None

    async def get(
        self, place: Place, headers: Mapping[str, str], *, most: int, seconds: float, cut: bool = False
    ) -> Hop:
        """Ask once. `most`: bytes of the body, on the wire and unpacked; see `_ask` for the rest."""
        return await self._ask("GET", place, headers, None, most=most, seconds=seconds, cut=cut)

    async def post(self, place: Place, headers: Mapping[str, str], body: bytes, *, most: int, seconds: float) -> Hop:
        """Send once; as `get`."""
        return await self._ask("POST", place, headers, body, most=most, seconds=seconds, cut=False)

    async def _ask(
        self,
        method: str,
        place: Place,
        headers: Mapping[str, str],
        data: bytes | None,
        *,
        most: int,
        seconds: float,
        cut: bool,
    ) -> Hop:
        """Make one request.

        Args:
            method: GET or POST.
            place: Where; judged already as text, judged again as IP address when it is dialled.
            headers: All headers to send but Host.
            data: What is sent with it.
            most: Bytes of the body, on the wire and unpacked.
            seconds: For everything, from looking up the name to the last byte.
            cut: Whether a body over the limit is cut instead of refused.

        Raises:
            HopError: And its kinds.
        """
        loop = asyncio.get_running_loop()
        began, answered = loop.time(), False
        kept: list[bool] = []
        try:
            async with (
                asyncio.timeout(seconds),
                self._open().request(
                    method, place.url, headers=headers, data=data, allow_redirects=False, trace_request_ctx=kept
                ) as answer,
            ):
                answered = True
                heard = _headers(answer)
                body = await self._body(answer, most, cut=cut) if 200 <= answer.status < 300 else b""
                where = answer.headers.get("Location", "").strip()
                ms = (loop.time() - began) * 1000
                return Hop(status=answer.status, headers=heard, location=where, body=body, ms=ms)
        except aiohttp.ConnectionTimeoutError as error:
            raise HopUnreachableError(f"could not be reached in {self._settings.connect_s:g} s") from error
        except TimeoutError as error:
            said = "the answer did not end" if answered else "no answer"
            raise HopError(f"{said} in {self._settings.whole_s:g} s") from error
        except aiohttp.ClientError as error:
            if kept and isinstance(error, (aiohttp.ServerDisconnectedError, aiohttp.ClientOSError)):
                raise HopStaleError("the connection broke off") from error
            raise _translate(error) from error
        except (http_exceptions.HttpProcessingError, ValueError) as error:
            # A ValueError: what the client's own parsers say to odd bytes in headers.
            raise HopError("did not answer in HTTP") from error
        except OSError as error:
            raise HopError("the connection broke off") from error

    async def close(self) -> None:
        """End all connections."""
        if self._session is not None:
            await self._session.close()
            self._session = None
        self._system.close()

    def _open(self) -> aiohttp.ClientSession:
        if self._session is None:
            connector = aiohttp.TCPConnector(
                resolver=self._resolver,
                socket_factory=guarded_socket(self._allow),
                use_dns_cache=False,
                ssl=self._trust or trusted(),
                limit=0,  # the gateway counts what is in flight
                keepalive_timeout=IDLE_S,
            )
            connect = self._settings.connect_s
            kept = aiohttp.TraceConfig()
            kept.on_connection_reuseconn.append(_note_kept)
            self._session = aiohttp.ClientSession(
                connector=connector,
                timeout=aiohttp.ClientTimeout(total=None, connect=connect, sock_connect=connect),
                cookie_jar=aiohttp.DummyCookieJar(),
                trust_env=False,
                auto_decompress=False,
                max_line_size=LINE_BYTES,
                max_field_size=LINE_BYTES,
                max_headers=MOST_HEADERS,
                trace_configs=[kept],
            )
            # The client's own second try would come at once, against all pauses; there is no public switch.
            self._session._retry_connection = False
        return self._session

    async def _body(self, answer: aiohttp.ClientResponse, most: int, *, cut: bool) -> bytes:
        if not cut and (answer.content_length or 0) > most:
            raise _too_large(most)
        try:
            coding = coding_of(",".join(answer.headers.getall("Content-Encoding", [])))
            return await read_body(_chunks(answer), coding=coding, most=most, cut=cut)
        except BodyTooLargeError as error:
            raise _too_large(most) from error
        except BodyError as error:
            raise HopError(str(error)) from error


async def _note_kept(session: aiohttp.ClientSession, context: SimpleNamespace, params: object) -> None:
    """Note for the request under way that its connection was used before."""
    del session, params
    context.trace_request_ctx.append(True)


async def _chunks(answer: aiohttp.ClientResponse) -> AsyncIterator[bytes]:
    async for chunk in answer.content.iter_any():
        yield chunk


def _headers(answer: aiohttp.ClientResponse) -> dict[str, str]:
    if sum(len(name) + len(value) + 4 for name, value in answer.raw_headers) > HEADER_BYTES:
        raise HopTooLargeError(f"its headers are larger than {HEADER_BYTES >> 10} KiB")
    return {name.lower(): value for name, value in answer.headers.items() if _is_unicode(name + value)}


def _is_unicode(text: str) -> bool:
    """Say whether a header's bytes were UTF-8; others can neither be stored as text nor be sent back unchanged."""
    with contextlib.suppress(UnicodeEncodeError):
        text.encode()
        return True
    return False


def _too_large(most: int) -> HopTooLargeError:
    size = f"{most >> 20} MiB" if most >= 1 << 20 else f"{most >> 10} KiB"
    return HopTooLargeError(f"the answer is larger than {size}")


#: What the client says in classes -> what we say in words; the first that fits.
WORDS: tuple[tuple[type[aiohttp.ClientError], type[HopError], str], ...] = (
    (aiohttp.ClientConnectorDNSError, HopUnreachableError, "could not be reached: the name could not be resolved"),
    (aiohttp.ClientConnectorCertificateError, HopUnreachableError, "its certificate cannot be trusted"),
    (aiohttp.ClientSSLError, HopUnreachableError, "a secure connection could not be made"),
    (aiohttp.ClientConnectorError, HopUnreachableError, "could not be reached"),
    (aiohttp.ServerDisconnectedError, HopError, "the connection was closed without an answer"),
    (aiohttp.ClientPayloadError, HopError, "the answer broke off before its end"),
    (aiohttp.ClientResponseError, HopError, "did not answer in HTTP"),
    (aiohttp.InvalidURL, HopRefusedError, "the address cannot be asked"),
    (aiohttp.ClientError, HopError, "the connection broke off"),
)


def _translate(error: aiohttp.ClientError) -> HopError:
    """Say in words what the client says in classes."""
    if isinstance(error, aiohttp.ClientConnectorError) and isinstance(error.os_error, AddressRefusedError):
        return HopRefusedError("its name leads to an address that is not on the public internet")
    if _is_header_flood(error):
        return HopTooLargeError(f"a header is longer than {LINE_BYTES >> 10} KiB, or there are too many")
    return next(kind(words) for known, kind, words in WORDS if isinstance(error, known))


def _is_header_flood(error: BaseException | None) -> bool:
    """Say whether the client gave up on a long header or on their number; it tells so only deep inside."""
    while error is not None:
        many = isinstance(error, http_exceptions.HttpProcessingError) and "Too many headers" in error.message
        if many or isinstance(error, http_exceptions.LineTooLong):
            return True
        error = error.__cause__
    return False


def trusted() -> ssl.SSLContext:
    """Return what certificates are checked against: the system's store, or certifi's where the system has none."""
    paths = ssl.get_default_verify_paths()
    system = paths.cafile or (paths.capath and any(Path(paths.capath).iterdir()))
    return ssl.create_default_context(cafile=None if system else certifi.where())

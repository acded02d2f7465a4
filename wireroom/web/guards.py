"""What holds for every answer and every request, whatever the page: hosts, headers, origins of forms (S23 to S31).

Plain ASGI, outside of everything else, so that no route can forget it.
"""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from wireroom.web.site import SiteSettings

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; object-src 'none'; frame-src 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types wireroom"
)
#: Where pictures of publishers are.
MEDIA = "/media/"
#: What holds on the route of pictures, though we wrote them anew (S25). Nothing that comes from there is a page.
MEDIA_CSP = "default-src 'none'; sandbox; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"
#: What every answer carries (S24).
HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": PERMISSIONS,
    "content-security-policy": CSP,
    # copies of pages are never offered to search engines
    "x-robots-tag": "noindex, noarchive",
}
#: More parts of a range than this are refused (S46).
MOST_RANGES = 10
#: Status of a refusal -> its name where refusals are counted.
REASONS = {421: "host", 405: "method", 403: "origin", 413: "body", 416: "range"}
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})

ErrorPage = Callable[[int, str, str, Request], Response]


def host_name(value: str) -> str:
    """Give the host of a Host header without its port, lower case.

    >>> host_name("LocalHost:8080"), host_name("[::1]:8080"), host_name("bad host")
    ('localhost', '::1', '')
    """
    try:
        parts = urlsplit(f"//{value}")
        parts.port  # noqa: B018 - raises where the port is no port
    except ValueError:
        return ""
    name = parts.hostname or ""
    return name if value and not parts.username and not parts.path and not any(c.isspace() for c in value) else ""


def every_answer(site: SiteSettings) -> list[tuple[bytes, bytes]]:
    """Give the headers of every answer of a site (S24)."""
    named = {**HEADERS, **({"strict-transport-security": "max-age=63072000"} if site.secure else {})}
    return [(name.encode(), value.encode()) for name, value in named.items()]


def same_origin(headers: Headers) -> bool:
    """Say whether an unsafe request comes from our own pages (S28): by Sec-Fetch-Site, else by Origin; else no."""
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site == "same-origin"
    origin, host = headers.get("origin"), headers.get("host")
    if not origin or not host:
        return False
    try:
        return urlsplit(origin).netloc.lower() == host.lower()
    except ValueError:
        return False


class Guard:
    """The outermost layer."""

    def __init__(
        self,
        app: ASGIApp,
        *,
        site: SiteSettings,
        error_page: ErrorPage,
        broken: Callable[[Request, Exception], Response],
        allowed_body: Callable[[Scope], int],
        refused: Callable[[str], None] | None = None,
    ) -> None:
        self._app, self._site, self._error_page, self._broken = app, site, error_page, broken
        self._allowed_body, self._refused = allowed_body, refused
        self._always = {name.decode(): value.decode() for name, value in every_answer(site)}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse what must be refused; put the headers on all answers."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        guarded = self._with_headers(send, scope["path"])
        refusal = self._refusal(scope)
        if refusal is not None:
            if self._refused is not None:
                self._refused(REASONS[refusal[0]])
            await self._error_page(*refusal, Request(scope))(scope, receive, guarded)
            return
        started = False

        async def watched(message: Message) -> None:
            nonlocal started
            started = True
            await guarded(message)

        try:
            await self._app(scope, receive, watched)
        except ClientDisconnect:
            return  # it went away while it sent: nobody is there to be told
        except Exception as error:
            # A bug: logged with its trace by whoever makes the page, and told in a page guarded like all others.
            answer = self._broken(Request(scope), error)
            if started:
                raise
            await answer(scope, receive, guarded)

    def _refusal(self, scope: Scope) -> tuple[int, str, str] | None:
        headers = Headers(scope=scope)
        names = headers.getlist("host")
        if len(names) != 1 or host_name(names[0]) not in self._site.hosts:
            return (
                421,
                "Not under this name",
                "This site is not set up to answer under the host name that was asked for.",
            )
        method = scope["method"]
        if method not in (*_SAFE, "POST"):
            return 405, "Not possible", "Pages here are read with GET, and forms are sent with POST."
        if headers.get("range", "").count(",") >= MOST_RANGES:
            return 416, "Too many parts", f"A range has {MOST_RANGES} parts at most."
        if method == "POST":
            if not same_origin(headers):
                return 403, "Not from here", "This form was not sent from a page of this site, so nothing was done."
            length = headers.get("content-length", "")
            if not length.isdigit() or len(length) > 12 or int(length) > self._allowed_body(scope):
                return 413, "Too large", "No form of ours is that large."
        return None

    def _with_headers(self, send: Send, path: str) -> Callable[[Message], Awaitable[None]]:
        async def guarded(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(self._always)
                if path.startswith(MEDIA):
                    headers["content-security-policy"] = MEDIA_CSP
            await send(message)

        return guarded

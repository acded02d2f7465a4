"""Does the client have it already? Answers that are not sent twice (RFC 9110, R32)."""

from email.utils import formatdate

from starlette.datastructures import Headers
from starlette.responses import Response

from wireroom.text.http_times import http_date
from wireroom.web.cache import Finished

PAGE_TYPE = "text/html; charset=utf-8"
#: Whoever keeps a page asks whether it still holds.
PAGE_CACHE = "private, no-cache"
#: What of a request changes the bytes of a page.
PAGE_VARY = "Cookie, Accept-Language, Accept-Encoding"


def unchanged(headers: Headers, etag: str, modified: float | None = None) -> bool:
    """Say whether a client that names validators has this answer.

    If-None-Match counts alone where it is there (weak comparison); If-Modified-Since counts by whole seconds.
    """
    named = headers.getlist("if-none-match")
    if named:
        tags = [tag.strip().removeprefix("W/") for tag in ",".join(named).split(",")]
        return "*" in tags or etag.removeprefix("W/") in tags
    since = headers.get("if-modified-since")
    if since is None or modified is None:
        return False
    at = http_date(since)
    return at is not None and int(modified) <= at


def http_time(at: float) -> str:
    """Write a time as HTTP does.

    >>> http_time(1795530720.0)
    'Tue, 24 Nov 2026 14:32:00 GMT'
    """
    return formatdate(int(at), usegmt=True)


def page_answer(asked: Headers, finished: Finished) -> Response:
    """Send a page: what it shows depends on the reader's choices, and whoever keeps it must ask again."""
    return reply(asked, finished, PAGE_TYPE, cache=PAGE_CACHE, vary=PAGE_VARY)


def page_headers(finished: Finished) -> list[tuple[bytes, bytes]]:
    """Give the headers of a page that do not depend on how it is sent."""
    return [(b"etag", finished.etag.encode()), (b"cache-control", PAGE_CACHE.encode()), (b"vary", PAGE_VARY.encode())]


def reply(
    asked: Headers,
    finished: Finished,
    media_type: str,
    *,
    cache: str,
    vary: str = "Accept-Encoding",
    modified: float | None = None,
) -> Response:
    """Send bytes with their validators, compressed where the client takes it, or 304."""
    headers = {"etag": finished.etag, "cache-control": cache, "vary": vary}
    if modified is not None:
        headers["last-modified"] = http_time(modified)
    if unchanged(asked, finished.etag, modified):
        return Response(status_code=304, headers=headers)
    body = finished.body
    if finished.packed is not None and "gzip" in asked.get("accept-encoding", ""):
        body, headers["content-encoding"] = finished.packed, "gzip"
    return Response(body, headers=headers, media_type=media_type)

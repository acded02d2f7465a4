"""Small files of our own: style and script under addresses made from their content, our mark, word to robots."""

import functools
import gzip
from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response

from wireroom.web.doors import Door
from wireroom.web.render import static_files
from wireroom.web.trouble import NOWHERE

YEAR = 365 * 24 * 3600


@functools.cache
def _packed(name: str) -> bytes:
    return gzip.compress(static_files()[name][1], mtime=0)


class SmallFiles:
    """Gives them."""

    def __init__(self, error: Callable[..., Response]) -> None:
        self._error = error
        self._files = {address: (name, data) for name, (address, data) in static_files().items()}

    def doors(self) -> list[Door]:
        """Give where they are."""
        return [
            Door("/robots.txt", self.robots, role="anyone"),
            Door("/favicon.svg", self.favicon, role="anyone"),
            Door("/favicon.ico", self.favicon, role="anyone"),
            Door("/static/{name}", self.static, role="anyone"),
        ]

    async def robots(self, request: Request) -> Response:
        """Ask robots to stay away: copies of pages are not offered to search engines."""
        del request
        return Response("User-agent: *\nDisallow: /\n", media_type="text/plain; charset=utf-8")

    async def favicon(self, request: Request) -> Response:
        """Give our own mark."""
        del request
        headers = {"cache-control": "public, max-age=86400"}
        return Response(static_files()["favicon.svg"][1], media_type="image/svg+xml", headers=headers)

    async def static(self, request: Request) -> Response:
        """Give style or script, under an address made from its content."""
        found = self._files.get(request.url.path)
        if found is None:
            return self._error(404, "No such file", NOWHERE, request)
        name, data = found
        kind = "text/css; charset=utf-8" if name.endswith(".css") else "text/javascript; charset=utf-8"
        headers = {"cache-control": f"public, max-age={YEAR}, immutable", "vary": "Accept-Encoding"}
        if "gzip" in request.headers.get("accept-encoding", ""):
            data, headers["content-encoding"] = _packed(name), "gzip"
        return Response(data, media_type=kind, headers=headers)

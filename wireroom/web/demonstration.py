"""The demonstration wire, started from the site: the supervisor starts it, a page leads there when it answers."""

from collections.abc import Awaitable, Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from wireroom.web.asking import Threads
from wireroom.web.builder import Builder, variant_of
from wireroom.web.doors import Door
from wireroom.web.paths import loopback_address
from wireroom.web.render import render_text
from wireroom.web.site import SiteSettings

Control = Callable[[dict[str, Any]], Awaitable[dict[str, Any]]]


class Demonstration:
    """Starts the demonstration wire, and leads to it."""

    def __init__(
        self,
        threads: Threads,
        site: SiteSettings,
        builder: Builder,
        *,
        control: Control | None,
        error: Callable[..., Response],
    ) -> None:
        self._ask, self._site, self._builder = threads.ask, site, builder
        self._control, self._error = control, error

    def doors(self) -> list[Door]:
        """Give where it is started and shown."""
        return [
            Door("/demo", self.demo, role="anyone"),
            Door("/demo", self.start_demo, role="anyone", methods=["POST"]),
        ]

    async def start_demo(self, request: Request) -> Response:
        """Start the demonstration wire; the next page leads there."""
        if self._control is None:
            return self._error(404, "Not possible", "This site cannot start a demonstration wire.", request)
        await self._control({"act": "demo"})
        return RedirectResponse("/demo", status_code=303)

    async def demo(self, request: Request) -> Response:
        """Say how far the demonstration wire is, and lead to it when it is up."""
        # The supervisor knows, also when this process is a new one; a page that is read starts nothing (S28).
        told = await self._control({"act": "demo", "look": True}) if self._control is not None else {}
        if not told.get("started"):
            return self._error(404, "Not started", "The demonstration wire was not started from here.", request)
        url, up = loopback_address(told.get("url")), bool(told.get("ready"))
        variant, chosen = variant_of(request, self._site)
        head = await self._ask(lambda reader: reader.head())
        refresh = f"0;url={url}" if url and up else "2"
        html = render_text(
            "demo",
            self._builder.frame(variant, chosen=chosen),
            head,
            "/demo",
            title="Demonstration",
            url=url,
            up=up,
            refresh=refresh,
        )
        return Response(html, headers={"cache-control": "no-store"}, media_type="text/html; charset=utf-8")

"""The second listener, for whoever runs the machine: numbers and details that the public site does not show (S47)."""

import dataclasses

import orjson
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response

from wireroom.model.meters import SiteMeters
from wireroom.web.doors import Door, allowed_body, declared
from wireroom.web.guards import Guard
from wireroom.web.health import Health, checks
from wireroom.web.metrics import exposition
from wireroom.web.site import SiteSettings

TEXT = "text/plain; version=0.0.4; charset=utf-8"


def create_admin(health: Health, meters: SiteMeters) -> Starlette:
    """Make the application of the second listener. It answers under loopback names alone."""

    async def metrics(request: Request) -> Response:
        del request
        return _plain(exposition(await health.look(), meters, health.clients), media_type=TEXT)

    async def details(request: Request) -> Response:
        del request
        look = await health.look()
        body = {
            "checks": [dataclasses.asdict(check) for check in checks(look)],
            "store": dataclasses.asdict(look.store) if look.store else None,
            "writer": look.writer,
            "live": health.clients,
            "refusals": meters.refusals.counts,
            #: Nothing is sent out yet, so nothing waits.
            "outbox": None,
        }
        return _plain(orjson.dumps(body, option=orjson.OPT_INDENT_2), media_type="application/json")

    async def index(request: Request) -> Response:
        del request
        return _plain(b"/metrics  numbers in Prometheus' form\n/health   details as JSON\n")

    routes = declared(
        [
            Door("/", index, role="anyone"),
            Door("/metrics", metrics, role="anyone"),
            Door("/health", details, role="anyone"),
        ]
    )

    def refuse(status: int, heading: str, detail: str, request: Request) -> Response:
        del heading, request
        return _plain(f"{detail}\n".encode(), status=status)

    def broken(request: Request, error: Exception) -> Response:
        del request
        return _plain(f"This failed: {type(error).__name__}\n".encode(), status=500)

    async def no_such(request: Request, error: Exception) -> Response:
        del request
        return _plain(b"There is nothing at this address.\n", status=getattr(error, "status_code", 404))

    guard = Middleware(Guard, site=SiteSettings(), error_page=refuse, broken=broken, allowed_body=allowed_body(routes))
    return Starlette(routes=routes, middleware=[guard], exception_handlers={404: no_such, 405: no_such})


def _plain(body: bytes, *, status: int = 200, media_type: str = "text/plain; charset=utf-8") -> Response:
    return Response(body, status, {"cache-control": "no-store"}, media_type)

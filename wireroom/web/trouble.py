"""What is answered when something is wrong: what failed, what still works, a number to find it by in the log."""

import secrets

import structlog
from starlette.requests import Request
from starlette.responses import Response

from wireroom.web.api import is_data, problem
from wireroom.web.builder import Builder, variant_of
from wireroom.web.page import Variant
from wireroom.web.render import render_text
from wireroom.web.site import SiteSettings

log = structlog.get_logger()

NOWHERE = "There is nothing at this address; it may be mistyped. All that is known here can be searched."


class Trouble:
    """Makes the pages of errors."""

    def __init__(self, site: SiteSettings, builder: Builder) -> None:
        self._site, self._builder = site, builder

    def error(
        self, status: int, heading: str, detail: str, request: Request | None = None, reference: str = ""
    ) -> Response:
        """Make an error page: what failed, what still works, a number last. Where data is asked for, it is data."""
        if request is not None and is_data(request.scope["path"]):
            return problem(status, f"{detail} (reference {reference})" if reference else detail)
        variant, chosen = (
            variant_of(request, self._site) if request else (Variant(languages=self._site.languages), False)
        )
        html = render_text(
            "error",
            self._builder.frame(variant, chosen=chosen),
            None,
            "",
            title=heading,
            heading=heading,
            detail=detail,
            status=status,
            reference=reference,
        )
        return Response(
            html, status_code=status, headers={"cache-control": "no-store"}, media_type="text/html; charset=utf-8"
        )

    async def not_found(self, request: Request, error: Exception) -> Response:
        """Answer what no route knows."""
        status = getattr(error, "status_code", 404)
        words = ("No such page", NOWHERE)
        if status == 405:
            words = ("Not possible", "This address is read with GET, or is a form that is sent with POST.")
        return self.error(status, *words, request)

    async def trouble(self, request: Request, error: Exception) -> Response:
        """Answer trouble that we expect: storage that cannot be read."""
        reference = secrets.token_hex(4)
        log.error("page.trouble", path=loggable(request), reference=reference, reason=str(error))
        return self.error(
            503,
            "We cannot read what is kept",
            "The store did not answer as it should. Nothing is lost by this; the page may work again in a minute.",
            request,
            reference,
        )

    def broken(self, request: Request, error: Exception) -> Response:
        """Answer a bug: logged with its trace, told without it."""
        reference = secrets.token_hex(4)
        log.error("page.broken", path=loggable(request), reference=reference, exc_info=error)
        words = "The fault is ours, and it is written down. Other pages go on working."
        return self.error(500, "This page failed", words, request, reference)


def loggable(request: Request) -> str:
    """Give the path of a request as it may be written down: a code of the owner's is no path (S48)."""
    path: str = request.scope["path"]
    return "/owner/***" if path.startswith("/owner/") else path

"""Pages that are built from what is known, and the pieces that make an open one new."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import orjson
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from wireroom.ports import Reader
from wireroom.watch.overview import find_situation
from wireroom.web.asking import Threads
from wireroom.web.builder import Builder, Wanted, variant_of
from wireroom.web.conditional import page_answer
from wireroom.web.doors import Door
from wireroom.web.kept import may_be_kept
from wireroom.web.owner import Gate
from wireroom.web.owner_view import new_key
from wireroom.web.page import Variant
from wireroom.web.past import BusyError
from wireroom.web.render import render_text
from wireroom.web.routes import find, read_query, read_since
from wireroom.web.site import SiteSettings
from wireroom.web.trouble import NOWHERE
from wireroom.web.watch import situation_report

BUSY = "One page of the past is made at a time, and another is being made now. Try again in some seconds."


class Pages:
    """Answers with pages."""

    def __init__(
        self,
        threads: Threads,
        site: SiteSettings,
        builder: Builder,
        *,
        gate: Gate,
        error: Callable[..., Response],
    ) -> None:
        self._ask, self._site, self._builder, self._error = threads.ask, site, builder, error
        self._gate = gate

    def doors(self) -> list[Door]:
        """Give where pieces and reports are."""
        return [
            Door("/pieces", self.pieces, role="anyone"),
            Door("/pieces/{rest:path}", self.pieces, role="anyone"),
            Door("/situation/{name}/report.md", self.report, role="anyone"),
        ]

    async def page(self, request: Request) -> Response:
        """Answer any page that is built from what is known."""
        query = read_query(request.url.query)
        variant, chosen = variant_of(request, self._site, read_since(query))
        path = request.url.path
        if find(path) is None:
            return self._error(404, "No such page", NOWHERE, request)
        wanted = Wanted(path=path, query=query, variant=variant, chosen=chosen)
        try:
            made = await self._ask(lambda reader: self._builder.page(reader, wanted))
        except BusyError:
            return self._error(503, "Somebody else is looking back", BUSY, request)
        if made.moved is not None:
            return RedirectResponse(made.moved, status_code=301)
        if made.finished is None:
            return self._error(404, "No such page", made.missing or NOWHERE, request)
        if variant.owner is not None:
            self._gate.saw(variant.owner, made.seq)
        elif made.from_log:
            may_be_kept(request.scope, made.finished)
        return page_answer(request.headers, made.finished)

    async def pieces(self, request: Request) -> Response:
        """Answer what makes an open page new: the order of its pieces, and those that changed since a number."""
        query = read_query(request.url.query)
        target = urlsplit(query.get("page", ""))
        path, inner = target.path, read_query(target.query)
        since = read_since(query)
        variant, chosen = variant_of(request, self._site, read_since(inner))
        if find(path) is None or target.netloc or target.scheme:
            return _json({"error": "no such page"}, 404)
        wanted = Wanted(path=path, query=inner, variant=variant, chosen=chosen)
        try:
            answer = await self._ask(lambda reader: self._builder.patch(reader, wanted, since, query.get("epoch")))
        except BusyError:
            return _json({"error": BUSY}, 503)
        return _json(answer, 404 if "error" in answer else 200)

    async def form_page(self, request: Request, name: str, **data: Any) -> Response:
        """Render a page of forms: the owner's, or readers' voice. It is made anew each time."""
        variant, chosen = variant_of(request, self._site)
        head = await self._ask(lambda reader: reader.head())
        frame = self._builder.frame(variant, chosen=chosen)
        html = render_text(name, frame, head, request.url.path, folder="owner", form_css=True, key=new_key(), **data)
        status = 422 if data.get("trouble") else 200
        return Response(
            html, status_code=status, headers={"cache-control": "no-store"}, media_type="text/html; charset=utf-8"
        )

    def variant(self, request: Request) -> Variant:
        """Say who looks, in what languages and light."""
        return variant_of(request, self._site)[0]

    async def report(self, request: Request) -> Response:
        """Give the report of a situation as Markdown."""
        name = str(request.path_params["name"])

        def write(reader: Reader) -> str | None:
            with reader.at_head() as head:
                found = find_situation(reader, name)
                return situation_report(found, head) if found is not None else None

        text = await self._ask(write)
        if text is None:
            return self._error(404, "No such situation", "There is no such situation under watch.", request)
        headers = {"cache-control": "private, no-cache", "content-disposition": f'attachment; filename="{name}.md"'}
        return Response(text, headers=headers, media_type="text/markdown; charset=utf-8")


def _json(data: dict[str, Any], status: int) -> Response:
    return Response(
        orjson.dumps(data), status_code=status, media_type="application/json", headers={"cache-control": "no-store"}
    )

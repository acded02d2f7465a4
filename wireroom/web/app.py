"""The site: requests come in, pages built by pure functions go out. Knows `ports.Reader`, never a store."""

import asyncio
import contextlib
import gzip
import secrets
import threading
from collections.abc import AsyncIterator, Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar
from urllib.parse import parse_qs, urlsplit

import orjson
import structlog
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from wireroom.clock import Clock, SystemClock
from wireroom.errors import StorageError, WireroomError
from wireroom.model.meters import SiteMeters
from wireroom.ports import Private, Reader
from wireroom.web import tongues
from wireroom.web.api import Api, for_people, is_data, problem
from wireroom.web.builder import Builder, Wanted, variant_of
from wireroom.web.cache import Finished, finish
from wireroom.web.doors import Door, allowed_body, declared
from wireroom.web.feeds_out import FeedsOut
from wireroom.web.guards import Guard
from wireroom.web.health import Health, LookAtStore
from wireroom.web.hours import wire_hours
from wireroom.web.live import EventStream, Hub
from wireroom.web.owner import Gate, owner_of
from wireroom.web.owner_pages import OwnerPages
from wireroom.web.owner_view import new_key
from wireroom.web.page import Variant
from wireroom.web.paths import WORDS, loopback_address, own_path
from wireroom.web.render import render_text, static_files
from wireroom.web.routes import find, read_query, read_since
from wireroom.web.site import SiteSettings
from wireroom.web.voice import Voice
from wireroom.web.watch import situation_report

log = structlog.get_logger()

T = TypeVar("T")
Control = Callable[[dict[str, Any]], Awaitable[dict[str, Any]]]

YEAR = 365 * 24 * 3600
NOWHERE = "There is nothing at this address; it may be mistyped. All that is known here can be searched."
#: Answered without a look at who comes: liveness needs no I/O (R33).
ASK_NOBODY = ("/healthz", "/readyz")
#: Titles of the pages of words.
TITLES = {
    "about": "How these pages are made",
    "wire": "The wire",
    "choices": "Languages and light",
    "api": "For programs",
}


class Site:
    """All routes, with what they share."""

    def __init__(
        self,
        *,
        open_reader: Callable[[], Reader],
        clock: Clock,
        site: SiteSettings,
        control: Control | None,
        open_private: Callable[[], Private] | None,
        real_clock: Clock | None,
        meters: SiteMeters,
    ) -> None:
        self._meters = meters
        self._open_reader, self._site, self._control = open_reader, site, control
        self._demo_started = False
        self._local = threading.local()
        self._pool = ThreadPoolExecutor(max_workers=site.threads, thread_name_prefix="page")
        self._open_private = open_private
        self.gate = Gate(
            ask=self.ask_private if open_private is not None else None,
            control=control,
            clock=real_clock or SystemClock(),
            secure=site.secure,
            error=self.error,
        )
        self._builder = Builder(site, can_demo=control is not None, can_own=self.gate.possible)
        self._files = {address: (name, data) for name, (address, data) in static_files().items()}
        self.hub = Hub(
            self.ask,
            clock=clock,
            look_every=site.look_every,
            per_address=site.live_per_address,
            comment_every=site.live_comment_every,
            published=meters.publish.add,
        )

    # -- threads, each with its reader

    async def ask(self, question: Callable[[Reader], T]) -> T:
        """Run a function of a reader on one of the threads that have one."""

        def work() -> T:
            reader: Reader | None = getattr(self._local, "reader", None)
            if reader is None:
                reader = self._local.reader = self._open_reader()
            return question(reader)

        return await asyncio.get_running_loop().run_in_executor(self._pool, work)

    async def ask_private(self, question: Callable[[Private], T]) -> T:
        """Run a question about what is personal on one of the threads."""

        def work() -> T:
            private: Private | None = getattr(self._local, "private", None)
            if private is None and self._open_private is not None:
                private = self._local.private = self._open_private()
            if private is None:
                raise RuntimeError("this site has no owner")
            return question(private)

        return await asyncio.get_running_loop().run_in_executor(self._pool, work)

    def close(self) -> None:
        """End the threads."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    # -- pages

    async def page(self, request: Request) -> Response:
        """Answer any page that is built from what is known."""
        query = read_query(request.url.query)
        variant, chosen = variant_of(request, self._site, read_since(query))
        path = request.url.path
        if find(path) is None:
            return self.error(404, "No such page", NOWHERE, request)
        wanted = Wanted(path=path, query=query, variant=variant, chosen=chosen)
        made = await self.ask(lambda reader: self._builder.page(reader, wanted))
        if made.moved is not None:
            return RedirectResponse(made.moved, status_code=301)
        if made.finished is None:
            return self.error(404, "No such page", made.missing or NOWHERE, request)
        if variant.owner is not None:
            self.gate.saw(variant.owner, made.seq)
        return self._answer(request, made.finished)

    def _answer(self, request: Request, finished: Finished) -> Response:
        headers = {
            "etag": finished.etag,
            "cache-control": "private, no-cache",
            "vary": "Cookie, Accept-Language, Accept-Encoding",
        }
        if finished.etag in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
        body = finished.body
        if finished.packed is not None and "gzip" in request.headers.get("accept-encoding", ""):
            body, headers["content-encoding"] = finished.packed, "gzip"
        return Response(body, headers=headers, media_type="text/html; charset=utf-8")

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
        answer = await self.ask(lambda reader: self._builder.patch(reader, wanted, since, query.get("epoch")))
        return _json(answer, 404 if "error" in answer else 200)

    async def form_page(self, request: Request, name: str, **data: Any) -> Response:
        """Render a page of forms: the owner's, or readers' voice. It is made anew each time."""
        variant, chosen = variant_of(request, self._site)
        head = await self.ask(lambda reader: reader.head())
        frame = self._builder.frame(variant, chosen=chosen)
        html = render_text(name, frame, head, request.url.path, folder="owner", form_css=True, key=new_key(), **data)
        status = 422 if data.get("trouble") else 200
        return Response(
            html, status_code=status, headers={"cache-control": "no-store"}, media_type="text/html; charset=utf-8"
        )

    def variant(self, request: Request) -> Variant:
        """Say who looks, in what languages and light."""
        return variant_of(request, self._site)[0]

    # -- words

    async def words(self, request: Request) -> Response:
        """Answer the pages of words alone."""
        name = request.url.path.strip("/")
        variant, chosen = variant_of(request, self._site)
        head = await self.ask(lambda reader: reader.head())
        data: dict[str, Any] = {"title": TITLES[name]}
        if name == "choices":
            data["back"] = own_path(read_query(request.url.query).get("back", "/"))
            read = await self.ask(lambda reader: {row.source.language for row in reader.sources()})
            codes = {*(read - {None}), *variant.languages, *self._site.languages}
            data["names"] = sorted(((code, tongues.language_name(code)) for code in codes), key=lambda pair: pair[1])
        elif name == "api":
            data["operations"] = for_people()
        elif name == "wire":
            data["rows"] = await self.ask(lambda reader: wire_hours(reader, variant.language))
        html = render_text(name, self._builder.frame(variant, chosen=chosen), head, request.url.path, **data)
        return self._answer(request, finish(html.encode()))

    async def choose(self, request: Request) -> Response:
        """Keep a reader's choice of languages and light in cookies."""
        form = parse_qs((await request.body()).decode("utf-8", "replace"), max_num_fields=300)
        answer = RedirectResponse(own_path(form.get("back", ["/"])[0]), status_code=303)
        theme = form.get("theme", ["system"])[0]
        ticked = tongues.chosen(".".join(form.get("lang", [])[: tongues.MOST]))
        first = tongues.chosen(form.get("first", [""])[0])
        languages = tuple(dict.fromkeys((*first, *ticked)))[: tongues.MOST] if ticked else ()
        for name, value in (("theme", theme if theme in ("light", "dark") else ""), ("languages", ".".join(languages))):
            if value:
                answer.set_cookie(
                    name, value, max_age=YEAR, httponly=True, samesite="lax", secure=self._site.secure, path="/"
                )
            else:
                answer.delete_cookie(name, path="/", httponly=True, samesite="lax", secure=self._site.secure)
        return answer

    # -- the demonstration wire

    async def start_demo(self, request: Request) -> Response:
        """Start the demonstration wire; the next page leads there."""
        if self._control is None:
            return self.error(404, "Not possible", "This site cannot start a demonstration wire.", request)
        await self._control({"act": "demo"})
        self._demo_started = True
        return RedirectResponse("/demo", status_code=303)

    async def demo(self, request: Request) -> Response:
        """Say how far the demonstration wire is, and lead to it when it is up."""
        if self._control is None or not self._demo_started:
            return self.error(404, "Not started", "The demonstration wire was not started from here.", request)
        # It runs already: the same order now only says where (a page that is read starts nothing, S28).
        told = await self._control({"act": "demo"})
        url, up = loopback_address(told.get("url")), bool(told.get("ready"))
        variant, chosen = variant_of(request, self._site)
        head = await self.ask(lambda reader: reader.head())
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

    # -- live, health, small files

    async def live(self, request: Request) -> Response | EventStream:
        """Open a live stream."""
        address = request.client.host if request.client else ""
        if self.hub.full(address):
            self._meters.refusals.add("live")
            return Response("Too many live pages from this address.", status_code=429, headers={"retry-after": "30"})
        query = read_query(request.url.query)
        after = read_since({"since": request.headers.get("last-event-id") or query.get("after", "")})
        return EventStream(self.hub.stream(address, after, query.get("epoch")))

    async def report(self, request: Request) -> Response:
        """Give the report of a situation as Markdown."""
        name = str(request.path_params["name"])

        def write(reader: Reader) -> str | None:
            with reader.at_head() as head:
                found = reader.situation(name)
                return situation_report(found, head) if found is not None else None

        text = await self.ask(write)
        if text is None:
            return self.error(404, "No such situation", "There is no such situation under watch.", request)
        headers = {"cache-control": "private, no-cache", "content-disposition": f'attachment; filename="{name}.md"'}
        return Response(text, headers=headers, media_type="text/markdown; charset=utf-8")

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
            return self.error(404, "No such file", NOWHERE, request)
        name, data = found
        kind = "text/css; charset=utf-8" if name.endswith(".css") else "text/javascript; charset=utf-8"
        headers = {"cache-control": f"public, max-age={YEAR}, immutable", "vary": "Accept-Encoding"}
        if "gzip" in request.headers.get("accept-encoding", ""):
            data, headers["content-encoding"] = gzip.compress(data, mtime=0), "gzip"
        return Response(data, media_type=kind, headers=headers)

    # -- errors

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


def _json(data: dict[str, Any], status: int) -> Response:
    return Response(
        orjson.dumps(data), status_code=status, media_type="application/json", headers={"cache-control": "no-store"}
    )


def create_app(
    *,
    open_reader: Callable[[], Reader],
    clock: Clock,
    site: SiteSettings,
    control: Control | None = None,
    open_private: Callable[[], Private] | None = None,
    real_clock: Clock | None = None,
    look_at_store: LookAtStore | None = None,
    meters: SiteMeters | None = None,
) -> Starlette:
    """Make the site.

    Args:
        open_reader: Opens a reader; called once in each thread that builds pages.
        clock: The injected clock: the live pages say by it how far the log is behind. Pages themselves go by the log.
        site: What the site is told about itself.
        control: Asks the supervisor. `{"act": "demo"}` starts the demonstration wire unless it runs, and answers
            `{"url": its loopback address or "", "ready": whether it answers}`. None: nothing can be asked.
        open_private: Opens what is personal, for reading; once a thread. None: this site has no owner.
        real_clock: What sessions go by; None: the machine's time.
        look_at_store: Says how large the files are; None: there are none to look at.
        meters: What the site counts; None: counted, and told to nobody. `app.state.health` serves the second listener.
    """
    meters = meters or SiteMeters()
    made = Site(
        open_reader=open_reader,
        clock=clock,
        site=site,
        control=control,
        open_private=open_private,
        real_clock=real_clock,
        meters=meters,
    )

    @contextlib.asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        del app
        following = asyncio.create_task(_follow(made))
        try:
            yield
        finally:
            following.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await following
            made.close()

    health = Health(store=look_at_store, control=control, clock=clock, clients=lambda: made.hub.clients)

    def whole_texts(request: Request) -> bool:
        return site.demo or site.texts_for_all or owner_of(request) is not None

    words = [Door(path, made.words, role="anyone") for path in WORDS]
    routes = declared(
        [
            *Voice(made.gate, ask=made.ask, render=made.form_page, error=made.error).doors(),
            *OwnerPages(
                made.gate,
                ask=made.ask,
                control=control,
                render=made.form_page,
                error=made.error,
                variant=made.variant,
            ).doors(),
            *words,
            Door("/choices", made.choose, role="anyone", methods=["POST"]),
            Door("/demo", made.demo, role="anyone"),
            Door("/demo", made.start_demo, role="anyone", methods=["POST"]),
            Door("/pieces", made.pieces, role="anyone"),
            Door("/pieces/{rest:path}", made.pieces, role="anyone"),
            Door("/live", made.live, role="anyone"),
            Door("/situation/{name}/report.md", made.report, role="anyone"),
            *health.doors(),
            Door("/robots.txt", made.robots, role="anyone"),
            Door("/favicon.svg", made.favicon, role="anyone"),
            Door("/favicon.ico", made.favicon, role="anyone"),
            Door("/static/{name}", made.static, role="anyone"),
            *Api(made.ask, whole_texts=whole_texts).doors(),
            *FeedsOut(made.ask, site).doors(),
            Door("/{rest:path}", made.page, role="anyone"),
        ]
    )
    for door in routes:
        if isinstance(door, Door) and door.path not in ASK_NOBODY:
            made.gate.stand_in(door)
    guard = Middleware(
        Guard,
        site=site,
        error_page=made.error,
        broken=made.broken,
        allowed_body=allowed_body(routes),
        refused=meters.refusals.add,
    )
    app = Starlette(
        routes=routes,
        middleware=[guard],
        exception_handlers={404: made.not_found, 405: made.not_found, StorageError: made.trouble},
        lifespan=lifespan,
    )
    app.state.health = health
    return app


async def _follow(made: Site) -> None:
    """Keep the hub going: storage trouble ends one look, not the live pages."""
    while True:
        try:
            await made.hub.run()
        except WireroomError as error:
            log.warning("live.trouble", reason=str(error))
            await asyncio.sleep(1.0)

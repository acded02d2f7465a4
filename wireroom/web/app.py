"""The site: requests come in, pages built by pure functions go out. Knows `ports.Reader`, never a store."""

import asyncio
import contextlib
import gzip
import hashlib
import secrets
import threading
from collections import OrderedDict
from collections.abc import AsyncIterator, Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import parse_qs, quote, urlsplit

import orjson
import structlog
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from wireroom.clock import Clock
from wireroom.errors import StorageError, WireroomError
from wireroom.model.views import Head
from wireroom.ports import Reader
from wireroom.web import tongues
from wireroom.web.guards import Guard
from wireroom.web.live import EventStream, Hub
from wireroom.web.page import Variant
from wireroom.web.pieces import Manifest, manifest, patch, pieces
from wireroom.web.render import Frame, render_notice, render_page, render_text, sources_words, static_files
from wireroom.web.routes import Asked, Missing, Moved, find, read_query, read_since
from wireroom.web.site import SiteSettings
from wireroom.web.words import clock_time, grouped

log = structlog.get_logger()

T = TypeVar("T")
Control = Callable[[dict[str, Any]], Awaitable[dict[str, Any]]]

#: Bytes of finished pages that are kept, and how many manifests (each a few kB).
MOST_CACHED = 48 * 1024 * 1024
MOST_MANIFESTS = 400
#: Pages below this are not worth compressing.
LEAST_GZIP = 900
YEAR = 365 * 24 * 3600

FAVICON = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" fill="#15181b"/>'
    b'<path d="M5 22v-6h3v6zM10 22v-9h3v9zM15 22V8h3v14zM20 22v-7h3v7zM25 22V10h3v12z" fill="#fdfdfb"/>'
    b'<path d="M4 24.5h25" stroke="#fdfdfb" stroke-width="1.5"/></svg>'
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """A page as bytes."""

    body: bytes
    packed: bytes | None
    etag: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a request for a page comes to."""

    finished: Finished | None = None
    moved: str | None = None
    missing: str | None = None


class Cache:
    """Finished pages and manifests, the least used ones go first. Used from several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._pages: OrderedDict[object, Finished] = OrderedDict()
        self._manifests: OrderedDict[object, Manifest] = OrderedDict()
        self._size = 0

    def page(self, key: object) -> Finished | None:
        """Give a page that is kept."""
        with self._lock:
            found = self._pages.get(key)
            if found is not None:
                self._pages.move_to_end(key)
            return found

    def keep_page(self, key: object, page: Finished) -> None:
        """Keep a page."""
        with self._lock:
            old = self._pages.pop(key, None)
            self._pages[key] = page
            self._size += _weight(page) - (_weight(old) if old else 0)
            while self._size > MOST_CACHED and self._pages:
                _, gone = self._pages.popitem(last=False)
                self._size -= _weight(gone)

    def manifest(self, key: object) -> Manifest:
        """Give what a page was made of; an empty one where that is no longer known."""
        with self._lock:
            return self._manifests.get(key, {})

    def keep_manifest(self, key: object, made: Manifest) -> None:
        """Remember what a page was made of."""
        with self._lock:
            self._manifests[key] = made
            self._manifests.move_to_end(key)
            while len(self._manifests) > MOST_MANIFESTS:
                self._manifests.popitem(last=False)


def _weight(page: Finished) -> int:
    return len(page.body) + len(page.packed or b"") + 200


def variant_of(request: Request, site: SiteSettings, since: int | None = None) -> tuple[Variant, bool]:
    """Say what of the reader changes the page, and whether the languages were chosen here."""
    theme = request.cookies.get("theme", "system")
    picked = tongues.chosen(request.cookies.get("languages", ""))
    languages = picked or tongues.accepted(request.headers.get("accept-language", ""), site.languages)
    return Variant(theme=theme if theme in ("light", "dark") else "system", languages=languages, since=since), bool(
        picked
    )


class Site:
    """All routes, with what they share."""

    def __init__(
        self, *, open_reader: Callable[[], Reader], clock: Clock, site: SiteSettings, control: Control | None
    ) -> None:
        self._open_reader, self._clock, self._site, self._control = open_reader, clock, site, control
        self._local = threading.local()
        self._pool = ThreadPoolExecutor(max_workers=site.threads, thread_name_prefix="page")
        self._cache = Cache()
        self._files = {address: (name, data) for name, (address, data) in static_files().items()}
        self.hub = Hub(
            self.ask,
            look_every=site.look_every,
            per_address=site.live_per_address,
            comment_every=site.live_comment_every,
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

    def close(self) -> None:
        """End the threads."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _frame(self, variant: Variant, *, chosen: bool) -> Frame:
        return Frame(site=self._site, variant=variant, chosen=chosen, can_demo=self._control is not None)

    # -- pages

    async def page(self, request: Request) -> Response:
        """Answer any page that is built from what is known."""
        query = read_query(request.url.query)
        variant, chosen = variant_of(request, self._site, read_since(query))
        path = request.url.path
        if find(path) is None:
            return self.error(404, "No such page", "There is nothing at this address.", request)
        outcome = await self.ask(lambda reader: self._build(reader, path, query, variant, chosen=chosen))
        if outcome.moved is not None:
            return RedirectResponse(outcome.moved, status_code=301)
        if outcome.finished is None:
            return self.error(404, "No such page", outcome.missing or "There is nothing at this address.", request)
        return self._answer(request, outcome.finished)

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

    def _build(self, reader: Reader, path: str, query: dict[str, str], variant: Variant, *, chosen: bool) -> Outcome:
        found = find(path)
        if found is None:
            return Outcome(missing="There is nothing at this address.")
        build, parts = found
        with reader.at_head() as head:
            key = self._key(path, query, variant, head, chosen=chosen)
            finished = self._cache.page(key)
            if finished is not None:
                return Outcome(finished=finished)
            asked = Asked(
                reader=reader, head=head, variant=variant, path=path, query=query, parts=parts, demo=self._site.demo
            )
            page = build(asked)
        if isinstance(page, Moved):
            return Outcome(moved=quote(page.to, safe="/-._~%"))
        if isinstance(page, Missing):
            return Outcome(missing=page.what)
        made = pieces(page)
        body = render_page(page, made, self._frame(variant, chosen=chosen)).encode()
        finished = _finish(body)
        if page.from_log:
            self._cache.keep_page(key, finished)
            self._cache.keep_manifest((_place(path, query), variant, head.epoch, head.seq), manifest(made))
        return Outcome(finished=finished)

    def _key(self, path: str, query: dict[str, str], variant: Variant, head: Head, *, chosen: bool) -> object:
        # How sources answer is not in the log, yet stands in the frame of the page.
        return _place(path, query), variant, chosen, head.epoch, head.seq, head.asked, head.answering, head.sources

    async def pieces(self, request: Request) -> Response:
        """Answer what makes an open page new: the order of its pieces, and those that changed since a number."""
        query = read_query(request.url.query)
        target = urlsplit(query.get("page", ""))
        path, inner = target.path, read_query(target.query)
        since = read_since(query)
        variant, chosen = variant_of(request, self._site, read_since(inner))
        if find(path) is None or target.netloc or target.scheme:
            return _json({"error": "no such page"}, 404)
        answer = await self.ask(
            lambda reader: self._patch(reader, path, inner, variant, since, query.get("epoch"), chosen=chosen)
        )
        return _json(answer, 404 if "error" in answer else 200)

    def _patch(
        self,
        reader: Reader,
        path: str,
        query: dict[str, str],
        variant: Variant,
        since: int | None,
        epoch: str | None,
        *,
        chosen: bool,
    ) -> dict[str, Any]:
        found = find(path)
        if found is None:
            return {"error": "no such page"}
        build, parts = found
        with reader.at_head() as head:
            asked = Asked(
                reader=reader, head=head, variant=variant, path=path, query=query, parts=parts, demo=self._site.demo
            )
            page = build(asked)
        if isinstance(page, Moved):
            return {"moved": page.to}
        if isinstance(page, Missing):
            return {"error": page.what}
        made = pieces(page)
        place = _place(path, query)
        old: Manifest = {}
        if page.from_log:
            if epoch in (None, head.epoch):
                old = self._cache.manifest((place, variant, head.epoch, since))
            self._cache.keep_manifest((place, variant, head.epoch, head.seq), manifest(made))
        change = patch(old, made)
        return {
            "seq": head.seq,
            "epoch": head.epoch,
            "at": head.at,
            "clock": clock_time(head.at),
            "order": change.order,
            "pieces": change.changed,
            "notice": render_notice(page, self._frame(variant, chosen=chosen)),
            "sources": sources_words(head, variant.language),
        }

    # -- words

    async def words(self, request: Request) -> Response:
        """Answer the pages of words alone."""
        name = request.url.path.strip("/")
        variant, chosen = variant_of(request, self._site)
        head = await self.ask(lambda reader: reader.head())
        data: dict[str, Any] = {}
        if name == "choices":
            data = {
                "title": "Languages and light",
                "back": own_path(read_query(request.url.query).get("back", "/")),
                "names": sorted(tongues.NAMES.items(), key=lambda pair: pair[1]),
            }
        elif name == "wire":
            data = {"title": "The wire", "rows": await self.ask(lambda reader: _hours(reader, variant.language))}
        else:
            data = {"title": {"about": "How these pages are made", "contact": "Contact"}[name]}
        html = render_text(name, self._frame(variant, chosen=chosen), head, request.url.path, **data)
        return self._answer(request, _finish(html.encode()))

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
        return RedirectResponse("/demo", status_code=303)

    async def demo(self, request: Request) -> Response:
        """Say how far the demonstration wire is, and lead to it when it is up."""
        if self._control is None:
            return self.error(404, "Not possible", "This site cannot start a demonstration wire.", request)
        told = await self._control({"act": "demo_state"})
        url, up = loopback_address(told.get("url")), bool(told.get("up"))
        variant, chosen = variant_of(request, self._site)
        head = await self.ask(lambda reader: reader.head())
        refresh = f"0;url={url}" if url and up else "2"
        html = render_text(
            "demo",
            self._frame(variant, chosen=chosen),
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
            return Response("Too many live pages from this address.", status_code=429, headers={"retry-after": "30"})
        query = read_query(request.url.query)
        after = read_since({"since": request.headers.get("last-event-id") or query.get("after", "")})
        return EventStream(self.hub.stream(address, after, query.get("epoch")))

    async def health(self, request: Request) -> Response:
        """Say that the site answers; asks nobody (R33)."""
        del request
        return _json({"ok": True, "live": self.hub.clients}, 200)

    async def robots(self, request: Request) -> Response:
        """Ask robots to stay away: copies of pages are not offered to search engines."""
        del request
        return Response("User-agent: *\nDisallow: /\n", media_type="text/plain; charset=utf-8")

    async def favicon(self, request: Request) -> Response:
        """Give our own mark."""
        del request
        return Response(FAVICON, media_type="image/svg+xml", headers={"cache-control": "public, max-age=86400"})

    async def static(self, request: Request) -> Response:
        """Give style or script, under an address made from its content."""
        found = self._files.get(request.url.path)
        if found is None:
            return self.error(404, "No such file", "There is nothing at this address.", request)
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
        """Make an error page: what failed, what still works, a number last."""
        variant, chosen = (
            variant_of(request, self._site) if request else (Variant(languages=self._site.languages), False)
        )
        html = render_text(
            "error",
            self._frame(variant, chosen=chosen),
            None,
            "/",
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
        words = ("No such page", "There is nothing at this address.")
        if status == 405:
            words = ("Not possible", "This address is read with GET, or is a form that is sent with POST.")
        return self.error(status, *words, request)

    async def trouble(self, request: Request, error: Exception) -> Response:
        """Answer trouble that we expect: storage that cannot be read."""
        reference = secrets.token_hex(4)
        log.error("page.trouble", path=request.url.path, reference=reference, reason=str(error))
        return self.error(
            503,
            "We cannot read what is kept",
            "The store did not answer as it should. Nothing is lost by this; the page may work again in a minute.",
            request,
            reference,
        )

    async def broken(self, request: Request, error: Exception) -> Response:
        """Answer a bug: logged with its trace, told without it."""
        reference = secrets.token_hex(4)
        log.error("page.broken", path=request.url.path, reference=reference, exc_info=error)
        return self.error(
            500,
            "This page failed",
            "The fault is ours, and it is written down. Other pages go on working.",
            request,
            reference,
        )


def own_path(text: str) -> str:
    """Give a path of ours, or "/" for anything else (S29).

    >>> [own_path(x) for x in ("/s/1/a?since=2", "//evil.example", "/\\\\evil.example", "https://x.example/", "/a%0d%0ab")]
    ['/s/1/a?since=2', '/', '/', '/', '/']
    """
    if not text.startswith("/") or text.startswith(("//", "/\\")) or len(text) > 1000:
        return "/"
    if "\\" in text or any(ord(c) <= 32 or ord(c) == 127 for c in text) or "%0" in text or "%5c" in text.lower():
        return "/"
    path = text.partition("?")[0]
    if "%2f" in path.lower() or "//" in path:
        return "/"
    known = path in ("/about", "/contact", "/choices", "/wire") or find(path) is not None
    return quote(text, safe="/?&=%~.-_+:,") if known else "/"


def loopback_address(url: object) -> str | None:
    """Give an address back if it is plain http on this machine; None for anything else.

    >>> loopback_address("http://127.0.0.1:8091/"), loopback_address("http://elsewhere.example/")
    ('http://127.0.0.1:8091/', None)
    """
    if not isinstance(url, str):
        return None
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return None
    if parts.scheme != "http" or parts.hostname not in ("127.0.0.1", "localhost", "::1"):
        return None
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    return f"http://{host}:{port or 80}/"


def _finish(body: bytes) -> Finished:
    packed = gzip.compress(body, 6, mtime=0) if len(body) >= LEAST_GZIP else None
    return Finished(body=body, packed=packed, etag=f'W/"{hashlib.sha256(body).hexdigest()[:20]}"')


def _place(path: str, query: dict[str, str]) -> str:
    """Name a page for the cache: its path and the sorted query, without the number that marks what is new."""
    kept = "&".join(f"{key}={value}" for key, value in sorted(query.items()) if key != "since")
    return f"{path}?{kept}"


def _json(data: dict[str, Any], status: int) -> Response:
    return Response(
        orjson.dumps(data), status_code=status, media_type="application/json", headers={"cache-control": "no-store"}
    )


def _hours(reader: Reader, language: str) -> list[tuple[str, str, str]]:
    hours: OrderedDict[int, list[Any]] = OrderedDict()
    for bar in reader.wire():
        hours.setdefault(int(bar.start // 3600), []).append(bar)
    rows = []
    for hour, bars in reversed(hours.items()):
        off = sum(10 for bar in bars if bar.off)
        remarks = [f"we were off for {off} minutes"] if off else []
        remarks += ["a story broke"] if any(bar.breaking for bar in bars) else []
        number = "not known" if off == 10 * len(bars) else grouped(sum(bar.articles for bar in bars), language)
        rows.append(
            (f"{clock_time(hour * 3600.0)} to {clock_time(hour * 3600.0 + 3600.0)}", number, "; ".join(remarks))
        )
    return rows


def create_app(
    *,
    open_reader: Callable[[], Reader],
    clock: Clock,
    site: SiteSettings,
    control: Control | None = None,
) -> Starlette:
    """Make the site.

    Args:
        open_reader: Opens a reader; called once in each thread that builds pages.
        clock: The injected clock.
        site: What the site is told about itself.
        control: Asks the supervisor. `{"act": "demo"}` starts the demonstration wire; `{"act": "demo_state"}` answers
            `{"url": its loopback address or None, "up": whether it answers}`. None: nothing can be asked.
    """
    made = Site(open_reader=open_reader, clock=clock, site=site, control=control)

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

    def error_page(status: int, heading: str, detail: str) -> Response:
        return made.error(status, heading, detail)

    words = [Route(f"/{name}", made.words) for name in ("about", "contact", "wire", "choices")]
    return Starlette(
        routes=[
            *words,
            Route("/choices", made.choose, methods=["POST"]),
            Route("/demo", made.demo),
            Route("/demo", made.start_demo, methods=["POST"]),
            Route("/pieces", made.pieces),
            Route("/pieces/{rest:path}", made.pieces),
            Route("/live", made.live),
            Route("/healthz", made.health),
            Route("/robots.txt", made.robots),
            Route("/favicon.svg", made.favicon),
            Route("/favicon.ico", made.favicon),
            Route("/static/{name}", made.static),
            Route("/{rest:path}", made.page),
        ],
        middleware=[Middleware(Guard, site=site, error_page=error_page)],
        exception_handlers={404: made.not_found, 405: made.not_found, StorageError: made.trouble, 500: made.broken},
        lifespan=lifespan,
    )


async def _follow(made: Site) -> None:
    """Keep the hub going: storage trouble ends one look, not the live pages."""
    while True:
        try:
            await made.hub.run()
        except WireroomError as error:
            log.warning("live.trouble", reason=str(error))
            await asyncio.sleep(1.0)

"""The site: requests come in, pages built by pure functions go out. Knows `ports.Reader`, never a store."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import structlog
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request

from wireroom.clock import Clock, SystemClock
from wireroom.errors import StorageError, WireroomError
from wireroom.model.meters import SiteMeters
from wireroom.ports import Private, Reader
from wireroom.web.api import Api
from wireroom.web.asking import Threads
from wireroom.web.builder import Builder
from wireroom.web.choices import Choices
from wireroom.web.demonstration import Demonstration
from wireroom.web.doors import Door, allowed_body, declared
from wireroom.web.feeds_out import FeedsOut
from wireroom.web.guards import Guard
from wireroom.web.health import Health, LookAtStore
from wireroom.web.kept import Kept
from wireroom.web.live import Hub
from wireroom.web.live_stream import Live
from wireroom.web.media import Media
from wireroom.web.owner import Gate, owner_of
from wireroom.web.owner_pages import OwnerPages
from wireroom.web.pages import Pages
from wireroom.web.past import Looking
from wireroom.web.site import SiteSettings
from wireroom.web.small_files import SmallFiles
from wireroom.web.trouble import Trouble
from wireroom.web.voice import Voice

log = structlog.get_logger()

Control = Callable[[dict[str, Any]], Awaitable[dict[str, Any]]]

#: Answered without a look at who comes: liveness needs no I/O (R33).
ASK_NOBODY = ("/healthz", "/readyz")


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
        control: Asks the supervisor. `{"act": "demo"}` starts the demonstration wire unless it runs (never with
            `"look": true`), and answers `{"started": whether it runs,
            "url": its loopback address or "", "ready": whether it answers}`. None: nothing can be asked.
        open_private: Opens what is personal, for reading; once a thread. None: this site has no owner.
        real_clock: What sessions go by; None: the machine's time.
        look_at_store: Says how large the files are; None: there are none to look at.
        meters: What the site counts; None: counted, and told to nobody. `app.state.health` serves the second listener.
    """
    meters = meters or SiteMeters()
    threads = Threads(site.threads, open_reader=open_reader, open_private=open_private)
    hub = Hub(
        threads.ask,
        clock=clock,
        look_every=site.look_every,
        per_address=site.live_per_address,
        comment_every=site.live_comment_every,
        published=meters.publish.add,
    )
    can_own = open_private is not None and control is not None
    looking = Looking()
    builder = Builder(site, can_demo=control is not None, can_own=can_own, looking=looking)
    trouble = Trouble(site, builder)
    gate = Gate(
        ask=threads.ask_private if open_private is not None else None,
        control=control,
        clock=real_clock or SystemClock(),
        secure=site.secure,
        error=trouble.error,
    )
    pages = Pages(threads, site, builder, gate=gate, error=trouble.error)

    @contextlib.asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        del app
        following = asyncio.create_task(_follow(hub))
        try:
            yield
        finally:
            following.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await following
            threads.close()

    health = Health(
        store=look_at_store, control=control, clock=clock, clients=lambda: hub.clients, offices_off=site.offices_off
    )

    def whole_texts(request: Request) -> bool:
        return site.demo or site.texts_for_all or owner_of(request) is not None

    routes = declared(
        [
            *Voice(gate, ask=threads.ask, render=pages.form_page, error=trouble.error).doors(),
            *OwnerPages(
                gate,
                ask=threads.ask,
                control=control,
                render=pages.form_page,
                error=trouble.error,
                variant=pages.variant,
                catalogue=site.catalogue,
            ).doors(),
            *Choices(threads, site, builder).doors(),
            *Demonstration(threads, site, builder, control=control, error=trouble.error).doors(),
            *Live(hub, meters.refusals.add).doors(),
            *health.doors(),
            *Media(
                threads.ask, shown=site.pictures, for_all=site.demo or site.texts_for_all, whole_texts=whole_texts
            ).doors(),
            *SmallFiles(trouble.error).doors(),
            *Api(threads.ask, whole_texts=whole_texts, pictures=site.pictures, looking=looking).doors(),
            *FeedsOut(threads.ask, site).doors(),
            *pages.doors(),
            Door("/{rest:path}", pages.page, role="anyone"),
        ]
    )
    for door in routes:
        if isinstance(door, Door) and door.path not in ASK_NOBODY:
            gate.stand_in(door)
    guard = Middleware(
        Guard,
        site=site,
        error_page=trouble.error,
        broken=trouble.broken,
        allowed_body=allowed_body(routes),
        refused=meters.refusals.add,
    )
    app = Starlette(
        routes=routes,
        middleware=[Middleware(Kept, site=site, open_reader=open_reader), guard],
        exception_handlers={404: trouble.not_found, 405: trouble.not_found, StorageError: trouble.trouble},
        lifespan=lifespan,
    )
    app.state.health = health
    return app


async def _follow(hub: Hub) -> None:
    """Keep the hub going: storage trouble ends one look, not the live pages."""
    while True:
        try:
            await hub.run()
        except WireroomError as error:
            log.warning("live.trouble", reason=str(error))
            await asyncio.sleep(1.0)

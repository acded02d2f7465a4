"""`wireroom up`: the product. One supervisor, a writer and a web process over one SQLite file."""

import asyncio
import contextlib
import errno
import os
import signal
import socket
import sys
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Literal

import click
import structlog
import uvicorn
from starlette.applications import Starlette

import wireroom
from wireroom import app
from wireroom.cli.options import data_option, many, settings_of
from wireroom.cli.owner import make_link, words_of
from wireroom.cli.writer import begin_once, run_writer
from wireroom.config import Settings
from wireroom.errors import UsageError, WireroomError
from wireroom.model.meters import SiteMeters
from wireroom.pipeline.control import Order, listening
from wireroom.pipeline.supervisor import Child, as_child, end_with_parent, supervise
from wireroom.store.migrating import copy_before
from wireroom.web.admin import create_admin
from wireroom.web.connections import connections

#: Where the second listener stands: whoever is on this machine may ask it, nobody else.
ADMIN_HOST = "127.0.0.1"

#: Ports that are tried when a taken one is reported with a free one.
TRIED = 100


@click.command(
    epilog="Examples:\n\n  wireroom up\n\n  wireroom up --port 8090 --data ~/news", short_help="Start the product."
)
@data_option
@click.option("--host", help="Address to listen on; loopback alone (127.0.0.1).")
@click.option("--port", type=click.IntRange(0, 65535), help="Port to listen on (8080); 0 takes a free one.")
@click.option("--admin", type=click.IntRange(0, 65535), help="Loopback port for metrics and detailed health; 0: none.")
@click.option("--role", type=click.Choice(["all", "writer", "web"]), default="all", hidden=True)
@click.option("--fd", type=int, hidden=True)
@click.option("--admin-fd", type=int, hidden=True)
def up(
    data: object,
    host: str | None,
    port: int | None,
    admin: int | None,
    role: str,
    fd: int | None,
    admin_fd: int | None,
) -> None:
    """Start the product: polls, reads, clusters, checks and serves. The first start loads the source catalogue."""
    settings = settings_of(data=data, host=host, port=port, admin_port=admin)
    if role == "writer":
        as_child(lambda: asyncio.run(run_writer(settings)))
    elif role == "web":
        as_child(lambda: serve_web(settings, fd or 0, admin_fd))
    else:
        app.embedder_maker(settings)  # what cannot be had is said here, before anything starts
        raise SystemExit(run_room(settings))


def run_room(settings: Settings, *, extra: Callable[[], Awaitable[Settings]] | None = None) -> int:
    """Run supervisor, writer and web process until a signal comes; returns the exit code.

    Raises:
        UsageError: If the port is taken or the address is not loopback.
    """
    return asyncio.run(_run_room(settings, extra))


async def _run_room(settings: Settings, extra: Callable[[], Awaitable[Settings]] | None) -> int:
    with listen(settings.host, settings.port) as listener, contextlib.ExitStack() as also:
        admin = None
        if settings.admin_port:
            admin = also.enter_context(listen(ADMIN_HOST, settings.admin_port, named="--admin"))
        return await _run_on(listener, admin, settings, extra)


async def _run_on(
    listener: socket.socket,
    admin: socket.socket | None,
    settings: Settings,
    extra: Callable[[], Awaitable[Settings]] | None,
) -> int:
    port = listener.getsockname()[1]
    if extra is not None:
        settings = await extra()
    # the tables are made here, before anything else can look for them; a folder that cannot be used, or where another
    # room is running, ends it here
    copy = copy_before(settings.database)
    room = app.open_room(settings.database)
    if copy is not None:
        click.echo(
            f"Found a room of {many(room.reader.head().articles, 'article')} made by an earlier version; "
            f"it was brought up to date, and a copy of before is kept at {copy}"
        )
    begin_once(room, settings)  # so that the first page has something to say
    link = make_link(room, settings.host, port)
    room.close()
    environment = {**environment_of(replace(settings, port=port)), **own_code()}
    os.environ.update(environment)
    address = f"http://{settings.host}:{port}/"
    click.echo(f"Wireroom is at {address} (Ctrl-C ends it)")
    click.echo(f"Data: {settings.data}")
    click.echo(words_of(link))
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, stop.set)
    web = ["up", "--role", "web", "--fd", str(listener.fileno())]
    fds = [listener.fileno()]
    if admin is not None:
        click.echo(f"Metrics: http://{ADMIN_HOST}:{settings.admin_port}/metrics")
        web += ["--admin-fd", str(admin.fileno())]
        fds.append(admin.fileno())
    for number in fds:
        os.set_inheritable(number, True)
    children = [Child(name="writer", arguments=["up", "--role", "writer"]), Child(name="web", arguments=web, fds=fds)]
    demo = Demonstration()
    async with listening(app.supervisor_socket(settings), demo.handle):
        try:
            return await supervise(children, stop, say=click.echo)
        finally:
            await demo.end()


class Demonstration:
    """The demonstration wire, started beside a room by one click on its page."""

    def __init__(self) -> None:
        self._process: asyncio.subprocess.Process | None = None
        self._url = ""
        self._reading: asyncio.Task[None] | None = None

    async def handle(self, order: Order) -> Order:
        """Start it once, unless asked only to look; say where it is and whether it answers yet."""
        if order.get("act") != "demo":
            raise UsageError(f"there is no such order: {order.get('act')}")
        runs = self._process is not None and self._process.returncode is None
        if not runs and not order.get("look"):
            await self._start()
            runs = True
        return {"url": self._url, "ready": runs and bool(self._url), "started": runs}

    async def _start(self) -> None:
        own = {key: value for key, value in os.environ.items() if not key.startswith("WIREROOM_")}
        self._url = ""
        self._process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-P", "-m", "wireroom", "demo", "--port", "0"),
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,  # its troubles are no troubles of this room
            env=own,
        )
        self._reading = asyncio.create_task(self._read())

    async def _read(self) -> None:
        """Learn the address from what the process prints, and go on reading so that it never blocks."""
        stream = self._process.stdout if self._process else None
        while stream is not None and (line := await stream.readline()):
            words = line.decode(errors="replace").split()
            self._url = self._url or next((word for word in words if word.startswith("http://127.0.0.1:")), "")

    async def end(self) -> None:
        """Stop it with the room."""
        if self._process is not None and self._process.returncode is None:
            self._process.terminate()
            await self._process.wait()


def listen(host: str, port: int, *, named: str = "--port") -> socket.socket:
    """Bind the site's address.

    Raises:
        UsageError: If the port is taken (it names the next free one), or the address is not loopback.
    """
    if host not in ("127.0.0.1", "localhost", "::1"):
        raise UsageError(f"{host}: the site has no sign-in yet, so it listens on loopback alone (127.0.0.1)")
    for tried in range(port, min(port + TRIED, 65536)):
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        listener = socket.socket(family, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, tried))
            listener.listen(512)
        except OSError as error:
            listener.close()
            if error.errno == errno.EADDRINUSE:
                continue
            raise WireroomError(f"{host}:{tried} cannot be used: {error.strerror}") from error
        if tried == port or port == 0:
            return listener
        listener.close()
        hint = (
            f"make run PORT={tried} (or make demo PORT={tried}), or --port {tried}"
            if named == "--port"
            else f"{named} {tried}"
        )
        raise WireroomError(f"port {port} is taken; port {tried} is free: {hint}")
    raise WireroomError(f"ports {port} to {port + TRIED} are all taken")


def serve_web(settings: Settings, fd: int, admin_fd: int | None = None) -> None:
    """Serve the site on an inherited socket, and metrics on a second one, until told to stop."""
    meters = SiteMeters()
    site = app.make_site(settings, app.make_clock(settings), meters)
    http = connections(meters.refusals.add)
    servers = [(uvicorn.Server(_config(site, http, lifespan="on")), socket.socket(fileno=fd))]
    if admin_fd is not None:
        admin = create_admin(site.state.health, meters)
        servers.append((Beside(_config(admin, http, lifespan="off")), socket.socket(fileno=admin_fd)))
    structlog.get_logger().debug("web.started", fd=fd)
    asyncio.run(_serve(servers))


def _config(site: Starlette, http: type[asyncio.Protocol], *, lifespan: Literal["on", "off"]) -> uvicorn.Config:
    return uvicorn.Config(
        site,
        http=http,
        ws="none",
        log_config=None,
        access_log=False,
        server_header=False,
        date_header=True,
        proxy_headers=False,
        timeout_keep_alive=15,
        timeout_graceful_shutdown=3,
        lifespan=lifespan,
    )


class Beside(uvicorn.Server):
    """A server that leaves signals to the one that it stands beside."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Take none."""
        yield


async def _serve(servers: Sequence[tuple[uvicorn.Server, socket.socket]]) -> None:
    def end() -> None:
        for server, _ in servers:
            server.should_exit = True

    end_with_parent(end)
    tasks = [asyncio.create_task(server.serve(sockets=[listener])) for server, listener in servers]
    await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    end()
    await asyncio.gather(*tasks)


def own_code() -> dict[str, str]:
    """Let child processes import this package from where it is, and nothing from the working folder."""
    return {"PYTHONSAFEPATH": "1", "PYTHONPATH": str(Path(wireroom.__file__).parent.parent)}


def environment_of(settings: Settings) -> dict[str, str]:
    """Hand settings down to child processes."""
    values = {item: getattr(settings, item) for item in Settings.__dataclass_fields__}
    return {
        f"WIREROOM_{name.upper()}": ",".join(value) if isinstance(value, tuple) else str(value)
        for name, value in values.items()
    }

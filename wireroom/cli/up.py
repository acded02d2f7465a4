"""`wireroom up`: the product. One supervisor, a writer and a web process over one SQLite file."""

import asyncio
import errno
import os
import signal
import socket
import sys
from collections.abc import Awaitable, Callable
from dataclasses import replace

import click
import structlog
import uvicorn

from wireroom import app
from wireroom.cli.options import data_option, settings_of
from wireroom.cli.owner import make_link, words_of
from wireroom.cli.writer import run_writer
from wireroom.config import Settings
from wireroom.errors import UsageError, WireroomError
from wireroom.pipeline.control import Order, listening
from wireroom.pipeline.supervisor import Child, end_with_parent, supervise

#: Ports that are tried when a taken one is reported with a free one.
TRIED = 100


@click.command(
    epilog="Examples:\n\n  wireroom up\n\n  wireroom up --port 8090 --data ~/news", short_help="Start the product."
)
@data_option
@click.option("--host", help="Address to listen on; loopback alone (127.0.0.1).")
@click.option("--port", type=click.IntRange(0, 65535), help="Port to listen on (8080); 0 takes a free one.")
@click.option("--role", type=click.Choice(["all", "writer", "web"]), default="all", hidden=True)
@click.option("--fd", type=int, hidden=True)
def up(data: object, host: str | None, port: int | None, role: str, fd: int | None) -> None:
    """Start the product: polls, reads, clusters, checks and serves. The first start loads the source catalogue."""
    settings = settings_of(data=data, host=host, port=port)
    if role == "writer":
        asyncio.run(run_writer(settings))
    elif role == "web":
        serve_web(settings, fd or 0)
    else:
        raise SystemExit(run_room(settings))


def run_room(settings: Settings, *, extra: Callable[[], Awaitable[Settings]] | None = None) -> int:
    """Run supervisor, writer and web process until a signal comes; returns the exit code.

    Raises:
        UsageError: If the port is taken or the address is not loopback.
    """
    return asyncio.run(_run_room(settings, extra))


async def _run_room(settings: Settings, extra: Callable[[], Awaitable[Settings]] | None) -> int:
    with listen(settings.host, settings.port) as listener:
        return await _run_on(listener, settings, extra)


async def _run_on(listener: socket.socket, settings: Settings, extra: Callable[[], Awaitable[Settings]] | None) -> int:
    port = listener.getsockname()[1]
    if extra is not None:
        settings = await extra()
    # the tables are made here, before anything else can look for them; a folder that cannot be used, or where another
    # room is running, ends it here
    room = app.open_room(settings.database)
    link = make_link(room, settings.host, port)
    room.close()
    environment = environment_of(replace(settings, port=port))
    os.environ.update(environment)
    address = f"http://{settings.host}:{port}/"
    click.echo(f"Wireroom is at {address} (Ctrl-C ends it)")
    click.echo(f"Data: {settings.data}")
    click.echo(words_of(link))
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, stop.set)
    os.set_inheritable(listener.fileno(), True)
    children = [
        Child(name="writer", arguments=["up", "--role", "writer"]),
        Child(name="web", arguments=["up", "--role", "web", "--fd", str(listener.fileno())], fds=[listener.fileno()]),
    ]
    demo = Demonstration()
    async with listening(app.supervisor_socket(settings), demo.handle):
        try:
            return await supervise(children, stop)
        finally:
            await demo.end()


class Demonstration:
    """The demonstration wire, started beside a room by one click on its page."""

    def __init__(self) -> None:
        self._process: asyncio.subprocess.Process | None = None
        self._url = ""
        self._reading: asyncio.Task[None] | None = None

    async def handle(self, order: Order) -> Order:
        """Start it once; say where it is and whether it answers yet."""
        if order.get("act") != "demo":
            raise UsageError(f"there is no such order: {order.get('act')}")
        if self._process is None or self._process.returncode is not None:
            await self._start()
        return {"url": self._url, "ready": bool(self._url)}

    async def _start(self) -> None:
        own = {key: value for key, value in os.environ.items() if not key.startswith("WIREROOM_")}
        self._url = ""
        self._process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "wireroom", "demo", "--port", "0", stdout=asyncio.subprocess.PIPE, env=own
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


def listen(host: str, port: int) -> socket.socket:
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
        raise WireroomError(f"port {port} is taken; port {tried} is free: make run PORT={tried} or --port {tried}")
    raise WireroomError(f"ports {port} to {port + TRIED} are all taken")


def serve_web(settings: Settings, fd: int) -> None:
    """Serve the site on an inherited socket until told to stop."""
    config = uvicorn.Config(
        app.make_site(settings, app.make_clock(settings)),
        log_config=None,
        access_log=False,
        server_header=False,
        date_header=True,
        proxy_headers=False,
        timeout_keep_alive=15,
        timeout_graceful_shutdown=3,
        h11_max_incomplete_event_size=32 * 1024,
        lifespan="on",
    )
    structlog.get_logger().debug("web.started", fd=fd)
    asyncio.run(_serve(uvicorn.Server(config), socket.socket(fileno=fd)))


async def _serve(server: uvicorn.Server, listener: socket.socket) -> None:
    end_with_parent(lambda: setattr(server, "should_exit", True))
    await server.serve(sockets=[listener])


def environment_of(settings: Settings) -> dict[str, str]:
    """Hand settings down to child processes."""
    values = {item: getattr(settings, item) for item in Settings.__dataclass_fields__}
    return {
        f"WIREROOM_{name.upper()}": ",".join(value) if isinstance(value, tuple) else str(value)
        for name, value in values.items()
    }

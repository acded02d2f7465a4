"""The product's writer and web process over a world, on a clock that can be stepped: for benches.

    with room(folder) as running:
        running.add(world.outlets)
        running.step(86_400)        # a day passes: everything is due again
        running.family.cpu_s()

The same code as `wireroom up`, but for the supervisor (which only waits) and the clock. Pauses between requests to one
loopback host are 0; those to any other address keep their floors.
"""

import asyncio
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import apsw

from bench.processes import Family
from bench.world import World
from wireroom import app
from wireroom.cli.logs import log_to
from wireroom.cli.up import environment_of, listen, own_code
from wireroom.cli.writer import run_writer
from wireroom.config import Settings, load_settings
from wireroom.model.events import Event, Logged
from wireroom.model.source import Feed, Source
from wireroom.pipeline.control import order
from wireroom.pipeline.newsroom import Newsroom
from wireroom.store.connect import open_reader
from wireroom.text.domains import registrable_domain

#: How long a start or a pass may take, real seconds.
PATIENCE = 3600.0
#: Pause between two looks, real seconds.
LOOK = 0.1


@dataclass(slots=True)
class SteppedClock:
    """The machine's time, and what was added to it."""

    ahead: float = 0.0

    def now(self) -> float:
        """Return UTC seconds since 1970."""
        return time.time() + self.ahead

    async def sleep(self, seconds: float) -> None:
        """Wait until the time has come, by itself or by a step; it is looked at every half second."""
        until = self.now() + seconds
        while (left := until - self.now()) > 0:
            await asyncio.sleep(min(left, 0.5))


class ReadersRoom(Newsroom):
    """A newsroom without desks: it keeps what a feed reader keeps, and decides nothing."""

    def _follow(self, logged: Logged) -> Iterable[Event]:
        del logged
        return ()


@dataclass(slots=True, kw_only=True)
class Room:
    """A running room."""

    settings: Settings
    family: Family
    process: subprocess.Popen[bytes]
    #: Steps go out, times come back, a line each.
    steps: socket.SocketIO
    #: Address of the site.
    url: str
    database: apsw.Connection

    def order(self, act: str, **given: Any) -> dict[str, Any]:
        """Have something done."""
        answer = asyncio.run(order(self.settings.control, {"act": act, **given}))
        if answer is None:
            raise RuntimeError("the room is gone")
        return answer

    def add(self, outlets: Iterable[dict[str, Any]]) -> None:
        """Add outlets of a world; they are asked at once."""
        feeds = []
        for outlet in outlets:
            name = registrable_domain(outlet["feed"])
            source = Source(id=name, name=outlet["title"], domains=(name,))
            feeds.append([asdict(source), asdict(Feed(url=outlet["feed"], source_id=name))])
        self.order("add_feeds", feeds=feeds)

    def step(self, seconds: float) -> float:
        """Let time pass at once; returns the room's time just before, UTC seconds."""
        self.steps.write(f"{seconds}\n".encode())
        return float(self.steps.readline())

    def value(self, query: str, *given: Any) -> Any:
        """Look something up in the database."""
        return self.database.execute(query, given).get

    def asked(self, since: float = 0.0) -> int:
        """Count the feeds that have answered, or failed, since a time."""
        return int(self.value("SELECT count(*) FROM feed_states WHERE asked_at >= ?", since))

    def unread(self) -> int:
        """Count the pages that wait to be read."""
        return int(self.value("SELECT count(*) FROM pages"))

    def wait(self, question: Callable[[], bool], what: str) -> None:
        """Look until it is so.

        Raises:
            TimeoutError: If it does not come to be.
        """
        last = time.monotonic() + PATIENCE
        while not question():
            if time.monotonic() > last or self.process.poll() is not None:
                raise TimeoutError(f"{what} did not come to be")
            time.sleep(LOOK)


@contextmanager
def room(folder: Path, world: World, *, desks: bool = True, **settings: Any) -> Iterator[Room]:
    """Run a room over a world; it knows no feeds yet.

    Args:
        folder: Its data.
        world: What it may reach.
        desks: Whether articles are placed, checked and ranked; False keeps what a feed reader keeps.
        settings: Others than the defaults.
    """
    catalogue = folder / "catalogue.json"
    folder.mkdir(parents=True, exist_ok=True)
    catalogue.write_text('{"sources": []}')
    family = Family()
    given = {
        "data": folder,
        "catalogue": str(catalogue),
        "allow": world.allow,
        "loopback_gap_s": 0.0,
        "loopback_page_gap_s": 0.0,
        **settings,
    }
    made = load_settings({}, **given)
    environment = {**os.environ, **environment_of(made), **family.environment, "PYTHONPATH": str(Path.cwd())}
    ours, theirs = socket.socketpair()
    with (
        (folder / "said").open("w") as said,
        ours,
        theirs,
        ours.makefile("rwb", buffering=0) as steps,
        subprocess.Popen(
            [sys.executable, "-m", "bench.room", str(theirs.fileno()), *([] if desks else ["--no-desks"])],
            env=environment,
            pass_fds=[theirs.fileno()],
            stdin=subprocess.PIPE,  # nothing is written: it ends with us
            stdout=said,
            stderr=said,
        ) as process,
    ):
        theirs.close()
        try:
            url = steps.readline().decode().strip()
            if not url:
                raise RuntimeError(f"the room did not start:\n{(folder / 'said').read_text()}")
            with closing(open_reader(made.database)) as database:
                yield Room(settings=made, family=family, process=process, steps=steps, url=url, database=database)
        finally:
            process.terminate()


def main() -> None:
    """Run the writer here and the web process beside it; step the clock at each line that comes in."""
    settings = load_settings(os.environ)
    log_to(settings.log_level)
    clock = SteppedClock()
    app.make_clock = lambda _settings: clock  # the one seam through which all parts get their time
    if "--no-desks" in sys.argv:
        app.make_newsroom = lambda room, settings: ReadersRoom(
            room, make_stories=app.StoryDesk, claims=app.claims_desk(settings), make_trends=app.TrendsDesk
        )
    app.open_room(settings.database).close()
    listener = listen(settings.host, 0)
    listener.set_inheritable(True)
    with subprocess.Popen(
        [sys.executable, "-m", "wireroom", "up", "--role", "web", "--fd", str(listener.fileno())],
        pass_fds=[listener.fileno()],
        stdin=subprocess.PIPE,
        env={**os.environ, **own_code()},
    ) as web:
        steps = socket.socket(fileno=int(sys.argv[1]))
        asyncio.run(_main(settings, clock, steps, f"http://{settings.host}:{listener.getsockname()[1]}"))
        web.terminate()


async def _main(settings: Settings, clock: SteppedClock, steps: socket.socket, url: str) -> None:
    def step() -> None:
        if line := steps.recv(100):
            steps.sendall(f"{clock.now()}\n".encode())
            clock.ahead += float(line)
        else:
            asyncio.get_running_loop().remove_reader(steps)

    asyncio.get_running_loop().add_reader(steps, step)
    writing = asyncio.create_task(run_writer(settings))
    while await order(settings.control, {"act": "health"}) is None:
        await asyncio.sleep(LOOK)
    steps.sendall(f"{url}\n".encode())
    await writing


if __name__ == "__main__":
    main()

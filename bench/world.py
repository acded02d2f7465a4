"""A loopback world of news outlets, run beside a bench or test as a process of its own.

    with loopworld("--outlets", "3", "--faults", "gone=1") as world:
        world.feed("gone")      # address of the feed that has this fault; feed(None) is a healthy one
        world.tick(5)           # publish five more articles
        world.stats()           # what the world has counted

The program lies outside the repository, in the folder that WIREROOM_TOOLS names.
"""

import importlib.util
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection  # noqa: TID251 - our own way to the control pages, on loopback
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parent.parent


@dataclass(slots=True, kw_only=True)
class World:
    """A running world."""

    #: Address of the control pages, "http://127.0.0.1:PORT".
    root: str
    #: One record an outlet: id, title, feed, home, format, fault, full, validators, gzip, crawl_delay, max_age ...
    outlets: list[dict[str, Any]] = field(default_factory=list)

    @property
    def port(self) -> int:
        port = urlsplit(self.root).port
        assert port is not None
        return port

    @property
    def allow(self) -> tuple[str, ...]:
        """The allow-list entry under which a gateway may reach this world."""
        return (f"127.0.0.0/8:{self.port}",)

    def get(self, path: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
        """Ask a control page (or any address of the world) directly."""
        parts = urlsplit(path if path.startswith("http") else self.root + path)
        connection = HTTPConnection(parts.hostname or "", parts.port, timeout=20)
        try:
            target = parts.path + (f"?{parts.query}" if parts.query else "")
            connection.request(method, target, headers={key.replace("_", "-"): value for key, value in headers.items()})
            answer = connection.getresponse()
            return answer.status, {key.lower(): value for key, value in answer.getheaders()}, answer.read()
        finally:
            connection.close()

    def lines(self, path: str) -> list[dict[str, Any]]:
        """Ask for JSON lines, such as "/truth.jsonl"."""
        return [json.loads(line) for line in self.get(path)[2].decode().splitlines()]

    def stats(self) -> dict[str, Any]:
        """Return what the world has counted since its start or the last reset."""
        return json.loads(self.get("/stats.json")[2])

    def reset(self) -> None:
        """Start counting afresh."""
        self.get("/stats/reset", "POST")

    def tick(self, articles: int = 1) -> None:
        """Publish this many more articles now."""
        self.get(f"/tick?n={articles}", "POST")

    def outlet(self, fault: str | None = None, **like: Any) -> dict[str, Any]:
        """Give the first outlet with this fault (None: none) and these properties."""
        for outlet in self.outlets:
            if outlet["fault"] == fault and all(outlet[key] == value for key, value in like.items()):
                return outlet
        raise LookupError(f"no outlet with fault {fault} and {like}")

    def feed(self, fault: str | None = None, **like: Any) -> str:
        """Give the feed address of such an outlet."""
        return str(self.outlet(fault, **like)["feed"])


class MissingError(Exception):
    """The world's program is not here."""


def program() -> Path:
    """Find the world's program.

    Raises:
        MissingError: If it is not here.
    """
    path = Path(os.environ.get("WIREROOM_TOOLS", ROOT / "../shared/tools")) / "loopworld.py"
    if not path.exists():
        raise MissingError("loopworld.py is not here (set WIREROOM_TOOLS)")
    return path


@contextmanager
def loopworld(*arguments: str, most_seconds: float) -> Iterator[World]:
    """Run a world with these arguments on a free port and stop it afterwards.

    Articles appear by `tick` alone, unless a rate is given. It stops by itself after `most_seconds`, should we die
    before we can stop it.

    Raises:
        MissingError: If its program is not here.
    """
    if importlib.util.find_spec("uvloop") is None:  # it is faster with it, and needs it for nothing
        arguments = tuple(argument for argument in arguments if argument != "--uvloop")
    command = [sys.executable, str(program()), "--port", "0", "--max-seconds", str(most_seconds), *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            ready = process.stdout.readline().split()
            if len(ready) < 2 or not ready[1].startswith("http://"):
                raise RuntimeError(f"the world did not start: {' '.join(ready)!r}")
            world = World(root=ready[1])
            world.outlets = world.lines("/outlets.jsonl")
            yield world
        finally:
            process.terminate()

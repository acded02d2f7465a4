"""The whole product beside a test: `python -m wireroom up` as a process, in a folder of its own, on a free port.

    with room_up(tmp_path, catalogue=catalogue_of(world.outlets), allow=world.allow) as room:
        room.get("/")           # (status, headers, body) of the site
        room.pid("writer")      # a process of the room
        room.run("sources", "check", "--json")
        room.stop()             # SIGTERM; returns the exit code
        room.said               # what the terminal showed, lines

`expect` waits for a fact by asking again and again; it fails with the facts last seen, never by a guess about speed.
"""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException  # noqa: TID251 - the test's own way to the site, on loopback
from pathlib import Path
from typing import Any, Self, TypeVar
from urllib.parse import urlsplit

from wireroom.feeds.catalogue import CatalogueSource, dump
from wireroom.model.source import Feed, Source
from wireroom.text.domains import registrable_domain

ROOT = Path(__file__).resolve().parent.parent

T = TypeVar("T")

#: Pause between two looks at a fact, seconds.
LOOK = 0.1

#: How long a fact may take before a test gives up; generous, because machines are shared.
PATIENCE = 90.0

#: A stop must end within this (R15).
STOP_SECONDS = 20.0


def expect(question: Callable[[], T], fits: Callable[[T], bool] = bool, *, what: str, patience: float = PATIENCE) -> T:
    """Ask until the answer fits; returns it."""
    last = time.monotonic() + patience
    while True:
        answer = question()
        if fits(answer):
            return answer
        if time.monotonic() > last:
            raise AssertionError(f"{what} did not come in {patience:.0f} s; last seen: {answer!r:.2000}")
        time.sleep(LOOK)


def ask(
    url: str, method: str = "GET", body: bytes | None = None, *, seconds: float = 20.0, **headers: str
) -> tuple[int, dict[str, str], str]:
    """Ask a loopback address once; returns status, headers in lower case, and the body."""
    parts = urlsplit(url)
    connection = HTTPConnection(parts.hostname or "", parts.port, timeout=seconds)
    try:
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request(method, target, body, {key.replace("_", "-"): value for key, value in headers.items()})
        answer = connection.getresponse()
        named = {key.lower(): value for key, value in answer.getheaders()}
        return answer.status, named, answer.read().decode("utf-8", "replace")
    finally:
        connection.close()


def catalogue_of(outlets: Iterable[dict[str, Any]]) -> bytes:
    """Make a catalogue of a world's outlets."""
    return dump(
        CatalogueSource(
            source=Source(id=name, name=outlet["title"], domains=(name,)),
            feeds=(Feed(url=outlet["feed"], source_id=name),),
        )
        for outlet in outlets
        for name in [registrable_domain(outlet["feed"])]
    )


def unreachable(count: int = 3) -> bytes:
    """Make a catalogue of sources under names that no resolver knows."""
    return catalogue_of(
        {"title": f"Outlet {n}", "feed": f"https://outlet{n}.invalid/feed.xml"} for n in range(1, count + 1)
    )


def environment(
    folder: Path, *, catalogue: bytes | None = None, allow: Iterable[str] = (), **more: Any
) -> dict[str, str]:
    """Make the environment of a room: nothing of the caller's own settings, no pauses on loopback."""
    own = {key: value for key, value in os.environ.items() if not key.startswith("WIREROOM_")}
    made = {
        "WIREROOM_DATA": str(folder / "room"),
        "WIREROOM_PORT": "0",
        "WIREROOM_ALLOW": ",".join(allow),
        "WIREROOM_LOOPBACK_GAP_S": "0",
        "WIREROOM_LOOPBACK_PAGE_GAP_S": "0",
        "PYTHONUNBUFFERED": "1",
    }
    if catalogue is not None:
        file = folder / "catalogue.json"
        file.write_bytes(catalogue)
        made["WIREROOM_CATALOGUE"] = str(file)
    return own | made | {f"WIREROOM_{key.upper()}": str(value) for key, value in more.items()}


@dataclass(slots=True, kw_only=True)
class RoomUp:
    """A running room."""

    process: subprocess.Popen[str]
    env: dict[str, str]
    #: Where the site is, "http://127.0.0.1:PORT".
    url: str = ""
    #: Lines of the terminal so far: standard output, and standard error (logs and complaints).
    said: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    @property
    def data(self) -> Path:
        return Path(self.env["WIREROOM_DATA"])

    def get(self, path: str = "/", **headers: str) -> tuple[int, dict[str, str], str]:
        return ask(self.url + path, **headers)

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run a command beside the room, with the room's settings."""
        return subprocess.run(
            [sys.executable, "-m", "wireroom", *words],
            cwd=ROOT,
            env=self.env,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )

    def facts(self, *words: str) -> Any:
        """Run a command and return the JSON that it prints."""
        done = self.run(*words, "--json")
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    def pid(self, role: str) -> int | None:
        """Return the process that plays a role now: "writer" or "web"; None while there is none."""
        for entry in Path("/proc").iterdir():
            if entry.name.isdigit():
                try:
                    words = (entry / "cmdline").read_text().split("\0")
                    parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
                except (OSError, ValueError):
                    continue
                if parent == self.process.pid and "--role" in words and words[words.index("--role") + 1] == role:
                    return int(entry.name)
        return None

    def most_memory(self, role: str) -> int:
        """Return the most bytes that a role's process has held in memory at any time."""
        status = Path(f"/proc/{self.pid(role)}/status").read_text()
        return 1024 * next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM"))

    def stop(self) -> int:
        """Ask it to end as a service manager would; returns the exit code."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=STOP_SECONDS)


@contextmanager
def room_up(
    folder: Path, *, command: str = "up", env: dict[str, str] | None = None, **settings: Any
) -> Iterator[RoomUp]:
    """Start a room and wait for its address. It is ended with the block, with everything that it started."""
    env = env or environment(folder, **settings)
    process = subprocess.Popen(
        [sys.executable, "-m", "wireroom", command],
        cwd=ROOT,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    room = RoomUp(process=process, env=env)
    readers = [
        threading.Thread(target=_keep, args=(process.stdout, room.said), daemon=True),
        threading.Thread(target=_keep, args=(process.stderr, room.errors), daemon=True),
    ]
    for reader in readers:
        reader.start()
    try:
        line = expect(
            lambda: next((line for line in room.said if line.startswith("Wireroom is at ")), ""),
            lambda line: bool(line) or process.poll() is not None,
            what="the address of the site",
        )
        assert line, f"it did not start: {room.errors}"
        room.url = line.split()[3].rstrip("/")
        yield room
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(timeout=STOP_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        for reader in readers:
            reader.join(timeout=5)


def _keep(stream: Any, lines: list[str]) -> None:
    with stream:
        lines.extend(line.rstrip("\n") for line in iter(stream.readline, ""))


class Visitor:
    """Somebody who reads a page of the site again and again while a test goes on."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._stop = threading.Event()
        #: Status of each answer, or what failed in words.
        self.answers: list[int | str] = []
        self.seconds: list[float] = []
        self._thread = threading.Thread(target=self._visit, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.leave()

    def leave(self) -> None:
        """Read no more; what was asked is answered before this returns."""
        self._stop.set()
        self._thread.join()

    def _visit(self) -> None:
        while not self._stop.wait(0.25):
            began = time.monotonic()
            try:
                self.answers.append(ask(self._url)[0])
            except (OSError, HTTPException) as error:
                self.answers.append(f"{type(error).__name__}: {error}")
            self.seconds.append(time.monotonic() - began)

"""Other readers over the same world, each as a process of its own. A peer that is not installed gives None."""

import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

#: Longest that a peer may take, real seconds.
PATIENCE = 1800.0


def reader(feeds: Sequence[str], passes: int) -> list[float] | None:
    """CPU seconds of each pass of lemon24's reader over the feeds, once it stands; one worker, no plugins."""
    if importlib.util.find_spec("reader") is None or importlib.util.find_spec("sgmllib") is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [sys.executable, "-m", "bench.peers", str(Path(folder) / "reader.sqlite"), str(passes)],
            input="\n".join(feeds),
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=True,
        )
    return [float(line) for line in done.stdout.split()]


def newsboat(feeds: Sequence[str], passes: int) -> list[float] | None:
    """CPU seconds of each reload of the feeds by newsboat, a process each."""
    if shutil.which("newsboat") is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        urls, cache = Path(folder) / "urls", Path(folder) / "cache.db"
        urls.write_text("\n".join(feeds) + "\n")
        given = ["newsboat", "-q", "-u", str(urls), "-c", str(cache), "-C", "/dev/null", "-x", "reload"]
        return [_cpu_of(given, HOME=folder, XDG_CONFIG_HOME=folder, XDG_DATA_HOME=folder) for _ in range(passes)]


def _cpu_of(command: Sequence[str], **environment: str) -> float:
    """Run a program and return the CPU seconds that it used."""
    before = _children()
    subprocess.run(command, env={**os.environ, **environment}, check=True, timeout=PATIENCE, stdout=subprocess.DEVNULL)
    return _children() - before


def _children() -> float:
    times = os.times()
    return times.children_user + times.children_system


def main() -> None:
    """Let lemon24's reader make some passes over the feeds of stdin; a line with CPU seconds for each."""
    from reader import make_reader

    database, passes = sys.argv[1], int(sys.argv[2])
    peer = make_reader(database, plugins=[])
    for url in sys.stdin.read().split():
        peer.add_feed(url)
    for _ in range(passes):
        began = time.process_time()
        peer.update_feeds(scheduled=False, workers=1)
        print(time.process_time() - began, flush=True)


if __name__ == "__main__":
    main()

"""What a family of processes has used: CPU seconds and memory of all that carry one mark in their environment."""

import os
import threading
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

#: The variable that carries the mark: children, and children of a fork server, inherit it.
MARK = "BENCH_FAMILY"

_TICKS = os.sysconf("SC_CLK_TCK")
#: Pause between two looks at the memory, real seconds.
_LOOK = 1.0


@dataclass(slots=True)
class Family:
    """Processes that were started with `environment`, and all that they started."""

    mark: str = field(default_factory=lambda: uuid.uuid4().hex)
    #: The most memory seen at once by `watched`, MiB.
    peak_mib: float = 0.0

    @property
    def environment(self) -> dict[str, str]:
        """What to add to the environment of the first process."""
        return {MARK: self.mark}

    def cpu_s(self) -> float:
        """CPU seconds, user and system, of all of them, with those that have ended; to some 10 ms a process."""
        total = 0
        for folder in self._members():
            stat = _read(folder / "stat").rpartition(b")")[2].split()
            total += sum(map(int, stat[11:15]))  # utime, stime, and both of the children that it has waited for
        return total / _TICKS

    def memory_mib(self) -> float:
        """Resident memory of all of them, MiB; of pages that several share each has its part (PSS)."""
        lines = (line.split() for folder in self._members() for line in _read(folder / "smaps_rollup").splitlines())
        return sum(int(words[1]) for words in lines if words[0] == b"Pss:") / 1024

    def largest_mib(self) -> float:
        """Resident memory of the largest of them, MiB, with all that it shares."""
        lines = (line.split() for folder in self._members() for line in _read(folder / "smaps_rollup").splitlines())
        return max((int(words[1]) for words in lines if words[0] == b"Rss:"), default=0) / 1024

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Note the most memory that is used inside the block."""
        stop = threading.Event()
        self.peak_mib = 0.0

        def look() -> None:
            while not stop.wait(_LOOK):
                self.peak_mib = max(self.peak_mib, self.memory_mib())

        thread = threading.Thread(target=look, daemon=True)
        thread.start()
        try:
            yield
        finally:
            stop.set()
            thread.join()

    def _members(self) -> Iterator[Path]:
        wanted = f"{MARK}={self.mark}".encode()
        for folder in Path("/proc").iterdir():
            if folder.name.isdigit() and wanted in _read(folder / "environ").split(b"\0"):
                yield folder


def _read(path: Path) -> bytes:
    """Read a file of the system; empty where its process has just ended, or belongs to somebody else."""
    try:
        return path.read_bytes()
    except OSError:
        return b""

"""What a worker process does: read one thing that came from outside, within limits that the system enforces.

Runs in processes of its own. A job that eats time is ended by the system (SIGXCPU), one that eats memory gets no more
of it and ends itself.
"""

import ctypes
import gc
import importlib
import os
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from wireroom.articles.picture import make_picture as _make_picture
from wireroom.articles.read import read_entry as _read_entry
from wireroom.articles.read import read_page as _read_page
from wireroom.errors import ParseError
from wireroom.feeds.discover import discover as _discover
from wireroom.feeds.jsonfeed import looked_up as _looked_up
from wireroom.feeds.page_learn import learn as _learn
from wireroom.feeds.page_list import read_list as _read_list
from wireroom.feeds.parse import parse as _parse_feed
from wireroom.feeds.services import channel_on_page as _channel_on_page
from wireroom.ports import Embedder
from wireroom.text.meanings import meanings as _meanings

if sys.platform != "win32":
    import resource

#: The module that loads everything; the fork server holds it, so that a new worker costs milliseconds.
READY = "wireroom.pipeline.ready"

#: Exit code of a worker that was given no more memory.
OUT_OF_MEMORY = 71

MIB = 1024 * 1024

#: A job after which the worker holds this much more than before gives it back; pages and feeds mostly take a few MiB.
KEPT_MIB = 32

#: Places in what the system tells of a process's memory.
SPACE, RESIDENT = 0, 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one job may use (S13)."""

    cpu_seconds: int = 5
    wall_seconds: float = 10.0
    #: Above what the worker holds when it is ready.
    memory_mib: int = 512


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a job gives back. Exceptions stay in the worker: not all of them survive the way."""

    value: Any = None
    #: Why there is nothing to read, in words; None where there is.
    refused: str | None = None
    #: The traceback of a fault of our own; None where there was none.
    fault: str | None = None


#: What makes vectors in this worker, under "it"; empty where no embedder is chosen.
_EMBEDDER: dict[str, Embedder] = {}


def get_ready(make_embedder: Callable[[], Embedder] | None = None) -> None:
    """Prepare a worker: everything loaded, no memory images left behind by what the system ends."""
    importlib.import_module(READY)
    if make_embedder is not None:
        _EMBEDDER["it"] = make_embedder()
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))


def work(limits: Limits, job: Callable[..., Any], *args: Any) -> Outcome:
    """Do one job within its limits."""
    _take_limits(limits)
    before = _held(RESIDENT) or 0
    try:
        return Outcome(value=job(*args))
    except ParseError as error:
        return Outcome(refused=error.reason)
    except RecursionError:
        return Outcome(refused="its parts nest too deeply to be read")
    except MemoryError:
        # What is left of the memory is in pieces: the next job gets a new worker.
        os._exit(OUT_OF_MEMORY)
    except Exception:  # a fault of ours costs this feed or page, not the others; the caller logs it
        return Outcome(fault=traceback.format_exc())
    finally:
        _lift_limits()
        _give_back(before)


def parse_feed(body: bytes, url: str, content_type: str | None, service: str | None) -> Any:
    """Parse a feed in this process."""
    return _parse_feed(body, url=url, content_type=content_type, service=service)


def read_list(body: bytes, url: str, content_type: str | None, pattern: Any) -> Any:
    """Read a page's list in this process."""
    return _read_list(body, url, content_type, pattern)


def learn_lists(body: bytes, url: str, content_type: str | None) -> Any:
    """Learn where a page's lists stand in this process."""
    return _learn(body, url, content_type)


def discover(body: bytes, url: str) -> Any:
    """Find the feeds that a page or an index of sitemaps offers, in this process."""
    return _discover(body, url)


def looked_up(body: bytes) -> Any:
    """Read which account was looked up, in this process."""
    return _looked_up(body)


def channel_on_page(body: bytes) -> Any:
    """Read whose page it is, in this process."""
    return _channel_on_page(body)


def read_entries(wanted: Any) -> Any:
    """Read entries of a feed in this process; each comes with the address against which its links are resolved."""
    return [_read_entry(entry, url=url) for entry, url in wanted]


def read_page(body: bytes, url: str, content_type: str | None, entry: Any, seen: float) -> Any:
    """Read a page in this process."""
    return _read_page(body, url=url, content_type=content_type, entry=entry, seen=seen)


def meanings(articles: Any) -> Any:
    """Say in this process what articles mean, each named by title and text."""
    return _meanings(_EMBEDDER["it"], articles)


def make_picture(body: bytes, url: str) -> Any:
    """Decode a picture and write it anew in this process."""
    return _make_picture(body, url)


def _take_limits(limits: Limits) -> None:
    """Move the system's limits to just ahead of what this process has used so far."""
    if sys.platform == "win32":
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = int(used.ru_utime + used.ru_stime) + limits.cpu_seconds + 1
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, resource.getrlimit(resource.RLIMIT_CPU)[1]))
    held = _held()
    if held is not None:
        most = held + limits.memory_mib * MIB
        resource.setrlimit(resource.RLIMIT_AS, (most, resource.getrlimit(resource.RLIMIT_AS)[1]))


def _lift_limits() -> None:
    """Give the limits back between jobs: a worker that is ended while it holds the queue would hold up the others."""
    if sys.platform == "win32":
        return
    for kind in (resource.RLIMIT_CPU, resource.RLIMIT_AS):
        hard = resource.getrlimit(kind)[1]
        resource.setrlimit(kind, (hard, hard))


def _give_back(before: int) -> None:
    """Hand memory back that a large job took; the allocator alone would keep it for the next one like it."""
    if (_held(RESIDENT) or 0) - before > KEPT_MIB * MIB:
        gc.collect()
        if trim := getattr(ctypes.CDLL(None), "malloc_trim", None):
            trim(0)


def _held(which: int = SPACE) -> int | None:
    """Return the bytes that this process holds, of address space or of memory; None where the system does not tell."""
    try:
        with open("/proc/self/statm", "rb") as statm:  # noqa: PTH123  # a file of the system, read as cheaply as can be
            return int(statm.read().split()[which]) * resource.getpagesize()
    except (OSError, ValueError, IndexError):
        return None

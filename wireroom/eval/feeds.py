"""How much of what feeds say do we read, and does it agree with what others read?"""

import gzip
import json
import tarfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from wireroom.errors import FeedError, OpmlError
from wireroom.eval.feed_safety import what_passes
from wireroom.eval.feed_said import Read
from wireroom.eval.feed_suites import SUITES, Case, cases, is_sanitiser_case, where_from
from wireroom.eval.split import in_half
from wireroom.feeds.opml import read_opml
from wireroom.feeds.parse import parse
from wireroom.model.entry import ParsedFeed

# Documents that come without an address are read as if they came from here.
_SOMEWHERE = "http://example.com/feed"
# Speed is measured over passes of at least this many seconds, since a small folder takes a few milliseconds.
_LEAST_SECONDS = 1.0


def run(paths: Iterable[Path], half: str = "all") -> dict[str, Any]:
    """Parse every file of folders such as `feeds-conformance` and `feeds-real`, and compare where values are expected.

    Args:
        paths: Folders with tar archives or files, or single files.
        half: "tune", "report" or "all"; the group is the path of the file.

    Returns:
        `files, parsed, crashed, entries, agreement, suites{name: {files, agreed, disagreed}}, sanitiser{files, safe},
        mb_per_cpu_s`. A file agrees if all its expected values do. `agreement` is over the files with expected values;
        None without any. `sanitiser`: documents made to get markup past a sanitiser, and how many of them leave nothing
        that S16 forbids. `crashed` counts anything but a feed or a FeedError.
    """
    files = parsed = crashed = entries = agreed = disagreed = 0
    suites: dict[str, dict[str, int]] = {}
    sanitiser = {"files": 0, "safe": 0}
    bodies: list[tuple[bytes, str]] = []
    for name, held in _archives(paths):
        chosen = {path: body for path, body in held.items() if in_half(path, half)}
        urls = _addresses(paths)
        for path, body in sorted(chosen.items()):
            files += 1
            bodies.append((body, urls.get(path) or _SOMEWHERE))
            feed, broke = _read(*bodies[-1])
            crashed += broke
            parsed += feed is not None
            entries += len(feed.entries) if feed else 0
        if name in SUITES:
            results = [not _failures(case) for case in cases(name, held) if in_half(case.path, half)]
            suites[name] = {
                "files": len(results),
                "agreed": sum(results),
                "disagreed": len(results) - sum(results),
            }
            for path, body in chosen.items():
                if is_sanitiser_case(name, path):
                    sanitiser["files"] += 1
                    sanitiser["safe"] += not what_passes(_read(body, *where_from(name, path, body))[0])
            agreed, disagreed = agreed + sum(results), disagreed + len(results) - sum(results)
    return {
        "files": files,
        "parsed": parsed,
        "crashed": crashed,
        "entries": entries,
        "agreement": round(agreed / (agreed + disagreed), 4) if agreed + disagreed else None,
        "suites": suites,
        "sanitiser": sanitiser,
        "mb_per_cpu_s": _speed(bodies),
    }


def disagreements(path: Path) -> Iterator[tuple[str, str, str]]:
    """Yield (suite, file, what we read instead) for every expected value that we do not give."""
    for name, held in _archives([path]):
        for case in cases(name, held) if name in SUITES else ():
            for failure in _failures(case):
                yield name, case.path, failure


def _failures(case: Case) -> list[str]:
    read: Read
    if case.is_list:
        try:
            read = read_opml(case.body)
        except OpmlError:
            read = None
    else:
        read, _ = _read(case.body, case.url, case.content_type)
    found = (expected.disagreement(read) for expected in case.expected)
    return [failure for failure in found if failure is not None]


def _read(body: bytes, url: str, content_type: str | None = None) -> tuple[ParsedFeed | None, bool]:
    try:
        return parse(body, url=url, content_type=content_type), False
    except FeedError:
        return None, False
    except Exception:  # what this number is for
        return None, True


def _archives(paths: Iterable[Path]) -> Iterator[tuple[str, dict[str, bytes]]]:
    """Yield (name, files) for each archive of a folder, or for a folder's or file's own bytes."""
    for path in paths:
        archives = sorted(path.glob("*.tar.xz")) if path.is_dir() else [path] if path.name.endswith(".tar.xz") else []
        for archive in archives:
            with tarfile.open(archive) as opened:
                members = ((member.name.removeprefix("./"), opened.extractfile(member)) for member in opened)
                yield archive.name.removesuffix(".tar.xz"), {name: file.read() for name, file in members if file}
        if not archives:
            own = [path] if path.is_file() else sorted(one for one in path.rglob("*") if one.is_file())
            yield path.name, {str(one.relative_to(path.parent)): one.read_bytes() for one in own}


def _addresses(paths: Iterable[Path]) -> dict[str, str]:
    """Return the addresses of files, where the folder's index knows them."""
    found: dict[str, str] = {}
    for path in paths:
        for index in sorted(path.glob("index.jsonl*")) if path.is_dir() else ():
            data = gzip.decompress(index.read_bytes()) if index.suffix == ".gz" else index.read_bytes()
            for row in map(json.loads, data.splitlines()):
                if row.get("url"):
                    found[row["path"]] = row["url"]
    return found


def _speed(bodies: list[tuple[bytes, str]]) -> float | None:
    """Return how many MB a second of one core are parsed, over as many passes as take a second."""
    size = sum(len(body) for body, _ in bodies)
    passes, began = 0, time.process_time()
    while bodies and time.process_time() - began < _LEAST_SECONDS:
        for body, url in bodies:
            _read(body, url)
        passes += 1
    took = time.process_time() - began
    return round(size * passes / took / 1e6, 1) if took > 0 and passes else None

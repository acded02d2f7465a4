"""How many MB of real feeds become entries in a second of one core?

The files lie in memory. A peer that gives up on a file is not blamed for it, but its entries are told: who keeps fewer
has done less. Passes alternate, the best of each counts, so that the load of the machine falls on all alike.
"""

import json
import os
import tarfile
import time
import warnings
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from bench.table import Given, Row
from wireroom.errors import FeedError
from wireroom.feeds.parse import parse

_ROOT = Path(__file__).resolve().parent.parent
_SOMEWHERE = "http://example.com/feed"

Reader = Callable[[bytes, str], int]


def run(given: Given) -> Iterable[Row]:
    """Measure; nothing where the set of real feeds is not here."""
    files = list(_files())[:: given.of(20, 1)]
    if not files:
        return
    passes = given.of(1, 3, 9)
    for name, reader, aim, every in _peers():
        (own, entries), (theirs, kept) = _measured([_ours, reader], files[::every], passes)
        note = f"every {every}th file; " if every > 1 else ""
        note += f"{entries} entries kept by us, {kept} by {name}"
        yield Row(
            what=f"feeds parsed, against {name}",
            ours=own,
            unit="MB / CPU s",
            peer=name,
            theirs=theirs,
            aim=aim,
            more=True,
            note=note,
        )


def _peers() -> Iterator[tuple[str, Reader, float, int]]:
    """Yield name, reader, the least ratio wanted, and which share of the files it reads: slow ones read fewer."""
    import fastfeedparser
    import feedparser

    def fast(body: bytes, _url: str) -> int:
        return len(fastfeedparser.parse(body).entries)

    def forgiving(body: bytes, _url: str) -> int:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return len(feedparser.parse(body).entries)

    yield "fastfeedparser", fast, 0.5, 1
    yield "feedparser", forgiving, 10.0, 10


def _ours(body: bytes, url: str) -> int:
    return len(parse(body, url=url).entries)


def _measured(readers: list[Reader], files: list[tuple[bytes, str]], passes: int) -> list[tuple[float, int]]:
    """Return (MB a CPU second in the best pass, entries) for each reader."""
    size = sum(len(body) for body, _ in files)
    best, entries = [float("inf")] * len(readers), [0] * len(readers)
    for _ in range(passes):
        for number, read in enumerate(readers):
            began, kept = time.process_time(), 0
            for body, url in files:
                try:
                    kept += read(body, url)
                except (FeedError, ValueError, KeyError, TypeError):
                    continue
            best[number], entries[number] = min(best[number], time.process_time() - began), kept
    return [(size / seconds / 1e6, kept) for seconds, kept in zip(best, entries, strict=True)]


def _files() -> Iterator[tuple[bytes, str]]:
    """Yield the real feeds with their addresses, where the set is here."""
    base = Path(os.environ.get("WIREROOM_DATASETS", _ROOT / "../shared/data")) / "feeds-real"
    if not (base / "feeds.tar.xz").exists():
        return
    index = (base / "index.jsonl").read_text().splitlines()
    urls = {row["path"]: row.get("url") for row in map(json.loads, index)}
    with tarfile.open(base / "feeds.tar.xz") as archive:
        for member in archive:
            file = archive.extractfile(member)
            if file is not None:
                name = member.name.removeprefix("./")
                yield file.read(), urls.get(name) or _SOMEWHERE

"""How many pages are read in a second of one core, and does a worker's memory stay flat over ten thousand of them?

Real pages of the public benchmark lie in memory. We give text and all metadata; each peer does what it can, and one row
compares with trafilatura's fastest way to the text alone. Passes alternate, the best of each counts, so that the load
of the machine falls on all alike.
"""

import asyncio
import contextlib
import os
import time
from collections.abc import Iterable
from pathlib import Path

from bench.processes import Family
from bench.table import Given, Row
from wireroom.articles.read import read_page
from wireroom.errors import PageError
from wireroom.eval.pages import Labelled, labelled_pages
from wireroom.eval.peers import ReadPeer, peers
from wireroom.model.article import Reading
from wireroom.pipeline.workers import Workers

_ROOT = Path(__file__).resolve().parent.parent
#: Sets whose pages are read, the first in the row of speed.
_SETS = ("articles-aeb", "articles-fundus", "articles-trafilatura")
#: Name of the peer -> the least ratio wanted.
_AIMS = {"trafilatura fast, text alone": 6.0}
# Pages between two looks at the memory: a look costs a millisecond, and pages differ by less than it grows.
_LOOK = 20


def run(given: Given) -> Iterable[Row]:
    """Measure; nothing where the sets of pages are not here."""
    base = Path(os.environ.get("WIREROOM_DATASETS", _ROOT / "../shared/data"))
    if not (base / _SETS[0]).exists():
        return
    yield from _speed(list(labelled_pages(base / _SETS[0]))[: given.of(3, 1000)], given.of(1, 3, 9))
    pages = [page for name in _SETS if (base / name).exists() for page in labelled_pages(base / name)]
    yield asyncio.run(_memory(pages[: given.of(3, len(pages))], given.of(6, 10_000)))


def _speed(pages: list[Labelled], passes: int) -> Iterable[Row]:
    readers: dict[str, ReadPeer] = {"": _ours, **peers()[0]}
    best = dict.fromkeys(readers, float("inf"))
    for _ in range(passes):
        for name, read in readers.items():
            began = time.process_time()
            for page in pages:
                try:
                    read(page)
                except PageError:
                    continue
            best[name] = min(best[name], time.process_time() - began)
    for name in readers:
        if name:
            yield Row(
                what=f"pages read, against {name}",
                ours=len(pages) / best[""],
                unit="pages / CPU s",
                peer=name,
                theirs=len(pages) / best[name],
                aim=_AIMS.get(name, 1.0),
                more=True,
                note=f"{len(pages)} pages, text and all metadata for us",
            )


def _ours(page: Labelled) -> Reading:
    return read_page(page.page, url=page.url, content_type=None, entry=None, seen=page.seen)


async def _memory(pages: list[Labelled], count: int) -> Row:
    """Read many pages in one real worker; its memory after a fifth of them is what the end is compared with."""
    family = Family()
    os.environ.update(family.environment)  # what is started from here on carries the mark, and this process does not
    workers = Workers(1)
    most = early = 0.0
    try:
        for at in range(count):
            page = pages[at % len(pages)]
            with contextlib.suppress(PageError):
                await workers.read_page(page.page, page.url, None, None, page.seen)
            if at % _LOOK == 0 or at == count - 1:
                most = max(most, family.largest_mib())
                early = most if at < count / 5 else early
    finally:
        workers.close()
    return Row(
        what=f"a worker's memory, {count} pages",
        ours=most,
        unit="MiB",
        aim=250.0,
        note=f"the most seen; {early:.0f} MiB within the first fifth of the pages",
    )

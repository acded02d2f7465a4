"""The whole path with full text: what an article costs, what all processes hold, and what a full store adds.

From a feed's entry over its page (asked by robots rules, read by the extractor in a worker) to its story, claims, rank
and search index. Starting is not counted.
"""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.room import room
from bench.stock import one_more
from bench.table import Given, Row
from bench.world import loopworld

#: Every page is young enough to be read.
ALL_HOURS = 1_000_000.0


def run(given: Given) -> Iterator[Row]:
    """Measure a world that is read whole, then two stores of which one is ten times as full."""
    outlets, entries = given.of(2, 40, 200), given.of(3, 25, 50)
    size = ("--outlets", str(outlets + 1), "--entries", str(entries), "--revise", "0", "--uvloop")
    with loopworld(*size, "--warm", "pages", most_seconds=3600) as world, tempfile.TemporaryDirectory() as folder:
        with room(Path(folder), world, read_hours=ALL_HOURS) as running, running.family.watched():
            running.add(world.outlets[outlets:])  # everything that is loaded late is loaded now
            running.wait(lambda: running.asked() == 1 and not running.unread(), "the first pages")
            before = running.family.cpu_s()
            running.add(world.outlets[:outlets])
            running.wait(lambda: running.asked() == outlets + 1 and not running.unread(), "all pages")
            cpu = running.family.cpu_s() - before
            read = running.value("SELECT count(*) FROM articles WHERE origin = 'page'")
        what = f"{outlets * entries:,} articles with full text"
        yield Row(what=f"{what}, an article", ours=cpu / (outlets * entries) * 1000, unit="CPU ms", aim=25.0)
        yield Row(
            what=f"{what}, all processes",
            ours=running.family.peak_mib,
            unit="MiB",
            aim=600.0,
            note=f"{read} of {(outlets + 1) * entries} pages gave the text; shared memory counts once",
        )
    few = given.of(20, 2_000, 10_000)
    small, large = one_more(few, given.of(5, 300)), one_more(10 * few, given.of(5, 300))
    yield Row(
        what=f"one more article with {10 * few:,} stored",
        ours=large,
        unit="CPU ms",
        peer=f"with {few:,}",
        theirs=small,
        aim=1.3,
        note="texts of one form, a thousand a day: the older store is the longer one",
    )

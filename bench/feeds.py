"""Feeds alone: outlets x entries are fetched, parsed, sanitised, de-duplicated and stored; then nothing new comes.

"As a feed reader" keeps what a reader keeps (entries, texts, full-text index) and decides nothing: this is what
lemon24/reader and newsboat do, and what the ratio is for. "With all desks" is the product: each entry is placed into a
story, its speakers and offices are checked, stories are ranked and written. Starting is not counted, for nobody.
"""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench import peers
from bench.room import Room, room
from bench.table import Given, Row
from bench.world import World, loopworld

#: A day later every feed is due again.
DAY = 86_400.0
#: Passes without anything new, of which the mean is told: CPU is counted in hundredths of a second.
QUIET = 5


def run(given: Given) -> Iterator[Row]:
    """Measure ourselves without and with desks, and the peers, over the same world."""
    outlets, entries = given.of(6, 200), given.of(5, 50)
    size = ("--outlets", str(outlets + 1), "--entries", str(entries), "--revise", "0", "--warm", "feeds", "--uvloop")
    with loopworld(*size, most_seconds=3600) as world, tempfile.TemporaryDirectory() as folder:
        feeds = [outlet["feed"] for outlet in world.outlets[:outlets]]
        first, quiet, kept = ours(Path(folder) / "reader", world, outlets, desks=False)
        what = f"{outlets} feeds x {entries} entries, "
        theirs = peers.reader(feeds, 2)
        row = {"what": what + "as a feed reader", "ours": first, "unit": "CPU s", "note": f"{kept} entries kept"}
        yield Row(**row, peer="lemon24/reader", theirs=theirs[0] if theirs else None, aim=0.1)
        theirs_too = peers.newsboat(feeds, 2)
        yield Row(**row, peer="newsboat", theirs=theirs_too[0] if theirs_too else None, aim=0.4)
        each = {"what": "the same, nothing new, a feed", "ours": quiet / outlets * 1000, "unit": "CPU ms"}
        for name, found in (("lemon24/reader", theirs), ("newsboat", theirs_too)):
            yield Row(**each, peer=name, theirs=found[1] / outlets * 1000 if found else None)
        first, quiet, kept = ours(Path(folder) / "desks", world, outlets, desks=True)
        row = {"what": what + "with all desks", "ours": first, "unit": "CPU s", "note": f"{kept} entries kept"}
        yield Row(**row, peer="lemon24/reader", theirs=theirs[0] if theirs else None, aim=0.2)
        yield Row(what="the same, nothing new, a feed", ours=quiet / outlets * 1000, unit="CPU ms", aim=0.45)


def ours(folder: Path, world: World, outlets: int, *, desks: bool) -> tuple[float, float, int]:
    """Return the CPU seconds of the first pass and of one without anything new, and how many entries were kept."""
    with room(folder, world, desks=desks, read_hours=0.0) as running:
        running.add(world.outlets[outlets:])  # everything that is loaded late is loaded now
        running.wait(lambda: running.asked() == 1, "the first answer")
        before = running.family.cpu_s()
        running.add(world.outlets[:outlets])
        running.wait(lambda: running.asked() == outlets + 1, "an answer of each feed")
        first = running.family.cpu_s() - before
        quiet = 0.0
        for _ in range(QUIET):
            quiet += _pass(running, outlets + 1)
        return first, quiet / QUIET, running.value("SELECT count(*) FROM articles")


def _pass(running: Room, feeds: int) -> float:
    """Let a day pass and everything be asked once; returns CPU seconds."""
    before = running.family.cpu_s()
    since = running.step(DAY) + DAY - 60.0
    running.wait(lambda: running.asked(since) >= feeds, "a pass without anything new")
    return running.family.cpu_s() - before

"""A world with every fault that publishers make: who pays for it?

The same outlets are read twice, without faults and with one outlet for each kind of fault beside them. The world counts
what it was asked; what it says is the truth here.
"""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.articles import ALL_HOURS
from bench.room import Room, room
from bench.table import Given, Row
from bench.world import World, loopworld

DAY = 86_400.0
#: A feed that is not due within this time after the step (it failed, or is gone) is not waited for, seconds.
SOON = 120.0
#: Kinds of fault that the world knows, one outlet each, and the shares of pages that fail.
KINDS = (
    "slow hang reset truncate e500 e503 flap e429 gone missing unauthorized move301 move302 loop longchain "
    "always304 no304 etagchurn gzbomb badgzip huge endless bigheader wrongenc utf16 malformed leadspace html empty "
    "entities xxe xss guidchurn dupguid baddates nolinks"
).split()
PAGES = "0.1"


def run(given: Given) -> Iterator[Row]:
    """Read both worlds, let a day pass, and read them again."""
    kinds = KINDS[: given.of(3, len(KINDS))]
    healthy, entries = given.of(2, 24), given.of(3, 20)
    plain = _read(healthy, entries, [])
    torn = _read(healthy, entries, kinds)
    what = f"{len(kinds)} kinds of fault beside {healthy} healthy outlets: "
    yield Row(what=what + "more memory", ours=max(0.0, torn["mib"] - plain["mib"]), unit="MiB", aim=64.0)
    share = 100.0 * torn["read"] / torn["whole"]
    yield Row(what=what + "healthy articles read in full", ours=share, unit="%", aim=100.0, more=True)
    yield Row(what=what + "CPU", ours=torn["cpu"], unit="CPU s", peer="without faults", theirs=plain["cpu"])
    for name, words, aim in (
        ("inflight", "most requests in flight at one host", 1.0),
        ("repeats", "unconditional repeats at healthy outlets", 0.0),
        ("robots", "hosts asked for pages and not for their robots.txt", 0.0),
        ("early", "returns before a pause was over", 0.0),
        ("outside", "external entities fetched", 0.0),
    ):
        yield Row(what=what + words, ours=torn[name], unit="", aim=aim)


def _read(healthy: int, entries: int, kinds: list[str]) -> dict[str, float]:
    """Read a world twice, a day apart; returns what was measured."""
    size = ("--outlets", str(healthy + len(kinds)), "--entries", str(entries), "--revise", "0", "--uvloop")
    faults = ("--faults", ",".join(f"{kind}=1" for kind in kinds), "--page-faults", PAGES) if kinds else ()
    bounds = ("--endless-max", "40", "--slow-seconds", "2")
    with (
        loopworld(*size, *faults, *bounds, most_seconds=3600) as world,
        tempfile.TemporaryDirectory() as folder,
        room(Path(folder), world, read_hours=ALL_HOURS) as running,
        running.family.watched(),
    ):
        before = running.family.cpu_s()
        running.add(world.outlets)
        running.wait(lambda: _done(running, world, 0.0), "an outcome for each feed and page")
        since = running.step(DAY) + DAY - 60.0
        running.wait(lambda: _done(running, world, since), "the outcomes of a second day")
        cpu = running.family.cpu_s() - before
        return {"cpu": cpu, "mib": running.family.peak_mib, **_told(running, world)}


def _done(running: Room, world: World, since: float) -> bool:
    """Whether each feed that is due has an outcome, and no page of a healthy outlet waits."""
    later = running.value("SELECT count(*) FROM feed_states WHERE asked_at < ? AND due_at > ?", since, since + SOON)
    waiting = running.value(
        f"SELECT count(*) FROM pages WHERE tries = 0 AND domain IN ({','.join('?' * len(_healthy(world)))})",
        *_healthy(world),
    )
    return running.asked(since) + int(later) >= len(world.outlets) and not waiting


def _healthy(world: World) -> list[str]:
    return [outlet["feed"].split("/")[2] for outlet in world.outlets if outlet["fault"] is None]


def _told(running: Room, world: World) -> dict[str, float]:
    """Say what the world counted, and how many of its healthy articles were read in full."""
    stats, names = world.stats(), {outlet["id"] for outlet in world.outlets if outlet["fault"] is None}
    told = {row["id"]: row for row in world.lines("/stats/outlets.jsonl")}
    whole = [row for row in world.lines("/truth.jsonl") if row["outlet"] in names and row["page_fault"] is None]
    urls = {url for (url,) in running.database.execute("SELECT url FROM articles WHERE origin = 'page'")}
    return {
        "whole": len(whole),
        "read": sum(row["url"] in urls for row in whole),
        "inflight": stats["host.max_in_flight"],
        "repeats": sum(row.get("unconditional_repeat", 0) for name, row in told.items() if name in names),
        "robots": max(0, sum("article" in row for row in told.values()) - stats["requests.robots"]),
        "early": stats["retry_after.violations"],
        "outside": stats["xxe.hits"],
    }

"""Two thousand feeds over thirty days, on a clock of our own: what do publishers see of us?

    make bench-politeness            prints requests per host and hour, the peak minute over the mean, and what holds

No sockets and no store: the very schedule (`wireroom.feeds.schedule`), load (`wireroom.pipeline.load`) and turns
(`wireroom.net.turns`) that the product uses, before publishers that are drawn from a fixed seed: some write all day,
some once a week; some name a max-age, a ttl, hours to skip; some fail, ask for pauses, or are gone. Half of the feeds
share hosts, up to forty on one. What R22 to R25 and R27, R28 demand is checked on every single request.
"""

import argparse
import asyncio
import heapq
import json
import random
import statistics
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from wireroom.clock import ManualClock
from wireroom.feeds import schedule
from wireroom.feeds.schedule import AnswerFacts, FailureFacts
from wireroom.model.source import FeedState
from wireroom.net.turns import Turns
from wireroom.pipeline.load import FLOOR, Load

MINUTE, HOUR, DAY = 60.0, 3600.0, 86_400.0
#: 24 November 2026, 06:00 UTC.
START = 1_795_500_000.0
#: Least pause between two requests of one host, seconds (R25), and what a request takes.
GAP_S, TAKES_S = 2.0, 0.4
#: The fullest minute over the mean of its day (R24).
PEAK = 1.5
#: Pause until a feed is looked at again for which the minute had no room, seconds.
AGAIN_S = 2.0
#: Entries that a feed holds.
ENTRIES = 30


@dataclass(slots=True)
class Publisher:
    """One feed, as its publisher runs it."""

    url: str
    host: str
    #: Seconds between two articles; between 23:00 and 05:00 UTC four times as long where it sleeps.
    gap_s: float
    sleeps: bool
    max_age: float | None
    ttl_s: float | None
    skip_hours: frozenset[int]
    #: "well", "flaky" (5 % of requests fail), "busy" (2 % answer 503 with a pause), "lost" (404), "gone" (410 after a
    #: week), "dead" (never answers).
    health: str
    state: FeedState | None = None
    asked: list[float] = field(default_factory=list)
    newest: float = START
    phase: float = 0.0

    def times(self, now: float) -> tuple[float, ...]:
        """Give the dates of its newest entries."""
        last = now - (now - self.phase) % self.gap_s
        dates = [last - step * self.gap_s for step in range(ENTRIES * 2)]
        awake = [at for at in dates if not self.sleeps or 5 <= (at // HOUR) % 24 < 23]
        return tuple(awake[:ENTRIES])


def publishers(number: int, draw: random.Random) -> list[Publisher]:
    """Draw the publishers: half of the feeds on hosts of their own, the rest on hosts with 2 to 40 feeds."""
    hosts = [f"outlet{n}.example" for n in range(number // 2)]
    shared = 0
    while len(hosts) < number:
        size = draw.choice((2, 3, 4, 6, 10, 20, 40))
        hosts += [f"house{shared}.example"] * size
        shared += 1
    made = []
    for n, host in enumerate(hosts[:number]):
        gap = HOUR * draw.choice((0.05, 0.1, 0.2, 0.5, 1, 1, 2, 4, 8, 24, 72, 168))
        made.append(
            Publisher(
                url=f"https://{host}/feed/{n}",
                host=host,
                gap_s=gap,
                sleeps=draw.random() < 0.5,
                max_age=draw.choice((None, None, None, 60.0, 300.0, 900.0, 3600.0, 21_600.0)),
                ttl_s=draw.choice((None, None, None, None, 900.0, 3600.0, 86_400.0)),
                skip_hours=frozenset(range(6)) if draw.random() < 0.03 else frozenset(),
                health=draw.choices(("well", "flaky", "busy", "lost", "gone", "dead"), weights=(80, 8, 4, 4, 2, 2))[0],
                phase=START + draw.random() * gap,
            )
        )
    return made


def answer(one: Publisher, now: float, draw: random.Random) -> AnswerFacts | FailureFacts:
    """Say what a publisher answers now."""
    if one.health == "dead" or (one.health == "flaky" and draw.random() < 0.05):
        return FailureFacts(reason="no answer in 30 s")
    if one.health == "lost":
        return FailureFacts(reason="answered 404", status=404)
    if one.health == "gone" and now > START + 7 * DAY:
        return FailureFacts(reason="answered 410", status=410)
    if one.health == "busy" and draw.random() < 0.02:
        return FailureFacts(reason="answered 503", status=503, retry_after=draw.choice((600.0, 7200.0, 86_400.0)))
    times = one.times(now)
    changed = bool(times) and times[0] > one.newest
    one.newest = max([one.newest, *times[:1]])
    headers = {"cache-control": f"max-age={one.max_age:.0f}"} if one.max_age is not None else {}
    if not changed and one.state is not None and one.state.ok_at is not None:
        return AnswerFacts(status=304, final_url=one.url, headers=headers, known=True)
    return AnswerFacts(
        status=200,
        final_url=one.url,
        headers=headers,
        body_hash=str(one.newest),
        entry_times=times,
        entries=len(times),
        known=True,
        ttl_s=one.ttl_s,
        skip_hours=one.skip_hours,
    )


def play(number: int, days: float, seed: int, *, at_once: int = 32) -> tuple[list[Publisher], float]:
    """Let the days pass, one request after the other in the order in which the runner makes them.

    Returns:
        The publishers with the time of each request, and the seconds that this took.
    """
    draw = random.Random(seed)
    feeds = publishers(number, draw)
    began = time.perf_counter()
    free: dict[str, float] = defaultdict(float)  # host -> when its next request may start
    pauses: dict[str, float] = {}
    slots = [START] * at_once  # when each of the requests at once may start
    load = Load()
    due = [(START, index) for index in range(len(feeds))]
    heapq.heapify(due)
    until = START + days * DAY
    while due:
        at, index = heapq.heappop(due)
        if at >= until:
            break
        one = feeds[index]
        start = max(at, free[one.host], slots[0])
        if start > at:  # its turn comes later: others are asked before
            heapq.heappush(due, (start, index))
            continue
        state = one.state or schedule.first_state(one.url)
        load.look(at, (other.state for other in feeds))
        if not load.takes(state):  # this minute is full
            heapq.heappush(due, (at + AGAIN_S, index))
            continue
        rest = pauses.get(one.host, 0.0) - at
        if rest > 0:
            one.state = schedule.after_failure(state, FailureFacts(reason="host rests", retry_after=rest), at)
        else:
            heapq.heapreplace(slots, at + TAKES_S)
            free[one.host] = at + TAKES_S + GAP_S
            one.asked.append(at)
            facts = answer(one, at, draw)
            if isinstance(facts, FailureFacts):
                one.state = schedule.after_failure(state, facts, at)
                if facts.status in schedule.PAUSES and facts.retry_after is not None:
                    pauses[one.host] = at + facts.retry_after
            else:
                one.state = schedule.after_answer(state, facts, at)
        if one.state is not None and not one.state.gone and one.state.due_at is not None:
            heapq.heappush(due, (one.state.due_at, index))
    return feeds, time.perf_counter() - began


def figures(feeds: list[Publisher], days: float) -> dict[str, float | int | str]:
    """Count what publishers saw."""
    hosts: dict[str, list[float]] = defaultdict(list)
    for one in feeds:
        hosts[one.host] += one.asked
    per_hour = [len(times) / (days * 24) for times in hosts.values()]
    per_feed = [len(one.asked) / (days * 24) for one in feeds]
    busiest = max(
        (Counter(int(at // HOUR) for at in times).most_common(1)[0][1], host) for host, times in hosts.items()
    )
    minutes = Counter(int((at - START) // MINUTE) for one in feeds for at in one.asked)
    span = int(days * 24 * 60)
    mean = sum(minutes.values()) / span
    settled = [minutes[minute] for minute in range(24 * 60, span)]
    day_mean = [sum(settled[first : first + 1440]) / 1440 for first in range(0, len(settled), 1440)]
    over = max(
        max(settled[first : first + 1440]) / max(day_mean[n], 1e-9)
        for n, first in enumerate(range(0, len(settled), 1440))
    )
    smooth = [sum(settled[first : first + 15]) / 15 for first in range(len(settled) - 15)]
    return {
        "feeds": len(feeds),
        "hosts": len(hosts),
        "days": days,
        "requests": sum(minutes.values()),
        "requests a feed and hour, mean": round(statistics.mean(per_feed), 2),
        "requests a host and hour, median": round(statistics.median(per_hour), 2),
        "requests a host and hour, 95th of 100": round(statistics.quantiles(per_hour, n=100)[94], 2),
        "requests a host and hour, most over the days": round(max(per_hour), 2),
        "feeds on that host": max(Counter(one.host for one in feeds).values()),
        "busiest hour of any host, requests": busiest[0],
        "requests a minute, mean": round(mean, 2),
        "requests a minute, peak after the first day": max(settled),
        "peak minute over its day's mean": round(over, 2),
        "peak quarter of an hour over the mean": round(max(smooth) / mean, 2),
        "first minute, requests": minutes[0],
        "first start, minutes until all were asked once": max(
            int((one.asked[0] - START) // MINUTE) for one in feeds if one.asked
        ),
    }


def broken(feeds: list[Publisher], days: float) -> list[str]:
    """Name what does not hold; empty where all does."""
    hosts: dict[str, list[float]] = defaultdict(list)
    for one in feeds:
        hosts[one.host] += one.asked
    paused = {one.host for one in feeds if one.health == "busy"}
    found = [words for one in feeds for words in broken_by(one, days, rests=one.host in paused)]
    for host, times in hosts.items():
        close = [later - earlier for earlier, later in pairwise(sorted(times)) if later - earlier < GAP_S]
        if close:
            found.append(f"R25: {host} saw two starts within {min(close):.2f} s")
    told = figures(feeds, days)
    peak = float(told["peak minute over its day's mean"])
    if peak > PEAK and float(told["requests a minute, peak after the first day"]) > FLOOR:
        found.append(f"R24: one minute carries {peak} times the mean of its day")
    return found


def broken_by(one: Publisher, days: float, *, rests: bool) -> Iterator[str]:
    """Name what does not hold for one feed. `rests`: its host asked for pauses, which may be longer than a day."""
    pauses = [later - earlier for earlier, later in pairwise(one.asked)] or [DAY]
    wish = max(one.max_age or 0.0, min(one.ttl_s or 0.0, DAY))
    if min(pauses) < 15 * MINUTE - 1:
        yield f"R22: {one.url} was asked after {min(pauses):.0f} s"
    if one.health == "well":
        if min(pauses) < wish - 1:
            yield f"R22: {one.url} wished {wish:.0f} s and was asked after {min(pauses):.0f} s"
        if max(pauses) > DAY + HOUR and not one.skip_hours and not rests:
            yield f"R22: {one.url} slept for {max(pauses) / HOUR:.0f} h"
        if not rests and any(int(at // HOUR) % 24 in one.skip_hours for at in one.asked[1:]):
            yield f"R22: {one.url} was asked in an hour to skip"
    told = [at for at in one.asked if at > START + 7 * DAY]
    if one.health == "gone" and days > 12 and (len(told) != 2 or told[1] - told[0] < DAY):
        yield f"R27: {one.url} is gone and was asked {len(told)} times"


def restart_asks(feeds: list[Publisher], now: float) -> int:
    """Count feeds that a restart at `now` would ask before their time (R23): the state alone says when."""
    early = 0
    for one in feeds:
        if one.state is not None and not one.state.gone and one.state.due_at is not None and one.asked:
            mended = schedule.after_clock_step(one.state, now)
            early += mended.due_at is not None and mended.due_at < min(one.state.due_at, now)
    return early


def turns_hold(seed: int) -> int:
    """Let 400 questions of 40 hosts come at once to the product's own turns; returns starts too close (R25)."""
    clock, draw, starts = ManualClock(START), random.Random(seed), defaultdict(list)

    async def main() -> None:
        turns = Turns(clock)

        async def ask(host: str) -> None:
            async with turns.turn(host, page=False, gap_s=GAP_S, page_gap_s=5.0):
                starts[host].append(clock.now())
                await clock.sleep(TAKES_S)

        tasks = [asyncio.create_task(ask(f"house{draw.randrange(40)}.example")) for _ in range(400)]
        while not all(task.done() for task in tasks):
            for _ in range(8):
                await asyncio.sleep(0)
            clock.advance(0.1)

    asyncio.run(main())
    return sum(b - a < GAP_S - 1e-6 for times in starts.values() for a, b in pairwise(times))


def main() -> int:
    """Play, print, and exit with 1 where something does not hold."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--feeds", type=int, default=2000)
    parser.add_argument("--days", type=float, default=30.0)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    feeds, seconds = play(given.feeds, given.days, given.seed)
    found = broken(feeds, given.days)
    early, close = restart_asks(feeds, START + given.days * DAY), turns_hold(given.seed)
    found += [f"R23: a restart would ask {early} feeds before their time"] if early else []
    found += [f"R25: {close} starts came too close to each other"] if close else []
    table = {**figures(feeds, given.days), "seconds for it": round(seconds, 1)}
    if given.json:
        print(json.dumps({**table, "broken": found}, indent=2))
    else:
        width = max(map(len, table))
        print("\n".join(f"{name:<{width}}  {value:>12}" for name, value in table.items()))
        print("\n".join(found) if found else "R22 to R25, R27 and R28 hold for every request.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())

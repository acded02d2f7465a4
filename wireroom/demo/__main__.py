"""Serve the fictional wire alone, to look at it: `python -m wireroom.demo [--port N] [--speed N]`.

With `--rows` it prints the whole day with its truth as JSONL instead, for `wireroom eval stories` and `copies`.
"""

import argparse
import asyncio
import json
import sys

from wireroom.clock import FastClock, SystemClock
from wireroom.demo.rows import rows
from wireroom.demo.server import SPEED, START_OFFSET, DemoWire
from wireroom.demo.world import DAY, load


async def _serve(port: int, speed: float) -> None:
    now, day_start = SystemClock().now(), _today()
    clock = FastClock(start=day_start + START_OFFSET * 60, real_start=now, speed=speed)
    wire = DemoWire(load(), clock, day_start)
    served = await wire.serve(port=port)
    for source, feeds in served.feeds:
        print(f"{source.name:32}  {feeds[0].url}")  # noqa: T201 - a command prints
    try:
        await asyncio.Event().wait()
    finally:
        await wire.close()


def _today() -> float:
    now = SystemClock().now()
    return now - now % (DAY * 60)


def main(words: list[str]) -> int:
    """Serve until interrupted."""
    parser = argparse.ArgumentParser(prog="python -m wireroom.demo", description="Serve the fictional wire alone.")
    parser.add_argument("--port", type=int, default=0, help="one port for all outlets (default: a free one)")
    parser.add_argument("--speed", type=float, default=SPEED, help="how much faster than real time (default: 144)")
    parser.add_argument("--rows", action="store_true", help="print the day and its truth as JSONL, and end")
    chosen = parser.parse_args(words)
    if chosen.rows:
        for row in rows(load(), _today()):
            print(json.dumps(row, ensure_ascii=False))  # noqa: T201 - a command prints
        return 0
    try:
        asyncio.run(_serve(chosen.port, chosen.speed))
    except KeyboardInterrupt:
        return 0
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

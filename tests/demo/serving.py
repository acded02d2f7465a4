"""A wire served on loopback under a clock that stands still."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from wireroom.clock import ManualClock
from wireroom.demo.server import DemoWire, Served
from wireroom.demo.world import World

#: 00:00 UTC of a Tuesday.
DAY_START = 1_795_478_400.0


@asynccontextmanager
async def served(world: World, minute: float) -> AsyncIterator[tuple[DemoWire, Served, ManualClock]]:
    """Serve the wire as it stands at a minute of its day."""
    clock = ManualClock(DAY_START + minute * 60)
    wire = DemoWire(world, clock, DAY_START)
    try:
        yield wire, await wire.serve(), clock
    finally:
        await wire.close()

"""A gateway for tests, on a clock that a test can watch: its hours pass while the test works."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from typing import Any

from wireroom.clock import ManualClock
from wireroom.net import Gateway, GatewaySettings
from wireroom.net.resolve import Lookup

CONTACT = "https://wire.example/about"


def settings(*allow: str, **other: Any) -> GatewaySettings:
    """Settings without gaps on loopback, unless the test gives others."""
    return GatewaySettings(
        **{"contact": CONTACT, "loopback_gap_s": 0, "loopback_page_gap_s": 0, "allow": allow, **other}
    )


@contextlib.asynccontextmanager
async def open_gateway(
    *allow: str, clock: ManualClock | None = None, lookup: Lookup | None = None, trust: Any = None, **other: Any
) -> AsyncIterator[Gateway]:
    """Open a gateway. The clock moves on by a tenth of a second whenever the event loop has a moment."""
    clock = clock or ManualClock(1_000_000_000.0)
    gateway = Gateway(settings(*allow, **other), clock, lookup=lookup, trust=trust)

    async def pass_time() -> None:
        while True:
            await asyncio.sleep(0)
            if clock._waiting:
                clock.advance(0.1)
            else:
                await asyncio.sleep(0.001)  # nobody waits for the clock: leave the processor to the network

    passing = asyncio.create_task(pass_time())
    try:
        yield gateway
    finally:
        passing.cancel()
        await gateway.close()

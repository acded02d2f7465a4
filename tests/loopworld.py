"""A loopback world of news outlets beside a test (see bench/world.py); tests skip visibly without its program.

with loopworld("--outlets", "3", "--faults", "gone=1") as world:
    world.feed("gone")
"""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from bench import world as outside
from bench.world import World

#: The world stops by itself after this many seconds, should a test die before it can stop it.
MOST_SECONDS = 280


@contextmanager
def loopworld(*arguments: str) -> Iterator[World]:
    """Run a world with these arguments on a free port and stop it afterwards. Articles appear by `tick` alone."""
    try:
        outside.program()
    except outside.MissingError as error:
        pytest.skip(str(error))
    with outside.loopworld(*arguments, most_seconds=MOST_SECONDS) as world:
        yield world

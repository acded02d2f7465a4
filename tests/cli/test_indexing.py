"""The task that keeps the side index goes on through any trouble, and lets go of it when it is ended."""

import asyncio

import pytest

from wireroom.cli import indexing
from wireroom.errors import StorageError


class Troubled:
    """An index whose first look goes wrong."""

    def __init__(self, trouble, loop):
        self.trouble, self.loop = trouble, loop
        self.looks, self.again, self.closed = 0, asyncio.Event(), False

    def catch_up(self):
        self.looks += 1
        if self.looks == 1:
            raise self.trouble
        self.loop.call_soon_threadsafe(self.again.set)

    def end(self):
        pass

    def close(self):
        self.closed = True


@pytest.mark.parametrize("trouble", [OSError("no room"), StorageError("torn"), KeyError("slip"), AssertionError()])
def test_no_trouble_ends_the_index(monkeypatch, trouble):
    """Also a fault of our own is logged, and the next look comes after the long pause."""
    pauses = []
    sleep = asyncio.sleep

    async def paused(seconds):
        pauses.append(seconds)
        await sleep(0)

    monkeypatch.setattr(indexing.asyncio, "sleep", paused)

    async def main():
        index = Troubled(trouble, asyncio.get_running_loop())
        task = asyncio.create_task(indexing.keep_index(index))
        again = asyncio.create_task(index.again.wait())
        await asyncio.wait({task, again}, return_when=asyncio.FIRST_COMPLETED)
        assert index.again.is_set(), "it looks again"
        task.cancel()
        await asyncio.wait({task})
        assert task.cancelled()
        assert index.closed

    asyncio.run(main())
    assert pauses[0] == indexing.TROUBLE_SECONDS

"""Orders to a running room, over its socket."""

import asyncio

import pytest

from wireroom.errors import UsageError
from wireroom.pipeline.control import listening, order


async def handle(what):
    if what["act"] != "known":
        raise UsageError(f"there is no such order: {what['act']}")
    return {"done": True}


def test_orders_are_answered_and_those_that_do_not_exist_refused(tmp_path):
    """Also where the folder's name is too long for a socket; where no room runs, that is said at once."""

    async def talk():
        long = tmp_path / ("x" * 120) / "control.sock"
        assert await order(long, {"act": "known"}) is None
        async with listening(long, handle):
            assert await order(long, {"act": "known"}) == {"done": True}
            with pytest.raises(UsageError, match="no such order"):
                await order(long, {"act": "else"})

    asyncio.run(talk())


def test_a_room_that_is_starting_is_waited_for(tmp_path):
    """Somebody who is quicker than the writer gets the answer all the same; patience ends."""

    async def talk():
        place = tmp_path / "control.sock"
        early = asyncio.create_task(order(place, {"act": "known"}, patience=60.0))
        await asyncio.sleep(0)
        assert not early.done()
        async with listening(place, handle):
            assert await early == {"done": True}
        assert await order(place, {"act": "known"}, patience=0.01) is None

    asyncio.run(talk())

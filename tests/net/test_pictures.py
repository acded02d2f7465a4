"""Pictures are a publisher's content like pages: the same rules of robots, the same pause between two (R25, R30)."""

import pytest
from gateways import open_gateway
from rawserver import answer, by_path, raw_server, run

from wireroom.clock import ManualClock
from wireroom.errors import RefusedError
from wireroom.ports import Ask


@pytest.mark.parametrize("kinds", [("page", "image"), ("image", "page"), ("image", "image")])
def test_r25_pages_and_pictures_of_a_host_are_five_seconds_apart(kinds):
    """Whichever comes first, the host sees the pause of pages between the two."""
    clock, times = ManualClock(1_000_000_000.0), []

    async def say(request, writer):
        times.append(clock.now())
        await answer(200, b"x")(request, writer)

    async def main():
        handlers = by_path(a=say, b=say)
        async with (
            raw_server(handlers) as server,
            open_gateway(*server.allow, clock=clock, loopback_gap_s=2.0, loopback_page_gap_s=5.0) as gateway,
        ):
            for kind, path in zip(kinds, ("/a", "/b"), strict=True):
                await gateway.fetch(Ask(url=server.url(path), kind=kind))

    run(main())
    assert times[1] - times[0] >= 5.0


def test_r30_a_picture_that_robots_forbid_is_not_asked_for():
    """A rule for all holds for pictures, not only one that names us."""
    rules = answer(200, b"User-agent: *\nDisallow: /pictures/")

    async def main():
        async with raw_server(
            by_path(robots_txt=lambda r, w: rules(type(r)("/", r.headers, r.raw), w), pictures_a=answer(200, b"x"))
        ) as server:
            async with open_gateway(*server.allow) as gateway:
                with pytest.raises(RefusedError, match="asks us not to"):
                    await gateway.fetch(Ask(url=server.url("/pictures/a"), kind="image"))
            return server.paths()

    assert run(main()) == []

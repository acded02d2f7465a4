"""A public page says who we are and how we fetch (R29), with the numbers that the code holds itself to."""

import re

from asgi import get, site_over
from gateways import open_gateway
from rawserver import answer, raw_server, run

from wireroom.feeds import rhythm, schedule
from wireroom.net import settings as net
from wireroom.net import turns
from wireroom.ports import Ask
from wireroom.testing.fake_room import FakeRoom


def test_r29_the_page_gives_the_very_name_under_which_we_ask():
    """Word for word what a publisher finds in its log."""

    async def main():
        async with raw_server(answer(200, b"<rss/>")) as server, open_gateway(*server.allow) as gateway:
            await gateway.fetch(Ask(url=server.url("/feed"), kind="feed"))
            return {request.headers["user-agent"] for request in server.requests}, gateway._settings.user_agent(1)

    sent, said = run(main())
    assert sent == {said}
    assert f"<code>User-Agent: {said}</code>" in get(site_over(FakeRoom(), user_agent=said), "/about").text


def test_the_numbers_of_the_page_are_those_of_the_code():
    page = get(site_over(FakeRoom()), "/about").text
    words = " ".join(re.sub(r"<[^>]+>", " ", page[page.index('id="fetching"') :]).split())
    assert (rhythm.LEAST_S, rhythm.MOST_S) == (15 * 60, 24 * 3600)
    assert "between every 15 minutes and once a day" in words
    assert (net.GAP_S, net.PAGE_GAP_S) == (2, 5)
    assert "at least 2 seconds apart; pages at least 5 seconds apart" in words
    assert (turns.FIRST_PAUSE_S, turns.LAST_PAUSE_S, turns.LONGEST_PAUSE_S) == (3600, 86400, 7 * 86400)
    assert "up to seven days; without it for one hour, then two, up to a day" in words
    assert (schedule.MOVES, schedule.MOVE_S, schedule.WEEK) == (3, 86400, 7 * 86400)
    assert "three times over at least a day" in words

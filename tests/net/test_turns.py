"""One request in flight for each domain, and pauses between them (R25, R28)."""

import asyncio
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rawserver import run

from wireroom.clock import ManualClock
from wireroom.net import turns
from wireroom.net.turns import Pauses, Turns

START = 1_000_000_000.0


async def play(asks, *, step=0.25, gap=2.0, page_gap=5.0, clock=None, backwards_at=None):
    """Let (domain, is page, seconds until the answer) all ask at once; return (start, end, domain, is page) of each."""
    clock = clock or ManualClock(START)
    giving = Turns(clock)
    done = []

    async def one(domain, page, takes):
        async with giving.turn(domain, page=page, gap_s=gap, page_gap_s=page_gap):
            began = clock.now()
            await clock.sleep(takes)
            done.append((began, clock.now(), domain, page))

    tasks = [asyncio.create_task(one(*ask)) for ask in asks]
    steps = 0
    while not all(task.done() for task in tasks):
        for _ in range(12):
            await asyncio.sleep(0)
        clock.advance(step)
        steps += 1
        if steps == backwards_at:
            clock.at -= 86400.0  # sleepers of a real clock sleep on for the same length
            clock._waiting = [(at - 86400.0, future) for at, future in clock._waiting]
        assert steps < 100_000, "somebody waits for ever"
    await asyncio.gather(*tasks)
    return sorted(done)


ASKS = st.lists(st.tuples(st.sampled_from("abc"), st.booleans(), st.sampled_from([0.0, 0.5, 3.0, 9.0])), max_size=12)


@given(ASKS)
def test_r25_never_two_in_flight_nor_two_starts_within_two_seconds_and_pages_five_apart(asks):
    done = run(play(asks))
    assert len(done) == len(asks)
    for domain in "abc":
        mine = [one for one in done if one[2] == domain]
        for (began, ended, _, _), (next_began, _, _, _) in itertools.pairwise(mine):
            assert next_began >= ended
            assert next_began - began >= 2.0
        pages = [began for began, _, _, page in mine if page]
        assert all(later - earlier >= 5.0 for earlier, later in itertools.pairwise(pages))


def test_r25_domains_do_not_wait_for_each_other():
    done = run(play([(f"d{number}", False, 1.0) for number in range(50)]))
    assert {began for began, _, _, _ in done} == {START}


def test_r25_a_feed_waits_behind_one_page_at_most():
    """A site with sixty new articles is still asked for its feed."""
    done = run(play([("a", True, 0.5)] * 20 + [("a", False, 0.5)]))
    feed = [index for index, (_, _, _, page) in enumerate(done) if not page]
    assert feed[0] <= 2


def test_r14_a_clock_set_back_by_a_day_delays_by_one_gap_at_most():
    """Nobody sleeps until the old time has come again."""
    done = run(play([("a", False, 0.0)] * 6, backwards_at=6))
    assert len(done) == 6


def test_a_request_that_is_given_up_gives_its_turn_away():
    async def work():
        clock = ManualClock(START)
        giving = Turns(clock)

        async def ask():
            async with giving.turn("a", page=True, gap_s=2.0, page_gap_s=5.0):
                await asyncio.Event().wait()

        first, second = asyncio.create_task(ask()), asyncio.create_task(ask())
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        second.cancel()
        first.cancel()
        await asyncio.gather(first, second, return_exceptions=True)
        clock.advance(5.0)
        async with asyncio.timeout(5):
            async with giving.turn("a", page=True, gap_s=2.0, page_gap_s=5.0):
                return True

    assert run(work())


def test_domains_that_rest_are_forgotten_when_there_are_very_many(monkeypatch):
    monkeypatch.setattr(turns, "MOST_DOMAINS", 10)

    async def work():
        clock = ManualClock(START)
        giving = Turns(clock)
        for number in range(100):
            async with giving.turn(f"d{number}", page=False, gap_s=2.0, page_gap_s=5.0):
                clock.advance(30.0)
        return len(giving._domains)

    assert run(work()) <= 11


@given(st.one_of(st.none(), st.integers(0, 10**9)), st.lists(st.sampled_from([429, 503]), min_size=1, max_size=9))
def test_r28_a_pause_lasts_as_long_as_asked_but_never_over_seven_days(asked, statuses):
    clock = ManualClock(START)
    pauses = Pauses(clock)
    for number, status in enumerate(statuses):
        length = pauses.begin("gazette.example:443", status, asked)
        if asked is None:
            assert length == min(3600.0 * 2**number, 86400.0)
        else:
            assert length == min(asked, 7 * 86400.0)
        if length > 0:
            assert pauses.left("gazette.example:443") == (length, status)
        assert pauses.left("other.example:443") is None
        clock.advance(length)
        assert pauses.left("gazette.example:443") is None


def test_r28_an_answer_lets_the_next_pause_start_small_again():
    pauses = Pauses(ManualClock(START))
    for _ in range(3):
        pauses.begin("h:80", 503, None)
    pauses.answered("h:80")
    assert pauses.begin("h:80", 503, None) == pytest.approx(3600.0)


def test_r14_a_pause_does_not_outlast_seven_days_when_the_clock_is_set_back():
    clock = ManualClock(START)
    pauses = Pauses(clock)
    pauses.begin("h:80", 503, 60.0)
    clock.at -= 10 * 365 * 86400.0
    left = pauses.left("h:80")
    assert left is not None
    assert left[0] <= 7 * 86400.0

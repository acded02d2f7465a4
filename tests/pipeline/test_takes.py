"""Takes that wait at the same time commit together, and none loses anything by it."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from newsrooms import BUDGET, FERRY, FERRY_AGAIN, MORNING, open_intake, reading, room_of, take

from wireroom.errors import DeskError, StorageFullError
from wireroom.pipeline.takes import MOST, Takes
from wireroom.store.digest import digest

TEXTS = (("Ferry Corrin runs aground", FERRY), ("Corrin hits rocks", FERRY_AGAIN), ("Meridon taxes sugar", BUDGET))


def article(intake, number):
    """Take one of many articles on three subjects."""
    title, text = TEXTS[number % 3]
    made = reading(f"{title}, part {number}", *text, f"Filed {number}.", published=MORNING)
    take(intake, f"n{number}", made, source=f"outlet{number % 4}.example", seen=MORNING + number)


def articles(intake):
    return intake.room.reader.head().articles


def commits(intake):
    """Count how often something was committed for the live stream."""
    return room_of(intake).connection.execute("SELECT count(*) FROM changes").get


async def all_of(intake, acts):
    """Let acts wait in one line; returns what each ended with. All stand in it before the first group is taken."""
    with ThreadPoolExecutor(max_workers=1) as desk:
        takes = Takes(intake.newsroom, desk)
        waiting = [asyncio.create_task(takes.take(act)) for act in acts]
        return await asyncio.gather(*waiting, return_exceptions=True)


@settings(max_examples=8, deadline=None)
@given(st.lists(st.integers(0, 30), unique=True, max_size=12))
def test_together_or_alone_the_same_is_known(numbers):
    """The law: joining takes changes when they commit, and nothing of what is kept."""
    joined, alone = open_intake(), open_intake()
    asyncio.run(all_of(joined, [lambda n=n: article(joined, n) for n in numbers]))
    for number in numbers:
        article(alone, number)
    assert digest(room_of(joined).connection) == digest(room_of(alone).connection)
    assert room_of(joined).log.last() == room_of(alone).log.last()


def test_what_waits_commits_once():
    intake = open_intake()
    assert asyncio.run(all_of(intake, [lambda n=n: article(intake, n) for n in range(MOST)])) == [None] * MOST
    assert articles(intake) == MOST
    assert commits(intake) < MOST


def test_a_desk_that_fails_on_one_take_costs_the_others_nothing(monkeypatch):
    """Those before it are kept, it is kept itself, and its caller is told; the room then stops."""
    intake = open_intake()
    real = type(intake.newsroom)._place_and_check

    def place(self, event):
        if event.title.startswith("Meridon"):
            raise ValueError("a bug of ours")
        return real(self, event)

    monkeypatch.setattr(type(intake.newsroom), "_place_and_check", place)
    told = asyncio.run(all_of(intake, [lambda n=n: article(intake, n) for n in (0, 1, 2)]))
    assert told[:2] == [None, None]
    assert isinstance(told[2], DeskError)
    assert articles(intake) == 3


def test_a_full_disk_is_told_to_all_who_wait_and_keeps_nothing_of_them():
    intake = open_intake()

    def full():
        raise StorageFullError("the disk is full")

    told = asyncio.run(all_of(intake, [lambda: article(intake, 0), full, lambda: article(intake, 1)]))
    assert [type(one) for one in told] == [StorageFullError] * 3
    assert articles(intake) == 0
    article(intake, 2)
    assert articles(intake) == 1


def test_whoever_no_longer_waits_is_passed_over():
    intake = open_intake()

    async def main():
        with ThreadPoolExecutor(max_workers=1) as desk:
            takes = Takes(intake.newsroom, desk)
            gone, stays = (asyncio.create_task(takes.take(article, intake, n)) for n in (0, 1))
            await asyncio.sleep(0)
            gone.cancel()
            await stays
            await takes.end()
            with pytest.raises(asyncio.CancelledError):
                await gone

    asyncio.run(main())
    assert articles(intake) == 1

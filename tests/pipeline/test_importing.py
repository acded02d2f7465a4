"""Archives stream through: little is held, windows are in order of time, and any stop goes on where it was."""

import asyncio
import random
from types import SimpleNamespace

import pytest
from archived import TODAY
from hypothesis import given, settings
from hypothesis import strategies as st
from newsrooms import reading

from wireroom.errors import PageError, StorageError
from wireroom.pipeline import importing
from wireroom.pipeline.file_jobs import Told
from wireroom.pipeline.filed import Filed, Harvest
from wireroom.pipeline.importing import BATCH, WINDOW, Tally, run_import
from wireroom.pipeline.workers import GIVEN_UP
from wireroom.ports.archives import Piece


class Made:
    """An archive of so many pages, written as they are asked for; each seventh record is no page, each ninth fails."""

    def __init__(self, name, count):
        self.name, self.count, self.size, self.done = name, count, count, 0
        self.asked = 0

    def key(self):
        return self.name

    def read(self, after=0):
        for position in range(after + 1, self.count + 1):
            self.done = self.asked = position
            if position % 7 == 0:
                yield Piece(position=position, kind="skipped", file=self.name, reason="not HTML")
            else:
                yield Piece(
                    position=position, kind="page", file=self.name, url=f"https://{self.name}.example/{position}"
                )


class FakeWorkers:
    """Reads in no order, as processes do."""

    places = 4

    def __init__(self, seed=0):
        self.chance = random.Random(seed)
        self.under_way = self.most = 0

    async def harvest(self, piece, told):
        self.under_way += 1
        self.most = max(self.most, self.under_way)
        for _ in range(self.chance.randint(0, 3)):
            await asyncio.sleep(0)
        self.under_way -= 1
        if piece.position % 9 == 0:
            raise PageError(piece.url, "no text")
        at = TODAY - (piece.position * 7919) % 100_000
        made = Filed(
            reading=reading("T", "w"), source="a.example", key=piece.url, url=piece.url, at=at, file=piece.file
        )
        return Harvest(articles=(made,))


class Kept:
    """What was handed over, with the marks that committed; may break off before its n-th batch."""

    def __init__(self, breaks=()):
        self.urls, self.marks, self.batches, self.breaks = [], {}, [], list(breaks)

    async def hand(self, batch):
        await asyncio.sleep(0)
        if self.breaks and len(self.batches) >= self.breaks[0]:
            self.breaks.pop(0)
            raise StorageError("the disk is full")
        self.batches.append(batch)
        self.urls += [one.url for one in batch.articles]
        self.marks |= {mark.key: mark for mark in batch.marks}
        return {"new": len(batch.articles)}


def run(archives, kept, *, workers=None, tally=None):
    tally = tally or Tally()
    asyncio.run(
        run_import(
            archives,
            dict(kept.marks),
            keys=[archive.key() for archive in archives],
            workers=workers or FakeWorkers(),
            told=Told(now=TODAY),
            hand=kept.hand,
            tally=tally,
        )
    )
    return tally


def expected(*archives):
    return sorted(
        f"https://{archive.name}.example/{position}"
        for archive in archives
        for position in range(1, archive.count + 1)
        if position % 7 and position % 9
    )


def test_all_is_handed_over_once_and_counted():
    archives, kept = [Made("a", 500), Made("b", 40)], Kept()
    tally = run(archives, kept)
    assert sorted(kept.urls) == expected(*archives)
    assert tally.records == 540
    assert sum(tally.skipped.values()) == 500 // 7 + 40 // 7
    assert tally.failed["no text"] == sum(1 for n in range(1, 501) if n % 9 == 0 and n % 7) + 4
    assert all(mark.done for mark in kept.marks.values())
    assert run(archives, kept).records == 0, "what is done is passed over"


@given(bad=st.sets(st.integers(1, 90), min_size=1, max_size=4), reason=st.sampled_from(sorted(GIVEN_UP)))
@settings(max_examples=20)
def test_what_was_given_up_is_tried_again_by_the_next_run(bad, reason):
    """A worker that died says nothing of its page: no mark passes it, and once all were read the file is done."""

    class Dying(FakeWorkers):
        async def harvest(self, piece, told):
            if piece.position in bad:
                raise PageError(piece.url, reason)
            return await super().harvest(piece, told)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(importing, "WINDOW", 20)
        archive, kept = Made("a", 90), Kept()
        met = [position for position in sorted(bad) if position % 7]
        run([archive], kept, workers=Dying())
        assert (kept.marks["a"].done, kept.marks["a"].position) == ((False, met[0] - 1) if met else (True, 90))
        run([archive], kept)
        assert kept.marks["a"].done
        assert sorted(set(kept.urls)) == expected(archive)


def test_little_is_held_however_much_there_is(monkeypatch):
    """At any batch no more was read ahead than the next window: memory does not grow with the archive."""
    monkeypatch.setattr(importing, "WINDOW", 100)
    archive, kept, workers = Made("a", 5000), Kept(), FakeWorkers()
    ahead = []

    async def hand(batch):
        ahead.append(archive.asked - max((int(url.rpartition("/")[2]) for url in kept.urls), default=0))
        return await Kept.hand(kept, batch)

    run([archive], SimpleNamespace(marks=kept.marks, hand=hand), workers=workers)
    assert max(ahead) < 400
    assert workers.most <= workers.places
    assert max(len(batch.articles) for batch in kept.batches) <= BATCH


def test_windows_are_in_order_of_time():
    kept = Kept()
    run([Made("a", WINDOW - 1)], kept)
    times = [one.at for batch in kept.batches for one in batch.articles]
    assert times == sorted(times)


@given(breaks=st.lists(st.integers(0, 12), max_size=5), seed=st.integers(0, 99))
@settings(max_examples=25)
def test_any_stop_goes_on_behind_the_last_mark_and_loses_nothing(breaks, seed):
    """A mark never stands before what it marks; what came after it comes again."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(importing, "WINDOW", 60)
        archives, kept = [Made("a", 300), Made("b", 150)], Kept(breaks)
        while True:
            try:
                run(archives, kept, workers=FakeWorkers(seed))
                break
            except StorageError:
                for archive in archives:
                    mark = kept.marks.get(archive.name)
                    done = {url for url in expected(archive) if mark and int(url.rpartition("/")[2]) <= mark.position}
                    assert done <= set(kept.urls)
        assert sorted(set(kept.urls)) == expected(*archives)


def test_a_file_that_the_system_does_not_give_is_named_and_the_others_are_read():
    class Gone(Made):
        def read(self, after=0):
            raise OSError(13, "Permission denied")
            yield

    kept = Kept()
    tally = run([Gone("a", 5), Made("b", 10)], kept)
    assert tally.unread == {"a": "Permission denied"}
    assert set(kept.marks) == {"b"}
    assert sorted(kept.urls) == expected(Made("b", 10))

"""A hostile feed or page costs its own job; the workers go on."""

import asyncio
import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import hurt_jobs
import pytest
from meaners import Deadly, Subjects

from wireroom.articles.plain import plain_reading
from wireroom.articles.read import read_entry
from wireroom.errors import FeedError, PageError
from wireroom.model.entry import Entry
from wireroom.pipeline import finding, jobs
from wireroom.pipeline.jobs import Limits
from wireroom.pipeline.workers import ENDED, MEANT_TOGETHER, MOST_FAILING, TOO_LONG, TOO_MUCH, Workers
from wireroom.ports import Answer
from wireroom.text import sanitise
from wireroom.text.meanings import direction

ROOT = Path(__file__).resolve().parents[2]
SHORT = Limits(cpu_seconds=1, wall_seconds=10.0, memory_mib=200)
FEED = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>Ansel Post</title><link>https://example.org/</link>
<item><title>Ferry stays in port</title><link>https://example.org/ferry</link></item></channel></rss>"""
PAGE = """<html lang="en"><head><title>Ferry stays in port</title></head><body><article><h1>Ferry stays in port</h1>
<p>The ferry to Hesk Lane stayed in port on Monday because the strait was closed to all ships.</p>
<p>Three crews waited on the quay, and the pilot said that the strait opens again on Friday.</p></article>
</body></html>"""


@pytest.fixture
def workers():
    pool = Workers(1, limits=SHORT)
    yield pool
    pool.close()


async def still_works(workers):
    """Parse a good feed: the proof that the pool goes on."""
    parsed = await workers.parse_feed(FEED, "https://example.org/rss", "application/rss+xml")
    assert [entry.title for entry in parsed.entries] == ["Ferry stays in port"]


async def hostile(workers, code):
    """Do what a fault of a parser might do. `exec` needs no import in the worker."""
    return await workers._ask(FeedError, "https://example.org/rss", exec, textwrap.dedent(code), {})


def test_feeds_and_pages_are_read(workers):
    """What goes in as bytes comes out as records."""

    async def main():
        await still_works(workers)
        reading = await workers.read_page(PAGE.encode(), "https://example.org/ferry", "text/html", None, 1.7e9)
        assert reading.title == "Ferry stays in port"
        assert reading.origin == "page"

    asyncio.run(main())


def test_what_cannot_be_read_is_told_in_words(workers):
    """A typed error comes back from the other process whole, with its address and reason."""

    async def main():
        with pytest.raises(FeedError) as feed:
            await workers.parse_feed(b"<html><body>no feed</body></html>", "https://example.org/rss", None)
        assert feed.value.url == "https://example.org/rss"
        with pytest.raises(PageError, match="empty"):
            await workers.read_page(b"", "https://example.org/a", None, None, 0.0)

    asyncio.run(main())


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("while True: pass", TOO_LONG),
        ("x = bytearray(4 << 30)", TOO_MUCH),
        ("x = []\nwhile True: x.append('a' * 1000000)", TOO_MUCH),
        ("f = lambda n: f(n + 1)\nglobals()['f'] = f\nf(0)", "nest too deeply"),
        ("import os; os._exit(3)", ENDED),
        ("import os; os.abort()", TOO_MUCH),
        ("raise ZeroDivisionError('slip')", "our own fault: ZeroDivisionError: slip"),
    ],
    ids=["loops", "takes 4 GiB", "grows", "recurses", "leaves", "aborts", "has a fault"],
)
def test_a_hostile_job_costs_itself_alone(workers, code, words):
    """It is given up with words that say why, and the next job is done as if nothing had been."""

    async def main():
        with pytest.raises(FeedError, match=words):
            await hostile(workers, code)
        await still_works(workers)

    asyncio.run(main())


def test_a_job_that_waits_is_given_up():
    """Time on the wall counts as well as time on the core."""

    async def main():
        workers = Workers(1, limits=Limits(wall_seconds=1.0))
        with pytest.raises(FeedError, match=TOO_LONG):
            await hostile(workers, "import time; time.sleep(60)")
        workers.close()

    asyncio.run(main())


def test_time_is_counted_for_each_job_alone(workers):
    """Many jobs together may take longer than one may."""

    async def main():
        busy = "import time\nend = time.process_time() + .5\nwhile time.process_time() < end: pass"
        for _ in range(4):
            await hostile(workers, busy)
        await still_works(workers)

    asyncio.run(main())


def test_many_jobs_wait_in_line(workers):
    """All are done, also where one of them is killed, and no more than the line's places are handed over at once."""

    async def main():
        good = [workers.parse_feed(FEED, f"https://example.org/{n}", None) for n in range(30)]
        results = await asyncio.gather(
            *good[:15], hostile(workers, "import os; os._exit(1)"), *good[15:], return_exceptions=True
        )
        assert sum(isinstance(result, FeedError) for result in results) == 1
        assert sum(hasattr(result, "entries") for result in results) == 30

    asyncio.run(main())


def test_readings_come_with_their_meaning_where_a_maker_is_chosen():
    """Pages and entries alike; in the worker, so that nobody waits for it."""

    async def main():
        workers = Workers(1, make_embedder=Subjects)
        try:
            page = await workers.read_page(PAGE.encode(), "https://example.org/ferry", "text/html", None, 0.0)
            entries = [(Entry(title=f"Dam {n}"), "https://example.org/rss") for n in range(MEANT_TOGETHER + 1)]
            read = await workers.read_entries("https://example.org/rss", entries)
        finally:
            workers.close()
        assert page.meaning.model == "subjects-1"
        assert [one.title for one in read] == [entry.title for entry, _ in entries]
        assert direction(read[-1].meaning)[0] > 0.9, "it is about a dam"

    asyncio.run(main())


def test_what_a_reading_means_may_stay_unsaid_and_the_reading_is_kept():
    """A maker that ends its process costs the meaning of the texts that it was asked about, nothing else."""

    async def main():
        workers = Workers(1, make_embedder=Deadly)
        try:
            wanted = [(Entry(title="A fatal dam"), "https://example.org/rss")]
            (read,) = await workers.read_entries("https://example.org/rss", wanted)
            (next_one,) = await workers.read_entries(
                "https://example.org/rss", [(Entry(title="Dam"), "https://e.org/")]
            )
        finally:
            workers.close()
        assert (read.title, read.meaning) == ("A fatal dam", None)
        assert next_one.meaning is not None

    asyncio.run(main())


def test_an_idle_worker_that_is_ended_from_outside_is_replaced(workers):
    """The system may end any process at any time; the next job must not care."""

    async def main():
        outcome = await workers._run(os.getpid, ())
        os.kill(outcome.value, signal.SIGKILL)
        await still_works(workers)
        await still_works(workers)

    asyncio.run(main())


def test_workers_that_break_in_the_moment_of_handing_over_are_replaced(workers):
    """The job is innocent and is asked once more; nothing of the room ends with the pool."""

    async def main():
        await still_works(workers)
        first = workers._pool

        def broken(*_args, **_named):
            raise RuntimeError("Unexpected error within the Pool")

        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(first, "schedule", broken)
            await still_works(workers)
        assert workers._pool is not first
        await asyncio.get_running_loop().run_in_executor(None, lambda: (first.stop(), first.join()))

    asyncio.run(main())


def test_closing_ends_jobs_under_way_and_refuses_new_ones():
    """A stop must not wait for a page that never ends."""

    async def main():
        workers = Workers(1, limits=SHORT)
        task = asyncio.create_task(hostile(workers, "import time; time.sleep(60)"))
        outcome = asyncio.create_task(still_works(workers))
        await asyncio.sleep(0)
        await asyncio.get_running_loop().run_in_executor(None, workers.close)
        results = await asyncio.gather(task, outcome, return_exceptions=True)
        assert all(isinstance(result, Exception) for result in results)
        with pytest.raises(RuntimeError, match="closed"):
            await still_works(workers)

    asyncio.run(main())


@pytest.mark.skipif(sys.platform == "win32", reason="needs signals of Unix")
def test_workers_end_with_their_owner():
    """Nothing stays behind where the owner is killed in the middle of a job."""
    code = """
        import asyncio, os, sys
        from wireroom.pipeline.workers import Workers

        async def main():
            workers = Workers(1)
            print((await workers._run(os.getpid, ())).value, flush=True)
            await asyncio.sleep(60)

        asyncio.run(main())
    """
    owner = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(code)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    with owner:
        worker = int(owner.stdout.readline())
        ended = os.pidfd_open(worker)
        owner.kill()
        import select

        poll = select.poll()
        poll.register(ended, select.POLLIN)
        assert poll.poll(20_000), "the worker lives on"
        os.close(ended)


def entries(titles):
    """Make entries of a feed, each with the address of its article."""
    return [
        (Entry(url=f"https://example.org/{n}", title=title, content_html=f"<p>Words {n}.</p><p>1 < {n}</p>"), "x:")
        for n, title in enumerate(titles, 2)
    ]


@pytest.mark.parametrize("place", [0, 2, 4])
def test_an_entry_that_ends_its_reader_costs_itself_alone(workers, monkeypatch, place):
    """The others are read as ever, wherever it stands; it keeps the feed's own words, and its place."""
    monkeypatch.setattr(jobs, "read_entries", hurt_jobs.read_entries)
    titles = [f"Ferry {n}" for n in range(4)]
    titles.insert(place, hurt_jobs.FATAL)
    wanted = entries(titles)
    readings = asyncio.run(workers.read_entries("https://example.org/rss", wanted))
    assert [reading.title for reading in readings] == titles
    kept = readings.pop(place)
    assert kept == plain_reading(wanted.pop(place)[0])
    assert kept.text == f"Words {place + 2}.\n\n1 < {place + 2}"
    assert kept.html == sanitise.sanitise(kept.html, base="https://example.org/"), "what is kept is safe (S16)"
    assert readings == [read_entry(entry, url=url) for entry, url in wanted]


def test_a_feed_full_of_such_entries_is_given_up_as_plain_text(workers, monkeypatch):
    """No feed may hold the workers for the full time of each of its entries."""
    monkeypatch.setattr(jobs, "read_entries", hurt_jobs.read_entries)
    wanted, asked = entries([hurt_jobs.FATAL] * (MOST_FAILING + 5)), []
    ask = workers._ask

    async def counted(*args):
        asked.append(args)
        return await ask(*args)

    monkeypatch.setattr(workers, "_ask", counted)
    readings = asyncio.run(workers.read_entries("https://example.org/rss", wanted))
    assert readings == [plain_reading(entry) for entry, _ in wanted]
    assert len(asked) == 1 + MOST_FAILING


def test_closing_makes_no_plain_text_of_what_waits(workers, monkeypatch):
    """A room that ends reads the entries after its next start instead."""

    async def main():
        waiting = asyncio.create_task(workers.read_entries("https://example.org/rss", entries(["Ferry"])))

        async def closed(*_args):
            workers.close()
            raise FeedError("https://example.org/rss", ENDED)

        monkeypatch.setattr(workers, "_ask", closed)
        with pytest.raises(FeedError, match=ENDED):
            await waiting

    asyncio.run(main())


def test_a_page_that_costs_too_much_offers_no_feeds(workers, monkeypatch):
    """What an address offers is made out in a worker, too: whoever searches goes on (S13)."""
    monkeypatch.setattr(jobs, "discover", hurt_jobs.end)
    monkeypatch.setattr(jobs, "looked_up", hurt_jobs.end)
    answer = Answer(url="https://example.org/", final_url="https://example.org/", status=200, body=b"<html>")

    async def main():
        assert await finding._links(answer, workers) == []
        assert await finding._account(answer, workers, page=False) is None
        await still_works(workers)

    asyncio.run(main())

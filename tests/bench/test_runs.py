"""Every bench runs on a tiny world, and says what it says with the figures of a run."""

import math
import shutil

import pytest
from datasets import dataset

from bench import articles, delay, extract, faults, feeds, importing, search, serving, world
from bench.table import Given, table

pytestmark = pytest.mark.long

TINY = Given(size="tiny")


@pytest.fixture(autouse=True)
def _world_is_here():
    try:
        world.program()
    except world.MissingError as error:
        pytest.skip(str(error))


def ran(bench):
    rows = list(bench.run(TINY))
    assert rows
    assert all(math.isfinite(row.ours) for row in rows), "differences of a tiny run may lie below 0 on a busy machine"
    assert len(table(rows).splitlines()) >= len(rows) + 2
    return rows


@pytest.mark.parametrize("bench", [feeds, articles, delay, extract], ids=lambda bench: bench.__name__)
def test_a_bench_gives_figures(bench):
    ran(bench)


def test_an_import_of_a_few_records_gives_figures():
    dataset("articles-fundus")
    dataset("replay-headlines")
    ran(importing)


def test_manners_hold_in_the_tiny_world_with_faults():
    """These do not depend on speed: they hold on any machine."""
    told = {row.what.rpartition(": ")[2]: row for row in ran(faults)}
    for words in ("healthy articles read in full", "most requests in flight at one host"):
        assert told[words].met
    assert told["unconditional repeats at healthy outlets"].ours == 0
    assert told["hosts asked for pages and not for their robots.txt"].ours == 0


@pytest.mark.skipif(shutil.which("wrk") is None, reason="wrk is not installed: apt-get install wrk")
def test_pages_are_served_to_the_load():
    ran(serving)


def test_the_search_of_a_tiny_store_gives_figures():
    ran(search)

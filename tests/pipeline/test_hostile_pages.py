"""Whatever comes instead of a page is read or refused within what a worker may use of time and memory."""

import asyncio

import pytest
from datasets import dataset

from wireroom.errors import PageError
from wireroom.eval.feed_safety import forbidden
from wireroom.pipeline.jobs import Limits
from wireroom.pipeline.workers import ENDED, TOO_LONG, TOO_MUCH, Workers

#: What makes the work of a reader of lines grow: many lines, long ones, deep ones, alike ones, those that hold others.
BOMBS = {
    "many lines": "<p>Ships wait.</p>" * 60_000,
    "many empty boxes": "<div></div>" * 100_000,
    "one line without end": "<p>" + "Ships wait, " * 200_000 + "</p>",
    "lines parted by breaks": "<div>" + "Ships wait.<br><br>" * 40_000 + "</div>",
    "breaks alone": "<div>" + "<br>" * 150_000 + "</div>",
    "rows of a table": "<table>" + "<tr><td>Ships</td><td>wait</td></tr>" * 30_000 + "</table>",
    "cells of one row": "<table><tr>" + "<td>Ships</td>" * 60_000 + "</tr></table>",
    "lists in lists": "<ul><li>Ships" * 400,
    "links": '<p><a href="/a">Ships wait in the port</a></p>' * 30_000,
    "copies of one another": "".join(f"<div>{'Ships wait at anchor here. ' * 30}{n}</div>" for n in range(5_000)),
    "marked up inside": "<p>" + "<b>a</b><i>b</i>" * 40_000 + "</p>",
    "cookies": "<div><p>We use a cookie here.</p></div>" * 20_000,
    "names of boxes": "".join(f'<div class="{"name" * 70}{n}">Ships</div>' for n in range(9_000)),
    "stems": "<p>newsletter @ cookie photo http</p>" * 20_000,
}

#: The product's limits, but for the clock on the wall: how busy the machine is says nothing of a page.
LIMITS = Limits(wall_seconds=250.0)


def read_all(pages):
    """Read pages in one real worker: name -> why not, or what came through that must not."""

    async def all_of_them():
        told = {}
        workers = Workers(1, limits=LIMITS)
        try:
            for name, page in pages.items():
                try:
                    reading = await workers.read_page(page, "https://www.ansel.example/a.html", None, None, 1.7e9)
                except PageError as error:
                    told[name] = error.reason
                else:
                    told[name] = f"came through: {found}" if (found := forbidden(reading.html)) else ""
        finally:
            workers.close()
        return told

    return asyncio.run(all_of_them())


def assert_bounded(told):
    given_up = {TOO_LONG, TOO_MUCH, ENDED}
    bad = {name: why for name, why in told.items() if why in given_up or why.startswith(("our own", "came through"))}
    assert bad == {}


def test_every_hostile_file_is_read_or_refused():
    """Feeds, headers, addresses, scripts and odd letters of the security set, taken for pages."""
    folder = dataset("security")
    pages = {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
    told = read_all(pages)
    assert len(told) == len(pages) > 40
    assert_bounded(told)


@pytest.mark.long
def test_pages_that_are_made_to_cost_much_do_not():
    """No page of a few megabytes takes the five seconds of a core or the memory that a job may use."""
    assert_bounded(read_all({name: f"<html><body>{page}</body></html>".encode() for name, page in BOMBS.items()}))

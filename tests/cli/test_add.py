"""`wireroom add` in the terminal: a feed from any page, a page by its list on a yes, an account by its address."""

import json

import pytest
from click.testing import CliRunner
from hubs import LAYOUTS, Maker, around
from sites import Site

from wireroom import app
from wireroom.cli import wireroom

FEED = b'<rss version="2.0"><channel><title>Gazette</title><item><title>Ferry aground</title></item></channel></rss>'


@pytest.fixture
def site():
    """A site without a feed on its news page, and with one on its start page."""
    make = Maker("terminal")
    body, _ = LAYOUTS["front"](make, "dated")
    pages = {"/news/": around(body, make, kind="dated")}
    with Site(pages) as made:
        yield made


@pytest.fixture
def run(tmp_path, site, monkeypatch):
    """Run a command on a room in a folder, with the site on loopback allowed."""
    for name, value in (("ALLOW", f"127.0.0.1/32:{site.server.server_port}"), ("LOOPBACK_GAP_S", "0")):
        monkeypatch.setenv(f"WIREROOM_{name}", value)
    monkeypatch.setenv("WIREROOM_LOOPBACK_PAGE_GAP_S", "0")
    monkeypatch.setenv("WIREROOM_DATA", str(tmp_path))

    def run(*words, typed=""):
        return CliRunner().invoke(wireroom, list(words), input=typed)

    return run


def feeds(folder):
    room = app.open_room(folder / "wireroom.db")
    try:
        return [feed for feed, _ in room.feeds()]
    finally:
        room.close()


def test_a_list_is_shown_and_kept_on_a_yes_alone(run, site, tmp_path):
    """The list stands in the terminal with how it is found; "n" keeps nothing, a number keeps that list."""
    shown = run("add", f"{site.url}/news/", "--page", typed="n\n")
    assert "List 1: 30 links" in shown.output
    assert "found by li.line > a; h3.hed > a" in shown.output
    assert "Nothing was added." in shown.output
    assert feeds(tmp_path) == []
    kept = run("add", f"{site.url}/news/", "--page", typed="2\n")
    assert "Added Tamsel Gazette" in kept.output
    assert "(25 entries now, the list of the page)" in kept.output
    (feed,) = feeds(tmp_path)
    assert feed.pattern.selectors == ("li.line > a",)


def test_lists_as_data_and_taken_by_number(run, site, tmp_path):
    """For programs: --json tells the lists, --take takes one, a number that is not there is refused."""
    (told,) = json.loads(run("add", f"{site.url}/news/", "--page", "--json").stdout)
    assert [one["links"] for one in told["lists"]] == [30, 25, 5]
    assert feeds(tmp_path) == []
    (taken,) = json.loads(run("add", f"{site.url}/news/", "--page", "--take", "1", "--json").stdout)
    assert (taken["entries"], taken["new"]) == (30, True)
    (failed,) = [run("add", f"{site.url}/news/", "--page", "--take", "9")]
    assert failed.exit_code != 0
    assert run("add", "x.example", "--take", "1").exit_code != 0


def test_a_page_without_a_feed_says_how_it_can_be_read(run, site):
    """The error names the way out."""
    failed = run("add", f"{site.url}/news/")
    assert failed.exit_code == 1
    assert "the page announces none; nor does its site; `wireroom add ADDRESS --page` reads its list" in failed.stderr


def test_the_feed_of_the_site_is_found_from_any_of_its_pages(run, site, tmp_path):
    """Where it was found, and what else is offered, is said."""
    offered = b"".join(b'<link rel="alternate" type="application/rss+xml" href="/f%d">' % n for n in (1, 2))
    site.pages |= {"/": offered, "/f1": FEED, "/f2": FEED}
    done = run("add", f"{site.url}/news/")
    assert done.output.splitlines() == [
        f"Added Gazette: {site.url}/f1 (1 entries now, announced by the start page)",
        f"  it also offers: {site.url}/f2",
    ]
    assert [feed.url for feed in feeds(tmp_path)] == [f"{site.url}/f1"]

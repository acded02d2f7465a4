"""`wireroom sources browse|choose|refresh`, and what a first start takes of the shipped catalogue."""

import json

import pytest
from click.testing import CliRunner
from newsrooms import MORNING, open_intake

from wireroom import app
from wireroom.cli.sources import sources
from wireroom.cli.writer import _begin
from wireroom.config import Settings
from wireroom.errors import UsageError, WireroomError
from wireroom.feeds.choosing import Choice, browse, core, pairs


@pytest.fixture
def wireroom(tmp_path, monkeypatch):
    monkeypatch.setenv("WIREROOM_DATA", str(tmp_path))
    monkeypatch.delenv("WIREROOM_CATALOGUE", raising=False)

    def run(*words):
        return CliRunner().invoke(sources, words, catch_exceptions=True)

    return run


def shipped():
    return app.catalogue(Settings())


def test_browse_shows_what_fits_before_there_is_any_room(wireroom):
    rows = json.loads(wireroom("browse", "--country", "ke", "--json").stdout)
    assert [row["feed"] for row in rows] == [feed.url for _, feed in pairs(browse(shipped(), Choice(country="KE")))]
    assert {row["read"] for row in rows} == {False}


def test_a_wish_that_nothing_fits_is_told_what_there_is(wireroom):
    said = wireroom("browse", "--country", "XQ")
    assert said.exit_code == 0
    assert "Nothing in the catalogue fits" in said.stdout
    assert {"KE", "sv", "sports"} <= set(said.stdout.split())


def test_what_was_chosen_is_read_and_marked_and_chosen_again_adds_nothing(wireroom):
    """Choosing is adding: once."""
    wanted = pairs(browse(shipped(), Choice(language="sl")))
    first = json.loads(wireroom("choose", "--language", "sl", "--json").stdout)
    again = json.loads(wireroom("choose", "--language", "SL", "--json").stdout)
    assert first == {"feeds": len(wanted), "new": len(wanted)}
    assert again == {"feeds": len(wanted), "new": 0}
    rows = json.loads(wireroom("browse", "--json").stdout)
    assert {row["feed"] for row in rows if row["read"]} == {feed.url for _, feed in wanted}
    text = wireroom("browse", "--language", "sl").stdout
    assert text.count("read  ") == len(wanted)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("choose",), "say what to choose"),
        (("choose", "--country", "ZZ"), "nothing in the catalogue fits"),
        (("choose", "nobody.example"), "the catalogue has no nobody.example"),
        (("choose", "bbc.com", "--country", "KE"), "the catalogue has no bbc.com that fits"),
    ],
)
def test_a_choice_of_nothing_says_so(wireroom, words, why):
    done = wireroom(*words)
    assert isinstance(done.exception, UsageError)
    assert why in str(done.exception)


def test_r23_asking_by_hand_needs_a_running_room(wireroom):
    """The one who asks is the running room: nobody asks beside it."""
    done = wireroom("refresh", "bbc.com")
    assert isinstance(done.exception, WireroomError)
    assert "no Wireroom is running" in str(done.exception)


def test_a_first_start_reads_the_core_alone_and_says_where_the_rest_is(capsys):
    """Some ninety feeds: quick for the reader and polite to the world."""
    intake, catalogue = open_intake(), shipped()
    _begin(intake, catalogue, MORNING)
    read = {feed.url for feed, _ in intake.room.feeds()}
    assert read == {feed.url for _, feed in core(catalogue)}
    said = capsys.readouterr().out
    assert f"First start: {len(read)} feeds" in said
    assert "more: `wireroom sources browse`" in said

"""The commands of the watch, as a person types them."""

import json

import pytest
from click.testing import CliRunner
from newsrooms import MORNING, open_intake, reading, room_of, take
from straitwatch import ARDEN, CLOSED, THREAT

from wireroom.cli.watch import shipped_names, watch
from wireroom.watch.definition import read_situation


def run(data, *words):
    return CliRunner().invoke(watch, [words[0], "--data", str(data), *words[1:]])


@pytest.fixture
def room(tmp_path):
    """A folder with some news, and a definition beside it."""
    intake = open_intake(tmp_path / "wireroom.db")
    for number, text in enumerate((CLOSED, THREAT, CLOSED)):
        made = reading(f"News {number}", f"{text} Filed {number}.", published=MORNING)
        take(intake, f"n{number}", made, source=f"paper{number}.example", seen=MORNING)
    room_of(intake).close()
    (tmp_path / "arden.toml").write_text(ARDEN, "utf-8")
    return tmp_path


def test_a_situation_is_added_shown_and_removed(room):
    added = run(room, "add", str(room / "arden.toml"), "--json")
    assert json.loads(added.output) == {"name": "arden-strait", "title": "Arden Strait", "version": 3, "new": True}
    assert "watched already" in run(room, "add", str(room / "arden.toml")).output
    assert "arden-strait" in run(room, "list").output
    board = json.loads(run(room, "show", "arden-strait", "--json").output)
    assert {item["id"]: len(item["evidence"]) for item in board["indicators"]}["lane.closure"] == 2
    assert run(room, "report", "arden-strait").output.startswith("# Arden Strait\n")
    assert json.loads(run(room, "level", "arden-strait", "--json").output)["name"] == "arden-strait"
    assert run(room, "remove", "arden-strait").exit_code == 0
    assert run(room, "level", "arden-strait").exit_code != 0


def test_a_new_folder_lists_what_ships(tmp_path):
    """Before the first start nothing is watched, and what can be watched is named; nothing is made by looking."""
    assert json.loads(run(tmp_path / "new", "list", "--json").output) == {"watched": [], "shipped": shipped_names()}
    assert "taiwan-strait  not watched" in run(tmp_path / "new", "list").output
    assert not (tmp_path / "new").exists()


def test_what_was_not_watched_then_is_said(room):
    run(room, "add", str(room / "arden.toml"))
    told = run(room, "level", "arden-strait", "--as-known-at", "2020-01-01")
    assert "no situation arden-strait is watched at 2020-01-01" in str(told.exception)
    assert "takes a time" in str(run(room, "level", "arden-strait", "--as-known-at", "soon").exception)


def test_another_definition_needs_a_higher_version(room):
    run(room, "add", str(room / "arden.toml"))
    (room / "other.toml").write_text(ARDEN.replace("Arden Strait", "Arden Sound"), "utf-8")
    assert "needs a higher `version`" in str(run(room, "add", str(room / "other.toml")).exception)


def test_a_file_that_is_wrong_is_refused_with_its_place(room):
    (room / "bad.toml").write_text(ARDEN.replace("half_life_days = 4", "half_life_days = -4", 1), "utf-8")
    assert "lane.closure.half_life_days" in str(run(room, "add", str(room / "bad.toml")).exception)


@pytest.mark.parametrize("name", shipped_names())
def test_every_definition_that_ships_is_whole(name):
    """It reads, calls itself as its file does, and has terms in each of its languages for most indicators."""
    from wireroom.cli.watch import definition_text

    made = read_situation(definition_text(name))
    assert made.name == name
    assert len(made.indicators) >= 10

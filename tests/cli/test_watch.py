"""The commands of the watch, as a person types them."""

import json
from contextlib import closing

import pytest
from click.testing import CliRunner
from newsrooms import MORNING, open_intake, reading, room_of, take
from portwatch import PORT
from straitwatch import ARDEN, CLOSED, THREAT

from wireroom import app
from wireroom.cli.watch import definition_text, watch
from wireroom.watch.advice import advice
from wireroom.watch.definition import read_situation
from wireroom.watch.shipped import shipped_names


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


def test_all_that_is_wrong_is_told_with_lines(room):
    text = ARDEN.replace("half_life_days = 4", "half_life_days = -4", 1)
    text = text.replace('side = "B"', "side = 2.5", 1)
    (room / "bad.toml").write_text(text, "utf-8")
    told = CliRunner().invoke(watch, ["check", str(room / "bad.toml"), "--json"])
    lines = [problem["line"] for problem in json.loads(told.stdout)["problems"]]
    assert lines == [number for number, line in enumerate(text.splitlines(), 1) if "2.5" in line or "-4" in line]
    assert str(told.exception).count("bad.toml: line ") == 2


def test_the_schema_is_printed():
    told = CliRunner().invoke(watch, ["schema"])
    assert json.loads(told.stdout)["properties"]["question"]["maxLength"] == 1000


def test_a_draft_is_made_of_a_file_or_of_an_article_that_is_kept_and_can_be_watched(room):
    told = "Poland could attack Hungary with missiles near the Arden Gulf."
    (room / "news.txt").write_text(f"Arden Gulf tense\n\n{told}", "utf-8")
    drafted = run(room, "draft", str(room / "news.txt"))
    (room / "draft.yaml").write_text(drafted.output, "utf-8")
    assert f"# “{told}”" in drafted.output
    assert run(room, "add", str(room / "draft.yaml")).exit_code == 0
    intake = open_intake(room / "wireroom.db")
    kept = take(intake, "gulf", reading("Arden Gulf tense", told), source="gulf.example", seen=MORNING)
    room_of(intake).close()
    of_kept = run(room, "draft", kept).output
    assert of_kept.splitlines()[1:] == drafted.output.splitlines()[1:]
    assert "https://gulf.example/gulf" in of_kept.splitlines()[0]
    (room / "cake.txt").write_text("Cake of the week\n\nTake four eggs.", "utf-8")
    assert "nothing in this article" in str(run(room, "draft", str(room / "cake.txt")).exception)


@pytest.mark.parametrize("name", shipped_names())
def test_every_definition_that_ships_is_whole_and_lacks_nothing(name):
    """It reads, calls itself as its file does, and its own examples count as they should."""
    made = read_situation(definition_text(name))
    assert made.name == name
    assert len(made.indicators) >= 10
    assert advice(made) == ()
    assert {"en", "zh"} <= set(made.languages)
    assert made.hypotheses
    assert made.implications
    assert made.responses.types
    assert sum(bool(item.examples) for item in made.indicators) >= 6


def test_the_strait_says_what_a_supporter_does_and_in_which_direction():
    made = read_situation(definition_text("taiwan-strait"))
    support = [item for item in made.indicators if item.category.startswith("support")]
    assert len(support) == 5
    assert all(kind.by == ("ru",) and kind.to == ("prc",) for item in support for kind in item.match.kinds)
    assert set(made.groups()) == {"course", "support"}
    assert {"ru", "nato"} <= {actor.id for actor in made.actors}


def test_a_person_hands_in_a_series_decides_and_disagrees(tmp_path):
    """What a person tells is kept with its reason, and a wrong name says what would be right."""
    (tmp_path / "port.yaml").write_text(PORT, "utf-8")
    (tmp_path / "ships.csv").write_text("date,waiting\n2026-11-20,4\n2026-11-21,x\n", "utf-8")
    assert run(tmp_path, "add", str(tmp_path / "port.yaml")).exit_code == 0
    told = run(tmp_path, "series", "ships-daily", str(tmp_path / "ships.csv"))
    assert "1 days are new or changed" in told.output
    assert "'x' is no number" in told.output
    wrong = run(tmp_path, "series", "shops-daily", str(tmp_path / "ships.csv"))
    assert "they read ships-daily" in str(wrong.exception)
    assert "may rise to level 3" in run(tmp_path, "decide", "port-ansel", "3", "--reason", "it was seen").output
    assert "levels go from 0 to 3" in str(run(tmp_path, "decide", "port-ansel", "7", "--reason", "so").exception)
    assert "needs its reason" in str(run(tmp_path, "decide", "port-ansel", "3", "--reason", " ").exception)
    assert json.loads(run(tmp_path, "dissent", "port-ansel", "it is a drill", "--json").output)["dissent"]
    with closing(app.open_room(tmp_path / "wireroom.db")) as room:
        notes = room.reader.situation("port-ansel").notes
    assert [type(note).__name__ for note in notes] == ["LevelDecided", "DissentNoted"]

"""`wireroom refdata`: gaps are filled from a recorded answer that we made, and a broken table stops nothing."""

import json
import os
from urllib.parse import unquote_plus

import orjson
import pytest
from outlets import outlets

from wireroom import app, cli
from wireroom.config import load_settings

STALE = "Chilean President Gabriel Boric opened the lighthouse of Punta Ejemplo on Tuesday, officials said."


def cell(value: str) -> dict[str, str]:
    return {"type": "literal", "value": value}


def statement(way: str, name: str = "Jo Ejemplo", since: str = "2026-03-11") -> dict[str, dict[str, str]]:
    row = {"iso": "CL", "head": "head_of_state", "way": way, "name": name, "since": f"{since}T00:00:00Z"}
    return {key: cell(value) for key, value in row.items()}


#: A recorded answer in the service's own form; the person is invented.
ANSWER = orjson.dumps(
    {
        "head": {"vars": ["iso", "head", "way", "name", "since", "until"]},
        "results": {"bindings": [statement("country"), statement("office"), statement("person", since="2026-03-12")]},
    }
)


def run(capsys, *words: object) -> tuple[int, str, str]:
    try:
        cli.wireroom([str(word) for word in words], standalone_mode=False)
        code = 0
    except SystemExit as leave:
        code = int(leave.code or 0)
    said = capsys.readouterr()
    return code, said.out, said.err


@pytest.fixture
def room(tmp_path, monkeypatch):
    """A data folder whose questions go to a loopback server with the recorded answer."""
    empty = orjson.dumps({"results": {"bindings": []}})
    with outlets(lambda _, path: ANSWER if '"CL"' in unquote_plus(path) else empty) as world:
        monkeypatch.setenv("WIREROOM_DATA", str(tmp_path))
        monkeypatch.setenv("WIREROOM_ALLOW", world.allow[0])
        monkeypatch.setenv("WIREROOM_LOOPBACK_GAP_S", "0")
        monkeypatch.setenv("WIREROOM_REFDATA_URL", world.url(0, "/sparql"))
        # an answer of the day on which the table was checked, whatever day the test runs on
        monkeypatch.setenv("WIREROOM_CLOCK", "1795500000,1795500000,1")
        yield world


def test_an_update_fills_the_table_and_the_check_uses_it(room, capsys, tmp_path):
    """Who came in March 2026 is unknown to the shipped table; afterwards the former holder is told from the new one."""
    (tmp_path / "a.txt").write_text(f"Lighthouse opens\n\n{STALE}\n\nA band played on the pier.")
    code, out, _ = run(capsys, "refdata", "update", "--json")
    assert code == 0
    told = json.loads(out)
    assert (told["statements"], told["agreed"], told["rows"]) == (3, 1, 1)
    assert any("/sparql?" in path for _, path in room.asked)
    code, out, _ = run(capsys, "check", tmp_path / "a.txt", "--as-of", "2026-07-07", "--json")
    (found,) = json.loads(out)["offices"]
    assert (found["name"], found["holder"], found["holder_since"]) == ("Gabriel Boric", "Jo Ejemplo", "2026-03-11")
    assert "Wikidata" in found["evidence"]


def test_a_broken_answer_leaves_what_was_learnt_before(room, capsys, tmp_path, monkeypatch):
    """The file is written whole or not at all."""
    run(capsys, "refdata", "update")
    before = (tmp_path / "refdata.json").read_bytes()
    with outlets(lambda *_: b"<html>busy</html>") as busy:
        monkeypatch.setenv("WIREROOM_ALLOW", busy.allow[0])
        monkeypatch.setenv("WIREROOM_REFDATA_URL", busy.url(0, "/sparql"))
        with pytest.raises(Exception, match="answer of Wikidata"):
            run(capsys, "refdata", "update")
    assert (tmp_path / "refdata.json").read_bytes() == before


@pytest.mark.parametrize("broken", [b"", b"{", b'{"format": 2}'])
def test_a_broken_table_turns_the_check_off_and_says_so(capsys, tmp_path, monkeypatch, broken):
    """An article is read all the same; `check`, the doctor and `refdata show` say that the check is off."""
    monkeypatch.setenv("WIREROOM_DATA", str(tmp_path))
    (tmp_path / "refdata.json").write_bytes(broken)
    (tmp_path / "a.txt").write_text(f"Lighthouse opens\n\n{STALE}")
    code, out, err = run(capsys, "check", tmp_path / "a.txt", "--as-of", "2026-07-07")
    assert code == 0
    assert "Offices: 0 looked at" in out
    assert "The check of offices is off: table of offices" in err
    assert "the check is off" in run(capsys, "doctor")[1]
    code, out, _ = run(capsys, "refdata", "show")
    assert code == 1
    assert "off: table of offices" in out


def test_a_missing_file_of_the_operator_turns_it_off_too(tmp_path, monkeypatch):
    """The path in `offices` leads nowhere: the desk stands, without facts."""
    monkeypatch.setenv("WIREROOM_OFFICES", str(tmp_path / "none.json"))

    table, trouble = app.office_facts(load_settings(os.environ, data=tmp_path))
    assert table.offices == ()
    assert "none.json could not be read" in trouble


def test_the_shipped_table_says_what_it_holds(capsys, tmp_path, monkeypatch):
    """Offices, times in office, and where they are from."""
    monkeypatch.setenv("WIREROOM_DATA", str(tmp_path))
    told = json.loads(run(capsys, "refdata", "show", "--json")[1])
    assert told["offices"] > 240
    assert told["rows"] > 1800
    assert told["trouble"] is None

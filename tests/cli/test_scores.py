"""`wireroom eval`: where its data is looked for."""

import json
import sys

import pytest

from wireroom import cli

ROW = {"id": "1", "story_id": "s", "title": "Lane shut", "text": "The lane is shut.", "published_at": "2026-01-01"}


def score(capsys, *words):
    """Run `wireroom eval` in this process; returns (exit code, what it printed, complaints)."""
    code = 0
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["wireroom", "eval", *words])
        try:
            cli.main()
        except SystemExit as left:
            code = left.code or 0
    told = capsys.readouterr()
    return code, told.out, told.err


def test_a_bare_name_is_looked_for_among_the_data_sets(tmp_path, monkeypatch, capsys):
    """In the folder of sets and in each of them."""
    (tmp_path / "sets" / "own").mkdir(parents=True)
    (tmp_path / "sets" / "own" / "own.dev.jsonl").write_text(json.dumps(ROW))
    monkeypatch.setenv("WIREROOM_DATASETS", str(tmp_path / "sets"))
    code, out, _ = score(capsys, "stories", "own.dev.jsonl")
    assert code == 0
    assert json.loads(out)["articles"] == 1


def test_data_that_is_nowhere_is_named_with_where_it_was_looked_for(tmp_path, monkeypatch, capsys):
    """And no path leads out of the folder of sets."""
    monkeypatch.setenv("WIREROOM_DATASETS", str(tmp_path))
    for name in ("nothing.jsonl", "/no/such/file", "../nothing.jsonl"):
        code, _, err = score(capsys, "stories", name)
        assert code == 2
        assert "WIREROOM_DATASETS" in err

"""The score of figures: stand-off labels, exact numbers, intervals, false ones."""

import orjson
import pytest
from datasets import ROOT, dataset

from wireroom.errors import UsageError
from wireroom.eval.figures import run

TEXT = "Twelve people were hurt. The lane cost $3 million. Gary Ode, 35, left."


def label(words, value, **more):
    at = TEXT.index(words)
    bounds = {"value": value, "low": value, "high": value, "unit": "", "scope": ""}
    return {"set": "own", "id": "1", "lang": "en", "start": at, "end": at + len(words), "value": bounds | more}


def scored(folder, *rows):
    (folder / "own").mkdir()
    (folder / "own" / "texts.jsonl").write_bytes(orjson.dumps({"id": "1", "title": "Lane", "text": TEXT}))
    file = folder / "labels.jsonl"
    file.write_bytes(b"\n".join(map(orjson.dumps, rows)))
    return run([file], folder=folder)


def test_right_numbers_are_exact_and_others_are_not(tmp_path):
    """A wrong currency is wrong too."""
    rows = [
        label("Twelve", 12, scope="injured"),
        label("$3 million", 3_000_000, unit="EUR"),
        {"set": "own", "id": "1", "lang": "en", "read": [[0, len(TEXT)]]},
    ]
    found = scored(tmp_path, *rows)
    assert (found["labels"], found["exact"], found["interval"], found["scope"]) == (2, 0.5, 1.0, 1.0)
    assert (found["found"], found["precision"]) == (2, 1.0)  # an age is no figure


def test_a_set_that_is_not_there_is_named(tmp_path):
    """With what to do."""
    file = tmp_path / "labels.jsonl"
    file.write_bytes(orjson.dumps(label("Twelve", 12)))
    with pytest.raises(UsageError, match="WIREROOM_DATASETS"):
        run([file], folder=tmp_path)


def test_figures_reach_what_they_reached():
    """On the half of the labels that no rule was made by."""
    folder = dataset("ecbplus").parent
    found = run([ROOT / "tests/claims/figures.jsonl"], "report", folder)
    assert found["exact"] >= 0.78
    assert found["interval"] >= 0.85
    assert found["precision"] >= 0.85

"""Scores of coded events, on records made here."""

import orjson
import pytest

from wireroom.eval.events import run


def record(n, event, text, source=("KEN",), target=("TCD",)):
    sides = {"source": [{"code": one} for one in source], "target": [{"code": one} for one in target]}
    return {"id": str(n), "event": event, "text": text, "language": "en"} | sides


def test_older_types_are_folded_and_sides_are_scored_by_country(tmp_path):
    """Codes of three letters are those of two; a wrong type and a missed actor count."""
    rows = [
        record(1, "DEMAND", "Kenya demanded an answer from Chad."),
        record(2, "FIGHT", "Kenya attacked Chad."),
        record(3, "AGREE", "Kenya attacked Chad.", target=("TCD", "IGO")),
    ]
    file = tmp_path / "gold.jsonl"
    file.write_bytes(b"\n".join(map(orjson.dumps, rows)))
    found = run([file])
    assert found["sentences"] == 3
    assert found["type_accuracy"] == pytest.approx(2 / 3)
    assert (found["actor_precision"], found["actor_recall"]) == (1.0, pytest.approx(6 / 7))


def test_another_coder_is_scored_the_same_way(tmp_path):
    """One that says nothing has no actor right."""
    file = tmp_path / "gold.jsonl"
    file.write_bytes(orjson.dumps(record(1, "AGREE", "Kenya agreed.")))
    found = run([file], code=lambda text, language: ("", frozenset()))
    assert (found["type_accuracy"], found["actor_f1"]) == (0.0, 0.0)

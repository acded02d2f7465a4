"""The score of primary sources, on invented rows whose answers are known."""

import json
from pathlib import Path

from datasets import dataset

from wireroom.eval import sources
from wireroom.eval.split import half

AT = 1_780_000_000.0


def rows(tmp_path, *statements):
    institution = {"row": "institution", "id": "wfc", "name": "WFC", "names": {"en": ["World Fisheries Council"]}}
    text = "The cod quota for the northern grounds is 41,000 tonnes."
    document = {
        "row": "document", "id": "d1", "institution": "wfc", "at": AT, "lang": "en", "title": "Cod", "text": text
    }  # fmt: skip
    made = [
        {
            "row": "statement", "id": f"s{n}", "lang": "en", "at": AT, "title": "", "text": told, "start": 0,
            "end": len(told), "institution": "wfc", "document": gold,
        }
        for n, (told, gold) in enumerate(statements)
    ]  # fmt: skip
    path = tmp_path / "sources.jsonl"
    lines = [institution | {"places": []}, document, *made]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


TRUE = "The cod quota for the northern grounds falls to 41,000 tonnes, the World Fisheries Council said."
OTHER = "The World Fisheries Council said that 90 tonnes of dead salmon had been found in the bays."


def test_found_and_false_not_found_count_what_they_say(tmp_path):
    """One found, one rightly not, one whose document was there and was not seen."""
    scores = sources.run([rows(tmp_path, (TRUE, "d1"), (OTHER, None), (OTHER, "d1"))])
    assert (scores["items"], scores["with_document"], scores["said_not_found"]) == (3, 2, 2)
    assert (scores["found"], scores["false_not_found"], scores["false_found"]) == (0.5, 0.5, 0.0)


def test_a_document_shown_for_nothing_is_counted(tmp_path):
    """A wrong find is worse than none, and has its own number."""
    assert sources.run([rows(tmp_path, (TRUE, None))])["false_found"] == 1.0


def test_halves_part_the_statements(tmp_path):
    """Each statement is in one half."""
    path = rows(tmp_path, *[(TRUE, "d1")] * 8)
    halves = [sources.run([path], which)["items"] for which in ("tune", "report")]
    assert sum(halves) == 8
    assert halves[0] == sum(half(f"s{n}") == "tune" for n in range(8))


def test_the_labelled_statements_keep_their_scores():
    """Floors: what was reached on the half that nothing was chosen on. They fall on purpose alone."""
    folder = dataset("headline_stream_2025_2026").parent
    labels = Path(__file__).parent.parent / "claims/sources.jsonl"
    scores = sources.run([labels], "report", folder)
    assert scores["found"] >= 0.9
    assert scores["institution"] >= 0.95
    assert scores["false_found"] <= 0.05

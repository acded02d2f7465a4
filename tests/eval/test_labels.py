"""Scores of tasks with one right label a row: language and sections."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.datasets import dataset
from wireroom.errors import UsageError
from wireroom.eval import language
from wireroom.eval.labels import Judged, scores

labels = st.sampled_from(["a", "b", "c"])


@given(st.lists(st.tuples(labels, st.one_of(st.none(), labels)), min_size=1, max_size=30))
def test_scores_agree_with_counting_by_hand(rows):
    """Accuracy and macro F1 are what a slow count gives, in any order of the rows."""
    found = scores([Judged(true, given_) for true, given_ in rows], "by_label")
    hits = sum(true == given_ for true, given_ in rows)
    assert found["accuracy"] == round(hits / len(rows), 4)
    each = []
    for label in {true for true, _ in rows}:
        tp = sum(true == given_ == label for true, given_ in rows)
        fp = sum(given_ == label != true for true, given_ in rows)
        fn = sum(true == label != given_ for true, given_ in rows)
        each.append(2 * tp / (2 * tp + fp + fn))
    assert found["macro_f1"] == pytest.approx(sum(each) / len(each), abs=1e-4)
    again = scores([Judged(true, given_) for true, given_ in sorted(rows, key=str)], "by_label")
    assert {**found, "accuracy_interval": 0} == {**again, "accuracy_interval": 0}


def test_no_rows_are_no_score():
    """An empty half gives zeros, not a crash."""
    assert scores([], "by_label")["items"] == 0


def test_language_is_told_from_the_words_alone(tmp_path):
    """Rows without a word are left out and counted; the label is not shown to the engine."""
    rows = [
        {"id": "1", "lang": "deu", "title": "Die Fähre bleibt im Hafen, bis die Meerenge wieder öffnet"},
        {"id": "2", "lang": "fr", "title": "The ferry stays in port until the strait opens again"},
        {"id": "3", "lang": "en", "title": "", "text": ""},
    ]
    path = tmp_path / "rows.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    found = language.run([path])
    assert (found["items"], found["empty"], found["accuracy"]) == (2, 1, 0.5)
    assert found["by_language"]["de"]["f1"] == 1.0


def test_a_row_without_a_language_is_named(tmp_path):
    """The error says which row."""
    path = tmp_path / "rows.jsonl"
    path.write_text('{"id": "odd", "title": "Ferry"}', encoding="utf-8")
    with pytest.raises(UsageError, match="odd"):
        language.run([path])


@pytest.mark.long
def test_languages_of_headlines_stay_right():
    """On the tuning half of a public set of headlines in nine languages: what was reached is kept."""
    found = language.run([dataset("og2021") / "og2021.dev.jsonl.gz"], "tune")
    assert found["accuracy"] >= 0.985

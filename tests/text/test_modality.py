"""How surely a sentence states something: what is not told as having happened never counts as having happened."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireroom.eval.split import in_half
from wireroom.model.claim import AS_DEED, MODALITIES
from wireroom.model.deed import MODALITIES as OF_DEEDS
from wireroom.text.modality import modality

LABELS = Path(__file__).parents[1] / "claims" / "claims.jsonl"
ROWS = [row for row in map(json.loads, LABELS.read_text("utf-8").splitlines()) if row["kind"] == "modality"]


@given(st.text(max_size=200), st.sampled_from(["en", "de", "zh", "ar", "xx", None]), st.none() | st.integers(0, 200))
def test_any_text_has_one_of_the_modalities(text: str, language: str | None, at: int | None) -> None:
    """Whatever stands there, the answer is one of the seven words, and the words of deeds know it."""
    told = modality(text, language, at=at)
    assert told in MODALITIES
    assert AS_DEED[told] in OF_DEEDS


@pytest.mark.parametrize("row", [row for row in ROWS if in_half(row["id"], "tune")], ids=lambda row: row["id"])
def test_a_sentence_is_read_as_surely_as_it_is_told(row: dict[str, str]) -> None:
    """Labels of the half on which the rules were chosen."""
    assert modality(row["text"], row["lang"]) == row["modality"]


def test_would_in_reported_speech_is_a_plan() -> None:
    """ "Said that it would close" reports a plan; "would close if" is a mere thought."""
    assert modality("The bank said that it would close the branch.", "en") == "planned"
    assert modality("The bank said that it would close the branch if talks failed.", "en") == "hypothetical"


def test_only_the_words_before_the_verb_decide_where_it_is_known() -> None:
    """What stands behind the verb says nothing of how surely it is meant."""
    text = "Police seized the ship that may carry arms."
    assert modality(text, "en", at=text.index("seized")) == "happened"


def test_a_year_long_before_the_text_is_the_past() -> None:
    """A year is old only beside the year of the text."""
    text = "The army crossed the river in 2014."
    assert modality(text, "en", year=2024) == "historical"
    assert modality(text, "en") == "happened"

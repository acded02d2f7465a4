"""Two timelines compared: by their days, and by their words on aligned days."""

import gzip
import json
from collections import Counter
from datetime import date, timedelta

import pytest
from datasets import dataset
from hypothesis import given
from hypothesis import strategies as st

from wireroom.errors import UsageError
from wireroom.eval.timeline import run
from wireroom.eval.timeline_scores import ar1_f, date_f1

DAY = date(2026, 11, 24)

TIMELINES = st.dictionaries(
    st.integers(0, 40).map(lambda n: DAY + timedelta(days=n)),
    st.lists(
        st.sampled_from(["The lane closed.", "Ships wait.", "Ministers meet in Tamar.", "It rained."]), min_size=1
    ),
    min_size=1,
    max_size=6,
)


@given(TIMELINES)
def test_a_timeline_is_like_itself(timeline):
    """Nothing is nearer than the same."""
    assert date_f1(timeline, timeline) == 1.0
    assert ar1_f(timeline, timeline) == pytest.approx(1.0)


@given(TIMELINES, TIMELINES)
def test_scores_lie_between_nothing_and_all_and_do_not_care_who_is_first(one, other):
    """F is the same from both sides."""
    for score in (date_f1, ar1_f):
        assert 0.0 <= score(one, other) <= 1.0
        assert score(one, other) == pytest.approx(score(other, one))


def test_a_day_apart_counts_half():
    """The same words a day later share all their words, at half their worth."""
    told = ["The lane closed"]
    assert ar1_f({DAY: told}, {DAY + timedelta(days=1): told}) == pytest.approx(0.5)
    assert ar1_f({DAY: told}, {DAY + timedelta(days=3): told}) == pytest.approx(0.25)
    assert date_f1({DAY: told}, {DAY + timedelta(days=1): told}) == 0.0


def test_a_near_day_with_the_same_words_wins_over_a_nearer_one_with_none():
    """Alignment weighs days and words; here the third day (cost 2/3 * 0) beats the second (cost 1/2 * 1)."""
    found = {DAY: ["ships wait"]}
    wanted = {DAY + timedelta(days=1): ["ministers meet"], DAY + timedelta(days=2): ["ships wait"]}
    precision, recall = 2 * (1 / 3) / 2, 2 * (1 / 3) / 4
    assert ar1_f(found, wanted) == pytest.approx(2 * precision * recall / (precision + recall))


@given(TIMELINES, TIMELINES)
def test_on_the_same_days_it_is_plain_rouge(one, other):
    """Where all days agree, no alignment is needed: shared words over all words."""
    days = one.keys() & other.keys()
    one, other = ({day: timeline[day] for day in days} for timeline in (one, other))
    if not days:
        return
    count = {
        n: {day: Counter(" ".join(told).lower().replace(".", "").split()) for day, told in timeline.items()}
        for n, timeline in enumerate((one, other))
    }
    shared = sum((count[0][day] & count[1][day]).total() for day in days)
    whole = [sum(told.total() for told in count[n].values()) for n in (0, 1)]
    assert ar1_f(one, other) == pytest.approx(2 * shared / sum(whole))


def _set(folder, docs, references):
    for name, rows in (("docs", docs), ("references", references)):
        with gzip.open(folder / f"{name}.x.jsonl.gz", "wt") as file:
            file.writelines(json.dumps(row) + "\n" for row in rows)


def test_a_set_is_scored_by_language_and_topic(tmp_path):
    """References without articles in their language are left out; each sentence written stands in its span."""
    text = "Velland closed the northern lane of the Arden Strait on {}. Ships of Kareth lay at anchor off Port Ansel."
    docs = [
        {
            "id": f"d{n}",
            "lang": "en",
            "topic": "strait",
            "date": f"2026-11-{24 + n}",
            "title": "Velland shuts the lane of the Arden Strait",
            "text": text.format("24 November 2026"),
        }
        for n in range(3)
    ]
    wanted = {"topic": "strait", "date": "2026-11-24", "sentences": ["Velland closed the northern lane."]}
    _set(tmp_path, docs, [{**wanted, "lang": "en"}, {**wanted, "lang": "fr"}])
    scores = run([tmp_path])
    assert (scores["timelines"], scores["date_f1"]) == (1, 1.0)
    assert 0.4 < scores["ar1_f"] <= 1.0
    assert scores["brief_sentences"] > 0
    assert scores["brief_sentences_grounded"] == scores["timeline_nodes_grounded"] == 1.0
    with pytest.raises(UsageError, match="references"):
        run([tmp_path / "nothing"])


def test_timelines_of_crises_keep_their_floor():
    """Measured .285 and .098 on the half that nothing was chosen on; what is written stands in its span, all of it."""
    scores = run([dataset("crisis_timelines_multilingual")], "report")
    assert scores["date_f1"] >= 0.27
    assert scores["ar1_f"] >= 0.09
    assert scores["brief_sentences"] > 500
    assert scores["brief_sentences_grounded"] == scores["timeline_nodes_grounded"] == 1.0

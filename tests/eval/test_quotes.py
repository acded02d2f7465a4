"""The score of statements: pairs, partial overlap, speakers."""

import orjson
import pytest
from datasets import dataset

from bench.quotes import plain
from wireroom.eval import quotes
from wireroom.eval.quotes import Said, paired

MARKED = [
    {
        "id": "a",
        "text": "“Shut,” said Sook. He left.",
        "attributions": [{"source": [{"spans": [[13, 17]]}], "content": [{"spans": [[0, 7]]}]}],
    }
]


def test_contents_are_paired_one_to_one_the_most_alike_first():
    """One that covers all can stand for one alone."""
    everything, first, second = Said(((0, 20),), ()), Said(((0, 10),), ()), Said(((10, 20),), ())
    assert paired([everything], [first, second]) == {0: 0}
    assert paired([everything, first], [first, second]) == {1: 0, 0: 1}


def test_a_perfect_finder_scores_one(tmp_path):
    """And one that finds nothing 0."""
    file = tmp_path / "set.dev.jsonl"
    file.write_bytes(orjson.dumps(MARKED[0]))
    right = quotes.run([file], "report", lambda text, language: [Said(((0, 7),), ((13, 17),))])
    assert (right["content_f1"], right["speaker_accuracy"]) == (1.0, 1.0)
    assert quotes.run([file], "report", lambda text, language: [])["content_f1"] == 0.0
    assert quotes.run([file], "tune")["texts"] == 0


@pytest.mark.long
def test_statements_reach_what_they_reached():
    """Ten points above the plain way and over the floor, on texts not used to choose words and rules."""
    file = dataset("polnear") / "polnear.dev.jsonl.gz"
    ours, theirs = quotes.run([file]), quotes.run([file], find=plain)
    assert ours["content_f1"] >= max(0.60, theirs["content_f1"] + 0.10)
    assert ours["speaker_accuracy"] >= max(0.75, theirs["speaker_accuracy"] + 0.10)

"""Scores of reading are the sets' own measures, and every labelled page is read or refused."""

import gzip
import json

import pytest
from datasets import dataset
from hypothesis import given, settings
from hypothesis import strategies as st
from rouge_score import rouge_scorer

from wireroom.errors import PageError, UsageError
from wireroom.eval import overlap
from wireroom.eval.extract import _ours, run, same_day, same_names, same_title
from wireroom.eval.pages import labelled_pages
from wireroom.model.article import Reading

SETS = ["aeb", "fundus", "fundus-eval", "trafilatura", "wcxb", "newspaper", "readability"]
LINES = st.lists(
    st.lists(st.sampled_from("the ferry stays in port on monday a b".split()), max_size=8).map(" ".join), max_size=5
)


@settings(max_examples=60)
@given(LINES, LINES)
def test_our_rouge_is_the_published_one(true, read):
    """An independent package gives the same precision and recall."""
    scorer = rouge_scorer.RougeScorer(["rougeLsum"])
    want = scorer.score("\n".join(true), "\n".join(read))["rougeLsum"]
    assert overlap.rouge_lsum(true, read) == pytest.approx((want.precision, want.recall))


@given(st.text(max_size=60), st.text(max_size=60))
def test_rates_are_rates(true, read):
    """Between 0 and 1; 1 for a text and itself."""
    for measure in (overlap.words, overlap.shingles):
        shares = measure(true, read)
        assert 0 <= overlap.precision(shares) <= 1
        assert 0 <= overlap.recall(shares) <= 1
        same = measure(true, true)
        assert overlap.f1(overlap.precision(same), overlap.recall(same)) == 1


def test_snippets_are_counted():
    """Found where it must be, found where it must not be, missing."""
    assert overlap.snippets(["ferry", "strait"], ["cookies", "login"], "The ferry stays. Accept cookies.") == (1, 1, 1)


def test_fields_are_compared_as_people_would():
    """Quotes and dashes do not matter for titles, case for names, the page's own zone for days."""
    assert same_title("“Never” – again", '"never" - again')
    assert same_names(["Ada Quill"], ["ADA QUILL"]) == 1
    assert same_names(["Ada Quill", "Tom Reed"], ["Ada Quill"]) == pytest.approx(2 / 3)
    assert same_names([], []) == 1
    assert same_names([], None) == 0
    late = Reading(title="", published=1748989800.0, zone_minutes=120)  # 2025-06-04 00:30 in the page's zone
    assert same_day("2025-06-04", late)
    assert same_day("2025-06-03T22:30:00+00:00", late)
    assert not same_day("2025-06-03", late)
    assert not same_day("2025-06-03", Reading(title=""))


def test_a_folder_of_something_else_is_refused(tmp_path):
    """A wrong path is told at once, with what would be right."""
    with pytest.raises(UsageError, match="aeb"):
        run(tmp_path)
    with pytest.raises(UsageError, match="2 folders"):
        run([tmp_path, tmp_path])


def test_a_small_set_is_scored(tmp_path):
    """Keys are those of the contract; a page that cannot be read counts as failed and as 0."""
    first = "The ferry to the islands stayed in port on Monday, because the strait was closed to all ships."
    second = "Three crews waited on the quay, and the pilot said that it opens again on Friday at the earliest."
    title = "Ferry stays in port"
    page = f"<html><body><h1>{title}</h1><article><p>{first}</p><p>{second}</p></article></body></html>"
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages/good.gz").write_bytes(gzip.compress(page.encode()))
    (tmp_path / "pages/bad.gz").write_bytes(gzip.compress(b" "))
    truth = {"body_ok": True, "text": f"{first} {second}", "title": title, "publishing_date": None, "authors": ["A B"]}
    rows = [
        {**truth, "file": f"pages/{name}.gz", "domain": f"{name}.example", "url": f"https://{name}.example/a"}
        for name in ("good", "bad")
    ]
    (tmp_path / "truth.jsonl").write_text("\n".join(json.dumps(row) for row in rows))
    table = run(tmp_path)
    assert (table["pages"], table["failed"], table["f1"], table["title"], table["authors"]) == (2, 1, 0.5, 0.5, 0.0)
    assert table["language"] is None
    assert table["n"]["f1"] == 2
    assert {"precision", "recall", "date", "pages_per_cpu_s", "interval"} <= set(table)


@pytest.mark.parametrize("name", SETS)
def test_labelled_pages_are_read_or_refused(name):
    """On a sample of every set, nothing but PageError comes out, and halves make a whole."""
    pages = list(labelled_pages(dataset(f"articles-{name}")))
    assert pages
    for page in pages[:: max(1, len(pages) // 6)]:
        try:
            reading = _ours(page)
        except PageError:
            continue
        assert reading.text == "\n\n".join(block.text for block in reading.blocks)


def test_known_tools_score_what_was_published():
    """Our measure over the set's own stored outputs gives the set's own scores."""
    folder = dataset("articles-aeb")
    outputs = json.loads(gzip.decompress((folder / "baseline_outputs.json.gz").read_bytes()))
    published = json.loads((folder / "baseline_scores.json").read_text())
    truth = json.loads((folder / "ground-truth.json").read_text())
    tool, told = next(iter(outputs.items()))
    shares = [overlap.shingles(truth[name]["articleBody"], told["output"].get(name, "")) for name in truth]
    precision = sum(map(overlap.precision, shares)) / len(shares)
    recall = sum(map(overlap.recall, shares)) / len(shares)
    assert overlap.f1(precision, recall) == pytest.approx(published[tool]["f1"], abs=0.002)

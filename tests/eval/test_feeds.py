"""The score of feeds: what is expected is read fairly, and a mistake lowers it."""

import json
import re

import pytest
from datasets import ROOT, dataset

from wireroom.eval.feed_safety import forbidden
from wireroom.eval.feed_said import Check
from wireroom.eval.feed_suites import cases
from wireroom.eval.feeds import disagreements, run
from wireroom.feeds.parse import parse

GOOD = b"""<rss><channel><title>Ansel</title><item><title>Ports &amp; ships</title>
<pubDate>Mon, 05 Jan 2026 10:00:00 GMT</pubDate></item></channel></rss>"""


def test_expected_values_become_checks():
    """JSON beside a document tells what stands where; what is made up, or of another model, is no check."""
    told = {
        "title": "Ansel",
        "items": [{"title": "Ports & ships", "guid": "made-up-1", "publishedParsed": "2026-01-05T10:00:00Z"}],
    }
    (case,) = cases("gofeed", {"a/x.xml": GOOD, "a/x.json": json.dumps(told).encode()})
    assert case.path == "a/x.xml"
    assert case.expected == (
        Check(field="title", index=None, want="Ansel"),
        Check(field="entries", index=None, want=1),
        Check(field="title", index=0, want="Ports & ships"),
        Check(field="published", index=0, want=1767607200.0),
    )


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        ("not bozo and entries[0]['title'] == u'Ports & ships' and entries[0]['made_up'] == 1", True),
        ("not bozo and entries[0].title == 'Ships'", False),
        ("entries[0]['title_detail']['value'] == 'x' or feed['title'] == 'Ansel'", True),
        ("entries[0]['published_parsed'] == (2026, 1, 5, 10, 0, 0, 0, 5, 0)", True),
        ("entries[0]['published_parsed'] == (2026, 1, 5, 11, 0, 0, 0, 5, 0)", False),
        ("len(entries) == 2", False),
        ("not entries[0].has_key('link')", True),
    ],
)
def test_conditions_are_asked_of_our_own_reading(condition, holds):
    """Parts about fields that are compared must hold; `bozo` and fields that we do not keep are left out."""
    (case,) = cases("feedparser", {"x.xml": b"<!--\nExpect: " + condition.encode() + b"\n-->" + GOOD})
    (expected,) = case.expected
    assert (expected.disagreement(parse(GOOD, url="http://a.example/")) is None) is holds


def test_a_document_without_compared_conditions_is_not_counted():
    """A condition on fields that we do not keep says nothing about our reading."""
    assert not list(cases("feedparser", {"x.xml": b"<!--\nExpect: not bozo and version == 'rss20'\n-->" + GOOD}))


def test_what_a_sanitiser_lets_through_is_named():
    """The judge of the sanitiser sees what is on no list, by an HTML5 parser of its own."""
    assert forbidden("<p>fine</p><a href='https://a.example/' rel='nofollow'>x</a>") == []
    assert forbidden("<script>x</script><p onclick='y()'>z</p><a href='javascript:1'>w</a>") == [
        "<script>",
        "onclick",
        "href=javascript:1",
    ]


def test_folders_of_plain_files_are_read(tmp_path):
    """Keys of the contract are all there; nothing is expected of plain files."""
    (tmp_path / "a.xml").write_bytes(GOOD)
    (tmp_path / "b.html").write_bytes(b"<html></html>")
    scores = run([tmp_path])
    speed = scores.pop("mb_per_cpu_s")
    assert speed > 0
    assert scores == {
        "files": 2,
        "parsed": 1,
        "crashed": 0,
        "entries": 1,
        "agreement": None,
        "suites": {},
        "sanitiser": {"files": 0, "safe": 0},
    }


@pytest.mark.long
def test_agreement_with_other_readers_holds():
    """Floors: nothing crashes, nothing unsafe is shown, and each suite's documents are read as its authors expect."""
    scores = run([dataset("feeds-conformance")])
    assert scores["crashed"] == 0
    assert scores["sanitiser"]["safe"] == scores["sanitiser"]["files"] > 0
    for name, suite in scores["suites"].items():
        few = suite["files"] < 50
        assert suite["disagreed"] <= (1 if few else 0.03 * suite["files"]), name


@pytest.mark.long
def test_every_disagreement_is_explained():
    """The table in the docs names exactly the documents of the suites that we read differently."""
    rows = re.findall(r"^\| ([\w-]+) \| (\S+\.\w+) \|", (ROOT / "docs/feeds.md").read_text(), re.MULTILINE)
    found = {(suite, path) for suite, path, _ in disagreements(dataset("feeds-conformance"))}
    assert found == set(rows)

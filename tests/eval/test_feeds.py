"""The score of feeds: what is expected is read fairly, and a mistake lowers it."""

import json

import pytest
from datasets import dataset

from wireroom.eval.feed_suites import Check, cases
from wireroom.eval.feeds import run

GOOD = b"""<rss><channel><title>Ansel</title><item><title>Ports &amp; ships</title>
<pubDate>Mon, 05 Jan 2026 10:00:00 GMT</pubDate></item></channel></rss>"""


def test_expected_values_become_checks():
    """JSON beside a document, and conditions in a comment, give the same kind of checks."""
    told = {"title": "Ansel", "items": [{"title": "Ports & ships", "publishedParsed": "2026-01-05T10:00:00Z"}]}
    ((path, _, checks),) = cases("gofeed", {"a/x.xml": GOOD, "a/x.json": json.dumps(told).encode()})
    assert path == "a/x.xml"
    assert checks == [
        Check(field="title", index=None, want="Ansel"),
        Check(field="entries", index=None, want=1),
        Check(field="title", index=0, want="Ports & ships"),
        Check(field="published", index=0, want=1767607200.0),
    ]
    document = b"<!--\nExpect: not bozo and entries[0]['title'] == u'x' and entries[0]['made_up'] == 1\n--><rss/>"
    ((_, _, checks),) = cases("feedparser", {"x.xml": document})
    assert checks == [Check(field="title", index=0, want="x")]


def test_folders_of_plain_files_are_read(tmp_path):
    """Keys of the contract are all there; nothing is expected of plain files."""
    (tmp_path / "a.xml").write_bytes(GOOD)
    (tmp_path / "b.html").write_bytes(b"<html></html>")
    scores = run([tmp_path])
    speed = scores.pop("mb_per_cpu_s")
    assert speed > 0
    assert scores == {"files": 2, "parsed": 1, "crashed": 0, "entries": 1, "agreement": None, "suites": {}}


@pytest.mark.long
def test_agreement_with_other_readers_holds():
    """A floor: nothing crashes, and nearly all documents of the suites are read as their authors expect."""
    scores = run([dataset("feeds-conformance")])
    assert scores["crashed"] == 0
    assert scores["agreement"] >= 0.965

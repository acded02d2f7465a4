"""Recorded streams are read in every form that people keep them in; what cannot be read is counted."""

import datetime as dt
import gzip
import json
import lzma

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireroom.errors import UsageError
from wireroom.pipeline.streams import Arrived, Snapshot, article_of, read_recorded, snapshot_time
from wireroom.text.instants import instant

NOON = 1_795_521_600.0


@pytest.mark.parametrize(
    ("row", "seen", "published", "source", "origin"),
    [
        (
            {"title": "A", "text": "B c.", "published_at": "2026-11-24T12:00:00Z", "source_domain": "x.example"},
            NOON,
            NOON,
            "x.example",
            "feed",
        ),
        (
            {"title": "A", "html": "<p>B <b>c</b>.</p>", "published_at": None, "url": "https://www.x.org/a"},
            None,
            None,
            "x.org",
            "feed",
        ),
        (
            {"title": "A", "first_seen": "2026-11-24T12:00Z", "domain": "x.example", "description": "B."},
            NOON,
            None,
            "x.example",
            "summary",
        ),
        (
            {
                "title": "A",
                "collectedAt": "2026-11-24T12:00:00.000Z",
                "pubDate": "2026-11-24T11:00:00Z",
                "link": "https://x.org/a",
                "source": "X",
            },
            NOON,
            NOON - 3600,
            "x.org",
            "summary",
        ),
        ({"title": "A", "paragraphs": ["B.", "C."]}, None, None, "unknown", "feed"),
    ],
)
def test_each_form_of_row_is_understood(row, seen, published, source, origin):
    made = article_of(row, "key")
    assert (made.seen, made.reading.published, made.source, made.reading.origin) == (seen, published, source, origin)
    assert made.reading.title == "A"


@pytest.mark.parametrize("field", ["text", "paragraphs", "description"])
def test_references_of_html_in_plain_fields_are_read_once(field):
    """What looks like a tag then is text; pages escape it as they escape any text."""
    words = "Fish &amp; &quot;chips&quot; &#x2013; &amp;lt; is no &xyzzy; R&D; really."
    made = article_of(
        {"title": "&#039;Tank Day&#039; &lt;b&gt;", field: [words] if field == "paragraphs" else words}, "key"
    )
    assert made.reading.title == "'Tank Day' <b>"
    assert made.reading.text == 'Fish & "chips" – &lt; is no &xyzzy; R&D; really.'


def test_a_reference_brings_no_control_signs_in():
    made = article_of({"title": "A&#0;B&#10;C", "text": "One &lt;script&gt;x&lt;/script&gt; &#7;two, 3 < 4"}, "key")
    assert "\n" not in made.reading.title
    assert made.reading.text == "One <script>x</script> two, 3 < 4"


@given(
    st.dictionaries(
        st.sampled_from(
            ["id", "title", "text", "html", "url", "published_at", "lang", "source", "paragraphs", "pubDate"]
        ),
        st.one_of(
            st.none(), st.text(max_size=20), st.integers(), st.booleans(), st.lists(st.text(max_size=5), max_size=3)
        ),
    )
)
def test_no_row_does_more_than_be_refused(row):
    """Whatever stands in a row, it becomes an article or a ValueError."""
    try:
        made = article_of(row, "key")
    except ValueError:
        return
    assert made.reading.title


@pytest.mark.parametrize("opened", [open, gzip.open, lzma.open])
def test_files_may_be_packed_and_bad_lines_are_counted(opened, tmp_path):
    ending = {open: "", gzip.open: ".gz", lzma.open: ".xz"}[opened]
    file = tmp_path / f"a.jsonl{ending}"
    with opened(file, "wt") as lines:
        for minute in (5, 1, 3):
            lines.write(json.dumps({"title": f"T{minute}", "published_at": f"2026-11-24T12:0{minute}:00Z"}) + "\n")
        lines.write("[1]\n{}\nnot json\n\n" + json.dumps({"title": "no date"}) + "\n")
    recorded = read_recorded([file])
    assert [item.reading.title for item in recorded.items] == ["T1", "T3", "T5", "no date"]
    assert recorded.unreadable == 3


def test_a_folder_of_snapshots_is_played_in_order_of_time(tmp_path):
    for outlet, name in (("b", "20260821T093000Z"), ("a", "20260820T093000Z"), ("a", "2026-08-22T09:30:00+00:00")):
        (tmp_path / outlet).mkdir(exist_ok=True)
        (tmp_path / outlet / f"{name}.xml").write_text("<rss/>")
    found = read_recorded([tmp_path]).items
    assert [item.feed for item in found] == ["a", "b", "a"]
    assert all(isinstance(item, Snapshot) for item in found)
    assert not any(isinstance(item, Arrived) for item in found)


def test_what_holds_nothing_is_said(tmp_path):
    with pytest.raises(UsageError, match="holds no articles"):
        read_recorded([tmp_path])
    with pytest.raises(UsageError, match="there is no file"):
        read_recorded([tmp_path / "none"])


@given(st.one_of(st.text(max_size=30), st.none(), st.floats(), st.integers(), st.booleans(), st.datetimes().map(str)))
def test_times_never_fail(value):
    """What comes out is a time that every calendar knows."""
    found = instant(value)
    assert found is None or dt.datetime.fromtimestamp(found, dt.UTC)
    if isinstance(value, str):
        assert snapshot_time(value) is None or isinstance(snapshot_time(value), float)

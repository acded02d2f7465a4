"""How labelled rows are read: what an engine sees, in which order, and what it never sees."""

import gzip
import json

import pytest

from wireroom.errors import UsageError
from wireroom.eval.readers import articles_of, moment


def write(tmp_path, *rows, name="set.jsonl"):
    """Write rows as JSONL and return the path."""
    path = tmp_path / name
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return path


def row(article_id, **more):
    """Make the least row that can be read."""
    return {"id": article_id, "story_id": "s1", "title": "Ferry aground off Skarholm", **more}


def order(*articles):
    return [one.candidate.article_id for one in articles]


def test_dated_rows_go_by_date_and_undated_ones_follow_in_file_order(tmp_path):
    """What has no date is not now: it comes after all that has one."""
    path = write(
        tmp_path,
        row("u2"),
        row("b", published_at="2026-01-02"),
        row("u1", published_at=None),
        row("a", published_at="2026-01-01T23:00:00Z"),
    )
    found = articles_of([path])
    assert order(*found) == ["a", "b", "u2", "u1"]
    assert [one.candidate.published is None for one in found] == [False, False, True, True]
    seen = [one.candidate.seen for one in found]
    assert seen == sorted(seen)


def test_a_set_without_dates_goes_by_the_hash_of_its_ids(tmp_path):
    """The order of the file, often sorted by story, must not help."""
    path = write(tmp_path, row("a"), row("b"), row("c"), row("d"))
    assert order(*articles_of([path])) == order(*articles_of([write(tmp_path, row("d"), row("b"), row("a"), row("c"))]))
    assert order(*articles_of([path])) == ["d", "c", "a", "b"]


def test_text_comes_from_the_first_field_that_has_it(tmp_path):
    """Text, else HTML, else paragraphs, else sentences without addresses; the first sentence stands in for a title."""
    sentences = [
        "http : / / www . outlet . example / lindsay - checks - in . html",
        "Ferry aground .",
        "All are safe .",
    ]
    texts = {
        "t": {"text": "Plain.", "html": "<p>No</p>"},
        "h": {"html": "<h1>Head</h1><p>Body.</p>"},
        "p": {"paragraphs": ["One.", "Two."], "sentences": ["No."]},
        "s": {"sentences": sentences, "title": None},
    }
    found = {
        one.candidate.article_id: one.candidate
        for one in articles_of([write(tmp_path, *(row(k, **v) for k, v in texts.items()))])
    }
    assert (found["t"].text, found["h"].text, found["p"].text) == ("Plain.", "Head\nBody.", "One.\nTwo.")
    assert (found["s"].title, found["s"].text) == ("Ferry aground .", "Ferry aground .\nAll are safe .")


def test_labels_and_rivals_outputs_are_never_shown(tmp_path):
    """Neither the words of a label nor an address that gives it away may reach the engine."""
    secret = "SECRET"
    hidden = (
        "topic",
        "doc",
        "story_label",
        "main_event",
        "keywords",
        "event_registry_event",
        "author_cluster_before_review",
        "url",
        "category",
        "mentions",
    )
    (found,) = articles_of([write(tmp_path, row("a", **dict.fromkeys(hidden, secret)))])
    assert secret not in repr(found.candidate)


def test_three_letter_codes_are_folded_and_missing_languages_told_from_the_text(tmp_path):
    """ISO 639-3 in the set, ISO 639-1 for the engine."""
    text = "Die Fähre lief am frühen Morgen vor Skarholm auf ein Riff, die Fahrgäste wurden gerettet."
    found = articles_of([write(tmp_path, row("a", lang="slv"), row("b", text=text))])
    assert sorted(one.candidate.language for one in found) == ["de", "sl"]


def test_loopworld_rows_are_read_with_their_own_names(tmp_path):
    """`story` is the story, `copy_of` the report of a copy, and an article that copies nothing is its own report."""
    rows = [
        {"id": 0, "story": 5, "copy_of": None, "title": "A", "text": "x", "published": "2026-01-01T00:00:00+00:00"},
        {"id": 1, "story": 5, "copy_of": 0, "title": "B", "text": "x", "published": "2026-01-01T00:05:00+00:00"},
    ]
    found = articles_of([write(tmp_path, *rows)])
    assert [(one.story_id, one.report_id) for one in found] == [("5", "0"), ("5", "0")]
    assert [one.candidate.article_id for one in found] == ["0", "1"]


def test_halves_share_no_story_and_official_parts_win(tmp_path):
    """Numbers are chosen on one half; nothing of the other half was seen."""
    rows = [row(f"a{n}", story_id=f"s{n // 2}") for n in range(40)]
    path = write(tmp_path, *rows)
    tune, report = ({one.story_id for one in articles_of([path], half)} for half in ("tune", "report"))
    assert not tune & report
    assert len(tune | report) == 20
    official = write(tmp_path, row("a", split="train"), row("b", split="dev"), name="official.jsonl")
    assert order(*articles_of([official], "tune")) == ["a"]
    assert order(*articles_of([official], "report")) == ["b"]


def test_gzipped_files_are_read_and_bad_lines_are_named(tmp_path):
    """Whoever sees the error knows which line to look at."""
    packed = tmp_path / "set.jsonl.gz"
    packed.write_bytes(gzip.compress(json.dumps(row("a")).encode()))
    assert order(*articles_of([packed])) == ["a"]
    broken = tmp_path / "bad.jsonl"
    broken.write_text('{"id": "a", "story_id": "s"}\n{oops\n')
    with pytest.raises(UsageError, match="line 2"):
        articles_of([broken])
    with pytest.raises(UsageError, match="no such file"):
        articles_of([tmp_path / "none.jsonl"])
    with pytest.raises(UsageError, match="has no story_id"):
        articles_of([write(tmp_path, {"id": "a", "title": "x"})])


def test_moments():
    """Days, zones and nonsense."""
    assert moment("2026-01-01T01:00:00+01:00") == moment("2026-01-01") == 1767225600.0
    assert moment(None) is moment("soon") is moment(7) is None

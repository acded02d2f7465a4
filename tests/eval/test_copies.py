"""How copies are scored."""

import orjson
import pytest
from datasets import dataset

from wireroom.errors import UsageError
from wireroom.eval.copies import run
from wireroom.eval.readers import candidate_of, rows_of
from wireroom.stories.desk import StoryDesk

TEXTS = {
    name: " ".join(
        f"{name} told {n} of berth {n * 3} that ship {n * 7} lay near buoy {n * 11} by noon." for n in range(1, 9)
    )
    for name in ("Anna", "Berta", "Clara")
}


def rows(tmp_path, *told):
    """Write rows of (id, story, report, publisher, text)."""
    path = tmp_path / "rows.jsonl"
    names = ("id", "story_id", "report_id", "source_domain", "text")
    made = [
        dict(zip(names, row, strict=True)) | {"title": f"Harbour log {n}", "published_at": f"2026-01-05T07:{n:02}:00Z"}
        for n, row in enumerate(told)
    ]
    path.write_bytes(b"\n".join(orjson.dumps(row) for row in made))
    return path


def test_what_others_count_is_scored_on_the_same_stories(tmp_path):
    """Two reports, one of them printed by three papers of which two are one publisher's: 2 reports, 4 articles."""
    path = rows(
        tmp_path,
        ("a", "s", "a", "x.example", TEXTS["Anna"]),
        ("b", "s", "a", "y.example", TEXTS["Anna"]),
        ("c", "s", "a", "y.example", TEXTS["Anna"]),
        ("d", "s", "d", "z.example", TEXTS["Berta"]),
    )
    scores = run([path])
    assert (scores["f1"], scores["reports_mae"]) == (1.0, 0.0)
    assert scores["reports_mae_if_articles_are_counted"] == 2.0
    assert scores["reports_mae_if_publishers_are_counted"] == 1.0


def test_rows_without_reports_are_refused(tmp_path):
    """A set that says nothing of copies cannot score them."""
    path = tmp_path / "rows.jsonl"
    path.write_bytes(orjson.dumps({"id": "a", "story_id": "s", "text": TEXTS["Clara"]}))
    with pytest.raises(UsageError, match="no report_id"):
        run([path])


def test_in_a_burst_of_real_news_no_report_joins_texts_of_different_agencies():
    """612 articles on one summit: whatever is joined credits one agency, as far as a guess by pattern can tell."""
    (path,) = dataset("helsinki_summit_2018").glob("*.jsonl.gz")
    desk, told = StoryDesk(), {}
    for n, row in enumerate(list(rows_of([path]))[:250]):
        one = candidate_of(row, article_id=row["id"])
        for event in desk.place(one, 1_531_600_000.0 + n):
            told[event.article_id] = (event.report_id, row.get("credit_line_guess"))
    credits_of: dict[str, set[str]] = {}
    for report_id, credit in told.values():
        if credit:
            credits_of.setdefault(report_id, set()).add(credit)
    assert len(told) == 250
    mixed = [report for report, agencies in credits_of.items() if len(agencies) > 1]
    assert len(mixed) <= 1

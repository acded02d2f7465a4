"""What must be true of the score for breaking, and of the invented streams that it is measured on."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import orjson

from wireroom.eval.arrivals import arrivals
from wireroom.eval.breaking import run, true_breaks
from wireroom.testing.streams.made import rows
from wireroom.testing.streams.plan import variant

#: A stream that is played in seconds.
TINY = replace(variant("small"), days=3, bursts=4, stories_a_day=25, anniversaries=2, archives=2, copy_storms=2)


def written(path: Path, some: list[dict[str, object]]) -> Path:
    path.write_bytes(b"\n".join(orjson.dumps(row) for row in some))
    return path


def row(number: int, at: str, **more: object) -> dict[str, object]:
    return {"id": f"r{number}", "title": f"Title {number}", "story_id": "s", "published_at": at, **more}


def test_a_stream_is_a_function_of_its_plan_and_seed():
    """The same seed gives the same rows, another seed others; every trap is there."""
    one = rows(TINY, 3)
    assert rows(TINY, 3) == one
    assert rows(TINY, 4) != one
    kinds = Counter(str(row["trap"]) for row in one)
    assert {"anniversary", "archive", "copies", "flood", "match", "markets", "daily"} <= kinds.keys()
    assert len({row["story_id"] for row in one if row["burst"]}) == TINY.bursts


def test_a_copy_stands_after_what_it_copies():
    """Nobody copies what was not printed yet."""
    seen: set[str] = set()
    for one in rows(TINY, 5):
        assert one["copy_of"] is None or one["copy_of"] in seen
        seen.add(one["id"])


def test_a_burst_breaks_at_its_third_row_that_is_no_copy(tmp_path: Path):
    """Copies do not count, and two rows are none."""
    some = [
        row(0, "2026-10-05T10:00:00Z", burst=True),
        row(1, "2026-10-05T10:01:00Z", burst=True, copy_of="r0"),
        row(2, "2026-10-05T10:02:00Z", burst=True),
        row(3, "2026-10-05T10:03:00Z", burst=True),
        row(4, "2026-10-05T10:04:00Z", burst=True, story_id="t"),
    ]
    stream = arrivals([written(tmp_path / "s.jsonl", some)])
    assert true_breaks(stream) == {"s": stream[3].seen}


def test_an_old_date_in_a_file_in_order_of_arrival_is_seen_with_its_neighbours(tmp_path: Path):
    """An archive item among today's is an archive item that came today; a file in no order goes by its dates."""
    times = [f"2026-10-05T10:{minute:02d}:00Z" for minute in range(10)]
    times[4] = "2019-03-01T08:00:00Z"
    stream = arrivals([written(tmp_path / "s.jsonl", [row(n, at) for n, at in enumerate(times)])])
    assert [one.candidate.article_id for one in stream] == [f"r{n}" for n in range(10)]
    assert stream[4].seen == stream[3].seen
    mixed = arrivals([written(tmp_path / "m.jsonl", [row(n, at) for n, at in enumerate(reversed(times))])])
    assert mixed[0].candidate.article_id == "r5"


def test_sudden_news_is_found_in_an_invented_stream(tmp_path: Path):
    """Most bursts of a small stream are found at once, and what is told is mostly a burst."""
    found = run([written(tmp_path / "s.jsonl", rows(TINY, 7))])
    assert found["bursts"] == TINY.bursts
    assert found["recall"] >= 0.5
    assert found["precision"] >= 0.5
    assert found["median_delay_s"] <= 600.0


def test_titles_alone_are_enough_to_score(tmp_path: Path):
    """Rows without a text and without a time of seeing are played all the same."""
    plain = [{key: one[key] for key in ("id", "title", "published_at", "story_id", "copy_of", "burst", "source_domain")}
             for one in rows(TINY, 7)]  # fmt: skip
    found = run([written(tmp_path / "s.jsonl", plain)])
    assert found["rows"] == len(plain)
    assert found["recall"] > 0.0

"""A stream is played by its own time; one bad item costs itself, and no date drags the clock along."""

import json
import os
import subprocess
import sys

import pytest
from newsrooms import MORNING, open_intake
from storywire import HAPPENINGS

from wireroom.errors import DeskError
from wireroom.pipeline.replaying import play
from wireroom.pipeline.streams import Recorded, article_of
from wireroom.stories.desk import StoryDesk

DAY = 86_400.0


def row(name, at, **more):
    return article_of(
        {
            "id": name,
            "title": f"News of {name}",
            "text": f"What happened at {name}.",
            "first_seen": at,
            "domain": "a.example",
        }
        | more,
        name,
    )


def recorded(*items):
    return Recorded(items=items, unreadable=0)


@pytest.mark.parametrize("at", [1e400, 1e30, -1e30, float("nan"), "9999-12-31T23:59:59Z", "0001-01-01T00:00:00+23:59"])
def test_a_time_that_cannot_be_is_unknown(at):
    """It neither ends the import nor moves the clock."""
    intake = open_intake()
    play(recorded(row("a", MORNING), row("b", at), row("c", MORNING, published_at=at)), intake)
    head = intake.room.reader.head()
    assert head.articles == 3
    assert head.at < MORNING + 120


def test_r14_a_date_that_lies_ahead_does_not_move_a_living_rooms_clock():
    """One typo in a file must not put today's front page out of sight."""
    intake = open_intake()
    play(recorded(row("a", MORNING), row("b", MORNING + 400 * DAY)), intake, latest=MORNING + 60)
    reader = intake.room.reader
    assert reader.head().at <= MORNING + 120
    assert reader.front().rows[0].counts.articles == 2


def test_a_desk_that_fails_on_one_item_of_many_keeps_those_before_it(monkeypatch):
    """Its number is that of an event in the log: it can be set aside, and the import goes on behind it."""
    intake = open_intake()
    real = StoryDesk.place

    def fail(desk, candidate, at):
        if candidate.title == "News of bad":
            raise ZeroDivisionError("a bug of ours")
        return real(desk, candidate, at)

    monkeypatch.setattr(StoryDesk, "place", fail)
    with pytest.raises(DeskError) as caught:
        play(
            recorded(row("a", MORNING), row("b", MORNING + 60), row("bad", MORNING + 90), row("c", MORNING + 99)),
            intake,
        )
    room = intake.room
    (event,) = [item.event for item in room.log.read(caught.value.seq - 1, 1)]
    assert event.title == "News of bad"
    assert room.reader.head().articles == 3
    rows = room.connection.execute(
        "SELECT count(*), count(DISTINCT body) FROM events WHERE type = 'ArticleSeen'"
    ).fetchone()
    assert rows == (3, 3), "nothing was taken twice"


def test_a_stream_gives_the_same_log_with_and_without_groups():
    """Items that commit together decide nothing by it."""
    items = [row(f"n{step}", MORNING + 40 * step) for step in range(12)]
    one, other = open_intake(), open_intake()
    play(recorded(*items), one)
    play(recorded(*items), other, wait_until=lambda _at: None)
    assert [item.event for item in one.room.log.read()] == [item.event for item in other.room.log.read()]


@pytest.mark.long
def test_a_stream_gives_one_digest_whatever_process_plays_it(tmp_path):
    """Seeds of hashes and the number of threads are the machine's; the answer is the stream's."""
    told = [telling for happening in HAPPENINGS for telling in happening]
    stream = tmp_path / "stream.jsonl"
    stream.write_text(
        "".join(
            json.dumps(
                {
                    "id": f"a{n}",
                    "title": told[n % len(told)][0],
                    "text": f"{told[n % len(told)][1]} Report {n}.",
                    "first_seen": MORNING + 400 * n,
                    "domain": f"outlet{n % 7}.example",
                }
            )
            + "\n"
            for n in range(60)
        )
    )

    def digest(seed, threads):
        env = {**os.environ, "PYTHONHASHSEED": seed, "OMP_NUM_THREADS": threads, "OPENBLAS_NUM_THREADS": threads}
        done = subprocess.run(
            [sys.executable, "-m", "wireroom", "replay", str(stream), "--json"],
            env=env,
            check=True,
            capture_output=True,
        )
        return json.loads(done.stdout)["digest"]

    assert digest("1", "1") == digest("2", "2")

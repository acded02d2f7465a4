"""What must be true of the score against known events: it counts what the list says, and says why one was missed."""

from pathlib import Path

import orjson
import pytest
from click.testing import CliRunner

from wireroom.cli import wireroom
from wireroom.errors import UsageError
from wireroom.eval.known import known_events, run

LIST = Path(__file__).parent.parent / "trends" / "known_events.jsonl"
HALLIN = {"date": "2026-10-06", "what": "A bridge falls", "kind": "sudden", "terms": [["hallin"], ["bridge", "span"]]}
TITLES = (
    "Bridge collapses in Hallin, many feared in the river",
    "Hallin bridge collapse: rescuers search the river",
    "Collapsed Hallin bridge had been inspected in spring",
)


def stream(folder: Path, *told: tuple[str, str, str]) -> Path:
    """Rows of (time, newsroom, title), among quiet days of other stories."""
    quiet = [
        (f"2026-10-{day:02d}T{hour:02d}:00:00Z", f"n{hour}.example", f"Councillor {day * 24 + hour} opens a garden")
        for day in (4, 5, 6)
        for hour in range(0, 24, 3)
    ]
    rows = [
        {"id": f"r{number}", "first_seen": at, "domain": domain, "title": title, "description": f"{title} in full."}
        for number, (at, domain, title) in enumerate(sorted([*quiet, *told]))
    ]
    path = folder / "stream.jsonl"
    path.write_bytes(b"\n".join(map(orjson.dumps, rows)))
    return path


def listed(folder: Path, *events: dict[str, object]) -> Path:
    path = folder / "events.jsonl"
    path.write_bytes(b"\n".join(map(orjson.dumps, events)))
    return path


def bridge(newsrooms: int, day: int = 6) -> list[tuple[str, str, str]]:
    return [(f"2026-10-{day:02d}T14:0{n}:00Z", f"paper{n}.example", TITLES[n]) for n in range(newsrooms)]


def test_an_event_that_three_newsrooms_tell_at_once_is_found(tmp_path: Path):
    """Its delay counts from the first headline that tells it, and its alert is none of the others."""
    score = run([stream(tmp_path, *bridge(3))], known=listed(tmp_path, HALLIN))
    assert (score["in_stream"], score["reachable"], score["recall"], score["alerts_known"]) == (1, 1, 1.0, 1)
    assert score["median_delay_s"] == 120.0
    assert score["misses"] == []


@pytest.mark.parametrize(
    ("newsrooms", "day", "why"),
    [
        (2, 6, "never more than 2 of the newsrooms"),
        (0, 6, "no headline of the stream"),
        (3, 4, "no headline of the stream"),
    ],
)
def test_a_miss_says_why(tmp_path: Path, newsrooms: int, day: int, why: str):
    """Too few newsrooms, nothing at all, or the right words on another day."""
    score = run([stream(tmp_path, *bridge(newsrooms, day))], known=listed(tmp_path, HALLIN))
    assert [miss["why"].startswith(why) for miss in score["misses"]] == [True]
    assert score["alerts_known"] == 0


def test_what_breaks_and_is_on_no_list_is_given_to_be_read(tmp_path: Path):
    """A list does not hold everything: other alerts are neither right nor wrong."""
    score = run([stream(tmp_path, *bridge(3))], known=listed(tmp_path, {**HALLIN, "terms": [["dorwick"]]}))
    assert [len(other["headlines"]) for other in score["others"]] == [3]


def test_the_list_of_events_is_whole():
    """At least forty, in order, each with its day and words that tell it, none twice."""
    events = known_events(LIST)
    assert len(events) >= 40
    assert [one.day for one in events] == sorted(one.day for one in events)
    assert len({one.what for one in events}) == len(events)
    assert {one.kind for one in events} == {"sudden", "expected"}


def test_the_command_takes_a_list_for_breaking_alone(tmp_path: Path):
    """It prints the score; with another task the list is refused."""
    files = [str(stream(tmp_path, *bridge(3))), "--known", str(listed(tmp_path, HALLIN))]
    told = CliRunner().invoke(wireroom, ["eval", "breaking", *files])
    assert orjson.loads(told.output)["alerts_known"] == 1
    refused = CliRunner().invoke(wireroom, ["eval", "stories", *files])
    assert isinstance(refused.exception, UsageError)

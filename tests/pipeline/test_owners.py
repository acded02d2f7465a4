"""Owners from open lists: outlets of one house are one publisher."""

import gzip

import orjson
import pytest
from click.testing import CliRunner
from datasets import dataset
from newsrooms import FERRY, MORNING, open_intake, reading, room_of, take

from wireroom.cli import wireroom
from wireroom.errors import UsageError
from wireroom.pipeline.owners import name_owners, read_owners

ROWS = (
    {"domain": "a.example", "owner": "Lanthorn  Media"},
    {"domain": "www.b.example", "owner": "Lanthorn Media"},
    {"domain": "c.example", "owner": "One"},
    {"domain": "c.example", "owner": "Two"},
    {"domain": "d.example"},
    ["no", "row"],
)
LIST = b"\n".join(orjson.dumps(row) for row in ROWS)


def test_what_is_told_once_is_known():
    """Two owners of one domain are none; a list may be gzipped."""
    wanted = {"a.example": "Lanthorn Media", "b.example": "Lanthorn Media"}
    assert read_owners(LIST, "list") == read_owners(gzip.compress(LIST), "list") == wanted


@pytest.mark.parametrize(
    "data", [b"<html>", gzip.compress(LIST, mtime=0)[:30], b"\x1f\x8b"], ids=["page", "cut", "head"]
)
def test_what_is_no_list_is_refused_by_name(data):
    with pytest.raises(UsageError, match=r"outlets\.jsonl: not lines of JSON"):
        read_owners(data, "outlets.jsonl")


def test_two_outlets_of_one_owner_become_one_publisher(tmp_path):
    """The counts of their story change at once; an owner that is known stays."""
    intake = open_intake(tmp_path / "wireroom.db")
    for name in ("a", "b"):
        take(intake, name, reading("Ferry Corrin aground", *FERRY), source=f"{name}.example", seen=MORNING)
    assert intake.room.reader.front().rows[0].counts.publishers == 2
    assert name_owners(intake.newsroom, read_owners(LIST, "list"), MORNING + 60) == ["a.example", "b.example"]
    counts = intake.room.reader.front().rows[0].counts
    assert (counts.publishers, counts.reports.low, counts.reports.high) == (1, 1, 1)
    assert name_owners(intake.newsroom, {"a.example": "Another"}, MORNING + 120) == []
    room_of(intake).close()


def test_the_command_says_whose_owner_is_known_now(tmp_path):
    """`wireroom sources owners FILE`, without a running room."""
    intake = open_intake(tmp_path / "wireroom.db")
    take(intake, "a", reading("Ferry Corrin aground", *FERRY), source="a.example", seen=MORNING)
    room_of(intake).close()
    file = tmp_path / "outlets.jsonl"
    file.write_bytes(LIST)
    done = CliRunner().invoke(wireroom, ["sources", "owners", str(file), "--data", str(tmp_path)])
    assert done.exit_code == 0, done.output
    assert "a.example: Lanthorn Media" in done.output


def test_an_open_list_of_outlets_is_read():
    """8,720 American outlets, of which the owners of many are told."""
    (path,) = dataset("source_ownership").glob("*.jsonl.gz")
    found = read_owners(path.read_bytes(), path.name)
    assert len(found) > 500
    assert len(set(found.values())) < len(found)

"""Migrations go forward, all steps or none, after a checked copy, and survive a kill at every point (R12)."""

import json
import os
import subprocess
import sys
from pathlib import Path

import apsw
import pytest

from wireroom import app
from wireroom.errors import StorageError
from wireroom.store import migrating
from wireroom.store.connect import open_writer
from wireroom.store.migrating import copy_before, migrations, schema_version
from wireroom.store.reader import SqliteReader

VERSIONS = [version for version, _ in migrations()]
NEWEST = VERSIONS[-1]
NAMES = [f"outlet{n:03d}.example" for n in range(200)]


def of_version(path, version):
    """Make a database as that version left it, with sources in it."""
    connection = apsw.Connection(str(path))
    connection.pragma("journal_mode", "wal")
    with connection:
        for number, sql in migrations():
            if number <= version:
                connection.execute(sql)
                connection.pragma("user_version", number)
        connection.executemany(
            "INSERT INTO sources (id, name, kind, facts) VALUES (?, ?, 'newspaper', '{}')",
            [(name, name * 20) for name in NAMES],
        )
    connection.close()


def names_in(path):
    connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
    try:
        return schema_version(connection), [
            name for (name,) in connection.execute("SELECT id FROM sources ORDER BY id")
        ]
    finally:
        connection.close()


@pytest.mark.parametrize("version", VERSIONS[:-1])
def test_r12_every_earlier_version_becomes_this_one_after_a_checked_copy(tmp_path, version):
    file = tmp_path / "wireroom.db"
    of_version(file, version)
    open_writer(file).close()
    assert names_in(file) == (NEWEST, NAMES)
    assert names_in(tmp_path / f"wireroom.db.before-{NEWEST}") == (version, NAMES)
    copy = (tmp_path / f"wireroom.db.before-{NEWEST}").stat()
    assert copy.st_mode & 0o077 == 0, "what is read here is its owner's alone"
    open_writer(file).close()
    assert (tmp_path / f"wireroom.db.before-{NEWEST}").stat().st_mtime_ns == copy.st_mtime_ns, "once is enough"


def test_the_copy_is_named_before_it_is_made(tmp_path):
    """An operator is told of it: where it will lie, and only where there will be one."""
    file = tmp_path / "wireroom.db"
    assert copy_before(file) is None
    of_version(file, VERSIONS[-2])
    named = copy_before(file)
    assert named is not None
    assert not named.exists()
    open_writer(file).close()
    assert names_in(named) == (VERSIONS[-2], NAMES)
    assert copy_before(file) is None
    file.write_bytes(b"no database at all, but long enough to look like one" * 50)
    assert copy_before(file) is None


def test_a_new_database_needs_no_copy_and_an_earlier_copy_goes(tmp_path):
    open_writer(tmp_path / "new.db").close()
    assert list(tmp_path.glob("*.before-*")) == []
    file, earlier = tmp_path / "wireroom.db", tmp_path / "wireroom.db.before-2"
    of_version(file, VERSIONS[-2])
    earlier.write_bytes(b"of long ago")
    open_writer(file).close()
    assert [path.name for path in tmp_path.glob("*.before-*")] == [f"wireroom.db.before-{NEWEST}"]


def test_r12_a_step_that_fails_leaves_all_as_it_was(tmp_path, monkeypatch):
    """The steps before it as well: there is no half-way version."""
    file = tmp_path / "wireroom.db"
    of_version(file, VERSIONS[0])
    broken = [*migrations(), (NEWEST + 1, "CREATE TABLE extra (a); SELECT nothing FROM nowhere;")]
    monkeypatch.setattr(migrating, "migrations", lambda: broken)
    with pytest.raises(apsw.SQLError):
        open_writer(file)
    assert names_in(file) == (VERSIONS[0], NAMES)


def test_r12_without_a_copy_nothing_is_begun(tmp_path, monkeypatch):
    file = tmp_path / "wireroom.db"
    of_version(file, VERSIONS[0])

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(migrating, "copy_into", full)
    with pytest.raises(StorageError, match="copy from before the tables change"):
        open_writer(file)
    assert names_in(file) == (VERSIONS[0], NAMES)
    assert list(tmp_path.glob("*.before-*")) == []


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills need fork")
def test_r12_a_kill_at_every_point_leaves_the_old_tables_or_the_new_ones(tmp_path):
    file, result = tmp_path / "old.db", tmp_path / "result.jsonl"
    of_version(file, VERSIONS[0])
    script = Path(__file__).with_name("migration_kills.py")
    own = {**os.environ, "PYTHONPATH": str(Path(migrating.__file__).parents[2])}
    subprocess.run([sys.executable, script, file, result], check=True, timeout=250, env=own)
    tries = [json.loads(line) for line in result.read_text().splitlines()]
    assert len(tries) > 30
    assert [one["killed"] for one in tries] == [True] * (len(tries) - 1) + [False]
    old, new = [VERSIONS[0], "ok", NAMES], [NEWEST, "ok", NAMES]
    for one in tries:
        assert one["after_kill"] in (old, new)
        assert one["after_kill"] == old or one["copies"] == [old], "the copy comes first"
        assert one["copies"] in ([], [old]), "a copy has its name only when it is whole"
        assert one["after_start"] == new
        assert one["files"] == ["wireroom.db", f"wireroom.db.before-{NEWEST}"], "nothing is left behind"


def test_a_reader_says_that_a_room_is_to_be_brought_up_to_date(tmp_path):
    """Instead of failing on a column that is not there yet."""
    file = tmp_path / "wireroom.db"
    app.open_room(file).close()
    SqliteReader.open(file).close()
    connection = apsw.Connection(str(file))
    connection.pragma("user_version", VERSIONS[-2])
    connection.close()
    with pytest.raises(StorageError, match="start `wireroom up` once"):
        SqliteReader.open(file)

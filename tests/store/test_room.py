"""One transaction holds everything or nothing; the same log gives the same tables."""

import pytest
from newsrooms import BUDGET, FERRY, FERRY_AGAIN, MORNING, open_intake, reading, room_of, take

from wireroom.errors import DamagedError, ReadOnlyError, SchemaTooNewError, StorageError, StorageFullError, UsageError
from wireroom.log.sqlite import SqliteLog
from wireroom.model.events import MinutePassed
from wireroom.pipeline.replaying import rebuild, redecide
from wireroom.store import backup as copies
from wireroom.store.connect import open_reader, open_writer
from wireroom.store.digest import differences, digest
from wireroom.store.queries import queries
from wireroom.store.reader import SqliteReader


def fill(intake):
    """Take three reports of two happenings, with a copy and an edit."""
    ferry = take(
        intake,
        "a",
        reading("Ferry Corrin runs aground off Tamsel Point", *FERRY, published=MORNING),
        source="harbour.example",
        seen=MORNING + 60,
    )
    take(
        intake,
        "b",
        reading("Ferry Corrin runs aground off Tamsel Point", *FERRY, published=MORNING + 300),
        source="echo.example",
        seen=MORNING + 400,
    )
    take(
        intake,
        "c",
        reading("Corrin hits rocks near Tamsel, 214 brought ashore", *FERRY_AGAIN, published=MORNING + 600),
        source="orvik.example",
        seen=MORNING + 700,
    )
    take(
        intake,
        "d",
        reading("Meridon raises tax on sugar", *BUDGET, published=MORNING + 900),
        source="meridon.example",
        seen=MORNING + 950,
    )
    intake.newsroom.minutes([MORNING + 960, MORNING + 1020])
    return ferry


def test_one_happening_is_one_story_with_its_copies_counted_once():
    intake = open_intake()
    ferry = fill(intake)
    page = intake.room.reader.article(ferry)
    assert page is not None
    assert page.story is not None
    counts = page.story.counts
    assert (counts.articles, counts.publishers, counts.reports.low, counts.reports.high) == (3, 3, 2, 2)
    assert page.copies == 1


def test_rebuilding_from_the_log_gives_the_same_digest():
    intake = open_intake()
    fill(intake)
    room, fresh = room_of(intake), room_of(open_intake())
    rebuild(room.log.read(), room.bodies, fresh)
    assert differences(room.connection, fresh.connection) == {}
    assert digest(room.connection) == digest(fresh.connection)


def test_deciding_again_on_the_same_input_decides_the_same():
    intake, again = open_intake(), open_intake()
    fill(intake)
    redecide(room_of(intake).log.read(), intake.room.bodies, again.newsroom)
    assert digest(room_of(intake).connection) == digest(room_of(again).connection)


def test_a_transaction_that_fails_leaves_nothing_behind():
    intake = open_intake()
    fill(intake)
    room = room_of(intake)
    before, last = digest(room.connection), room.log.last()

    def write_and_fail():
        with room.transaction():
            room.record([MinutePassed(at=MORNING + 9999)])
            raise RuntimeError("power cut")

    with pytest.raises(RuntimeError):
        write_and_fail()
    assert (digest(room.connection), room.log.last()) == (before, last)


def test_r9_a_full_disk_is_one_clear_error_and_the_room_goes_on(tmp_path):
    intake = open_intake(tmp_path / "wireroom.db")
    fill(intake)
    room = room_of(intake)
    before, last = digest(room.connection), room.log.last()
    pages = int(room.connection.pragma("page_count"))
    room.connection.pragma("max_page_count", pages)
    words = " ".join(f"word{number}" for number in range(40_000))
    with pytest.raises(StorageFullError, match="disk is full"):
        take(
            intake,
            "e",
            reading("A very long report", words, published=MORNING),
            source="harbour.example",
            seen=MORNING + 2000,
        )
    assert (digest(room.connection), room.log.last()) == (before, last)
    room.connection.pragma("max_page_count", 1_000_000)
    take(
        intake,
        "f",
        reading("Corrin pulled free off Tamsel Point", *FERRY_AGAIN[::-1], published=MORNING),
        source="harbour.example",
        seen=MORNING + 2100,
    )
    assert intake.room.reader.head().articles == 5
    room.close()


def test_r10_the_writer_keeps_a_write_ahead_log_full_sync_and_foreign_keys(tmp_path):
    connection = open_writer(tmp_path / "wireroom.db")
    asked = {name: connection.pragma(name) for name in ("journal_mode", "synchronous", "foreign_keys")}
    assert asked == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
    kinds = connection.execute(
        "SELECT name, strict FROM pragma_table_list WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
    )
    assert [name for name, strict in kinds if not strict and not name.startswith("search")] == []


def test_r10_readers_cannot_write(tmp_path):
    room_of(open_intake(tmp_path / "wireroom.db")).close()
    with pytest.raises(ReadOnlyError):
        open_reader(tmp_path / "wireroom.db").execute("DELETE FROM articles")


def test_there_is_one_writer_only(tmp_path):
    first = open_intake(tmp_path / "wireroom.db")
    with pytest.raises(StorageError, match="another Wireroom already writes"):
        open_intake(tmp_path / "wireroom.db")
    room_of(first).close()
    room_of(open_intake(tmp_path / "wireroom.db")).close()


def test_r12_tables_of_a_later_version_are_refused(tmp_path):
    connection = open_writer(tmp_path / "wireroom.db")
    connection.pragma("user_version", 9999)
    connection.close()
    with pytest.raises(SchemaTooNewError, match="later Wireroom"):
        open_writer(tmp_path / "wireroom.db")
    with pytest.raises(SchemaTooNewError, match="later Wireroom"):
        SqliteReader.open(tmp_path / "wireroom.db")


def test_a_file_that_is_no_database_is_named(tmp_path):
    (tmp_path / "wireroom.db").write_bytes(b"this is a letter, not a database, and a long one" * 99)
    with pytest.raises(DamagedError, match="damaged"):
        open_writer(tmp_path / "wireroom.db")


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(ReadOnlyError, match="cannot be made"):
        open_writer(tmp_path / "file" / "wireroom.db")


def test_r13_a_backup_is_whole_checked_and_comes_back(tmp_path):
    intake = open_intake(tmp_path / "here" / "wireroom.db")
    fill(intake)
    kept = digest(room_of(intake).connection)
    copies.backup(tmp_path / "here" / "wireroom.db", tmp_path / "monday.db")
    with pytest.raises(UsageError, match="exists already"):
        copies.backup(tmp_path / "here" / "wireroom.db", tmp_path / "monday.db")
    room_of(intake).close()
    copies.restore(tmp_path / "monday.db", tmp_path / "there" / "wireroom.db", replace=False)
    assert digest(open_reader(tmp_path / "there" / "wireroom.db")) == kept


def test_a_damaged_backup_is_refused_and_the_data_stays(tmp_path):
    intake = open_intake(tmp_path / "wireroom.db")
    fill(intake)
    kept = digest(room_of(intake).connection)
    room_of(intake).close()
    copies.backup(tmp_path / "wireroom.db", tmp_path / "monday.db")
    data = bytearray((tmp_path / "monday.db").read_bytes())
    data[20_000:40_000] = b"\0" * 20_000
    (tmp_path / "monday.db").write_bytes(data)
    with pytest.raises(DamagedError):
        copies.restore(tmp_path / "monday.db", tmp_path / "wireroom.db", replace=True)
    assert digest(open_reader(tmp_path / "wireroom.db")) == kept


def test_queries_use_the_index_that_their_comment_names():
    """A query whose comment names an index is answered by it, never by reading the whole table."""
    connection = room_of(open_intake()).connection
    for topic in ("reads", "work", "project"):
        for name, sql in queries(topic).items():
            if "index: " not in sql:
                continue
            names = dict.fromkeys(("now", "most"))
            plan = " ".join(str(row[3]) for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}", _values(sql, names)))
            index = sql.split("index: ")[1].split("\n")[0].strip()
            wanted = {"primary key": "USING", "unique id": "USING"}.get(index, index)
            assert wanted in plan, f"{topic}.{name}: {plan}"


def _values(sql, values):
    import re

    return {**dict.fromkeys(re.findall(r":([a-z_]+)", sql)), **values, "most": 1}


def test_what_is_read_once_a_state_is_read_anew_after_each_write(tmp_path):
    """A reader gives the same front page while nothing is written, and another as soon as something was."""
    intake = open_intake(tmp_path / "wireroom.db")
    reader = SqliteReader.open(tmp_path / "wireroom.db")
    take(intake, "a", reading("Ferry aground", *FERRY, published=MORNING), source="harbour.example", seen=MORNING)
    first = reader.front()
    assert [row.headline for row in first.rows] == ["Ferry aground"]
    assert reader.front() is first
    take(intake, "b", reading("Budget passed", *BUDGET, published=MORNING), source="meridon.example", seen=MORNING)
    assert {row.headline for row in reader.front().rows} == {"Ferry aground", "Budget passed"}
    assert reader.head().stories == len(reader.front().rows) == 2
    reader.close()
    intake.room.close()


def test_the_log_can_be_read_by_others_while_the_writer_writes(tmp_path):
    intake = open_intake(tmp_path / "wireroom.db")
    reader = open_reader(tmp_path / "wireroom.db")
    assert SqliteLog(reader).last() == 0
    fill(intake)
    assert SqliteLog(reader).last() == intake.room.log.last() > 0
    room_of(intake).close()

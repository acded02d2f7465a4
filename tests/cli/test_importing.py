"""The command as people use it: what it says, what it costs to stop it, and that hostile files cost themselves."""

import gzip
import json
import os
import random
import signal
import subprocess
import sys

import pytest
from archived import DAY, TODAY, page, record, rows_file
from datasets import dataset
from newsrooms import BUDGET, FERRY, FERRY_AGAIN
from rooms_up import expect, room_up, unreachable
from selectolax.lexbor import LexborHTMLParser

from wireroom import app, cli
from wireroom.archives.find import find
from wireroom.cli.import_report import lines_of, progress, report
from wireroom.errors import StorageError
from wireroom.log.sqlite import SqliteLog
from wireroom.pipeline.importing import Tally
from wireroom.pipeline.replaying import rebuild
from wireroom.store.bodies import SqliteBodies
from wireroom.store.connect import open_reader
from wireroom.store.digest import differences


def run(capsys, *words):
    """Run the command in this process; returns (exit code, what it printed)."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["wireroom", *map(str, words)])
        code = 0
        try:
            cli.main()
        except SystemExit as left:
            code = left.code or 0
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def told(capsys, *words):
    code, out, err = run(capsys, "import", *words, "--json", "--workers", "1")
    return code, json.loads(out) if out.strip() else None, err


def rows(count, start=0):
    texts = (FERRY, BUDGET, FERRY_AGAIN)
    return [
        {
            "title": f"Report {n} of the archive",
            "url": f"https://outlet{n % 7}.example/{n}",
            "text": "\n".join((*texts[n % 3], f"Filed under number {n}x.")),
            "published": TODAY - 400 * DAY + n * 60,
        }
        for n in range(start, start + count)
    ]


def test_a_mixed_folder_comes_in_once_and_a_second_time_changes_nothing(capsys, tmp_path):
    folder, data = tmp_path / "old", tmp_path / "room"
    folder.mkdir()
    (folder / "a.warc.gz").write_bytes(
        record("https://a.example/1", page("Orvik")) + record("https://a.example/2", b"", status="404 Not Found")
    )
    (folder / "b.html").write_bytes(page("Tamsel", canonical="https://b.example/b"))
    rows_file(folder / "c.jsonl", rows(3))
    (folder / "feeds.opml").write_text("<opml/>")
    code, would, _ = told(capsys, folder, "--data", data, "--dry-run")
    assert (code, would["new"], would["articles"]) == (0, 5, 5)
    assert not data.exists(), "a dry run makes nothing"
    code, first, _ = told(capsys, folder, "--data", data)
    assert (code, first["new"], first["skipped"]) == (0, 5, {"answer 404": 1})
    assert first["lists_not_named"] == 1
    (folder / "a.warc.gz").rename(folder / "moved.warc.gz")
    (folder / "c.jsonl.gz").write_bytes(gzip.compress((folder / "c.jsonl").read_bytes()))
    (folder / "c.jsonl").unlink()
    code, again, _ = told(capsys, folder, "--data", data)
    assert (code, again["new"], again["edited"], again["same"]) == (0, 0, 0, 4 - 1)
    assert again["records_before"] == 3, "the archive and the page are passed over"
    code, anew, _ = told(capsys, folder, "--data", data, "--again")
    assert (code, anew["new"], anew["same"], anew["records_before"]) == (0, 0, 5, 0)


def test_what_cannot_be_asked_for_is_said_with_the_way_out(capsys, tmp_path):
    rows_file(tmp_path / "a.jsonl", rows(1))
    (tmp_path / "notes.txt").write_text("nothing of ours")
    for words, said in (
        ((tmp_path / "a.jsonl", "--field", "headline=title"), "ours are id, url"),
        ((tmp_path / "a.jsonl", "--map", tmp_path / "notes.txt"), "it holds no line with a file's name"),
        ((tmp_path / "notes.txt",), "web archives (.warc, .warc.gz)"),
    ):
        code, _, err = run(capsys, "import", *words, "--data", tmp_path / "room", "--workers", "1")
        assert (code, said in err) == (2, True)


def test_nothing_that_can_be_read_is_a_failure_and_single_ones_are_not(capsys, tmp_path):
    (tmp_path / "bad.jsonl").write_text("not json\n[]\n")
    code, all_bad, _ = told(capsys, tmp_path / "bad.jsonl", "--data", tmp_path / "room")
    assert (code, all_bad["failed"]) == (1, {"a line that is no JSON object": 2})
    assert all_bad["last_error"] == "bad.jsonl: a line that is no JSON object"
    good = rows_file(tmp_path / "good.jsonl", rows(1))
    assert told(capsys, good, tmp_path / "bad.jsonl", "--data", tmp_path / "room2")[0] == 0


def test_a_full_room_takes_nothing_more_and_says_so(capsys, tmp_path, monkeypatch):
    monkeypatch.setenv("WIREROOM_DISK_BUDGET_GB", "0.000001")
    file = rows_file(tmp_path / "a.jsonl", rows(2))
    code, _, err = run(capsys, "import", file, "--data", tmp_path / "room", "--workers", "1")
    assert code == 1
    assert "disk_budget_gb" in err
    monkeypatch.delenv("WIREROOM_DISK_BUDGET_GB")
    assert told(capsys, file, "--data", tmp_path / "room")[1]["new"] == 2


def test_progress_and_report_say_what_people_want_to_know():
    tally = Tally(records=2000, articles=1500, size=4000, done=1000, files=2, last_error="a.warc.gz: " + "x" * 99)
    tally.outcomes.update(new=1400, same=100)
    tally.failed.update({"damaged": 3})
    assert progress(tally, 60.0).startswith(
        "25%  1,500 articles (1,400 new), 25/s, 3 min 0 s left; 3 failed, last a.warc"
    )
    assert progress(tally, 60.0).endswith("…")
    text = "\n".join(lines_of(report(tally, 3700.0, dry=False)))
    assert "2,000 records of 2 files in 1 h 1 min: 1,500 articles" in text
    assert "  new: 1,400" in text
    assert "  failed: 3 (damaged 3)" in text
    one = Tally(records=1, articles=1, files=1, before=1)
    text = "\n".join(
        lines_of(report(one, 1.0, dry=False) | {"other_files": 1, "lists_not_named": 1, "feeds": 1, "new_feeds": 1})
    )
    assert "1 record of 1 file in 1 s: 1 article\n  done before: 1 record" in text
    assert "1 other file was left alone" in text
    assert "1 list of feeds (OPML) lies there too; name it, and its feeds are read" in text
    assert text.startswith("1 feed in the lists, 1 of them new")


def test_every_word_of_the_command_is_in_its_help(capsys):
    _, out, _ = run(capsys, "import", "--help")
    for word in ("--dry-run", "--again", "--map", "--field", "--workers", "Examples", "Exit codes"):
        assert word in " ".join(out.split())


def test_hostile_text_in_an_archive_costs_itself_alone(capsys, tmp_path):
    """Pages, lines and feeds full of attacks: all is read or counted, and nothing of it is markup in what is kept."""
    folder = dataset("security")
    with gzip.open(folder / "xss/payloads.jsonl.gz", "rt") as lines:
        payloads = [json.loads(line)["payload"] for line in lines][::40]
    strings = [text for text in json.loads((folder / "unicode/blns.json").read_text()) if isinstance(text, str)][::4]
    records = [
        record(f"https://x.example/{n}", page(f"Place{n}", more=f"<p>{text}</p><h2>{text}</h2>"))
        for n, text in enumerate(payloads)
    ]
    old = tmp_path / "old"
    old.mkdir()
    (old / "a.warc.gz").write_bytes(b"".join(records))
    rows_file(
        old / "b.jsonl",
        [
            {"title": text, "html": f"<p>Words {text}</p>", "url": f"https://y.example/{n}"}
            for n, text in enumerate(strings)
        ],
    )
    for file in sorted((folder / "xml").rglob("*")):
        if file.is_file():
            (old / f"{file.parent.name}-{file.stem}.xml").write_bytes(file.read_bytes())
    code, done, _ = told(capsys, old, "--data", tmp_path / "room")
    assert code == 0
    assert done["articles"] >= len(records)
    reader = app.open_reader(tmp_path / "room" / "wireroom.db")
    for row in reader.articles(most=5000):
        tree = LexborHTMLParser(reader.article(row.article_id).reading.html)
        assert not tree.css(
            "script, style, iframe, object, embed, form, input, svg, math, [style], [onerror], [onload]"
        )
        links = [node.attributes.get("href") for node in tree.css("[href]")]
        assert all(link.startswith(("http://", "https://", "mailto:")) for link in links)
    reader.close()


def started(*words):
    return subprocess.Popen(
        [sys.executable, "-m", "wireroom", "import", *map(str, words), "--workers", "1"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )


def articles_in(path):
    try:
        reader = app.open_reader(path)
    except StorageError:
        return 0
    try:
        return reader.head().articles
    finally:
        reader.close()


def wait_for(process, path, wanted):
    """Wait until so many articles are there, or the command has ended."""
    expect(lambda: articles_in(path) >= wanted or process.poll() is not None, what=f"{wanted} articles")


@pytest.mark.long
def test_r2_kills_at_any_moment_lose_and_double_nothing(tmp_path, request):
    """The command is killed again and again and run again: what is there in the end is what one run would give."""
    seeded = request.config.pluginmanager.hasplugin("randomly")
    chance = random.Random(request.config.getoption("randomly_seed", 0) if seeded else 0)
    count = 1600
    file = rows_file(tmp_path / "a.jsonl", [{"title": row["title"], **row, "text": ""} for row in rows(count)])
    path = tmp_path / "room" / "wireroom.db"
    there = 0
    for _ in range(5):
        wanted = min(there + chance.randint(1, 300), count - 1)
        process = started(file, "--data", tmp_path / "room")
        wait_for(process, path, wanted)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        there = articles_in(path)
    with started(file, "--data", tmp_path / "room", "--json") as process:
        out, err = process.communicate()
    assert process.returncode == 0, err
    last = json.loads(out)
    assert last["records"] + last["records_before"] == count
    assert articles_in(path) == count
    connection = open_reader(path)
    fresh = app.open_room(":memory:")
    rebuild(SqliteLog(connection).read(), SqliteBodies(connection), fresh)
    assert differences(connection, fresh.connection) == {}
    titles = connection.execute("SELECT count(DISTINCT title), count(*), max(version) FROM articles").fetchone()
    assert titles == (count, count, 1)
    connection.close()


@pytest.mark.long
def test_an_import_beside_a_running_room_goes_through_its_writer(tmp_path):
    """The room goes on; its front page stays today's, and the articles are found."""
    file = rows_file(tmp_path / "a.jsonl", rows(120))
    with room_up(tmp_path, catalogue=unreachable(1), watch="") as room:
        before = room.get("/")[2]
        done = room.run("import", str(file), "--json", "--workers", "1")
        assert done.returncode == 0, done.stderr
        assert json.loads(done.stdout)["new"] == 120
        again = json.loads(room.run("import", str(file), "--json", "--workers", "1").stdout)
        assert (again["records"], again["records_before"]) == (0, 120)
        assert room.facts("search", "57x")["hits"], "it is found"
        assert "Report" not in before + room.get("/")[2], "news of last year is no news"
        assert room.stop() == 0


def test_finding_archives_needs_no_network_and_no_room(tmp_path):
    file = rows_file(tmp_path / "a.jsonl", rows(1))
    assert [archive.name for archive in find([file]).archives] == ["a.jsonl"]
    assert cli.COMMANDS["import"] == "importing:import_"

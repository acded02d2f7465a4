"""Commands parse, call and print; errors are one line and an exit code."""

import json
import re
import socket
import subprocess
import sys
import time

import apsw
import click
import pytest
from newsrooms import BUDGET, FERRY, FERRY_AGAIN, MORNING, SETTINGS, open_intake, reading, room_of, take

from wireroom import app, cli
from wireroom.config import Settings
from wireroom.errors import ConfigError
from wireroom.model.article import Reading
from wireroom.model.events import MinutePassed
from wireroom.model.source import Feed, FeedState, Source
from wireroom.pipeline.adding import add_feeds, know_source
from wireroom.store.room import writer_lock


def row(name, source, minute, title, paragraphs):
    return {
        "id": name,
        "title": title,
        "text": "\n\n".join(paragraphs),
        "published_at": f"2026-11-24T06:{minute:02}:00Z",
        "lang": "en",
        "source_domain": source,
        "url": f"https://{source}/{name}",
    }


STREAM = [
    row("a", "harbour.example", 0, "Ferry Corrin runs aground off Tamsel Point", FERRY),
    row("b", "orvik.example", 20, "Corrin hits rocks near Tamsel, 214 brought ashore", FERRY_AGAIN),
    row("c", "meridon.example", 50, "Meridon raises tax on sugar", BUDGET),
]


def run(capsys, *words):
    """Run a command in this process; returns (exit code, what it printed)."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["wireroom", *(str(word) for word in words)])
        code = 0
        try:
            cli.main()
        except SystemExit as left:
            code = left.code or 0
    printed = capsys.readouterr()
    return code, printed.out, printed.err


@pytest.fixture
def data(tmp_path):
    """A folder with three articles in it."""
    intake = open_intake(tmp_path / "wireroom.db")
    for row in STREAM:
        made = reading(row["title"], *row["text"].split("\n\n"), published=MORNING)
        take(intake, row["id"], made, source=row["source_domain"], seen=MORNING + 60)
    room_of(intake).close()
    return tmp_path


@pytest.fixture
def stream(tmp_path):
    file = tmp_path / "stream.jsonl"
    file.write_text("\n".join(json.dumps(row) for row in STREAM) + "\nnot json\n")
    return file


def test_every_command_says_what_it_does_and_shows_an_example():
    context = click.Context(cli.wireroom)
    for name in cli.wireroom.list_commands(context):
        command = cli.wireroom.get_command(context, name)
        assert command.help, name
        if not isinstance(command, click.Group) or command.epilog:
            assert "Example" in (command.epilog or ""), name


def test_stories_story_and_search_tell_what_is_known(capsys, data):
    code, out, _ = run(capsys, "stories", "--data", data, "--json")
    rows = json.loads(out)
    assert code == 0
    assert sorted(row["counts"]["articles"] for row in rows) == [1, 2]
    code, out, _ = run(capsys, "story", rows[0]["id"], "--data", data)
    assert code == 0
    assert "why it is here" in out
    code, out, _ = run(capsys, "search", "sugar", "--data", data, "--json")
    assert json.loads(out)["stories"] == 1


def test_stories_and_story_tell_what_stood_at_a_time(capsys, data):
    """Before it began there was nothing; a time that is none is refused; what came later is not told."""
    intake = open_intake(data / "wireroom.db")
    take(intake, "late", reading("Goats on the roof", "Three goats."), source="late.example", seen=MORNING + 7200)
    room_of(intake).close()
    then = ["--at", "2026-11-24T06:30Z", "--data", data]
    rows = json.loads(run(capsys, "stories", *then, "--json")[1])
    assert "Goats on the roof" not in [row["headline"] for row in rows]
    assert len(rows) == 2
    assert "Reports" in run(capsys, "story", rows[0]["id"], *then)[1]
    assert len(json.loads(run(capsys, "stories", "--data", data, "--json")[1])) == 3
    for at, words in (("2001-01-01", "nothing was known"), ("noon", "is no time")):
        code, _, err = run(capsys, "stories", "--at", at, "--data", data)
        assert (code, words in err) == (2, True)


def test_stories_of_long_ago_are_named_as_well(capsys, data):
    """A room may hold nothing but an archive: what stands on no front page is known all the same."""
    room = room_of(open_intake(data / "wireroom.db"))
    with room.transaction():
        room.record([MinutePassed(at=MORNING + 90 * 86_400)])
    room.close()
    _, out, _ = run(capsys, "stories", "--data", data)
    assert "No story" not in out
    assert len(json.loads(run(capsys, "stories", "--data", data, "--json")[1])) == 2


def test_a_story_lists_what_its_brief_cites(capsys, data):
    """Each number behind a sentence stands once in the list, with outlet, title and address."""
    (large,) = (one for one in json.loads(run(capsys, "stories", "--data", data, "--json")[1]) if one["publishers"][1:])
    _, out, _ = run(capsys, "story", large["id"], "--data", data)
    text, _, cited = out.partition("\nCited\n")
    listed = re.findall(r"^  \[(\d+)\] (\S+): (.+)\n      (https://\S+)$", cited, re.MULTILINE)
    used = re.findall(r" \[(\d+)\]$", text, re.MULTILINE)
    assert used
    assert sorted(set(used)) == [number for number, *_ in listed]
    sources = {row["title"]: (row["source_domain"], f"https://{row['source_domain']}/{row['id']}") for row in STREAM}
    assert all(sources[title] == (source, url) for _, source, title, url in listed)


def test_a_hit_tells_its_time_and_counts(capsys, data):
    _, out, _ = run(capsys, "search", "sugar", "--data", data)
    assert re.search(r"  2026-11-24 \d\d:\d\d  Meridon raises tax on sugar\n    1 article · 1 publisher · ", out)
    _, out, _ = run(capsys, "search", "--articles", "sugar", "--data", data)
    assert re.search(r"  2026-11-24 \d\d:\d\d  Meridon raises tax on sugar\n    meridon.example\n", out)


def test_a_story_that_does_not_exist_is_said(capsys, data):
    code, _, err = run(capsys, "story", "nothing", "--data", data)
    assert (code, err.count("\n")) == (2, 1)
    assert "there is no story nothing" in err


def test_a_folder_without_data_is_said(capsys, tmp_path):
    code, _, err = run(capsys, "stories", "--data", tmp_path)
    assert code == 1
    assert "there is no data" in err


def test_import_takes_what_can_be_read_and_counts_the_rest(capsys, tmp_path, stream):
    code, out, _ = run(capsys, "import", stream, "--data", tmp_path / "room", "--json")
    told = json.loads(out)
    assert code == 0
    assert (told["articles"], told["new"], told["failed"]) == (3, 3, {"a line that is no JSON object": 1})
    _, out, _ = run(capsys, "import", stream, "--data", tmp_path / "room", "--json")
    assert (json.loads(out)["records"], json.loads(out)["records_before"]) == (0, 4)
    _, out, _ = run(capsys, "stories", "--data", tmp_path / "room", "--json")
    assert sum(row["counts"]["articles"] for row in json.loads(out)) == 3, "importing twice adds nothing"


def test_a_stream_gives_the_same_digest_each_time(capsys, stream):
    first = run(capsys, "replay", stream)[1].splitlines()[-1]
    second = run(capsys, "replay", stream)[1].splitlines()[-1]
    slowly = run(capsys, "replay", stream, "--speed", "1e9")[1].splitlines()[-1]
    assert first == second == slowly
    assert len(first) == 64


def test_the_log_rebuilds_what_is_known(capsys, data):
    code, out, _ = run(capsys, "replay", "--data", data)
    assert code == 0
    assert "the same" in out
    code, out, _ = run(capsys, "replay", "--redecide", "--data", data, "--json")
    assert json.loads(out)["differences"] == {}


def test_backup_and_restore(capsys, data, tmp_path):
    assert run(capsys, "backup", tmp_path / "b.db", "--data", data)[0] == 0
    assert run(capsys, "restore", tmp_path / "b.db", "--data", tmp_path / "new")[0] == 0
    code, _, err = run(capsys, "restore", tmp_path / "b.db", "--data", data)
    assert code == 2
    assert "--replace" in err


@pytest.mark.parametrize("trouble", ["damaged", "a later version"])
def test_a_backup_comes_back_over_data_that_cannot_be_opened(capsys, data, tmp_path, trouble):
    """That is what it is for; the damaged file itself tells its reader to do so."""
    assert run(capsys, "backup", tmp_path / "b.db", "--data", data)[0] == 0
    if trouble == "damaged":
        (data / "wireroom.db").write_bytes(b"no database at all, but long enough to look like one" * 50)
    else:
        connection = apsw.Connection(str(data / "wireroom.db"))
        connection.pragma("user_version", 9999)
        connection.close()
    code, _, err = run(capsys, "stories", "--data", data)
    assert code == 1
    assert "backup" in err
    assert run(capsys, "restore", tmp_path / "b.db", "--replace", "--data", data)[0] == 0
    code, out, _ = run(capsys, "stories", "--data", data, "--json")
    assert code == 0
    assert json.loads(out)


def test_a_backup_does_not_come_back_under_a_running_room(capsys, data, tmp_path):
    assert run(capsys, "backup", tmp_path / "b.db", "--data", data)[0] == 0
    with writer_lock(data / "wireroom.db"):
        code, _, err = run(capsys, "restore", tmp_path / "b.db", "--replace", "--data", data)
    assert code == 1
    assert "another Wireroom" in err


def test_the_doctor_looks_at_everything(capsys, data):
    code, out, _ = run(capsys, "doctor", "--data", data, "--json")
    assert code == 0
    assert {row["what"] for row in json.loads(out)} >= {"Python", "SQLite", "Data folder", "Database"}


def test_the_doctor_says_how_full_the_house_is(capsys, tmp_path):
    """Size, budget and forecast in words; more than may be kept is wrong."""
    room = app.open_room(tmp_path / "wireroom.db")
    with room.transaction():
        room.note_size(1_000_000.0, 10**10)
    room.close()
    code, out, _ = run(capsys, "doctor", "--data", tmp_path)
    assert code == 0
    assert re.search(r"ok  Space: [\d.]+\u00a0MB of 10\u00a0GB; how fast it grows is known after a day", out)
    room = app.open_room(tmp_path / "wireroom.db")
    with room.transaction():
        room.note_size(1_000_000.0, 1000)
    room.close()
    code, out, _ = run(capsys, "doctor", "--data", tmp_path)
    assert code == 1
    assert "set disk_budget_gb higher" in out


def test_a_feed_in_trouble_is_not_called_fine_and_ends_with_no_error(capsys, tmp_path):
    """On any day a few feeds do not answer: it is said, of how many, and the exit code stays 0."""
    intake = open_intake(tmp_path / "wireroom.db")
    source = Source(id="a.example", name="A", domains=("a.example",))
    feeds = [Feed(url=f"https://a.example/{name}", source_id=source.id) for name in ("one", "two")]
    add_feeds(intake.newsroom, [(source, feed) for feed in feeds], MORNING)
    room = room_of(intake)
    with room.transaction():
        room.put_feed_state(FeedState(url=feeds[0].url, ok_at=MORNING, asked_at=MORNING))
        room.put_feed_state(FeedState(url=feeds[1].url, ok_at=MORNING, asked_at=MORNING, trouble="answer 404"))
    room.close()
    code, out, _ = run(capsys, "doctor", "--data", tmp_path)
    assert code == 0, out
    assert "see Feeds: 1 of 2 in trouble: https://a.example/two: answer 404" in out
    rows = json.loads(run(capsys, "doctor", "--data", tmp_path, "--json")[1])
    assert [row["what"] for row in rows if not row["ok"]] == ["Feeds"]


def test_the_doctor_finds_damage(capsys, tmp_path):
    (tmp_path / "wireroom.db").write_bytes(b"no database at all, but long enough to look like one" * 50)
    code, out, _ = run(capsys, "doctor", "--data", tmp_path)
    assert code == 1
    assert "damaged" in out


def test_the_log_is_shown_from_where_one_asks(capsys, data):
    code, out, _ = run(capsys, "log", "--data", data, "--after", "0", "--most", "3")
    assert code == 0
    assert out.splitlines()[0].startswith("1  SourceAdded")
    _, out, _ = run(capsys, "log", "--data", data, "--most", "1")
    assert out.splitlines()[0].split()[1] == "ClaimsChecked"


def test_only_an_event_on_which_the_desks_stand_still_can_be_set_aside(capsys, data):
    """Setting aside what was taken long ago would change nothing, and would look as if it had."""
    code, _, err = run(capsys, "log", "--data", data, "reject", "2")
    assert code == 2
    assert "the desks are past event 2" in err
    code, _, err = run(capsys, "log", "--data", data, "reject", "99999")
    assert code == 2
    assert "there is no event 99999" in err
    room = room_of(open_intake(data / "wireroom.db"))
    with room.transaction():
        (kept,) = room.record([MinutePassed(at=MORNING + 999)])
    room.close()
    assert run(capsys, "log", "--data", data, "reject", kept.seq)[0] == 0


def test_only_what_belongs_to_a_story_can_be_taken_back_by_its_name(capsys, data):
    _, out, _ = run(capsys, "stories", "--data", data, "--json")
    story = json.loads(out)[0]["id"]
    code, _, err = run(capsys, "story", story, "--undo", "1", "--data", data)
    assert code == 2
    assert "it has: none" in err


def test_a_search_takes_a_word_to_leave_out(capsys, data):
    code, out, _ = run(capsys, "search", "ferry", "-lifeboats", "--data", data)
    assert code == 0
    assert "without “lifeboats”" in out


def test_opml_goes_in_and_comes_out(capsys, tmp_path):
    (tmp_path / "in.opml").write_text(
        '<opml version="2.0"><body><outline text="A & B"><outline type="rss" text="Harbour" '
        'xmlUrl="https://harbour.example/rss" htmlUrl="https://harbour.example/"/></outline></body></opml>'
    )
    code, out, _ = run(capsys, "sources", "import", tmp_path / "in.opml", "--data", tmp_path, "--json")
    assert (code, json.loads(out)) == (0, {"feeds": 1, "new": 1})
    code, out, _ = run(capsys, "sources", "export", "--data", tmp_path)
    assert 'xmlUrl="https://harbour.example/rss"' in out
    assert run(capsys, "sources", "remove", "harbour.example", "--data", tmp_path)[0] == 0
    assert run(capsys, "sources", "remove", "harbour.example", "--data", tmp_path)[0] == 2


def test_check_finds_an_office_that_is_out_of_date(capsys, tmp_path):
    """The case that this product starts from: a Secretary-General who had left nine months before."""
    (tmp_path / "a.txt").write_text(
        "Alliance warns of help for a blockade\n\n"
        "NATO Secretary-General Jens Stoltenberg said on Thursday that the alliance follows the talks closely.\n\n"
        "Ministers will meet again next month, officials said."
    )
    code, out, _ = run(capsys, "check", tmp_path / "a.txt", "--as-of", "2025-06-26", "--json")
    assert code == 0
    (found,) = json.loads(out)["offices"]
    assert (found["name"], found["outcome"]) == ("Jens Stoltenberg", "source_stale")
    assert (found["holder"], found["holder_since"]) == ("Mark Rutte", "2024-10-01")
    for day in ("26 June 2025", "June 26, 2025", "Thu, 26 Jun 2025 10:00:00 GMT"):
        assert "Mark Rutte held it on 2025-06-26" in run(capsys, "check", tmp_path / "a.txt", "--as-of", day)[1]
    code, out, _ = run(capsys, "check", tmp_path / "a.txt", "--as-of", "2023-06-26")
    assert "nothing to note" in out
    code, _, err = run(capsys, "check", tmp_path / "a.txt", "--as-of", "31 June 2025")
    assert code == 2
    assert "--as-of takes a date such as" in err


def test_check_takes_the_day_from_the_text_or_asks_for_it(tmp_path, capsys):
    """Who held an office is a question of a day: the text's own, or one that is given."""
    said = "NATO Secretary-General Jens Stoltenberg said on Thursday that the alliance follows the talks closely."
    (tmp_path / "a.txt").write_text(
        f"Alliance warns\n\nPublished 26 June 2025, 10:00\n\n{said}\n\nMinisters will meet."
    )
    _, out, _ = run(capsys, "check", tmp_path / "a.txt")
    assert "Mark Rutte held it on 2025-06-26" in out
    assert "Published 26 June" not in out
    for head in (
        "2025-06-26\n\nAlliance warns\n\n",
        "Thursday, 26 June 2025\nAlliance warns\n\n",
        "Alliance warns\n\nBRUSSELS, June 26, 2025 - ",
        "THE HAGUE (26 June 2025) — ",
    ):
        (tmp_path / "a.txt").write_text(f"{head}{said}\n\nMinisters will meet.")
        assert "Mark Rutte held it on 2025-06-26" in run(capsys, "check", tmp_path / "a.txt")[1], head
    for head in ("Spain votes on 23 July 2023\n\n", "He left on 26 June 2025 - a year ago - and returned.\n\n"):
        (tmp_path / "a.txt").write_text(f"{head}{said}\n\nMinisters will meet.")
        assert "give the day: --as-of" in run(capsys, "check", tmp_path / "a.txt")[1], head
    (tmp_path / "b.txt").write_text(f"Alliance warns\n\n{said}\n\nMinisters will meet.")
    _, out, _ = run(capsys, "check", tmp_path / "b.txt")
    assert "give the day: --as-of" in out
    assert "cannot be decided without the day of the text." in out
    assert "the day of the text is not known" in out


@pytest.mark.parametrize(
    "words",
    [
        ["check", "/no/such/file"],
        ["replay", "/no/such/file"],
        ["stories", "--most", "0"],
        ["nonsense"],
        ["eval", "x", "y"],
    ],
)
def test_what_cannot_be_is_exit_code_2(capsys, words):
    code, _, err = run(capsys, *words)
    assert code == 2
    assert err


def test_a_taken_port_names_the_next_free_one(capsys, tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        code, _, err = run(capsys, "up", "--port", port, "--data", tmp_path)
    assert code == 1
    assert err.count("\n") == 1
    assert f"port {port} is taken; port " in err


def test_the_site_listens_on_loopback_alone(capsys, tmp_path):
    code, _, err = run(capsys, "up", "--host", "0.0.0.0", "--port", "0", "--data", tmp_path)
    assert code == 2
    assert "loopback" in err


def test_a_folder_that_cannot_be_written_is_one_clear_line(capsys, tmp_path):
    (tmp_path / "file").write_text("in the way")
    code, _, err = run(capsys, "up", "--port", "0", "--data", tmp_path / "file" / "room")
    assert code == 1
    assert err.count("\n") == 1
    assert "cannot be made" in err


def test_the_package_runs_as_a_module():
    told = subprocess.run([sys.executable, "-m", "wireroom", "--version"], capture_output=True, text=True, check=True)
    assert told.stdout.startswith("wireroom, version ")


def test_a_list_that_goes_out_and_comes_in_again_keeps_its_publishers(capsys, tmp_path):
    """A publisher that serves feeds from a second domain stays one publisher: publishers are counted."""
    room = room_of(open_intake(tmp_path / "wireroom.db"))
    source = Source(id="harbour.example", name="Harbour News", domains=("harbour.example", "hbcdn.example"))
    intake = app.make_intake(app.make_newsroom(room, SETTINGS), SETTINGS)
    add_feeds(intake.newsroom, [(source, Feed(url="https://feeds.hbcdn.example/rss", source_id=source.id))], MORNING)
    room.close()
    assert run(capsys, "sources", "export", tmp_path / "out.opml", "--data", tmp_path)[0] == 0
    assert run(capsys, "sources", "remove", "harbour.example", "--data", tmp_path)[0] == 0
    assert run(capsys, "sources", "import", tmp_path / "out.opml", "--data", tmp_path)[0] == 0
    _, out, _ = run(capsys, "sources", "list", "--data", tmp_path, "--json")
    assert [(row["source"]["id"], len(row["feeds"])) for row in json.loads(out)] == [("harbour.example", 1)]


def test_sections_are_learned_from_the_archive(capsys, tmp_path):
    """What publishers declare goes into a file of the data folder, which the next start of the room uses."""
    intake = open_intake(tmp_path / "wireroom.db")
    for number in range(6):
        made = reading(f"Quernball at Tamsel {number}", section="sports", provenance={"section": "meta"})
        take(intake, f"q{number}", made, source="tamsel.example", seen=MORNING + number)
    room_of(intake).close()
    code, out, _ = run(capsys, "models", "sections", "--data", tmp_path, "--json")
    assert (code, json.loads(out)["articles"]) == (0, 6)
    settings = Settings(data=tmp_path)
    learned = app.learned_sections(settings)
    assert learned is not None
    assert "quernball" in learned.words["en"]
    app.sections_file(settings).write_text("torn", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"sections\.json"):
        app.learned_sections(settings)
    app.sections_file(settings).unlink()
    assert app.learned_sections(settings) is None


def test_check_looks_for_statements_in_the_rooms_archive(tmp_path, capsys):
    """Without a room it says that none was searched; with one it tells the document."""
    said = "The cod quota for the northern grounds falls to 41,000 tonnes, the Ansel Fisheries Board said.\n"
    quote = "“Not one boat will leave this harbour before the quota is lifted again,” the Ansel Fisheries Board said.\n"
    text = f"Less cod\n\nThe WHO said that cod is good for 41,000 people.\n\n{said}\n{quote}"
    (tmp_path / "a.txt").write_text(text, "utf-8")
    code, out, _ = run(capsys, "check", tmp_path / "a.txt", "--data", tmp_path / "none")
    assert code == 0
    assert "no room’s archive was searched" in out
    settings = Settings(data=tmp_path / "room")
    room = app.open_room(settings.database)
    intake = app.make_intake(app.make_newsroom(room, settings), settings)
    now = time.time() - 3600
    board = Source(id="board.example", name="Ansel Fisheries Board", domains=("board.example",), kind="official")
    know_source(intake.newsroom, board, now)
    text = "The board has set the cod quota for the northern grounds at 41,000 tonnes."
    document = Reading(title="Quota", text=text, language="en", published=now, origin="page")
    intake.take_article(document, key="q", source_id="board.example", url="https://board.example/q", seen=now)
    room.close()
    code, out, _ = run(capsys, "check", tmp_path / "a.txt", "--data", tmp_path / "room")
    assert code == 0
    assert "The document says it in its own words: The board has set the cod quota" in out
    assert "No statements of World Health Organization are read here" in out
    assert "These words stand in no other report here" in out
    answer = json.loads(run(capsys, "check", tmp_path / "a.txt", "--data", tmp_path / "room", "--json")[1])
    assert [one["outcome"] for one in answer["institutions"]] == ["unread", "found", "not_among"]

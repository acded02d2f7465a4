"""`wireroom up` as people meet it: no network, folders that cannot be used, killed processes, sources added."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections import Counter
from urllib.parse import quote, urlsplit

import apsw
import pytest
from loopworld import loopworld
from rooms_up import ROOT, ask, catalogue_of, environment, expect, room_up, unreachable
from selectolax.lexbor import LexborHTMLParser

from wireroom import app
from wireroom.store.backup import check
from wireroom.store.connect import open_reader
from wireroom.store.migrating import migrations

pytestmark = pytest.mark.long


def start_and_fail(folder, **settings):
    """Run `up` where it cannot start; returns (exit code, lines of stderr)."""
    env = environment(folder, catalogue=unreachable(), **settings)
    done = subprocess.run(
        [sys.executable, "-m", "wireroom", "up"],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert "Traceback" not in done.stderr
    return done.returncode, done.stderr.splitlines()


@pytest.fixture(scope="module")
def world():
    with loopworld(
        "--outlets", "4", "--entries", "5", "--epoch", "now", "--formats", "rss=1", "--revise", "0"
    ) as running:
        yield running


def test_a_room_of_an_earlier_version_is_brought_up_to_date_and_that_is_said(tmp_path):
    """In one line, with where the copy of before lies; the next start has nothing to say of it."""
    database = tmp_path / "room" / "wireroom.db"
    database.parent.mkdir(exist_ok=True)
    connection = apsw.Connection(str(database))
    for number, sql in migrations()[:-1]:
        connection.execute(sql)
        connection.pragma("user_version", number)
    connection.close()
    with room_up(tmp_path, catalogue=unreachable(1), watch="") as room:
        (said,) = [line for line in room.said if "earlier version" in line]
        assert said.startswith("Found a room of 0 articles")
        (copy,) = database.parent.glob("*.before-*")
        assert said.endswith(f"is kept at {copy}")
    with room_up(tmp_path, catalogue=unreachable(1), watch="") as room:
        assert not [line for line in room.said if "earlier version" in line]


def test_without_a_network_it_says_so_and_one_click_starts_the_demonstration(tmp_path):
    """In the terminal and on the front page; the page's own form leads to a site with stories."""
    with room_up(tmp_path, catalogue=unreachable()) as room:
        said = expect(lambda: [line for line in room.said if "could be reached" in line], what="a word in the terminal")
        assert said[0].startswith("None of 3 sources could be reached. Is there a network?")
        assert "wireroom demo" in said[0]
        page = expect(
            lambda: room.get("/")[2], lambda html: "No source can be reached" in html, what="a word on the page"
        )
        (form,) = [form for form in LexborHTMLParser(page).css("form") if form.attributes.get("action") == "/demo"]
        assert form.attributes["method"] == "post"
        assert form.css_first("button").text() == "Start the demonstration wire"

        elsewhere = ask(room.url + "/demo", "POST", b"", Origin="http://evil.example", Sec_Fetch_Site="cross-site")
        assert elsewhere[0] == 403, "no other page can press the button"
        status, headers, _ = ask(room.url + "/demo", "POST", b"", Origin=room.url, Sec_Fetch_Site="same-origin")
        assert (status, headers["location"]) == (303, "/demo")
        again = ask(room.url + "/demo", "POST", b"", Origin=room.url, Sec_Fetch_Site="same-origin")
        assert again[0] == 303

        def leads_to():
            found = re.search(r'content="0;url=(http://127\.0\.0\.1:\d+/)"', room.get("/demo")[2])
            return found and found[1]

        there = expect(leads_to, what="the address of the demonstration")
        assert there.rstrip("/") != room.url
        stories = expect(lambda: _stories(there), lambda links: len(links) >= 3, what="stories of the demonstration")
        assert ask(there.rstrip("/") + quote(stories[0]))[0] == 200
        assert "every outlet, place and person in it is invented" in ask(there)[2]
        assert room.stop() == 0
    with pytest.raises(OSError):  # noqa: PT011 - refused or reset, as the system likes
        ask(there)


def _stories(url):
    """Paths of the stories on a front page, once each."""
    try:
        page = ask(url)[2]
    except OSError:
        return []
    links = [node.attributes.get("href") or "" for node in LexborHTMLParser(page).css("a[href^='/s/']")]
    return list(dict.fromkeys(links))


def test_tables_of_a_later_version_are_one_clear_line(tmp_path):
    (tmp_path / "room").mkdir()
    connection = apsw.Connection(str(tmp_path / "room" / "wireroom.db"))
    connection.pragma("user_version", 999)
    connection.close()
    code, lines = start_and_fail(tmp_path)
    assert (code, len(lines)) == (1, 1)
    assert "was written by a later Wireroom" in lines[0]


def test_a_folder_that_cannot_be_written_is_one_clear_line(tmp_path):
    """Root may write anywhere: there, the folder lies on a system of files that takes nothing."""
    if os.geteuid() == 0:
        folder = "/proc/wireroom"
    else:
        (tmp_path / "room").mkdir(mode=0o555)
        folder = str(tmp_path / "room")
    code, lines = start_and_fail(tmp_path, data=folder)
    assert (code, len(lines)) == (1, 1)
    assert re.search("cannot be (made|written)", lines[0])


def test_a_file_in_the_place_of_the_folder_is_one_clear_line(tmp_path):
    (tmp_path / "room").write_text("in the way")
    code, lines = start_and_fail(tmp_path)
    assert (code, len(lines)) == (1, 1)
    assert "room cannot be made" in lines[0]


def test_a_taken_port_names_the_next_free_one(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        code, lines = start_and_fail(tmp_path, port=taken.getsockname()[1])
    assert (code, len(lines)) == (1, 1)
    assert re.search(r"port \d+ is taken; port \d+ is free: make run PORT=\d+", lines[0])
    assert not (tmp_path / "room").exists(), "nothing was made"


def test_a_wrong_setting_names_the_nearest_right_one(tmp_path):
    code, lines = start_and_fail(tmp_path, page_at_once=3)
    assert (code, len(lines)) == (2, 1)
    assert "the nearest is `pages_at_once`" in lines[0]


def test_a_catalogue_that_is_none_is_one_clear_line(tmp_path):
    (tmp_path / "broken.json").write_text("{")
    env = environment(tmp_path, catalogue=unreachable()) | {"WIREROOM_CATALOGUE": str(tmp_path / "broken.json")}
    done = subprocess.run(
        [sys.executable, "-m", "wireroom", "up"],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 2
    assert [line for line in done.stderr.splitlines() if "catalogue" in line and "no JSON" in line]
    assert "Traceback" not in done.stderr


def test_one_folder_has_one_room(tmp_path):
    with room_up(tmp_path, catalogue=unreachable()) as room:
        expect(lambda: room.run("sources", "remove", "nobody").stderr, lambda err: "no feed" in err, what="the writer")
        done = room.run("up")
        assert (done.returncode, done.stderr.count("\n")) == (1, 1)
        assert "another Wireroom already writes" in done.stderr
        assert room.get("/")[0] == 200


def test_what_is_killed_comes_back_and_nothing_acknowledged_is_lost(tmp_path, world):
    """R2, R23: writer and web process are killed in turn; what was on the site stays, and no feed is asked again."""
    world.reset()
    named = world.outlets[:3]
    with room_up(tmp_path, catalogue=catalogue_of(named), allow=world.allow, read_hours=200) as room:
        expect(lambda: len(_readings(room)), lambda n: n == 15, what="all articles")
        before = _readings(room)
        for role in ("writer", "web", "writer"):
            old = room.pid(role)
            os.kill(old, signal.SIGKILL)
            expect(lambda role=role: room.pid(role), lambda pid, old=old: pid not in (None, old), what=f"a new {role}")
            expect(lambda: _status(room), lambda status: status == 200, what="an answer of the site")
        added = expect(lambda: _add(room, world.outlets[3]["home"]), what="an order to the new writer")
        assert added["new"] is True
        after = _readings(room)
        assert {key: after[key][0] for key in before} == {key: title for key, (title, _) in before.items()}
        assert all(not read or after[key][1] for key, (_, read) in before.items()), "what was read in full stays so"
        assert room.stop() == 0
        assert [line for line in room.errors if "process.ended" in line]
    check(room.data / "wireroom.db")
    asked = Counter({row["id"]: row.get("feed", 0) for row in world.lines("/stats/outlets.jsonl")})
    assert set(asked.values()) == {1}, "a restart asks nobody again"


def test_processes_end_when_their_supervisor_is_killed(tmp_path):
    """Nobody is left to hold the port and the lock: the next start works."""
    env = environment(tmp_path, catalogue=unreachable())
    with room_up(tmp_path, env=env) as room:
        expect(lambda: room.run("sources", "remove", "nobody").stderr, lambda err: "no feed" in err, what="the writer")
        room.process.kill()
        room.process.wait()
    with room_up(tmp_path, env=env) as room:
        expect(lambda: room.run("sources", "remove", "nobody").stderr, lambda err: "no feed" in err, what="the writer")
        assert room.stop() == 0


def test_add_finds_a_feed_from_a_page_with_and_without_a_running_room(tmp_path, world):
    """Its entries are there at once, from the answer that proved that it is a feed."""
    env = environment(tmp_path, catalogue=catalogue_of(world.outlets[:1]), allow=world.allow, read_hours=200)
    first, second, third = world.outlets[1:4]
    world.reset()
    alone = subprocess.run(
        [sys.executable, "-m", "wireroom", "add", first["home"]],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (alone.returncode, alone.stderr) == (0, "")
    assert alone.stdout == f"Added {first['title']}: {first['feed']} (5 entries now)\n"
    reader = app.open_reader(tmp_path / "room" / "wireroom.db")
    assert reader.head().articles == 5
    reader.close()
    with room_up(tmp_path, env=env) as room:
        done = room.run("add", second["home"], third["feed"], first["feed"])
        assert done.stdout.splitlines() == [
            f"Added {second['title']}: {second['feed']} (5 entries now)",
            f"Added {third['title']}: {third['feed']} (5 entries now)",
            f"Known already: {first['title']}: {first['feed']}",
        ]
        expect(lambda: len(_readings(room)), lambda n: n == 20, what="all articles")
        expect(
            lambda: room.facts("sources", "list"),
            lambda rows: len(rows) == 4,
            what="the catalogue's source beside them",
        )
        site = f"{urlsplit(first['home']).scheme}://{urlsplit(first['home']).netloc}"
        led = room.run("add", f"{site}/robots.txt")
        assert led.stdout == f"Known already: {first['title']}: {first['feed']}\n", "the site's start page leads there"
        assert room.run("add", "ftp://files.example/").returncode == 2
    assert {row["id"]: row.get("feed") for row in world.lines("/stats/outlets.jsonl")} == {0: 1, 1: 1, 2: 1, 3: 1}


def _status(room):
    try:
        return room.get("/")[0]
    except OSError as error:
        return str(error)


def _add(room, url):
    done = room.run("add", url, "--json")
    return json.loads(done.stdout)[0] if done.returncode == 0 else None


def _readings(room):
    """Article -> (title, whether its text was read)."""
    connection = open_reader(room.data / "wireroom.db")
    try:
        rows = connection.execute("SELECT id, title, origin FROM articles").fetchall()
        return {key: (title, origin in ("page", "feed")) for key, title, origin in rows}
    finally:
        connection.close()

"""The live stream of the running product: dense, gapless, resumable, for whoever reads it, and pages without it.

One room, started as people start it, reads outlets of our own; one listener hears all of it from the first moment on.
"""

import hashlib
import json
import re
import socket
import threading
from email.utils import formatdate
from itertools import pairwise
from urllib.parse import urlsplit

import pytest
from outlets import outlets
from rooms_up import catalogue_of, expect, room_up
from selectolax.lexbor import LexborHTMLParser

from wireroom.store.connect import open_reader

pytestmark = pytest.mark.long

#: Outlets that are read from the start, and all of them; entries of each.
FIRST, ALL, ENTRIES = 3, 6, 40
#: A number that no log of these tests reaches.
NEVER = 10**9
SOUNDS = "ba do fe gi ka lu mo ne pi ra se ti vo wu za ho".split()


def title(outlet, number):
    """Words of no language, others for each entry: no two are one happening."""
    sounds = [SOUNDS[int(digit, 16)] for digit in hashlib.sha1(b"%d %d" % (outlet, number)).hexdigest()[:18]]
    return " ".join("".join(sounds[start : start + 3]).capitalize() for start in range(0, 18, 3))


def feed(host, path):
    """The feed of an outlet: each entry is a happening of its own."""
    if path != "/feed.xml":
        return 404, {}, b""
    outlet = int(host.partition(":")[0].rpartition(".")[2])
    items = "".join(
        f"<item><title>{title(outlet, n)}</title><link>http://{host}/{n}</link><guid>{outlet}-{n}</guid><pubDate>{formatdate()}</pubDate></item>"
        for n in range(ENTRIES)
    )
    return f'<rss version="2.0"><channel><title>Outlet {outlet}</title>{items}</channel></rss>'.encode()


class Radio:
    """One who listens, on a thread: every event in order, and the comments."""

    def __init__(self, url, **headers):
        self.events, self.comments, self.error = [], [], None
        parts = urlsplit(url)
        self._socket = socket.create_connection((parts.hostname, parts.port), timeout=120)
        lines = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items())
        self._socket.sendall(f"GET /live HTTP/1.1\r\nHost: {parts.netloc}\r\n{lines}\r\n".encode())
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._socket.shutdown(socket.SHUT_RDWR)
        self._thread.join(20)
        self._socket.close()

    def _listen(self):
        try:
            with self._socket.makefile("rb") as stream:
                self.status = int(stream.readline().split()[1])
                fields = {}
                for raw in stream:
                    line = raw.decode().strip("\r\n")
                    if not line and fields:
                        self.events.append(fields)
                        fields = {}
                    elif line.startswith(":"):
                        self.comments.append(line)
                    elif re.match("(id|event|data|retry): ", line):
                        name, _, value = line.partition(": ")
                        fields[name] = value
        except OSError as error:
            self.error = error

    def numbers(self):
        return [int(fields["id"]) for fields in list(self.events) if fields.get("event") == "change"]

    def kinds(self):
        return [fields.get("event") for fields in list(self.events)]

    def until(self, number):
        """Listen until an event has come."""
        return expect(self.numbers, lambda heard: heard and heard[-1] >= number, what=f"event {number}")


def rows(room, query):
    connection = open_reader(room.data / "wireroom.db")
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


def changes(room):
    """Numbers of all changes that pages are told of."""
    return [number for (number,) in rows(room, "SELECT seq FROM changes ORDER BY seq")]


def articles(room):
    return rows(room, "SELECT count(*) FROM articles")[0][0]


@pytest.fixture(scope="module")
def world():
    with outlets(feed, hosts=ALL) as running:
        yield running


@pytest.fixture(scope="module")
def room(world, tmp_path_factory):
    named = [{"title": f"Outlet {n}", "feed": world.url(n, "/feed.xml")} for n in range(FIRST)]
    folder = tmp_path_factory.mktemp("live")
    # no page is read: the events of the room are those of its feeds
    with room_up(folder, catalogue=catalogue_of(named), allow=world.allow, read_hours=0) as running:
        yield running


@pytest.fixture(scope="module")
def radio(room):
    """Hears everything from the first event on."""
    with Radio(room.url, Last_Event_ID="0") as listening:
        expect(lambda: articles(room), lambda n: n >= FIRST * ENTRIES, what="the first articles")
        listening.until(changes(room)[-1])
        yield listening


def add(room, world, number):
    """Let the room read one outlet more; its entries are committed when this returns."""
    told = room.facts("add", world.url(number, "/feed.xml"))
    assert [row["new"] for row in told] == [True]


def test_r16_numbers_are_dense_and_events_come_in_their_order(room, radio):
    """Of the log each number stands once without a gap; of its changes each is told once and names the one before."""
    (count, first, last), *_ = rows(room, "SELECT count(*), min(seq), max(seq) FROM events")
    assert (first, count) == (1, last)
    known = [number for number in changes(room) if number <= last]
    heard = radio.until(known[-1])
    assert heard[: len(known)] == known
    data = [json.loads(fields["data"]) for fields in radio.events if fields["event"] == "change"]
    assert [one["seq"] for one in data] == radio.numbers()
    for before, one in pairwise(data):  # what lies between two changes concerns no page
        assert before["seq"] <= one["after"] < one["seq"]


@pytest.mark.parametrize("part", [0.0, 0.3, 0.9])
def test_r17_who_comes_back_hears_all_that_was_missed_and_nothing_twice(room, radio, part):
    known = changes(room)
    last = known[int(part * (len(known) - 1))]
    with Radio(room.url, Last_Event_ID=str(last)) as again:
        wanted = [number for number in known if number > last]
        assert again.until(known[-1])[: len(wanted)] == wanted
        assert again.kinds()[0] == "hello"
        assert "reset" not in again.kinds()


def test_r17_a_number_that_was_never_given_is_told_reset_once(room, radio):
    with Radio(room.url, Last_Event_ID=str(NEVER)) as lost:
        expect(lost.kinds, lambda kinds: len(kinds) >= 2, what="what comes after the greeting")
        assert lost.kinds()[:2] == ["hello", "reset"]
        assert int(lost.events[1]["id"]) <= radio.until(int(lost.events[1]["id"]))[-1]


def test_r20_what_is_new_reaches_the_stream_and_the_page_alike(room, radio, world):
    """The stream names the stories that the pages show from then on; who does not listen reads the same page."""
    before = len(radio.events)
    add(room, world, FIRST)
    radio.until(changes(room)[-1])
    new = [json.loads(event["data"]) for event in radio.events[before:] if event["event"] == "change"]
    told = {story for one in new for story, what in one["stories"] if what == "opened"}
    assert len(told) > ENTRIES / 2
    assert told <= {story for (story,) in rows(room, "SELECT id FROM stories")}
    address = world.url(FIRST, "/feed.xml")
    (name,) = next(row for row in rows(room, f"SELECT source_id FROM feeds WHERE url = '{address}'"))
    page = LexborHTMLParser(room.get(f"/source/{name}")[2])
    shown = {link.text() for link in page.css("main a")}
    assert {title(FIRST + 2, n) for n in range(ENTRIES)} & shown
    assert room.get("/")[2].count("<article") > 5


def test_r19_one_that_does_not_read_delays_nobody(room, radio, world):
    """It asks for everything from the start and takes nothing; another outlet's news reaches the one that reads."""
    parts = urlsplit(room.url)
    with socket.socket() as silent:
        silent.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1)
        silent.connect((parts.hostname, parts.port))
        silent.sendall(f"GET /live HTTP/1.1\r\nHost: {parts.netloc}\r\nLast-Event-ID: 0\r\n\r\n".encode())
        add(room, world, FIRST + 1)
        radio.until(changes(room)[-1])
        assert room.get("/")[0] == 200


def test_r19_silence_is_filled_by_comments(room, radio):
    """Within its 15 seconds a comment comes, whatever else was said; the connection stands all the while."""
    expect(lambda: list(radio.comments), what="a comment")
    assert radio.comments[0] == ": still here"
    assert radio.error is None
    assert radio.kinds().count("hello") == 1
    assert "reset" not in radio.kinds()

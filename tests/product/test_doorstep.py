"""What the running product believes of a request: the host names that it was given, no word of a proxy (S30); and what
reading causes: nothing, neither here nor elsewhere (S27, S28). Real sockets, and uvicorn as `up` starts it."""

import contextlib
import json
import re
import socket
from email.utils import formatdate
from urllib.parse import urlsplit

import pytest
from outlets import outlets
from rooms_up import catalogue_of, expect, room_up

from wireroom.store.connect import open_reader

pytestmark = pytest.mark.long

EVIL = "evil.example"
#: What a proxy may say, and what somebody who is none may say all the same.
CLAIMS = {
    "X-Forwarded-Host": EVIL,
    "X-Forwarded-Proto": "https",
    "X-Forwarded-For": "203.0.113.9",
    "X-Forwarded-Port": "443",
    "X-Forwarded-Prefix": "/evil",
    "X-Real-IP": "203.0.113.9",
    "X-Original-URL": "/owner",
    "X-Rewrite-URL": "/owner",
    "X-HTTP-Method-Override": "POST",
    "Forwarded": f"for=203.0.113.9;host={EVIL};proto=https",
    "Remote-User": "owner",
}
STORY = "The night ferry Corrin ran aground off Tamsel Point with 214 people on board, the coast guard said."


def news(host, path):
    """A feed with one article, and its page."""
    if path == "/feed.xml":
        return (
            f'<rss version="2.0"><channel><title>Outlet</title><link>http://{host}/</link><item><title>Ferry Corrin '
            f"runs aground</title><link>http://{host}/ferry</link><guid>1</guid><pubDate>{formatdate()}</pubDate>"
            f"<description>{STORY}</description></item></channel></rss>"
        ).encode()
    if path == "/ferry":
        return f"<html lang=en><article><h1>Ferry Corrin runs aground</h1><p>{STORY}</p><p>{STORY[::-1]}</p>".encode()
    return 404, {}, b""


@pytest.fixture(scope="module")
def world():
    with outlets(news) as running:
        yield running


@pytest.fixture(scope="module")
def room(world, tmp_path_factory):
    named = catalogue_of([{"title": "Outlet", "feed": world.url(0, "/feed.xml")}])
    with room_up(tmp_path_factory.mktemp("door"), catalogue=named, allow=world.allow) as running:
        expect(lambda: _count(running, "articles"), lambda n: n == 1, what="the article")
        expect(lambda: _count(running, "pages"), lambda n: n == 0, what="its page")
        yield running


def _count(room, table):
    connection = open_reader(room.data / "wireroom.db")
    try:
        return connection.execute(f"SELECT count(*) FROM {table}").get
    finally:
        connection.close()


def say(room, first="GET / HTTP/1.1", host=None, more=(), body=b""):
    """Send a request as it stands; returns status, headers in lower case and body."""
    parts = urlsplit(room.url)
    with contextlib.closing(socket.create_connection((parts.hostname, parts.port), timeout=60)) as connection:
        hosts = [parts.netloc] if host is None else host
        lines = [first, *(f"Host: {name}" for name in hosts), "Connection: close", *more]
        connection.sendall("\r\n".join(lines).encode() + b"\r\n\r\n" + body)
        said = b""
        while part := connection.recv(65536):
            said += part
    head, _, rest = said.partition(b"\r\n\r\n")
    status, *named = head.decode("latin-1").split("\r\n")
    pairs = [line.partition(": ")[::2] for line in named]
    return int(status.split()[1]), {name.lower(): value for name, value in pairs}, rest


@pytest.mark.parametrize(
    "host", [[EVIL], [], ["127.0.0.1", EVIL], [f"{EVIL}:80"], ["127.0.0.1@" + EVIL], ["2130706433"]]
)
def test_s30_other_host_names_are_refused_with_the_guards_of_all_answers(room, host):
    status, headers, body = say(room, host=host)
    assert status in (400, 421)
    assert headers["x-content-type-options"] == "nosniff"
    assert EVIL.encode() not in body


def test_s30_a_whole_address_in_the_first_line_changes_nothing(room):
    """The host that counts is the header's; the name in the line is answered with no page of ours."""
    status, _, body = say(room, f"GET http://{EVIL}/ HTTP/1.1")
    assert EVIL.encode() not in body
    assert status in (200, 400, 404, 421)


@pytest.mark.parametrize("path", ["/", "/feeds/front.atom", "/feeds/front.json", "/api/v1/stories", "/about"])
def test_s30_no_header_of_a_proxy_is_believed(room, path):
    """Nothing in an answer changes by them: no name, no https, no other page, no other method."""
    claims = [f"{name}: {value}" for name, value in CLAIMS.items()]
    plain = say(room, f"GET {path} HTTP/1.1")
    claimed = say(room, f"GET {path} HTTP/1.1", more=claims)
    assert plain[0] == 200
    assert EVIL not in str(claimed)
    assert "strict-transport-security" not in claimed[1]
    same = [name for name in plain[1] if name not in ("date", "content-length", "etag")]
    assert {name: claimed[1][name] for name in same} == {name: plain[1][name] for name in same}
    assert re.sub(rb"\d", b"", claimed[2]) == re.sub(rb"\d", b"", plain[2])


def test_s28_s30_a_form_from_elsewhere_is_refused_whatever_a_proxy_is_said_to_have_said(room):
    """The origin is compared with the name that was asked, not with one that is claimed."""
    form = [f"Origin: http://{EVIL}", f"X-Forwarded-Host: {EVIL}", "Content-Length: 0"]
    assert say(room, "POST /choices HTTP/1.1", more=form)[0] == 403
    assert say(room, "POST /choices HTTP/1.1", host=[EVIL], more=form)[0] == 421


def test_s30_s45_seven_claimed_addresses_are_one_address(room):
    """The limit of live pages counts who is truly there; the seventh is refused."""
    parts = urlsplit(room.url)
    with contextlib.ExitStack() as open_pages:
        statuses = []
        for number in range(7):
            connection = socket.create_connection((parts.hostname, parts.port), timeout=60)
            open_pages.enter_context(contextlib.closing(connection))
            claimed = f"X-Forwarded-For: 203.0.113.{number}\r\nForwarded: for=203.0.113.{number}"
            connection.sendall(f"GET /live HTTP/1.1\r\nHost: {parts.netloc}\r\n{claimed}\r\n\r\n".encode())
            statuses.append(int(connection.recv(4096).split()[1]))
        assert statuses == [200] * 6 + [429]


def test_s46_a_range_of_many_parts_is_refused_and_one_of_ten_is_a_whole_page(room):
    many = "Range: bytes=" + ",".join(f"{n}-{n}" for n in range(11))
    assert say(room, more=[many])[0] == 416
    ten = "Range: bytes=" + ",".join(f"{n}-{n}" for n in range(10))
    assert say(room, more=[ten])[0] == 200


def test_s27_s28_reading_every_page_asks_nobody_and_changes_nothing(room, world):
    """Pages, feeds, data and answers to HEAD: no outlet hears of it, and nothing is kept of it."""
    asked, personal = len(world.asked), [_count(room, table) for table in ("sessions", "audit", "messages")]
    seen, waiting = set(), ["/", "/feeds/front.atom", "/api/v1/articles", "/search?q=ferry", "/owner", "/sources"]
    while waiting:
        path = waiting.pop()
        if path in seen or len(seen) > 150:
            continue
        seen.add(path)
        status, headers, body = say(room, f"GET {path} HTTP/1.1")
        assert status < 500, path
        assert say(room, f"HEAD {path} HTTP/1.1")[0] == status, path
        if headers.get("content-type", "").startswith("text/html"):
            waiting += [link for link in re.findall(r'(?:href|src)="(/[^"#]*)', body.decode()) if link != "/live"]
    assert any(path.startswith("/a/") for path in seen)
    assert any(path.startswith("/s/") for path in seen)
    assert json.loads(room.get("/healthz")[2])["ok"]
    assert len(world.asked) == asked
    assert [_count(room, table) for table in ("sessions", "audit", "messages")] == personal

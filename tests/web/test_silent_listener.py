"""A listener that takes nothing is cut and delays nobody (R19): real sockets, the product's own connections."""

import json
import socket
from contextlib import closing

from asgi import site_over
from rooms_up import expect
from serving import limited

from wireroom.testing.fake_reader import FakeRoom
from wireroom.web.live import MOST_QUEUED

#: What the system takes of one who does not read, bytes; it doubles that for its own books.
BUFFER = 4096
#: More than all buffers together hold and the queue allows: each event has some hundred bytes.
MOST_EVENTS = 20 * MOST_QUEUED


def listen(port, *, buffer=None):
    """Open a live stream."""
    connection = socket.socket()
    if buffer is not None:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, buffer)
    connection.settimeout(60)
    connection.connect(("127.0.0.1", port))
    connection.sendall(b"GET /live HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n")
    return closing(connection)


def hear(stream, kind):
    """Read on to the next event of a kind; returns its data."""
    found = b""
    while line := stream.readline():
        if line.startswith(b"event: "):
            found = line[7:].strip()
        elif line.startswith(b"data: ") and found == kind.encode():
            return json.loads(line[6:])
    raise AssertionError(f"the stream ended before {kind}")


def test_r19_a_silent_listener_is_cut_and_delays_nobody():
    """While its queue fills, the other hears each event before the next one is made; then it is ended, alone."""
    room = FakeRoom()
    site = site_over(room, look_every=0.001)
    with (
        limited(site, send_buffer=BUFFER) as (port, refused),
        listen(port) as reading,
        reading.makefile("rb") as stream,
        listen(port, buffer=BUFFER),
    ):
        hear(stream, "hello")
        expect(lambda: site.state.health.clients, lambda n: n == 2, what="both listeners")
        made = []
        while not refused["stalled"]:
            assert len(made) < MOST_EVENTS, "nobody was cut"
            made.append(room.pass_time())
            assert hear(stream, "change")["seq"] == made[-1]
        assert len(made) > MOST_QUEUED
        expect(lambda: site.state.health.clients, lambda n: n == 1, what="the end of the silent one")
        last = room.rename("s001", "Another headline")
        assert hear(stream, "change")["seq"] == last
    assert refused == {"stalled": 1}

"""Serves an ASGI application on a free loopback port for the length of a block."""

import socket
import threading
from collections import Counter
from contextlib import contextmanager

import uvicorn

from wireroom.web.connections import connections


@contextmanager
def serving(app):
    """Give the address under which `app` answers."""
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    port = listener.getsockname()[1]
    config = uvicorn.Config(app, log_level="error", timeout_graceful_shutdown=1, lifespan="on")
    server = uvicorn.Server(config)
    started = threading.Event()

    async def startup(sockets=None):
        await uvicorn.Server.startup(server, sockets)
        started.set()

    server.startup = startup
    thread = threading.Thread(target=server.run, args=([listener],), daemon=True)
    thread.start()
    if not started.wait(30):
        raise RuntimeError("the server did not start in 30 s")
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(20)
        listener.close()


@contextmanager
def limited(app, *, send_buffer=None, **limits):
    """Serve with the product's own kind of connection; gives the port and a count of what was refused.

    `send_buffer`: how much the system takes for a client that does not read, bytes; `limits`: those of `connections`.
    """
    refused = Counter()
    listener = socket.socket()
    if send_buffer is not None:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, send_buffer)
    listener.bind(("127.0.0.1", 0))
    listener.listen(512)
    http = connections(lambda reason: refused.update([reason]), **limits)
    server = uvicorn.Server(
        uvicorn.Config(app, http=http, ws="none", log_config=None, access_log=False, timeout_graceful_shutdown=1)
    )
    thread = threading.Thread(target=server.run, args=([listener],), daemon=True)
    thread.start()
    try:
        yield listener.getsockname()[1], refused
    finally:
        server.should_exit = True
        thread.join(20)
        listener.close()

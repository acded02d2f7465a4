"""Binds one listening socket an outlet on loopback."""

import errno
import socket
from collections.abc import Sequence

#: Ports tried before giving up, where any free port will do.
TRIES = 8


def bound(count: int, host_base: str, port: int) -> Sequence[socket.socket]:
    """Bind one listening socket an outlet: addresses of their own with one port, or 127.0.0.1 with ports of their own.

    With port 0 the first address gets a free port, and the others the same one; it may be taken on one of them by
    another program, so a few ports are tried.
    """
    tries = 1 if port else TRIES
    for left in reversed(range(tries)):
        made: list[socket.socket] = []
        try:
            for number in range(1, count + 1):
                wanted = port or (made[0].getsockname()[1] if made else 0)
                made.append(_listening(f"{host_base}{number}", wanted))
        except OSError as error:
            _close(made)
            if error.errno == errno.EADDRNOTAVAIL:
                break
            if not left:
                raise
        else:
            return made
    made = []
    try:
        for number in range(count):
            made.append(_listening("127.0.0.1", port + number if port else 0))
    except OSError:
        _close(made)
        raise
    return made


def _listening(host: str, port: int) -> socket.socket:
    made = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((host, port))
        made.listen(64)
        made.setblocking(False)
    except OSError:
        made.close()
        raise
    return made


def _close(sockets: Sequence[socket.socket]) -> None:
    for made in sockets:
        made.close()

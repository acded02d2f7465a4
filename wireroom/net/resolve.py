"""From names to IP addresses, once per connection: if one answer may not be dialled, none is (S4).

Looking up a name blocks a thread of our own small pool. Where no name server answers, each question would cost many
seconds; after a few such failures in a row the network is taken for absent, and questions fail at once until a probe
succeeds.
"""

import asyncio
import socket
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

from aiohttp.abc import AbstractResolver, ResolveResult

from wireroom.net.guard import Allowance, may_dial
from wireroom.text.domains import IPAddress, ip_address

#: Look-ups at once. Each holds a thread for as long as the system's resolver takes.
LOOKUPS_AT_ONCE = 16
#: Seconds after which we stop waiting for a look-up; a name server that answers does so well within.
LOOKUP_SECONDS = 5.0
#: Names in a row whose look-up got no answer (not: a "no such name") before the network is taken for absent. One or two
#: may be the fault of the names' own servers.
ABSENT_AFTER = 3
#: Seconds between two probes while the network is taken for absent.
PROBE_SECONDS = 10.0

#: host, port -> rows as of `socket.getaddrinfo`. Raises OSError.
Lookup = Callable[[str, int], Awaitable[Sequence[tuple[Any, ...]]]]


class AddressRefusedError(OSError):
    """A name leads to an IP address that we may not dial. An OSError, so that the HTTP client passes it on."""


class NoSuchNameError(OSError):
    """A name server answered that there is no such name."""


class UnreachableError(OSError):
    """No name server answered: most likely there is no network."""


class SystemLookup:
    """Asks the system's resolver in threads of its own."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(LOOKUPS_AT_ONCE, thread_name_prefix="wireroom-names")

    async def __call__(self, host: str, port: int) -> Sequence[tuple[Any, ...]]:
        """Return what the system says."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(
            self._pool, lambda: socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
        )

    def close(self) -> None:
        """Let the threads end; those that still wait are not waited for."""
        self._pool.shutdown(wait=False, cancel_futures=True)


@dataclass(slots=True)
class GuardedResolver(AbstractResolver):
    """Resolves for the HTTP client, and judges what came back. `lookup` is the question to the outside."""

    lookup: Lookup
    allow: tuple[Allowance, ...] = ()
    _silent: set[str] = field(default_factory=set)
    _probe_at: float = 0.0

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """Return all addresses of a name.

        Raises:
            AddressRefusedError: If one of them may not be dialled.
            NoSuchNameError: If there is no such name.
            UnreachableError: If nobody answered.
        """
        found = [row for row in await self._rows(host, port) if family in (socket.AF_UNSPEC, row[0])]
        addresses = [_address(row) for row in found]
        if not addresses:
            raise NoSuchNameError(host)
        if not all(address is not None and may_dial(address, port, self.allow) for address in addresses):
            raise AddressRefusedError(host)
        return [
            ResolveResult(
                hostname=host,
                host=str(row[4][0]),
                port=port,
                family=row[0],
                proto=row[2],
                # What is handed on is a number; nobody is to resolve it again.
                flags=socket.AI_NUMERICHOST | socket.AI_NUMERICSERV,
            )
            for row in found
        ]

    async def close(self) -> None:
        """Nothing is held here."""

    async def _rows(self, host: str, port: int) -> Sequence[tuple[Any, ...]]:
        now = asyncio.get_running_loop().time()
        if len(self._silent) >= ABSENT_AFTER:
            if now < self._probe_at:
                raise UnreachableError(host)
            self._probe_at = now + PROBE_SECONDS  # this one question is the probe
        try:
            async with asyncio.timeout(LOOKUP_SECONDS):
                rows = await self.lookup(host, port)
        except TimeoutError as error:
            self._no_answer(host)
            raise UnreachableError(host) from error
        except socket.gaierror as error:
            if error.errno in (socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)):
                self._silent.clear()
                raise NoSuchNameError(host) from error
            self._no_answer(host)
            raise UnreachableError(host) from error
        except UnicodeError as error:
            raise NoSuchNameError(host) from error
        self._silent.clear()
        return rows

    def _no_answer(self, host: str) -> None:
        if len(self._silent) < ABSENT_AFTER:
            self._silent.add(host)
            self._probe_at = asyncio.get_running_loop().time() + PROBE_SECONDS


def guarded_socket(allow: tuple[Allowance, ...]) -> Callable[[tuple[Any, ...]], socket.socket]:
    """Return a maker of sockets that judges each IP address once more, at the moment of dialling (S3)."""

    def make(row: tuple[Any, ...]) -> socket.socket:
        address = _address(row)
        if address is None or not may_dial(address, int(row[4][1]), allow):
            raise AddressRefusedError("refused at connect time")
        return socket.socket(family=row[0], type=row[1], proto=row[2])

    return make


def _address(row: tuple[Any, ...]) -> IPAddress | None:
    """Read the IP address out of a row; one with a scope is on the local link and refused with None."""
    if row[0] not in (socket.AF_INET, socket.AF_INET6):
        return None
    sockaddr = row[4]
    if len(sockaddr) > 3 and sockaddr[3]:
        return None
    return ip_address(str(sockaddr[0]))

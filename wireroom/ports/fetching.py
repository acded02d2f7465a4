"""What whoever goes out promises: one polite request, one usable answer or a typed error."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One request to make. Whoever asks names what for; the gateway sets limits and manners by it."""

    url: str
    #: "feed" (15 MiB), "page" (5 MiB), "image" (8 MiB), "icon" (2 MiB) or "robots" (500 KiB).
    kind: str
    etag: str | None = None
    last_modified: str | None = None
    #: Final address that the two belong to (R21): they are sent there and nowhere else. None: `url`.
    validators_for: str | None = None
    #: Subscriber count told in the User-Agent.
    subscribers: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the other side answered: 2xx or 304. Everything else is a FetchError."""

    url: str
    #: Address after redirects.
    final_url: str
    status: int
    #: Names in lower case; the last of repeated ones wins.
    headers: Mapping[str, str] = field(default_factory=dict)
    #: Decoded (gzip, deflate) bytes; b"" for 304.
    body: bytes = b""
    #: True for a chain made of 301 and 308 alone (R26).
    permanent: bool = False
    #: Milliseconds from first byte asked to last byte read.
    ms: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """Something to send to an address that the operator or the owner chose: a notice, a question to a service."""

    url: str
    #: "notice": what is answered is read up to 64 KiB, and shown to nobody (S43).
    kind: str
    body: bytes = field(repr=False)
    #: What the body is and what lets it in; each name and value in printable ASCII.
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)


class Poster(Protocol):
    """The way out for what we send."""

    async def post(self, post: Post) -> Answer:
        """Send once, within all limits: no redirect is followed, nothing is sent a second time.

        Raises:
            FetchError: For every answer but 2xx, with `status` and `retry_after` where known; RefusedError where the
                address may not be reached. The text never holds what the other side wrote.
        """
        ...


class Mailer(Protocol):
    """The way to the operator's mail server."""

    async def send(self, sender: str, to: str, mail: bytes) -> None:
        """Hand one mail over.

        Raises:
            FetchError: If it was not taken; RefusedError where the server may not be reached.
        """
        ...


class Fetcher(Protocol):
    """The only way out."""

    async def fetch(self, ask: Ask) -> Answer:
        """Fetch politely: waits for its turn on the host, obeys robots rules, holds all limits.

        Raises:
            FetchError: With `status` and `retry_after` where known; RefusedError and TooLargeError are kinds of it.
        """
        ...

    async def close(self) -> None:
        """End all connections."""
        ...

"""Articles out of files, before the newsroom has seen them, and what becomes of each."""

import base64
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

import orjson

from wireroom.model.article import Reading
from wireroom.model.codec import build

#: What becomes of an article of a file, in the order in which it is told.
OUTCOMES = ("new", "completed", "edited", "same", "older")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """One article of a file, read and cut to what is kept."""

    reading: Reading
    #: Registrable domain of its publisher, or its name where no address is known.
    source: str
    #: What people call it; "" where the file does not say.
    source_name: str = ""
    #: Its identity within its source, where it has no address.
    key: str
    url: str | None
    #: When it stood so, UTC seconds.
    at: float
    #: Name of the file, for people.
    file: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """How far an archive is done."""

    key: str
    name: str
    #: Records that lie behind us.
    position: int
    #: To its end.
    done: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """What commits together: articles in order of time, and how far their archives are done by that."""

    articles: tuple[Filed, ...]
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Harvest:
    """What a worker made of one piece of an archive."""

    articles: tuple[Filed, ...] = ()
    #: Why records gave no article, a reason for each.
    failed: tuple[str, ...] = ()


def packed(batch: Batch) -> str:
    """Write a batch for its way to another process."""
    return base64.b64encode(zlib.compress(orjson.dumps(batch), 1)).decode("ascii")


def unpacked(text: str) -> Batch:
    """Read what `packed` wrote."""
    made: Batch = build(Batch, orjson.loads(zlib.decompress(base64.b64decode(text))))
    return made


def weight(articles: Sequence[Filed]) -> int:
    """Say how many bytes articles take, roughly."""
    return sum(2 * len(one.reading.text) + len(one.reading.html) + 1000 for one in articles)

"""Whose are the sources? Facts from outside fill in what is not known; what is known stays."""

import gzip
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import replace

import orjson

from wireroom.errors import UsageError
from wireroom.model.events import SourceAdded
from wireroom.model.source import Source
from wireroom.pipeline.newsroom import Newsroom

#: Longest name of an owner, characters.
LONGEST = 120


def read_owners(data: bytes, name: str) -> dict[str, str]:
    """Read lines of JSON with `domain` and `owner` (as open lists of outlets have them), plain or gzipped.

    Lines without either say nothing and are passed over. A domain that is told twice with two owners is not known.

    Raises:
        UsageError: If it is no such file; `name` is the file's, for the text of the error.
    """
    try:
        plain = gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data
        rows = [orjson.loads(line) for line in plain.split(b"\n") if line.strip()]
    except (OSError, EOFError, zlib.error, orjson.JSONDecodeError) as error:
        raise UsageError(f"{name}: not lines of JSON with `domain` and `owner` ({error})") from error
    found: dict[str, set[str]] = {}
    for row in rows:
        told = (row.get("domain"), row.get("owner")) if isinstance(row, dict) else (None, None)
        domain, owner = (" ".join(one.split()) if isinstance(one, str) else "" for one in told)
        if domain and owner:
            found.setdefault(domain.casefold().removeprefix("www."), set()).add(owner[:LONGEST])
    return {domain: owners.pop() for domain, owners in found.items() if len(owners) == 1}


def unknown_owners(sources: Iterable[Source], owners: Mapping[str, str]) -> dict[str, str]:
    """Return the owners of those sources whose owner is not known yet: source id -> owner."""
    found = {}
    for source in sources:
        told = {owners[domain] for domain in (source.id, *source.domains) if domain in owners}
        if source.owner is None and len(told) == 1:
            found[source.id] = told.pop()
    return found


def name_owners(newsroom: Newsroom, owners: Mapping[str, str], now: float) -> list[str]:
    """Write down the owners of sources (by id) that have none; their stories are counted anew. Returns their ids."""
    sources = [row.source for row in newsroom.room.reader.sources()]
    new = [replace(one, owner=owners[one.id]) for one in sources if one.owner is None and one.id in owners]
    newsroom.take(lambda: [SourceAdded(at=now, source=source) for source in new])
    return [source.id for source in new]

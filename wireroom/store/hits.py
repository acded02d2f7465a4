"""What matches a search, best first, within a limit of time."""

import contextlib
import time
from collections.abc import Iterator
from typing import Any

import apsw

from wireroom.errors import StorageError
from wireroom.store.queries import Queries
from wireroom.store.search import Wanted, conditions

#: A search may take this long (S46), real seconds, looked at every so many steps of SQLite.
SEARCH_SECONDS = 2.0
SEARCH_STEPS = 20_000

#: Best hits that facets and stories are counted over.
SEARCH_DEPTH = 2000

#: Values of a facet that are named.
FACET_MOST = 12


def hits(sql: Queries, wanted: Wanted) -> list[tuple[Any, ...]]:
    """Return (article, story, section, source's name, language) of the best hits.

    Raises:
        StorageError: If the search takes too long.
    """
    narrow, values = conditions(wanted)
    columns = "a.id, a.story_id, a.section, s.name, a.language"
    if wanted.match:
        # titles weigh four times a text; among equals the newer stands first
        text = (
            f"SELECT {columns} FROM search JOIN articles a ON a.n = search.rowid "  # noqa: S608 - all parts are ours
            f"JOIN sources s ON s.id = a.source_id WHERE search MATCH :match{narrow} "
            f"ORDER BY bm25(search, 4.0, 1.0), a.seen DESC LIMIT {SEARCH_DEPTH}"
        )
    elif wanted.filters:
        text = (
            f"SELECT {columns} FROM articles a JOIN sources s ON s.id = a.source_id "  # noqa: S608 - all parts are ours
            f"WHERE a.body IS NOT NULL{narrow} ORDER BY a.seen DESC, a.n DESC LIMIT {SEARCH_DEPTH}"
        )
    else:
        return []
    with limited(sql.connection):
        return sql.direct(text, {**values, "match": wanted.match} if wanted.match else values)


@contextlib.contextmanager
def limited(connection: apsw.Connection) -> Iterator[None]:
    """Let what is read inside the block take no longer than a search may.

    Raises:
        StorageError: If it does.
    """
    deadline = time.monotonic() + SEARCH_SECONDS
    connection.set_progress_handler(lambda: time.monotonic() > deadline, SEARCH_STEPS)
    try:
        yield
    except apsw.InterruptError as error:
        raise StorageError("the search took too long; use fewer or more telling words") from error
    finally:
        connection.set_progress_handler(None)


def facets(rows: list[tuple[Any, ...]]) -> tuple[tuple[str, str, int], ...]:
    """Count sections, sources and languages of hits: (facet, value, how many), the most frequent first."""
    counts: list[tuple[str, str, int]] = []
    for place, name in ((2, "section"), (3, "source"), (4, "language")):
        counted: dict[str, int] = {}
        for row in rows:
            if row[place] is not None:
                counted[str(row[place])] = counted.get(str(row[place]), 0) + 1
        ordered = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
        counts += [(name, value, number) for value, number in ordered[:FACET_MOST]]
    return tuple(counts)

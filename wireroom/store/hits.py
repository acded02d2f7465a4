"""What matches a search, best first, within a limit of time."""

import contextlib
import time
from collections.abc import Iterator
from typing import Any

import apsw
import orjson
import structlog

from wireroom.errors import StorageError
from wireroom.store.queries import Queries
from wireroom.store.search import Wanted, conditions
from wireroom.store.side_index import MOST_BEHIND, SideIndex, answers

log = structlog.get_logger()

#: A search may take this long (S46), real seconds, looked at every so many steps of SQLite.
SEARCH_SECONDS = 2.0
SEARCH_STEPS = 20_000

#: Best hits that facets and stories are counted over.
SEARCH_DEPTH = 2000

#: Values of a facet that are named.
FACET_MOST = 12


#: What is known of a hit.
COLUMNS = "a.id, a.story_id, a.section, s.name, a.language"


def hits(sql: Queries, wanted: Wanted, side: SideIndex | None = None) -> list[tuple[Any, ...]]:
    """Return (article, story, section, source's name, language) of the best hits.

    Args:
        sql: The connection.
        wanted: What is searched for.
        side: The side index; without one, or where it cannot answer, SQLite's full text does.

    Raises:
        StorageError: If the search takes too long.
    """
    with limited(sql.connection):
        if side is not None and answers(wanted):
            found = _by_side_index(sql, wanted, side)
            if found is not None:
                return found
        return _by_full_text(sql, wanted)


def _by_side_index(sql: Queries, wanted: Wanted, side: SideIndex) -> list[tuple[Any, ...]] | None:
    """Ask the side index; None where it is absent, of another log, or far behind.

    What was read since it was written, SQLite finds, and that stands first: it is a second or two old.
    """
    state = side.state()
    more = Queries(sql.connection, "side_index")
    epoch, last = more.rows("stands")[0]
    if state is None or state.epoch != epoch or last - state.seq > MOST_BEHIND:
        return None
    sources = [[row[0] for row in more.rows("sources_named", name=name)] for name in wanted.sources]
    try:
        best = side.search(wanted, sources, SEARCH_DEPTH)
    except (ValueError, OSError) as error:
        log.warning("search.torn", reason=str(error))
        return None
    fresh = [n for (n,) in more.rows("read_since", seq=state.seq)]
    narrow, values = conditions(wanted)
    values |= {"fresh": orjson.dumps(fresh).decode(), "best": orjson.dumps(best).decode()}
    newest = sql.direct(_FRESH.format(narrow=narrow), {**values, "match": wanted.match}) if fresh else []
    return [*newest, *sql.direct(_BEST.format(narrow=narrow), values)][:SEARCH_DEPTH]


#: Of the rows that the side index names, those that are as SQLite has them now; their order is the index's.
_BEST = (
    f"SELECT {COLUMNS} FROM json_each(:best) best JOIN articles a ON a.n = best.value "  # noqa: S608 - all parts are ours
    "JOIN sources s ON s.id = a.source_id WHERE a.n NOT IN (SELECT value FROM json_each(:fresh)){narrow} "
    "ORDER BY best.key"
)
_FRESH = (
    f"SELECT {COLUMNS} FROM search JOIN articles a ON a.n = search.rowid "  # noqa: S608 - all parts are ours
    "JOIN sources s ON s.id = a.source_id WHERE search MATCH :match "
    "AND search.rowid IN (SELECT value FROM json_each(:fresh)){narrow} ORDER BY a.seen DESC, a.n DESC"
)


def _by_full_text(sql: Queries, wanted: Wanted) -> list[tuple[Any, ...]]:
    narrow, values = conditions(wanted)
    if wanted.match:
        # titles weigh four times a text; among equals the newer stands first
        text = (
            f"SELECT {COLUMNS} FROM search JOIN articles a ON a.n = search.rowid "  # noqa: S608 - all parts are ours
            f"JOIN sources s ON s.id = a.source_id WHERE search MATCH :match{narrow} "
            f"ORDER BY bm25(search, 4.0, 1.0), a.seen DESC LIMIT {SEARCH_DEPTH}"
        )
    elif wanted.filters:
        text = (
            f"SELECT {COLUMNS} FROM articles a JOIN sources s ON s.id = a.source_id "  # noqa: S608 - all parts are ours
            f"WHERE a.body IS NOT NULL{narrow} ORDER BY a.seen DESC, a.n DESC LIMIT {SEARCH_DEPTH}"
        )
    else:
        return []
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

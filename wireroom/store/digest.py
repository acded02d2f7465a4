"""One number for all that is known: equal logs give equal digests, on every run and machine."""

import hashlib
from collections import Counter
from collections.abc import Iterator

import apsw
import orjson

#: Projection tables and the columns that count: no wall-clock times, row numbers or paths.
TABLES = {
    "sources": "id, facts",
    "feeds": "url, source_id, active, facts",
    "articles": (
        "id, source_id, url, title, language, section, section_sure, published, seen, version, body, origin, agency, "
        "paywall, labels, words, trouble, story_id, report_id, copy_of, score, reasons, origins, offices, "
        "offices_checked"
    ),
    "versions": "article_id, version, title, origin, body",
    "edits": "article_id, version, at, edit",
    "stories": (
        "id, merged_into, slug, headline, language, section, counts, opened_at, changed_at, broke_at, "
        "break_ended_at, break_ended_how, languages, publishers, report_times, composition"
    ),
    "joins": "story_id, seq, kind, other_id, articles, by, undone",
    "documents": "institution, at, article_id, full",
    "traces": "article_id, version, looked_at, published, closes, traces",
    "named_offices": "article_id, office, name, ours, since, at",
    "asked": "institution, at, article_id",
    "talk": "article_id, points, comments, shares, views",
    "post_links": "article_id, address",
    "situations": "name, at, version, text",
    "observations": "situation, indicator, article_id, at, happened, counts, evidence",
    "indicator_changes": "situation, indicator, at, before, state, value",
    "level_changes": "situation, at, before, level, why, blind",
    "series_points": "series, day, at, value",
    "situation_notes": "situation, at, kind, note",
}

#: Scores are rounded so that the last bits of a sum do not count.
DECIMALS = 6


def rows(connection: apsw.Connection) -> Iterator[tuple[str, bytes]]:
    """Yield (table, row as canonical JSON), sorted within each table."""
    for table, columns in TABLES.items():
        lines = sorted(
            orjson.dumps([_rounded(value) for value in row])
            for row in connection.execute(f"SELECT {columns} FROM {table}")  # noqa: S608 - both are constants above
        )
        for line in lines:
            yield table, line


def digest(connection: apsw.Connection) -> str:
    """Return SHA-256 (hex) over all rows."""
    total = hashlib.sha256()
    for table, line in rows(connection):
        total.update(table.encode() + b"\t" + line + b"\n")
    return total.hexdigest()


def _rounded(value: object) -> object:
    return round(value, DECIMALS) if isinstance(value, float) else value


def differences(one: apsw.Connection, other: apsw.Connection) -> dict[str, int]:
    """Count the rows of each table that stand in one store alone; tables without any are left out."""
    left, right = (Counter(rows(connection)) for connection in (one, other))
    apart: Counter[str] = Counter()
    for (table, _), number in ((left - right) + (right - left)).items():
        apart[table] += number
    return dict(apart)

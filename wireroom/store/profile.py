"""A sample of a source's articles, for its profile."""

from dataclasses import fields
from typing import Any

import apsw

from wireroom.model.profile import SourcePiece
from wireroom.store.queries import Queries

#: The newest articles that are looked at: a page costs the same however much a source has brought.
MOST_PIECES = 1000


def source_pieces(connection: apsw.Connection, source_id: str) -> list[SourcePiece]:
    """Give a source's newest articles, the newest first."""
    names = [field.name for field in fields(SourcePiece)]
    rows = Queries(connection, "profile").rows("pieces", source=source_id, most=MOST_PIECES)
    return [_piece(dict(zip(names, row, strict=True))) for row in rows]


def _piece(row: dict[str, Any]) -> SourcePiece:
    truths = {name: bool(value) for name, value in row.items() if name not in ("seen", "story_id")}
    return SourcePiece(**(row | truths))

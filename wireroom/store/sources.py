"""Sources with their feeds and marks, and a sample of one source's articles, for its profile."""

from collections.abc import Iterable
from dataclasses import fields
from typing import Any

import apsw
import orjson

from wireroom.model.codec import build
from wireroom.model.profile import SourcePiece
from wireroom.model.source import Feed, FeedState, Source
from wireroom.model.views import SourceRow
from wireroom.store.queries import Queries

#: The newest articles that are looked at: a page costs the same however much a source has brought.
MOST_PIECES = 1000
#: Columns of a mark behind its source; the first three are truths.
_MARKS = ("paused", "hidden", "licensed", "grade", "reason")


def source_rows(reads: Queries) -> list[SourceRow]:
    """Give all sources with their feeds and how the editor treats them."""
    feeds: dict[str, list[tuple[Feed, FeedState | None]]] = {}
    for source_id, facts, state in reads.rows("source_feeds"):
        known = build(FeedState, orjson.loads(state)) if state else None
        feeds.setdefault(source_id, []).append((build(Feed, orjson.loads(facts)), known))
    marks = {
        name: dict(zip(_MARKS, (*map(bool, mark[:3]), *mark[3:]), strict=True))
        for name, *mark in reads.rows("source_marks")
    }
    return [
        SourceRow(
            source=build(Source, orjson.loads(facts)),
            feeds=tuple(feeds.get(source_id, ())),
            articles=articles,
            last_article=last,
            **marks.get(source_id, {}),
        )
        for facts, source_id, articles, last in reads.rows("sources")
    ]


def source_pieces(connection: apsw.Connection, source_id: str) -> list[SourcePiece]:
    """Give a source's newest articles, the newest first."""
    names = [field.name for field in fields(SourcePiece) if field.name != "contradicted"]
    run = Queries(connection, "profile").rows
    against = _contradicted(run("contested", source=source_id, most=MOST_PIECES))
    return [
        _piece(dict(zip(names, told, strict=True)) | {"contradicted": article_id in against})
        for article_id, *told in run("pieces", source=source_id, most=MOST_PIECES)
    ]


def _contradicted(stories: Iterable[tuple[Any, ...]]) -> set[str]:
    """Give the articles that tell a contested claim in their own voice; what they have from others is not theirs."""
    return {
        one["citation"]["article_id"]
        for _, composition in stories
        for claim in orjson.loads(composition).get("claims", ())
        if claim["state"] == "contested"
        for one in claim["told"]
        if one["stance"] == "asserts"
    }


def _piece(row: dict[str, Any]) -> SourcePiece:
    truths = {name: bool(value) for name, value in row.items() if name not in ("seen", "story_id")}
    return SourcePiece(**(row | truths))

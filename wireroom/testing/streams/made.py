"""A whole stream as rows: a function of its plan and its seed."""

import random
from datetime import UTC, datetime
from typing import Any

from wireroom.testing.streams.outlets import outlets
from wireroom.testing.streams.plan import Plan
from wireroom.testing.streams.scenes import SCENES, Piece, Stage

#: Words of a summary.
_SUMMARY = 26


def rows(plan: Plan, seed: int) -> list[dict[str, Any]]:
    """Make the rows of a stream, in the order in which they are seen.

    Keys: id, title, summary, text (null where only title and summary are known), published_at, seen_at (ISO 8601),
    source_domain, outlet, lang, story_id, copy_of (an id or null), burst, trap (its kind or null).
    """
    chance = random.Random(f"stream/{seed}")  # noqa: S311 - invented news needs no secrecy
    stage = Stage(plan, outlets(plan, chance), chance)
    pieces = [piece for scene in SCENES for piece in scene(stage)]
    pieces.sort(key=lambda piece: (piece.seen, piece.story, piece.outlet.domain))
    ids = {id(piece): f"{seed}-{number:06d}" for number, piece in enumerate(pieces)}
    return [_row(piece, ids, chance.random() < plan.unread) for piece in pieces]


def _row(piece: Piece, ids: dict[int, str], unread: bool) -> dict[str, Any]:
    return {
        "id": ids[id(piece)],
        "title": piece.told.title,
        "summary": " ".join(piece.told.text.split()[:_SUMMARY]),
        "text": None if unread else piece.told.text,
        "published_at": _written(piece.printed),
        "seen_at": _written(piece.seen),
        "source_domain": piece.outlet.domain,
        "outlet": piece.outlet.name,
        "lang": piece.outlet.language,
        "story_id": piece.story,
        "copy_of": None if piece.copy_of is None else ids[id(piece.copy_of)],
        "burst": piece.burst,
        "trap": piece.trap,
    }


def _written(at: float) -> str:
    return datetime.fromtimestamp(round(at), UTC).isoformat().replace("+00:00", "Z")

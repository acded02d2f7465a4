"""Articles of the memory as bytes, and back: some hundreds together, since they stay as they are once they were read.

For each article the ids and values of its vectors, its shingles, sketch, vector of meaning and trail follow each other.
Where it was placed is not kept here: that changes.
"""

import math
import sys
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from wireroom.stories.facts import Facts
from wireroom.stories.known import Known
from wireroom.stories.packed import Block, Words, pack, unpack
from wireroom.stories.vectors import Shown, Vectors
from wireroom.text.trail import Trail

_FACTS = ("places", "names", "figures", "editions", "mixed")


def pack_articles(articles: Iterable[Known]) -> bytes:
    """Give articles as bytes."""
    block: list[Words] = []
    return pack({"articles": [_fields(one, block) for one in articles]}, block)


def unpack_articles(packed: bytes) -> list[Known]:
    """Give the articles back, without a place.

    Raises:
        ValueError: If the bytes are something else; also zlib.error, KeyError and TypeError.
    """
    head, numbers = unpack(packed)
    return [_article(one, numbers) for one in head["articles"]]


def _fields(article: Known, block: list[Words]) -> dict[str, Any]:
    made = article.vectors
    # A headline alone has one vector under two names; it is kept once and is one again after loading.
    parts = [made.stems, made.openings] if made.title is made.stems else [made.stems, made.openings, made.title]
    for vector in parts:
        block.extend((vector.ids, vector.values.view(np.uint32)))
    block.extend((made.shown.features, article.shingles, article.sketch, article.dense.view(np.uint32)))
    block.extend((article.trail.numbers, article.trail.names))
    return {
        "id": article.article_id,
        "order": article.order,
        "language": article.language,
        "earliest": None if math.isinf(article.earliest) else article.earliest,
        "latest": article.latest,
        "words": made.words,
        "shown": made.shown.printed,
        "agency": article.agency,
        "full": article.full,
        "source": article.source_id,
        "agencies": article.agencies,
        "facts": [getattr(article.facts, name) for name in _FACTS],
        "sizes": [len(vector.ids) for vector in parts],
        "numbers": [len(made.shown.features), len(article.shingles), len(article.sketch), len(article.dense)],
        "trail": [len(article.trail.numbers), len(article.trail.names), article.trail.letters],
    }


def _article(fields: dict[str, Any], numbers: Block) -> Known:
    parts = [numbers.vector(size) for size in fields["sizes"]]
    shown, shingles, sketch, dense = (numbers.take(size) for size in fields["numbers"])
    figures, names, letters = fields["trail"]
    return Known(
        article_id=fields["id"],
        order=fields["order"],
        language=fields["language"],
        earliest=-math.inf if fields["earliest"] is None else fields["earliest"],
        latest=fields["latest"],
        vectors=Vectors(
            title=parts[2] if len(parts) == 3 else parts[0],
            stems=parts[0],
            openings=parts[1],
            words=fields["words"],
            shown=Shown(shown, fields["shown"]),
        ),
        agency=fields["agency"],
        full=fields["full"],
        source_id=fields["source"],
        agencies=fields["agencies"],
        facts=_facts(fields.get("facts", ())),
        shingles=shingles,
        sketch=sketch,
        dense=dense.view(np.float32),
        trail=Trail(numbers.take(figures), numbers.take(names), letters),
    )


def _facts(kept: Sequence[Any]) -> Facts:
    """Give what an article says; of one that was kept before this was seen it is not known."""
    if not kept:
        return Facts()
    places, names, figures, editions = (tuple(map(sys.intern, one)) for one in kept[:4])
    return Facts(places=places, names=names, figures=figures, editions=editions, mixed=kept[4])

"""The desk's memory as bytes, and back. Equal memories give equal bytes.

Format 2: zlib over a head (canonical JSON, its length before it as eight bytes, little-endian) and one block of
numbers: for each article the ids and values of its vectors, shingles, sketch and vector of meaning, in this order; then
the counts of words and the means. Rows, lists and bands are not kept: they follow from the articles.
"""

import math
import zlib
from typing import Any

import numpy as np
import numpy.typing as npt
import orjson

from wireroom.errors import DamagedError, SchemaTooNewError
from wireroom.stories.dense import Usual
from wireroom.stories.furniture import Furniture
from wireroom.stories.known import Known
from wireroom.stories.memory import Memory
from wireroom.stories.rarity import Rarity
from wireroom.stories.recipe import Recipe
from wireroom.stories.vectors import Vector, Vectors

FORMAT = 2
# Hashes hardly shrink: level 1 gives nearly all that level 9 does, ten times faster.
_LEVEL = 1

Words = npt.NDArray[np.uint32]


def save(memory: Memory) -> bytes:
    """Return the state as bytes."""
    block: list[Words] = []
    head = {
        "format": FORMAT,
        "clock": memory.clock,
        "counted": memory.counted,
        "articles": [_fields(one, block) for one in memory.articles.values()],
        "waiting": [_fields(one, block) for one in memory.waiting.values()],
        "stories": [[story, list(memory.stories[story]), memory.changed[story]] for story in sorted(memory.stories)],
        "pinned": sorted(memory.pinned),
        "apart": sorted(memory.apart),
        "rarity": [_counts(*key, memory.rarity[key], block) for key in sorted(memory.rarity)],
        "furniture": _furniture(memory.furniture, block),
        "embedder": memory.usual.model,
        "usual": [_usual(language, memory.usual, block) for language in sorted(memory.usual.sums)],
    }
    told = orjson.dumps(head, option=orjson.OPT_SORT_KEYS)
    numbers = np.concatenate(block) if block else np.empty(0, dtype=np.uint32)
    return zlib.compress(len(told).to_bytes(8, "little") + told + numbers.astype("<u4").tobytes(), _LEVEL)


def load(state: bytes, recipe: Recipe) -> Memory:
    """Build a memory from bytes.

    Raises:
        DamagedError: If the bytes are not what `save` gave.
        SchemaTooNewError: If a later Wireroom wrote them.
    """
    try:
        plain = zlib.decompress(state)
        end = 8 + int.from_bytes(plain[:8], "little")
        head = orjson.loads(plain[8:end])
        numbers = _Block(np.frombuffer(plain, dtype="<u4", offset=end).astype(np.uint32))
        if head["format"] > FORMAT:
            raise SchemaTooNewError(f"the story desk's state has format {head['format']}; this Wireroom reads {FORMAT}")
        if head["format"] < FORMAT:  # its hashes of texts would meet none of ours
            raise ValueError(f"its format is {head['format']}, of an earlier version")
        return _memory(head, numbers, recipe)
    except (zlib.error, ValueError, KeyError, TypeError, IndexError) as error:
        raise DamagedError(
            f"the story desk's state cannot be read ({error}); replay the log to build it anew"
        ) from error


class _Block:
    """Reads a block of numbers piece by piece."""

    def __init__(self, numbers: Words) -> None:
        self._numbers, self._at = numbers, 0

    def take(self, count: int) -> Words:
        piece = self._numbers[self._at : self._at + count].copy()
        if len(piece) != count:
            raise ValueError("it ends too early")
        self._at += count
        return piece

    def vector(self, count: int) -> Vector:
        return Vector(self.take(count), self.take(count).view(np.float32))


def _memory(head: dict[str, Any], numbers: _Block, recipe: Recipe) -> Memory:
    memory = Memory(recipe, clock=head["clock"], counted=head["counted"])
    for held, fields in ((memory.articles, head["articles"]), (memory.waiting, head["waiting"])):
        for one in fields:
            article = _article(one, numbers)
            held[article.article_id] = article
    for story, members, changed in head["stories"]:
        memory.stories[story], memory.changed[story] = dict.fromkeys(members), changed
    memory.pinned = set(head["pinned"])
    memory.apart = {(one, other) for one, other in head["apart"]}
    for form, language, articles, size in head["rarity"]:
        seen = dict(zip(numbers.take(size).tolist(), numbers.take(size).tolist(), strict=True))
        memory.rarity[form, language] = Rarity(form, articles, seen)
    _refurnish(memory.furniture, head["furniture"], numbers)
    for language, count, size in head["usual"]:
        memory.usual.sums[language], memory.usual.counts[language] = numbers.take(2 * size).view(np.float64), count
    memory.usual.model = head["embedder"] or ""
    memory.reindex()
    return memory


def _counts(form: str, language: str, counts: Rarity, block: list[Words]) -> list[Any]:
    ordered = sorted(counts.seen.items())
    block.append(np.array([one for one, _ in ordered], dtype=np.uint32))
    block.append(np.array([count for _, count in ordered], dtype=np.uint32))
    return [form, language, counts.articles, len(ordered)]


def _furniture(furniture: Furniture, block: list[Words]) -> list[int]:
    """Keep sentences in their order: the oldest are forgotten first."""
    keys = np.array(list(furniture.held), dtype=np.uint64).view(np.uint32)
    counts = [[count, len(about)] for count, about in furniture.held.values()]
    block.extend((keys, np.array(counts, dtype=np.uint32).reshape(-1)))
    block.append(np.array([one for _, about in furniture.held.values() for one in about], dtype=np.uint32))
    return [len(counts), sum(length for _, length in counts)]


def _refurnish(furniture: Furniture, sizes: list[int], numbers: "_Block") -> None:
    keys = numbers.take(2 * sizes[0]).view(np.uint64).tolist()
    counts = numbers.take(2 * sizes[0]).reshape(-1, 2).tolist()
    words = numbers.take(sizes[1]).tolist()
    at = 0
    for key, (count, length) in zip(keys, counts, strict=True):
        furniture.held[key] = (count, tuple(words[at : at + length]))
        at += length


def _usual(language: str, usual: Usual, block: list[Words]) -> list[Any]:
    block.append(usual.sums[language].view(np.uint32))
    return [language, usual.counts[language], len(usual.sums[language])]


def _fields(article: Known, block: list[Words]) -> dict[str, Any]:
    made = article.vectors
    # A headline alone has one vector under two names; it is kept once and is one again after loading.
    parts = [made.stems, made.openings] if made.title is made.stems else [made.stems, made.openings, made.title]
    for vector in parts:
        block.extend((vector.ids, vector.values.view(np.uint32)))
    block.extend((article.shingles, article.sketch, article.dense.view(np.uint32)))
    return {
        "id": article.article_id,
        "order": article.order,
        "language": article.language,
        "earliest": None if math.isinf(article.earliest) else article.earliest,
        "latest": article.latest,
        "words": made.words,
        "shown": made.shown,
        "agency": article.agency,
        "full": article.full,
        "story": article.story_id,
        "report": article.report_id,
        "copy_of": article.copy_of,
        "perhaps_of": article.perhaps_of,
        "source": article.source_id,
        "agencies": article.agencies,
        "sizes": [len(vector.ids) for vector in parts],
        "shingles": len(article.shingles),
        "sketch": len(article.sketch),
        "dense": len(article.dense),
    }


def _article(fields: dict[str, Any], numbers: _Block) -> Known:
    parts = [numbers.vector(size) for size in fields["sizes"]]
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
            shown=tuple((one, word) for one, word in fields["shown"]),
        ),
        agency=fields["agency"],
        full=fields["full"],
        shingles=numbers.take(fields["shingles"]),
        sketch=numbers.take(fields["sketch"]),
        dense=numbers.take(fields["dense"]).view(np.float32),
        story_id=fields["story"],
        report_id=fields["report"],
        copy_of=fields["copy_of"],
        perhaps_of=fields["perhaps_of"],
        source_id=fields["source"],
        agencies=fields["agencies"],
    )

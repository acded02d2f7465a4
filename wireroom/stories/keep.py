"""The desk's memory as bytes, and back. Equal memories give equal bytes.

It is kept in parts: a head (where articles were placed, what editors decided, counts of words and means), and articles
by segments of their order. Once read, articles stay as they are: only segments in which something changed are written
again, so that saving costs what came in, not what is known. Rows, lists and bands are not kept: they follow from the
articles.
"""

import zlib
from collections.abc import Callable
from typing import Any

import numpy as np

from wireroom.errors import DamagedError, SchemaTooNewError
from wireroom.stories.dense import Usual
from wireroom.stories.furniture import Furniture
from wireroom.stories.keep_articles import pack_articles, unpack_articles
from wireroom.stories.known import Known
from wireroom.stories.memory import SEGMENT, Memory
from wireroom.stories.packed import Block, Words, pack, unpack
from wireroom.stories.rarity import Rarity
from wireroom.stories.recipe import Recipe

FORMAT = 4

#: Name of the head among the parts; a segment is named by its number.
HEAD = "head"


def save(memory: Memory) -> bytes:
    """Return the whole state as bytes: the head, then the segments in their order, each after its length."""
    held = _segments(memory)
    parts = [_head(memory, sorted(held)), *(pack_articles(held[number]) for number in sorted(held))]
    return b"".join(len(part).to_bytes(8, "little") + part for part in parts)


def save_parts(memory: Memory) -> dict[str, bytes]:
    """Return the parts that have changed since this was last asked; one that is no longer needed is empty."""
    held = _segments(memory)
    parts = {str(number): pack_articles(held.get(number, ())) for number in sorted(memory.unsaved & held.keys())}
    gone = {str(number): b"" for number in sorted((memory.saved | memory.unsaved) - held.keys())}
    memory.unsaved, memory.saved = set(), set(held)
    return {**parts, **gone, HEAD: _head(memory, sorted(held))}


def load(state: bytes, recipe: Recipe) -> Memory:
    """Build a memory from what `save` gave; see `load_parts`."""
    parts: list[bytes] = []
    at = 0
    while at < len(state):
        size = int.from_bytes(state[at : at + 8], "little")
        parts.append(state[at + 8 : at + 8 + size])
        at += 8 + size
    rest = iter(parts)  # they are asked for in the order in which they stand
    memory = load_parts(lambda _name: next(rest, None), recipe)
    memory.unsaved, memory.saved = memory.saved, set()  # nothing of it was given as parts yet
    return memory


def load_parts(find: Callable[[str], bytes | None], recipe: Recipe) -> Memory:
    """Build a memory from its parts.

    Args:
        find: Gives a part by its name, None where there is none.
        recipe: Numbers to work with.

    Raises:
        DamagedError: If a part is missing, or is not what was given, or of an earlier Wireroom.
        SchemaTooNewError: If a later Wireroom wrote it.
    """
    try:
        head, numbers = unpack(find(HEAD) or b"")
        if head["format"] > FORMAT:
            raise SchemaTooNewError(f"the story desk's state has format {head['format']}; this Wireroom reads {FORMAT}")
        if head["format"] < FORMAT:
            raise ValueError(f"its format is {head['format']}, of an earlier version")
        known = [one for number in head["segments"] for one in unpack_articles(find(str(number)) or b"")]
        return _memory(head, numbers, {one.order: one for one in known}, recipe)
    except (zlib.error, ValueError, KeyError, TypeError, IndexError, AttributeError) as error:
        raise DamagedError(
            f"the story desk's state cannot be read ({error}); replay the log to build it anew"
        ) from error


def _segments(memory: Memory) -> dict[int, list[Known]]:
    """Give the articles of each segment, by their order."""
    held: dict[int, list[Known]] = {}
    for one in sorted((*memory.articles.values(), *memory.waiting.values()), key=lambda one: one.order):
        held.setdefault(one.order // SEGMENT, []).append(one)
    return held


def _head(memory: Memory, segments: list[int]) -> bytes:
    block: list[Words] = []
    head = {
        "format": FORMAT,
        "segments": segments,
        "clock": memory.clock,
        "counted": memory.counted,
        "articles": [[one.order, one.report_id, one.copy_of, one.perhaps_of] for one in memory.articles.values()],
        "waiting": [[one.order, one.report_id, one.copy_of, one.perhaps_of] for one in memory.waiting.values()],
        "stories": [
            [story, [memory.articles[one].order for one in memory.stories[story]], memory.changed[story]]
            for story in sorted(memory.stories)
        ],
        "pinned": sorted(memory.pinned),
        "apart": sorted(memory.apart),
        "rarity": [_counts(*key, memory.rarity[key], block) for key in sorted(memory.rarity)],
        "furniture": _furniture(memory.furniture, block),
        "model": memory.usual.model,
        "usual": [_usual(language, memory.usual, block) for language in sorted(memory.usual.sums)],
    }
    return pack(head, block)


def _memory(head: dict[str, Any], numbers: Block, known: dict[int, Known], recipe: Recipe) -> Memory:
    memory = Memory(recipe, clock=head["clock"], counted=head["counted"])
    for held, places in ((memory.articles, head["articles"]), (memory.waiting, head["waiting"])):
        for order, *place in places:
            article = known[order]
            article.report_id, article.copy_of, article.perhaps_of = place
            held[article.article_id] = article
    for story, members, changed in head["stories"]:
        memory.stories[story] = {known[order].article_id: None for order in members}
        memory.changed[story] = changed
        for order in members:
            known[order].story_id = story
    memory.pinned = set(head["pinned"])
    memory.apart = {(one, other) for one, other in head["apart"]}
    for form, language, articles, size in head["rarity"]:
        seen = dict(zip(numbers.take(size).tolist(), numbers.take(size).tolist(), strict=True))
        memory.rarity[form, language] = Rarity(form, articles, seen)
    _refurnish(memory.furniture, head["furniture"], numbers)
    for language, count, size in head["usual"]:
        memory.usual.sums[language], memory.usual.counts[language] = numbers.take(2 * size).view(np.float64), count
    memory.usual.model = head["model"]
    memory.saved = set(head["segments"])
    memory.reindex()
    return memory


def _counts(form: str, language: str, counts: Rarity, block: list[Words]) -> list[Any]:
    ids = np.fromiter(counts.seen, dtype=np.uint32, count=len(counts.seen))
    held = np.fromiter(counts.seen.values(), dtype=np.uint32, count=len(ids))
    order = np.argsort(ids)
    block.extend((ids[order], held[order]))
    return [form, language, counts.articles, len(ids)]


def _furniture(furniture: Furniture, block: list[Words]) -> list[int]:
    """Keep sentences in their order: the oldest are forgotten first."""
    keys = np.array(list(furniture.held), dtype=np.uint64).view(np.uint32)
    counts = [[count, len(about)] for count, about in furniture.held.values()]
    block.extend((keys, np.array(counts, dtype=np.uint32).reshape(-1)))
    block.append(np.array([one for _, about in furniture.held.values() for one in about], dtype=np.uint32))
    return [len(counts), sum(length for _, length in counts)]


def _refurnish(furniture: Furniture, sizes: list[int], numbers: Block) -> None:
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

"""Vectors of meaning, where articles come with them: what words alone cannot join, above all across languages.

Raw vectors of one language crowd around a point of their own. What is usual for the language is taken off first (a
running mean, drawn towards that of all languages while little of one was seen), so that what is left tells articles
apart and languages meet.
"""

import math
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

Dense = npt.NDArray[np.float32]
Sum = npt.NDArray[np.float64]

# Articles that a mean must rest on to weigh as much as what stands behind it: behind a language's all languages,
# behind those nothing, so that the first articles keep their vectors.
_DRAWN = 20.0
NONE: Dense = np.empty(0, dtype=np.float32)


@dataclass(slots=True)
class Usual:
    """Running sums of raw vectors by language; "*" is all languages."""

    #: Name of what made them; "" before the first.
    model: str = ""
    sums: dict[str, Sum] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)

    def learn(self, language: str, raw: Dense) -> None:
        """Take a raw vector into the means."""
        for key in ("*", language):
            held = self.sums.get(key)
            self.sums[key] = raw.astype(np.float64) if held is None else held + raw
            self.counts[key] = self.counts.get(key, 0) + 1

    def centred(self, language: str, raw: Dense) -> Dense:
        """Take off what is usual and bring the rest to length 1; a vector that is just usual becomes all zeros."""
        everywhere = self.sums.get("*")
        if everywhere is None:
            return raw
        general = everywhere / (self.counts["*"] + _DRAWN)
        own = self.sums.get(language, np.zeros_like(general))
        mean = (own + _DRAWN * general) / (self.counts.get(language, 0) + _DRAWN)
        rest = raw.astype(np.float64) - mean
        length = math.sqrt(float(np.dot(rest, rest)))
        return (rest / length if length > 1e-9 else np.zeros_like(rest)).astype(np.float32)


@dataclass(slots=True)
class Matrix:
    """Dense vectors by row number, with the signs of their numbers as bits; a row without one is all zeros."""

    _held: npt.NDArray[np.float32] | None = None
    _signs: npt.NDArray[np.uint64] | None = None

    def put(self, row: int, vector: Dense) -> None:
        """Enter a vector; an empty one empties the row."""
        if self._held is None:
            if not len(vector):
                return
            self._held = np.zeros((1024, len(vector)), dtype=np.float32)
        if self._signs is None:
            self._signs = np.zeros((1024, -(-self._held.shape[1] // 64)), dtype=np.uint64)
        while row >= len(self._held):
            self._held = np.concatenate([self._held, np.zeros_like(self._held)])
            self._signs = np.concatenate([self._signs, np.zeros_like(self._signs)])
        self._held[row] = vector if len(vector) else 0.0
        self._signs[row] = _signs(vector) if len(vector) else 0

    def nearest(self, vector: Dense, here: npt.NDArray[np.bool_], most: int) -> npt.NDArray[np.int64]:
        """Return the rows in use that agree with a vector in most signs, sorted: int64 (at most `most`,).

        A first look: of 512 signs strangers share 256, give or take 11; with a likeness of 0.3, 305. Of those that
        share as many as the last one let in, the newest are taken, by order of rows.
        """
        if self._signs is None or not len(vector):
            return np.empty(0, dtype=np.int64)
        size = min(len(here), len(self._signs))
        apart = np.bitwise_count(self._signs[:size] ^ _signs(vector)).sum(axis=1, dtype=np.int64)
        found = np.flatnonzero(here[:size] & self._signs[:size].any(axis=1))
        if len(found) > most:
            # distance first, then age, in one number: what is let in must not depend on how numpy parts a list
            key = apart[found] * size + (size - 1 - found)
            found = found[np.argpartition(key, most)[:most]]
        return np.sort(found)

    def likeness(self, vector: Dense, rows: npt.NDArray[np.int64]) -> npt.NDArray[np.float64]:
        """Return the inner product with some rows, 0 where it is negative: float64 (len(rows),)."""
        if self._held is None or not len(vector):
            return np.zeros(len(rows))
        # einsum sums each row alike wherever it stands; a matrix product may not, and saving renumbers rows.
        products: npt.NDArray[np.float32] = np.einsum("ij,j->i", self._held[rows], vector)
        return np.maximum(products, 0.0).astype(np.float64)


def middle(vectors: list[Dense]) -> Dense:
    """Return the mean direction of vectors, of length 1; none where there are none, or where they cancel out."""
    if not vectors:
        return NONE
    whole = np.sum(np.array(vectors, dtype=np.float64), axis=0)
    length = math.sqrt(float(np.dot(whole, whole)))
    return (whole / length).astype(np.float32) if length > 1e-9 else NONE


def _signs(vector: Dense) -> npt.NDArray[np.uint64]:
    """Return the signs of a vector as bits, filled up to whole words: uint64 (d / 64, rounded up)."""
    bits = np.packbits(vector > 0.0)
    return np.concatenate([bits, np.zeros(-len(bits) % 8, dtype=np.uint8)]).view(np.uint64)

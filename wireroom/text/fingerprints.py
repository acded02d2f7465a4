"""Fingerprints of a text: its shingles, and a small sketch (MinHash) by which texts that share many can be found.

What stands in quotation marks is left out: independent reports quote the same words, reprints share all the others.
"""

import functools
import re
import zlib

import numpy as np
import numpy.typing as npt
import rensa

from wireroom.text.tokens import fold, words

Hashes = npt.NDArray[np.uint32]

# Words in a row that make a shingle. Whoever writes anew hardly ever repeats eight words in a row outside quotes and
# names; with four, close paraphrases share up to 0.7 of their shingles, with eight under 0.5.
SHINGLE = 8
# Numbers in a sketch. In bands of two, 64 find texts that share a quarter of their shingles nine times in ten.
SKETCH = 64
# The seed is part of the format: sketches with different seeds never meet.
_SEED = 20260101

NO_SHINGLES: Hashes = np.empty(0, dtype=np.uint32)

_QUOTED = re.compile(
    r"“[^”]{0,1500}”|„[^“”]{0,1500}[“”]|«[^»]{0,1500}»|「[^」]{0,1500}」|‹[^›]{0,1500}›|\"[^\"\n]{0,1500}\"|``.{0,1500}?''"
)


def without_quotes(text: str) -> str:
    """Take out what stands in quotation marks; an opening mark without its end takes out nothing.

    >>> without_quotes('She said: “We left at dawn.” Then they left.')
    'She said:   Then they left.'
    """
    return _QUOTED.sub(" ", text)


def shingles(text: str, *, size: int = SHINGLE) -> Hashes:
    """Return hashes of all runs of `size` words outside quotes: sorted, each once, uint32.

    Unspaced scripts count pairs of neighbouring characters as words. A text of fewer words has no shingle.
    """
    run = [_code(word) for word in words(without_quotes(text))]
    if len(run) < size:
        return NO_SHINGLES
    codes = np.array(run, dtype=np.uint32)
    mixed = np.zeros(len(run) - size + 1, dtype=np.uint32)
    for step in range(size):  # a rolling polynomial over 32 bits: order counts, and it is the same on every machine
        mixed = mixed * np.uint32(0x01000193) + codes[step : len(codes) - size + 1 + step]
        mixed ^= mixed >> np.uint32(15)
    return np.unique(mixed)


def sketch(hashes: Hashes) -> Hashes:
    """Return the MinHash of a set of shingles: uint32 (SKETCH,); equal places estimate the Jaccard likeness."""
    made = rensa.RMinHash(SKETCH, _SEED)
    data = hashes.astype("<u4").tobytes()
    made.update([data[at : at + 4] for at in range(0, len(data), 4)])
    return np.asarray(made.digest(), dtype=np.uint32)


def contained(small: Hashes, large: Hashes) -> float:
    """Say which share of one text's shingles the other holds: 0 to 1; 0 for a text without shingles."""
    if not len(small):
        return 0.0
    return len(np.intersect1d(small, large, assume_unique=True)) / len(small)


@functools.lru_cache(maxsize=200_000)
def _code(word: str) -> int:
    """Hash a folded word; the memory only saves time."""
    return zlib.crc32(fold(word).encode())

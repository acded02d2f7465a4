"""The trail of a text: its numbers and names in their order. A translation keeps it, a report of one's own does not."""

import unicodedata
import zlib
from dataclasses import dataclass

import numpy as np

from wireroom.text.fingerprints import NO_SHINGLES, Hashes
from wireroom.text.tokens import opening, words

# Numbers and names read from the beginning; a longer text is told apart by these as well.
_NUMBERS, _NAMES = 80, 200
# Shorter capital words are mostly the first of a sentence; their openings meet by chance.
_LEAST = 4
# A lone figure ("3") stands in every text.
_FIGURES = 2


@dataclass(frozen=True, slots=True)
class Trail:
    """Numbers (as figures) and openings of capital words, hashed, in order: uint32 (n,); and the length of the text."""

    numbers: Hashes
    names: Hashes
    letters: int


NO_TRAIL = Trail(NO_SHINGLES, NO_SHINGLES, 0)


def trail(text: str) -> Trail:
    """Read the trail of a text. Separators are left out: "4,5", "4.5" and "45" are one, as are "1,400" and "1.400".

    >>> len(trail("On 14 May 1,400 people left Skarholm for Osterby.").numbers)
    2
    >>> trail("14 Menschen").numbers.tolist() == trail("14 personas").numbers.tolist()
    True
    """
    numbers: list[str] = []
    names: list[str] = []
    for word in words(text):
        if word[0].isdecimal():
            figures = "".join(str(unicodedata.decimal(char)) for char in word if char.isdecimal())
            if len(figures) >= _FIGURES:
                numbers.append(figures)
        elif word[0].isupper() and len(word) >= _LEAST:
            names.append(opening(word))
    return Trail(_hashed(numbers[:_NUMBERS]), _hashed(names[:_NAMES]), len(text))


def _hashed(parts: list[str]) -> Hashes:
    return np.array([zlib.crc32(part.encode("utf-8", "surrogatepass")) for part in parts], dtype=np.uint32)


def in_order(one: Hashes, other: Hashes) -> int:
    """Return how many items two sequences share in the same order (their longest common subsequence).

    >>> in_order(np.array([1, 2, 3, 4], dtype=np.uint32), np.array([2, 9, 4, 1], dtype=np.uint32))
    2
    """
    last = [0] * (len(other) + 1)
    theirs = other.tolist()
    for item in one.tolist():
        row = [0]
        for at, their in enumerate(theirs):
            row.append(last[at] + 1 if item == their else max(last[at + 1], row[at]))
        last = row
    return last[-1]

"""An inverted index: for each word form, which articles carry it, and how much it tells of them.

The likeness of one article to all others is a sum over the lists of its own words, without looking at articles that
share nothing. Lists of everyday words grow with the window and tell little; so that the cost of an article does not
grow with it, an article looks at a bounded number of entries: the lists of its seldom words whole, of the others the
newest (docs/decisions/0023-window.md).
"""

import sys
from array import array
from bisect import bisect_left, insort
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from wireroom.stories.vectors import Vector

# Entries that one article looks at, at most. With 12,000 real headlines in the window, stories agree to .999 with those
# made without a limit (docs/decisions/0023-window.md); to .994 with 8,192, to .982 with 4,096.
BUDGET = 12_288

_HALF = np.uint64(32)
# Which half of an entry lies first in this machine's memory: 0 where it is the value's.
_VALUE = 0 if sys.byteorder == "little" else 1

Rows = npt.NDArray[np.int64]
Numbers = npt.NDArray[np.float64]


@dataclass(slots=True)
class Index:
    """Lists by feature, sorted by row. An entry is one number: the row in its upper 32 bits, below it the value's."""

    _lists: "dict[int, array[int]]" = field(default_factory=dict)

    def add(self, row: int, vector: Vector) -> None:
        """Enter an article's vector under a row number; rows mostly come in their order."""
        lists = self._lists
        for one, entry in zip(vector.ids.tolist(), _entries(row, vector), strict=True):
            found = lists.get(one)
            if found is None:
                lists[one] = array("Q", (entry,))
            elif found[-1] < entry:
                found.append(entry)
            else:
                insort(found, entry)

    def remove(self, row: int, vector: Vector) -> None:
        """Take a vector out that was entered before."""
        for one, entry in zip(vector.ids.tolist(), _entries(row, vector), strict=True):
            found = self._lists[one]
            if len(found) == 1:
                del self._lists[one]
            else:
                del found[bisect_left(found, entry)]

    def products(self, vector: Vector) -> tuple[Rows, Numbers]:
        """Return what each shared word adds to the inner product with a row: rows int64 (m,), float64 (m,).

        Sums by row run in the order of the vector's own words, so that row numbers do not change them.
        """
        get = self._lists.get
        met = [(found, at) for at, one in enumerate(vector.ids.tolist()) if (found := get(one)) is not None]
        if not met:
            return np.empty(0, dtype=np.int64), np.empty(0)
        most = fair([len(found) for found, _ in met], BUDGET)
        entries = b"".join([found if len(found) <= most else memoryview(found)[-most:] for found, _ in met])
        factors = vector.values[[at for _, at in met]].astype(np.float64)
        values = np.frombuffer(entries, dtype=np.float32)[_VALUE::2].astype(np.float64)
        values *= np.repeat(factors, [min(len(found), most) for found, _ in met])
        return np.frombuffer(entries, dtype=np.uint32)[1 - _VALUE :: 2].astype(np.int64), values

    def clear(self) -> None:
        """Empty all lists."""
        self._lists = {}


def fair(lengths: list[int], budget: int) -> int:
    """Return how much of each list fits where all share a budget, the short ones whole; at least 1.

    >>> fair([3, 900, 50], 100), fair([3, 50], 100)
    (48, 50)
    """
    left = budget
    for done, length in enumerate(sorted(lengths)):
        share = left // (len(lengths) - done)
        if length > share:
            return max(1, share)
        left -= length
    return max(lengths)


def _entries(row: int, vector: Vector) -> list[int]:
    bits = vector.values.view(np.uint32).astype(np.uint64)
    told: list[int] = (bits | (np.uint64(row) << _HALF)).tolist()
    return told

"""An inverted index: for each word form, which articles carry it, and how much it tells of them.

The likeness of one article to all others is a sum over the lists of its own words, exact, without looking at articles
that share nothing. Rows that left are skipped until the lists are built anew.
"""

from array import array
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from wireroom.stories.vectors import Vector

_LOW = np.uint64(0xFFFF_FFFF)
_HALF = np.uint64(32)


@dataclass(slots=True)
class Index:
    """Lists by feature. An entry is one number: the row in its upper 32 bits, the bits of the value (float32) below."""

    _lists: "dict[int, array[int]]" = field(default_factory=dict)

    def add(self, row: int, vector: Vector) -> None:
        """Enter an article's vector under a row number that was not used before."""
        lists = self._lists
        entries = vector.values.view(np.uint32).astype(np.uint64) | (np.uint64(row) << _HALF)
        for one, entry in zip(vector.ids.tolist(), entries.tolist(), strict=True):
            found = lists.get(one)
            if found is None:
                lists[one] = array("Q", (entry,))
            else:
                found.append(entry)

    def likeness(self, vector: Vector, size: int) -> npt.NDArray[np.float64]:
        """Return the inner product of a vector with every row below `size`: float64 (size,).

        For each row the sum runs in the order of the vector's own words, so that row numbers do not change it.
        """
        get = self._lists.get
        met = [(found, at) for at, one in enumerate(vector.ids.tolist()) if (found := get(one)) is not None]
        if not met:
            return np.zeros(size)
        entries = np.concatenate([np.frombuffer(found, dtype=np.uint64) for found, _ in met])
        factors = vector.values[[at for _, at in met]].astype(np.float64)
        values = (entries & _LOW).astype(np.uint32).view(np.float32) * np.repeat(factors, [len(one) for one, _ in met])
        sums = np.bincount((entries >> _HALF).astype(np.int64), values, minlength=size)[:size]
        return sums.astype(np.float64, copy=False)

    def clear(self) -> None:
        """Empty all lists."""
        self._lists = {}

"""An inverted index: for each word form, which articles carry it, and how much it tells of them.

The likeness of one article to all others is a sum over the lists of its own words, exact, without looking at articles
that share nothing. Rows that left are skipped until the lists are built anew.
"""

from array import array
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from wireroom.stories.vectors import Vector


@dataclass(slots=True)
class Index:
    """Lists of (row, value) by feature."""

    _rows: "dict[int, array[int]]" = field(default_factory=dict)
    _values: "dict[int, array[float]]" = field(default_factory=dict)

    def add(self, row: int, vector: Vector) -> None:
        """Enter an article's vector under a row number that was not used before."""
        rows, values = self._rows, self._values
        for one, value in zip(vector.ids.tolist(), vector.values.tolist(), strict=True):
            found = rows.get(one)
            if found is None:
                rows[one], values[one] = array("i", (row,)), array("f", (value,))
            else:
                found.append(row)
                values[one].append(value)

    def likeness(self, vector: Vector, size: int) -> npt.NDArray[np.float64]:
        """Return the inner product of a vector with every row below `size`: float64 (size,).

        For each row the sum runs in the order of the vector's own words, so that row numbers do not change it.
        """
        rows, values, factors, lengths = [], [], [], []
        for one, value in zip(vector.ids.tolist(), vector.values.tolist(), strict=True):
            found = self._rows.get(one)
            if found is not None:
                rows.append(np.frombuffer(found, dtype=np.int32))
                values.append(np.frombuffer(self._values[one], dtype=np.float32))
                factors.append(value)
                lengths.append(len(found))
        if not rows:
            return np.zeros(size)
        weights = np.concatenate(values) * np.repeat(np.asarray(factors), lengths)
        sums = np.bincount(np.concatenate(rows), weights, minlength=size)[:size]
        return sums.astype(np.float64, copy=False)

    def clear(self) -> None:
        """Empty all lists."""
        self._rows, self._values = {}, {}

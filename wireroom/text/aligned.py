"""Which passages of a text stand in another? Runs of words that both have in the same order, wherever they stand.

The same words by the same rules as `fingerprints`, with the places at which they stand, so that a page can mark them.
Quotes are marked as well: that they count for nothing is a rule of counting, and a reader wants to see them.
"""

import numpy as np

from wireroom.text.fingerprints import MOST_WORDS, SHINGLE, code, is_unseen, pieces_of
from wireroom.text.tokens import placed_words

# Between two passages at most so many words of one's own: then they read as one.
_GAP = 2

Passages = tuple[tuple[int, int], ...]


def passages(text: str, other: str) -> Passages:
    """Return the passages of `text` that stand in `other`: (start, end) in characters, in order, none overlapping.

    >>> passages("He said: one two three four five six seven eight.", "One two three four five six seven eight nine")
    ((9, 48),)
    """
    places, run = _run(text)
    _, known = _run(other)
    here = np.isin(pieces_of(run), pieces_of(known))
    held = np.zeros(len(run), dtype=np.bool_)
    for step in range(SHINGLE):
        held[step : step + len(here)] |= here
    found: list[list[int]] = []
    last = -_GAP - 2
    for n in np.flatnonzero(held).tolist():
        if n - last <= _GAP + 1:
            found[-1][1] = places[n][1]
        else:
            found.append(list(places[n]))
        last = n
    return tuple((start, end) for start, end in found)


def _run(text: str) -> "tuple[list[tuple[int, int]], np.ndarray[tuple[int], np.dtype[np.uint32]]]":
    """Return where each word of a text stands, and its hash."""
    seen = [n for n, sign in enumerate(text) if not is_unseen(sign)]
    plain = text if len(seen) == len(text) else "".join(text[n] for n in seen)
    placed = placed_words(plain)[:MOST_WORDS]
    places = [(seen[start], seen[end - 1] + 1) for start, end, _ in placed]
    return places, np.array([code(word) for _, _, word in placed], dtype=np.uint32)

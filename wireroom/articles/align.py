"""Which pieces of one sequence stand in another one too, in the same order?

What stands once on either side fixes the rest (patience); between such anchors the longest common run is sought, as
long as that is cheap. So the time grows with the length and not with its square, whatever is given: where two
sequences repeat themselves so much that nothing can be told cheaply, less is matched, never something wrong.

Source: Bram Cohen's patience diff; the longest common subsequence by dynamic programming.
"""

from bisect import bisect_left
from collections.abc import Sequence

# Cells of the tables of common runs in one call: some 20 ms. Edited articles need a few hundred.
MOST_CELLS = 120_000
# Rests of up to this many cells are compared at once: anchors would tell nothing more there.
SMALL = 900
# How often anchors may be sought within what other anchors left. Real texts need three or four.
DEEPEST = 16


def matches(old: Sequence[str], new: Sequence[str], most: int = MOST_CELLS) -> list[tuple[int, int]]:
    """Pair equal pieces, in rising order on both sides, with at most `most` cells.

    >>> matches(["a", "b", "c"], ["b", "x", "c", "a"])
    [(1, 0), (2, 2)]
    """
    found: list[tuple[int, int]] = []
    cells = most
    rests = [(0, len(old), 0, len(new), 0)]
    while rests:
        left, right, top, bottom, depth = rests.pop()
        while left < right and top < bottom and old[left] == new[top]:
            found.append((left, top))
            left, top = left + 1, top + 1
        while left < right and top < bottom and old[right - 1] == new[bottom - 1]:
            right, bottom = right - 1, bottom - 1
            found.append((right, bottom))
        size = (right - left) * (bottom - top)
        if not size:
            continue
        if size > SMALL and depth < DEEPEST and (anchors := _anchors(old, new, left, right, top, bottom)):
            for one, other in anchors:
                found.append((one, other))
                rests.append((left, one, top, other, depth + 1))
                left, top = one + 1, other + 1
            rests.append((left, right, top, bottom, depth + 1))
        elif size <= cells:
            cells -= size
            found += [(left + i, top + j) for i, j in _common(old[left:right], new[top:bottom])]
    return sorted(found)


def _anchors(
    old: Sequence[str], new: Sequence[str], left: int, right: int, top: int, bottom: int
) -> list[tuple[int, int]]:
    """Pair what stands once on either side, as the longest run that rises on both."""
    places: dict[str, int] = {}
    for at in range(left, right):
        places[old[at]] = -1 if old[at] in places else at
    seen: dict[str, int] = {}
    for at in range(top, bottom):
        seen[new[at]] = -1 if new[at] in seen else at
    pairs = [(places[piece], at) for piece, at in seen.items() if at >= 0 and places.get(piece, -1) >= 0]
    return _rising(pairs)


def _rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Give the longest run of pairs whose first numbers rise; the second ones rise already."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for at, (one, _) in enumerate(pairs):
        place = bisect_left(ends, one)
        before.append(last[place - 1] if place else -1)
        if place == len(ends):
            ends.append(one)
            last.append(at)
        else:
            ends[place], last[place] = one, at
    run = []
    at = last[-1] if last else -1
    while at >= 0:
        run.append(pairs[at])
        at = before[at]
    return run[::-1]


def _common(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Give the longest common subsequence of two short sequences."""
    width = len(new) + 1
    rows = [[0] * width]
    for piece in reversed(old):
        under, row = rows[-1], [0] * width
        for j in range(len(new) - 1, -1, -1):
            row[j] = under[j + 1] + 1 if piece == new[j] else max(under[j], row[j + 1])
        rows.append(row)
    rows.reverse()
    found, i, j = [], 0, 0
    while i < len(old) and j < len(new):
        if old[i] == new[j]:
            found.append((i, j))
            i, j = i + 1, j + 1
        elif rows[i + 1][j] >= rows[i][j + 1]:
            i += 1
        else:
            j += 1
    return found

"""How much of one text is in another? The measures of the labelled sets, one function each.

Each gives (found, extra, missing): what was read and is true, read and not true, true and not read.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

Shares = tuple[float, float, float]

_WORD = re.compile(r"\w+")
_ROUGE_WORD = re.compile(r"[a-z0-9]+")


def words(true: str, read: str) -> Shares:
    """Compare words with their numbers, lower case, in any order."""
    return _counts(Counter(_WORD.findall(true.lower())), Counter(_WORD.findall(read.lower())))


def shingles(true: str, read: str, size: int = 4) -> Shares:
    """Compare runs of words with their numbers; the shares of one page add up to 1, so that long texts weigh no more.

    Source: the measure of the article extraction benchmark (its `evaluate` script), cased words.
    """
    found, extra, missing = _counts(_runs(true, size), _runs(read, size))
    whole = found + extra + missing
    return (found / whole, extra / whole, missing / whole) if whole else (0.0, 0.0, 0.0)


def snippets(present: Iterable[str], absent: Iterable[str], read: str) -> Shares:
    """Count the snippets that must be found and are, those that must not be and are, and those that are missing.

    Soft hyphens, which nobody sees, make no difference: some snippets of the set hold them as the page does.
    """
    read = read.replace("\xad", "")
    there = [one.replace("\xad", "") in read for one in present]
    extra = sum(one.replace("\xad", "") in read for one in absent)
    return float(sum(there)), float(extra), float(len(there) - sum(there))


def precision(shares: Shares) -> float:
    """Return the share of what was read that is true; 1 where nothing is wrong, 0 where nothing is right."""
    found, extra, missing = shares
    if extra == missing == 0.0:
        return 1.0
    return found / (found + extra) if found + extra else 0.0


def recall(shares: Shares) -> float:
    """Return the share of what is true that was read; 1 where nothing is wrong, 0 where nothing is right."""
    found, extra, missing = shares
    if extra == missing == 0.0:
        return 1.0
    return found / (found + missing) if found + missing else 0.0


def f1(one: float, other: float) -> float:
    """Return the harmonic mean of two rates; 0 where both are."""
    return 2 * one * other / (one + other) if one + other else 0.0


def rouge_lsum(true: Sequence[str], read: Sequence[str]) -> tuple[float, float]:
    """Compare texts line by line by their longest common subsequences (ROUGE-Lsum).

    For each true line, the words that lie on a longest common subsequence with any line read are joined; a word of
    either text counts once.

    Returns:
        Precision and recall.

    Source: Lin 2004, section 3.2, with the tie-breaks of the package rouge-score, against which a test holds it.
    """
    true_lines = [_ROUGE_WORD.findall(line.lower()) for line in true]
    read_lines = [_ROUGE_WORD.findall(line.lower()) for line in read]
    true_count, read_count = sum(map(len, true_lines)), sum(map(len, read_lines))
    if not true_count or not read_count:
        return 0.0, 0.0
    left_true, left_read = (
        Counter(w for line in true_lines for w in line),
        Counter(w for line in read_lines for w in line),
    )
    hits = 0
    for line in true_lines:
        for place in sorted({place for other in read_lines for place in _common(line, other)}):
            word = line[place]
            if left_true[word] > 0 and left_read[word] > 0:
                hits += 1
                left_true[word] -= 1
                left_read[word] -= 1
    return hits / read_count, hits / true_count


def _common(one: list[str], other: list[str]) -> list[int]:
    """Return the places in `one` of a longest common subsequence with `other`."""
    if not set(one) & set(other):
        return []
    rows = [[0] * (len(other) + 1)]
    for word in one:
        above, row = rows[-1], [0]
        for column, against in enumerate(other, 1):
            row.append(above[column - 1] + 1 if word == against else max(above[column], row[-1]))
        rows.append(row)
    places, i, j = [], len(one), len(other)
    while i > 0 and j > 0:
        if one[i - 1] == other[j - 1]:
            places.append(i - 1)
            i, j = i - 1, j - 1
        elif rows[i][j - 1] > rows[i - 1][j]:
            j -= 1
        else:
            i -= 1
    return places


def _runs(text: str, size: int) -> Counter[tuple[str, ...]]:
    tokens = _WORD.findall(text)
    return Counter(tuple(tokens[at : at + size]) for at in range(max(1, len(tokens) - size + 1)))


def _counts(true: Counter[tuple[str, ...]] | Counter[str], read: Counter[tuple[str, ...]] | Counter[str]) -> Shares:
    found = sum((true & read).values())  # type: ignore[operator]  # both are counters of the same kind of key
    return float(found), float(read.total() - found), float(true.total() - found)

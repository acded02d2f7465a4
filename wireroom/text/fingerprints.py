"""Fingerprints of a text: its shingles, and a small sketch (MinHash) by which texts that share many can be found.

What stands in quotation marks is left out: independent reports quote the same words, reprints share all the others.
Words are taken as they look, not as they are coded: letters of other alphabets that look alike, signs that
nobody sees, accents, and two letters that changed places make no other word.
"""

import functools
import re
import zlib
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

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

# Words of a text that are looked at, 40 pages of print: longer texts are lists and logs, and what one costs is bounded.
MOST_WORDS = 20_000
# ... and signs, as some texts have no words.
_MOST_SIGNS = 12 * MOST_WORDS
# A quotation is no longer than this; a mark that is closed later, or never, is no quotation.
_LONGEST_QUOTE = 1500

# Opening mark -> the marks that close it.
_CLOSED_BY: Mapping[str, Sequence[str]] = {"“": "”", "„": "“”", "«": "»", "「": "」", "‹": "›", '"': '"', "``": ("''",)}
_MARK = re.compile(r"[“”„«»「」‹›\"\n]|``|''")

# Signs without width or meaning of their own: by them one word would be two.
_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
# Letters of other alphabets that look as Latin ones do, small and folded. All texts are read so, Greek and Russian ones
# too: their words stay apart as before.
_LOOKS = str.maketrans("авеіјкмнорѕстухһԁԛԝɡ" + "αβεικνορτυχ", "abeijkmhopsctyxhdqwg" + "abeikvoptux")


def without_quotes(text: str) -> str:
    """Take out what stands in quotation marks; an opening mark without its end takes out nothing. Linear in the text.

    >>> without_quotes('She said: “We left at dawn.” Then they left.')
    'She said:   Then they left.'
    """
    kept, at = [], 0
    for start, end in _quoted(text):
        kept.append(text[at:start])
        at = end
    kept.append(text[at:])
    return " ".join(kept)


def _quoted(text: str) -> Iterator[tuple[int, int]]:
    marks = [(found.start(), found.group()) for found in _MARK.finditer(text)]
    ends: dict[str, list[int]] = {}
    for at, mark in marks:
        ends.setdefault(mark, []).append(at)
    done = 0
    for at, mark in marks:
        if at < done or mark not in _CLOSED_BY:
            continue
        closed = [(found, one) for one in _CLOSED_BY[mark] if (found := _after(ends.get(one, ()), at)) is not None]
        end, last = min(closed, default=(-1, ""))
        if closed and end - at - len(mark) <= _LONGEST_QUOTE and not _runs_on(mark, at, end, ends):
            done = end + len(last)
            yield at, done


def _after(places: Sequence[int], at: int) -> int | None:
    n = bisect_right(places, at)
    return places[n] if n < len(places) else None


def _runs_on(mark: str, at: int, end: int, ends: Mapping[str, Sequence[int]]) -> bool:
    """Whether a straight mark is closed only in a later paragraph: then it opens nothing."""
    line = _after(ends.get("\n", ()), at) if mark in ('"', "``") else None
    return line is not None and line < end


def is_unseen(sign: str) -> bool:
    """Whether nobody sees a sign."""
    return not sign.isascii() and _UNSEEN.match(sign) is not None


def run_of(text: str) -> Hashes:
    """Return a hash for each of a text's words outside quotes, in their order: uint32 (n,), at most `MOST_WORDS`."""
    seen = _UNSEEN.sub("", text[:_MOST_SIGNS])
    return np.array([code(word) for word in words(without_quotes(seen))[:MOST_WORDS]], dtype=np.uint32)


def shingles(text: str, *, size: int = SHINGLE) -> Hashes:
    """Return hashes of all runs of `size` words outside quotes: sorted, each once, uint32.

    Unspaced scripts count pairs of neighbouring characters as words. A text of fewer words has no shingle.
    """
    return np.unique(pieces_of(run_of(text), size=size))


def pieces_of(run: Hashes, *, size: int = SHINGLE) -> Hashes:
    """Return the hash of the piece that begins at each word: uint32 (n - size + 1,), none for a run that is shorter."""
    if len(run) < size:
        return NO_SHINGLES
    mixed = np.zeros(len(run) - size + 1, dtype=np.uint32)
    for step in range(size):  # a rolling polynomial over 32 bits: order counts, and it is the same on every machine
        mixed = mixed * np.uint32(0x01000193) + run[step : len(run) - size + 1 + step]
        mixed ^= mixed >> np.uint32(15)
    return mixed


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
def code(word: str) -> int:
    """Hash a word as it looks, whatever the order of its letters; the memory only saves time."""
    return zlib.crc32("".join(sorted(fold(word).translate(_LOOKS))).encode())

"""What can be said of each run of a page in plain numbers? Rows for the judge (`nets`).

Nothing here knows a language: lengths, links, signs, places, looks, and what the boxes are called. Each block of
columns answers one question; the order of the columns is part of the nets, so a change here needs them taught anew.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from wireroom.articles.cues import CUES, cues_of
from wireroom.articles.hints import GROUPS, WIDTH
from wireroom.articles.runs import MARKS, Boxes, Runs
from wireroom.articles.surroundings import (
    NAMES,
    SCALE,
    Floats,
    Ints,
    of_boxes,
    of_distances,
    of_looks,
    of_neighbours,
    of_places,
)

# A run counts as prose from this size on, with fewer links than this share: what long texts are made of everywhere.
PROSE_SIZE = 80
PROSE_LINKS = 0.35
# A run that holds the beginnings of three others is a copy of them. Only large runs can be; pages have few of those.
LARGE_CHARACTERS, COPY_CHARACTERS, MOST_LARGE = 500, 60, 20

_TAGS = (
    "p",
    "div",
    "li",
    "h1",
    "h2",
    "h3",
    "h4",
    "td",
    "blockquote",
    "figcaption",
    "span",
    "section",
    "article",
    "pre",
)
_TAG_AT = {tag: at for at, tag in enumerate(_TAGS)} | {"h5": 6, "h6": 6, "th": 7, "dd": 2, "dt": 2}
_STOPS = frozenset(".!?…。！？．؟۔।॥։")
_CLOSERS = "\"'”’»«)]」』）】›"
_COMMAS = (",", "،", "、", "，")

#: Columns of a run by itself, those of `_of_texts`.
_OWN = 16


@dataclass(frozen=True, slots=True)
class Known:
    """What the page's head says, for comparison with the runs. Folded by `fold`."""

    title: str = ""
    description: str = ""
    #: The text that the page declares for machines.
    declared: str = ""


def fold(text: str) -> str:
    """Fold a text for comparison: lower case, white space.

    >>> fold(" The  Ferry ")
    'the ferry'
    """
    return " ".join(text.lower().split())


def size_of(text: str) -> int:
    """Return a text's length; characters of scripts that say more with one count double.

    >>> size_of("port"), size_of("порт"), size_of("港口")
    (4, 4, 4)
    """
    length = len(text)
    if text.isascii():
        return length
    beyond = len(text.encode("utf-8", "ignore")) - length
    return max(length, beyond)


def features_of(runs: Runs, known: Known) -> Floats:
    """Describe the runs of a page.

    Args:
        runs: At least one run.
        known: What the page's head says.

    Returns:
        float32 (runs, COLUMNS).
    """
    boxes = runs.boxes
    own, repeats = _of_texts(runs, known)
    count = len(own)
    box = np.array(runs.box)
    size, linked = own[:, 14].copy(), own[:, 15].copy()
    own[:, 14] = np.log1p(size) * SCALE
    share = np.minimum(linked / np.maximum(size, 1), 1)
    own[:, 15] = share
    prose = np.where((size >= PROSE_SIZE) & (share < PROSE_LINKS), size * (1 - share), 0).astype(np.float32)
    at = np.arange(count)
    parents = np.array(boxes.parent)
    looks = np.array(boxes.look)
    blocks = [
        own,
        repeats,
        _tags(boxes, box),
        _bits(np.array(boxes.own)[box], WIDTH),
        _bits(np.array(boxes.hints)[parents[box]], WIDTH),
        _bits(np.array(boxes.marks)[box], len(MARKS)),
        of_boxes(boxes, box, parents, size, linked, prose),
        of_looks(box, parents, looks, size, share, prose),
        of_places(at, own, prose, np.array(boxes.depth)[box]),
        of_neighbours(own, prose),
        of_distances(runs, box, own[:, 11] > 0, prose),
        cues_of(runs.text),
        _wide(own, size),
    ]
    return np.concatenate(blocks, axis=1, dtype=np.float32)


def _of_texts(runs: Runs, known: Known) -> tuple[Floats, Floats]:
    """Describe each run's words by themselves; the last two columns are size and linked characters as they are."""
    rows: list[tuple[float, ...]] = []
    again: list[float] = []
    seen: dict[str, int] = {}
    title, description, declared = known.title, known.description, known.declared
    for text, linked, links, bold, breaks, nth in zip(
        runs.text, runs.linked, runs.links, runs.bold, runs.breaks, runs.nth, strict=True
    ):
        length = len(text)
        first, last = text[0], text[-1]
        end = last if last not in _CLOSERS or length < 2 else text[-2]
        commas = text.count(",") if text.isascii() else sum(map(text.count, _COMMAS))
        stopped = last in _STOPS or end in _STOPS
        folded = text.lower() if length < 400 else text[:400].lower()
        rows.append(
            (
                min(text.count(" ") + 1, 200) * 0.01,
                min(links, 10) * 0.2,
                min(bold / length, 1.0),
                min(commas * 20 / length, 2.0),
                stopped,
                last == ":",
                last == "…" or text.endswith("..."),
                first.isupper() - first.islower(),
                first.isdigit(),
                min(breaks, 5) * 0.2 + (nth > 0) * 0.5,
                length < 60 and text.isupper(),
                len(title) > 5 and (folded == title or (length > 20 and (folded in title or title in folded))),
                length > 30 and len(description) > 30 and (folded[:60] in description or description[:60] in folded),
                length > 25 and len(declared) > 200 and folded[:80] in declared,
                size_of(text),
                linked,
            )
        )
        before = seen.get(text, 0)
        seen[text] = before + 1
        again.append(min(before, 3))
    repeats = np.empty((len(rows), 3), np.float32)
    whole = set(copies_in_one(runs.text))
    for at, text in enumerate(runs.text):
        repeats[at] = again[at] * 0.5, min(seen[text] - 1, 5) * 0.3, at in whole
    return np.array(rows, np.float32), repeats


def copies_in_one(texts: Sequence[str]) -> list[int]:
    """Find the runs that hold the texts of several others once more: hidden copies for videos, printers, machines.

    >>> texts = ["The ferry to the islands stayed in port on Monday, for the strait was closed to all ships." * 4, "No"]
    >>> copies_in_one([*texts, "a" * 200, "b" * 200, "c" * 200, "a" * 200 + "b" * 200 + "c" * 200])
    [5]
    """
    large = [at for at, text in enumerate(texts) if len(text) >= LARGE_CHARACTERS]
    if not large:
        return []
    others = [(at, text[:COPY_CHARACTERS]) for at, text in enumerate(texts) if len(text) >= COPY_CHARACTERS]
    return [
        at
        for at in large[:MOST_LARGE]
        if sum(start in texts[at] for other, start in others if other != at and len(texts[other]) < len(texts[at])) >= 3
    ]


def _wide(own: Floats, size: Floats) -> Floats:
    """Tell how long the words are: addresses and code have no spaces."""
    words = np.maximum(own[:, :1] * 100, 1)
    return np.minimum(size[:, None] / words, 40) * np.float32(0.05)


def _tags(boxes: Boxes, box: Ints) -> Floats:
    known = np.array([_TAG_AT.get(tag, len(_TAGS)) for tag in boxes.tag])
    marks: Floats = np.eye(len(_TAGS) + 1, dtype=np.float32)[known[box]]
    return marks


def _bits(values: Ints, width: int) -> Floats:
    return ((values[:, None] >> np.arange(width)) & 1).astype(np.float32)


def names() -> Sequence[str]:
    """Name the columns, for whoever teaches the nets and looks at what they learnt."""
    own = (
        "words links bold commas stopped colon dots upper digit breaks shouted is_title is_description is_declared "
        "size link_share"
    ).split()
    return [
        *own,
        "before",
        "again",
        "copies",
        *(f"tag_{tag}" for tag in (*_TAGS, "other")),
        *(f"own_{name}" for name, _ in GROUPS),
        *(f"in_{name}" for name, _ in GROUPS),
        *(f"mark_{name}" for name in MARKS),
        *NAMES,
        *(f"cue_{name}" for name in CUES),
        "word_size",
    ]

"""What can be said of each run of a page in plain numbers? Rows for the judge (`nets`).

Nothing here knows a language: lengths, links, signs, places, looks, and what the boxes are called. Each block of
columns answers one question; the order of the columns is part of the nets, so a change here needs them taught anew.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from wireroom.articles.hints import GROUPS, WIDTH
from wireroom.articles.runs import MARKS, Boxes, Runs

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

# A run counts as prose from this size on, with fewer links than this share: what long texts are made of everywhere.
PROSE_SIZE = 80
PROSE_LINKS = 0.35
# Sizes are told apart on a logarithmic scale; this brings the largest near 1.
SCALE = 0.12

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
_SHIFTS = (-2, -1, 1, 2)


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
        _of_boxes(boxes, box, parents, size, linked, prose),
        _of_looks(box, parents, looks, size, share, prose),
        _of_places(at, own, prose, np.array(boxes.depth)[box]),
        _of_neighbours(own, prose),
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


def _tags(boxes: Boxes, box: Ints) -> Floats:
    known = np.array([_TAG_AT.get(tag, len(_TAGS)) for tag in boxes.tag])
    marks: Floats = np.eye(len(_TAGS) + 1, dtype=np.float32)[known[box]]
    return marks


def _bits(values: Ints, width: int) -> Floats:
    return ((values[:, None] >> np.arange(width)) & 1).astype(np.float32)


def _of_boxes(boxes: Boxes, box: Ints, parents: Ints, size: Floats, linked: Floats, prose: Floats) -> Floats:
    """Describe the box of a run and the four around it: how much prose, how many runs, how many links they hold."""
    first, last = np.array(boxes.first), np.array(boxes.last)
    sums = np.zeros((4, len(size) + 1), np.float32)
    np.cumsum(size, out=sums[0, 1:])
    np.cumsum(linked, out=sums[1, 1:])
    np.cumsum(prose, out=sums[2, 1:])
    np.cumsum(prose > 0, out=sums[3, 1:])
    held = sums[:, last] - sums[:, first]
    total = max(float(sums[2, -1]), 1.0)
    runs_held = (last - first).astype(np.float32)
    per_box = np.stack(
        [
            held[2] / total,
            held[1] / np.maximum(held[0], 1),
            np.log1p(runs_held) * 0.25,
            held[3] / np.maximum(runs_held, 1),
            np.log1p(held[0] / np.maximum(runs_held, 1)) * SCALE,
        ],
        axis=1,
    )
    out = [per_box[box]]
    for _ in range(4):
        box = parents[box]
        out.append(per_box[box])
    return np.concatenate(out, axis=1)


def _of_looks(box: Ints, parents: Ints, looks: Ints, size: Floats, share: Floats, prose: Floats) -> Floats:
    """Describe all runs of the page that look like this one: same element and classes, same kind of boxes around."""
    out: list[Floats] = []
    total = max(float(prose.sum()), 1.0)
    mother, grandmother = parents[box], parents[parents[box]]
    base = len(looks) + 1
    for key in (
        looks[box],
        (looks[box] * base + looks[mother]) * base + looks[grandmother],
        mother,
        grandmother * base + looks[box],
    ):
        _, of, number = np.unique(key, return_inverse=True, return_counts=True)
        held = np.bincount(of, prose)
        sizes = np.bincount(of, size) / number
        shares = np.bincount(of, share) / number
        good = np.bincount(of, prose > 0) / number
        table = np.stack(
            [held / total, np.log1p(number) * 0.25, np.log1p(sizes) * SCALE, shares, good], axis=1, dtype=np.float32
        )
        out.append(table[of])
    return np.concatenate(out, axis=1)


def _of_places(at: Ints, own: Floats, prose: Floats, depth: Ints) -> Floats:
    """Describe where on the page a run stands: of all, of the prose, after the title, near prose."""
    count = len(at)
    done = np.cumsum(prose)
    total = max(float(done[-1]), 1.0)
    is_prose = prose > 0
    is_title = own[:, 11] > 0
    places = np.where(is_prose, at, -1000)
    last_prose = np.maximum.accumulate(np.concatenate([[-1000], places[:-1]]))
    following = np.where(is_prose, at, count + 1000)
    next_prose = np.minimum.accumulate(np.concatenate([following[1:], [count + 1000]])[::-1])[::-1]
    titles = np.cumsum(is_title)
    last_title = np.maximum.accumulate(np.where(is_title, at, -1000))
    near = np.convolve(is_prose, np.ones(9), "same") if count >= 9 else np.full(count, float(is_prose.sum()))
    return np.stack(
        [
            at / count,
            np.log1p(at) * 0.15,
            np.log1p(count - at) * 0.15,
            (done - prose) / total,
            1 - done / total,
            np.log1p(np.minimum(at - last_prose, 60)) * 0.25,
            np.log1p(np.minimum(next_prose - at, 60)) * 0.25,
            np.minimum(titles, 3) * 0.34,
            np.full(count, float(titles[-1] > 0)),
            np.log1p(np.minimum(at - last_title, 60)) * 0.25,
            near / 9,
            np.full(count, np.log1p(total) * 0.1),
            np.full(count, np.log1p(count) * 0.15),
            depth * 0.05,
            np.full(count, own[:, 13].mean()),
        ],
        axis=1,
    )


def _of_neighbours(own: Floats, prose: Floats) -> Floats:
    """Repeat what matters most of the two runs before and the two after."""
    base = np.concatenate([own[:, [14, 15, 4, 11]], (prose > 0)[:, None]], axis=1)
    count = len(base)
    out = np.zeros((count, base.shape[1] * len(_SHIFTS)), np.float32)
    for place, shift in enumerate(_SHIFTS):
        columns = slice(place * base.shape[1], (place + 1) * base.shape[1])
        if shift < 0:
            out[-shift:, columns] = base[:shift]
        else:
            out[:-shift, columns] = base[shift:]
    return out


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
        *(f"box{n}_{what}" for n in range(5) for what in ("prose", "links", "runs", "good", "mean")),
        *(f"look{n}_{what}" for n in range(4) for what in ("prose", "runs", "mean", "links", "good")),
        *(
            "at at_log left_log prose_before prose_after since_prose to_prose titles has_title since_title near total "
            "count depth declared_share"
        ).split(),
        *(f"{shift:+d}_{what}" for shift in _SHIFTS for what in ("size", "links", "stopped", "title", "prose")),
    ]

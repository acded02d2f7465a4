"""Where on its page does a run stand? Its boxes, what looks like it, what is near, how far the title and the text are.

Columns for the judge (`nets`), made by `features`.
"""

import numpy as np
from numpy.typing import NDArray

from wireroom.articles.runs import Boxes, Runs

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

# Sizes are told apart on a logarithmic scale; this brings the largest near 1.
SCALE = 0.12

_SHIFTS = (-2, -1, 1, 2)


#: The columns, in order.
NAMES = (
    *(f"box{n}_{what}" for n in range(5) for what in ("prose", "links", "runs", "good", "mean")),
    *(f"look{n}_{what}" for n in range(4) for what in ("prose", "runs", "mean", "links", "good")),
    *(
        "at at_log left_log prose_before prose_after since_prose to_prose titles has_title since_title near total "
        "count depth declared_share"
    ).split(),
    *(f"{shift:+d}_{what}" for shift in _SHIFTS for what in ("size", "links", "stopped", "title", "prose")),
    *(
        "foreign_h1 foreign_h1_after title_shared title_below has_headline last_title_shared heart_shared heart_below "
        "heart_prose in_heart article_at articles"
    ).split(),
)


def of_boxes(boxes: Boxes, box: Ints, parents: Ints, size: Floats, linked: Floats, prose: Floats) -> Floats:
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


def of_looks(box: Ints, parents: Ints, looks: Ints, size: Floats, share: Floats, prose: Floats) -> Floats:
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


def of_places(at: Ints, own: Floats, prose: Floats, depth: Ints) -> Floats:
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


def of_neighbours(own: Floats, prose: Floats) -> Floats:
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


def of_distances(runs: Runs, box: Ints, is_title: Bools, prose: Floats) -> Floats:
    """Describe how far from the title and from the box with most prose a run stands, and behind whose headings.

    Second articles on a page stand as deep and look as good as the first: they are further from its title.
    """
    boxes = runs.boxes
    count = len(box)
    depth = np.array(boxes.depth)[box]
    nothing = np.zeros(count, np.float32)
    first_rank = np.array([tag == "h1" for tag in boxes.tag])[box]
    foreign = np.cumsum(first_rank & ~is_title)
    foreign = np.minimum(foreign - np.maximum.accumulate(np.where(is_title, foreign, 0)), 3) * 0.34
    columns = [foreign, foreign * (np.cumsum(is_title) > 0)]
    titles = np.flatnonzero(is_title).tolist()
    titles = [at for at in titles if boxes.tag[runs.box[at]] in ("h1", "h2")] or titles
    if titles:
        shared = _shared_depth(boxes, runs.box[titles[0]])[box]
        last = _shared_depth(boxes, runs.box[titles[-1]])[box] if len(titles) > 1 else shared
        columns += [shared * 0.05, (depth - shared) * 0.05, nothing + 1, last * 0.05]
    else:
        columns += [nothing] * 4
    mother = np.array(boxes.parent)[box]
    held = np.bincount(mother, prose, len(boxes.tag))
    heart = int(held.argmax())
    shared = _shared_depth(boxes, heart)[box]
    columns += [
        shared * 0.05,
        (depth - shared) * 0.05,
        nothing + held[heart] / max(float(prose.sum()), 1),
        mother == heart,
    ]
    begins = np.sort([first for first, tag in zip(boxes.first, boxes.tag, strict=True) if tag == "article"])
    columns += [np.minimum(np.searchsorted(begins, np.arange(count), "right"), 5) * 0.2]
    columns += [nothing + min(len(begins), 6) * 0.2]
    return np.stack(columns, axis=1, dtype=np.float32)


def _shared_depth(boxes: Boxes, of: int) -> Ints:
    """Return for each box the depth of the innermost box that holds both it and the box `of`."""
    shared = [-1] * len(boxes.tag)
    at = of
    while at:
        shared[at] = boxes.depth[at]
        at = boxes.parent[at]
    shared[0] = 0
    for at, parent in enumerate(boxes.parent):
        if shared[at] < 0:
            shared[at] = shared[parent]
    return np.array(shared)

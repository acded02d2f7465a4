"""Which runs of a page are its article?

Those that the nets believe in, without what a look at the whole forbids: copies of the text in one piece, paragraphs
that stood before, the cookie lists of consent boxes, and other articles further down.
"""

from dataclasses import dataclass

import numpy as np

from wireroom.articles.features import copies_in_one
from wireroom.articles.runs import Runs
from wireroom.articles.surroundings import Floats

# Chosen by cross-validation within the tuning half: from .35 to .55 the mean over five sets moves by .002.
BELIEVED = 0.42
# Where hardly anything is believed in, the best of what stands there is taken from here on: flashes of two sentences.
HARDLY_CHARACTERS, HARDLY_BELIEVED = 140, 0.2
# Shorter paragraphs may repeat with meaning ("No.", names of speakers).
REPEATED_CHARACTERS = 70
# This many runs that name cookies, on a page whose title does not, are a consent box; so is the table they stand in.
COOKIE_RUNS = 3
# A list between paragraphs of the text belongs to it if it is believed in this much, and is no list of links.
LIST_BELIEVED, LIST_LINKS = 0.12, 0.3
# Runs that may stand between the list and these paragraphs: a heading, a caption.
LIST_NEAR = 3
# Boxes of one look with a linked heading each are teasers of other articles from this many on, if they are as short as
# teasers are. How much of the heading is a link, and how far above it the box may stand.
TEASERS, TEASER_CHARACTERS = 3, 400
LINKED_HEADING, TEASER_DEPTH = 0.9, 3
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


@dataclass(frozen=True, slots=True)
class Chosen:
    """What belongs to the article."""

    #: Places of its runs, in the order of the page.
    places: list[int]
    #: How sure the nets are of what they took and left, by the size of the texts; 0 (a coin) to 1.
    confidence: float


def choose(runs: Runs, believed: Floats, *, title: str = "") -> Chosen:
    """Choose the runs of the article.

    Args:
        runs: The runs of a page.
        believed: How likely each belongs to the article, as the nets say.
        title: The article's title, folded.
    """
    texts = runs.text
    places = np.flatnonzero(believed > BELIEVED).tolist()
    if sum(len(texts[at]) for at in places) < HARDLY_CHARACTERS:
        places = np.flatnonzero(believed > HARDLY_BELIEVED).tolist()
    places = _once(texts, places)
    if "cookie" not in title:
        places = _without_consent(runs, places)
    places = _without_teasers(runs, _with_lists(runs, believed, places))
    return Chosen(places, _confidence(texts, believed))


def _once(texts: list[str], places: list[int]) -> list[int]:
    """Drop long paragraphs that stood before, and what holds all the others in one piece."""
    whole = {places[at] for at in copies_in_one([texts[at] for at in places])}
    seen: set[str] = set()
    kept = []
    for at in places:
        text = texts[at]
        if at in whole or (len(text) >= REPEATED_CHARACTERS and text in seen):
            continue
        seen.add(text)
        kept.append(at)
    return kept


def _without_consent(runs: Runs, places: list[int]) -> list[int]:
    """Drop the cookie lists of a consent box: the runs that name cookies, and the boxes that hold several of these."""
    naming = [at for at in places if "cookie" in runs.text[at].lower()]
    if len(naming) < COOKIE_RUNS:
        return places
    boxes = runs.boxes
    held: dict[int, int] = {}
    for at in naming:
        box = runs.box[at]
        for _ in range(5):
            box = boxes.parent[box]
            held[box] = held.get(box, 0) + 1
    consent = {
        box
        for box, number in held.items()
        if number >= COOKIE_RUNS and number * 3 >= sum(boxes.first[box] <= at < boxes.last[box] for at in places)
    }
    inside = [(boxes.first[box], boxes.last[box]) for box in consent]
    dropped = set(naming)
    return [at for at in places if at not in dropped and not any(first <= at < last for first, last in inside)]


def _without_teasers(runs: Runs, places: list[int]) -> list[int]:
    """Drop what leads to other articles: short boxes of one look side by side, each with a heading that is a link."""
    boxes = runs.boxes
    alike: dict[tuple[int, int], dict[int, None]] = {}
    for at, heading in enumerate(runs.box):
        if boxes.tag[heading] in _HEADINGS and runs.linked[at] >= LINKED_HEADING * len(runs.text[at]):
            box = heading
            for _ in range(TEASER_DEPTH):
                box = boxes.parent[box]
                alike.setdefault((boxes.parent[box], boxes.look[box]), {})[box] = None
    dropped: set[int] = set()
    for held in alike.values():
        inside = [range(boxes.first[box], boxes.last[box]) for box in held]
        size = sum(len(runs.text[at]) for part in inside for at in part)
        if len(held) >= TEASERS and size <= TEASER_CHARACTERS * len(held):
            dropped.update(at for part in inside for at in part)
    return [at for at in places if at not in dropped]


def _with_lists(runs: Runs, believed: Floats, places: list[int]) -> list[int]:
    """Add the lists that stand between two paragraphs of the text in the same box, and lead nowhere else.

    Their items are short, and the nets see many short items on every page that belong to nothing.
    """
    boxes = runs.boxes
    beside: dict[int, list[int]] = {}
    for at in places:
        if boxes.tag[runs.box[at]] != "li":
            beside.setdefault(boxes.parent[runs.box[at]], []).append(at)
    taken = set(places)
    for box, tag in enumerate(boxes.tag):
        first, last = boxes.first[box], boxes.last[box]
        near = beside.get(boxes.parent[box]) if tag in ("ul", "ol") and first < last else None
        if not near or believed[first:last].mean() < LIST_BELIEVED:
            continue
        framed = any(first - LIST_NEAR <= at < first for at in near) and any(
            last <= at < last + LIST_NEAR for at in near
        )
        size = sum(len(text) for text in runs.text[first:last])
        if framed and sum(runs.linked[first:last]) <= LIST_LINKS * size:
            taken.update(range(first, last))
    return sorted(taken)


def _confidence(texts: list[str], believed: Floats) -> float:
    sizes = np.fromiter(map(len, texts), np.float32, len(texts))
    # What nobody would take says nothing about the article.
    asked = np.where(believed > 0.05, sizes, 0)
    total = float(asked.sum())
    return float((asked * np.abs(2 * believed - 1)).sum() / total) if total else 0.0

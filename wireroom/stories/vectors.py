"""An article as vectors: which words it is made of, and how telling each is at its time.

Three vectors of length 1 (or empty): the title's stems, the stems of title and lead, and what both have that is free of
language: openings of words, and places that are named. Vectors are made when an article is read and stay as they are:
what is learned later changes later articles.
"""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from wireroom.stories.rarity import Rarity
from wireroom.stories.recipe import Recipe
from wireroom.stories.usage import form_of, place_form
from wireroom.text.known_persons import persons_in
from wireroom.text.place_names import country_of, places_in
from wireroom.text.tokens import fold, words

Ids = npt.NDArray[np.uint32]
Weights = npt.NDArray[np.float32]

# Web addresses are no words of a story.
_ADDRESS = re.compile(r"https?://\S+|www\.\S+")
# A memory of word forms, emptied when full; it only saves time.
_MEMORY = 200_000
# How many of an article's most telling words are kept as printed, to show why it was placed.
_SHOWN = 24


@dataclass(frozen=True, slots=True)
class Vector:
    """A sparse vector. ids: uint32 (n,), each once; values: float32 (n,), of length 1 together, or both empty."""

    ids: Ids
    values: Weights


@dataclass(frozen=True, slots=True)
class Shown:
    """Telling words, the most telling first; close together, since every article of the window keeps its own."""

    #: Features of the words' stems: uint32 (n,).
    features: Ids
    #: The words as printed, a line each.
    printed: str

    def __iter__(self) -> Iterator[tuple[int, str]]:
        """Give each word with its feature."""
        return zip(self.features.tolist(), self.printed.split("\n"), strict=False)  # no word at all is one empty line


@dataclass(frozen=True, slots=True, kw_only=True)
class Vectors:
    """What an article is made of."""

    title: Vector
    stems: Vector
    openings: Vector
    #: Words of title and lead.
    words: int
    #: Its most telling words, to show why it was placed.
    shown: Shown
    #: Countries that it names, of the title where it names any.
    places: tuple[str, ...] = ()


class Words:
    """Turns words into features, remembering what it has turned before."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], tuple[int, int]] = {}

    def forms(self, word: str, language: str) -> tuple[int, int]:
        """Return the features of a word: of its stem and of its opening; 0 for a word that says nothing."""
        key = (word, language)
        found = self._known.get(key)
        if found is None:
            if len(self._known) >= _MEMORY:
                self._known.clear()
            found = self._known[key] = _forms(word, language)
        return found


def _forms(word: str, language: str) -> tuple[int, int]:
    plain = fold(word)
    if len(plain) < 2:  # single letters and figures; a single ideograph stands alone only between other scripts
        return (0, 0)
    return form_of(word, language, "stem"), form_of(word, language, "opening")


def vectors(
    title: str, lead: str, language: str, vocabulary: Words, stems: Rarity, openings: Rarity, recipe: Recipe
) -> Vectors:
    """Make an article's vectors with what is known of words so far. Nothing is learned here."""
    head, body = words(_ADDRESS.sub(" ", title)), words(_ADDRESS.sub(" ", lead))
    long = len(head) + len(body)
    in_title: dict[int, float] = {}
    in_all: dict[int, float] = {}
    starts: dict[int, float] = {}
    printed: dict[int, str] = {}
    places: dict[bool, list[str]] = {True: [], False: []}
    for times, part in ((recipe.title_times, head), (1.0, body)):
        for _, place in places_in(part, language):
            places[part is head].append(country_of(place))
            feature = place_form(place)
            starts[feature] = starts.get(feature, 0.0) + times
        for name in persons_in(part, language):
            _, start = vocabulary.forms(name, "")
            starts[start] = starts.get(start, 0.0) + times
        for word in part:
            base, start = vocabulary.forms(word, language)
            if base:
                in_all[base] = in_all.get(base, 0.0) + times
                if base not in printed or (word[0].islower() and printed[base][0].isupper()):
                    printed[base] = word  # "Budget" opens a headline, "budget" in the text shows that it is no name
                if part is head:
                    in_title[base] = in_title.get(base, 0.0) + 1.0
            if start:
                starts[start] = starts.get(start, 0.0) + times
    bases = list(in_all)
    telling = stems.weights(bases, long, language=language, prior=recipe.prior, common=recipe.common)
    rare = dict(zip(bases, telling, strict=True))
    whole = _vector(in_all, telling)
    told = openings.weights(list(starts), long, language=language, prior=recipe.prior, common=recipe.common)
    best = sorted(bases, key=lambda one: (-rare[one] * math.log1p(in_all[one]), one))[:_SHOWN]
    return Vectors(
        title=_vector(in_title, [rare[one] for one in in_title]) if body else whole,
        stems=whole,
        openings=_vector(starts, told),
        words=long,
        shown=_shown([one for one in best if rare[one] > 0.0], printed),
        places=tuple(sorted({*filter(None, places[True] or places[False])})),
    )


def _shown(features: list[int], printed: dict[int, str]) -> Shown:
    return Shown(np.array(features, dtype=np.uint32), "\n".join(printed[one] for one in features))


def _vector(counts: dict[int, float], telling: list[float]) -> Vector:
    """Weigh ln(1 + count) by how telling each feature is, and bring the whole to length 1."""
    ids = np.fromiter(counts, dtype=np.uint32, count=len(counts))
    raw = np.fromiter(counts.values(), dtype=np.float64, count=len(counts))
    values = np.log1p(raw) * np.asarray(telling, dtype=np.float64)
    keep = values > 0.0
    ids, values = ids[keep], values[keep]
    length = math.sqrt(float(np.dot(values, values)))
    return Vector(ids, (values / length if length else values).astype(np.float32))

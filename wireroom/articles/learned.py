"""What the articles of one's own archive teach about sections: which words their publishers' sections use.

Plain counting: for each word, how much likelier than usual each section is where it stands. Learned from articles whose
publisher or feed declares a section, and heard beside the word lists (`sections.py`).
"""

import json
import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from wireroom.articles.subject import MOST_CHARACTERS, words_in
from wireroom.model.article import Reading
from wireroom.model.source import SECTIONS

# Where a section must come from to be learned: the publisher's own word, not our reading of an address.
DECLARED_IN = frozenset({"json-ld", "meta", "feed"})
# A word must stand in so many articles; so many of no opinion are added to it, so that rare words say little.
FEWEST_ARTICLES, NO_OPINION = 3, 4.0
# How much all words together count; swept 0.5 to 4 within the tune half of a labelled set: best between 0.5 and 1.
WEIGHT = 0.75
# Words kept a language, the most frequent first: a file of a few megabytes at most.
MOST_WORDS = 20_000
_FORMAT = 1


@dataclass(frozen=True, slots=True)
class Learned:
    """Language -> word -> log-odds for each of SECTIONS against the usual share."""

    words: dict[str, dict[str, tuple[float, ...]]]
    #: Articles learned from.
    articles: int = 0

    def weigh(self, reading: Reading) -> list[float]:
        """Return log-odds for each of SECTIONS to add to what else is known; all 0 where no word was learned."""
        known = self.words.get(reading.language or "", {})
        told = [known[word] for word in _words(reading) if word in known]
        if not told:
            return [0.0] * len(SECTIONS)
        # words of one text repeat each other: their sum grows as if a root of them were independent
        weight = WEIGHT / math.sqrt(len(told))
        return [weight * math.fsum(column) for column in zip(*told, strict=True)]

    def to_json(self) -> str:
        """Write down, the same for the same articles."""
        whole = {"format": _FORMAT, "sections": SECTIONS, "articles": self.articles, "words": self.words}
        return json.dumps(whole, ensure_ascii=False, sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> "Learned":
        """Bring back what `to_json` wrote.

        Raises:
            ValueError: If it is something else, or of another version.
        """
        try:
            whole = json.loads(text)
            if whole["format"] != _FORMAT or tuple(whole["sections"]) != SECTIONS:
                raise ValueError("it was written by another version; learn again")
            words = {
                language: {word: tuple(float(value) for value in values) for word, values in held.items()}
                for language, held in whole["words"].items()
            }
            if any(len(values) != len(SECTIONS) for held in words.values() for values in held.values()):
                raise ValueError("a word has too few numbers")
            return cls(words, int(whole["articles"]))
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError("it is no file of learned sections") from error


def learn(readings: Iterable[Reading]) -> Learned:
    """Learn from readings whose publisher or feed declares a section; the others are passed over."""
    seen: dict[str, list[int]] = {}
    counts: dict[str, dict[str, list[int]]] = {}
    total = 0
    for reading in readings:
        if (
            reading.section not in SECTIONS
            or reading.language is None
            or reading.provenance.get("section") not in DECLARED_IN
        ):
            continue
        place = SECTIONS.index(reading.section)
        total += 1
        seen.setdefault(reading.language, [0] * len(SECTIONS))[place] += 1
        held = counts.setdefault(reading.language, {})
        for word in _words(reading):
            held.setdefault(word, [0] * len(SECTIONS))[place] += 1
    return Learned({language: _odds(held, seen[language]) for language, held in counts.items()}, total)


def _odds(held: dict[str, list[int]], seen: list[int]) -> dict[str, tuple[float, ...]]:
    articles = Counter({word: sum(row) for word, row in held.items()})
    kept = sorted(articles, key=lambda word: (-articles[word], word))[:MOST_WORDS]
    usual = [count / sum(seen) for count in seen]
    return {
        word: tuple(
            round(math.log((count + NO_OPINION * share) / (articles[word] + NO_OPINION) / share), 3) if share else 0.0
            for count, share in zip(held[word], usual, strict=True)
        )
        for word in kept
        if articles[word] >= FEWEST_ARTICLES
    }


def _words(reading: Reading) -> list[str]:
    """Give the words of title and beginning, each once, in order: sums do not depend on the hashing of texts."""
    return sorted(set(words_in(f"{reading.title}\n{reading.text[:MOST_CHARACTERS]}", reading.language or "")))

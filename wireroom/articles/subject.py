"""What is a text about? Told by words that belong to a subject, counted in its title and its beginning.

The words are our own lists, one a language (`subjects/`). A language without a list tells nothing: unknown, no guess.
"""

import functools
import importlib
import math
import pkgutil
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from wireroom.articles import subjects
from wireroom.model.source import SECTIONS

# Beginning of the text that is read. Swept 1,000 to 4,000 on the tune halves: below 3,000 the share of right sections
# falls, above it stays.
MOST_CHARACTERS = 3000
# What a word of the title counts beside one of the text, what a word counts that many subjects use, and two words that
# make one term. Fitted on the tune halves together with the weights in sections.py.
TITLE, WEAK, TERM = 0.7, 0.4, 1.5
# Written without spaces: words are found anywhere in the text.
_UNSPACED = frozenset({"zh", "ja"})
# Words kept with what they tell, per process; a day of news in one language has fewer.
_REMEMBERED = 100_000

#: Section's place in SECTIONS and how much a word says for it.
Telling = tuple[tuple[int, float], ...]

_WORD = re.compile(r"[^\W_]+(?:[-'’&][^\W_]+)*")
# A result ("2-1", "6-4"), in any language.
_RESULT = re.compile(r"\d{1,2}[-–:]\d{1,2}")
_RESULT_TELLS: Telling = ((SECTIONS.index("sports"), 0.7),)
_ARABIC_JOINED = re.compile("^(?:وال|فال|بال|كال|ولل|لل|ال)(?=...)")
_ARABIC_SAME = str.maketrans("أإآى", "اااي", "ًٌٍَُِّْـ")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """One language's words."""

    whole: dict[str, Telling]
    beginnings: dict[str, Telling]
    #: Lengths of beginnings, the longest first: the longest that fits decides.
    lengths: tuple[int, ...]
    #: (ending, whether it may stand inside too, what it tells).
    endings: tuple[tuple[str, bool, Telling], ...]
    #: First word of a term -> second word -> what the two tell.
    terms: dict[str, dict[str, Telling]]


@functools.cache
def languages() -> frozenset[str]:
    """Return the languages that have a list."""
    return frozenset(found.name for found in pkgutil.iter_modules(subjects.__path__))


def subject_of(title: str, text: str, language: str | None) -> tuple[float, ...]:
    """Count what speaks for each section.

    Args:
        title: The headline.
        text: The text without the title; its first 3,000 characters are read.
        language: ISO 639-1; None is unknown.

    Returns:
        A count of 0 or more for each of SECTIONS, in their order; all 0 where nothing is told.

    >>> counts = subject_of("Striker scores twice in cup final", "", "en")
    >>> SECTIONS[counts.index(max(counts))]
    'sports'
    """
    sums = [0.0] * len(SECTIONS)
    if language is None or language not in languages():
        return tuple(sums)
    for piece, weight in ((title, TITLE), (text[:MOST_CHARACTERS], 1.0)):
        for telling, times in _found(_fold(piece, language), language):
            much = weight * (1.0 + math.log(times))
            for place, worth in telling:
                sums[place] += much * worth
    return tuple(sums)


def words_in(text: str, language: str) -> list[str]:
    """Give the folded words of a text, as they are looked up; none in a language that sets no spaces."""
    return [] if language in _UNSPACED else _WORD.findall(_fold(text, language))


def _found(text: str, language: str) -> Iterable[tuple[Telling, int]]:
    """Give what each word that tells something tells, and how often it stands there."""
    if language in _UNSPACED:
        whole = _lexicon(language).whole
        return [(telling, text.count(word)) for word, telling in whole.items() if word in text]
    words = _WORD.findall(text)
    found = [(telling, times) for word, times in Counter(words).items() if (telling := _told(word, language))]
    terms = _lexicon(language).terms
    pairs = Counter((one, after) for one, after in pairwise(words) if one in terms)
    return found + [(terms[one][after], times) for (one, after), times in pairs.items() if after in terms[one]]


@functools.lru_cache(_REMEMBERED)
def _told(word: str, language: str) -> Telling:
    """Say what one folded word tells."""
    lexicon = _lexicon(language)
    if word in lexicon.whole:
        return lexicon.whole[word]
    for length in lexicon.lengths:
        if telling := lexicon.beginnings.get(word[:length]):
            return telling
    for part, inside, telling in lexicon.endings:
        if part in word if inside else word.endswith(part):
            return telling
    if _RESULT.fullmatch(word):
        return _RESULT_TELLS
    if language == "ar" and (bare := _ARABIC_JOINED.sub("", word)) != word:
        return _told(bare, language)
    if word.endswith(("'s", "’s")):
        return _told(word[:-2], language)
    return ()


@functools.cache
def _lexicon(language: str) -> Lexicon:
    """Read a language's lists."""
    given: dict[str, str] = importlib.import_module(f"{subjects.__name__}.{language}").WORDS
    told: dict[str, dict[int, float]] = {}
    for section, words in given.items():
        for written in words.split():
            word = _fold(written.removesuffix("~"), language)
            worth = WEAK if written.endswith("~") else TERM if "_" in word else 1.0
            told.setdefault(word, {})[SECTIONS.index(section)] = worth
    entries = {
        word: tuple((place, worth / len(places)) for place, worth in places.items()) for word, places in told.items()
    }
    terms: dict[str, dict[str, Telling]] = {}
    for word, telling in entries.items():
        one, term, after = word.partition("_")
        if term:
            terms.setdefault(one, {})[after] = telling
    beginnings = {w[:-1]: t for w, t in entries.items() if w.endswith("*") and not w.startswith("*")}
    return Lexicon(
        whole={w: t for w, t in entries.items() if "*" not in w and "_" not in w},
        beginnings=beginnings,
        lengths=tuple(sorted({len(word) for word in beginnings}, reverse=True)),
        endings=tuple((w.strip("*"), w.endswith("*"), t) for w, t in entries.items() if w.startswith("*")),
        terms=terms,
    )


def _fold(text: str, language: str) -> str:
    """Fold what the same word is written with: case, and letters that are often written without their marks."""
    folded = unicodedata.normalize("NFC", text.replace("İ", "i").casefold())
    if language == "ru":
        return folded.replace("ё", "е")
    if language == "ar":
        return folded.translate(_ARABIC_SAME)
    return folded

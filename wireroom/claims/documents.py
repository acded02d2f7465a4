"""Does an institution's own document say what a report says that it says?

Words, names, numbers and days of the reported sentence are looked for in each sentence of the document. Numbers and
names weigh most: reports reword everything else. Across languages only numbers, names and words that open alike can
meet. A quote must stand in the document, word for word or nearly, or it is not found there. Where two of three things
fit, nothing is found: a wrong document is worse than none.
"""

import functools
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from wireroom.claims.verbatim import FEWEST, same_words, words_of_quote
from wireroom.text.calendar_words import WEEKDAYS
from wireroom.text.names import numbers_in
from wireroom.text.numbers import quantities
from wireroom.text.numerals import FUNCTION_WORDS
from wireroom.text.sentences import Span, sentences
from wireroom.text.speech import SAY, quoted
from wireroom.text.tokens import fold, opening, stem, words

#: What a number, one of three figures or more ("240,000", "4.25"), a name and any other word count.
NUMBER, RARE, NAME, WORD = 2.0, 3.0, 1.5, 1.0
#: Part of its weight that a name keeps which stands in the document's title, and any word that stands in so many of its
#: sentences, and this share of them: all of the document is about it.
TOPIC, OFTEN, SHARE = 0.5, 3, 0.15
#: Languages that give all nouns a capital: none shows a name.
_NOUN_CAPITALS = frozenset(("de",))
#: Share of a term that stands in the sentence before or behind, or in the title.
ELSEWHERE = 0.4
#: Share of the reported sentence that must be found, in the same language and across two. Swept on the tune half.
SAME, ACROSS = 0.5, 0.6
#: Least weight that must be found in the one sentence, in the same language and across two, and least weight that a
#: statement must have to be looked for: "it has issued a warning" stands in half of all documents.
LEAST, LEAST_ACROSS, TELLING = 2.0, 3.0, 3.0
#: A quote of which the document has other words must share this much with the sentence to be the same statement.
OTHER_WORDS = 0.75
#: A sentence of so many different words holds half of anything: then this much is wanted of it.
LONG, OF_LONG = 40, 0.75
#: Sentences of a document that are read, and documents that are read by sentence.
MOST_SENTENCES, MOST_READ = 120, 8
_SHORT = 3
#: Words of reports, not of documents, and small English words that no table of small words has.
FILLERS = frozenset(
    "according statement communiqué comunicado comunicato selon laut según secondo segundo volgens angaben there does "
    "did do not some any also about over only just then into out up down off no so far such still yet very had "
    "when where what".split()
)
_DIGITS = re.compile(r"\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What an institution published."""

    article_id: str
    version: int
    title: str
    text: str
    #: ISO 639-1; None is unknown.
    language: str | None
    #: When it was published, or first seen, UTC seconds.
    at: float
    #: Whether its whole text was read.
    full: bool = True


@dataclass(frozen=True, slots=True)
class Found:
    """A sentence of a document that says it: characters of its text (or title), and how near it is."""

    document: Document
    field: str
    start: int
    end: int
    words: str
    #: "identical", "shortened" or "altered" (a quote); "content" (the same said in other words).
    how: str
    #: Share of the reported sentence that was found, 0 to 1.
    score: float


@dataclass(frozen=True, slots=True)
class _Claim:
    #: (stem, opening, weight) of its words.
    terms: tuple[tuple[str, str, float], ...]
    numbers: frozenset[str]
    quotes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Read:
    span: Span
    stems: frozenset[str]
    openings: frozenset[str]
    numbers: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Prepared:
    title: _Read
    sentences: tuple[_Read, ...]
    stems: frozenset[str]
    openings: frozenset[str]
    numbers: frozenset[str]
    #: Stems and openings that stand in many of its sentences.
    topics: frozenset[str]


def find(said: str, language: str | None, own_words: frozenset[str], documents: Iterable[Document]) -> Found | None:
    """Find the document, and its sentence, that says what a report hands to an institution.

    Args:
        said: The sentence of the report.
        language: Of the report, ISO 639-1.
        own_words: Words of the institution's names; they say nothing of what it said.
        documents: Its documents of the time around the report.

    Returns:
        The nearest sentence; of equal ones that of the earliest document. None where none is near enough.
    """
    claim = _claim(said, language or "en", own_words)
    if not _tells(claim):
        return None
    promising = []
    for document in documents:
        prepared = _prepared(document.title, document.text, document.language or "en")
        share = _share(claim, prepared.stems, prepared.openings, prepared.numbers, _alike(language, document))
        if share > 0 or claim.quotes:
            promising.append((-share, document.at, document.article_id, document, prepared))
    promising.sort(key=lambda one: one[:3])
    found = [
        hit
        for _, _, _, document, prepared in promising[:MOST_READ]
        if (hit := _look(claim, document, prepared, same=_alike(language, document))) is not None
    ]
    return min(found, key=lambda hit: (-hit.score, hit.document.at, hit.document.article_id), default=None)


def telling(said: str, language: str | None, own_words: frozenset[str]) -> bool:
    """Whether a sentence says enough for its document to be known again."""
    return _tells(_claim(said, language or "en", own_words))


def _tells(claim: _Claim) -> bool:
    weight = sum(weight for _, _, weight in claim.terms) + sum(map(_weight, claim.numbers))
    return bool(claim.quotes) or weight >= TELLING


def _alike(language: str | None, document: Document) -> bool:
    return (language or "en") == (document.language or "en")


def _look(claim: _Claim, document: Document, prepared: _Prepared, *, same: bool) -> Found | None:
    if same and claim.quotes:
        quote = _quote(claim.quotes, document, prepared)
        if quote is not None:
            return quote
    best: tuple[float, _Read, str] | None = None
    body = prepared.sentences
    places = [
        ("text", one, (*body[max(0, n - 1) : n], *body[n + 1 : n + 2], prepared.title)) for n, one in enumerate(body)
    ]
    for field, read, beside in [*places, ("title", prepared.title, body[:1])]:
        got, whole, here = _weigh(claim, read, beside, prepared, same=same)
        score = got / whole if whole else 0.0
        if len(read.stems) >= LONG and score < OF_LONG:
            continue
        if here >= (LEAST if same else LEAST_ACROSS) and (best is None or score > best[0]):
            best = (score, read, field)
    if best is None:
        return None
    score, read, field = best
    wanted = (OTHER_WORDS if claim.quotes else SAME) if same else ACROSS
    if score < wanted:
        return None
    return Found(document, field, read.span.start, read.span.end, read.span.text, "content", score)


def _quote(quotes: Sequence[str], document: Document, prepared: _Prepared) -> Found | None:
    """Find the sentence that holds a quote."""
    for quote in quotes:
        for read in prepared.sentences:
            how = same_words(quote, read.span.text)
            if how is not None:
                return Found(document, "text", read.span.start, read.span.end, read.span.text, how, 1.0)
    return None


def _share(
    claim: _Claim, stems: frozenset[str], openings: frozenset[str], numbers: frozenset[str], same: bool
) -> float:
    got = sum(weight for root, first, weight in claim.terms if (root in stems if same else first in openings))
    return got + sum(map(_weight, claim.numbers & numbers))


def _weigh(
    claim: _Claim, read: _Read, beside: Sequence[_Read], prepared: _Prepared, *, same: bool
) -> tuple[float, float, float]:
    """Weigh what a sentence has of a statement: (found, all that could be found, found in the very sentence).

    `beside`: the sentences next to it, and the title.
    """
    whole = here = got = near = 0.0
    for root, first, weight in claim.terms:
        term = root if same else first
        found = term in (read.stems if same else read.openings)
        if not same and weight < NAME and not found:
            continue  # most words of another language cannot meet
        about = any(term in (one.stems if same else one.openings) for one in beside)
        named = weight == NAME and term in (prepared.title.stems if same else prepared.title.openings)
        here += weight if found else 0.0
        counts = weight * TOPIC if named or term in prepared.topics else weight
        whole += counts
        got += counts if found else 0.0
        near += counts * ELSEWHERE if about and not found else 0.0
    for number in claim.numbers:
        weight = _weight(number)
        whole += weight
        here += weight if number in read.numbers else 0.0
        got += weight if number in read.numbers else 0.0
        near += weight * ELSEWHERE if any(number in one.numbers for one in beside) and number not in read.numbers else 0
    return got + near, whole, here


def _weight(number: str) -> float:
    return RARE if len(number.rstrip("0").replace(".", "")) >= 3 or len(number) >= 4 else NUMBER


@functools.lru_cache(maxsize=2048)
def _claim(said: str, language: str, own_words: frozenset[str]) -> _Claim:
    quotes = tuple(one for one in quoted(said) if len(words_of_quote(one)) >= FEWEST)
    terms: dict[str, tuple[str, str, float]] = {}
    for n, word in enumerate(words(said)):
        if _counts(word, language) and fold(word).removesuffix("’s").removesuffix("'s") not in own_words:
            named = n > 0 and word[:1].isupper() and language not in _NOUN_CAPITALS
            root = stem(word, language)
            terms.setdefault(root, (root, opening(word), NAME if named else WORD))
    return _Claim(tuple(terms.values()), _numbers(said, language), quotes)


def _counts(word: str, language: str) -> bool:
    """Whether a word tells something: no number, small word or verb of speech."""
    small = word.casefold()
    if _DIGITS.search(word) or (len(small) < _SHORT and word.isascii()):
        return False
    return small not in _small(language)


@functools.cache
def _small(language: str) -> frozenset[str]:
    """Words that tell nothing of what was said: small words, verbs of speech, the day on which it was said."""
    weekdays = (word for row in WEEKDAYS.get(language, ()) for word in row.split("|"))
    return frozenset((*FUNCTION_WORDS.get(language, ()), *SAY.get(language, "").split("|"), *weekdays, *FILLERS))


def _numbers(text: str, language: str) -> frozenset[str]:
    """Give the numbers of a text, those in words too, each as one form."""
    plain = {f"{float(one):g}" for one in numbers_in(text) if one.replace(".", "", 1).isdigit()}
    return frozenset(plain | {f"{one.value:g}" for one in quantities(text, language)})


@functools.lru_cache(maxsize=1024)
def _prepared(title: str, text: str, language: str) -> _Prepared:
    head = _read(Span(0, len(title), title), language)
    body = tuple(_read(span, language) for span in sentences(text, language)[:MOST_SENTENCES])
    every = (head, *body)
    often = Counter(term for one in body for term in one.stems | one.openings)
    return _Prepared(
        head,
        body,
        frozenset().union(*(one.stems for one in every)),
        frozenset().union(*(one.openings for one in every)),
        frozenset().union(*(one.numbers for one in every)),
        frozenset(term for term, times in often.items() if times >= max(OFTEN, SHARE * len(body))),
    )


def _read(span: Span, language: str) -> _Read:
    told = [word for word in words(span.text) if _counts(word, language)]
    return _Read(
        span,
        frozenset(stem(word, language) for word in told),
        frozenset(opening(word) for word in told),
        _numbers(span.text, language),
    )

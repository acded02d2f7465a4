"""The pieces that a story is written from: the sentences of its members, each with what can be seen in it.

A unit knows its exact span, its words, numbers and figures, and whether it can stand alone before a reader. Reading
them is the dear part of composing, so they are kept with the report that they belong to (`reports.read`).
"""

import dataclasses
import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from wireroom.stories.fit import (
    CHARS_MAX,
    CHARS_MIN,
    WORDS_MAX,
    WORDS_MIN,
    is_boilerplate,
    small_words,
    stands_alone,
)
from wireroom.text.dateline import dateline
from wireroom.text.names import names_in, numbers_in
from wireroom.text.numbers import Quantity, quantities
from wireroom.text.sentences import sentences
from wireroom.text.speech import has, quoted, without_quotes
from wireroom.text.tokens import stem, words

#: Sentences of one text that are looked at. News puts what is new first; what stands further down is background.
MOST_SENTENCES = 40
#: Characters of one sentence in which figures are looked for: what is longer is a table, and never shown.
MOST_CHARACTERS = 4000
#: From this share of longer words with a capital on, capitals tell nothing: a headline in title case.
TITLE_CASE = 0.7


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence (or the title) of one text, with what can be seen in it."""

    #: "text" or "title", with the characters `start` to `end` of it; `text` is exactly these.
    field: str
    start: int
    end: int
    text: str
    #: 0 for the first sentence; -1 for the title.
    position: int
    #: Stems of its telling words, names and numbers among them.
    stems: frozenset[str]
    #: Stems of capital words and numbers: they weigh double.
    strong: frozenset[str]
    names: tuple[str, ...]
    numbers: frozenset[str]
    figures: tuple[Quantity, ...]
    #: Whether it can stand alone before a reader.
    fit: bool
    #: What it does: "denies", "speaks", "cites", "corrects", "causes", "ahead".
    traits: frozenset[str]
    #: How much it tells: words count one, names and numbers two. Asked for a million times a day: kept.
    weight: int = dataclasses.field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "weight", len(self.stems) + len(self.strong))

    def shared(self, other: AbstractSet[str]) -> int:
        """The weight of what it shares with a set of stems."""
        common = self.stems & other
        return len(common) + len(common & self.strong)

    def like(self, other: "Unit") -> float:
        """How much of the smaller one the other one tells too, 0 to 1."""
        least = min(self.weight, other.weight)
        if not least:
            return 0.0
        common = self.stems & other.stems
        return min(1.0, (len(common) + max(len(common & self.strong), len(common & other.strong))) / least)


def units_of(text: str, language: str | None) -> tuple[Unit, ...]:
    """Read the first sentences of a text."""
    found: list[Unit] = []
    spans = sentences(text, language)[: MOST_SENTENCES + 5]
    for span in spans:
        start = span.start + dateline(span.text)
        piece = text[start : span.end]
        if len(found) < MOST_SENTENCES and not is_boilerplate(piece):
            unspaced = language in ("ja", "zh")
            size = len(piece) if unspaced else len(piece.split())
            low, high = (CHARS_MIN, CHARS_MAX) if unspaced else (WORDS_MIN, WORDS_MAX)
            fit = low <= size <= high and stands_alone(piece, language)
            found.append(_unit("text", start, span.end, piece, len(found), language, fit=fit))
    return tuple(found)


def title_unit(title: str, start: int, end: int, language: str | None) -> Unit:
    """Read a title, or the part of it between `start` and `end`."""
    return _unit("title", start, end, title[start:end], -1, language, fit=False)


def _unit(field: str, start: int, end: int, text: str, position: int, language: str | None, *, fit: bool) -> Unit:
    """See what is in one sentence."""
    numbers = _numbers(text, language)
    stems, strong = _stems(text, numbers, language)
    return Unit(
        field=field,
        start=start,
        end=end,
        text=text,
        position=position,
        stems=stems,
        strong=strong,
        names=names_in(text, language),
        numbers=frozenset(numbers),
        figures=tuple(quantities(text, language)) if len(text) <= MOST_CHARACTERS else (),
        fit=fit,
        traits=_traits(field, text, language),
    )


def _stems(text: str, numbers: tuple[str, ...], language: str | None) -> tuple[frozenset[str], frozenset[str]]:
    """Telling words as stems, and those of them that have a capital or digits."""
    language = language or "en"
    drop = small_words(language)
    plain, strong = set(numbers), set(numbers)
    found = words(text)
    long = [word for word in found if len(word) > 3]
    capitals = sum(1 for word in long if word[0].isupper()) <= TITLE_CASE * max(4, len(long))
    for word in found:
        low = word.casefold()
        if low in drop or (len(low) < 3 and low.isascii()) or low[0].isdigit():
            continue
        root = stem(word, language)
        plain.add(root)
        if capitals and word[0].isupper() and language != "de":
            strong.add(root)
    return frozenset(plain), frozenset(strong)


def _numbers(text: str, language: str | None) -> tuple[str, ...]:
    """The numbers of a text as plain digits. Where no space stands before them, every run of digits is one."""
    if language in ("ja", "zh"):
        return tuple(str(int(run)) for run in re.findall(r"\d{1,18}", text))
    return numbers_in(text)


def _traits(field: str, text: str, language: str | None) -> frozenset[str]:
    """Say what a sentence does."""
    bare = without_quotes(text)
    found = set()
    if has("DENY", bare, language):
        found.add("denies")
    long = any(len(part.split()) >= 4 or (language in ("ja", "zh") and len(part) > 8) for part in quoted(text))
    if (has("SAY", bare, language) and not _ORDERS.search(bare)) or (field == "text" and long):
        found.add("speaks")
    if has("PAPER", bare, language):
        found.add("cites")
    if _CORRECTS.match(text):
        found.add("corrects")
    if has("CAUSE", bare, language):
        found.add("causes")
    if has("AHEAD", bare, language):
        found.add("ahead")
    return frozenset(found)


#: Verbs of saying that mostly tell an act: "told ships to stay out", "announced a survey".
_ORDERS = re.compile(
    r"(?<!\w)(?:told|announce[sd]?|declare[sd]?|confirm(?:ed|s)|reported|kündigte|annonce|anunció|annunciato|発表した|"
    r"宣布)(?!\w)"
)
_CORRECTS = re.compile(
    r"\W*(?:correct(?:ion|ed|s)|korrektur|berichtigung|correctif|rectificatif|corrección|errata|correzione|訂正|更正|"
    r"تصحيح)\b",
    re.IGNORECASE,
)

_DEFINITE = re.compile(r"(?:The|Der|Die|Das|Le|La|Les|L['’]|El|Los|Las|Il|Lo|Gli|De|Het)\s?([^\W\d_]+)")


def opens_with_the(unit: Unit, language: str | None) -> str | None:
    """The stem of the thing that a sentence opens with as known ("The father ..."); None where it does not.

    Where the story has not spoken of that thing, the sentence leans on one that the reader does not see.
    """
    match = _DEFINITE.match(unit.text)
    if match is None or (match[1][0].isupper() and language != "de"):
        return None
    return stem(match[1], language)

"""Find words and phrases in a text, at word borders, in scripts with and without spaces.

A term is a phrase of one or more words. Case and accents do not matter. "*" at the end or the start of a word stands
for any letters ("exercis*"); "..." between words for up to six others. In scripts without spaces between words a term
is found wherever it stands, and "..." spans up to twenty characters of one sentence.
"""

import functools
import re
import unicodedata
from dataclasses import dataclass

from wireroom.model.definition import Texts

#: First character of the scripts in which words are not parted by spaces, and in which accents mean another letter.
_EAST = 0x2E80
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff"
_LETTER = rf"[^\W_{_UNSPACED}]"
_BETWEEN = r"[\s\u2010-\u2015'’\-]+"
_GAP = rf"(?:[^\w.!?\n]+{_LETTER}+){{0,6}}?[^\w.!?\n]+"
_GAP_EAST = r"[^。！？!?\n]{0,20}?"
#: No letter stands before.
_BORDER = rf"(?<!{_LETTER})"
_IS_EAST = re.compile(f"[{_UNSPACED}]")


class _Flat(dict[int, int]):
    """Character -> its small letter without accent; one for one, so that places in the text stay the same."""

    def __missing__(self, code: int) -> int:
        char = chr(code)
        if code < _EAST:
            small = char.lower()
            base = unicodedata.normalize("NFKD", small if len(small) == 1 else char)[0]
            code = ord(base) if base.isalnum() or not char.isalnum() else code
        elif 0xFF01 <= code <= 0xFF5E:  # letters and digits of full width
            code = ord(chr(code - 0xFEE0).lower())
        self[ord(char)] = code
        return code


_FLAT = _Flat()


def flat(text: str) -> str:
    """Bring a text to small letters without accents; it keeps its length.

    >>> flat("Élysée, ＵＳＳ")
    'elysee, uss'
    """
    return text.translate(_FLAT)


@dataclass(frozen=True, slots=True)
class Found:
    """A term in a text: characters `start` to `end`."""

    start: int
    end: int


class Finder:
    """Finds the terms of one group. For a text of unknown language those of all languages are looked for."""

    def __init__(self, terms: Texts) -> None:
        self._terms = terms
        self._patterns: dict[str | None, re.Pattern[str] | None] = {}

    def find(self, flat_text: str, language: str | None, start: int = 0, end: int | None = None) -> list[Found]:
        """Give all places, from left to right, without overlap. `flat_text` was made by `flat`."""
        pattern = self._pattern(language)
        if pattern is None:
            return []
        stop = len(flat_text) if end is None else end
        return [Found(found.start(), found.end()) for found in pattern.finditer(flat_text, start, stop)]

    def has(self, flat_text: str, language: str | None, start: int = 0, end: int | None = None) -> bool:
        """Whether any term stands there."""
        pattern = self._pattern(language)
        stop = len(flat_text) if end is None else end
        return pattern is not None and pattern.search(flat_text, start, stop) is not None

    def _pattern(self, language: str | None) -> re.Pattern[str] | None:
        if language not in self._patterns:
            if language is None:
                wanted = [term for terms in self._terms.values() for term in terms]
            else:
                wanted = [*self._terms.get(language, ()), *self._terms.get("*", ())]
            self._patterns[language] = _compiled(tuple(dict.fromkeys(wanted)))
        return self._patterns[language]


def check_term(term: str) -> None:
    """See that a term can be looked for.

    Raises:
        ValueError: If it has no letters, or is so short that it would be found everywhere.
    """
    letters = [char for char in term if char.isalnum()]
    if not letters:
        raise ValueError(f"the term {term!r} has no letters")
    if len(letters) < 2 and not _IS_EAST.search(term):  # one Han character is a word, one Latin letter is none
        raise ValueError(f"the term {term!r} is too short: two letters at least")
    if len(term) > 120:
        raise ValueError(f"the term {term[:40]!r}... is longer than 120 characters")


@functools.lru_cache(maxsize=4096)
def _compiled(terms: tuple[str, ...]) -> re.Pattern[str] | None:
    if not terms:
        return None
    longest_first = sorted(terms, key=lambda term: (-len(term), term))
    made = [_one(term) for term in longest_first]
    # Terms with a border on the left share one look behind: it fails fast, and what follows begins with plain letters.
    bordered = [pattern.removeprefix(_BORDER) for pattern in made if pattern.startswith(_BORDER)]
    others = [pattern for pattern in made if not pattern.startswith(_BORDER)]
    parts = ([f"{_BORDER}(?:{'|'.join(bordered)})"] if bordered else []) + others
    return re.compile("|".join(parts))


def _one(term: str) -> str:
    phrases = []
    for phrase in flat(term).split("..."):
        words = phrase.split()
        if words:
            phrases.append(_BETWEEN.join(_word(word) for word in words))
    gap = _GAP_EAST if _IS_EAST.search(term) else _GAP
    return gap.join(phrases)


def _word(word: str) -> str:
    """A word with borders on those ends that are letters of a script with spaces."""
    before, after = word.startswith("*"), word.endswith("*")
    core = word.strip("*")
    if not core:
        return rf"{_LETTER}+"
    east_start, east_end = bool(_IS_EAST.match(core[0])), bool(_IS_EAST.match(core[-1]))
    left = rf"{_LETTER}*" if before else "" if east_start else _BORDER
    right = rf"{_LETTER}*" if after else "" if east_end else rf"(?!{_LETTER})"
    return left + re.escape(core) + right

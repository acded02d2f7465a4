"""Of which country is an office that a text names? The words beside it tell: "Russia's foreign ministry"."""

import functools
import re
from collections.abc import Iterator

from wireroom.claims.table import shipped
from wireroom.text.place_names import country_of, places_in
from wireroom.text.tokens import fold
from wireroom.text.tokens import words as words_of

#: Words before and behind an office in which its country stands: "Russia's foreign ministry", "the ministry in Berlin".
BEFORE, BEHIND = 3, 4
#: Letters that may follow where a word for a country ends with "*".
_MORE = 3
#: Characters looked at on either side, and before an office in a script without spaces.
_NEAR, _CLOSE = 60, 8
_WORD = re.compile(r"[^\W_]+")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")


def country_beside(text: str, start: int, end: int, language: str | None, behind: int = BEHIND) -> str | None:
    """Tell the country of an office by the words beside it: before it, or behind it as "in Berlin", "of Ukraine"."""
    if _UNSPACED.search(text[start:end]):
        before = list(_countries(words_of(text[max(0, start - _CLOSE) : start]), language))
        return before[-1][1] if before else None
    near = [match[0] for match in _WORD.finditer(text[max(0, start - _NEAR) : start])][-BEFORE - 1 :]
    found = [(n, country) for n, country in _countries(near, language) if n >= len(near) - BEFORE - 1]
    if found:
        return found[-1][1]
    after = [match[0] for match in _WORD.finditer(text[end : end + _NEAR])][:behind]
    return next((country for _, country in _countries(after, language)), None)


def only_country(text: str, language: str | None) -> str | None:
    """Return the country of a sentence that names one and no other."""
    found = {country for _, country in _countries(words_of(text), language)}
    return found.pop() if len(found) == 1 else None


def _countries(words: list[str], language: str | None) -> Iterator[tuple[int, str]]:
    """Yield the places of countries and large cities among words, with the country in small letters."""
    known = dict(places_in(words, language or "en"))
    by_word = _country_words()
    for n, word in enumerate(words):
        country = country_of(known[n]).lower() if n in known else ""
        if not country and (word[:1].isupper() or not word.isascii() or (language or "en") != "en"):
            small = fold(word)
            cuts = (small[: len(small) - cut] + "*" for cut in range(_MORE + 1))
            country = next((by_word[form] for form in (small, *cuts) if form in by_word), "")
        if country:
            yield n, country


@functools.cache
def _country_words() -> dict[str, str]:
    """Words for countries, those of the table of offices: folded, with "*" where an ending may follow."""
    out: dict[str, str] = {}
    for key, names in shipped().places.items():
        country = {"aus": "au"}.get(key, key)
        if len(country) == 2 and (key != "au"):
            for name in names:
                if len(_WORD.findall(name)) == 1:
                    out.setdefault(fold(name.rstrip("*")) + ("*" if name.endswith("*") else ""), country)
    return out

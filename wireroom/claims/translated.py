"""Are two quotes of one speaker, in two languages, one saying? What a translator leaves as it is must agree.

Numbers, months and weekdays must be the same on both sides, and places where both name some that we know; of these and
of names at least two must be there, and both quotes about as long. Most quotes have too little of it: then nothing is
said, which is not "no".
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from wireroom.text.calendar_words import WEEKDAYS
from wireroom.text.known_persons import persons_in
from wireroom.text.month_words import months_in_full
from wireroom.text.names import numbers_in
from wireroom.text.numerals import VAGUE, WORDS
from wireroom.text.place_names import country_of, places_in
from wireroom.text.tokens import opening, words

#: Agreeing things from which two quotes are one: a lone "12" or "Berlin" stands in many.
LEAST = 2
#: How near the lengths are, and the shortest quote that is compared, in letters of a script with spaces.
NEAR, SHORTEST = 0.5, 30
#: A Han or kana character says about as much as so many letters.
DENSE = 2.5
#: Shorter capital words are mostly small words at the beginning of a clause.
_NAME = 4
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


@dataclass(frozen=True, slots=True)
class _Fixed:
    """What a translation keeps."""

    numbers: frozenset[str]
    days: frozenset[str]
    places: frozenset[str]
    names: frozenset[str]
    letters: float


def translated(one: str, language: str | None, other: str, tongue: str | None) -> bool:
    """Whether a quote is surely the other in another language.

    >>> translated(
    ...     "“The lane stays shut until 5 December, and 14 ships must wait.”", "en",
    ...     "„Die Rinne bleibt bis zum 5. Dezember gesperrt, und 14 Schiffe müssen warten.“", "de")
    True
    """
    if not language or not tongue or language == tongue:
        return False
    mine, theirs = _fixed(one, language), _fixed(other, tongue)
    short, long = sorted((mine.letters, theirs.letters))
    if short < max(SHORTEST, NEAR * long):
        return False
    if mine.numbers != theirs.numbers or mine.days != theirs.days:
        return False
    if mine.places and theirs.places and mine.places != theirs.places:
        return False
    common = len(mine.numbers) + len(mine.days) + len(mine.places & theirs.places) + len(mine.names & theirs.names)
    return common >= LEAST


@lru_cache(maxsize=2048)
def _fixed(quote: str, language: str) -> _Fixed:
    said = words(quote)
    small = quote.casefold()
    months = {f"month {number}" for number in _months(small, said, language)}
    weekdays = {
        f"day {number}"
        for number, forms in enumerate(WEEKDAYS.get(language, ()))
        if any(_holds(small, form, language) for form in forms.split("|"))
    }
    spelled = WORDS.get(language, {}) if language not in ("ja", "zh") else {}
    numbers = set(numbers_in(quote) if language not in ("ja", "zh") else re.findall(r"\d+(?:\.\d+)?(?!\d*月)", quote))
    numbers |= {str(spelled[low]) for word in said if (low := word.casefold()) in spelled and low not in VAGUE}
    places = {country_of(place) or place for _, place in places_in(said, language)}
    known = {opening(name) for name in persons_in(said, language)}
    names = {opening(word) for word in said[1:] if len(word) >= _NAME and word[0].isupper()}
    dense = len(_UNSPACED.findall(quote))
    return _Fixed(
        numbers=frozenset(number for number in numbers if number not in ("0", "1")),
        days=frozenset(months | weekdays),
        places=frozenset(places),
        names=frozenset(known | names),
        letters=len(quote) - dense + DENSE * dense,
    )


def _months(small: str, said: list[str], language: str) -> set[int]:
    if language in ("ja", "zh"):
        return {int(number) for number in re.findall(r"(\d{1,2})月", small)}
    names = months_in_full(language)
    return {
        names[word.casefold()] for word in said if word.casefold() in names and (word[0].isupper() or language != "en")
    }


def _holds(small: str, form: str, language: str) -> bool:
    return form in small if language in ("ja", "zh", "ar") else re.search(rf"(?<!\w){form}(?!\w)", small) is not None

"""Countries and large cities that a text names, in whichever language: "Deutschland", "Allemagne" and "ドイツ" are DE.

The names are CLDR's (Unicode), as Babel carries them; cities are those that name a time zone. A few short names that
newspapers use and CLDR does not list stand here.
"""

import functools
import re
from collections.abc import Iterator, Sequence

from babel import Locale, UnknownLocaleError

from wireroom.text.tokens import fold, stem, words

# Longer names are official forms that no article uses.
MOST_WORDS = 6
# Stems shorter than this are too short to tell a country.
LEAST_STEM = 4
_COUNTRY = re.compile("[A-Z]{2}")
# Unions, unknown territory and two made for tests.
_NO_COUNTRY = frozenset({"EU", "EZ", "UN", "QO", "ZZ", "XA", "XB"})

_ALSO = {
    "ar": {"US": "أميركا أمريكا أميركي أمريكي", "GB": "بريطانيا بريطاني"},
    "de": {"US": "USA US Amerika", "GB": "Großbritannien Brite britische", "NL": "Holland"},
    "en": {
        "US": "US USA America American", "GB": "UK Britain British", "NL": "Dutch Holland", "CH": "Swiss",
        "GR": "Greek", "ES": "Spanish", "DK": "Danish", "PL": "Polish", "TR": "Turkish", "CZ": "Czech", "FR": "French",
    },
    "es": {"US": "EEUU estadounidense", "GB": "británico", "NL": "Holanda"},
    "fr": {"US": "USA américain américaine", "GB": "britannique", "NL": "Hollande"},
    "it": {"US": "USA americano americana", "GB": "britannico", "NL": "Olanda"},
    "ja": {"US": "米国", "GB": "英国"},
    "nl": {"US": "VS Amerikaanse Amerika", "GB": "Brits Britse"},
    "pl": {"US": "USA amerykański", "GB": "brytyjski"},
    "pt": {"US": "EUA americano", "GB": "britânico", "NL": "Holanda"},
    "ru": {"US": "США американский", "GB": "Великобритания Британия британский"},
    "sl": {"US": "ZDA ameriški", "GB": "Britanija britanski"},
    "tr": {"US": "ABD", "GB": "İngiltere"},
    "uk": {"US": "США", "GB": "Британія"},
}  # fmt: skip

#: A name as folded words, and the place that it names.
Name = tuple[tuple[str, ...], str]


def places_in(said: Sequence[str], language: str) -> Iterator[tuple[int, str]]:
    """Find the places that running words name.

    Args:
        said: Words as `tokens.words` gives them.
        language: ISO 639-1 code of the text; of an unknown one nothing is found.

    Yields:
        Number of the first word of the name, and the place: "DE", or "Europe/Kyiv" for a city.

    >>> list(places_in(["Von", "New", "York", "nach", "Deutschland"], "de"))
    [(1, 'America/New_York'), (4, 'DE')]
    """
    names, stems = _names(language)
    if not names:
        return
    folded = [fold(word) for word in said]
    at = 0
    while at < len(folded):
        place, taken = "", 1
        for name, named in names.get(folded[at], ()):
            if tuple(folded[at : at + len(name)]) == name:
                place, taken = named, len(name)
                break
        else:
            place = stems.get(_stem(said[at], language), "")
        if place:
            yield at, place
        at += taken


@functools.lru_cache(maxsize=100_000)
def _stem(word: str, language: str) -> str:
    return stem(word, language)


@functools.cache
def _names(language: str) -> tuple[dict[str, list[Name]], dict[str, str]]:
    """Return names by their first word, the longest first, and the stems of countries with names of one word."""
    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError, TypeError):
        return {}, {}
    listed = [(name, code) for code, name in locale.territories.items() if _is_country(code)]
    listed += [(name, code) for code, more in _ALSO.get(language, {}).items() for name in more.split()]
    listed += [(told["city"], zone) for zone, told in locale.time_zones.items() if "city" in told and "/" in zone]
    names: dict[str, list[Name]] = {}
    stems: dict[str, set[str]] = {}
    for name, place in listed:
        parts = words(name)
        if 0 < len(parts) <= MOST_WORDS:
            folded = tuple(fold(part) for part in parts)
            names.setdefault(folded[0], []).append((folded, place))
            if len(parts) == 1 and _is_country(place) and len(root := stem(parts[0], language)) >= LEAST_STEM:
                stems.setdefault(root, set()).add(place)
    for found in names.values():
        found.sort(key=lambda one: -len(one[0]))
    return names, {root: next(iter(places)) for root, places in stems.items() if len(places) == 1}


def _is_country(code: str) -> bool:
    return _COUNTRY.fullmatch(code) is not None and code not in _NO_COUNTRY

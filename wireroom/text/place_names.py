"""Countries and large cities that a text names, in whichever language: "Deutschland", "Allemagne" and "ドイツ" are DE.

The names are CLDR's (Unicode), as Babel carries them; cities are those that name a time zone, and those of half a
million people by all their names (`cities.json`, GeoNames, CC BY 4.0; `python -m training.places`). A few short names
that newspapers use and CLDR does not list stand here.
"""

import functools
import importlib.resources
import re
import unicodedata
from collections.abc import Iterator, Sequence

import orjson
from babel import Locale, UnknownLocaleError
from babel.core import get_global

from wireroom.text.tokens import fold, stem, words

# Longer names are official forms that no article uses.
MOST_WORDS = 6
# Stems shorter than this are too short to tell a country.
LEAST_STEM = 4
_COUNTRY = re.compile("[A-Z]{2}")
# Unions, unknown territory and two made for tests.
# Zones named by what is an everyday word or a person's name.
_NO_CITY = (
    "Easter", "Midway", "Wake", "Troll", "Casey", "Davis", "Palmer", "Nome", "Regina", "Swift_Current", "Creston",
    "Rainy_River", "Resolute", "Adak", "Vincent", "Enderbury", "Inuvik", "Mawson", "Rothera", "Syowa", "Vostok", "Male",
)  # fmt: skip
_NO_COUNTRY = frozenset({"EU", "EZ", "UN", "QO", "ZZ", "XA", "XB"})

_ALSO = {
    "ar": {"US": "أميركا أمريكا أميركي أمريكي", "GB": "بريطانيا بريطاني"},
    "de": {"US": "USA US Amerika", "GB": "Großbritannien Brite britische", "NL": "Holland"},
    "en": {
        "US": "US USA America American Americans Washington",
        "GB": "UK Britain British Briton Britons English Scottish", "NL": "Dutch Holland", "CH": "Swiss",
        "GR": "Greek Greeks", "ES": "Spanish Spaniard", "DK": "Danish Dane Danes", "PL": "Polish Pole Poles",
        "TR": "Turkish Turk Turks Turkey Ankara", "CZ": "Czech Czechs", "FR": "French France",
        "SE": "Swedish Swede Swedes", "NO": "Norwegian", "FI": "Finnish Finn Finns", "IS": "Icelandic", "IE": "Irish",
        "PT": "Portuguese", "IT": "Italian Italians Milan", "DE": "German Germans", "AT": "Austrian", "BE": "Belgian",
        "HU": "Hungarian", "RO": "Romanian", "BG": "Bulgarian", "HR": "Croatian", "RS": "Serbian Serb Serbs",
        "BA": "Bosnian", "AL": "Albanian", "RU": "Russian Russians Kremlin", "UA": "Ukrainian Ukrainians Kiev",
        "BY": "Belarusian", "KZ": "Kazakh", "UZ": "Uzbek", "AM": "Armenian", "AZ": "Azerbaijani",
        "IL": "Israeli Israelis Tel_Aviv", "PS": "Palestinian Palestinians Palestine Gaza West_Bank", "LB": "Lebanese",
        "SY": "Syrian Syrians", "IQ": "Iraqi Iraqis", "IR": "Iranian Iranians", "SA": "Saudi Saudis",
        "AE": "UAE Emirati", "QA": "Qatari", "YE": "Yemeni Houthi Houthis", "JO": "Jordanian", "KW": "Kuwaiti",
        "EG": "Egyptian", "LY": "Libyan", "TN": "Tunisian", "MA": "Moroccan", "DZ": "Algerian", "SD": "Sudanese",
        "ET": "Ethiopian", "KE": "Kenyan Kenyans", "NG": "Nigerian Nigerians Abuja", "GH": "Ghanaian Ghanaians",
        "SN": "Senegalese", "ML": "Malian", "CM": "Cameroonian", "UG": "Ugandan", "TZ": "Tanzanian",
        "ZA": "South_African South_Africans Pretoria", "ZW": "Zimbabwean", "CD": "DRC Congolese",
        "CN": "Chinese Beijing", "TW": "Taiwanese", "HK": "Hongkong", "JP": "Japanese",
        "KR": "South_Korean South_Koreans", "KP": "North_Korean North_Koreans Pyongyang",
        "IN": "Indian Indians Delhi New_Delhi Mumbai Bengaluru", "PK": "Pakistani Pakistanis Islamabad Lahore",
        "BD": "Bangladeshi", "LK": "Lankan", "NP": "Nepali Nepalese", "AF": "Afghan Afghans Taliban", "TH": "Thai",
        "VN": "Vietnamese Hanoi", "PH": "Philippine Filipino Filipinos", "ID": "Indonesian Bali", "MY": "Malaysian",
        "SG": "Singaporean", "MM": "Burmese", "KH": "Cambodian", "LA": "Laotian",
        "AU": "Australian Australians Canberra", "NZ": "New_Zealander Wellington", "CA": "Canadian Canadians Ottawa",
        "MX": "Mexican Mexicans", "CU": "Cuban Cubans", "HT": "Haitian", "CO": "Colombian", "VE": "Venezuelan",
        "PE": "Peruvian", "CL": "Chilean", "AR": "Argentine Argentinian Argentinean", "BR": "Brazilian Brasilia",
        "BO": "Bolivian", "EC": "Ecuadorian Ecuadorean", "UY": "Uruguayan", "PY": "Paraguayan",
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
        Number of the first word of the name, and the place: "DE", or "Europe/Kyiv" or "DE/Munich" for a city.

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
            if not place and not said[at][:1].islower():
                place, taken = _large_city(folded, at)
        if place:
            yield at, place
        at += taken


def _large_city(folded: list[str], at: int) -> tuple[str, int]:
    """Return the large city that is named from a word on, and in how many words; ("", 1) where none is."""
    for name, place in _large_cities().get(folded[at], ()):
        if tuple(folded[at : at + len(name)]) == name:
            return place, len(name)
    return "", 1


@functools.cache
def _large_cities() -> dict[str, list[Name]]:
    """Return the names of large cities in all languages by their first word, the longest first (GeoNames)."""
    file = importlib.resources.files("wireroom.text") / "cities.json"
    names: dict[str, list[Name]] = {}
    for place, listed in orjson.loads(file.read_bytes())["cities"].items():
        for name in listed:
            parts = tuple(name.split(" "))
            names.setdefault(parts[0], []).append((parts, place))
    for found in names.values():
        found.sort(key=lambda one: (-len(one[0]), one[1]))
    return names


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
    listed = [(name.replace("_", " "), code) for name, code in listed]
    listed += _cities(locale)
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


def _cities(locale: Locale) -> list[tuple[str, str]]:
    """List cities that name a time zone. A language with our letters and no name of its own uses it."""
    named = {zone: told["city"] for zone, told in locale.time_zones.items() if "city" in told and "/" in zone}
    if unicodedata.name(locale.territories.get("DE", "-")[0]).startswith("LATIN"):
        for zone in get_global("zone_territories"):
            if zone.count("/") == 1 and not zone.endswith(_NO_CITY):
                named.setdefault(zone, zone.split("/")[1].replace("_", " "))
    return [(city, zone) for zone, city in named.items()]


def country_of(place: str) -> str:
    """Return the country of a place that `places_in` found; "" where it is not known.

    >>> country_of("DE"), country_of("Europe/Kyiv"), country_of("DE/Munich")
    ('DE', 'UA', 'DE')
    """
    if place[2:3] == "/":
        return place[:2]
    return place if _is_country(place) else str(get_global("zone_territories").get(place, ""))


def zone_of(city: str, country: str) -> str:
    """Return the time zone that a city names, which stands for the city; "" where it names none.

    >>> zone_of("Berlin", "DE"), zone_of("Munich", "DE")
    ('Europe/Berlin', '')
    """
    zones = get_global("zone_territories")
    ending = "/" + city.replace(" ", "_")
    return next((zone for zone, where in zones.items() if where == country and zone.endswith(ending)), "")


def _is_country(code: str) -> bool:
    return _COUNTRY.fullmatch(code) is not None and code not in _NO_COUNTRY

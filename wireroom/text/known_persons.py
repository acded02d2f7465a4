"""Persons in office where their names are written in Han characters: "古特雷斯" is Guterres.

Scripts of letters need no table: `tokens.opening` brings them to ours sound by sound. `persons.json` is made by
`python -m training.persons` from the table of offices.
"""

import functools
import importlib.resources
from collections.abc import Iterator, Sequence

import orjson

#: Languages that write names in Han characters.
LANGUAGES = frozenset(("zh", "ja"))


def persons_in(said: Sequence[str], language: str) -> Iterator[str]:
    """Find persons that running words name, as they are named in Latin letters.

    Args:
        said: Words as `tokens.words` gives them: of Han characters overlapping pairs.
        language: ISO 639-1 code of the text.

    >>> from wireroom.text.tokens import words
    >>> list(persons_in(words("古特雷斯发表声明"), "zh"))
    ['Guterres']
    """
    if language not in LANGUAGES:
        return
    names = _names()
    for at, word in enumerate(said):
        for parts, name in names.get(word, ()):
            if tuple(said[at : at + len(parts)]) == parts:
                yield name
                break


@functools.cache
def _names() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Return names by their first pair of characters, the longest first."""
    file = importlib.resources.files("wireroom.text") / "persons.json"
    names: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for alias, name in orjson.loads(file.read_bytes()).items():
        parts = tuple(alias.split(" "))
        names.setdefault(parts[0], []).append((parts, name))
    for found in names.values():
        found.sort(key=lambda one: -len(one[0]))
    return names

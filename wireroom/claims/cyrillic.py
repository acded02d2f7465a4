"""How is a Russian name printed in the other cases? "Джо Байден": "Джо Байдена", "Джо Байденом" and so on.

Rules of endings alone: they make some words that nobody prints, which costs nothing.
"""

import re

_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
# By ending: genitive, dative, instrumental, prepositional (the accusative is one of them, or the name itself).
_ADJECTIVE = ("ого", "ому", "им", "ом")
_ENDINGS = {
    "а": ("ы", "е", "ой", "е"),
    "я": ("и", "е", "ей", "е"),
    "й": ("я", "ю", "ем", "е"),
    "ь": ("я", "ю", "ем", "е"),
}
_CONSONANT = ("а", "у", "ом", "е")
# Surnames in -ов, -ев, -ин have an instrumental of their own.
_SURNAME = ("а", "у", "ым", "е")
# Endings that never change.
_FIXED = frozenset("оиуыеэюёОИУЫЕЭЮЁ")


def declined(name: str) -> tuple[str, ...]:
    """Return the other cases of a name in Cyrillic letters; () for all others.

    >>> declined("Джо Байден")
    ('Джо Байдена', 'Джо Байдену', 'Джо Байденом', 'Джо Байдене')
    >>> declined("Зеленский")[0], declined("Joe Biden")
    ('Зеленского', ())
    """
    if not _CYRILLIC.match(name):
        return ()
    forms = [_cases(word) for word in name.split()]
    return tuple(" ".join(cases[number] for cases in forms) for number in range(4))


def _cases(word: str) -> tuple[str, ...]:
    if word[-1] in _FIXED or len(word) < 3:
        return (word,) * 4
    if word.endswith(("ский", "цкий", "ый")):
        return tuple(word[:-2] + ending for ending in _ADJECTIVE)
    if word[-1] in _ENDINGS:
        return tuple(word[:-1] + ending for ending in _ENDINGS[word[-1]])
    endings = _SURNAME if word.endswith(("ов", "ев", "ёв", "ин")) else _CONSONANT
    return tuple(word + ending for ending in endings)

"""Common usage: how often everyday words stand in texts, for a wire that has seen little of a language yet.

The lists ship with the package (`usage_words/ORIGIN.md` says where they come from); each is read once, like a constant.
"""

import functools
import zlib
from importlib.resources import files

from wireroom.text.tokens import opening, stem, words


@functools.cache
def usage(language: str, form: str) -> dict[int, float]:
    """Return the share of running words that each everyday form has, by its hash; empty for languages without a list.

    Args:
        language: ISO 639-1, "" where unknown.
        form: "stem" or "opening".
    """
    out: dict[int, float] = {}
    listed = files("wireroom.stories") / "usage_words" / f"{language}.txt"
    if not (language.isalpha() and listed.is_file()):
        return out
    for line in listed.read_text(encoding="utf-8").splitlines():
        rate, *listed_words = line.split(" ")
        share = 10.0 ** (-int(rate) / 100.0)
        for printed in listed_words:
            for word in words(printed):
                key = form_of(word, language, form)
                if key:
                    out[key] = out.get(key, 0.0) + share
    return out


def form_of(word: str, language: str, form: str) -> int:
    """Hash one form of a word, 0 where it has none. Languages never meet on stems, and always on openings."""
    if form == "stem":
        text = stem(word, language or None)
        return zlib.crc32(f"{language}:{text}".encode("utf-8", "surrogatepass")) if text else 0
    text = opening(word)
    return zlib.crc32(f"*{text}".encode("utf-8", "surrogatepass")) if len(text) > 1 else 0


def place_form(place: str) -> int:
    """Hash a place as it stands among openings: places meet whatever they are called."""
    return zlib.crc32(f"@{place}".encode())

"""Invented makers of vectors, by which tests see what becomes of meaning. Workers import them by this module's name."""

import math
import os
import zlib
from dataclasses import replace

from wireroom.text.meanings import meanings

#: Words of one meaning, in several languages.
SUBJECTS = (
    ("dam", "water", "flood", "staumauer", "flut", "talsperre", "presa", "riada"),
    ("museum", "painting", "gemälde", "bild", "cuadro", "museo"),
)


class Subjects:
    """Knows two subjects in three languages; other words have directions of their own."""

    def __init__(self, name="subjects-1"):
        self.name = name

    def embed(self, texts):
        return [self._one(text) for text in texts]

    def _one(self, text):
        out = [0.0] * 32
        out[31] = 0.1
        for word in text.casefold().replace(".", " ").split():
            known = next((at for at, words in enumerate(SUBJECTS) if word in words), None)
            out[2 + zlib.crc32(word.encode()) % 29 if known is None else known] += 0.05 if known is None else 1.0
        length = math.sqrt(sum(one * one for one in out))
        return [one / length for one in out]


class Deadly(Subjects):
    """Ends its process at a word."""

    def embed(self, texts):
        if any("fatal" in text for text in texts):
            os._exit(3)
        return super().embed(texts)


def meant(candidate, maker=None):
    """Give a candidate its meaning."""
    (meaning,) = meanings(maker or Subjects(), [(candidate.title, candidate.text)])
    return replace(candidate, meaning=meaning)

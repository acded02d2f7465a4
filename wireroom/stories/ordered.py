"""Articles by a key, each list in the order in which they were made known, whenever they came in.

So a memory that was loaded looks at the same articles as one that lived, also where only some of a list are looked at.
"""

from bisect import bisect_left, insort
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)


@dataclass(slots=True)
class Ordered(Generic[Key]):
    """Lists of (order, article id)."""

    _held: dict[Key, list[tuple[int, str]]] = field(default_factory=dict)

    def add(self, key: Key, order: int, article_id: str) -> None:
        """Enter an article that is not there."""
        insort(self._held.setdefault(key, []), (order, article_id))

    def remove(self, key: Key, order: int, article_id: str) -> None:
        """Take an article out that was entered before."""
        held = self._held[key]
        del held[bisect_left(held, (order, article_id))]
        if not held:
            del self._held[key]

    def under(self, key: Key) -> Sequence[tuple[int, str]]:
        """Return what stands under a key, the earliest first; not to be changed."""
        return self._held.get(key, ())

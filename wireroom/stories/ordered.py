"""Articles by a key, each list in the order in which they were made known, whenever they came in.

So a memory that was loaded looks at the same articles as one that lived, also where only some of a list are looked at.
"""

from bisect import bisect_left, insort
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)


Entry = tuple[int, str]


@dataclass(slots=True)
class Ordered(Generic[Key]):
    """Lists of (order, article id).

    Most keys hold one article, which then stands there without a list around it: bands of a hundred thousand full texts
    take some hundred megabytes less so.
    """

    _held: dict[Key, Entry | list[Entry]] = field(default_factory=dict)

    def add(self, key: Key, order: int, article_id: str) -> None:
        """Enter an article that is not there."""
        held = self._held.get(key)
        if held is None:
            self._held[key] = (order, article_id)
        elif isinstance(held, list):
            insort(held, (order, article_id))
        else:
            self._held[key] = sorted((held, (order, article_id)))

    def remove(self, key: Key, order: int, article_id: str) -> None:
        """Take an article out that was entered before."""
        held = self._held[key]
        if not isinstance(held, list):
            del self._held[key]
            return
        del held[bisect_left(held, (order, article_id))]
        if len(held) == 1:
            self._held[key] = held[0]

    def under(self, key: Key) -> Sequence[Entry]:
        """Return what stands under a key, the earliest first; not to be changed."""
        held = self._held.get(key, ())
        return (held,) if isinstance(held, tuple) and held else held

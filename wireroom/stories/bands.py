"""Which texts may be copies of each other? Those whose sketches agree in a whole band.

Two numbers a band, 32 bands: texts that share a quarter of their shingles meet with a chance of 0.87, half of them
0.9999, a twentieth 0.08. What meets is then compared exactly.

Of a text that thousands print, the first and the latest speak for all in each band: what is looked at does not grow
with the flood.
"""

from dataclasses import dataclass, field

from wireroom.stories.ordered import Ordered
from wireroom.text.fingerprints import Hashes

_WIDTH = 2
# Articles of one band that are looked at, from its beginning and from its end: the original stands at the beginning,
# and what was cut out of a later version near the end.
FIRST, LATEST = 24, 16


@dataclass(slots=True)
class Bands:
    """Articles by band of their sketch."""

    _held: Ordered[int] = field(default_factory=Ordered)

    def add(self, order: int, article_id: str, sketch: Hashes) -> None:
        """Enter a sketch; an empty one is not entered."""
        for key in _keys(sketch):
            self._held.add(key, order, article_id)

    def remove(self, order: int, article_id: str, sketch: Hashes) -> None:
        """Take a sketch out that was entered before."""
        for key in _keys(sketch):
            self._held.remove(key, order, article_id)

    def alike(self, sketch: Hashes) -> dict[str, int]:
        """Return article ids that agree in at least one band, with the number of such bands."""
        out: dict[str, int] = {}
        for key in _keys(sketch):
            held = self._held.under(key)
            shown = held if len(held) <= FIRST + LATEST else (*held[:FIRST], *held[-LATEST:])
            for _, one in shown:
                out[one] = out.get(one, 0) + 1
        return out


def _keys(sketch: Hashes) -> list[int]:
    """Name each band by one number: its place, and its two numbers."""
    flat = sketch.tolist()
    return [(at << 64) | (flat[at] << 32) | flat[at + 1] for at in range(0, len(flat), _WIDTH)]

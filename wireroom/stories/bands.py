"""Which texts may be copies of each other? Those whose sketches agree in a whole band.

Two numbers a band, 32 bands: texts that share a quarter of their shingles meet with a chance of 0.87, half of them
0.9999, a twentieth 0.08. What meets is then compared exactly.
"""

from dataclasses import dataclass, field

from wireroom.text.fingerprints import Hashes

_WIDTH = 2


@dataclass(slots=True)
class Bands:
    """Article ids by band of their sketch."""

    _held: dict[tuple[int, int, int], list[str]] = field(default_factory=dict)

    def add(self, article_id: str, sketch: Hashes) -> None:
        """Enter a sketch; an empty one is not entered."""
        for key in _keys(sketch):
            self._held.setdefault(key, []).append(article_id)

    def remove(self, article_id: str, sketch: Hashes) -> None:
        """Take a sketch out that was entered before."""
        for key in _keys(sketch):
            held = self._held[key]
            held.remove(article_id)
            if not held:
                del self._held[key]

    def alike(self, sketch: Hashes) -> dict[str, int]:
        """Return article ids that agree in at least one band, with the number of such bands."""
        out: dict[str, int] = {}
        for key in _keys(sketch):
            for one in self._held.get(key, ()):
                out[one] = out.get(one, 0) + 1
        return out


def _keys(sketch: Hashes) -> list[tuple[int, int, int]]:
    flat = sketch.tolist()
    return [(at, flat[at], flat[at + 1]) for at in range(0, len(flat), _WIDTH)]

"""Which sentences belong to an outlet's house and not to its news? "Get our breaking news email", "Read more".

A sentence that one outlet prints under three titles that share no word is furniture and says nothing about a story. The
background paragraph of a running story also comes again and again, but under titles that resemble each other.
"""

import re
import zlib
from dataclasses import dataclass, field

# How many unlike titles a sentence must have stood under.
_TITLES = 3
# Shorter sentences ("He denied it.") repeat by chance and weigh little.
_LEAST = 20
# Letters of a word that can make titles alike: shorter ones are mostly "the" and "with".
_TELLING = 5
# Sentences remembered; at a few thousand articles a day that is about a week of leads.
_MOST = 100_000

_SENTENCE = re.compile(r"[^\n.!?…。！？]+[\n.!?…。！？]*\s*")
_LONG = re.compile(rf"[^\W\d_]{{{_TELLING},}}|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{{2}}")


@dataclass(slots=True)
class Furniture:
    """Sentences seen: outlet and sentence -> unlike titles counted, and words of the last of these titles."""

    held: dict[int, tuple[int, tuple[int, ...]]] = field(default_factory=dict)

    def clear(self, source_id: str, title: str, lead: str) -> str:
        """Return a lead without the furniture known so far, and learn from it. Without a source nothing is known."""
        if not source_id or not lead:
            return lead
        house = zlib.crc32(source_id.encode("utf-8", "surrogatepass"))
        about = tuple(sorted({zlib.crc32(word.casefold().encode()) for word in _LONG.findall(title)}))
        kept = []
        for piece in _SENTENCE.findall(lead):
            plain = piece.strip()
            if len(plain) < _LEAST or not self._stood(house, plain, about):
                kept.append(piece)
        return "".join(kept)

    def _stood(self, house: int, sentence: str, about: tuple[int, ...]) -> bool:
        """Say whether a sentence is furniture, and count it under this title."""
        key = (house << 32) | zlib.crc32(sentence.encode("utf-8", "surrogatepass"))
        count, last = self.held.pop(key, (0, ()))
        if about and (not count or (count < _TITLES and not set(about) & set(last))):
            count, last = count + 1, about
        self.held[key] = (count, last)
        if len(self.held) > _MOST:
            del self.held[next(iter(self.held))]
        return count >= _TITLES

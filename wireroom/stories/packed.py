"""Words and numbers as one piece of bytes, and back: zlib over canonical JSON and a block of 32-bit numbers."""

import zlib
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import orjson

from wireroom.stories.vectors import Vector

# Hashes hardly shrink: level 1 gives nearly all that level 9 does, ten times faster.
_LEVEL = 1

Words = npt.NDArray[np.uint32]


def pack(head: dict[str, Any], block: Sequence[Words]) -> bytes:
    """Put a head and numbers into bytes; the head's length stands first, as eight bytes, little-endian."""
    told = orjson.dumps(head, option=orjson.OPT_SORT_KEYS)
    numbers = np.concatenate(block) if block else np.empty(0, dtype=np.uint32)
    return zlib.compress(len(told).to_bytes(8, "little") + told + numbers.astype("<u4").tobytes(), _LEVEL)


def unpack(packed: bytes) -> "tuple[dict[str, Any], Block]":
    """Give the head and the numbers of what `pack` gave.

    Raises:
        ValueError: If it is not that; also zlib.error.
    """
    plain = zlib.decompress(packed)
    end = 8 + int.from_bytes(plain[:8], "little")
    head: dict[str, Any] = orjson.loads(plain[8:end])
    return head, Block(np.frombuffer(plain, dtype="<u4", offset=end).astype(np.uint32))


class Block:
    """Reads a block of numbers piece by piece."""

    def __init__(self, numbers: Words) -> None:
        """Start at the beginning of a block."""
        self._numbers, self._at = numbers, 0

    def take(self, count: int) -> Words:
        """Give the next numbers.

        Raises:
            ValueError: If there are not so many.
        """
        piece = self._numbers[self._at : self._at + count].copy()
        if len(piece) != count:
            raise ValueError("it ends too early")
        self._at += count
        return piece

    def vector(self, count: int) -> Vector:
        """Give the next vector."""
        return Vector(self.take(count), self.take(count).view(np.float32))

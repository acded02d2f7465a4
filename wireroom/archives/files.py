"""What all archives share: limits, names for people, and the key by which the same bytes are known again."""

import hashlib
import unicodedata
from pathlib import Path

from wireroom.text.clean import plain_text

MIB = 1024 * 1024

#: Largest record of each kind, bytes as they are unpacked (S9): pages, feeds and lines.
MOST_PAGE, MOST_FEED, MOST_LINE = 5 * MIB, 15 * MIB, 8 * MIB

#: Longest name that is shown, characters: file systems have 255.
MOST_NAME = 255

TOO_LARGE = "too large"
DAMAGED = "damaged"
CUT_OFF = "cut off"


def shown(path: Path) -> str:
    """Return a file's name as people may see it: one line, without folders, controls and marks of direction."""
    name = plain_text(path.name.encode("utf-8", "replace").decode())
    return "".join(sign for sign in name if unicodedata.category(sign) != "Cf")[:MOST_NAME] or "file"


def key_of(path: Path) -> str:
    """Name a file by its bytes.

    Raises:
        OSError: If it cannot be read.
    """
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


class Counted:
    """A file that says how far it was read, for progress."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.name = shown(path)
        self.size = path.stat().st_size
        self.modified = path.stat().st_mtime
        self.done = 0

    def key(self) -> str:
        """Name the content: the same bytes have the same key, wherever they lie."""
        return key_of(self.path)

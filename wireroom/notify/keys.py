"""The room's key, from which what signs our messages is made: nothing secret lies in the database (S39).

The file `alerts.key` in the data folder holds 32 random bytes. Who deletes it gets another at the next start: secrets
of webhooks and the key that browsers know us by are new then.
"""

import hashlib
import hmac
import os
from pathlib import Path

#: Length of the key, bytes.
LENGTH = 32


def room_key(path: Path) -> bytes:
    """Give the room's key; it is made where there is none.

    Raises:
        OSError: If the file can neither be read nor be made.
    """
    try:
        return _read(path)
    except FileNotFoundError:
        part = path.with_suffix(".part")
        part.unlink(missing_ok=True)
        opened = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(opened, "w") as file:
            file.write(os.urandom(LENGTH).hex())
            file.flush()
            os.fsync(file.fileno())
        part.rename(path)
        return _read(path)


def _read(path: Path) -> bytes:
    try:
        return bytes.fromhex(path.read_text("ascii").strip())
    except ValueError:
        raise OSError(f"{path} is no key; delete it, and another is made") from None


def made_of(key: bytes, what: str) -> bytes:
    """Make a secret for one use."""
    return hmac.new(key, what.encode(), hashlib.sha256).digest()


def webhook_secret(key: bytes, channel_id: str) -> str:
    """Give the secret with which a channel's messages are signed, as its owner types it into the receiver."""
    return made_of(key, f"webhook:{channel_id}").hex()

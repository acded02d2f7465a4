"""Everything that may go wrong in a way that we expect.

    WireroomError
    ├── ConfigError            a setting is wrong; names the nearest right key
    ├── UsageError             a command was asked for something that cannot be (exit code 2)
    ├── FetchError             the other side did not give us a usable answer
    │   ├── RefusedError       we did not ask: the address is not one that we may reach
    │   └── TooLargeError      the answer grew over its limit while it came
    ├── ParseError             bytes that we could not read
    │   ├── FeedError          ... as a feed
    │   ├── PageError          ... as an article
    │   ├── OpmlError          ... as a list of feeds
    │   └── SituationError     ... as the definition of a situation
    ├── NotifyError            a message did not arrive at its channel
    ├── DeskError              a desk failed on one event; its stage stops until a person decides
    └── StorageError           what we keep could not be read or written
        ├── SchemaTooNewError  written by a later Wireroom
        ├── StorageFullError   no room left on the disk
        ├── ReadOnlyError      the folder or the file cannot be written
        └── DamagedError       the file is not what we wrote

A bug is none of these: it is never caught, so that it is seen.
"""

from collections.abc import Sequence


class WireroomError(Exception):
    """The root: anything expected. Its text says what happened and what to do next."""


class ConfigError(WireroomError):
    """A setting is unknown or has a value that cannot be used."""

    def __init__(self, key: str, reason: str) -> None:
        super().__init__(f"setting {key}: {reason}")
        self.key, self.reason = key, reason


class UsageError(WireroomError):
    """A command was asked for something that does not exist or cannot be."""


class FetchError(WireroomError):
    """The other side did not give us a usable answer."""

    def __init__(self, url: str, reason: str, *, status: int | None = None, retry_after: float | None = None) -> None:
        super().__init__(f"{url}: {reason}" + (f" (try again in {retry_after:.0f} s)" if retry_after else ""))
        self.url, self.reason, self.status, self.retry_after = url, reason, status, retry_after


class RefusedError(FetchError):
    """We did not ask, or stopped asking: the address is not one that we may reach."""


class TooLargeError(FetchError):
    """The answer grew over its limit while it came; nothing of it is kept."""


class ParseError(WireroomError):
    """Bytes that we could not read as what they should be."""

    def __init__(self, url: str, reason: str) -> None:
        super().__init__(f"{url}: {reason}" if url else reason)
        self.url, self.reason = url, reason


class FeedError(ParseError):
    """Bytes that are not a feed."""


class PageError(ParseError):
    """Bytes in which there is no article that we can read."""


class OpmlError(ParseError):
    """Bytes that are not a list of feeds."""


class SituationError(ParseError):
    """A text that does not define a situation. `problems` names all places and what would be right; each is a text."""

    def __init__(self, name: str, reason: str, problems: Sequence[object] = ()) -> None:
        told = [str(problem) for problem in problems] or [reason]
        more = f" (and {len(told) - 1} more)" if len(told) > 1 else ""
        super().__init__(name, told[0] + more)
        self.problems = tuple(problems)


class NotifyError(WireroomError):
    """A message did not arrive. `lasting`: another try would fare no better. The text holds no word of the receiver."""

    def __init__(self, reason: str, *, lasting: bool = False, retry_after: float | None = None) -> None:
        super().__init__(reason)
        self.reason, self.lasting, self.retry_after = reason, lasting, retry_after


class DeskError(WireroomError):
    """A desk failed on one event. Its stage stands still until `wireroom log reject SEQ` sets the event aside."""

    def __init__(self, seq: int, stage: str, reason: str) -> None:
        super().__init__(f"stage {stage} failed on event {seq}: {reason}; see `wireroom log reject {seq}`")
        self.seq, self.stage, self.reason = seq, stage, reason

    @classmethod
    def by(cls, error: Exception, seq: int) -> "DeskError":
        """Tell of the error with which the desks failed on an event."""
        return cls(seq, "desks", f"{type(error).__name__}: {error}" if str(error) else type(error).__name__)


class StorageError(WireroomError):
    """What we keep could not be read or written."""


class SchemaTooNewError(StorageError):
    """The data was written by a later Wireroom."""


class StorageFullError(StorageError):
    """No room is left on the disk."""


class ReadOnlyError(StorageError):
    """The folder or the file cannot be written."""


class DamagedError(StorageError):
    """The file is not what we wrote; restore a backup."""

"""What is personal promises for reading: it stands outside the log and can be deleted."""

from typing import Any, Protocol

from wireroom.model.personal import Correction, Followed, Message, Session, Visit
from wireroom.ports.alerting import AlertAsks


class Private(Protocol):
    """What is personal, for reading: outside the log."""

    @property
    def alerts(self) -> AlertAsks:
        """Return what is told to the owner, and by which rules."""
        ...

    def session(self, token_hash: str, now: float) -> Session | None:
        """Give an open session by the hash of its token; None for one that was closed or has ended."""
        ...

    def sessions(self) -> list[Session]:
        """Give all open sessions, the last used first."""
        ...

    def code_counts(self, code_hash: str, now: float) -> bool:
        """Say whether a one-time code would open a session now."""
        ...

    def last_visit(self, now: float) -> Visit | None:
        """Give the end of the visit before the present one; None at the first."""
        ...

    def followed(self) -> list[Followed]:
        """Give what is followed, the newest first."""
        ...

    def bookmarked(self) -> list[tuple[str, float]]:
        """Give (story, since when) of what is kept, the newest first."""
        ...

    def choices(self) -> dict[str, tuple[str, ...]]:
        """Give the owner's choices: "sections" and "regions"."""
        ...

    def messages(self) -> list[Message]:
        """Give what readers wrote: what waits first, then the newest."""
        ...

    def waiting(self) -> int:
        """Say how many messages wait for an answer."""
        ...

    def corrections(self) -> list[Correction]:
        """Give public answers to what readers reported, the newest first."""
        ...

    def audit(self) -> list[tuple[float, str, str]]:
        """Give (when, what, detail) of security events, the newest first."""
        ...

    def export(self) -> dict[str, Any]:
        """Give all that is personal as plain data."""
        ...

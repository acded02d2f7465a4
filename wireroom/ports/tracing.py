"""What is kept of institutions' documents, and of the statements that reports hand to institutions."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from wireroom.model.events import StatementsTraced
from wireroom.model.source import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnDocument:
    """An article that an institution published itself."""

    article_id: str
    version: int
    title: str
    language: str | None
    #: Hash of its reading.
    body: str
    #: When it was published, or first seen, UTC seconds.
    at: float
    #: Whether its whole text was read.
    full: bool


class Traces(Protocol):
    """Documents and statements, as of the last event."""

    def holds(self, article_id: str) -> bool:
        """Whether anything was kept of an article."""
        ...

    def told(self, article_id: str) -> StatementsTraced | None:
        """Give what was found of a report's statements; None where it hands none over."""
        ...

    def asking(self, institution: str, since: float, until: float, most: int) -> list[str]:
        """Name reports of a time whose statements of an institution wait for a document, the newest first."""
        ...

    def closing(self, now: float, most: int) -> list[str]:
        """Name reports the time of whose statements is over."""
        ...

    def shelf(
        self, institutions: Sequence[str], since: float, until: float, *, near: float, most: int
    ) -> list[OwnDocument]:
        """Give documents of institutions, those nearest to a time first."""
        ...

    def shelved(self, institutions: Sequence[str], since: float, until: float) -> int:
        """Count documents of institutions."""
        ...

    def older(self, institutions: Sequence[str], before: float) -> bool:
        """Whether a document of institutions is known from before a time."""
        ...

    def officials(self) -> list[Source]:
        """Give the official sources."""
        ...

    def feed_of(self, article_id: str) -> str | None:
        """Give the address of the feed that brought an article."""
        ...

"""What counting names and phrases asks the store."""

from typing import Protocol

from wireroom.model.topic import Headline, Topic


class Names(Protocol):
    """Headlines of newsrooms, and who named what on which day. A day is UTC seconds / 86400."""

    def headlines(self, since: float, until: float) -> list[Headline]:
        """Give the headlines first seen after one time and up to another, in order of arrival."""
        ...

    def readers(self, today: int, days: int) -> dict[int, int]:
        """Give how many newsrooms brought anything on the days before: 1 is yesterday."""
        ...

    def usual(self, phrase: str, language: str, today: int, days: int) -> dict[int, int]:
        """Give how many newsrooms named a phrase in reports of their own on the days before: 1 is yesterday."""
        ...

    def outlets(self) -> frozenset[str]:
        """Give the names of all sources, folded."""
        ...

    def topics(self) -> tuple[Topic, ...]:
        """Give the topics as last told in the log."""
        ...

"""How each feed answered, day by day; and all that we hold of a feed when it gets a new address."""

import apsw

from wireroom.model.source import FeedState
from wireroom.model.views import FeedDay
from wireroom.store.queries import Queries

#: Days that are kept: a year to look back on, and the month beside it.
DAYS_KEPT = 400
DAY = 86_400.0


class Days:
    """The days of all feeds. Every call belongs to a transaction of the room."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._run = Queries(connection, "days").rows

    def count(self, state: FeedState) -> None:
        """Count the request that a state tells of, before that state is kept; one that was counted counts once."""
        if state.asked_at is None:
            return
        answered = not state.failures
        news = state.new_entries if answered and state.status != 304 else 0
        self._run(
            "count_day",
            url=state.url,
            asked_at=state.asked_at,
            answered=int(answered),
            unchanged=int(answered and not news),
            failed=int(not answered),
            articles=news,
        )
        self._run("forget_days", url=state.url, asked_at=state.asked_at, kept=DAYS_KEPT)

    def of_source(self, source_id: str, since: float) -> list[FeedDay]:
        """Give the days of a source's feeds from the day of `since` (UTC seconds) on, oldest first."""
        rows = self._run("source_days", source_id=source_id, since=int(since // DAY))
        return [FeedDay(**dict(zip(FeedDay.__dataclass_fields__, row, strict=True))) for row in rows]

    def move(self, url: str, there: str) -> None:
        """Carry entries, days and state of a feed to its new address (R26): nothing of it is new there."""
        for name in ("move_entries", "move_days", "move_state"):
            self._run(name, url=url, there=there)
        self._run("drop_entries", url=url)

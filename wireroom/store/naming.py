"""Headlines of newsrooms, and who named what on which day. A `ports.Names`."""

import apsw

from wireroom.model.event_codec import decode
from wireroom.model.events import TopicsRanked
from wireroom.model.topic import Headline, Topic
from wireroom.store import lives
from wireroom.store.queries import Queries
from wireroom.store.words import spaced
from wireroom.text.tokens import fold

DAY = 86_400.0


class Naming:
    """Reads over a connection that its owner opened."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._sql = Queries(connection, "naming")
        self._run = self._sql.rows
        self._past = Queries(connection, "past")
        #: The first number of an article of the days before a day, which holds all day long.
        self._first: tuple[int, int, int] = (0, 0, 0)

    def headlines(self, since: float, until: float) -> list[Headline]:
        """Give the headlines first seen after one time and up to another, in order of arrival."""
        return [
            Headline(article_id=row[0], words=row[1], language=row[2], newsroom=row[3], report=row[4])
            for row in self._run("headlines", since=since, until=until)
        ]

    def readers(self, today: int, days: int) -> dict[int, int]:
        """Give how many newsrooms brought anything on the days before."""
        return dict(self._run("readers", today=today, since=(today - days) * DAY, until=today * DAY))

    def usual(self, phrase: str, language: str, today: int, days: int) -> dict[int, int]:
        """Give how many newsrooms named a phrase in reports of their own on the days before."""
        since, until = (today - days) * DAY, today * DAY
        if self._first[:2] != (today, days):
            self._first = today, days, int(self._sql.value("first_of", since=since, until=until) or 0)
        quoted = spaced(phrase).replace('"', " ")
        found = self._run(
            "usual",
            match=f'title : "{quoted}"',
            first=self._first[2],
            language=language,
            today=today,
            since=since,
            until=until,
        )
        return {day: min(newsrooms, reports) for day, newsrooms, reports in found}

    def outlets(self) -> frozenset[str]:
        """Give the names of all sources, folded."""
        return frozenset(fold(name) for (name,) in self._run("outlets"))

    def topics(self, last: int | None = None) -> tuple[Topic, ...]:
        """Give the topics as last told in the log, or as told up to an event."""
        last = int(self._past.value("last_event")) if last is None else last
        seq = self._past.value("last_told", what=lives.TOPICS, last=last)
        events = self._past.rows("events", seqs=f"[{seq}]") if seq is not None else []
        for _, name, version, body in events:
            event = decode(name, version, body)
            if isinstance(event, TopicsRanked):
                return event.topics
        return ()

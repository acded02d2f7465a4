"""Whom articles name with an office, beside whom our table has: kept by the projections, weighed for pages."""

import apsw

from wireroom.model.events import ClaimsChecked
from wireroom.model.registry import RECENT_S, REPORTS, Naming, RegistryDoubt, registry_doubts
from wireroom.store.queries import Queries

#: Rows that are weighed: some weeks of the office that most is written of.
MOST = 20_000


class NamedTables:
    """Reads and writes the table of named offices."""

    def __init__(self, connection: apsw.Connection) -> None:
        """Ask on this connection."""
        self._run = Queries(connection, "named").rows

    def put(self, event: ClaimsChecked, at: float) -> None:
        """Keep whom a version names, in place of what was kept of the article. `at`: its day, UTC seconds."""
        self.drop(event.article_id)
        for one in event.named:
            self._run(
                "put_named",
                article_id=event.article_id,
                office=one.office,
                name=one.name,
                ours=one.ours,
                since=one.since,
                at=at,
            )

    def drop(self, article_id: str) -> None:
        """Let go of an article."""
        self._run("drop_named", article_id=article_id)

    def named_by(self, article_id: str) -> set[tuple[str, str]]:
        """Give (office, name) of those whom an article names."""
        return {(office, name) for office, name in self._run("named_by", article_id=article_id)}

    def doubts(self) -> tuple[RegistryDoubt, ...]:
        """Say for which offices our table is probably old, by the last weeks of what was read."""
        for (now,) in self._run("newest"):
            if now is None:
                break
            rows = self._run("named", since=now - RECENT_S, now=now, least=REPORTS, most=MOST)
            return registry_doubts(
                Naming(
                    office=row[0], name=row[1], ours=row[2], since=row[3], at=row[4], family=row[5], report_id=row[6]
                )
                for row in rows
            )
        return ()

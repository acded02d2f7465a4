"""What may go, what goes with it, and how much room the rest takes up."""

from collections.abc import Iterable

import apsw

from wireroom.model.views import Space
from wireroom.ports import OldArticle
from wireroom.store.bodies import SqliteBodies
from wireroom.store.media import Media
from wireroom.store.named import NamedTables
from wireroom.store.queries import Queries
from wireroom.store.talk import TalkTables
from wireroom.store.traces import TraceTables

DAY = 86_400.0

#: Days over which growth is measured, and the shortest time from which it can be told.
GROWTH_DAYS, LEAST_GROWTH = 30, 0.9 * DAY


class Forgetting:
    """Looks for what is old; takes what was forgotten out of all tables."""

    def __init__(self, connection: apsw.Connection, bodies: SqliteBodies | None = None) -> None:
        self._connection = connection
        self._bodies = bodies
        self._media = Media(connection)
        self._talk = TalkTables(connection)
        self._traces = TraceTables(connection)
        self._named = NamedTables(connection)
        self._sql = Queries(connection, "forgetting")
        self._run = self._sql.rows

    def oldest(self, after: tuple[float, int], before: float, most: int, *, imported: bool) -> list[OldArticle]:
        """Give articles first seen before a time, as `ports.Room.oldest`."""
        rows = self._run("oldest", seen=after[0], n=after[1], before=before, most=most, imported=int(imported))
        return [
            OldArticle(seen=seen, n=n, article_id=article_id, story_id=story_id, free=bool(free))
            for seen, n, article_id, story_id, free in rows
        ]

    def members_of(self, article: OldArticle) -> tuple[str, ...]:
        """Name the articles that go with one, the oldest first."""
        if article.story_id is None:
            return (article.article_id,)
        return tuple(name for (name,) in self._run("members", story_id=article.story_id))

    def drop(self, article_ids: Iterable[str]) -> set[str]:
        """Take articles out of all tables; return their stories."""
        stories = set()
        for article_id in article_ids:
            for (story_id,) in self._connection.execute("SELECT story_id FROM articles WHERE id = ?", (article_id,)):
                stories.add(story_id)
            bodies = [body for (body,) in self._run("bodies_of", article_id=article_id)]
            for name in ("drop_text", "drop_versions", "drop_page", "drop_article"):
                self._run(name, article_id=article_id)
            self._media.drop(article_id)
            self._media.unwant(article_id)
            self._talk.drop(article_id)
            self._traces.drop(article_id)
            self._named.drop(article_id)
            for body in bodies:
                self._run("drop_body", body=body)
                if self._bodies is not None:
                    self._bodies.let_go(body)
        stories.discard(None)
        return stories

    def drop_story(self, story_id: str) -> bool:
        """Take a story without articles out of all tables; False where it still has some."""
        if self._run("members", story_id=story_id):
            return False
        self._run("drop_story", id=story_id)
        return True

    # how much there is

    def used(self) -> int:
        """Say how many bytes are in use; pages that are free within the file do not count."""
        pages = self._connection.pragma("page_count") - self._connection.pragma("freelist_count")
        return int(pages * self._connection.pragma("page_size"))

    def note_size(self, now: float, budget: int) -> None:
        """Remember how many bytes are in use today, and how many may be."""
        self._run("drop_sizes", at=now)
        self._run("put_size", at=now, used=self.used(), budget=budget)

    def lived(self, since: float, until: float) -> bool:
        """Say whether a size was noted between two times."""
        return self._sql.value("lived", since=since, until=until) is not None

    def space(self) -> Space | None:
        """Give the last measurement, with the growth over the days before it; None before the first."""
        rows = self._run("sizes", most=GROWTH_DAYS + 1)
        if not rows:
            return None
        (last_at, used, budget), (first_at, first, _) = rows[0], rows[-1]
        seconds = last_at - first_at
        per_day = (used - first) / seconds * DAY if seconds >= LEAST_GROWTH else None
        return Space(used=used, budget=budget, per_day=per_day)

"""A page of what a search finds: stories or articles, each with the passage that matches, and what to narrow by."""

from collections.abc import Callable
from typing import Any

import apsw

from wireroom.model.views import Hit, SearchPage
from wireroom.store.bodies import SqliteBodies
from wireroom.store.hits import facets, hits
from wireroom.store.queries import Queries
from wireroom.store.rows import member_row, story_row
from wireroom.store.search import Wanted, snippet, understand
from wireroom.store.side_index import SideIndex


class Finding:
    """Searches over a connection, with the side index where there is one."""

    def __init__(
        self,
        connection: apsw.Connection,
        bodies: SqliteBodies,
        origin_label: Callable[[str], str],
        side: SideIndex | None,
    ) -> None:
        self._sql = Queries(connection, "reads")
        self._bodies, self._label, self._side = bodies, origin_label, side

    def page(self, query: str, searched: int, *, tab: str, offset: int, most: int) -> SearchPage:
        """Search titles and texts, best first.

        Args:
            query: As typed.
            searched: How many articles there are.
            tab: `stories`, each with its best article, or `articles`.
            offset: Hits to pass over.
            most: Hits to show.

        Raises:
            StorageError: If the search takes too long.
        """
        wanted = understand(query)
        rows = hits(self._sql, wanted, self._side)
        best: dict[str, tuple[Any, ...]] = {}
        for row in rows:
            if row[1] is not None:
                best.setdefault(row[1], row)
        chosen = list(best.values()) if tab == "stories" else rows
        return SearchPage(
            query=query,
            understood=wanted.understood,
            hits=tuple(self._hit(row, wanted, tab) for row in chosen[offset : offset + most]),
            stories=len(best),
            articles=len(rows),
            facets=facets(chosen),
            searched=searched,
            since=self._sql.value("searched_since"),
        )

    def _hit(self, row: tuple[Any, ...], wanted: Wanted, tab: str) -> Hit:
        full = self._sql.rows("article", id=row[0])[0]
        member = member_row(full, self._label)
        text = (self._bodies.text(full[24]) if full[24] else None) or ""
        stories = self._sql.rows("story", id=row[1])
        pieces = snippet(text, wanted)
        title = snippet(member.title, wanted)
        in_title = len(title) > len(pieces) or len(pieces) == 1 < len(title)
        return Hit(
            kind="story" if tab == "stories" else "article",
            story=story_row(stories[0]) if stories and stories[0][1] is None else None,
            member=member,
            snippet=pieces,
            matched="title" if in_title else "text",
        )

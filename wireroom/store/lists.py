"""Long lists, a page at a time by key, newest first: stories by their last change, articles by when we saw them."""

from collections.abc import Callable

import apsw
import orjson

from wireroom.model.views import MemberRow, StoryRow
from wireroom.store.hits import limited
from wireroom.store.queries import Queries
from wireroom.store.rows import member_row, story_row

#: Before everything: the first page begins here. SQLite has no infinity that compares well with all its numbers.
LAST = 1e18

Key = tuple[float, str]


class Lists:
    """Reads lists over a connection. A filter that is None does not count."""

    def __init__(self, connection: apsw.Connection, origin_label: Callable[[str], str]) -> None:
        self._sql = Queries(connection, "lists")
        self._label = origin_label

    def stories(
        self,
        *,
        section: str | None,
        language: str | None,
        since: float | None,
        before: Key | None,
        most: int,
        hidden: list[str],
    ) -> list[StoryRow]:
        """Give stories, the last changed first, without those that are hidden.

        Raises:
            StorageError: If it takes too long: a rare language in a very long list.
        """
        at, story_id = before or (LAST, "")
        name = "stories" if section is None else "stories_of_section"
        values: dict[str, object] = {
            "language": language,
            "since": since or 0.0,
            "at": at,
            "id": story_id,
            "most": most,
        }
        values["hidden"] = orjson.dumps(hidden).decode()
        if section is not None:
            values["section"] = section
        with limited(self._sql.connection):
            return [story_row(row) for row in self._sql.rows(name, **values)]

    def articles(
        self,
        *,
        source: str | None,
        section: str | None,
        language: str | None,
        since: float | None,
        before: Key | None,
        most: int,
    ) -> list[MemberRow]:
        """Give articles, the last seen first.

        Raises:
            StorageError: If it takes too long.
        """
        at, article_id = before or (LAST, "")
        values = {"language": language, "section": section, "since": since or 0.0}
        values |= {"at": at, "id": article_id, "most": most}
        if source is not None:
            values["source"] = source
        name = "articles" if source is None else "articles_of_source"
        with limited(self._sql.connection):
            return [member_row(row, self._label) for row in self._sql.rows(name, **values)]

"""What the front page is made of: rows of stories, how far each reaches, what posts link to, what the editor marked."""

from collections.abc import Iterable
from dataclasses import replace

import apsw
import orjson

from wireroom.model.topic import TalkedStory, Topic
from wireroom.model.views import FrontInput, Head, StoryRow, WireBar
from wireroom.store.queries import Queries
from wireroom.store.rows import story_row, story_summary

#: How far back the front page looks, seconds; and how far back it counts posts.
FRONT_SECONDS, TALK_SECONDS = 48 * 3600.0, 24 * 3600.0

#: Stories that are looked at for it, the last changed first; and for what posts link to.
FRONT_MOST, TALKED_MOST = 400, 20

#: Stories whose reach is remembered: as many as rows are kept decoded.
REMEMBERED = 800


class Fronting:
    """Reads what the front page is made of."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._run = Queries(connection, "reads").rows
        #: Story -> its row without and with its reach, as last read.
        self._reach: dict[str, tuple[StoryRow, StoryRow]] = {}

    def front(self, head: Head, most: int, wire: Iterable[WireBar], topics: tuple[Topic, ...]) -> FrontInput:
        """Give all stories that may stand on the front page, with its wire and the topics of the day."""
        since = head.at - FRONT_SECONDS
        rows = self._run("front_rows", since=since, most=most)
        if len(rows) == most:  # there may be more: what breaks is among them whatever changed since
            known = {row[0] for row in rows}
            rows += [row for row in self._run("breaking_rows", since=since) if row[0] not in known]
        known = {row[0] for row in rows}
        pinned = [story for story, kind, _ in self._run("story_marks") if kind == "pin"]
        rows += [row for story in pinned if story not in known for row in self._run("story", id=story)]
        rows = [row for row in rows if row[1] is None]
        return FrontInput(
            head=head,
            rows=self.with_reach([story_row(row) for row in rows]),
            summaries=tuple(story_summary(row) for row in rows),
            wire=tuple(wire),
            pinned=tuple(dict.fromkeys(pinned)),
            hidden=tuple(self.hidden()),
            topics=topics,
            talked=self._talked(head.at - TALK_SECONDS),
        )

    def hidden(self) -> list[str]:
        """Name stories that stay off the front page and the sections: hidden, or of hidden sources alone."""
        by_hand = [story for story, kind, _ in self._run("story_marks") if kind == "hide"]
        return sorted({*by_hand, *(story for (story,) in self._run("muted_stories"))})

    def stories_from(self, countries: tuple[str, ...], since: float) -> frozenset[str]:
        """Name stories that have an article since a time from one of these countries."""
        named = orjson.dumps(countries).decode()
        return frozenset(story for (story,) in self._run("stories_from", countries=named, since=since))

    def with_reach(self, rows: Iterable[StoryRow]) -> tuple[StoryRow, ...]:
        """Give rows the countries of their own reports, and their headlines in other languages."""
        rows = list(rows)
        unknown = [row for row in rows if (known := self._reach.get(row.id)) is None or known[0] is not row]
        for row, full in zip(unknown, self._read_reach(unknown), strict=True):
            self._reach.pop(row.id, None)
            self._reach[row.id] = row, full
        found = tuple(self._reach[row.id][1] for row in rows)
        while len(self._reach) > REMEMBERED:
            del self._reach[next(iter(self._reach))]
        return found

    def _read_reach(self, rows: list[StoryRow]) -> list[StoryRow]:
        countries: dict[str, dict[str, None]] = {}
        headlines: dict[str, dict[str, str]] = {}
        named = orjson.dumps([row.id for row in rows]).decode()
        for story, language, title, country, first in self._run("reach", stories=named):
            if first and country:
                countries.setdefault(story, {})[country] = None
            if language:
                headlines.setdefault(story, {}).setdefault(language, title)
        return [
            replace(
                row,
                countries=tuple(sorted(countries.get(row.id, ()))),
                headlines=tuple(pair for pair in headlines.get(row.id, {}).items() if pair[0] != row.language),
            )
            for row in rows
        ]

    def _talked(self, since: float) -> tuple[TalkedStory, ...]:
        return tuple(
            TalkedStory(story_id=row[0], accounts=row[1], posts=row[2], points=row[3], comments=row[4], shares=row[5])
            for row in self._run("talked", since=since, most=TALKED_MOST)
        )

"""What is known now, read from the tables. A `ports.Reader`."""

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import apsw
import orjson

from wireroom.model.article import Reading
from wireroom.model.claim import told_against
from wireroom.model.codec import build
from wireroom.model.picture import ShownPicture
from wireroom.model.profile import SourcePiece
from wireroom.model.registry import RegistryDoubt, last_name
from wireroom.model.story import Member, Reason
from wireroom.model.topic import Topic
from wireroom.model.views import (
    ArticlePage,
    Change,
    FeedDay,
    FrontInput,
    Head,
    JoinNote,
    MemberRow,
    SearchPage,
    SourceRow,
    StoryPage,
    StoryRow,
    VersionRow,
    WireBar,
)
from wireroom.store.bodies import SqliteBodies
from wireroom.store.connect import open_reader, refuse_older
from wireroom.store.days import DAY, Days
from wireroom.store.finding import Finding
from wireroom.store.forgetting import Forgetting
from wireroom.store.fronting import FRONT_MOST, FRONT_SECONDS, Fronting
from wireroom.store.lists import Lists
from wireroom.store.media import Media
from wireroom.store.named import NamedTables
from wireroom.store.naming import Naming
from wireroom.store.near import near
from wireroom.store.past import Past
from wireroom.store.queries import Queries
from wireroom.store.rows import by_report, composition_of, member_row, seen_edit, story_row
from wireroom.store.side_index import SideIndex
from wireroom.store.sources import source_pieces, source_rows
from wireroom.store.talk import TalkTables
from wireroom.store.traces import TraceTables
from wireroom.store.trouble import translated
from wireroom.store.watching import WatchingReads
from wireroom.store.wire import bars
from wireroom.store.written import Compose, read_members
from wireroom.text.house_lines import house_lines

#: Texts of a publisher that tell which lines are the site's own.
HOUSE_TEXTS = 12
#: The live stream's memory: the larger of these two.
CHANGES_KEPT = 10_000
CHANGES_SECONDS = 24 * 3600.0


T = TypeVar("T")


def plain_label(key: str) -> str:
    """Show the key of an origin as it is: where no better words are given."""
    return key.partition(":")[2] or key


class SqliteReader(WatchingReads):
    """Reads over a connection that its owner opened (the writer's own, or one that can only read)."""

    def __init__(
        self,
        connection: apsw.Connection,
        bodies: SqliteBodies | None = None,
        *,
        origin_label: Callable[[str], str] = plain_label,
        side: SideIndex | None = None,
        compose: Compose | None = None,
        stood: tuple[Head, tuple[WireBar, ...], tuple[Topic, ...]] | None = None,
    ) -> None:
        """Read over a connection.

        Args:
            connection: Opened by whoever calls.
            bodies: Where texts are, if not there.
            origin_label: Says how an origin is shown.
            side: The index for searching, beside the database.
            compose: Writes stories of the past anew; None: the past cannot be looked at.
            stood: Head, wire and topics of the past in which these tables stand; None: they stand in the present.
        """
        self._connection = connection
        self._bodies = bodies or SqliteBodies(connection)
        self._label = origin_label
        self._stood = stood
        self._past = Past(connection, self._bodies, compose) if compose is not None else None
        self._sql = Queries(connection, "reads")
        self._run = self._sql.rows
        self._finding = Finding(connection, self._bodies, origin_label, side)
        self._lists = Lists(connection, origin_label)
        self._fronting = Fronting(connection)
        self._naming = Naming(connection)
        self._forgetting = Forgetting(connection)
        self._media = Media(connection)
        self._talk = TalkTables(connection)
        self.traces = TraceTables(connection, indexed=stood is None)
        self._named = NamedTables(connection)
        self._reads_alone = connection.readonly("main")
        #: What was read last of what is asked again and again, with the number of the data that it was read in.
        self._known: dict[object, tuple[int, Any]] = {}

    @classmethod
    def open(cls, path: Path, **how: Any) -> "SqliteReader":
        """Open a database for reading alone.

        Raises:
            StorageError: If there is none, it cannot be read, or was made by an earlier version.
        """
        connection = open_reader(path)
        refuse_older(connection, path)
        return cls(connection, **how)

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()

    @contextlib.contextmanager
    def at_head(self) -> Iterator[Head]:
        """Hold one state for all calls inside the block."""
        if self._connection.in_transaction:
            yield self.head()
            return
        with translated("the database"):
            self._connection.execute("BEGIN")
            try:
                yield self.head()
            finally:
                self._connection.execute("COMMIT")

    def data_version(self) -> int:
        """Return a number that changes when another connection has committed, or this one has written."""
        return int(self._connection.pragma("data_version")) + self._connection.total_changes()

    def head(self) -> Head:
        """Say where the log stands. Counting all there is takes time: where nothing was written since, it is known."""
        return self._stood[0] if self._stood is not None else self._once("head", self._count)

    def past(self, at: float, story_id: str = "") -> "SqliteReader | None":
        """Give a reader of what stood at a time, as `ports.Reader.past`."""
        past, now = self._past, self.head()
        seq = past.number_at(at) if past is not None else 0
        if past is None or not seq:
            return None
        then = past.time_of(seq)
        made = past.story(story_id, seq) if story_id else past.front(seq, then - FRONT_SECONDS, FRONT_MOST)
        head = replace(now, seq=seq, at=then, texts_gone=made.texts_gone)
        wire = self._wire(head, 24)
        if wire:  # its last bar was not whole yet
            wire[-1] = replace(wire[-1], articles=past.seen_since(wire[-1].start, seq))
        stood = head, tuple(wire), self._naming.topics(seq)
        return SqliteReader(made.connection, self._bodies, origin_label=self._label, stood=stood)

    def forgotten(self) -> int:
        """Give the number of the last event by which texts went; 0: none went ever."""
        return self._past.forgotten() if self._past is not None else 0

    def _once(self, name: object, read: Callable[[], T]) -> T:
        """Read something, or give what was read when nothing had been written since."""
        if not self._reads_alone:  # what a writer sees may be rolled back under the same number
            return read()
        version = self.data_version()
        known = self._known.get(name)
        if known is None or known[0] != version:
            known = self._known[name] = version, read()
        found: T = known[1]
        return found

    def _count(self) -> Head:
        seq, at, epoch, articles, stories, unread, started = self._run("head")[0]
        health = self._run("source_health")
        return Head(
            seq=seq,
            at=at or 0.0,
            epoch=epoch,
            articles=articles,
            stories=stories,
            sources=len(health),
            asked=sum(asked for asked, _ in health),
            answering=sum(answers for _, answers in health),
            unread=unread,
            started_at=started,
            space=self._forgetting.space(),
        )

    def front(self, *, most: int = FRONT_MOST) -> FrontInput:
        """Give all stories that may stand on the front page."""
        return self._once(("front", most), lambda: self._front(most))

    def _front(self, most: int) -> FrontInput:
        head = self.head()
        topics = self._naming.topics() if self._stood is None else self._stood[2]
        return self._fronting.front(head, most, self._wire(head, 24), topics)

    def stories_from(self, countries: tuple[str, ...]) -> frozenset[str]:
        """Name stories of the front page's time that have an article from one of these countries."""
        return self._fronting.stories_from(countries, self.head().at - FRONT_SECONDS)

    def section(self, section: str, *, before: tuple[float, str] | None = None, most: int = 40) -> list[StoryRow]:
        """Give a section's stories, last changed first."""
        at, story_id = before or (float("inf"), "")
        hidden = orjson.dumps(self._fronting.hidden()).decode()
        rows = self._run("section_rows", section=section, at=at, id=story_id, most=most, hidden=hidden)
        return list(self._fronting.with_reach(story_row(row) for row in rows))

    def stories(
        self,
        *,
        section: str | None = None,
        language: str | None = None,
        since: float | None = None,
        before: tuple[float, str] | None = None,
        most: int = 40,
    ) -> list[StoryRow]:
        """Give stories, the last changed first."""
        return self._lists.stories(
            section=section, language=language, since=since, before=before, most=most, hidden=self._fronting.hidden()
        )

    def articles(
        self,
        *,
        source: str | None = None,
        section: str | None = None,
        language: str | None = None,
        since: float | None = None,
        before: tuple[float, str] | None = None,
        most: int = 40,
    ) -> list[MemberRow]:
        """Give articles, the last seen first."""
        return self._lists.articles(
            source=source, section=section, language=language, since=since, before=before, most=most
        )

    def story(self, story_id: str) -> StoryPage | str | None:
        """Give a story; the id that it merged into; or None."""
        rows = self._run("story", id=story_id)
        if not rows:
            return None
        if rows[0][1] is not None:
            return str(rows[0][1])
        members = [self._undoubted(member_row(row, self._label)) for row in self._run("story_members", id=story_id)]
        marks = {kind: seq for story, kind, seq in reversed(self._run("story_marks")) if story == story_id}
        return StoryPage(
            row=story_row(rows[0]),
            composition=composition_of(rows[0]),
            members=tuple(by_report(members)),
            joins=tuple(
                JoinNote(
                    seq=seq,
                    at=at,
                    kind=kind,
                    other_id=other_id,
                    articles=articles,
                    by=by,
                    undone=bool(undone),
                    reasons=tuple(build(Reason, item) for item in orjson.loads(reasons)),
                )
                for seq, at, kind, other_id, articles, by, undone, reasons in self._run("joins", id=story_id)
            ),
            near=self._rows(near(self._sql, story_id, rows[0][4], rows[0][9])),
            pinned=marks.get("pin"),
            hidden=marks.get("hide"),
            posts=self._talk.of_story(members),
            traces=self.traces.shown(item.article_id for item in members if item.copy_of is None),
            licensed=tuple(source for source, _, _, licensed, *_ in self._run("source_marks") if licensed),
        )

    def _rows(self, story_ids: list[str]) -> tuple[StoryRow, ...]:
        found = [row for story_id in story_ids for row in self._run("story", id=story_id)]
        return tuple(story_row(row) for row in found if row[1] is None)

    def article(self, article_id: str) -> ArticlePage | None:
        """Give an article."""
        rows = self._run("article", id=article_id)
        if not rows or rows[0][24] is None:
            return None
        row = rows[0]
        body, story_id, checked, file = row[24:]
        member = self._undoubted(member_row(row, self._label))
        versions = tuple(
            VersionRow(version=version, at=at, title=title, origin=origin, body=body)
            for version, at, title, origin, body in self._run("versions", id=article_id)
        )
        story = self.story(story_id) if story_id else None
        others: list[MemberRow] = []
        original: MemberRow | None = None
        if isinstance(story, StoryPage):
            member = next((item for item in story.members if item.article_id == article_id), member)
            reports = (item for item in story.members if item.copy_of is None and item.source_kind != "social")
            others = [item for item in reports if item.report_id != member.report_id]
            perhaps = next((reason.like for reason in member.reasons if reason.kind == "perhaps"), None)
            repeated = member.copy_of or perhaps
            original = next((item for item in story.members if item.article_id == repeated), None)
        return ArticlePage(
            member=member,
            reading=self._bodies.get(body),
            versions=versions,
            story=story.row if isinstance(story, StoryPage) else None,
            next_in_story=tuple(sorted(others, key=lambda item: (-item.seen, item.article_id))[:5]),
            copies=self._sql.value("copies", story_id=story_id, report_id=member.report_id, id=article_id),
            offices_checked=checked,
            original=original,
            licensed=any(row[0] == member.source_id and row[3] for row in self._run("source_marks")),
            picture=self._media.of_article(article_id),
            talk=self._talk.told(article_id),
            posts=self._talk.about((member.url,)),
            edits=tuple(seen_edit(at, edit) for at, edit in self._run("edits", id=article_id)),
            file=file,
            house=self._house(member.source_id, story_id),
            traces=self.traces.shown((article_id,)),
            claims=told_against(story.composition.claims, article_id) if isinstance(story, StoryPage) else (),
            doubts=self._doubts_in(article_id),
        )

    def _doubts_in(self, article_id: str) -> tuple[RegistryDoubt, ...]:
        """Give the doubts about offices that an article names otherwise than our table."""
        doubts = self.office_doubts()
        named = {(office, last_name(name)) for office, name in self._named.named_by(article_id)} if doubts else set()
        return tuple(doubt for doubt in doubts if (doubt.office, last_name(doubt.name)) in named)

    def _house(self, source_id: str, story_id: str | None) -> frozenset[str]:
        rows = self._run("house_texts", source=source_id, story=story_id, most=HOUSE_TEXTS)
        return house_lines(self._bodies.text(body) or "" for (body,) in rows)

    def office_doubts(self) -> tuple[RegistryDoubt, ...]:
        """Say for which offices our table of holders is probably old."""
        return self._once("office_doubts", self._named.doubts)

    def _undoubted(self, member: MemberRow) -> MemberRow:
        """Leave out flags on a person whom many reports name against our table: then it is the table that is old."""
        if not member.offices:
            return member
        doubted = {(doubt.office, last_name(doubt.name)) for doubt in self.office_doubts()}
        kept = tuple(one for one in member.offices if (one.office, last_name(one.name)) not in doubted)
        return member if len(kept) == len(member.offices) else replace(member, offices=kept)

    def article_picture(self, article_id: str, *, all_sources: bool) -> ShownPicture | None:
        """Give the picture of an article."""
        return self._media.of_article(article_id, all_sources=all_sources)

    def story_picture(self, story_id: str, *, all_sources: bool) -> ShownPicture | None:
        """Give the picture of a story's first report that has one."""
        return self._media.of_story(story_id, all_sources=all_sources)

    def picture(self, name: str, size: str, *, all_sources: bool) -> tuple[bytes, bool] | None:
        """Give the bytes of a picture, and whether a licensed source has it; None where it may not be shown."""
        licensed = self._media.licensed(name)
        data = self._media.bytes_of(name, size) if licensed or all_sources else None
        return None if data is None else (data, licensed)

    def reading(self, body: str) -> Reading | None:
        """Give one version's reading; None where it is no longer kept."""
        try:
            return self._bodies.get(body)
        except KeyError:
            return None

    def members(self, story_id: str) -> list[Member]:
        """Give the members of a story with their texts."""
        return read_members(self._connection, self._bodies, story_id)

    def sources(self) -> list[SourceRow]:
        """Give all sources with their feeds."""
        return source_rows(self._sql)

    def source(self, source_id: str) -> tuple[SourceRow, list[MemberRow]] | None:
        """Give a source and its newest articles."""
        row = next((one for one in self.sources() if one.source.id == source_id), None)
        newest = self._run("source_articles", id=source_id, most=50)
        return None if row is None else (row, [member_row(item, self._label) for item in newest])

    def source_pieces(self, source_id: str) -> list[SourcePiece]:
        """Give what a source's profile is made of: its newest articles, the newest first."""
        return source_pieces(self._connection, source_id)

    def source_days(self, source_id: str, *, days: int = 90) -> list[FeedDay]:
        """Give how a source's feeds answered on the last days of the log's clock, oldest first."""
        return Days(self._connection).of_source(source_id, self.head().at - (days - 1) * DAY)

    def wire(self, *, hours: int = 24) -> list[WireBar]:
        """Give articles per ten minutes, oldest first."""
        return self._wire(self.head(), hours)

    def _wire(self, head: Head, hours: int) -> list[WireBar]:
        return bars(self._sql, head, hours) if self._stood is None else list(self._stood[1])

    def changes(self, after: int, *, most: int = 500) -> list[Change]:
        """Give what each batch after number `after` changed."""
        return [
            Change(seq=seq, at=at, stories=tuple((story, what) for story, what in orjson.loads(stories)))
            for seq, at, stories in self._run("changes", after=after, most=most)
        ]

    def oldest_change(self) -> int:
        """Give the number from which on `changes` is whole."""
        return int(self._sql.value("oldest_change", kept=CHANGES_KEPT))

    def search(self, query: str, *, tab: str = "stories", offset: int = 0, most: int = 20) -> SearchPage:
        """Search titles and texts, best first.

        Raises:
            StorageError: If the search takes too long.
        """
        return self._finding.page(query, self.head().articles, tab=tab, offset=offset, most=most)

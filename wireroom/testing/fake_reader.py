"""A reader of the invented day that a `FakeRoom` holds; it keeps one state for the length of `at_head`."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from wireroom.model.article import Reading
from wireroom.model.picture import ShownPicture
from wireroom.model.profile import SourcePiece
from wireroom.model.registry import RegistryDoubt
from wireroom.model.source import Feed, FeedState
from wireroom.model.story import Member
from wireroom.model.views import (
    ArticlePage,
    Change,
    FeedDay,
    FrontInput,
    Head,
    Hit,
    MemberRow,
    SearchPage,
    SourceRow,
    StoryPage,
    StoryRow,
    WireBar,
)
from wireroom.testing.fake_days import sample_days
from wireroom.testing.fake_profile import sample_pieces
from wireroom.testing.fake_room import FakeRoom, FakeState
from wireroom.testing.fake_stories import (
    SOURCES,
    FakeStory,
    earlier,
    reading_of,
    versions_of,
)
from wireroom.testing.fake_watch import FakeWatching

TEN_MINUTES = 600.0


class FakeReader(FakeWatching):
    """A `ports.Reader` over a FakeRoom."""

    def __init__(self, room: FakeRoom) -> None:
        self._room = room
        self._held: FakeState | None = None

    @property
    def _state(self) -> FakeState:
        return self._held or self._room.state

    @contextmanager
    def at_head(self) -> Iterator[Head]:
        """Hold one state for all calls inside the block."""
        self._held = self._room.state
        try:
            yield self.head()
        finally:
            self._held = None

    def head(self) -> Head:
        """Say where the log stands."""
        state = self._state
        return Head(
            seq=state.seq,
            at=state.at,
            epoch=state.epoch,
            articles=sum(s.row.counts.articles for s in state.stories.values()),
            stories=len(self._live()),
            sources=state.sources,
            answering=state.answering,
            asked=state.asked,
            unread=3,
            started_at=state.at - 26 * 3600 if state.stories else None,
        )

    def _live(self) -> list[FakeStory]:
        return [s for s in self._state.stories.values() if s.merged_into is None]

    def front(self, *, most: int = 400) -> FrontInput:
        """Give all stories that may stand on the front page."""
        stories = sorted(self._live(), key=lambda s: (-s.row.changed_at, s.row.id))[:most]
        return FrontInput(
            head=self.head(),
            rows=tuple(s.row for s in stories),
            summaries=tuple(s.summary() for s in stories),
            wire=tuple(self.wire()),
        )

    def office_doubts(self) -> tuple[RegistryDoubt, ...]:
        """Doubt nothing: this room reads no texts."""
        return ()

    def article_picture(self, article_id: str, *, all_sources: bool) -> ShownPicture | None:
        """Give the picture of an article: a story's first report has one where the story was given one."""
        shown = (kept for kept in self._state.pictures.values() if kept.article_id == article_id)
        return next(shown, None) if all_sources else None

    def story_picture(self, story_id: str, *, all_sources: bool) -> ShownPicture | None:
        """Give the picture of a story's first report: there is one where the story was given one."""
        return self._state.pictures.get(story_id) if all_sources else None

    def picture(self, name: str, size: str, *, all_sources: bool) -> tuple[bytes, bool] | None:
        """Give the bytes of a picture: they are in no room of this kind."""
        del name, size, all_sources
        return None

    def section(self, section: str, *, before: tuple[float, str] | None = None, most: int = 40) -> list[StoryRow]:
        """Give a section's stories, last changed first."""
        rows = sorted(
            (s.row for s in self._live() if s.row.section == section), key=lambda r: (r.changed_at, r.id), reverse=True
        )
        if before is not None:
            rows = [row for row in rows if (row.changed_at, row.id) < before]
        return rows[:most]

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
        rows = sorted((s.row for s in self._live()), key=lambda r: (-r.changed_at, r.id))
        return [
            row
            for row in rows
            if section in (None, row.section)
            and language in (None, row.language)
            and row.changed_at >= (since or 0.0)
            and (before is None or (-row.changed_at, row.id) > (-before[0], before[1]))
        ][:most]

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
        rows = sorted(
            ((s.row.section, m) for s in self._live() for m in s.members), key=lambda r: (-r[1].seen, r[1].article_id)
        )
        return [
            row
            for of_section, row in rows
            if source in (None, row.source_id)
            and section in (None, of_section)
            and language in (None, row.language)
            and row.seen >= (since or 0.0)
            and (before is None or (-row.seen, row.article_id) > (-before[0], before[1]))
        ][:most]

    def story(self, story_id: str) -> StoryPage | str | None:
        """Give a story; the id that it merged into; or None."""
        story = self._state.stories.get(story_id)
        if story is None:
            return None
        if story.merged_into is not None:
            return story.merged_into
        near = [s.row for s in self._live() if s.row.section == story.row.section and s.row.id != story_id][:2]
        return StoryPage(
            row=story.row, composition=story.composition, members=story.members, joins=story.joins, near=tuple(near)
        )

    def _find(self, article_id: str) -> tuple[FakeStory, MemberRow] | None:
        for story in self._live():
            for member in story.members:
                if member.article_id == article_id:
                    return story, member
        return None

    def article(self, article_id: str) -> ArticlePage | None:
        """Give an article."""
        found = self._find(article_id)
        if found is None:
            return None
        story, member = found
        reading = reading_of(member, story, self._state.plots[story.row.id])
        offices = tuple(
            replace(o, start=reading.text.index(o.words), end=reading.text.index(o.words) + len(o.words))
            for o in member.offices
            if o.words in reading.text
        )
        others = [m for m in story.members if m.copy_of is None and m.report_id != member.report_id]
        return ArticlePage(
            member=replace(member, offices=offices),
            reading=reading,
            versions=versions_of(member),
            story=story.row,
            next_in_story=tuple(sorted(others, key=lambda m: -m.seen))[:5],
            copies=sum(1 for m in story.members if m.copy_of == member.article_id),
            offices_checked=len(offices) + (1 if member.origin == "page" else 0),
            original=next((m for m in story.members if m.article_id == member.copy_of), None),
            picture=self._state.pictures.get(story.row.id) if member is story.members[0] else None,
        )

    def past(self, at: float, story_id: str = "") -> "FakeReader | None":
        """Give a reader of what stood at a time: rooms of this kind have no past."""
        del at, story_id
        return None

    def forgotten(self) -> int:
        """Give the number of the last event by which texts went: none goes here."""
        return 0

    def reading(self, body: str) -> Reading | None:
        """Give one version's reading."""
        article_id, _, version = body.partition("@")
        found = self._find(article_id)
        if found is None:
            return None
        story, member = found
        now = reading_of(member, story, self._state.plots[story.row.id])
        return now if version == str(member.version) else earlier(now)

    def search(self, query: str, *, tab: str = "stories", offset: int = 0, most: int = 20) -> SearchPage:
        """Search titles for all words of the query."""
        words = [w.strip('"').lower() for w in query.split() if w.strip('"')]
        stories = [s for s in self._live() if words and all(w in self._text(s).lower() for w in words)]
        members = [(s, m) for s in stories for m in s.members]
        if tab == "articles":
            hits = [
                Hit(kind="article", story=s.row, member=m, snippet=_marked(self._text(s), words), matched="text")
                for s, m in members
            ]
        else:
            hits = [
                Hit(kind="story", story=s.row, member=None, snippet=_marked(self._text(s), words), matched="title")
                for s in stories
            ]
        facets: dict[tuple[str, str], int] = {}
        for story in stories:
            for facet, value in (("section", story.row.section or ""), ("language", story.row.language or "")):
                if value:
                    facets[facet, value] = facets.get((facet, value), 0) + 1
        return SearchPage(
            query=query,
            understood=(" and ".join(f"“{w}”" for w in words),) if words else (),
            hits=tuple(hits[offset : offset + most]),
            stories=len(stories),
            articles=len(members),
            facets=tuple((facet, value, n) for (facet, value), n in facets.items()),
            searched=self.head().articles,
            since=self._state.at - 59 * 24 * 3600,
        )

    def _text(self, story: FakeStory) -> str:
        return f"{story.row.headline}. {story.row.standfirst or ''}"

    def sources(self) -> list[SourceRow]:
        """Give all sources with their feeds."""
        rows = []
        for n, source in enumerate(SOURCES.values()):
            seen = [m.seen for s in self._live() for m in s.members if m.source_id == source.id]
            feed = Feed(
                url=f"https://{source.id}/feed.xml", source_id=source.id, title="News", language=source.language
            )
            broken = n in (4, 9)
            state = FeedState(
                url=feed.url,
                asked_at=self._state.at - 120,
                ok_at=None if n == 9 else self._state.at - (31 * 3600 if broken else 120),
                failures=6 if broken else 0,
                failing_since=self._state.at - 31 * 3600 if broken else None,
                status=503 if broken else 200,
                trouble="the server says that it is overloaded (503)" if broken else None,
                entries=40,
                new_entries=len(seen),
            )
            never = n == 11
            rows.append(
                SourceRow(
                    source=source,
                    feeds=((feed, None if never else state),),
                    articles=len(seen),
                    last_article=max(seen, default=None),
                )
            )
        return rows

    def source_pieces(self, source_id: str) -> list[SourcePiece]:
        """Give what a source's profile is made of, of the sample's own articles."""
        return sample_pieces(self._live(), source_id)

    def source_days(self, source_id: str, *, days: int = 90) -> list[FeedDay]:
        """Give how a source's feeds answered on the last days."""
        found = self.source(source_id)
        return sample_days(found[0].feeds[0][0].url, self._state.at, days) if found is not None else []

    def source(self, source_id: str) -> tuple[SourceRow, list[MemberRow]] | None:
        """Give a source and its newest articles."""
        for row in self.sources():
            if row.source.id == source_id:
                members = [m for s in self._live() for m in s.members if m.source_id == source_id]
                return row, sorted(members, key=lambda m: (-m.seen, m.article_id))[:20]
        return None

    def stories_from(self, countries: tuple[str, ...]) -> frozenset[str]:
        """Name stories with a source from one of these countries."""
        return frozenset(
            story.row.id
            for story in self._live()
            if {member.source_country for member in story.members} & set(countries)
        )

    def wire(self, *, hours: int = 24) -> list[WireBar]:
        """Give articles per ten minutes, oldest first; the machine slept for an hour in the night."""
        state = self._state
        if not state.stories:
            return []
        last = state.at // TEN_MINUTES * TEN_MINUTES
        steps = hours * 6
        seen = [m.seen for s in self._live() for m in s.members]
        broke = [s.row.broke_at for s in self._live() if s.row.broke_at is not None and s.row.break_ended_at is None]
        bars = []
        for n in range(steps):
            start = last - (steps - 1 - n) * TEN_MINUTES
            here = sum(1 for at in seen if start <= at < start + TEN_MINUTES)
            hour = int(start // 3600) % 24
            bars.append(
                WireBar(
                    start=start,
                    articles=0 if hour == 2 else here + (int(start // TEN_MINUTES) * 7 + hour) % 5 + 1,
                    off=hour == 2,
                    breaking=any(start <= at + 60 * k < start + TEN_MINUTES for at in broke for k in range(12)),
                )
            )
        return bars

    def changes(self, after: int, *, most: int = 500) -> list[Change]:
        """Give what each batch after number `after` changed."""
        return [change for change in self._state.changes if change.seq > after][:most]

    def oldest_change(self) -> int:
        """Give the number from which on `changes` is whole."""
        return self._state.forgotten

    def members(self, story_id: str) -> list[Member]:
        """Give the members of a story with their texts."""
        story = self._state.stories[story_id]
        plot = self._state.plots[story_id]
        return [
            Member(
                article_id=m.article_id,
                version=m.version,
                source_id=m.source_id,
                source_name=m.source_name,
                owner=m.owner,
                country=m.source_country,
                kind=m.source_kind,
                title=m.title,
                text=reading_of(m, story, plot).text,
                language=m.language,
                published=m.published,
                seen=m.seen,
                section=story.row.section,
                full=m.origin != "summary",
                agency=m.agency,
                report_id=m.report_id,
                copy_of=m.copy_of,
                origins=m.origins,
            )
            for m in story.members
        ]

    def data_version(self) -> int:
        """Return a number that changes with every commit."""
        state = self._room.state
        return hash((state.epoch, state.seq, state.asked, state.answering))


def _marked(text: str, words: list[str]) -> tuple[str, ...]:
    """Cut a text into plain and matching pieces, plain first."""
    pieces = [""]
    rest = text
    while rest:
        places = [(rest.lower().find(w), w) for w in words if w in rest.lower()]
        if not places:
            pieces[-1] += rest
            break
        at, word = min(places)
        pieces[-1] += rest[:at]
        pieces += [rest[at : at + len(word)], ""]
        rest = rest[at + len(word) :]
    return tuple(pieces)


__all__ = ["FakeReader", "FakeRoom"]

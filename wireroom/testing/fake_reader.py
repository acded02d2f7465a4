"""A reader that holds an invented day in memory, and a room that changes it step by step.

`FakeRoom` owns the present state; each `FakeReader` sees it whole, and keeps one state for the length of `at_head`.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from wireroom.model.article import Reading
from wireroom.model.source import Feed, FeedState
from wireroom.model.story import Citation, Composition, Development, Figure, Member
from wireroom.model.views import (
    ArticlePage,
    Change,
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
from wireroom.testing.fake_stories import (
    SOURCES,
    FakeStory,
    earlier,
    make_story,
    member_row,
    reading_of,
    recount,
    versions_of,
)
from wireroom.testing.sample_news import MINUTE, NOON, PLOTS, Plot

TEN_MINUTES = 600.0


@dataclass(frozen=True, slots=True, kw_only=True)
class FakeState:
    """All that is known as of one number."""

    seq: int = 0
    at: float = NOON
    epoch: str = "fake"
    stories: dict[str, FakeStory] = field(default_factory=dict)
    plots: dict[str, Plot] = field(default_factory=dict)
    changes: tuple[Change, ...] = ()
    sources: int = 0
    answering: int = 0
    asked: int = 0


class FakeRoom:
    """The one that changes things. Every method is one committed batch and returns its number."""

    def __init__(
        self, plots: tuple[Plot, ...] = PLOTS, *, sources: int = 33, answering: int = 31, asked: int = 33
    ) -> None:
        stories = {story.row.id: story for story in (make_story(n, plot) for n, plot in enumerate(plots, start=1))}
        self._lock = threading.Lock()
        self._state = FakeState(
            seq=len(plots),
            stories=stories,
            plots=dict(zip(stories, plots, strict=True)),
            changes=(Change(seq=len(plots), at=NOON, stories=()),) if plots else (),
            sources=sources,
            answering=answering,
            asked=asked,
        )

    @property
    def state(self) -> FakeState:
        """The present state."""
        return self._state

    def pass_time(self, minutes: float = 1.0) -> int:
        """Let time pass: only decay and the wire change."""
        return self._commit(self._state.stories, (), minutes=minutes)

    def answer(self, asked: int, answering: int) -> None:
        """Say how many sources were asked and answered; not part of the log."""
        with self._lock:
            self._state = replace(self._state, asked=asked, answering=answering)

    def begin_anew(self, epoch: str) -> None:
        """Start another epoch."""
        with self._lock:
            self._state = replace(self._state, epoch=epoch)

    def grow(self, story_id: str, *, copy: bool) -> int:
        """Add an article to a story: a copy of its first report, or a report of its own."""
        story, plot = self._state.stories[story_id], self._state.plots[story_id]
        n = len(story.members) + 900
        source = SOURCES[list(SOURCES)[n % len(SOURCES)]]
        number = int(story_id[1:])
        first = story.members[0]
        row = member_row(number, n, n, source, plot, self._state.at + 6.0, 1, told=False)
        row = replace(
            row, article_id=f"a{number:03d}-{n}-{self._state.seq}", path=f"/a/a{number:03d}-{n}-{self._state.seq}"
        )
        if copy:
            row = replace(row, report_id=first.report_id, copy_of=first.article_id, origins=first.origins)
        else:
            row = replace(row, report_id=row.article_id, copy_of=None)
        members = [*story.members, row]
        sizes = {m.report_id: sum(1 for other in members if other.report_id == m.report_id) for m in members}
        ordered = tuple(
            sorted(members, key=lambda m: (-sizes[m.report_id], m.report_id, m.copy_of is not None, m.seen))
        )
        times = story.report_times if copy else (*story.report_times, self._state.at)
        return self._put(replace(story, members=ordered, report_times=times), "grew")

    def develop(self, story_id: str, text: str, *, kind: str = "fact", replaces: str | None = None) -> int:
        """Add a development to a story's timeline."""
        story = self._state.stories[story_id]
        made = Development(
            kind=kind,
            text=text,
            language=story.row.language,
            citation=story.composition.headline_citation,
            event_time=self._state.at,
            precision="minute",
            published=None,
            seen=self._state.at + 6.0,
            article_ids=(story.members[0].article_id,),
            replaces=replaces,
        )
        composition = replace(story.composition, timeline=(made, *story.composition.timeline))
        return self._put(replace(story, composition=composition), "development")

    def figure(self, story_id: str, value: float) -> int:
        """Let one more report give another number."""
        story = self._state.stories[story_id]
        place = story.composition.headline_citation
        old = story.composition.differs[0] if story.composition.differs else Figure(label="people hurt", values=())
        source = list(SOURCES)[int(value) % len(SOURCES)]
        new = replace(old, values=(*old.values, (value, f"{value:g}", source, place)))
        if len(new.values) < 2:
            new = replace(new, values=((value + 3, f"{value + 3:g}", "norlight.example", place), *new.values))
        return self._put(replace(story, composition=replace(story.composition, differs=(new,))), "figure")

    def rename(self, story_id: str, headline: str) -> int:
        """Give a story another headline."""
        story = self._state.stories[story_id]
        return self._put(replace(story, composition=replace(story.composition, headline=headline)), "headline")

    def break_out(self, story_id: str) -> int:
        """Let a story break."""
        story = self._state.stories[story_id]
        row = replace(
            story.row,
            broke_at=self._state.at,
            break_ended_at=None,
            break_ended_how=None,
            break_why="3 reports in 5 minutes",
        )
        return self._put(replace(story, row=row), "broke")

    def calm(self, story_id: str, how: str = "quiet") -> int:
        """End the breaking of a story, if it breaks."""
        story = self._state.stories[story_id]
        if story.row.broke_at is None or story.row.break_ended_at is not None:
            return self.pass_time(0.0)
        row = replace(story.row, break_ended_at=self._state.at, break_ended_how=how)
        return self._put(replace(story, row=row), "calmed")

    def merge(self, story_id: str, into: str) -> int:
        """Merge one story into another."""
        state = self._state
        gone, kept = state.stories[story_id], state.stories[into]
        kept = recount(replace(kept, members=(*kept.members, *gone.members)), state.seq + 1, state.at)
        stories = {**state.stories, story_id: replace(gone, merged_into=into), into: kept}
        return self._commit(stories, ((story_id, "merged"), (into, "merged")))

    def open(self, plot: Plot) -> int:
        """Open a new story."""
        state = self._state
        number = len(state.stories) + 1
        story = make_story(number, plot, state.at)
        story = recount(story, state.seq + 1, state.at)
        self._state = replace(state, plots={**state.plots, story.row.id: plot})
        return self._commit({**state.stories, story.row.id: story}, ((story.row.id, "opened"),))

    def _put(self, story: FakeStory, what: str) -> int:
        state = self._state
        story = recount(story, state.seq + 1, state.at)
        return self._commit({**state.stories, story.row.id: story}, ((story.row.id, what),))

    def _commit(self, stories: dict[str, FakeStory], what: tuple[tuple[str, str], ...], *, minutes: float = 0.2) -> int:
        with self._lock:
            state = self._state
            seq, at = state.seq + 1, state.at + minutes * MINUTE
            change = Change(seq=seq, at=at, stories=what)
            self._state = replace(state, seq=seq, at=at, stories=stories, changes=(*state.changes, change))
        return seq

    def reader(self) -> "FakeReader":
        """Open a reader."""
        return FakeReader(self)


class FakeReader:
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

    def section(self, section: str, *, before: tuple[float, str] | None = None, most: int = 40) -> list[StoryRow]:
        """Give a section's stories, last changed first."""
        rows = sorted(
            (s.row for s in self._live() if s.row.section == section), key=lambda r: (r.changed_at, r.id), reverse=True
        )
        if before is not None:
            rows = [row for row in rows if (row.changed_at, row.id) < before]
        return rows[:most]

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
            previous=earlier(reading) if member.version > 1 else None,
            story=story.row,
            next_in_story=tuple(sorted(others, key=lambda m: -m.seen))[:5],
            copies=sum(1 for m in story.members if m.copy_of == member.article_id),
            offices_checked=len(offices) + (1 if member.origin == "page" else 0),
        )

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

    def source(self, source_id: str) -> tuple[SourceRow, list[MemberRow]] | None:
        """Give a source and its newest articles."""
        for row in self.sources():
            if row.source.id == source_id:
                members = [m for s in self._live() for m in s.members if m.source_id == source_id]
                return row, sorted(members, key=lambda m: (-m.seen, m.article_id))[:20]
        return None

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
        return self._room.state.seq


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


__all__ = ["Citation", "Composition", "FakeReader", "FakeRoom", "FakeState"]

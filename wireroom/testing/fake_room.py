"""An invented day in memory, which its methods change step by step: each is one committed batch."""

import hashlib
import threading
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from wireroom.model.picture import ShownPicture
from wireroom.model.story import Development, Figure
from wireroom.model.views import Change
from wireroom.testing.fake_stories import SOURCES, FakeStory, make_story, member_row, recount
from wireroom.testing.sample_news import MINUTE, NOON, PLOTS, Plot

if TYPE_CHECKING:
    from wireroom.testing.fake_reader import FakeReader


@dataclass(frozen=True, slots=True, kw_only=True)
class FakeState:
    """All that is known as of one number."""

    seq: int = 0
    at: float = NOON
    epoch: str = "fake"
    stories: dict[str, FakeStory] = field(default_factory=dict)
    plots: dict[str, Plot] = field(default_factory=dict)
    changes: tuple[Change, ...] = ()
    #: Story -> its picture.
    pictures: dict[str, ShownPicture] = field(default_factory=dict)
    #: Changes up to this number are no longer kept.
    forgotten: int = 0
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

    def forget(self, seq: int) -> None:
        """Keep changes no longer up to a number."""
        with self._lock:
            kept = tuple(change for change in self._state.changes if change.seq > seq)
            self._state = replace(self._state, changes=kept, forgotten=max(seq, self._state.forgotten))

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

    def picture(self, story_id: str, credit: str = "I. Tal") -> int:
        """Let the picture of a story's first report come, or another take its place; no open page is told."""
        first = self._state.stories[story_id].members[0]
        shown = ShownPicture(
            hash=hashlib.sha256(f"{story_id} {self._state.seq}".encode()).hexdigest(),
            width=960,
            height=540,
            alt=f"What {first.source_name} saw",
            credit=credit,
            article_id=first.article_id,
            source_name=first.source_name,
            language=first.language,
        )
        with self._lock:
            self._state = replace(self._state, pictures={**self._state.pictures, story_id: shown})
        return self._commit(self._state.stories, ())

    def _commit(self, stories: dict[str, FakeStory], what: tuple[tuple[str, str], ...], *, minutes: float = 0.2) -> int:
        with self._lock:
            state = self._state
            seq, at = state.seq + 1, state.at + minutes * MINUTE
            change = Change(seq=seq, at=at, stories=what)
            self._state = replace(state, seq=seq, at=at, stories=stories, changes=(*state.changes, change))
        return seq

    def reader(self) -> "FakeReader":
        """Open a reader."""
        from wireroom.testing.fake_reader import FakeReader  # it reads this room: the two name each other

        return FakeReader(self)

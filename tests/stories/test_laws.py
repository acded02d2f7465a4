"""What must hold of the story desk whatever comes: the same answer each time, and a state that can go anywhere."""

from dataclasses import dataclass, field, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from storywire import HAPPENINGS, HOUR, START, candidate

from wireroom.model.article import Candidate
from wireroom.model.events import ArticlePlaced, ArticlesForgotten, Event, Logged, StoriesMerged, StorySplit
from wireroom.model.story import Reason
from wireroom.stories.desk import StoryDesk
from wireroom.stories.undo import undo

EDITOR = (Reason(kind="editor"),)


@dataclass
class Room:
    """A desk with its log, as the pipeline keeps them."""

    desk: StoryDesk = field(default_factory=StoryDesk)
    log: list[Candidate | Event] = field(default_factory=list)
    story: dict[str, str] = field(default_factory=dict)
    read: dict[str, Candidate] = field(default_factory=dict)

    def do(self, step: tuple[str, int, int], at: float) -> list[Event]:
        """Carry out one step; what it cannot do now is nothing."""
        kind, one, other = step
        if kind in ("see", "edit"):
            return self._read(kind, one, other, at)
        if kind == "hour":
            return self._took(self.desk.hourly(at))
        return self._edit(kind, one, other, at)

    def _read(self, kind: str, one: int, other: int, at: float) -> list[Event]:
        tellings = HAPPENINGS[one % 3]
        name = f"{one % 3}-{other}"
        if kind == "see" and name not in self.read:
            now = candidate(name, tellings[other % len(tellings)], at=at, full=other % 2 == 0)
            self.read[name] = now
            self.log.append(now)
            return self._took(self.desk.place(now, at))
        if kind == "edit" and name in self.read:
            text = tellings[(other + 1) % len(tellings)][1]
            now = replace(self.read[name], text=text, full=True, title=self.read[name].title + "!")
            self.read[name] = now
            self.log.append(now)
            return self._took(self.desk.reread(now, at))
        return []

    def _edit(self, kind: str, one: int, other: int, at: float) -> list[Event]:
        stories = sorted(set(self.story.values()))
        if not stories:
            return []
        first, second = stories[one % len(stories)], stories[other % len(stories)]
        event: Event
        if kind == "merge" and first != second:
            ids = tuple(sorted(a for a, s in self.story.items() if s == second))
            event = StoriesMerged(at=at, into=first, gone=second, article_ids=ids, reasons=EDITOR, by="editor")
        elif kind == "split":
            ids = tuple(sorted(a for a, s in self.story.items() if s == first))[1:]
            new = next((name for a in ids if (name := "s" + a) not in stories), None)
            if new is None:  # nobody parts a story into one that is there already
                return []
            event = StorySplit(at=at, story_id=first, new_id=new, article_ids=ids, reasons=EDITOR, by="editor")
        else:
            return []
        self.desk.apply(event)
        return self._took([event])

    def _took(self, events: list[Event]) -> list[Event]:
        self.log.extend(events)
        for event in events:
            follow(self.story, event)
        return events


def follow(story: dict[str, str], event: Event) -> None:
    """Keep the map of articles to stories, as any reader of the log would."""
    if isinstance(event, ArticlePlaced):
        story[event.article_id] = event.story_id
    elif isinstance(event, StoriesMerged):
        story.update(dict.fromkeys(event.article_ids, event.into))
    elif isinstance(event, StorySplit):
        story.update(dict.fromkeys(event.article_ids, event.new_id))


kinds = st.sampled_from(["see", "see", "see", "see", "edit", "hour", "merge", "split"])
steps = st.lists(st.tuples(kinds, st.integers(0, 8), st.integers(0, 8)), max_size=24)


def times(count: int) -> list[float]:
    return [START + n * 900.0 for n in range(count)]


@settings(max_examples=40, deadline=None)
@given(steps)
def test_the_same_calls_give_the_same_events_and_the_same_state(plan):
    """Nothing but what came in may count: no clock, no chance, no order of a set."""
    one, other = Room(), Room()
    for step, at in zip(plan, times(len(plan)), strict=True):
        assert one.do(step, at) == other.do(step, at)
    assert one.desk.save() == other.desk.save()


@settings(max_examples=40, deadline=None)
@given(steps, st.integers(0, 24))
def test_saving_and_loading_anywhere_changes_nothing(plan, cut):
    """A desk that was stopped and taken up again decides as one that never stopped."""
    steady, moved = Room(), Room()
    for number, (step, at) in enumerate(zip(plan, times(len(plan)), strict=True)):
        if number == cut:
            state = moved.desk.save()
            moved.desk = StoryDesk()
            moved.desk.load(state)
            assert moved.desk.save() == state
        assert steady.do(step, at) == moved.do(step, at)
    assert steady.desk.save() == moved.desk.save()


@settings(max_examples=40, deadline=None)
@given(steps, st.sets(st.integers(0, 24), max_size=4), st.integers(0, 24))
def test_a_state_kept_in_parts_is_the_whole_state(plan, kept_at, cut):
    """Only what changed is given each time; what was kept together is the desk as it stood then."""
    steady, moved, kept = Room(), Room(), {}
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("wireroom.stories.memory.SEGMENT", 3)
        patched.setattr("wireroom.stories.keep.SEGMENT", 3)
        for number, (step, at) in enumerate(zip(plan, times(len(plan)), strict=True)):
            if number in kept_at or number == cut:
                kept.update(moved.desk.save_parts())
            if number == cut:
                moved.desk = StoryDesk()
                moved.desk.load_parts(kept.get)
            assert steady.do(step, at) == moved.do(step, at)
    assert steady.desk.save() == moved.desk.save()


def test_saving_costs_what_came_in(monkeypatch):
    """Articles that were kept before and have not changed are not given again; what is forgotten is taken away."""
    monkeypatch.setattr("wireroom.stories.memory.SEGMENT", 2)
    monkeypatch.setattr("wireroom.stories.keep.SEGMENT", 2)
    desk = StoryDesk()
    for n in range(6):
        desk.place(candidate(f"a{n}", HAPPENINGS[n % 3][n // 3], at=START + n), START + n)
    assert set(desk.save_parts()) == {"head", "0", "1", "2"}
    assert set(desk.save_parts()) == {"head"}
    desk.reread(candidate("a3", HAPPENINGS[0][1], at=START + 3), START + 10)
    assert set(desk.save_parts()) == {"head", "1"}
    desk.apply(ArticlesForgotten(at=START + 20, article_ids=("a4", "a5", "a0"), why="age"))
    given_last = desk.save_parts()
    assert set(given_last) == {"head", "0", "2"}
    assert given_last["2"] == b""
    assert given_last["0"]


@settings(max_examples=40, deadline=None)
@given(steps)
def test_a_state_built_from_the_log_equals_the_one_that_lived(plan):
    """Who reads the log again, without deciding anything, stands where the desk stands."""
    room = Room()
    for step, at in zip(plan, times(len(plan)), strict=True):
        room.do(step, at)
    rebuilt = StoryDesk()
    for item in room.log:
        if isinstance(item, Candidate):
            rebuilt.know(item)
        else:
            rebuilt.apply(item)
    assert rebuilt.save() == room.desk.save()


@settings(max_examples=40, deadline=None)
@given(steps, st.integers(1, 6))
def test_a_log_that_tells_decisions_after_a_whole_batch_gives_the_same_state(plan, batch):
    """One transaction may log what came in first and all that follows from it after; the state is the same."""
    room, rebuilt = Room(), StoryDesk()
    waiting: list[Event] = []
    for number, (step, at) in enumerate(zip(plan, times(len(plan)), strict=True)):
        told = len(room.log)
        room.do(("see", step[1], step[2]) if step[0] in ("merge", "split", "hour") else step, at)
        for item in room.log[told:]:
            if isinstance(item, Candidate):
                rebuilt.know(item)
            else:
                waiting.append(item)
        if number % batch == batch - 1:
            for event in waiting:
                rebuilt.apply(event)
            waiting.clear()
    for event in waiting:
        rebuilt.apply(event)
    assert rebuilt.save() == room.desk.save()


@settings(max_examples=40, deadline=None)
@given(steps)
def test_every_article_is_in_one_story_and_no_story_is_empty(plan):
    """The desk's own book of members and what the events say are one and the same."""
    room = Room()
    for step, at in zip(plan, times(len(plan)), strict=True):
        room.do(step, at)
    memory = room.desk._memory
    assert {one: article.story_id for one, article in memory.articles.items()} == room.story
    assert sorted(one for members in memory.stories.values() for one in members) == sorted(room.story)
    assert all(memory.stories.values())
    assert set(memory.stories) == set(memory.changed) == set(room.story.values())


@settings(max_examples=40, deadline=None)
@given(steps, st.integers(0, 8), st.integers(0, 8))
def test_a_merge_and_a_split_can_be_taken_back(plan, one, other):
    """After an undo every article is where it was before."""
    room = Room()
    for step, at in zip(plan, times(len(plan)), strict=True):
        room.do(step, at)
    before = dict(room.story)
    for kind in ("merge", "split"):
        for event in room.do((kind, one, other), START + 90 * HOUR):
            back = undo(Logged(seq=7, event=event), START + 91 * HOUR)
            assert (back.by, back.undoes) == ("editor", 7)
            room.desk.apply(back)
            room._took([back])
            assert room.story == before
            assert {name: held.story_id for name, held in room.desk._memory.articles.items()} == before


@settings(max_examples=25, deadline=None)
@given(steps, steps)
def test_what_an_editor_joined_or_parted_stays(plan, later):
    """The engine never quietly reverses an editor: not by a re-read, not by the hourly repair."""
    room = Room()
    for step, at in zip(plan, times(len(plan)), strict=True):
        room.do(step, at)
    acts = [*room.do(("split", 0, 0), START + 30 * HOUR), *room.do(("merge", 1, 2), START + 30 * HOUR)]
    placed = dict(room.story)
    touched = {one for event in acts if isinstance(event, StoriesMerged | StorySplit) for one in event.article_ids}
    for step, at in zip(later, times(len(later)), strict=True):
        if step[0] in ("see", "edit", "hour"):
            for event in room.do(step, at + 30 * HOUR):
                if isinstance(event, ArticlePlaced):
                    assert event.article_id not in touched or event.story_id == placed[event.article_id]
                if isinstance(event, StorySplit):
                    assert not touched & set(event.article_ids)
    for event in acts:
        if isinstance(event, StorySplit):
            kept = {room.story[one] for one in event.article_ids}
            assert event.story_id not in kept or any(isinstance(act, StoriesMerged) for act in acts)


def test_an_unreadable_state_says_so():
    """A damaged checkpoint is an error that a person can read, never a half-filled desk."""
    from wireroom.errors import DamagedError

    with pytest.raises(DamagedError, match="replay the log"):
        StoryDesk().load(b"not a state")

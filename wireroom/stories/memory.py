"""What the story desk remembers: articles of the window, their stories, and what editors decided.

All changes come as events through `apply`, whoever decided them, so that a memory rebuilt from the log equals the one
that lived.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np

from wireroom.model.article import Candidate
from wireroom.model.events import ArticlePlaced, ArticlesForgotten, Event, StoriesMerged, StorySplit
from wireroom.stories.bands import Bands
from wireroom.stories.dense import NONE, Dense, Matrix, Usual
from wireroom.stories.facts import facts_of
from wireroom.stories.furniture import Furniture
from wireroom.stories.index import Index
from wireroom.stories.known import Known, publication
from wireroom.stories.ordered import Ordered
from wireroom.stories.rarity import Rarity
from wireroom.stories.recipe import Recipe
from wireroom.stories.rows import Rows
from wireroom.stories.vectors import Words, vectors
from wireroom.text.fingerprints import Hashes, shingles, sketch
from wireroom.text.meanings import direction
from wireroom.text.trail import NO_TRAIL, trail

HOUR = 3600.0
# A story stays in the window this long after its last new article ...
WINDOW = 14 * 24 * HOUR
# ... and longer on a quiet wire, which may remember this many articles whatever their age. Never more than MOST: with
# two reports a story that is 50,000 open stories, and some 0.7 GiB of headlines with summaries.
ROOM = 2_000
MOST = 100_000
# Articles that were made known and not placed (yet).
_WAITING = 10_000
# Articles that are kept together, by the order in which they came (`keep.py`): what is written for one that changed.
SEGMENT = 512
# A text of fewer shingles is too short to call a copy.
LEAST_SHINGLES = 12


@dataclass(slots=True)
class Memory:
    """The state of the desk."""

    recipe: Recipe
    articles: dict[str, Known] = field(default_factory=dict)
    #: Made known, not placed yet, oldest first.
    waiting: dict[str, Known] = field(default_factory=dict)
    #: Story -> ids of its members in the window, in the order in which they came.
    stories: dict[str, dict[str, None]] = field(default_factory=dict)
    #: Story -> when it last got an article.
    changed: dict[str, float] = field(default_factory=dict)
    #: Articles that an editor placed: the engine leaves them where they are.
    pinned: set[str] = field(default_factory=set)
    #: Pairs of stories that an editor keeps apart, each pair sorted.
    apart: set[tuple[str, str]] = field(default_factory=set)
    rarity: dict[tuple[str, str], Rarity] = field(default_factory=dict)
    clock: float = 0.0
    #: How many articles were ever made known; gives each its order.
    counted: int = 0
    rows: Rows = field(default_factory=Rows)
    titles: Index = field(default_factory=Index)
    stems: Index = field(default_factory=Index)
    openings: Index = field(default_factory=Index)
    bands: Bands = field(default_factory=Bands)
    meanings: Matrix = field(default_factory=Matrix)
    usual: Usual = field(default_factory=Usual)
    words: Words = field(default_factory=Words)
    furniture: Furniture = field(default_factory=Furniture)
    #: Articles of the window by their source, and by the article that they copy.
    of_source: Ordered[str] = field(default_factory=Ordered)
    copies: Ordered[str] = field(default_factory=Ordered)
    #: Segments that are kept, and those in which something has changed since.
    saved: set[int] = field(default_factory=set)
    unsaved: set[int] = field(default_factory=set)

    def know(self, candidate: Candidate) -> Known:
        """Take a version of an article into account; an article that is placed stays where it is."""
        before = self.articles.get(candidate.article_id) or self.waiting.get(candidate.article_id)
        language = candidate.language or ""
        stems, openings = self._rarity("stem", language), self._rarity("opening", "")
        lead = self.furniture.clear(candidate.source_id, candidate.title, candidate.text[: self.recipe.lead])
        made = vectors(candidate.title, lead, language, self.words, stems, openings, self.recipe)
        for counts, now, old in (
            (stems, made.stems, before.vectors.stems if before else None),
            (openings, made.openings, before.vectors.openings if before else None),
        ):
            known = set(old.ids.tolist()) if old is not None else set()
            counts.learn([one for one in now.ids.tolist() if one not in known], fresh=before is None)
        pieces = _pieces(candidate, before)
        earliest, latest = publication(candidate.published, candidate.seen)
        article = Known(
            article_id=candidate.article_id,
            order=before.order if before else self.counted,
            language=language,
            earliest=earliest,
            latest=latest,
            vectors=made,
            agency=candidate.agency or "",
            full=candidate.full or (before is not None and before.full),
            shingles=pieces,
            sketch=sketch(pieces) if candidate.full and len(pieces) >= LEAST_SHINGLES else pieces[:0],
            dense=self._meaning(candidate, language, before),
            trail=trail(candidate.text) if candidate.full else before.trail if before is not None else NO_TRAIL,
            source_id=candidate.source_id,
            agencies=candidate.source_kind == "agency",
            facts=facts_of(candidate.title, lead, language, made.places),
        )
        if not candidate.full and article.full and before is not None:
            article.sketch = before.sketch  # what was read once is not forgotten when only a summary comes later
        if before is None:
            self.counted += 1
        self.unsaved.add(article.order // SEGMENT)
        if candidate.article_id in self.articles and before is not None:
            self._leave_lists(before)
            article.place_like(before)
            self.articles[article.article_id] = article
            article.row = before.row
            self.rows.put(article.row, article)
            self._enter_lists(article)
        else:
            self.waiting[article.article_id] = article
            while len(self.waiting) > _WAITING:
                del self.waiting[next(iter(self.waiting))]
        return article

    def apply(self, event: Event) -> None:
        """Take what was decided. What concerns articles outside the window changes nothing here."""
        if isinstance(event, ArticlePlaced):
            self._place(event)
        elif isinstance(event, StoriesMerged):
            self._move(self.stories.get(event.gone, {}), event.into, event.at)
            self._rename(event.gone, event.into)
            if event.by == "editor":
                self.pinned.update(one for one in event.article_ids if one in self.articles)
                self.pinned.update(self.stories.get(event.into, ()))
        elif isinstance(event, StorySplit):
            if event.by == "editor":
                self.pinned.update(self.stories.get(event.story_id, ()))
                self.apart.add(pair(event.story_id, event.new_id))
            self._move(event.article_ids, event.new_id, event.at)
        elif isinstance(event, ArticlesForgotten):
            gone = [self.articles[one] for one in event.article_ids if one in self.articles]
            self.unsaved.update(one.order // SEGMENT for one in gone)  # nothing of them may stay anywhere
            self._let_go(gone)

    def members(self, story_id: str) -> list[Known]:
        """Return the members of a story that are in the window, in the order in which they came."""
        return [self.articles[one] for one in self.stories.get(story_id, ())]

    def kept_apart(self, one: str, other: str) -> bool:
        """Say whether an editor keeps two stories apart."""
        return pair(one, other) in self.apart

    def _meaning(self, candidate: Candidate, language: str, before: Known | None) -> Dense:
        """Take in what an article means. Another maker of vectors than so far begins anew: they never meet others."""
        told = candidate.meaning
        if told is None:
            return NONE
        if told.model != self.usual.model:
            self.usual, self.meanings = Usual(told.model), Matrix()
            for article in (*self.articles.values(), *self.waiting.values()):
                article.dense = NONE
            self.unsaved |= self.saved
        raw = direction(told)
        if before is None or not len(before.dense):
            self.usual.learn(language, raw)
        return self.usual.centred(language, raw)

    def _rarity(self, form: str, language: str) -> Rarity:
        found = self.rarity.get((form, language))
        if found is None:
            found = self.rarity[form, language] = Rarity(form)
        return found

    def _place(self, event: ArticlePlaced) -> None:
        article = self.articles.get(event.article_id)
        if article is None:
            article = self.waiting.pop(event.article_id, None)
            if article is None:
                return
            self.articles[article.article_id] = article
            self._enter_index(article)
            self.of_source.add(article.source_id, article.order, article.article_id)
        self._is_copy(article, event.copy_of)
        article.report_id = event.report_id
        article.perhaps_of = event.perhaps_of
        if article.story_id != event.story_id:
            self._move((article.article_id,), event.story_id, event.at)
        if any(reason.kind == "editor" for reason in event.reasons):
            self.pinned.add(article.article_id)
        if int(event.at // HOUR) != int(self.clock // HOUR):
            self._forget(event.at)
        self.clock = event.at  # not the latest: a clock that was set back must not end forgetting

    def _is_copy(self, article: Known, of: str | None) -> None:
        """Enter an article among those that copy another, and take it from where it stood."""
        if article.copy_of is not None:
            self.copies.remove(article.copy_of, article.order, article.article_id)
        if of is not None:
            self.copies.add(of, article.order, article.article_id)
        article.copy_of = of

    def _move(self, article_ids: Iterable[str], story_id: str, at: float) -> None:
        for one in list(article_ids):
            article = self.articles.get(one)
            if article is None or article.story_id == story_id:
                continue
            self._leave_story(article)
            article.story_id = story_id
            self.stories.setdefault(story_id, {})[one] = None
            self.changed[story_id] = max(at, self.changed.get(story_id, at))

    def _rename(self, gone: str, into: str) -> None:
        """What an editor keeps apart from a story that is gone stays apart from the one it went into."""
        for one, other in [known for known in self.apart if gone in known]:
            self.apart.discard((one, other))
            rest = other if one == gone else one
            if rest != into:
                self.apart.add(pair(rest, into))

    def _leave_story(self, article: Known) -> None:
        members = self.stories.get(article.story_id)
        if members is not None:
            members.pop(article.article_id, None)
            if not members:
                del self.stories[article.story_id], self.changed[article.story_id]

    def _forget(self, now: float) -> None:
        """Let old stories go, the longest unchanged first."""
        spare = len(self.articles) - ROOM
        for at, story_id in self._oldest(spare, now):
            if spare <= 0 or (now - at <= WINDOW and spare <= MOST - ROOM):
                break
            members = self.members(story_id)
            spare -= len(members)
            self._let_go(members)
        self.apart = {known for known in self.apart if known[0] in self.stories and known[1] in self.stories}
        if self.rows.wasteful():
            self.reindex()

    def _oldest(self, spare: int, now: float) -> list[tuple[float, str]]:
        """Name the stories that may have to go, the longest unchanged first; every story has a member at least."""
        if spare <= 0:
            return []
        times = np.sort(np.fromiter(self.changed.values(), dtype=np.float64, count=len(self.changed)))
        going = min(spare, int(np.searchsorted(times, now - WINDOW))) + max(0, spare - (MOST - ROOM))
        if not going:
            return []
        last = times[min(going, len(times)) - 1]
        return sorted((at, story_id) for story_id, at in self.changed.items() if at <= last)

    def _let_go(self, articles: Iterable[Known]) -> None:
        for article in list(articles):
            self.rows.remove(article.row)
            self._leave_lists(article)
            self._leave_story(article)
            self._is_copy(article, None)
            self.of_source.remove(article.source_id, article.order, article.article_id)
            del self.articles[article.article_id]
            self.pinned.discard(article.article_id)

    def reindex(self) -> None:
        """Build rows and lists anew, without what has left."""
        self.rows, self.bands, self.meanings = Rows(), Bands(), Matrix()
        self.of_source, self.copies = Ordered(), Ordered()
        for index in (self.titles, self.stems, self.openings):
            index.clear()
        for article in self.articles.values():
            self._enter_index(article)
            self.of_source.add(article.source_id, article.order, article.article_id)
            if article.copy_of is not None:
                self.copies.add(article.copy_of, article.order, article.article_id)

    def _enter_index(self, article: Known) -> None:
        article.row = self.rows.add(article)
        self._enter_lists(article)

    def _enter_lists(self, article: Known) -> None:
        self.titles.add(article.row, article.vectors.title)
        self.stems.add(article.row, article.vectors.stems)
        self.openings.add(article.row, article.vectors.openings)
        self.bands.add(article.order, article.article_id, article.sketch)
        self.meanings.put(article.row, article.dense)

    def _leave_lists(self, article: Known) -> None:
        self.titles.remove(article.row, article.vectors.title)
        self.stems.remove(article.row, article.vectors.stems)
        self.openings.remove(article.row, article.vectors.openings)
        self.bands.remove(article.order, article.article_id, article.sketch)


def _pieces(candidate: Candidate, before: Known | None) -> Hashes:
    """Return the shingles of a text; what was read once is not forgotten when only a summary comes later."""
    if before is not None and before.full and not candidate.full:
        return before.shingles
    return shingles(candidate.text)


def pair(one: str, other: str) -> tuple[str, str]:
    """Return two story ids in one order."""
    return (one, other) if one < other else (other, one)

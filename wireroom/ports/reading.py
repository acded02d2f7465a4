"""What the readers' side of the store promises: one consistent state, and no writing."""

from contextlib import AbstractContextManager
from typing import Protocol

from wireroom.model.article import Reading
from wireroom.model.picture import ShownPicture
from wireroom.model.profile import SourcePiece
from wireroom.model.registry import RegistryDoubt
from wireroom.model.series import SeriesKnown
from wireroom.model.situation import SituationPage, SituationRow, WatchedArticle
from wireroom.model.story import Member
from wireroom.model.views import (
    ArticlePage,
    Change,
    FeedDay,
    FrontInput,
    Head,
    MemberRow,
    SearchPage,
    SourceRow,
    StoryPage,
    StoryRow,
    WireBar,
)


class Reader(Protocol):
    """What is known now. Every method sees one consistent state; `at_head` opens a span of several calls on one."""

    def at_head(self) -> AbstractContextManager[Head]:
        """Hold one state for all calls inside the block."""
        ...

    def head(self) -> Head:
        """Say where the log stands."""
        ...

    def front(self, *, most: int = 400) -> FrontInput:
        """Give all stories that may stand on the front page (changed in the last 48 hours of the log's clock)."""
        ...

    def section(self, section: str, *, before: tuple[float, str] | None = None, most: int = 40) -> list[StoryRow]:
        """Give a section's stories, last changed first; `before` is (changed_at, id) of the last row shown."""
        ...

    def stories(
        self,
        *,
        section: str | None = None,
        language: str | None = None,
        since: float | None = None,
        before: tuple[float, str] | None = None,
        most: int = 40,
    ) -> list[StoryRow]:
        """Give stories, the last changed first; `before` is (changed_at, id) of the last one given.

        Filters that are None do not count; `since` is the earliest last change.
        """
        ...

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
        """Give articles, the last seen first; `before` is (seen, id) of the last one given."""
        ...

    def story(self, story_id: str) -> StoryPage | str | None:
        """Give a story; the id that it merged into, as text; or None."""
        ...

    def article(self, article_id: str) -> ArticlePage | None:
        """Give an article."""
        ...

    def office_doubts(self) -> tuple[RegistryDoubt, ...]:
        """Say for which offices our table of holders is probably old."""
        ...

    def reading(self, body: str) -> Reading | None:
        """Give one version's reading."""
        ...

    def search(self, query: str, *, tab: str = "stories", offset: int = 0, most: int = 20) -> SearchPage:
        """Search titles and texts. `tab` is "stories" or "articles"."""
        ...

    def sources(self) -> list[SourceRow]:
        """Give all sources with their feeds."""
        ...

    def source(self, source_id: str) -> tuple[SourceRow, list[MemberRow]] | None:
        """Give a source and its newest articles."""
        ...

    def source_pieces(self, source_id: str) -> list[SourcePiece]:
        """Give what a source's profile is made of: its newest articles, the newest first."""
        ...

    def stories_from(self, countries: tuple[str, ...]) -> frozenset[str]:
        """Name stories of the front page's time that have an article from a source of one of these countries."""
        ...

    def article_picture(self, article_id: str, *, all_sources: bool) -> ShownPicture | None:
        """Give the picture of an article; of a licensed source's alone unless `all_sources`."""
        ...

    def story_picture(self, story_id: str, *, all_sources: bool) -> ShownPicture | None:
        """Give the picture of a story's first report that has one; of licensed sources alone unless `all_sources`."""
        ...

    def picture(self, name: str, size: str, *, all_sources: bool) -> tuple[bytes, bool] | None:
        """Give the bytes of a picture ("small" or "large"), and whether a licensed source has it.

        None where it is not here, or is of no licensed source, unless `all_sources`.
        """
        ...

    def source_days(self, source_id: str, *, days: int = 90) -> list[FeedDay]:
        """Give how a source's feeds answered on the last days of the log's clock, oldest first."""
        ...

    def wire(self, *, hours: int = 24) -> list[WireBar]:
        """Give articles per ten minutes, oldest first, on the log's clock."""
        ...

    def changes(self, after: int, *, most: int = 500) -> list[Change]:
        """Give what each batch after number `after` changed."""
        ...

    def oldest_change(self) -> int:
        """Give the number from which on `changes` is whole: who stopped before it must begin anew."""
        ...

    def members(self, story_id: str) -> list[Member]:
        """Give the members of a story with their texts."""
        ...

    def situations(self) -> list[SituationRow]:
        """Give all situations that are watched, by name."""
        ...

    def situation(self, name: str, at: float | None = None) -> SituationPage | None:
        """Give a situation as known at a time (None: now); None where it was not watched then."""
        ...

    def series(self, name: str, at: float | None = None) -> SeriesKnown | None:
        """Give a series as known at a time (None: now); None where it was never read by then."""
        ...

    def situations_of(self, story_id: str) -> list[SituationRow]:
        """Give the situations for which a story is evidence."""
        ...

    def watched(self, article_id: str) -> WatchedArticle | None:
        """Give an article as the watch desk looks at it; None where nothing of it was read."""
        ...

    def watched_before(self, n: int, most: int) -> list[WatchedArticle]:
        """Give the articles that came before number `n`, newest first, as the watch desk looks at them."""
        ...

    def newest_article(self) -> int:
        """Give the number of the last article; 0 where there is none."""
        ...

    def past(self, at: float, story_id: str = "") -> "Reader | None":
        """Give a reader of what stood at a time, UTC seconds; None where nothing was known yet.

        It knows the stories that may have stood on the front page, or the one that is named, and of them alone; its
        head is that of the time, with `texts_gone`. Making it takes up to seconds.
        """
        ...

    def forgotten(self) -> int:
        """Give the number of the last event by which texts went; 0: none went ever."""
        ...

    def data_version(self) -> int:
        """Return a number that changes when another process has committed. Cheap."""
        ...

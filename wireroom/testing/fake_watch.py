"""The part of the fake reader that knows situations: the invented day has none under watch."""

from wireroom.model.series import SeriesKnown
from wireroom.model.situation import SituationPage, SituationRow, WatchedArticle


class FakeWatching:
    """Knows no situation."""

    def situations(self) -> list[SituationRow]:
        """Give all situations that are watched: none."""
        return []

    def situation(self, name: str, at: float | None = None) -> SituationPage | None:
        """Give a situation: there is none."""
        del name, at
        return None

    def series(self, name: str, at: float | None = None) -> SeriesKnown | None:
        """Give a series: there is none."""
        del name, at
        return None

    def situations_of(self, story_id: str) -> list[SituationRow]:
        """Give the situations of a story: none."""
        del story_id
        return []

    def watched(self, article_id: str) -> WatchedArticle | None:
        """Give an article as the watch desk looks at it: nobody asks here."""
        del article_id
        return None

    def watched_before(self, n: int, most: int) -> list[WatchedArticle]:
        """Give the articles before a number: nobody asks here."""
        del n, most
        return []

    def newest_article(self) -> int:
        """Give the number of the last article: nobody asks here."""
        return 0

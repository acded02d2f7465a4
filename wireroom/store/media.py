"""Pictures of publishers: which are wanted, which article has which, and their bytes.

Which article has which picture is a projection of the log; what is to be fetched, and the bytes, lie beside it.
"""

import apsw

from wireroom.model.picture import Picture, ShownPicture, WantedPicture
from wireroom.store.queries import Queries

#: A picture is fetched for news this young alone, seconds: for older news the turn on its host is worth more.
YOUNG = 2 * 86_400.0
#: No picture waits longer than this, seconds: a Retry-After holds for seven days at most.
LONGEST_WAIT = 8 * 86_400.0


class Media:
    """Reads work over any connection; writes need the writer's, inside its transaction."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._sql = Queries(connection, "media")
        self._run = self._sql.rows

    # what is to be fetched

    def want(self, wanted: WantedPicture, *, wanted_at: float, next_at: float) -> bool:
        """Put an article's picture on the list; False where it was there, and is told anew if it still waits."""
        told = {
            "article_id": wanted.article_id,
            "alt": wanted.alt,
            "credit": wanted.credit,
            "wanted_at": wanted_at,
        }
        if self._sql.value("turn_of", article_id=wanted.article_id) == wanted.url:
            self._run("tell_picture", **told)
            return False
        self._run("want_picture", url=wanted.url, domain=wanted.domain, next_at=next_at, **told)
        return True

    def due(self, now: float, most: int) -> list[WantedPicture]:
        """Give the newest due picture of each host."""
        rows = self._run("due_pictures", now=now, since=now - YOUNG, longest=LONGEST_WAIT, most=most)
        return [
            WantedPicture(article_id=row[0], url=row[1], domain=row[2], alt=row[3], credit=row[4], tries=row[5])
            for row in rows
        ]

    def over(self, wanted: WantedPicture) -> bool:
        """Ask for a picture no more; False where it is not wanted any more, or another is."""
        return bool(self._run("turn_over", article_id=wanted.article_id, url=wanted.url))

    def later(self, wanted: WantedPicture, next_at: float, *, tried: bool) -> None:
        """Ask for a picture again later. `tried`: whether it was asked for now."""
        self._run("picture_later", article_id=wanted.article_id, url=wanted.url, next_at=next_at, tried=int(tried))

    def unwant(self, article_id: str) -> None:
        """Take an article's picture off the list."""
        self._run("drop_turn", article_id=article_id)

    # what is kept

    def put(self, picture: Picture, now: float) -> None:
        """Keep the bytes of a picture."""
        self._run("put_media", hash=picture.hash, at=now, small=picture.small, large=picture.large)

    def belongs(self, article_id: str, name: str, *, width: int, height: int, alt: str, credit: str) -> None:
        """Say that an article has a picture; the one that it had before goes."""
        if self.hash_of(article_id) != name:
            self.drop(article_id)
        self._run("has_picture", article_id=article_id, hash=name, width=width, height=height, alt=alt, credit=credit)

    def drop(self, article_id: str) -> None:
        """Let an article's picture go, and its bytes where no other article has it."""
        name = self.hash_of(article_id)
        if name is not None:
            self._run("drop_picture", article_id=article_id)
            self._run("drop_media", hash=name)

    def hash_of(self, article_id: str) -> str | None:
        """Name the picture of an article."""
        found: str | None = self._sql.value("hash_of", article_id=article_id)
        return found

    def oldest(self, before: float, most: int) -> list[str]:
        """Name articles whose pictures came before a time, the oldest first."""
        return [name for (name,) in self._run("oldest_pictures", before=before, most=most)]

    # what pages show

    def of_article(self, article_id: str, *, all_sources: bool = True) -> ShownPicture | None:
        """Give an article's picture; of a licensed source alone unless `all_sources`."""
        return _shown(self._run("article_picture", article_id=article_id, all_sources=int(all_sources)))

    def of_story(self, story_id: str, *, all_sources: bool) -> ShownPicture | None:
        """Give the picture of a story's first report that has one; of licensed sources alone unless `all_sources`."""
        return _shown(self._run("story_picture", story_id=story_id, all_sources=int(all_sources)))

    def bytes_of(self, name: str, size: str) -> bytes | None:
        """Give a picture's bytes. `size`: "small" or "large"."""
        found: bytes | None = self._sql.value("small" if size == "small" else "large", hash=name)
        return found

    def licensed(self, name: str) -> bool:
        """Say whether an article of a licensed source has this picture."""
        return self._sql.value("licensed", hash=name) is not None


def _shown(rows: list[tuple[str, int, int, str, str, str, str, str | None]]) -> ShownPicture | None:
    for name, width, height, alt, credit, article_id, source_name, language in rows:
        return ShownPicture(
            hash=name,
            width=width,
            height=height,
            alt=alt,
            credit=credit,
            article_id=article_id,
            source_name=source_name,
            language=language,
        )
    return None

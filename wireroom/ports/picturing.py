"""What the pipeline asks of the store about pictures of publishers."""

from typing import Protocol

from wireroom.model.picture import Picture, WantedPicture


class Shelf(Protocol):
    """Which pictures are to be fetched, and the bytes of those that were. Writes happen inside a room's transaction."""

    def want(self, wanted: WantedPicture, *, wanted_at: float, next_at: float) -> bool:
        """Put an article's picture on the list, unless this very address was on it before; says whether it is new.

        What is now said of a picture that still waits takes the place of what was said before.

        Args:
            wanted: The picture.
            wanted_at: How new the news is, UTC seconds: the newest come first.
            next_at: When it may be asked for, UTC seconds.
        """
        ...

    def due(self, now: float, most: int) -> list[WantedPicture]:
        """Give the newest due picture of each host; pages of their hosts come before them."""
        ...

    def over(self, wanted: WantedPicture) -> bool:
        """Ask for a picture no more; False where it is not wanted any more, or another is."""
        ...

    def later(self, wanted: WantedPicture, next_at: float, *, tried: bool) -> None:
        """Ask for a picture again later. `tried`: whether it was asked for now."""
        ...

    def unwant(self, article_id: str) -> None:
        """Take an article's picture off the list."""
        ...

    def put(self, picture: Picture, now: float) -> None:
        """Keep the bytes of a picture."""
        ...

    def hash_of(self, article_id: str) -> str | None:
        """Name the picture of an article, as the log says."""
        ...

    def oldest(self, before: float, most: int) -> list[str]:
        """Name articles whose pictures came before a time, the oldest first."""
        ...

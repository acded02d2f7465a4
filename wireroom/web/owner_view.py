"""What pages know of the owner who looks at them. A pure record."""

import secrets
from dataclasses import dataclass, field

from wireroom.model.personal import Visit
from wireroom.model.views import StoryPage


def new_key() -> str:
    """Make a key that tells one sending of a form from another (R6)."""
    return secrets.token_urlsafe(12)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnerView:
    """What pages know of the owner who looks at them."""

    #: Token that every form carries; it stands in no log.
    token: str = field(repr=False)
    #: Hash of the session's token.
    session: str = field(repr=False)
    #: Whether the owner came in lately enough for what needs that (S34).
    fresh: bool = False
    #: (story, since when) of what is followed, the newest first.
    follows: tuple[tuple[str, float], ...] = ()
    bookmarked: frozenset[str] = frozenset()
    #: The end of the last visit; None at the first one.
    visit: Visit | None = None
    #: Chosen sections and countries, in the owner's order.
    sections: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    #: Messages that wait for an answer.
    waiting: int = 0
    #: Tells the forms of this page from those of another time (R6); it is nothing that two pages differ by.
    key: str = field(default_factory=new_key, compare=False, repr=False)

    @property
    def followed(self) -> frozenset[str]:
        """The stories that are followed."""
        return frozenset(story for story, _ in self.follows)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryDesk:
    """What the owner can do with a story."""

    id: str
    path: str
    pinned: bool
    hidden: bool
    #: (id, headline) of stories close by, which can be joined to it.
    near: tuple[tuple[str, str], ...]
    #: (article, source, headline), which can be taken out of it; () where there is one alone.
    articles: tuple[tuple[str, str, str], ...]
    #: (number, words) of joins that can be taken back.
    joins: tuple[tuple[int, str], ...]


#: Articles that can be ticked to be taken out of a story; more would make the page too heavy.
MOST_TICKS = 40


def story_desk(page: StoryPage) -> StoryDesk:
    """Say what the owner can do with a story."""
    words = {"merge": "another story was joined to it", "split": "articles were taken out of it"}
    return StoryDesk(
        id=page.row.id,
        path=page.row.path,
        pinned=page.pinned is not None,
        hidden=page.hidden is not None,
        near=tuple((other.id, other.headline) for other in page.near),
        articles=tuple((m.article_id, m.source_name, m.title) for m in page.members[:MOST_TICKS])
        if len(page.members) > 1
        else (),
        joins=tuple((note.seq, words[note.kind]) for note in page.joins if note.kind in words and not note.undone),
    )

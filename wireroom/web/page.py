"""What a page is before it is HTML: a frame, and named parts in order. Pure records."""

from dataclasses import dataclass, field
from typing import Any

from wireroom.model.views import Head
from wireroom.web.owner_view import OwnerView


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of a page. It is replaced as a whole when it changes."""

    #: Where it stands: one of the page's slots.
    slot: str
    #: Its name within the page; also its anchor.
    name: str
    #: The template `parts/NAME.html` that places the record.
    template: str
    #: What the template places.
    data: Any
    #: Further classes of its element.
    style: str = ""

    @property
    def key(self) -> str:
        """The part's name with its slot."""
        return f"{self.slot}:{self.name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """What of the reader changes the bytes of a page."""

    #: "system", "light" or "dark".
    theme: str = "system"
    #: The reader's languages, the first one first.
    languages: tuple[str, ...] = ("en",)
    #: Mark what is new since this number; None marks nothing.
    since: int | None = None
    #: The owner who looks; None: anyone else. Pages for the owner are in no cache.
    owner: OwnerView | None = None
    #: Links to stories lead to what they were at this time, as it stands in addresses; "": to what they are.
    at: str = ""

    @property
    def language(self) -> str:
        """The first language: numbers are written in its way."""
        return self.languages[0] if self.languages else "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page as decided."""

    #: Path with query, as asked for again to follow it.
    path: str
    #: "front", "section", "story", "article", "search", "source", "sources" or "text".
    kind: str
    title: str
    head: Head
    #: Names of the places for parts, in order.
    slots: tuple[str, ...]
    parts: tuple[Part, ...]
    #: Which navigation entry is the present one.
    here: str = ""
    #: Stories whose changes matter to this page; ("*",) for all of them, () for a page that does not follow the log.
    follows: tuple[str, ...] = ()
    #: False where it shows what is not in the log (how feeds answer): then it is built anew each time.
    from_log: bool = True
    query: str = ""
    #: Records that the frame alone places (not parts; may change without an event).
    frame: dict[str, Any] = field(default_factory=dict)

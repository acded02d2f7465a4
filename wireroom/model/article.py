"""One published text: what was read of it, and its versions."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A typed piece: "body", "standfirst", "heading", "list", "table", "quote", "caption" or "post" (embedded)."""

    kind: str
    text: str
    #: Heading rank 2 to 4; 0 for all else.
    level: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """One entry of a live page."""

    #: UTC seconds; None where the page does not tell.
    at: float | None = None
    title: str = ""
    #: Its first words.
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What a text means, as a direction: texts of like meaning lie close, whatever their languages (text.meanings)."""

    #: Name and version of what made it; directions of different makers never meet.
    model: str
    #: One signed byte a number, base64.
    numbers: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What was read of one article: from its page, from its feed, or from both.

    `text` is the blocks' texts joined by a blank line (list items and table rows by single line breaks); spans of
    citations count characters in it. Times are UTC seconds since 1970; None is unknown.
    """

    title: str
    #: Plain text of the article without the title; "" where only a headline is known.
    text: str = ""
    blocks: tuple[Block, ...] = ()
    #: Sanitised HTML of the same blocks (S16 to S19), made by `text.sanitise`.
    html: str = ""
    #: Version of the sanitiser's policy that made `html` (S21).
    policy: int = 0
    standfirst: str | None = None
    authors: tuple[str, ...] = ()
    published: float | None = None
    modified: float | None = None
    #: Minutes east of UTC of the page's own clock; None where it does not tell.
    zone_minutes: int | None = None
    #: ISO 639-1.
    language: str | None = None
    #: Canonical address, absolute, http(s).
    canonical: str | None = None
    image: str | None = None
    image_alt: str | None = None
    #: Whom the publisher names for the picture.
    image_credit: str | None = None
    #: As the publisher declares it, one of model.source.SECTIONS or None.
    section: str | None = None
    #: True: the publisher says that it is not free, or only a teaser came.
    paywall: bool = False
    #: Agency that the text credits, by its usual name ("Reuters", "AFP"); None where none is credited.
    agency: str | None = None
    #: What kind of text the publisher says it is: "sponsored", "opinion", "live", "video".
    labels: tuple[str, ...] = ()
    #: As the publisher files it.
    keywords: tuple[str, ...] = ()
    #: The note that says what was corrected, in the publisher's words.
    correction: str | None = None
    #: The entries of a live page, in its order.
    updates: tuple[Update, ...] = ()
    #: "page": the article's own page; "feed": full text from the feed; "summary": the feed's summary or less.
    origin: str = "summary"
    #: Field name -> where it came from: "json-ld", "meta", "html", "feed", "text", "url", "http", "rule".
    provenance: dict[str, str] = field(default_factory=dict)
    #: Field name -> how often such an answer was right where it could be checked, 0 to 1; only what was measured.
    confidence: dict[str, float] = field(default_factory=dict)
    #: What title and lead mean; None where no embedder is chosen.
    meaning: Meaning | None = None

    @property
    def full(self) -> bool:
        """Whether the text was read, so that copies of it can be seen."""
        return self.origin in ("page", "feed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An article on its way into a story: all that the story desk may look at."""

    article_id: str
    source_id: str
    title: str
    text: str = ""
    #: ISO 639-1; None is unknown.
    language: str | None = None
    #: Publish date as told, UTC seconds; None is unknown.
    published: float | None = None
    #: When we saw it, UTC seconds.
    seen: float = 0.0
    section: str | None = None
    agency: str | None = None
    #: Kind of its source, as Source.kind.
    source_kind: str = "unknown"
    #: Whether `text` is the article's full text.
    full: bool = False
    url: str | None = None
    #: What title and lead mean; None is unknown.
    meaning: Meaning | None = None

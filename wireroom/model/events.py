"""The facts of the log. Small, versioned, with ids instead of bodies.

An event is a frozen record; `event_codec` writes and reads its canonical JSON. Times are UTC seconds since 1970.
"""

from dataclasses import dataclass

from wireroom.model.edit import Edit
from wireroom.model.finding import OfficeFinding
from wireroom.model.registry import OfficeNamed
from wireroom.model.situation_notes import (
    DissentNoted,
    ExpectationPassed,
    HypothesesWeighed,
    LevelDecided,
    ObservationJudged,
)
from wireroom.model.source import Feed, Source
from wireroom.model.story import Reason
from wireroom.model.topic import Topic
from wireroom.model.trace import Trace
from wireroom.model.watch_events import (
    IndicatorChanged,
    LevelChanged,
    ObservationFiled,
    SeriesTaken,
    SituationAdded,
    SituationRemoved,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceAdded:
    """A publisher is known, or its facts have changed."""

    at: float
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedAdded:
    """A feed is asked from now on. Its source was added before."""

    at: float
    feed: Feed


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedRemoved:
    """A feed is no longer asked; what it brought stays."""

    at: float
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleSeen:
    """A feed (or an import) brought an article that we did not know."""

    at: float
    article_id: str
    source_id: str
    #: The feed that brought it; None for imports.
    feed_url: str | None
    url: str | None
    title: str
    published: float | None
    language: str | None
    #: Section of the feed that brought it.
    section: str | None
    #: When it was there to be seen, UTC seconds, where that was before `at`: what a file of the past brought.
    seen: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRead:
    """A version of an article was read: from its feed (version 1, at once), from its page, or changed later.

    The `Reading` itself lies in the bodies under `body`.
    """

    at: float
    article_id: str
    #: 1, 2, 3 ...
    version: int
    #: Hash under which the Reading is stored.
    body: str
    #: "page", "feed" or "summary", as Reading.origin.
    origin: str
    title: str
    language: str | None
    section: str | None
    published: float | None
    modified: float | None
    words: int
    agency: str | None
    paywall: bool
    #: Share of belief in the section, 0 to 1. Logs from before this was known hold sections that were declared.
    section_sure: float = 1.0
    #: As Reading.labels: "sponsored", "opinion", "live", "video".
    labels: tuple[str, ...] = ()
    #: Name of the file that brought this version; None where it was read as it came out.
    file: str | None = None
    #: When the text stood so, UTC seconds, where that was before `at`: as told by the file.
    seen: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleEdited:
    """A publisher changed a text: what is different in this version from the one before."""

    at: float
    article_id: str
    edit: Edit


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadFailed:
    """The page of an article could not be read. What its feed told stays."""

    at: float
    article_id: str
    #: In words for a reader.
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePlaced:
    """An article belongs to a story from now on (a story that is new opens with its first article)."""

    at: float
    article_id: str
    story_id: str
    #: Join score, 0 to 1; 1.0 for the article that opens a story.
    score: float
    reasons: tuple[Reason, ...]
    #: Its group of copies, and the article that it copies (None: it is the first).
    report_id: str
    copy_of: str | None
    #: Story that it leaves, where it is moved.
    moved_from: str | None = None

    @property
    def perhaps_of(self) -> str | None:
        """The article that it perhaps repeats, where that is not sure."""
        return next((reason.like for reason in self.reasons if reason.kind == "perhaps"), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoriesMerged:
    """The articles of `gone` belong to `into` from now on; the address of `gone` leads there."""

    at: float
    into: str
    gone: str
    article_ids: tuple[str, ...]
    reasons: tuple[Reason, ...]
    #: "engine" or "editor".
    by: str = "engine"
    #: Number of the split that this undoes.
    undoes: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StorySplit:
    """Some articles of a story form a story of their own from now on (an old one, when a merge is undone)."""

    at: float
    story_id: str
    new_id: str
    article_ids: tuple[str, ...]
    reasons: tuple[Reason, ...]
    by: str = "engine"
    #: Number of the merge that this undoes.
    undoes: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimsChecked:
    """One version of an article was checked: whose words it rests on, and which offices look out of date."""

    at: float
    article_id: str
    version: int
    #: Keys of speakers, documents, agencies ("agency:reuters", "person:jane doe", "body:coastguard of velland").
    origins: tuple[str, ...]
    offices: tuple[OfficeFinding, ...]
    #: How many office mentions were looked at.
    offices_checked: int = 0
    #: Whom it names with offices of its own day: of many articles together they tell whether our table is old.
    named: tuple[OfficeNamed, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementsTraced:
    """Statements that a version of a report hands to institutions were looked for in these' own documents.

    Or the article is such a document itself. It takes the place of what was told of the article before.
    """

    at: float
    article_id: str
    version: int
    #: When the article was published, or first seen.
    published: float
    #: Institutions whose own document the article is.
    documents_of: tuple[str, ...] = ()
    #: Whether all of its text was read.
    full: bool = False
    #: When its statements are looked for once more; None: no more, unless a document comes.
    closes: float | None = None
    traces: tuple[Trace, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryBroke:
    """A story moves far faster than usual, on independent reports."""

    at: float
    story_id: str
    #: In words for a reader: "4 reports in 11 minutes; none expected".
    why: str
    reports: int
    #: Surprise: -log10 of the chance to see this many.
    surprise: float


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakEnded:
    """A story is no longer breaking: by rule ("quiet") or because it fell below the gate ("withdrawn")."""

    at: float
    story_id: str
    how: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryPinned:
    """The editor put a story on top of the front page, or took that back."""

    at: float
    story_id: str
    #: Number of the pinning that this takes back; None pins.
    undoes: int | None = None
    by: str = "editor"


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryHidden:
    """The editor took a story off the front page and the sections, or took that back. Its own page stays."""

    at: float
    story_id: str
    #: Number of the hiding that this takes back; None hides.
    undoes: int | None = None
    by: str = "editor"


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceMarked:
    """How the editor treats a source from now on. The whole of it: a later one replaces an earlier one."""

    at: float
    source_id: str
    #: Its feeds are not asked.
    paused: bool = False
    #: Stories that rest on hidden sources alone stay off the front page and the sections.
    hidden: bool = False
    #: Its texts may be shown to everybody in full.
    licensed: bool = False
    #: Reliability, A to F, as the editor judges it, and why; None: as it was earned.
    grade: str | None = None
    reason: str = ""
    by: str = "editor"


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlesForgotten:
    """Articles are no longer kept: their texts, their rows, and what nothing else rests on. Their events stay.

    From here on the log can be read without their readings: nothing that stands after this event rests on them.
    """

    at: float
    article_ids: tuple[str, ...]
    #: "age": longer ago than news is kept; "space": the oldest made room.
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureKept:
    """The picture of an article is here, written anew; it takes the place of the one before."""

    at: float
    article_id: str
    #: SHA-256 of the larger one's bytes.
    hash: str
    #: Size of the larger one, in points.
    width: int
    height: int
    #: What it shows, and whom the publisher names for it; "" where nobody says.
    alt: str
    credit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PicturesDropped:
    """The pictures of articles are no longer kept."""

    at: float
    article_ids: tuple[str, ...]
    #: "space": the oldest made room; "withdrawn": their publisher took them away, or names others.
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Talked:
    """How much is said about one article, and what a post is about."""

    article_id: str
    #: As model.entry.Talk; None: not told.
    points: int | None = None
    comments: int | None = None
    shares: int | None = None
    views: int | None = None
    #: Canonical addresses that a post links to; none: those that were told before.
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkCounted:
    """A feed told how much is said about its entries: those of which that has changed by a tenth or more."""

    at: float
    talked: tuple[Talked, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicsRanked:
    """Names and phrases that more newsrooms use than usual. The whole of it: a later one replaces an earlier one."""

    at: float
    topics: tuple[Topic, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutePassed:
    """Time enters the log here and only here; it drives decay."""

    at: float


Event = (
    SourceAdded
    | FeedAdded
    | FeedRemoved
    | ArticleSeen
    | ArticleRead
    | ArticleEdited
    | ReadFailed
    | ArticlePlaced
    | StoriesMerged
    | StorySplit
    | ClaimsChecked
    | StatementsTraced
    | StoryBroke
    | BreakEnded
    | SituationAdded
    | SituationRemoved
    | ObservationFiled
    | IndicatorChanged
    | LevelChanged
    | SeriesTaken
    | DissentNoted
    | ExpectationPassed
    | HypothesesWeighed
    | LevelDecided
    | ObservationJudged
    | StoryPinned
    | StoryHidden
    | SourceMarked
    | ArticlesForgotten
    | PictureKept
    | PicturesDropped
    | TalkCounted
    | TopicsRanked
    | MinutePassed
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Logged:
    """An event with its number in the log: dense, increasing, in commit order."""

    seq: int
    event: Event

"""What pages, commands and the API are told by the store: records of what is known now.

Times are UTC seconds since 1970 on the log's clock; None is unknown.
"""

from dataclasses import dataclass

from wireroom.model.article import Reading
from wireroom.model.claim import Claim
from wireroom.model.counts import Counts
from wireroom.model.entry import NO_TALK, Talk
from wireroom.model.finding import OfficeFinding
from wireroom.model.picture import ShownPicture
from wireroom.model.registry import RegistryDoubt
from wireroom.model.source import Feed, FeedState, Source
from wireroom.model.story import Composition, Reason, SeenEdit, StorySummary
from wireroom.model.topic import TalkedStory, Topic
from wireroom.model.trace import ShownTrace


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """Where the log stands, and how the room is doing."""

    #: Number of the last event, and when it was (the log's clock).
    seq: int
    at: float
    #: Changes when the log begins anew; event numbers mean nothing across epochs.
    epoch: str
    articles: int
    stories: int
    #: Sources with at least one feed; those that answered at the last try; those asked at least once.
    sources: int
    answering: int
    asked: int
    #: Articles whose page waits to be read.
    unread: int
    #: When the first event was logged; None for an empty log.
    started_at: float | None
    #: How much room is taken up, as last measured; None: not measured yet.
    space: "Space | None" = None
    #: Of the past: texts of what stood there that are no longer kept.
    texts_gone: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Space:
    """How much room the news takes up, and how fast that grows. Measured every hour."""

    #: Bytes in use.
    used: int
    #: Bytes that may be used; 0: no limit.
    budget: int
    #: Bytes a day by which it grew over the last days (negative: it shrank); None: known after a day.
    per_day: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RowDevelopment:
    """A development as a line of a row."""

    #: When it happened, where that is known to the hour; else when it was first told.
    at: float
    #: `at` is the time of telling: when it happened is not known.
    told: bool
    text: str
    language: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryRow:
    """A story as a row of a page."""

    id: str
    #: Path of its page, "/s/ID/slug".
    path: str
    #: Number of the last event that changed anything that a row shows.
    seq: int
    headline: str
    language: str | None
    section: str | None
    standfirst: str | None
    standfirst_language: str | None
    counts: Counts
    opened_at: float
    changed_at: float
    broke_at: float | None
    #: When breaking ended, and how ("quiet" or "withdrawn").
    break_ended_at: float | None
    break_ended_how: str | None
    break_why: str | None
    #: At most four, in the order of the story's timeline.
    developments: tuple[RowDevelopment, ...]
    #: "Reports differ: 140 to 212" without the lead words: (label, low, high) as printed; None where none differ.
    differs: tuple[str, str, str] | None
    languages: tuple[str, ...]
    #: Names of up to three publishers, first reporter first.
    publishers: tuple[str, ...]
    #: Countries of the newsrooms that reported it on their own, as far as known; read for the front page alone.
    countries: tuple[str, ...] = ()
    #: (language, headline) of the first report in each other language; read where pages are made for readers.
    headlines: tuple[tuple[str, str], ...] = ()

    def __hash__(self) -> int:  # all of it is compared; these two tell rows apart, and cost nothing
        return hash((self.id, self.seq))


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberRow:
    """An article as a row of a story page."""

    article_id: str
    path: str
    url: str | None
    title: str
    language: str | None
    source_id: str
    source_name: str
    source_country: str | None
    source_kind: str
    owner: str | None
    published: float | None
    seen: float
    version: int
    #: "page", "feed" or "summary".
    origin: str
    agency: str | None
    paywall: bool
    report_id: str
    copy_of: str | None
    #: Why it is in this story.
    score: float
    reasons: tuple[Reason, ...]
    #: Why its page could not be read, None where it was or is still to be.
    trouble: str | None
    #: Speakers and documents that it rests on, as shown to readers.
    origins: tuple[str, ...]
    #: Offices in it that look out of date.
    offices: tuple[OfficeFinding, ...]
    words: int
    #: What kind of text its publisher says it is, as Reading.labels.
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PostRow:
    """A post of a social service that links to an article."""

    article_id: str
    path: str
    title: str
    language: str | None
    source_id: str
    source_name: str
    published: float | None
    seen: float
    #: How much is said about the post.
    talk: Talk


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinNote:
    """A merge, split or move in a story's life, each with its number (for undo)."""

    seq: int
    at: float
    kind: str
    #: The other story, and in how many articles they changed hands.
    other_id: str
    articles: int
    by: str
    undone: bool
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryPage:
    """All that a story page shows."""

    row: StoryRow
    composition: Composition
    #: All members, by report (largest and earliest first), the first of each report before its copies.
    members: tuple[MemberRow, ...]
    joins: tuple[JoinNote, ...]
    #: Other stories close to this one.
    near: tuple[StoryRow, ...]
    #: Numbers of the events by which the editor pinned or hid it; None where none did.
    pinned: int | None = None
    hidden: int | None = None
    #: Sources whose texts may be shown to everybody.
    licensed: tuple[str, ...] = ()
    #: Posts that link to its articles, the most talked about first.
    posts: tuple[PostRow, ...] = ()
    #: Statements of institutions in its reports, with what was found of them.
    traces: tuple[ShownTrace, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionRow:
    """One version of an article."""

    version: int
    at: float
    title: str
    origin: str
    #: The Reading's hash.
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePage:
    """All that an article page shows."""

    member: MemberRow
    reading: Reading
    #: Newest first.
    versions: tuple[VersionRow, ...]
    story: StoryRow | None
    #: Other reports of the same story, newest first.
    next_in_story: tuple[MemberRow, ...]
    #: How many copies of it there are.
    copies: int
    offices_checked: int
    #: The report whose text it copies, or perhaps repeats; None for a report that is surely its own.
    original: MemberRow | None = None
    #: Its source allows that everybody reads its texts in full.
    licensed: bool = False
    #: The article's picture, where it is here.
    picture: ShownPicture | None = None
    #: How much is said about it where it was published, and the posts that link to it, the most talked about first.
    talk: Talk = NO_TALK
    posts: tuple[PostRow, ...] = ()
    #: What its publisher changed, in the order seen.
    edits: tuple[SeenEdit, ...] = ()
    #: Name of the file that brought its present version; None where it was read as it came out.
    file: str | None = None
    #: Lines that its publisher prints under other news too, as `text.house_lines` compares them.
    house: frozenset[str] = frozenset()
    #: Statements of institutions in it, with what was found of them.
    traces: tuple[ShownTrace, ...] = ()
    #: Claims of its story that it makes and that others speak against, or have overtaken.
    claims: tuple[Claim, ...] = ()
    #: Offices that it names otherwise than our table, which is probably old.
    doubts: tuple[RegistryDoubt, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A search result."""

    #: "story" or "article".
    kind: str
    story: StoryRow | None
    member: MemberRow | None
    #: Pieces of the matching text, alternating plain and matched, first plain.
    snippet: tuple[str, ...]
    #: "title" or "text".
    matched: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage:
    """The results of one search."""

    query: str
    #: What was understood, in words: ('all of "strait" and "closed"', "source: Ansel Post", "since 20 November").
    understood: tuple[str, ...]
    hits: tuple[Hit, ...]
    stories: int
    articles: int
    #: (facet, value, how many) over all hits of the open tab: facets "section", "source", "language".
    facets: tuple[tuple[str, str, int], ...]
    #: What was searched: how many articles, since when.
    searched: int
    since: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """A source with its feeds and how they are doing."""

    source: Source
    feeds: tuple[tuple[Feed, FeedState | None], ...]
    articles: int
    #: Newest article seen.
    last_article: float | None
    #: How the editor treats it.
    paused: bool = False
    hidden: bool = False
    licensed: bool = False
    #: Its grade as the editor judges it, and why; None: the earned one counts.
    grade: str | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedDay:
    """How a feed answered on one day. A day on which it was not asked has no record."""

    feed_url: str
    #: UTC seconds / 86400.
    day: int
    asked: int
    #: With a feed that could be read, or "nothing new".
    answered: int
    #: Of those: without anything new.
    unchanged: int
    failed: int
    #: New entries.
    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WireBar:
    """Articles first seen in ten minutes; `off` where we were not running."""

    start: float
    articles: int
    off: bool
    breaking: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What one committed batch changed, for the live stream."""

    seq: int
    at: float
    #: Stories touched, with what happened in a word: "opened", "grew", "development", "figure", "broke", "calmed",
    #: "merged", "split", "headline".
    stories: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontInput:
    """What ordering the front page needs: a function of the log up to `head.seq`."""

    head: Head
    rows: tuple[StoryRow, ...]
    summaries: tuple[StorySummary, ...]
    wire: tuple[WireBar, ...]
    #: Stories that the editor pinned, the last pinned first, and those that stay off the page.
    pinned: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    topics: tuple[Topic, ...] = ()
    talked: tuple[TalkedStory, ...] = ()

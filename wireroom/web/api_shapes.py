"""The records that the API answers with: they are its description too. Times are ISO 8601 in UTC."""

from dataclasses import dataclass
from typing import Annotated

from wireroom.web.api_changes import Version
from wireroom.web.api_grounds import (
    AsOf,
    ClaimIn,
    FourCounts,
    Language,
    MaybeTime,
    Place,
    SpeakerIn,
    Time,
    TracedStatement,
)
from wireroom.web.api_schema import Says

SitePath = Annotated[str, Says("Path of the page for people, on this site.")]
Web = Annotated[str | None, Says("Address at the publisher's.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture of a publisher, as we wrote it anew: a JPEG on this site, for whoever may see its article's text."""

    path: Annotated[str, Says("Path of the picture on this site.")]
    width: Annotated[int, Says("In points.")]
    height: int
    small: Annotated[str, Says("Path of the same picture, 480 points wide at most.")]
    alt: Annotated[str | None, Says("What it shows, as its publisher says; null: nobody says.")]
    credit: Annotated[str | None, Says("Whom its publisher names for it; null: nobody is named.")]
    article_id: Annotated[str, Says("The article that it came with.")]


MaybePicture = Annotated[Picture | None, Says("Null: there is none, or none that whoever asks may see.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A story as a row of a list."""

    id: str
    path: SitePath
    seq: Annotated[int, Says("Number of the last event that changed this row.")]
    headline: str
    language: Language
    languages: tuple[str, ...]
    section: str | None
    standfirst: str | None
    counts: FourCounts
    single_source: Annotated[
        str | None,
        Says(
            'Stands on one source, unconfirmed: "publisher" (one alone tells it), "report" (several carry one) or '
            '"origin" (its reports rest on one speaker or document); null: on more, or not known.'
        ),
    ]
    publishers: Annotated[tuple[str, ...], Says("Names of up to three publishers, the first reporter first.")]
    picture: MaybePicture
    opened_at: Time
    changed_at: Time
    broke_at: MaybeTime
    break_ended_at: MaybeTime
    break_ended_how: Annotated[str | None, Says('"quiet" or "withdrawn".')]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A sentence with its ground."""

    text: str
    language: Language
    rests_on: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A node of the timeline: something new."""

    kind: Annotated[
        str,
        Says(
            '"fact", "statement", "document", "denial", "figure" (it changed), "headline" (it turned), "correction" or '
            '"withdrawal".'
        ),
    ]
    text: str
    language: Language
    happened_at: MaybeTime
    precision: Annotated[str, Says("How exactly it is known when it happened.")]
    published_at: MaybeTime
    seen_at: Time
    article_ids: tuple[str, ...]
    replaces: Annotated[str | None, Says("What stood there before, for changed figures and headlines.")]
    rests_on: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One report's number."""

    value: float
    top: Annotated[float | None, Says('The upper end of a range such as "nine to 14"; null where one number is told.')]
    words: str
    speaker: Annotated[str | None, Says("Who gives it inside the report; null where the report itself does.")]
    source_id: str
    rests_on: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Differing:
    """A number on which reports differ."""

    label: str
    values: tuple[Told, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An article as a row of a list."""

    id: str
    path: SitePath
    url: Web
    headline: str
    language: Language
    source_id: str
    source_name: str
    source_country: str | None
    source_kind: str
    owner: str | None
    published_at: MaybeTime
    seen_at: Time
    version: int
    read_from: Annotated[str, Says('"page", "feed" or "summary".')]
    agency: str | None
    paywall: bool
    report_id: Annotated[str, Says("Copies of one text have one.")]
    copy_of: str | None
    origins: tuple[str, ...]
    words: int
    picture: MaybePicture
    labels: Annotated[tuple[str, ...], Says('What its publisher says it is: "sponsored", "opinion", "live", "video".')]


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkedAbout:
    """How much is said about something, as services tell it; null: not told."""

    points: Annotated[int | None, Says("Votes, likes, favourites.")]
    comments: int | None
    shares: Annotated[int | None, Says("Boosts, reposts, quotes.")]
    views: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A post of a social service that links to an article."""

    id: str
    path: SitePath
    headline: Annotated[str, Says("Its title, or its first words.")]
    source_id: str
    source_name: str
    published_at: MaybeTime
    seen_at: Time
    talk: TalkedAbout


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeStory:
    """A story with what was written about it, and its articles."""

    as_of: AsOf
    story: Story
    brief: tuple[Said, ...]
    timeline: Annotated[tuple[Event, ...], Says("Newest first.")]
    voices: Annotated[tuple[SpeakerIn, ...], Says("Who says what; those without a name last.")]
    claims: Annotated[tuple[ClaimIn, ...], Says("What its reports say is so, and how each claim stands.")]
    differs: tuple[Differing, ...]
    not_known: tuple[str, ...]
    articles: tuple[Article, ...]
    near: Annotated[tuple[str, ...], Says("Ids of stories close to this one.")]
    posts: Annotated[tuple[Post, ...], Says("Posts that link to its articles, the most talked about first.")]
    statements: Annotated[tuple[TracedStatement, ...], Says("What reports hand to institutions, and their documents.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveEntry:
    """One entry of a live page."""

    at: MaybeTime
    words: Annotated[str, Says("Its heading or first words; empty where the text may not be shown to whoever asks.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadField:
    """Where one field was read from, and how often such an answer was right where it could be checked."""

    field: str
    found_in: Annotated[str, Says('"json-ld", "meta", "html", "text", "url", "feed" or "rule".')]
    confidence: Annotated[float | None, Says("0 to 1; null: never measured.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeNote:
    """A person named with an office that he or she did not hold on the day of the article."""

    field: Annotated[str, Says("", enum=["title", "text"])]
    start: Annotated[int, Says("First character of the words in the field.")]
    end: int
    words: str
    outcome: Annotated[str, Says("", enum=["source_stale", "archive_resurfaced", "ambiguous"])]
    name: str
    office: str
    left_on: Annotated[str | None, Says('A day, a month, or two with "/": on some day between; null is unknown.')]
    holder: Annotated[str | None, Says("Who held it on the day; null is unknown.")]
    holder_since: str | None
    evidence: Annotated[str, Says("Where the dates are from, in words.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class StyleNote:
    """A sign of how a text was made. It can be wrong, and says nothing of what is true."""

    kind: str
    field: Annotated[str, Says("", enum=["title", "text"])]
    start: Annotated[int, Says("First character of the words; equal to `end` where it speaks of the whole.")]
    end: int
    words: str
    told: Annotated[str, Says("What it is, in a sentence.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeArticle:
    """An article. Its text is here only where the reader may see it."""

    as_of: AsOf
    article: Article
    story_id: str | None
    authors: tuple[str, ...]
    section: Annotated[str | None, Says("As its publisher files it; null is unknown.")]
    keywords: tuple[str, ...]
    modified_at: MaybeTime
    corrected: Annotated[bool, Says("Whether it says that it was corrected.")]
    correction: Annotated[str | None, Says("The note, in its publisher's words; null where there is none to show.")]
    updates: Annotated[tuple[LiveEntry, ...], Says("Entries of a live page, in its order.")]
    read: Annotated[tuple[ReadField, ...], Says("Where each field was read from, by name.")]
    excerpt: Annotated[str, Says("At most two sentences of the publisher's.")]
    text: Annotated[str | None, Says("The full text; null where it may not be shown to whoever asks.")]
    versions: Annotated[tuple[Version, ...], Says("Newest first.")]
    copies: int
    talk: Annotated[TalkedAbout, Says("How much is said about it where it was published.")]
    posts: Annotated[tuple[Post, ...], Says("Posts that link to it, the most talked about first.")]
    file: Annotated[str | None, Says("Name of the file that it was imported from; null: read as it came out.")]
    offices: Annotated[tuple[OfficeNote, ...], Says("Offices out of date; none where the text may not be shown.")]
    style: Annotated[tuple[StyleNote, ...], Says("Signs of style; none where the text may not be shown.")]
    statements: Annotated[tuple[TracedStatement, ...], Says("What it hands to institutions, and their documents.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedFeed:
    """A feed and how it is doing."""

    url: str
    title: str | None
    section: str | None
    language: Language
    asked_at: MaybeTime
    ok_at: MaybeTime
    next_at: MaybeTime
    failures: int
    trouble: str | None
    gone: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceProfile:
    """What the newest articles of a source show of it, each number with what it is counted over."""

    grade: Annotated[str, Says("Reliability, A to E; F: cannot be judged. The editor's, where there is a reason.")]
    editor_reason: str | None
    earned_grade: str
    claims_held: int
    claims_failed: int
    lower_bound: Annotated[float, Says("The share of claims that hold up, with one chance in ten that it is less.")]
    information_grade: Annotated[int, Says("1 to 5; 6: cannot be judged.")]
    since: MaybeTime
    articles: int
    read: int
    copies: int
    agency_credited: int
    own_reports: int
    corrected: int
    withdrawn: int
    contradicted: Annotated[int, Says("Reports of its own with something of which others say the opposite.")]
    figures_changed: int
    stories: int
    stories_shared: int
    stories_first: int
    stories_alone: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A publisher."""

    id: str
    name: str
    domains: tuple[str, ...]
    owner: str | None
    country: str | None
    language: Language
    kind: str
    grade: str | None
    articles: int
    last_article_at: MaybeTime
    feeds: tuple[AskedFeed, ...]
    profile: Annotated[SourceProfile | None, Says("Null in the list of sources.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stories:
    """A page of stories, the last changed first."""

    as_of: AsOf
    items: tuple[Story, ...]
    next: Annotated[str | None, Says("Give it as `cursor` for the next page; null on the last one.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Articles:
    """A page of articles, the last seen first."""

    as_of: AsOf
    items: tuple[Article, ...]
    next: Annotated[str | None, Says("Give it as `cursor` for the next page; null on the last one.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """All publishers."""

    as_of: AsOf
    items: tuple[Source, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A hit: the story, or the article, and where it matches."""

    story: Story | None
    article: Article | None
    excerpt: str
    matched: Annotated[str, Says("", enum=["title", "text"])]


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """How many of the hits share something."""

    name: str
    value: str
    hits: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """What a search found, best first."""

    as_of: AsOf
    query: str
    understood: tuple[str, ...]
    stories: int
    articles: int
    items: tuple[Found, ...]
    facets: tuple[Facet, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What went wrong (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str

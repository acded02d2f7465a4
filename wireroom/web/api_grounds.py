"""Records of the API that stand on a place in a text: where a sentence rests, and who says what."""

from dataclasses import dataclass
from typing import Annotated

from wireroom.web.api_schema import Says

Time = Annotated[str, Says("A time, ISO 8601, UTC.", format="date-time")]
MaybeTime = Annotated[str | None, Says("A time, ISO 8601, UTC; null is unknown.", format="date-time")]
Language = Annotated[str | None, Says("ISO 639-1; null is unknown.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class AsOf:
    """Where the log stood when this was answered."""

    seq: int
    epoch: Annotated[str, Says("Numbers mean nothing across epochs.")]
    at: Time


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The span that a sentence rests on: characters of one version of an article's text or title."""

    article_id: str
    version: int
    field: Annotated[str, Says("", enum=["text", "title"])]
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SayingAs:
    """The same words in another report."""

    how: Annotated[str, Says('"identical", "shortened" (one holds the other) or "altered".')]
    stands_at: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidBy:
    """Something that a speaker said."""

    words: Annotated[str, Says("As printed, or their beginning.")]
    language: Language
    does: Annotated[str, Says('"says", "asks", "confirms", "denies", "alleges", "warns", "promises" or "demands".')]
    quoted: Annotated[bool, Says("All of it stands in quotation marks.")]
    at: Time
    rests_on: Place
    reports: Annotated[int, Says("Independent reports that have it.")]
    others: tuple[SayingAs, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerIn:
    """Somebody who speaks in a story's reports."""

    name: str
    kind: Annotated[str, Says('"person", "body", "document" or "unnamed".')]
    of: Annotated[str, Says("Class of one without a name: official, source, witness, expert, intelligence, document.")]
    sayings: tuple[SaidBy, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """A whole number that may not be known exactly: both ends included."""

    low: int
    high: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FourCounts:
    """How broad and how deep a story stands."""

    articles: int
    publishers: Annotated[int, Says("Owner families: outlets of one owner are one.")]
    reports: Annotated[Range, Says("Independent reports: copies of one text are one.")]
    origins: Annotated[Range | None, Says("Speakers and documents that claims rest on; null: not known yet.")]
    posts: Annotated[int, Says("Posts of social services beside these; they count as none of the four.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldBy:
    """What one report does with a claim."""

    stance: Annotated[str, Says('"asserts", "repeats" (has it from somebody) or "denies".')]
    speaker: Annotated[str | None, Says("Whom it has it from; null: it speaks itself.")]
    source_id: str
    report_id: str
    at: Time
    words: Annotated[str, Says("The sentence; empty where it may not be shown.")]
    language: Language
    rests_on: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimIn:
    """A claim of a story's reports. Its state says how it stands, never whether it is true."""

    kind: Annotated[str, Says('"statement" or "figure".')]
    words: str
    language: Language
    rests_on: Place
    modality: Annotated[
        str,
        Says('"happened", "planned", "announced", "possible", "denied", "hypothetical" or "historical".'),
    ]
    deed: Annotated[str | None, Says("Type of what was done, in the words of PLOVER; null: none, or not coded.")]
    state: Annotated[
        str,
        Says(
            '"unverified", "single-origin", "corroborated", "contested", "refuted" (by its own source), "superseded" '
            'or "unverifiable".'
        ),
    ]
    reasons: tuple[str, ...]
    counts: Annotated[FourCounts, Says("Of those who say so; those who deny it are not among them.")]
    low: Annotated[float | None, Says("Of a figure: the least that it can mean.")]
    high: Annotated[float | None, Says("Of a figure: the most that it can mean; null: no end is told.")]
    told_by: Annotated[tuple[ToldBy, ...], Says("The first one first; of figures the lowest first.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnWords:
    """The sentence of an institution's own document that says what a report hands to it."""

    title: str
    language: Language
    words: str
    published_at: Time
    how: Annotated[str, Says('A quote "identical", "shortened" or "altered"; or "content": the same in other words.')]
    stands_at: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class TracedStatement:
    """A statement that a report hands to an institution, looked for in that institution's own documents."""

    institution: str
    name: str
    stands_at: Place
    words: Annotated[str, Says("The report's sentence; empty where it may not be shown to whoever asks.")]
    outcome: Annotated[
        str,
        Says("not_among: looked through, none says it; unread: none is here.", enum=["found", "not_among", "unread"]),
    ]
    documents: Annotated[int, Says("Documents of the institution that were looked through.")]
    in_full: Annotated[int, Says("Those of them whose whole text was read.")]
    since: Time
    until: Time
    looked_at: Time
    alone: Annotated[
        bool | None, Says("A quote that no document and no other report here has; null where that is not known.")
    ]
    document: OwnWords | None

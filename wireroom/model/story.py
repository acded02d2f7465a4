"""A story and what we write about it. Each sentence carries the place that it rests on."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from wireroom.model.citation import Citation
from wireroom.model.claim import Claim
from wireroom.model.counts import Counts
from wireroom.model.edit import Edit

__all__ = [
    "Citation", "Composition", "Development", "Figure", "Member", "Reason", "ReportSeen", "Saying", "SeenEdit",
    "Sentence", "StorySummary", "Voice",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why an article is where it is, in parts that a page can put into words."""

    #: "words", "names", "numbers", "time", "copy", "reprinted" (the other is the copy), "perhaps" (a copy: not sure),
    #: "link", "opened", "editor", "merge", "split", "places", "meaning" (the same in another language).
    kind: str
    #: What was shared, such as the words or names; the most telling first.
    detail: tuple[str, ...] = ()
    #: Share of the score, 0 to 1.
    weight: float = 0.0
    #: The article that it is most like, where there is one.
    like: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of a brief, with its ground."""

    text: str
    language: str | None
    citation: Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class Development:
    """A node of a story's timeline."""

    #: "fact", "statement", "document", "denial", "figure", "correction", "headline" or "withdrawal".
    kind: str
    text: str
    language: str | None
    citation: Citation
    #: When it happened, UTC seconds; None is unknown.
    event_time: float | None
    #: "minute", "hour", "day" or "unknown".
    precision: str
    #: When it was first printed and first seen by us, UTC seconds.
    published: float | None
    seen: float
    #: Articles that tell it, first one first.
    article_ids: tuple[str, ...]
    #: Words of what was replaced, for changed figures ("12" in "19, was 12") and headlines.
    replaces: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number that reports give for the same thing."""

    #: What is counted, in the reports' words ("ships waiting").
    label: str
    #: One entry a report: (value, words as printed, source id, citation).
    values: tuple[tuple[float, str, str, Citation], ...]
    #: Upper ends of ranges ("nine to 14"), in the order of `values`; None where one number is told. () is not known.
    tops: tuple[float | None, ...] = ()
    #: Who gives them inside the reports, in the same order; "" where a report says it itself. () is not known.
    tellers: tuple[str, ...] = ()

    def rows(self) -> tuple[tuple[float, float | None, str, str, str, Citation], ...]:
        """Give (value, upper end, words, teller, source id, citation) of each report."""
        tops = self.tops or (None,) * len(self.values)
        tellers = self.tellers or ("",) * len(self.values)
        return tuple(
            (value, top, words, teller, source, place)
            for (value, words, source, place), top, teller in zip(self.values, tops, tellers, strict=True)
        )

    def of(self, kept: Sequence[int]) -> "Figure":
        """Give the figure with these of its reports alone, by their place among `values`."""
        return replace(
            self,
            values=tuple(self.values[n] for n in kept),
            tops=tuple(self.tops[n] for n in kept) if self.tops else (),
            tellers=tuple(self.tellers[n] for n in kept) if self.tellers else (),
        )

    def ends(self) -> tuple[str, str]:
        """Give the lowest and the highest number in the reports' words; an end of a range in figures."""
        rows = self.rows()
        low = min(rows, key=lambda row: row[0])
        high = max(rows, key=lambda row: row[0] if row[1] is None else row[1])
        return (low[2] if low[1] is None else f"{low[0]:,g}"), (high[2] if high[1] is None else f"{high[1]:,g}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """Something that somebody said, as one report has it."""

    #: The words as printed, or their beginning.
    words: str
    language: str | None
    #: What was done by saying it: "says", "denies", "confirms", "warns", "promises", "demands", "alleges", "asks".
    does: str
    #: All of it in quotation marks.
    quoted: bool
    citation: Citation
    #: When it was printed, where that is told, else when it was seen; UTC seconds.
    at: float
    #: Independent reports that have it; how others word it ("identical", "shortened", "altered", "translated"),
    #: with the place.
    reports: int
    others: tuple[tuple[str, Citation], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Somebody who speaks in a story's reports."""

    #: As shown to readers; of one without a name the words that stand for it.
    name: str
    #: "person", "body", "agency", "document" or "unnamed".
    kind: str
    #: Class of one without a name ("official", "source", "witness", "expert", "intelligence", "document"), else "".
    of: str
    sayings: tuple[Saying, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Composition:
    """What we write about a story: a function of its members' texts alone."""

    headline: str
    headline_language: str | None
    headline_citation: Citation
    standfirst: Sentence | None
    brief: tuple[Sentence, ...]
    #: Newest first.
    timeline: tuple[Development, ...]
    #: Where reports differ.
    differs: tuple[Figure, ...] = ()
    #: What the reports do not say, in words of ours about them ("why it happened"); may be empty.
    not_known: tuple[str, ...] = ()
    section: str | None = None
    #: Who says what; those whom most reports hear first, those without a name last.
    voices: tuple[Voice, ...] = ()
    #: What the reports say is so, with what each does with it; contested ones first.
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenEdit:
    """An edit of an article, and when we saw it."""

    at: float
    edit: Edit


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """An article within a story, with what composing, counting and showing need."""

    article_id: str
    version: int
    source_id: str
    source_name: str
    owner: str | None
    country: str | None
    kind: str
    title: str
    text: str
    language: str | None
    published: float | None
    seen: float
    section: str | None
    full: bool
    agency: str | None
    report_id: str
    #: The article that it copies, None for the first of its report.
    copy_of: str | None
    origins: tuple[str, ...] = ()
    #: Share of belief in the section, 0 to 1.
    section_sure: float = 1.0
    #: What its publisher changed, in the order seen.
    edits: tuple[SeenEdit, ...] = ()
    #: What its text may come from (`model/counts.py`): members that share one of these may be one report.
    kin: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportSeen:
    """One independent report of a story, as far as ranking looks at it."""

    #: When it was new, UTC seconds: as printed, but never later than we saw it.
    at: float
    #: Owner family, else the source, of whoever told it first.
    family: str
    #: Headline of that article, and its language (ISO 639-1; None is unknown).
    title: str
    language: str | None = None
    #: Whether it is the document of an official source itself.
    official: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StorySummary:
    """What ranking needs to know of one story. Times are UTC seconds since 1970."""

    id: str
    headline: str
    language: str | None
    section: str | None
    counts: Counts
    #: First seen, last new member or development.
    opened_at: float
    changed_at: float
    #: Seconds at which each independent report was first seen, oldest first.
    report_times: tuple[float, ...]
    #: Since when it is breaking; None when it is not.
    broke_at: float | None = None
    #: Languages of its members.
    languages: tuple[str, ...] = ()
    differs: bool = False
    developments: int = 0
    #: The reports whose times stand above, oldest first; empty where only the order of a page is asked for.
    reports: tuple[ReportSeen, ...] = ()

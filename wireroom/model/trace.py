"""Statements that reports hand to institutions, and what was found of them in the institutions' own documents."""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True, kw_only=True)
class TracedDocument:
    """The institution's own document that says it."""

    article_id: str
    version: int
    title: str
    language: str | None
    #: The sentence, and its characters of the document's text (or title).
    words: str
    field: str
    start: int
    end: int
    #: When it was published, or first seen, UTC seconds.
    at: float
    #: "identical", "shortened" or "altered" (a quote); "content": the same in other words.
    how: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """One statement with what came of the search."""

    #: Key of the table of institutions, or "source:" and a source of the room.
    institution: str
    name: str
    #: "text" or "title" of the report, with its characters and words.
    field: str
    start: int
    end: int
    words: str
    language: str | None
    #: Words in quotation marks, long enough to be known again.
    quoted: bool
    #: "found", "not_among" (documents were looked through, none says it) or "unread" (none of that time is here).
    outcome: str
    #: Documents of the institution that were looked through, how many of them in full, and the time that they cover.
    documents: int
    in_full: int
    since: float
    until: float
    document: TracedDocument | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownTrace:
    """A statement of a report, as pages show it."""

    article_id: str
    #: The version in which it stands.
    version: int
    #: When documents were last looked through for it, UTC seconds.
    looked_at: float
    trace: Trace
    #: A quote that neither a document nor another independent report here has; None where that is not known.
    alone: bool | None = None

    def without_words(self) -> "ShownTrace":
        """Leave the report's own words out: what was found stays."""
        return replace(self, trace=replace(self.trace, words=""))

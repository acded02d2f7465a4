"""One claim as one report has it: the record that aligning and judging work on."""

from dataclasses import dataclass

from wireroom.claims.clause import Clause
from wireroom.model.citation import Citation
from wireroom.model.story import Member
from wireroom.text.sentences import Span


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """One claim as one report has it. Passages are told apart by identity."""

    member: Member
    field: str
    start: int
    end: int
    #: The sentence around it.
    sentence: Span
    clause: Clause | None
    #: Content words of the claim, and of the whole sentence, as stems.
    core: frozenset[str]
    wide: frozenset[str]
    #: Names and numbers among them.
    strong: frozenset[str]
    numbers: frozenset[str]
    #: Said not to be so; `flatly`: by a verb of denial, not by a mere "not".
    denied: bool
    flatly: bool
    modality: str
    #: Key of whoever says it, in words for readers too; "" for the report's own voice.
    origin: str
    by: str
    judged: bool
    position: int

    @property
    def at(self) -> float:
        """When it was printed, as far as known; else when we saw it."""
        told = self.member.published
        return self.member.seen if told is None else min(told, self.member.seen)

    @property
    def words(self) -> str:
        """The claim as printed."""
        return (self.member.title if self.field == "title" else self.member.text)[self.start : self.end]

    @property
    def citation(self) -> Citation:
        """Where it stands."""
        return Citation(
            article_id=self.member.article_id,
            version=self.member.version,
            start=self.start,
            end=self.end,
            field=self.field,
        )

    @property
    def cited_sentence(self) -> Citation:
        """Where the sentence around it stands."""
        return Citation(
            article_id=self.member.article_id,
            version=self.member.version,
            start=self.sentence.start,
            end=self.sentence.end,
            field=self.field,
        )

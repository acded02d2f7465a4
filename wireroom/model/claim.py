"""A claim: what reports of a story say is so, who says it, how surely, and on how many feet it stands."""

from collections.abc import Iterable
from dataclasses import dataclass

from wireroom.model.citation import Citation
from wireroom.model.counts import Counts

#: How surely something is told. Only what "happened" is told as having taken place.
MODALITIES = ("happened", "planned", "announced", "possible", "denied", "hypothetical", "historical")

#: The same in the fewer words of deeds (`model/deed.py`), in which situations ask.
AS_DEED = {
    "happened": "actual",
    "planned": "future",
    "announced": "future",
    "possible": "hypothetical",
    "denied": "denied",
    "hypothetical": "hypothetical",
    "historical": "historical",
}

#: What a report does with a claim: says so itself; says, or has it from somebody, that it is not so; has it from
#: somebody.
STANCES = ("asserts", "denies", "repeats")

#: How a claim stands. None of these says whether it is true.
STATES = {
    "refuted": "taken back by its own source",
    "superseded": "overtaken by later reports",
    "contested": "contested",
    "corroborated": "told by several, each with a source of its own",
    "single-origin": "all rests on one source",
    "unverified": "nobody is named who says so",
    "unverifiable": "no report could settle it",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What one report says of a claim, at its place."""

    stance: str
    #: Key of the speaker or document that it is told by ("person:maret sook"); "" where the report speaks itself.
    origin: str
    #: The same for readers; "" where the report speaks itself.
    by: str
    source_id: str
    report_id: str
    #: When it was printed, where that is told, else when it was seen; UTC seconds.
    at: float
    words: str
    language: str | None
    citation: Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A claim of a story, with what each report says of it, the first one first."""

    #: "statement" or "figure".
    kind: str
    #: The words of the report that told it first, and their place.
    words: str
    language: str | None
    citation: Citation
    #: Whom or what it is of, and what is said to be done, as stems; of a figure, what is counted.
    subject: tuple[str, ...]
    relation: str
    object: tuple[str, ...]
    #: PLOVER's type of what was done (`model/deed.py`); "" where none is told or the language is not coded.
    deed: str
    #: Names of places and days that are told with it, folded.
    places: tuple[str, ...]
    days: tuple[str, ...]
    modality: str
    state: str
    #: Why it is in this state, in sentences for a reader.
    reasons: tuple[str, ...]
    #: Articles, publishers, reports and origins that say so; those that deny it are not among them.
    counts: Counts
    told: tuple[Told, ...]
    #: Of a figure: the least and the most that its number can mean; None: of a statement, or without an end.
    low: float | None = None
    high: float | None = None

    @property
    def denied_by(self) -> tuple[Told, ...]:
        """Those who say that it is not so."""
        return tuple(one for one in self.told if one.stance == "denies")


#: States that are told beside the article that makes the claim.
NOTED = ("contested", "refuted", "superseded")


def told_against(claims: Iterable[Claim], article_id: str) -> tuple[Claim, ...]:
    """Give the claims that an article makes and others speak against, take back or have overtaken."""
    return tuple(
        claim
        for claim in claims
        if claim.state in NOTED and any(one.citation.article_id == article_id for one in claim.told)
    )

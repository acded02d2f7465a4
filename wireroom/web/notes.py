"""A note beside a paragraph of an article."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteView:
    """A note beside a paragraph."""

    #: "ochre" where it asks for attention, "quiet" for the rest.
    style: str
    title: str
    text: str
    evidence: str
    #: Where more is told: address and words.
    more: tuple[str, str] = ("/about#offices", "How offices are checked")

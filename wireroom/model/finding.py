"""What the checks found in a text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeFinding:
    """A name with an office that does not fit the day.

    `outcome`: "source_stale" (present tense, office already left), "archive_resurfaced" (the text itself is old),
    "ambiguous" (cannot be decided; shown as a question).
    """

    name: str
    office: str
    outcome: str
    #: Span in the text (or title) that was read.
    start: int
    end: int
    field: str
    #: The words as printed.
    words: str
    #: Who held the office on the day, None where the table does not know.
    holder: str | None
    #: ISO date since when the holder holds it, as exact as known ("2024-10-01" or "2024-10").
    holder_since: str | None
    #: ISO date on which the named person left, None where unknown.
    left_on: str | None
    #: Where the table has it from, in words.
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StyleFinding:
    """Something in the manner of a text that a reader may wish to know; it says nothing of its truth.

    `kind`: "no_author", "no_date", "no_source" (nobody named for the main claim), "vague_source" (unnamed speakers
    alone), "boilerplate" (the site's, not the article's), "repeated" (the same words again), "residue" (tags, buttons
    and other remains), "template" (stock sentences), "headline" (its words are not in the text), "translated".
    """

    kind: str
    #: Span in the text (or title) that was read; nothing is marked where `start` equals `end`.
    start: int
    end: int
    field: str
    words: str
    #: What it is, in a sentence for a reader.
    told: str


#: What signs of style are called where people read of them.
STYLE_NAMES = {
    "no_author": "no author",
    "no_date": "no date",
    "no_source": "no named source",
    "vague_source": "unnamed speakers",
    "boilerplate": "the site's own words",
    "repeated": "repeated words",
    "residue": "remains",
    "template": "stock phrases",
    "headline": "headline",
    "translated": "translation",
}

"""What the articles of one source show of it, counted over a sample that is told with the counts."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcePiece:
    """One article of a source, as far as its profile needs it."""

    #: When we first saw it, UTC seconds.
    seen: float
    #: None: not in a story (a post of a social service, an advertisement).
    story_id: str | None
    #: Its full text was read, not a feed's summary alone.
    read: bool
    #: It is a copy of another's text, or credits an agency.
    copied: bool
    credited: bool
    #: Somebody is named whose word it rests on.
    named: bool
    #: No other source had anything in its story when we saw it; none has to this day.
    first: bool
    alone: bool
    #: Another owner's own report, read in full, stands in the same story.
    borne_out: bool
    #: What its publisher did to it later: printed a note of correction, changed a figure, took it back.
    corrected: bool
    refigured: bool
    withdrawn: bool
    #: It told something in its own voice of which others say the opposite.
    contradicted: bool = False

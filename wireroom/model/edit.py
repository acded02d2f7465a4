"""What a publisher changed between two versions of an article."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that changed and that has a name of its own.

    Kinds: "headline", "standfirst", "figure", "name", "quote", "date" (nothing but days or times), "correction" and
    "update" (a note that says so was put in), "note_removed", "withdrawn".
    """

    kind: str
    #: Where its words stand: "title" or "text"; "note": the publisher declares them beside the text.
    where: str = "text"
    #: The words that changed; "" where there were or are none.
    before: str = ""
    after: str = ""
    #: Of a figure: what is counted, in the text's own words; "" where it is not said.
    of: str = ""
    #: The sentence in the later version that holds it, characters `start` to `end` of its text or title.
    sentence: str = ""
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """All that changed from version `since` to version `version`."""

    since: int
    version: int
    changes: tuple[Change, ...] = ()
    #: Sentences put in, taken out, and said in other words without a change that has a name.
    added: int = 0
    removed: int = 0
    reworded: int = 0
    #: Share of the earlier text that was changed or taken out, 0 to 1.
    share: float = 0.0
    #: Much of what stood there was changed, and no note says so.
    unsaid: bool = False
    #: False: the two were read from different places (a feed's summary, the page), so their texts say nothing of edits.
    compared: bool = True

"""A note beside a paragraph of an article, and the words of one about an office."""

from dataclasses import dataclass

from wireroom.model.finding import OfficeFinding


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """A passage of a text, characters `start` to `end`, with its note."""

    start: int
    end: int
    note: NoteView


def office_note(found: OfficeFinding) -> NoteView:
    """Say what is odd about an office.

    >>> office_note(OfficeFinding(name="A B", office="minister", outcome="source_stale", start=0, end=1, field="text",
    ...     words="minister A B", holder="C D", holder_since="2026-11-03", left_on="2026-11-03",
    ...     evidence="a list")).text
    'A B left the office of minister on 3 November 2026. C D has held it since 3 November 2026.'
    """
    title = {
        "source_stale": "Office: looks out of date",
        "archive_resurfaced": "Office: the text itself is old",
        "ambiguous": "Office: cannot be decided",
    }.get(found.outcome, "Office")
    said = (
        f"{found.name} left the office of {found.office} on {iso_day(found.left_on)}."
        if found.left_on
        else f"{found.name} may not hold the office of {found.office} on this day."
    )
    if found.holder:
        said += f" {found.holder} has held it" + (
            f" since {iso_day(found.holder_since)}." if found.holder_since else "."
        )
    return NoteView(style="ochre", title=title, text=said, evidence=found.evidence)


def iso_day(date: str | None) -> str:
    """Write an ISO date as words, no more exactly than it is.

    >>> iso_day("2026-11-03"), iso_day("2024-10"), iso_day("2024")
    ('3 November 2026', 'October 2024', '2024')
    >>> iso_day("2021-03/2024-05-06")
    'a day between March 2021 and 6 May 2024'
    """
    first, _, last = (date or "").partition("/")
    if last:
        return f"a day between {iso_day(first)} and {iso_day(last)}"
    months = "January February March April May June July August September October November December".split()
    year, *rest = (date or "").split("-")
    if not rest or not all(part.isdigit() for part in rest):
        return year
    month = months[int(rest[0]) - 1]
    return f"{month} {year}" if len(rest) == 1 else f"{int(rest[1])} {month} {year}"

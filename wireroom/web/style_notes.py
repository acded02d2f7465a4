"""Signs of style beside an article: a note at the passage, or a line under the headline where there is no passage."""

from wireroom.claims.style import style_findings
from wireroom.model.article import Reading
from wireroom.model.finding import STYLE_NAMES, StyleFinding
from wireroom.web.notes import NoteView

#: What each note says of itself.
CAN_BE_WRONG = "A sign of style, found by rules: it can be wrong, and says nothing of what is true"


def style_notes(reading: Reading, house: frozenset[str] = frozenset()) -> tuple[list[StyleFinding], list[str]]:
    """Give the signs that have a passage in the text, and those that have none, in words.

    An author or a day that we did not find is told only beside another sign: half of what is published names no author.
    """
    found = style_findings(reading, house)
    placed = [one for one in found if one.field == "text" and one.end > one.start]
    if all(one.kind in ("no_author", "no_date") for one in found):
        return placed, []
    return placed, [one.told for one in found if one not in placed]


def style_note(found: StyleFinding) -> NoteView:
    """Make the note beside a passage.

    >>> style_note(StyleFinding(kind="residue", start=0, end=4, field="text", words="<h3>", told="Code.")).title
    'Style: remains'
    """
    return NoteView(
        style="quiet",
        title=f"Style: {STYLE_NAMES[found.kind]}",
        text=found.told,
        evidence=CAN_BE_WRONG,
        more=("/about#style", "How signs of style are found"),
    )

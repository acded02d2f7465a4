"""What a publisher changed, in one sentence of words."""

from collections.abc import Iterable, Sequence

from wireroom.model.edit import Change, Edit
from wireroom.web.words import several

#: Figures, and names, that are told one by one; more are counted.
MOST_TOLD = 3
_ONCE = (
    ("withdrawn", "the text was withdrawn"),
    ("headline", "headline changed"),
    ("standfirst", "standfirst changed"),
)
_NOTES = (
    ("correction", "a correction note was added"),
    ("update", "a note says that it was updated"),
    ("note_removed", "the correction note was taken out"),
)


def summary(edit: Edit, language: str | None = "en") -> str:
    r"""Say what changed, as a sentence; never a word on why.

    Args:
        edit: All that changed.
        language: Of the text: what a figure counts is named where that reads as English.

    >>> summary(Edit(since=1, version=2, added=2, changes=(
    ...     Change(kind="figure", before="12", after="14", of="injured"),))).replace("\xa0", " ")
    '2 sentences added; the number of injured changed from 12 to 14.'
    """
    kinds = {change.kind for change in edit.changes}
    told = [words for kind, words in _ONCE if kind in kinds]
    counted = [
        f"{several(number, 'sentence')} {what}"
        for number, what in ((edit.added, "added"), (edit.removed, "taken out"), (edit.reworded, "reworded"))
        if number
    ]
    named = [*_figures(_of(edit, "figure"), language), *_names(_of(edit, "name")), *_quotes(_of(edit, "quote"))]
    dates = _dates(_of(edit, "date"), alone=not (told or counted or named))
    parts = [*told, *counted, *named, *dates, *(words for kind, words in _NOTES if kind in kinds)]
    if not parts:
        return "" if edit.compared else NOT_COMPARED
    said = "; ".join(parts)
    return f"{said[0].upper()}{said[1:]}." + ("" if edit.compared else f" {NOT_COMPARED}")


NOT_COMPARED = "The texts were read from different places, so they do not tell what the publisher changed."


def unsaid(edit: Edit) -> str:
    """Say that much was changed without a note; "" where that is not so."""
    if not edit.unsaid:
        return ""
    share = next(words for least, words in _SHARES if edit.share >= least)
    return f"{share} of the earlier text was changed or taken out; no note in it says so."


_SHARES = ((0.9, "Nearly all"), (0.67, "More than two thirds"), (0.5, "More than half"), (0.34, "More than a third"),
           (0.0, "More than a quarter"))  # fmt: skip


def _of(edit: Edit, kind: str) -> list[Change]:
    return [change for change in edit.changes if change.kind == kind]


def _figures(changes: Sequence[Change], language: str | None) -> Iterable[str]:
    for change in changes[:MOST_TOLD]:
        named = change.of and language in (None, "en")
        thing = f"the number of {change.of}" if named else "a figure"
        yield f"{thing} changed from {change.before} to {change.after}"
    if len(changes) > MOST_TOLD:
        yield f"{several(len(changes) - MOST_TOLD, 'more figure', 'more figures')} changed"


def _names(changes: Sequence[Change]) -> Iterable[str]:
    for change in changes[:MOST_TOLD]:
        yield f"a name changed from {change.before} to {change.after}"
    if len(changes) > MOST_TOLD:
        yield f"{several(len(changes) - MOST_TOLD, 'more name', 'more names')} changed"


def _quotes(changes: Sequence[Change]) -> Iterable[str]:
    if changes:
        yield f"{several(len(changes), 'quote')} changed"


def _dates(changes: Sequence[Change], *, alone: bool) -> Iterable[str]:
    if len(changes) == 1 and alone:
        gone, come = changes[0].before, changes[0].after
        if gone and come:
            yield f"only a day or time changed, from {gone} to {come}"
        else:
            yield f"only a day or time was {'put in' if come else 'taken out'}: {come or gone}"
    elif changes:
        yield ("only " if alone else "") + f"{several(len(changes), 'day or time', 'days or times')} changed"

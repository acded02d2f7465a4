"""Does a sentence say that something is so, that it is not so, or only that it may be?

A denial or a forecast is never evidence. The words are those of `text/modality_words.py`, which the claims desk reads
too. Languages without a list there are taken at their word; the page shows the sentence, so that a reader can see it.
"""

from wireroom.text.modality_words import DENIED, HISTORICAL, HYPOTHETICAL, PLANNED, POSSIBLE
from wireroom.watch.terms import Finder

_DENIED = Finder(DENIED)
#: Words of what may, will or would be, and of what was long ago.
_NOT_NOW = Finder(
    {
        language: tuple(
            word for table in (POSSIBLE, PLANNED, HYPOTHETICAL, HISTORICAL) for word in table.get(language, ())
        )
        for language in POSSIBLE
    }
)


def modality(flat_text: str, language: str | None, start: int, end: int) -> str:
    """Say how surely a sentence, characters `start` to `end` of a flat text, states what it states.

    Returns:
        "actual", "denied" or "possible". A text of unknown language is looked at with the words of all.

    >>> from wireroom.watch.terms import flat
    >>> said = ["The lane is shut.", "The ministry denied it.", "The lane may be shut."]
    >>> [modality(flat(text), "en", 0, len(text)) for text in said]
    ['actual', 'denied', 'possible']
    """
    if _DENIED.has(flat_text, language, start, end):
        return "denied"
    return "possible" if _NOT_NOW.has(flat_text, language, start, end) else "actual"

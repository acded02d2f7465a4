"""What do articles of different languages share, in words that a page can show?

Stems of two languages never meet; what meets are openings of names ("Нильсен" and "Nielsen"), numbers, and places
whatever they are called. Where spelling differs both forms are told, so that a reader of either language sees it.
"""

from collections.abc import Iterable, Iterator

from wireroom.model.story import Reason
from wireroom.stories.known import Known
from wireroom.text.place_names import places_in
from wireroom.text.tokens import fold, opening

# Shared things told of each kind.
_SHOWN = 6
# Openings shorter than this meet by chance; numbers may be short.
_LEAST = 4


def shared_across(ours: Iterable[Known], theirs: Iterable[Known], weight: float) -> tuple[Reason, ...]:
    """Give places, names, numbers and words that both sides have, the most telling of our side first.

    Args:
        ours: Articles of one language or several.
        theirs: Articles that they were joined with.
        weight: How alike both sides are, 0 to 1; shared out by how many things of each kind are told.
    """
    here, there = _said(ours), _said(theirs)
    told: dict[str, list[str]] = {"places": [], "names": [], "numbers": [], "words": []}
    for key, word in here.items():
        if key in there:
            told[_kind(key, word, there[key])].append(_both(word, there[key]))
    found = {kind: tuple(some[:_SHOWN]) for kind, some in told.items() if some}
    total = sum(len(some) for some in found.values())
    return tuple(Reason(kind=kind, detail=some, weight=weight * len(some) / total) for kind, some in found.items())


def _said(articles: Iterable[Known]) -> dict[str, str]:
    """Give what articles say that is free of language, and how they print it; what is said first comes first."""
    said: dict[str, str] = {}
    for article in articles:
        for _, word in article.vectors.shown:
            for key in _keys(word, article.language):
                said.setdefault(key, word)
    return said


def _keys(word: str, language: str) -> Iterator[str]:
    found = [place for _, place in places_in([word], language)]
    if found:
        yield from (f"@{place}" for place in found)
    elif word[0].isdigit():
        yield word
    elif len(start := opening(word)) >= _LEAST:
        yield start


def _kind(key: str, word: str, other: str) -> str:
    if key.startswith("@"):
        return "places"
    if word[0].isdigit():
        return "numbers"
    return "names" if word[0].isupper() and other[0].isupper() else "words"


def _both(word: str, other: str) -> str:
    return word if fold(word) == fold(other) else f"{word} = {other}"

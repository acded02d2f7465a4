"""Does all that we write about a story stand where it says it stands?

Each sentence carries a place: characters of a version of an article. It holds if exactly its words stand there.
"""

from collections.abc import Iterable, Sequence

from wireroom.model.story import Citation, Composition, Member


def sentences_of(made: Composition) -> list[tuple[str, Citation]]:
    """Give the sentences of a brief with their grounds, the headline and the standfirst among them."""
    told = [*([made.standfirst] if made.standfirst else []), *made.brief]
    return [(made.headline, made.headline_citation), *((one.text, one.citation) for one in told)]


def nodes_of(made: Composition) -> list[tuple[str, Citation]]:
    """Give the developments of a timeline with their grounds."""
    return [(one.text, one.citation) for one in made.timeline]


def ungrounded(told: Iterable[tuple[str, Citation]], members: Sequence[Member]) -> list[str]:
    """Give the sentences that do not stand in their span. Those of versions that are not at hand do not stand there."""
    texts = {(one.article_id, one.version): {"title": one.title, "text": one.text} for one in members}
    return [
        text
        for text, place in told
        if not text
        or texts.get((place.article_id, place.version), {}).get(place.field, "")[place.start : place.end] != text
    ]

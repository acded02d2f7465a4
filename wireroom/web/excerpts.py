"""What anyone may see of a publisher's text: at most two sentences (the full text is for the owner's session)."""

from wireroom.model.article import Reading
from wireroom.text.sentences import sentences

#: Sentences of a publisher that anyone may see, and their length in characters: some texts know no full stop.
MOST_SENTENCES = 2
MOST_CHARS = 480


def excerpt(text: str, language: str | None = None) -> str:
    """Cut a text to its first sentences.

    >>> excerpt("One came. Two went. Three stayed.")
    'One came. Two went.'
    >>> excerpt("word " * 200)[-7:]
    'word …'
    """
    first = text[: 4 * MOST_CHARS]
    found = sentences(first, language)
    if not found:
        return ""
    cut = " ".join(span.text for span in found[:MOST_SENTENCES])
    if len(cut) <= MOST_CHARS:
        return " ".join(cut.split())
    return " ".join(cut[:MOST_CHARS].rsplit(" ", 1)[0].split()) + " …"


def excerpt_of(reading: Reading) -> str:
    """Give the standfirst of an article, or its first sentences where it has none."""
    return excerpt(reading.standfirst or reading.text, reading.language)

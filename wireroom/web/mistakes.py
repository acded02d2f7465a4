"""Where a mistake in a sentence of ours is reported."""

from urllib.parse import quote

from wireroom.model.story import Citation


def place_of(cite: Citation) -> str:
    """Name a sentence by the passage that it rests on: numbers of sentences change."""
    return f"{cite.article_id}-{cite.version}-{cite.start}"


def mistake_link(story_id: str, part: str) -> str:
    """Give the address of the form for one sentence.

    >>> mistake_link("s1", "brief-2")
    '/mistake?story=s1&part=brief-2'
    """
    return f"/mistake?story={quote(story_id, safe='')}&part={quote(part, safe='-')}"

"""The place in a text that something rests on."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A span of one version of one article: characters `start` to `end` of the version's text (or of its title)."""

    article_id: str
    version: int
    start: int
    end: int
    #: "text" or "title".
    field: str = "text"

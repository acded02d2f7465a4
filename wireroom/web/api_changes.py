"""Records of the API that tell what a publisher changed."""

from dataclasses import dataclass
from typing import Annotated

from wireroom.web.api_grounds import AsOf, Time
from wireroom.web.api_schema import Says


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One version of an article."""

    version: int
    at: Time
    headline: str
    read_from: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedChange:
    """One change that has a name."""

    kind: Annotated[
        str,
        Says(
            '"headline", "standfirst", "figure", "name", "quote", "date", "correction" or "update" (a note), '
            '"note_removed", "withdrawn".'
        ),
    ]
    where: Annotated[str, Says('"title", "text", or "note": declared beside the text.')]
    before: Annotated[str | None, Says("null: a sentence of the publisher's that may not be shown to whoever asks.")]
    after: Annotated[str | None, Says("As `before`.")]
    of: Annotated[str, Says("Of a figure: what it counts, in the text's words.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What changed between two versions of an article, and which versions there are."""

    as_of: AsOf
    article_id: str
    versions: Annotated[tuple[Version, ...], Says("Newest first.")]
    from_version: Annotated[int | None, Says("null: there is one version alone.")]
    to_version: int | None
    compared: Annotated[bool, Says("Whether both texts were read from one place; else they tell no edits.")]
    words: Annotated[str, Says("All of it in one sentence; empty where nothing changed.")]
    changes: tuple[NamedChange, ...]
    added: Annotated[int, Says("Sentences put in.")]
    removed: Annotated[int, Says("Sentences taken out.")]
    reworded: Annotated[int, Says("Sentences said in other words, without a change that has a name.")]
    share: Annotated[float, Says("Share of the earlier text that was changed or taken out, 0 to 1.")]
    unsaid: Annotated[bool, Says("Much was changed or taken out, and no note says so.")]

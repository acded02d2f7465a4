"""What profiles of the sample's sources are made of."""

from collections.abc import Iterable

from wireroom.model.profile import SourcePiece
from wireroom.testing.fake_stories import FakeStory


def sample_pieces(stories: Iterable[FakeStory], source_id: str) -> list[SourcePiece]:
    """Give the articles of one source in these stories, the newest first; its publisher changed none of them."""
    found = [
        SourcePiece(
            seen=member.seen,
            story_id=story.row.id,
            read=member.origin != "summary",
            copied=member.copy_of is not None,
            credited=member.agency is not None,
            named=bool(member.origins),
            first=all(member.seen <= other.seen for other in others),
            alone=not others,
            borne_out=any(other.copy_of is None and other.report_id != member.report_id for other in others),
            corrected=False,
            refigured=False,
            withdrawn=False,
        )
        for story in stories
        for others in ([member for member in story.members if member.source_id != source_id],)
        for member in story.members
        if member.source_id == source_id
    ]
    return sorted(found, key=lambda piece: -piece.seen)

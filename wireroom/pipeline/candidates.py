"""What the story desk looks at of an article."""

from wireroom.model.article import Candidate, Reading
from wireroom.model.events import ArticleRead


def candidate_of(event: ArticleRead, reading: Reading, *, source_id: str, seen: float, url: str | None) -> Candidate:
    """Make what the story desk looks at of one version of an article."""
    return Candidate(
        article_id=event.article_id,
        source_id=source_id,
        title=event.title,
        text=reading.text,
        language=event.language,
        published=event.published,
        seen=seen,
        section=event.section,
        agency=event.agency,
        full=reading.full,
        url=url,
        meaning=reading.meaning,
    )

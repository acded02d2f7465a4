"""Whose text is it? The report that an article belongs to, and which of its articles comes first.

A report keeps the id of the article by which it became known. Its original is the agency's own article where the agency
itself is read, else the one that was printed first; outlets are asked at different times, so it may be seen last.
"""

from wireroom.stories.copies import Original
from wireroom.stories.known import Known
from wireroom.stories.memory import Memory

# Reprints carry the agency's own time, to the minute.
_EARLIER = 60.0
# How long a chain of copies of copies is followed.
_LONGEST_CHAIN = 50


def report_of(article: Known, found: Original | None, memory: Memory) -> tuple[str, str | None]:
    """Return the report that an article belongs to, and the article that it copies.

    The first article of a report stays its first when it is edited, as long as others copy it.
    """
    if found is None:
        return article.article_id, None
    if found.article.report_id == article.report_id:
        return article.report_id, article.copy_of
    if memory.copies.under(article.article_id):
        return article.report_id, article.copy_of
    report_id = found.article.report_id
    first = first_of(found.article, memory)
    return report_id, None if goes_before(article, first) else found.article.article_id


def first_of(article: Known, memory: Memory) -> Known:
    """Return the article at the head of a report, as far as it is in the window."""
    for _ in range(_LONGEST_CHAIN):
        above = memory.articles.get(article.copy_of or "")
        if above is None:
            break
        article = above
    return article


def author_of(article: Known, memory: Memory) -> str:
    """Return the outlet whose text an article prints: its own, or that of the original which it copies."""
    return article.source_id if article.copy_of is None else first_of(article, memory).source_id


def goes_before(article: Known, first: Known) -> bool:
    """Say whether an article is the original of a report rather than the one that is held for it."""
    if article.agencies != first.agencies:
        return article.agencies
    exact = article.earliest == article.latest and first.earliest == first.latest
    return exact and article.latest <= first.earliest - _EARLIER

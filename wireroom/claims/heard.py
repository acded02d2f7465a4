"""What is said in a report, and by whom: read once for all who ask."""

from functools import lru_cache

from wireroom.claims.quotes import Statement, statements
from wireroom.claims.speakers import Speaker, speakers
from wireroom.model.story import Member


@lru_cache(maxsize=256)
def heard_in(member: Member) -> tuple[tuple[Statement, Speaker | None], ...]:
    """Give the statements of a report with their speakers; kept, because a story is written anew with each report."""
    found = statements(member.text, member.language)
    return tuple(zip(found, speakers(member.text, member.title, found, member.language), strict=True))

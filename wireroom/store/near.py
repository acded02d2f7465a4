"""Which stories are close to one: those of the same days whose titles share the words that tell what they are about."""

from wireroom.store.queries import Queries
from wireroom.store.search import telling

#: How many of its headline's words a close story shares at least, and how many such stories are named.
NEAR_WORDS, NEAR_MOST = 2, 4
#: Words of a title, the longest, of which another must share two; each is looked up with each.
SHARING_MOST = 12


def near(sql: Queries, story_id: str, headline: str, changed_at: float) -> list[str]:
    """Name stories of the same days that share most telling words with a headline, the closest first.

    Args:
        sql: The queries `reads`.
        story_id: The story itself, which is not named.
        headline: Its headline.
        changed_at: When it last changed, UTC seconds.
    """
    told = telling(headline)
    if len(told) < NEAR_WORDS:
        return []
    shared: dict[str, int] = {}
    for other, title in sql.rows("near", match=sharing(told), story_id=story_id, at=changed_at):
        shared[other] = max(shared.get(other, 0), len(told & telling(title)))
    close = [other for other, words in shared.items() if words >= NEAR_WORDS]
    return sorted(close, key=lambda other: -shared[other])[:NEAR_MOST]


def sharing(told: set[str]) -> str:
    """Ask, in the index's language, for what has two of these words at least, of the longest ones.

    >>> sharing({"ferry", "strait", "harbour"})
    '("harbour" AND ("strait" OR "ferry")) OR ("strait" AND ("ferry"))'
    """
    quoted = [f'"{word}"' for word in sorted(told, key=lambda word: (-len(word), word))[:SHARING_MOST]]
    return " OR ".join(f"({one} AND ({' OR '.join(quoted[n:])}))" for n, one in enumerate(quoted[:-1], 1))

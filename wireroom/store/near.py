"""Which stories are close to one: those of the same days whose headlines share most of what it is about.

Words are weighed by how rare they are in the headlines of these days: "police" and "killed" tell little, the name of a
strait much. No list of words is needed, in any language.
"""

import math

from wireroom.store.queries import Queries
from wireroom.store.search import telling

#: How many of its headline's words a close story shares at least, and how many such stories are named.
NEAR_WORDS, NEAR_MOST = 2, 4
#: Words of a title, the longest, of which another must share two; each is looked up with each.
SHARING_MOST = 12
#: A close story tells this share of what the headline tells; or shares so many words, which together stand in one
#: headline of exp(TOLD). Judged by eye on 60 stories of 24 outlets over three weeks: see `docs/site.md`.
CLOSE = 0.45
SHARED, TOLD = 3, 12.0
#: One of the shared words stands in no more than one of so many headlines; a room of few counts as one of a thousand,
#: or every word of its first day would be frequent.
RARE, LEAST_HEADLINES = 200, 1000


def near(sql: Queries, story_id: str, headline: str, changed_at: float) -> list[str]:
    """Name stories of the same days that share what a headline tells, the closest first.

    Args:
        sql: The queries `reads`.
        story_id: The story itself, which is not named.
        headline: Its headline.
        changed_at: When it last changed, UTC seconds.
    """
    told = set(sorted(telling(headline), key=lambda word: (-len(word), word))[:SHARING_MOST])
    if len(told) < NEAR_WORDS:
        return []
    found = sql.rows("near", match=sharing(told), story_id=story_id, at=changed_at)
    if not found:
        return []
    headlines = max(LEAST_HEADLINES, int(sql.value("headlines_near", at=changed_at)))
    carried = {word: int(sql.value("headlines_with", match=f'"{word}"', at=changed_at)) for word in sorted(told)}
    weight = {word: math.log(headlines / min(headlines, max(1, number))) for word, number in carried.items()}
    rare = {word for word, number in carried.items() if number * RARE <= headlines}
    enough = CLOSE * sum(weight.values())
    close: dict[str, float] = {}
    for other, title in found:
        shared = told & telling(title)
        sum_of = sum(weight[word] for word in shared)
        much = sum_of >= enough or (len(shared) >= SHARED and sum_of >= TOLD)
        if len(shared) >= NEAR_WORDS and shared & rare and much:
            close[other] = max(close.get(other, 0.0), sum_of)
    return sorted(close, key=lambda other: -close[other])[:NEAR_MOST]


def sharing(told: set[str]) -> str:
    """Ask, in the index's language, for what has two of these words at least, of the longest ones.

    >>> sharing({"ferry", "strait", "harbour"})
    '("harbour" AND ("strait" OR "ferry")) OR ("strait" AND ("ferry"))'
    """
    quoted = [f'"{word}"' for word in sorted(told, key=lambda word: (-len(word), word))[:SHARING_MOST]]
    return " OR ".join(f"({one} AND ({' OR '.join(quoted[n:])}))" for n, one in enumerate(quoted[:-1], 1))

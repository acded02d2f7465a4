"""Does a headline, with or without a summary, repeat another article? It can only be said that it may.

An article whose text is not read is never counted as a copy, and never surely as a report of its own: it widens the
count. Where its title is (nearly) that of another outlet's article of the last hours, or its summary stands in the text
of one, the page shows it beside that one.
"""

from collections.abc import Iterable

from wireroom.stories.copies import Original
from wireroom.stories.known import Known
from wireroom.stories.memory import HOUR, Memory
from wireroom.text.fingerprints import contained

# Words that both titles have, as a share of all that one of them has: agencies' titles are printed as they are.
SAME_TITLE = 0.8
# Words that a title needs to be told by: "Weather forecast" is everybody's.
LEAST_WORDS = 4
# Titles alike by chance lie days apart, reprints hours.
WITHIN = 12 * HOUR
# A summary of twelve words has five shingles; below, sentences are alike by chance.
LEAST_SHINGLES = 5
# A summary is one's own where a fifth of it is.
SAME_SUMMARY = 0.8


def repeated(article: Known, memory: Memory, near: Iterable[str]) -> Original | None:
    """Return the article among those near by words that an unread one repeats most; None where it repeats none."""
    found = []
    for one in near:
        other = memory.articles[one]
        if other.source_id == article.source_id or not _within(article, other):
            continue
        share = max(_summary(article, other), _title(article, other))
        if share > 0.0:
            found.append(Original(article=other, share=share, text=False))
    # one that was read tells whose text it is
    return min(found, key=lambda one: (not one.article.full, -one.share, one.article.order), default=None)


def _within(article: Known, other: Known) -> bool:
    return abs(article.latest - other.latest) <= WITHIN


def _summary(article: Known, other: Known) -> float:
    if len(article.shingles) < LEAST_SHINGLES or len(other.shingles) < len(article.shingles):
        return 0.0
    share = contained(article.shingles, other.shingles)
    return share if share >= SAME_SUMMARY else 0.0


def _title(article: Known, other: Known) -> float:
    one, two = article.vectors.title.ids, other.vectors.title.ids
    if article.language != other.language or min(len(one), len(two)) < LEAST_WORDS:
        return 0.0
    both = len({*one.tolist()}.intersection(two.tolist()))
    share = both / (len(one) + len(two) - both)
    return share if share >= SAME_TITLE else 0.0

"""When what comes completes what is kept of an article, instead of being another version of it."""

from wireroom.model.article import Reading

#: How much a kind of reading tells: the page itself, the whole text of a feed, its summary.
RANK = {"page": 2, "feed": 1, "summary": 0}


def completes(new: Reading, kept: Reading) -> bool:
    """Say whether a reading tells more than the one that is kept: of a higher rank, no shorter, and behind no wall."""
    return RANK[new.origin] > RANK[kept.origin] and len(new.text) >= len(kept.text) and not new.paywall

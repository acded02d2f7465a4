"""Sixty invented days of a feed: as usual, silent on two, unreachable on one, and three on which nobody asked."""

from wireroom.model.views import FeedDay

DAY = 86_400.0
#: Days before the last one on which the feed answered without anything new, failed, or was not asked.
SILENT, FAILED, NOT_ASKED = (27, 28), (12,), (40, 41, 42)
#: How long the feed is known.
KNOWN = 60


def sample_days(url: str, at: float, days: int) -> list[FeedDay]:
    """Give the last days of a feed, oldest first; always the same for the same arguments."""
    last = int(at // DAY)
    return [_day(url, last, ago) for ago in range(min(days, KNOWN) - 1, -1, -1) if ago not in NOT_ASKED]


def _day(url: str, last: int, ago: int) -> FeedDay:
    day = last - ago
    if ago in FAILED:
        return FeedDay(feed_url=url, day=day, asked=6, answered=0, unchanged=0, failed=6, articles=0)
    if ago in SILENT:
        return FeedDay(feed_url=url, day=day, asked=24, answered=24, unchanged=24, failed=0, articles=0)
    articles = 9 + (day * 7) % 8
    return FeedDay(feed_url=url, day=day, asked=24, answered=24, unchanged=24 - articles, failed=0, articles=articles)

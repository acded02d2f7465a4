"""A feed has moved for good (R26): from now on its new address is asked, and nothing that it brought is new there."""

from dataclasses import replace

import structlog

from wireroom.feeds import schedule
from wireroom.model.events import Event, FeedAdded, FeedRemoved
from wireroom.model.source import Feed, FeedState
from wireroom.pipeline.newsroom import Newsroom

log = structlog.get_logger()


def adopt_move(newsroom: Newsroom, feed: Feed, state: FeedState, now: float) -> tuple[Feed, FeedState] | None:
    """Ask a feed at its new address from now on, if that is sure; entries, days and validators go with it.

    All of it commits together: a kill leaves the feed at the old address or at the new one, never at both or at none.
    It stays the same source's, wherever the new address lies: a publisher may have moved to another host.

    Returns:
        The feed and what we know of it at its new address; None where it has not moved for good.
    """
    address = schedule.new_address(state)
    if address is None:
        return None
    there = replace(feed, url=address)
    moved = schedule.after_move(state, now)
    known = {known.url: known for known, _ in newsroom.room.feeds()}

    def make() -> list[Event]:
        events: list[Event] = [FeedRemoved(at=now, url=feed.url)]
        if address not in known:  # else both were read, and from now on they are one
            events.append(FeedAdded(at=now, feed=there))
        newsroom.room.move_feed(moved)
        return events

    newsroom.take(make)
    log.info("feed.moved", feed=feed.url, to=address)
    return known.get(address, there), moved

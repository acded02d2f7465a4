"""What feeds tell of the talk about their entries, and posts of social services as articles of their own kind."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from wireroom.feeds.entries import keys_of
from wireroom.model.article import Reading
from wireroom.model.entry import Entry
from wireroom.model.events import Event, TalkCounted, Talked
from wireroom.model.source import Feed
from wireroom.ports import Room
from wireroom.text.addresses import canonical_address

#: A count that grew by less than this share is not news: feeds are asked every quarter of an hour.
GREW = 0.1
#: Entries of one answer whose talk is kept, the newest: services give fifty, and no event may grow without end (S52).
NEWEST = 200
_COUNTS = ("points", "comments", "shares", "views")


def as_told(reading: Reading, feed: Feed) -> Reading:
    """Return what was read of a feed's entry as what it is: what a post says there is all of it."""
    return replace(reading, origin="feed") if feed.service is not None and reading.text else reading


def talk_told(room: Room, feed: Feed, entries: Sequence[Entry], new: Collection[str], now: float) -> list[Event]:
    """Say how much is said about the entries of an answer, where that has changed.

    Only a feed that is known to be of a social service is asked: any other could invent counts, and name the articles
    of others as what it is about (S52).

    Args:
        room: What is known.
        feed: Whose answer it is.
        entries: All entries of the answer; those that wait for their day are not known, and left out.
        new: Articles that come into the log with this.
        now: UTC seconds.
    """
    if feed.service is None:
        return []
    telling = [pair for pair in zip(entries, keys_of(entries), strict=True) if pair[0].talk.told or pair[0].about]
    telling = sorted(telling, key=lambda pair: -(pair[0].published or 0.0))[:NEWEST]
    known = room.known_entries(feed.url, {key for _, keys in telling for key in keys})
    talked: dict[str, Talked] = {}
    for entry, keys in telling:
        article = next((known[key].article_id for key in keys if key in known and known[key].article_id), None)
        if article is None or article in talked or not (article in new or room.article_state(article)):
            continue
        before, told = room.talk_of(article), _talked(article, entry)
        if before is None or told.about not in ((), before.about):
            talked[article] = told
        elif _news(before, told):
            talked[article] = replace(told, about=())
    return [TalkCounted(at=now, talked=tuple(talked.values()))] if talked else []


def _talked(article: str, entry: Entry) -> Talked:
    about = (canonical_address(link) for link in entry.about)
    counts = {name: getattr(entry.talk, name) for name in _COUNTS}
    return Talked(article_id=article, about=tuple(sorted({link for link in about if link})), **counts)


def _news(before: Talked, told: Talked) -> bool:
    pairs = ((getattr(before, name), getattr(told, name)) for name in _COUNTS)
    return any(now is not None and (old is None or abs(now - old) > GREW * old) for old, now in pairs)

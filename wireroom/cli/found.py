"""What was found at an address, as commands and pages are told it: plain values, and nothing kept."""

from collections import OrderedDict
from collections.abc import Iterable
from typing import Any

from wireroom.errors import FeedError
from wireroom.feeds.page_learn import PageProposal
from wireroom.model.source import Feed, FeedState, Source
from wireroom.pipeline.control import Order
from wireroom.pipeline.finding import NO_FEED, NO_LIST, Found, Search, typed

#: Entries of a feed, and links of a list, that are shown before it is kept.
SHOWN_ENTRIES, SHOWN_LINKS = 5, 15
#: Other addresses of a page that are named.
SHOWN_OTHERS = 12
#: Searches whose pages are kept for the next order: whoever looks at a list and takes it makes one request of it.
KEPT = 8
#: A page is not asked again so long after a look at it, seconds (R23); a list that was shown may be taken for longer.
FRESH_SECONDS, TAKEN_SECONDS = 300.0, 3600.0

CHANGED = "the list of this page has changed since it was shown; look at it again"

HOW_TO_READ = "`wireroom add ADDRESS --page` reads its list of links"


class Looked:
    """The last pages that somebody looked at and may now want to read. Times are UTC seconds of the room's clock."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, tuple[float, Search]] = OrderedDict()

    def keep(self, url: str, search: Search, now: float) -> None:
        """Keep what was found at an address, in the place of what was found there before."""
        self._kept.pop(url, None)
        if search.page is not None:
            self._kept[url] = now, search
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)

    def fresh(self, url: str, now: float) -> Search | None:
        """Give what was found at an address so shortly ago that it need not be asked again (R23)."""
        return self._within(url, now, FRESH_SECONDS)

    def chosen(self, url: str, number: int, shown: str, now: float) -> Found:
        """Give a page as a feed by the list that somebody was shown and chose.

        Args:
            url: The address that was looked at.
            number: The list's; the first is number 1.
            shown: Its selectors as they were shown, from `selectors_of`.
            now: The time.

        Raises:
            FeedError: If the look is not kept any more, or another has come into its place.
            UsageError: If there is none of this number.
        """
        search = self._within(url, now, TAKEN_SECONDS)
        if search is None:
            raise FeedError(url, CHANGED)
        found = search.list_number(url, number)
        if selectors_of(search.lists[number - 1].pattern.selectors) != shown:
            raise FeedError(url, CHANGED)
        return found

    def _within(self, url: str, now: float, seconds: float) -> Search | None:
        at, search = self._kept.get(url, (0.0, None))
        return search if now - at < seconds else None


def selectors_of(selectors: Iterable[str]) -> str:
    """Give the selectors of a list as one line, as forms and commands send them back."""
    return " ".join("; ".join(selectors).split())


def told_of(found: Found, *, new: bool) -> Order:
    """Say what was found at an address that somebody gave."""
    return {
        "feed": found.feed.url,
        "source": found.source.name,
        "entries": len(found.parsed.entries),
        "new": new,
        "why": found.why,
    }


def told_of_known(source: Source, feed: Feed, state: FeedState | None) -> Order:
    """Say that a feed is read already."""
    return {
        "feed": feed.url,
        "source": source.name,
        "entries": state.entries if state else 0,
        "new": False,
        "page": feed.pattern is not None,
    }


def told_of_search(url: str, search: Search) -> Order:
    """Say what could be read at an address.

    Raises:
        FeedError: If there is nothing.
    """
    others = [{"url": one.url, "title": one.title, "why": one.why} for one in search.others[:SHOWN_OTHERS]]
    if search.found is not None:
        newest = [entry.title for entry in search.found.parsed.entries[:SHOWN_ENTRIES]]
        told = {"known": False, "domain": search.found.source.id, "newest": newest, "others": others}
        return {**told_of(search.found, new=True), **told}
    if not search.lists:
        raise _nothing(url, search, NO_LIST)
    lists = [_told_of_list(number, proposal) for number, proposal in enumerate(search.lists, 1)]
    return {"feed": None, "known": False, "url": url, "lists": lists, "others": others}


def the_feed(url: str, search: Search) -> Found:
    """Give the feed that was found at an address.

    Raises:
        FeedError: If none was, with what could be done instead.
    """
    if search.found is None:
        raise _nothing(url, search, HOW_TO_READ if search.lists else NO_LIST)
    return search.found


def _nothing(url: str, search: Search, more: str) -> FeedError:
    said = NO_FEED
    if search.failed:
        said = f"its page announces feeds, but none could be read: {', '.join(search.failed)}"
    return FeedError(typed(url), f"{said}; {more}")


def _told_of_list(number: int, proposal: PageProposal) -> dict[str, Any]:
    """Say how a page would be read by one of its lists."""
    entries = proposal.feed.entries
    return {
        "number": number,
        "title": proposal.feed.title,
        "links": len(entries),
        "dated": sum(entry.published is not None for entry in entries),
        "selectors": list(proposal.pattern.selectors),
        "entries": [
            {"title": entry.title, "url": entry.url, "published": entry.published} for entry in entries[:SHOWN_LINKS]
        ],
    }

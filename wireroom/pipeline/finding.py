"""From an address that somebody types to the feeds behind it, and to the list of a page that has none.

Asked are, in this order and only until one answers with a feed: the address, what it announces or links to, the page
of its section and the site's start page with what these announce, the sitemaps that robots.txt names, and the usual
addresses. Each step has its limit, and so has the whole, in requests and in seconds: it is one reader's one question.
"""

import asyncio
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from urllib.parse import urljoin, urlsplit

from wireroom.errors import FeedError, FetchError, UsageError
from wireroom.feeds.discover import FoundFeed
from wireroom.feeds.page_learn import PageProposal
from wireroom.feeds.places import pages_above, sitemaps_named, usual_addresses
from wireroom.feeds.services import NAMES, Timeline, named, timeline_of, with_answer
from wireroom.model.entry import ParsedFeed
from wireroom.model.source import Feed, Source
from wireroom.pipeline.workers import Workers
from wireroom.ports import Answer, Ask, Fetcher
from wireroom.text.domains import registrable_domain

#: Feeds that one page offers that are tried, in the order of their likelihood.
TRIED = 5
#: Requests of one search, and real seconds after which no further one is begun: an order ends after 90.
MOST_REQUESTS, MOST_SECONDS = 16, 45.0
#: Sitemaps that are tried; an index leads to one more.
SITEMAPS = 2

NO_LIST = "no list of articles could be made out on this page"
NO_FEED = "this is no feed, and the page announces none; nor does its site"


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An address that may be a feed, with why we think so, in words."""

    url: str
    title: str | None = None
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A feed that answers, with whose it is and what it said."""

    source: Source
    feed: Feed
    answer: Answer
    parsed: ParsedFeed
    #: Where it was found, in words.
    why: str = "the address itself"


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """What was found at an address."""

    #: The likeliest feed that answers; None where none did.
    found: Found | None = None
    #: The address of a feed that is read already, where the search led to one: it is not asked again (R23).
    known: str | None = None
    #: Further addresses that the pages offer; they were not asked.
    others: tuple[Candidate, ...] = ()
    #: Addresses that the pages offer and that are no feed.
    failed: tuple[str, ...] = ()
    #: Lists that the page could be read by.
    lists: tuple[PageProposal, ...] = ()
    #: The page that they stand on.
    page: Answer | None = None

    def list_number(self, url: str, number: int) -> Found:
        """Give the page as a feed, read by one of its lists; the first is number 1.

        Raises:
            FeedError: If there is no list.
            UsageError: If there is none of this number.
        """
        if self.page is None or not self.lists:
            raise FeedError(url, NO_LIST)
        if not 1 <= number <= len(self.lists):
            raise UsageError(f"there is no list {number} on this page; it has {len(self.lists)}")
        proposal = self.lists[number - 1]
        found = _found_in(proposal.feed, self.page, page=None)
        return replace(found, feed=replace(found.feed, pattern=proposal.pattern), why="the list of the page")


@dataclass(slots=True)
class _Hunt:
    """One search under way, with what it may still ask."""

    fetcher: Fetcher
    workers: Workers
    until: float
    #: Addresses of feeds that are read already.
    known: Collection[str] = ()
    left: int = MOST_REQUESTS
    offered: dict[str, Candidate] = field(default_factory=dict)
    failed: list[str] = field(default_factory=list)

    async def ask(self, url: str, kind: str) -> Answer | None:
        """Ask once more, if that may be; None where nothing usable came."""
        if self.left <= 0 or asyncio.get_running_loop().time() > self.until:
            return None
        self.left -= 1
        try:
            return await self.fetcher.fetch(Ask(url=url, kind=kind))
        except FetchError:
            return None

    async def first(self, candidates: Iterable[Candidate], page: str | None, most: int) -> Found | str | None:
        """Return the first of some candidates that answers with a feed, or the address of one that is read already."""
        tried = 0
        candidates = tuple(candidates)
        self.offered = {candidate.url: candidate for candidate in candidates} | self.offered
        for candidate in candidates:
            if tried >= most or candidate.url in self.failed:
                continue
            if candidate.url in self.known:
                return candidate.url
            tried += 1
            answer = await self.ask(candidate.url, "feed")
            if answer is not None:
                try:
                    found = await as_feed(answer, self.workers, page=page)
                    return replace(found, why=candidate.why)
                except FeedError:
                    pass
            self.failed.append(candidate.url)
        return None


async def search_feeds(
    address: str, *, fetcher: Fetcher, workers: Workers, page: bool = False, known: Collection[str] = ()
) -> Search:
    """Search for feeds at an address, its page and its site.

    Args:
        address: As somebody types it.
        fetcher: The way out.
        workers: For what came from outside.
        page: The page itself is wanted as a list of links, whether it has a feed or not.
        known: Addresses of feeds that are read already.

    Raises:
        UsageError: If it is no web address.
        FetchError: If it cannot be reached, or may not be read as a page.
    """
    url = typed(address)
    if urlsplit(url).scheme not in ("http", "https") or not urlsplit(url).hostname:
        raise UsageError(f"{address} is no web address")
    if page:
        answer = await fetcher.fetch(Ask(url=url, kind="page"))
        return Search(lists=tuple(await _lists(answer, workers)), page=answer)
    hunt = _Hunt(fetcher, workers, asyncio.get_running_loop().time() + MOST_SECONDS, known)
    timeline = timeline_of(url)
    posts = await _posts(hunt, timeline) if timeline is not None else None
    if posts is not None:
        return Search(known=posts) if isinstance(posts, str) else Search(found=posts)
    answer = await fetcher.fetch(Ask(url=url, kind="feed"))
    try:
        return Search(found=await as_feed(answer, workers, page=None))
    except FeedError:
        pass
    found = await _hunt(hunt, answer)
    others = tuple(
        candidate
        for candidate in hunt.offered.values()
        if candidate.url not in (*hunt.failed, found if not isinstance(found, Found) else found.answer.url)
    )
    failed = tuple(url for url in hunt.failed if url in hunt.offered)
    if isinstance(found, str):
        return Search(known=found, others=others, failed=failed)
    if found is not None:
        return Search(found=found, others=others, failed=failed)
    read = await hunt.ask(url, "page")  # as a page, by the rules for pages
    lists = await _lists(read, workers) if read is not None else []
    return Search(others=others, failed=failed, lists=tuple(lists), page=read)


async def _posts(hunt: _Hunt, timeline: Timeline) -> Found | str | None:
    """Ask where a social service gives a timeline to anybody; None where it does not, or is no such service."""
    addresses = timeline.feeds
    if timeline.lookup is not None:
        told = await hunt.ask(timeline.lookup, "page" if timeline.lookup_page else "feed")
        number = None if told is None else await _account(told, hunt.workers, page=timeline.lookup_page)
        addresses = with_answer(timeline, number) if number is not None else addresses
    for address in addresses:
        if address in hunt.known:
            return address
        as_page = Feed(url=address, source_id="", service=timeline.service).as_page
        answer = await hunt.ask(address, "page" if as_page else "feed")
        if answer is None:
            continue
        try:
            parsed = await _parsed(answer, hunt.workers, timeline.service)
        except FeedError:
            continue
        if _is_of(timeline, parsed):
            return _found_posts(timeline, parsed, answer)
    return None


async def _hunt(hunt: _Hunt, answer: Answer) -> Found | str | None:
    """Go from what a page offers to what its site may keep, until something answers."""
    here = answer.final_url
    found = await hunt.first(await _offers(answer, "the page", hunt.workers), here, TRIED)
    for above in pages_above(here) if found is None else ():
        page = await hunt.ask(above, "page")
        if page is not None:
            name = "the start page" if urlsplit(page.final_url).path in ("", "/") else "the page of its section"
            found = await hunt.first(await _offers(page, name, hunt.workers), page.final_url, TRIED)
        if found is not None:
            break
    if found is None:
        found = await _in_sitemaps(hunt, here)
    if found is None:
        # Guesses are offered to nobody: only one that answers counts.
        offered = dict(hunt.offered)
        guesses = [Candidate(url=guess, why="a usual address for feeds") for guess in usual_addresses(here)]
        found = await hunt.first(guesses, here, len(guesses))
        hunt.offered = offered
    return found


async def _offers(answer: Answer, where: str, workers: Workers) -> list[Candidate]:
    return [
        Candidate(url=link.url, title=link.title, why=f"{'announced by' if link.declared else 'linked on'} {where}")
        for link in await _links(answer, workers)
    ]


async def _links(answer: Answer, workers: Workers) -> list[FoundFeed]:
    """Give the feeds that an answer offers; one that costs too much to be read offers none (S13)."""
    try:
        return await workers.discover(answer.body, answer.final_url)
    except FeedError:
        return []


async def _account(told: Answer, workers: Workers, *, page: bool) -> str | None:
    try:
        return await workers.account(told.body, told.final_url, page=page)
    except FeedError:
        return None


async def _in_sitemaps(hunt: _Hunt, here: str) -> Found | str | None:
    """Look for news in the sitemaps that robots.txt names."""
    robots = await hunt.ask(urljoin(here, "/robots.txt"), "robots")
    why = "a news sitemap that robots.txt names"
    for name in sitemaps_named(robots.body)[:SITEMAPS] if robots is not None else ():
        if name in hunt.known:
            return name
        answer = await hunt.ask(name, "feed")
        if answer is None:
            continue
        try:
            return replace(await as_feed(answer, hunt.workers, page=here), why=why)
        except FeedError:
            links = await _links(answer, hunt.workers)
            inner = [Candidate(url=link.url, why=why) for link in links if link.declared]
        found = await hunt.first(inner, here, 1)
        if found is not None:
            return found
    return None


async def _lists(answer: Answer, workers: Workers) -> list[PageProposal]:
    return await workers.learn_lists(answer.body, answer.final_url, answer.headers.get("content-type"))


async def as_feed(answer: Answer, workers: Workers, *, page: str | None) -> Found:
    """Read an answer as a feed, and say whose it is.

    Raises:
        FeedError: If it is none.
    """
    timeline = timeline_of(answer.url)
    if timeline is not None:
        parsed = await _parsed(answer, workers, timeline.service)
        if _is_of(timeline, parsed):
            return _found_posts(timeline, parsed, answer)
    return _found_in(await _parsed(answer, workers, None), answer, page=page)


async def _parsed(answer: Answer, workers: Workers, service: str | None) -> ParsedFeed:
    return await workers.parse_feed(answer.body, answer.final_url, answer.headers.get("content-type"), service)


def _is_of(timeline: Timeline, parsed: ParsedFeed) -> bool:
    """Say whether a feed is what its address promises: any site may have addresses like Mastodon's.

    Posts have no titles there, and entries of others' feeds do.
    """
    return timeline.service != "mastodon" or parsed.format == "timeline" or not any(e.title for e in parsed.entries)


def _found_posts(timeline: Timeline, parsed: ParsedFeed, answer: Answer) -> Found:
    """Say whose posts they are: each account is a source of its own, whoever else posts at the same service."""
    timeline = named(timeline, parsed.link)
    name = timeline.title if timeline.source_id.startswith(("tag:", "r:")) else parsed.title or timeline.title
    service = NAMES[timeline.service]
    shown = name if service in name else f"{name} ({service})"
    source = Source(id=timeline.source_id, name=shown, language=parsed.language, kind="social")
    feed = Feed(url=answer.url, source_id=source.id, title=shown, language=source.language, service=timeline.service)
    return Found(source=source, feed=feed, answer=answer, parsed=parsed, why=f"the public posts at {service}")


def _found_in(parsed: ParsedFeed, answer: Answer, *, page: str | None) -> Found:
    """Say whose feed it is: the domain of the page that announces it, else of its address, with the feed's own name."""
    domain = registrable_domain(page or answer.final_url)
    source = Source(id=domain, name=parsed.title or domain, domains=(domain,), language=parsed.language)
    feed = Feed(url=answer.final_url, source_id=domain, title=parsed.title or None, language=parsed.language)
    return Found(source=source, feed=feed, answer=answer, parsed=parsed)


def typed(address: str) -> str:
    """Complete an address as people type it."""
    return address if "://" in address else f"https://{address}"

"""From entries of feeds and readings of pages to events: what is new, what is the same again, what has changed."""

from collections.abc import Sequence
from dataclasses import replace

from wireroom.articles.identity import article_id
from wireroom.articles.learned import Learned
from wireroom.articles.read import read_entry
from wireroom.articles.sections import section_of
from wireroom.articles.versions import changed, retitled
from wireroom.feeds.entries import SPOILED, Edited, New, changes, had_title, keys_to_look_up, spoiled_keys
from wireroom.model.article import Reading
from wireroom.model.entry import Entry, ParsedFeed
from wireroom.model.events import ArticleRead, ArticleSeen, Event, PicturesDropped, ReadFailed, SourceAdded
from wireroom.model.picture import WantedPicture
from wireroom.model.source import Feed, FeedState
from wireroom.pipeline.bounds import within
from wireroom.pipeline.completing import completes
from wireroom.pipeline.newsroom import Newsroom
from wireroom.pipeline.plans import Plan, Taken
from wireroom.pipeline.publishers import gathers, publisher_of
from wireroom.pipeline.talking import as_told, talk_told
from wireroom.ports import Embedder, KnownEntry, WantedPage
from wireroom.text.addresses import canonical_address, safe_link
from wireroom.text.clean import words
from wireroom.text.domains import registrable_domain
from wireroom.text.meanings import meanings

#: Entries of a feed that are taken in one transaction: between two of them others get their turn.
BATCH = 25

#: Entries that one feed may bring into the river within a day (S52); more wait for the next.
RIVER, DAY = 500, 86_400.0

#: A page that could not be read is tried again after these pauses, seconds; then what the feed told stays.
PAGE_RETRIES = (600.0, 3600.0, 6 * 3600.0, 24 * 3600.0)
#: What readers are told of a page that waits for its next try.
AGAIN = "it is tried again later"


class Intake:
    """Takes what was parsed and read into the newsroom. One writer's; every call is one or more transactions."""

    def __init__(
        self,
        newsroom: Newsroom,
        *,
        read_seconds: float,
        pictures: bool = False,
        learned: Learned | None = None,
        embedder: Embedder | None = None,
    ) -> None:
        """Take the newsroom.

        Args:
            newsroom: Where all goes.
            read_seconds: How old an entry may be on a feed's first answer to have its page read.
            pictures: Whether pictures are to come along.
            learned: What the archive taught about sections, where it was asked to.
            embedder: Makes the vectors of readings that came without; None where workers do, or nobody.
        """
        self.newsroom = newsroom
        self.room = newsroom.room
        self._read_seconds = read_seconds
        self._pictures = pictures
        self._learned = learned
        self._embedder = embedder
        #: Domains of known sources, with their ids; gathered anew for each part, and only where it is asked for.
        self._owners: dict[str, str] | None = None

    # feeds

    def take_feed(self, feed: Feed, parsed: ParsedFeed, state: FeedState, now: float, *, first: bool) -> Taken:
        """Take a feed's answer; the feed's state commits with the last of its entries (R1).

        Args:
            feed: Whose answer it is.
            parsed: The answer.
            state: What to keep of the request.
            now: UTC seconds.
            first: Whether this is the feed's first answer: then only young entries have their pages read.
        """
        plan = self.plan(feed, parsed, state, now, first=first)
        for number in range(len(plan.parts)):
            self.take_part(plan, number)
        return plan.taken

    def plan(self, feed: Feed, parsed: ParsedFeed, state: FeedState, now: float, *, first: bool) -> Plan:
        """Say what a feed's answer changes, without doing it. Arguments as of `take_feed`."""
        known = self.room.known_entries(feed.url, keys_to_look_up(parsed.entries))
        found = changes(parsed.entries, known, now=now, cut_off="cut_off" in parsed.flags)
        count = self.room.gathered if gathers(feed) else self.room.brought
        spare = max(0, RIVER - count(feed.source_id, feed.url, now - DAY, now))
        news = [change for change in found if isinstance(change, New)]
        wait = {id(change) for change in news[spare:]}
        if wait:  # "nothing new since" must not hide those that wait (R1)
            state = replace(state, etag=None, last_modified=None, body_hash=None)
        taken = [change for change in found if id(change) not in wait]
        fresh = len(news) - len(wait)
        return Plan(
            feed=feed,
            now=now,
            first=first,
            parts=tuple(tuple(taken[start : start + BATCH]) for start in range(0, max(len(taken), 1), BATCH)),
            spoiled=frozenset(spoiled_keys(parsed.entries)),
            entries=parsed.entries,
            taken=Taken(
                new=fresh,
                edited=len(taken) - fresh,
                state=replace(state, entries=len(parsed.entries), new_entries=fresh),
            ),
        )

    def take_part(self, plan: Plan, number: int, readings: Sequence[Reading] | None = None) -> None:
        """Take one part of a plan; they come in order, and others may have their turn between two of them.

        Args:
            plan: The plan.
            number: Which of its parts.
            readings: What was read of its `to_read`; None: it is read here.
        """
        read = [read_entry(entry, url=url) for entry, url in plan.to_read(number)] if readings is None else readings

        def make() -> list[Event]:
            self._owners = None
            pairs = zip(plan.parts[number], read, strict=True)
            events = [event for change, reading in pairs for event in self._events(plan, change, reading)]
            if number == len(plan.parts) - 1:
                for key in sorted(plan.spoiled):
                    self.room.put_entry(plan.feed.url, key, SPOILED)
                new = {event.article_id for event in events if isinstance(event, ArticleSeen)}
                events += talk_told(self.room, plan.feed, plan.entries, new, plan.now)
                self.room.put_feed_state(plan.taken.state)
            return events

        self.newsroom.take(make)

    def knows_any(self, feed: Feed, parsed: ParsedFeed) -> bool:
        """Say whether an answer holds entries that this feed had delivered before."""
        return bool(self.room.known_entries(feed.url, keys_to_look_up(parsed.entries)))

    def keep_state(self, state: FeedState) -> None:
        """Keep what a request taught us that brought no entries."""
        with self.room.transaction():
            self.room.put_feed_state(state)

    def _events(self, plan: Plan, change: New | Edited, reading: Reading) -> list[Event]:
        """Say what an entry that is new or edited means, and remember it."""
        feed, made_known = self._with_publisher(plan.feed, change.entry, plan.now)
        if isinstance(change, New):
            article, events = self._new(feed, change, reading, plan.now, plan.first)
        else:
            article, events = change.article_id, self._edited(feed, change, reading, plan.now)
        for key in change.keys:
            self.room.put_entry(feed.url, key, KnownEntry(article_id=article, fingerprint=change.fingerprint))
        return [*made_known, *events]

    def _with_publisher(self, feed: Feed, entry: Entry, now: float) -> tuple[Feed, list[Event]]:
        """Read an entry of a feed that gathers as one of its true publisher, who becomes known if need be."""
        if not gathers(feed):
            return feed, []
        if self._owners is None:
            rows = self.room.reader.sources()
            self._owners = {domain: row.source.id for row in rows for domain in (row.source.id, *row.source.domains)}
        source = publisher_of(entry, self._owners)
        if source is None:
            return feed, []
        known = source.id in self._owners
        self._owners.setdefault(source.id, source.id)
        return replace(feed, source_id=source.id), [] if known else [SourceAdded(at=now, source=source)]

    def _new(self, feed: Feed, change: New, reading: Reading, now: float, first: bool) -> tuple[str, list[Event]]:
        entry = change.entry
        address = canonical_address(entry.url) if entry.url else None
        known = self._of_same_publisher(address, feed)
        told = entry.updated if entry.published is None else entry.published
        published = None if change.flags else told
        reading = replace(as_told(reading, feed), published=published)
        if known is not None:
            return known, self._of_file(feed, known, entry, reading, now, first)
        name = article_id(address, feed.url, change.keys[0])
        there = self.room.article_state(name)
        if there is not None and there.source_id != feed.source_id:
            # two publishers whose feeds lie at one host, and both name this address: each has its own article (S52)
            name = article_id(None, feed.url, change.keys[0])
            there = self.room.article_state(name)
        if there is not None:
            return name, []
        seen = ArticleSeen(
            at=now,
            article_id=name,
            source_id=feed.source_id,
            feed_url=feed.url,
            url=entry.url,
            title=reading.title,
            published=published,
            language=reading.language or feed.language,
            section=feed.section,
        )
        if address:
            self.room.put_address(address, name)
        self._want(feed, name, entry, published, now, first)
        read = self.read_event(name, 1, self._with_feed(reading, feed), feed.section, now)
        return name, [seen, read, *self._picture(name, reading, now)]

    def _of_file(self, feed: Feed, name: str, entry: Entry, reading: Reading, now: float, first: bool) -> list[Event]:
        """Complete what a file had brought of an article, if this feed or its page tells more; else leave it."""
        state = self.room.article_state(name)
        if state is None or state.body is None or state.file is None or state.origin == "page":
            return []
        self._want(feed, name, entry, reading.published, now, first)
        old = self.room.bodies.get(state.body)
        if not completes(reading, old):
            return []
        published = old.published if reading.published is None else reading.published
        new = self._with_feed(replace(reading, published=published), feed)
        return [self.read_event(name, state.version, new, feed.section, now), *self._picture(name, new, now)]

    def _want(self, feed: Feed, name: str, entry: Entry, published: float | None, now: float, first: bool) -> None:
        """Put an entry's page on the list of those to read, if it is one to be read."""
        worth = feed.service is None and self._worth_reading(published, now, first=first and feed.pattern is None)
        if entry.url and worth:
            wanted_at = now if published is None else min(published, now)
            self.room.want_page(name, entry.url, registrable_domain(entry.url), wanted_at=wanted_at, next_at=now)

    def _edited(self, feed: Feed, change: Edited, reading: Reading, now: float) -> list[Event]:
        """Take an edit: of what its feed told at once; of an article read from its page by reading that again."""
        state = self.room.article_state(change.article_id)
        if state is None or state.body is None or state.source_id != feed.source_id:
            return []
        old = self.room.bodies.get(state.body)
        entry = change.entry
        if entry.url and state.origin == "page":
            self.room.want_page(change.article_id, entry.url, registrable_domain(entry.url), wanted_at=now, next_at=now)
            if "title" not in change.parts or not had_title(change.before, old.title):
                return []
            new = replace(old, title=reading.title)
        else:
            told = None if change.flags else entry.published
            published = told if old.published is None else old.published
            new = replace(as_told(reading, feed), published=published)
            new = replace(new, language=new.language or old.language, section=new.section or old.section)
        if not changed(old, new) and not ("title" in change.parts and retitled(old.title, new.title)):
            return []
        read = self.read_event(change.article_id, state.version + 1, new, state.feed_section, now)
        return [read, *self._picture(change.article_id, new, now)]

    def _of_same_publisher(self, address: str | None, feed: Feed) -> str | None:
        """Find the article under this address, if the same publisher brought it: nobody changes another's (S52)."""
        article = self.room.article_by_address([address]) if address else None
        state = self.room.article_state(article) if article else None
        return article if state is not None and state.source_id == feed.source_id else None

    def _worth_reading(self, published: float | None, now: float, *, first: bool) -> bool:
        """On a feed's first answer only what is known to be young; later all that is new and not from an archive."""
        return not first if published is None else now - published <= self._read_seconds

    @staticmethod
    def _with_feed(reading: Reading, feed: Feed) -> Reading:
        if reading.language is not None or feed.language is None:
            return reading
        provenance = {**reading.provenance, "language": "feed"}
        return replace(reading, language=feed.language, provenance=provenance)

    # pages

    def entry_of(self, article: str) -> Entry | None:
        """Give what the feed told of an article, as an entry: the page's reader fills gaps from it."""
        state = self.room.article_state(article)
        if state is None or state.body is None:
            return None
        reading = self.room.bodies.get(state.body)
        full = reading.origin == "feed"
        by_feed = {name for name in ("section", "keywords") if reading.provenance.get(name) == "feed"}
        section = (reading.section,) if reading.section and "section" in by_feed else ()
        return Entry(
            url=state.url,
            title=reading.title,
            summary_html=(reading.standfirst or "") if full else reading.html,
            content_html=reading.html if full else "",
            authors=reading.authors,
            published=reading.published,
            updated=reading.modified,
            language=reading.language,
            image=reading.image,
            categories=reading.keywords if "keywords" in by_feed else section,
        )

    def take_reading(self, article: str, reading: Reading, now: float) -> None:
        """Take what was read of an article's page."""
        reading = within(reading)

        def make() -> list[Event]:
            state = self.room.article_state(article)
            self.room.page_done(article)
            if state is None or state.body is None:
                return []
            old = self.room.bodies.get(state.body)
            if reading.canonical and registrable_domain(reading.canonical) == registrable_domain(state.url or ""):
                # a page speaks for its own house only: nobody takes another's address (S52)
                address = canonical_address(reading.canonical)
                if address:
                    self.room.put_address(address, article)
            new = reading if reading.published is not None else replace(reading, published=old.published)
            pictured = self._picture(article, new, now)
            if state.origin != "page":
                # what the feed said of its kind holds beside what the page says
                new = replace(new, labels=tuple(dict.fromkeys((*new.labels, *old.labels))))
                # the first reading of the page completes what the feed told: the same version, no edit by the publisher
                return [self.read_event(article, state.version, new, state.feed_section, now), *pictured]
            if not changed(old, new):
                return pictured
            return [self.read_event(article, state.version + 1, new, state.feed_section, now), *pictured]

        self.newsroom.take(make)

    def page_failed(self, page: WantedPage, reason: str, now: float, *, for_good: bool, pause: float = 0.0) -> None:
        """Note that a page could not be read: again later, or not at all, with the reason for readers.

        The first failure is told at once, and the last; those between change nothing for readers.
        """
        again = not for_good and page.tries < len(PAGE_RETRIES)

        def make() -> list[Event]:
            if not again:
                self.room.page_done(page.article_id)
                return [ReadFailed(at=now, article_id=page.article_id, reason=reason)]
            self.room.page_later(page.article_id, now + max(PAGE_RETRIES[page.tries], pause))
            if page.tries:
                return []
            return [ReadFailed(at=now, article_id=page.article_id, reason=f"{reason}; {AGAIN}")]

        self.newsroom.take(make)

    def _picture(self, article: str, reading: Reading, now: float) -> list[Event]:
        """Put an article's picture on the list; one that its publisher took away, or put another for, goes."""
        if not self._pictures:
            return []
        if reading.image is None:
            self.room.shelf.unwant(article)
        else:
            wanted = WantedPicture(
                article_id=article,
                url=reading.image,
                domain=registrable_domain(reading.image),
                alt=reading.image_alt or "",
                credit=reading.image_credit or "",
            )
            news = now if reading.published is None else min(reading.published, now)
            if not self.room.shelf.want(wanted, wanted_at=news, next_at=now):
                return []
        if self.room.shelf.hash_of(article) is None:
            return []
        return [PicturesDropped(at=now, article_ids=(article,), why="withdrawn")]

    # articles of files

    def take_article(self, reading: Reading, *, key: str, source_id: str, url: str | None, seen: float) -> str:
        """Take an article that comes whole, from a file; returns its id. One that is known already is left as it is."""
        reading, url = within(reading), safe_link(url) if url else None
        address = canonical_address(url) if url else None
        name = article_id(address, source_id, key)

        def make() -> list[Event]:
            if self.room.article_state(name) is not None:
                return []
            if address:
                self.room.put_address(address, name)
            event = ArticleSeen(
                at=seen,
                article_id=name,
                source_id=source_id,
                feed_url=None,
                url=url,
                title=reading.title,
                published=reading.published,
                language=reading.language,
                section=None,
            )
            return [event, self.read_event(name, 1, reading, None, seen)]

        self.newsroom.take(make)
        return name

    def read_event(
        self, article: str, version: int, reading: Reading, feed_section: str | None, now: float
    ) -> ArticleRead:
        """Store a reading and say that it was read."""
        section = section_of(reading, feed_section, self._learned)
        if self._embedder is not None and reading.meaning is None:
            (meaning,) = meanings(self._embedder, [(reading.title, reading.text)])
            reading = replace(reading, meaning=meaning)
        return ArticleRead(
            at=now,
            article_id=article,
            version=version,
            body=self.room.bodies.put(reading),
            origin=reading.origin,
            title=reading.title,
            language=reading.language,
            section=section.name,
            section_sure=section.sure,
            published=reading.published,
            modified=reading.modified,
            words=len(words(reading.text)),
            agency=reading.agency,
            paywall=reading.paywall,
            labels=reading.labels,
        )

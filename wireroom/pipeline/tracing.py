"""Looks for what institutions are said to have said in their own documents, and again when a document comes later."""

import functools
from collections.abc import Callable, Iterable, Sequence

from wireroom.claims.attributed import Attributed, attributed
from wireroom.claims.documents import Document, find
from wireroom.claims.institutions import Institutions, shipped
from wireroom.claims.tracing import AFTER, BEFORE, MOST_DOCUMENTS, Shelf, trace, window
from wireroom.model.article import Reading
from wireroom.model.events import ClaimsChecked, Event, SourceAdded, StatementsTraced
from wireroom.model.trace import Trace
from wireroom.ports import OwnDocument, Room, Traces

#: Reports that a new document is held against, the newest, for each institution: news of hours, not of weeks.
MOST_ASKING = 40
#: Reports looked at once more in a minute, when their time is over.
MOST_CLOSING = 20
#: Documents kept at hand.
KEPT = 1500


class Archive:
    """The documents of a room, as statements are looked for in them."""

    def __init__(self, traces: Traces, read: Callable[[str], Reading | None]) -> None:
        """Take what is kept of documents, and what gives a reading by its hash; None: it is no longer kept."""
        self.traces = traces
        self._body = read
        self._document = functools.lru_cache(KEPT)(self._read)
        self._table: Institutions | None = None

    @property
    def institutions(self) -> Institutions:
        """The shipped table with the official sources of the room."""
        if self._table is None:
            self._table = shipped().with_sources(self.traces.officials())
        return self._table

    def changed(self) -> None:
        """Take note that an official source is new, or another."""
        self._table = None

    def search(
        self, said: Sequence[Attributed], language: str | None, *, published: float, now: float
    ) -> tuple[Trace, ...]:
        """Look for statements of a report of a time in what was published around it."""
        since, until = window(published)
        shelves = {}
        for name in dict.fromkeys(one.institution for one in said):
            searched = self.institutions.searched(name)
            shelves[name] = Shelf(
                documents=self.documents(searched, since, until, near=published),
                older=self.traces.older(searched, since),
            )
        return trace(said, language, at=published, now=now, shelves=shelves, institutions=self.institutions)

    def documents(self, institutions: Sequence[str], since: float, until: float, *, near: float) -> list[Document]:
        """Give what institutions published in a time, what is nearest to `near` first."""
        shelf = self.traces.shelf(institutions, since, until, near=near, most=MOST_DOCUMENTS)
        return [document for one in shelf if (document := self._document(one)) is not None]

    def _read(self, one: OwnDocument) -> Document | None:
        reading = self._body(one.body)
        if reading is None:
            return None
        return Document(
            article_id=one.article_id,
            version=one.version,
            title=one.title,
            text=text_of(reading),
            language=one.language,
            at=one.at,
            full=one.full,
        )


def text_of(reading: Reading) -> str:
    """Give what was read of a text: where its page is not known, the words of its feed."""
    return reading.text or reading.standfirst or ""


class Tracing:
    """Asks the table of institutions and the room's documents. It holds nothing that is not in the room."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._archive = Archive(room.traces, room.reader.reading)

    def follow(self, event: Event) -> list[Event]:
        """Take note of a source, which may be an institution, and of a document that has come."""
        if isinstance(event, StatementsTraced) and event.documents_of:
            return self._came(event)
        if isinstance(event, SourceAdded):
            known = self._archive.institutions.of(source_id=event.source.id)
            if event.source.kind == "official" or known:
                self._archive.changed()
        return []

    def checked(self, event: ClaimsChecked) -> list[Event]:
        """Look for the statements of a version that was checked, or say whose own document it is."""
        state = self._room.article_state(event.article_id)
        body = self._room.body_of(event.article_id, event.version)
        if state is None or body is None or state.source_kind == "social":
            return []
        reading = self._room.bodies.get(body)
        feed = self._room.traces.feed_of(event.article_id) if state.source_kind == "official" else None
        own = self._archive.institutions.of(state.url, feed, source_id=state.source_id)
        said = [] if own else attributed(reading.title, text_of(reading), reading.language, self._archive.institutions)
        if not own and not said and not self._room.traces.holds(event.article_id):
            return []
        published = state.seen if reading.published is None else min(reading.published, state.seen)
        told = StatementsTraced(
            at=event.at,
            article_id=event.article_id,
            version=event.version,
            published=published,
            documents_of=own,
            full=reading.full,
        )
        return [self._traced(told, said, reading.language)]

    def _came(self, event: StatementsTraced) -> list[Event]:
        """Hold a document that came against the statements that wait for one."""
        at = event.published
        mine = next(
            (
                one
                for one in self._archive.documents(event.documents_of, at, at, near=at)
                if one.article_id == event.article_id
            ),
            None,
        )
        if mine is None:
            return []
        asking = {name for own in event.documents_of for name in self._archive.institutions.asked_by(own)}
        since, until = event.published - AFTER, event.published + BEFORE
        reports = {
            article_id: None
            for name in sorted(asking)
            for article_id in self._room.traces.asking(name, since, until, MOST_ASKING)
        }
        told = (self._room.traces.told(article_id) for article_id in reports)
        return [self._again(one, event.at) for one in told if one is not None and self._changes(one, asking, mine)]

    def minute(self, at: float) -> list[Event]:
        """Look once more for the statements of reports whose time is over."""
        over = self._room.traces.closing(at, MOST_CLOSING)
        return [self._again(told, at) for one in over if (told := self._room.traces.told(one)) is not None]

    def _changes(self, told: StatementsTraced, asking: Iterable[str], document: Document) -> bool:
        """Whether a document says what a report hands over, or so many came that the count is another."""
        waiting = [one for one in told.traces if one.document is None and one.institution in asking]
        if any(
            find(one.words, one.language, self._archive.institutions.words_for(one.institution), [document])
            for one in waiting
        ):
            return True
        since, until = window(told.published)
        return any(
            self._room.traces.shelved(self._archive.institutions.searched(one.institution), since, until)
            >= 2 * max(1, one.documents)
            or not one.documents
            for one in waiting
        )

    def _again(self, told: StatementsTraced, at: float) -> StatementsTraced:
        said = [_statement(one) for one in told.traces]
        language = told.traces[0].language if told.traces else None
        new = StatementsTraced(
            at=at,
            article_id=told.article_id,
            version=told.version,
            published=told.published,
            documents_of=told.documents_of,
            full=told.full,
        )
        return self._traced(new, said, language)

    def _traced(self, told: StatementsTraced, said: Sequence[Attributed], language: str | None) -> StatementsTraced:
        """Search, and say when to search once more."""
        _, until = window(told.published)
        traces = self._archive.search(said, language, published=told.published, now=told.at)
        open_ = any(one.document is None for one in traces) and told.at < until
        return StatementsTraced(
            at=told.at,
            article_id=told.article_id,
            version=told.version,
            published=told.published,
            documents_of=told.documents_of,
            full=told.full,
            closes=until if open_ else None,
            traces=traces,
        )


def _statement(one: Trace) -> Attributed:
    return Attributed(institution=one.institution, field=one.field, start=one.start, end=one.end, words=one.words)

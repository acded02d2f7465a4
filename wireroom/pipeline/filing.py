"""Articles of files on their way into the newsroom: new, a later version, the same again, or older than what is kept.

An import is of the past. Its events stand in the log at the time of the import, so that the log's clock never goes
back; the articles themselves stand at the time that their file tells, and nothing breaks by them. The same article is
known by its address (or its key), and no version is taken twice, so that files may come again, in any order, under any
name.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace

import orjson

from wireroom.articles.identity import article_id
from wireroom.articles.versions import changed
from wireroom.errors import DeskError
from wireroom.model.article import Reading
from wireroom.model.events import ArticleSeen, Event, SourceAdded
from wireroom.model.source import Source
from wireroom.pipeline.completing import RANK, completes
from wireroom.pipeline.filed import Batch, Filed, Mark
from wireroom.pipeline.intake import Intake
from wireroom.ports import ArticleState
from wireroom.text.addresses import canonical_address
from wireroom.text.domains import registrable_domain

#: A text completes what is kept only if it stood so little before it, seconds: one of years ago is not what a summary
#: of today tells of, even at the same address.
BEFORE = 86_400.0

#: Name under which it is kept how far an archive is done.
STAGE = "import:"


@dataclass(frozen=True, slots=True)
class _Step:
    """What an article of a file means."""

    outcome: str
    article_id: str
    #: As it is known; None for one that is new.
    state: ArticleState | None
    version: int = 1


class Filing:
    """Takes articles of files. One writer's; every batch is one transaction."""

    def __init__(self, intake: Intake, *, budget: int = 0) -> None:
        """Take the intake, and how many bytes the room may take up (0: no limit)."""
        self._intake, self._room, self._budget = intake, intake.room, budget
        #: Domains of sources that are known; looked up once.
        self._owners: dict[str, str] = {}
        #: What the dry run that is under way would have taken: article -> (when, its words).
        self._imagined: dict[str, tuple[float, int]] = {}

    def standing(self, keys: Sequence[str]) -> dict[str, Mark]:
        """Say how far archives are done, by their keys. An import, and a dry run too, begins and ends with this."""
        self._imagined.clear()
        kept = {key: self._room.load_checkpoint(STAGE + key) for key in keys}
        return {key: Mark(**orjson.loads(found[1])) for key, found in kept.items() if found is not None}

    def over(self) -> bool:
        """Say whether the room takes up all that it may: what comes now would be the first to go."""
        return 0 < self._budget < self._room.used()

    def take(self, batch: Batch, now: float) -> dict[str, int]:
        """Take a batch; returns how many articles came to what. All of it commits together.

        Raises:
            DeskError: If a desk fails on an article: those before it are kept.
        """
        try:
            with self._intake.newsroom.together():
                outcomes = Counter(self._one(filed, now) for filed in batch.articles)
                self._keep(batch.marks)
        except DeskError:
            self._owners.clear()  # its sources went with it
            outcomes = Counter(self._one(filed, now) for filed in batch.articles)
            with self._room.transaction():
                self._keep(batch.marks)
        return dict(outcomes)

    def look(self, batch: Batch) -> dict[str, int]:
        """Say what a batch would come to, without taking it."""
        return dict(Counter(self._imagine(filed) for filed in batch.articles))

    def _keep(self, marks: Sequence[Mark]) -> None:
        for mark in marks:
            self._room.save_checkpoint(STAGE + mark.key, self._room.log.last(), orjson.dumps(asdict(mark)))

    def _one(self, filed: Filed, now: float) -> str:
        filed = self._of_known_source(filed)
        step = self._step(filed)
        if step.outcome not in ("same", "older"):
            self._intake.newsroom.take(lambda: self._events(step, filed, now))
        return step.outcome

    def _of_known_source(self, filed: Filed) -> Filed:
        owner = self._owners.get(filed.source) or self._room.owner_of(filed.source)
        if owner is None:
            return filed
        self._owners[filed.source] = self._owners[owner] = owner
        return filed if owner == filed.source else replace(filed, source=owner)

    def _step(self, filed: Filed) -> _Step:
        """Decide what an article means."""
        name = self._name(filed)
        state = self._room.article_state(name)
        if state is None or state.body is None:
            return _Step("new", name, None)
        new, stood = filed.reading, self._room.versions_of(name)[0][0]
        if filed.at >= stood - BEFORE and completes(new, self._room.bodies.get(state.body)):
            # the whole text completes what a feed told: the same version, no edit by the publisher
            return _Step("completed", name, state, state.version)
        if RANK[new.origin] < RANK[state.origin] or self._is_kept(name, new):
            return _Step("same", name, state)
        if filed.at < stood or RANK[new.origin] > RANK[state.origin]:
            return _Step("older", name, state)  # or less than what is kept: the teaser before a wall
        return _Step("edited", name, state, state.version + 1)

    def _name(self, filed: Filed) -> str:
        """Say which article it is; nobody's may be changed but by its own publisher (S52)."""
        addresses = _addresses(filed)
        for address in addresses:
            name = self._room.article_by_address([address])
            state = self._room.article_state(name) if name else None
            if not name or state is None or state.source_id != filed.source:
                continue
            # what a page calls itself counts where it says the same: many name their front or their section
            if address == addresses[0] or self._is_kept(name, filed.reading):
                return name
        name = article_id(addresses[0] if addresses else None, filed.source, filed.key)
        state = self._room.article_state(name)
        if state is not None and state.source_id != filed.source:
            return article_id(None, filed.source, filed.key)
        return name

    def _is_kept(self, name: str, new: Reading) -> bool:
        """Say whether a version with these words is there already."""
        return any(not changed(self._room.bodies.get(body), new) for _, body in self._room.versions_of(name))

    def _events(self, step: _Step, filed: Filed, now: float) -> list[Event]:
        """Say what an article means as events, and remember its addresses. Runs inside the transaction."""
        reading, events = filed.reading, list[Event]()
        for address in _addresses(filed):
            self._room.put_address(address, step.article_id)
        if step.state is None:
            events += self._seen(step.article_id, filed, now)
        else:
            old = self._room.bodies.get(step.state.body or "")
            if reading.published is None:
                reading = replace(reading, published=old.published)
            if reading.origin == "page":
                self._room.page_done(step.article_id)
        section = step.state.feed_section if step.state else None
        read = self._intake.read_event(step.article_id, step.version, reading, section, now)
        return [*events, replace(read, file=filed.file, seen=min(filed.at, now))]

    def _seen(self, name: str, filed: Filed, now: float) -> list[Event]:
        events: list[Event] = []
        if filed.source not in self._owners:
            self._owners[filed.source] = filed.source
            told = filed.source_name or filed.source
            events.append(SourceAdded(at=now, source=Source(id=filed.source, name=told, domains=(filed.source,))))
        reading = filed.reading
        return [
            *events,
            ArticleSeen(
                at=now,
                article_id=name,
                source_id=filed.source,
                feed_url=None,
                url=filed.url,
                title=reading.title,
                published=reading.published,
                language=reading.language,
                section=None,
                seen=min(filed.at, now),
            ),
        ]

    def _imagine(self, filed: Filed) -> str:
        filed = self._of_known_source(filed)
        step = self._step(filed)
        words = hash((filed.reading.title, filed.reading.text))
        outcome, before = step.outcome, self._imagined.get(step.article_id)
        if before is not None and outcome in ("new", "completed", "edited"):
            outcome = "same" if before[1] == words else "older" if filed.at < before[0] else "edited"
        if outcome in ("new", "completed", "edited"):
            self._imagined[step.article_id] = (filed.at, words)
        return outcome


def _addresses(filed: Filed) -> list[str]:
    """Name the addresses of an article: its own, and what its page calls itself within its own house (S52)."""
    own = canonical_address(filed.url) if filed.url else None
    named = filed.reading.canonical
    if own is None or named is None or registrable_domain(named) != registrable_domain(own):
        return [own] if own else []
    return list(dict.fromkeys((own, canonical_address(named) or own)))

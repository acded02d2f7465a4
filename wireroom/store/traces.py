"""Documents of institutions, and the statements that reports hand to them: kept by the projections, read by pages."""

from collections.abc import Iterable, Sequence

import apsw
import orjson

from wireroom.model.codec import build
from wireroom.model.events import StatementsTraced
from wireroom.model.source import Source
from wireroom.model.trace import ShownTrace, Trace
from wireroom.ports import OwnDocument
from wireroom.store.queries import Queries
from wireroom.store.search import Wanted
from wireroom.text.speech import quoted

#: Words of a quote by which it is looked for in other reports: the middle ones, which no report leaves out.
MIDDLE = 6


class TraceTables:
    """Reads and writes the tables of traces. A `ports.Traces`."""

    def __init__(self, connection: apsw.Connection, *, indexed: bool = True) -> None:
        """`indexed`: what is kept here can be searched for words."""
        self._sql = Queries(connection, "traces")
        self._run = self._sql.rows
        self._indexed = indexed

    def put(self, event: StatementsTraced) -> None:
        """Keep what was found; it takes the place of what was kept of the article before."""
        self.drop(event.article_id)
        for institution in event.documents_of:
            self._run(
                "put_document",
                institution=institution,
                at=event.published,
                article_id=event.article_id,
                full=int(event.full),
            )
        if event.traces:
            self._run(
                "put_traces",
                article_id=event.article_id,
                version=event.version,
                looked_at=event.at,
                published=event.published,
                closes=event.closes,
                traces=orjson.dumps(event.traces).decode(),
            )
        for institution in {one.institution for one in event.traces if one.document is None}:
            self._run("put_asked", institution=institution, at=event.published, article_id=event.article_id)

    def drop(self, article_id: str) -> None:
        """Let go of an article."""
        for name in ("drop_documents", "drop_traces", "drop_asked"):
            self._run(name, article_id=article_id)

    def holds(self, article_id: str) -> bool:
        """Whether anything was kept of an article."""
        return bool(self._sql.value("holds", article_id=article_id))

    def told(self, article_id: str) -> StatementsTraced | None:
        """Give what was found of a report's statements; None where it hands none over."""
        for version, looked_at, published, closes, traces in self._run("traces_of", article_id=article_id):
            return StatementsTraced(
                at=looked_at,
                article_id=article_id,
                version=version,
                published=published,
                closes=closes,
                traces=tuple(build(Trace, one) for one in orjson.loads(traces)),
            )
        return None

    def asking(self, institution: str, since: float, until: float, most: int) -> list[str]:
        """Name reports of a time whose statements of an institution wait for a document, the newest first."""
        rows = self._run("asking", institution=institution, since=since, until=until, most=most)
        return [article_id for (article_id,) in rows]

    def closing(self, now: float, most: int) -> list[str]:
        """Name reports the time of whose statements is over."""
        return [article_id for (article_id,) in self._run("closing", now=now, most=most)]

    def shelf(
        self, institutions: Sequence[str], since: float, until: float, *, near: float, most: int
    ) -> list[OwnDocument]:
        """Give documents of institutions, those nearest to a time first."""
        rows = self._run("shelf", institutions=_json(institutions), since=since, until=until, near=near, most=most)
        return [
            OwnDocument(
                article_id=row[0],
                version=row[1],
                title=row[2],
                language=row[3],
                body=row[4],
                at=row[5],
                full=bool(row[6]),
            )
            for row in rows
        ]

    def shelved(self, institutions: Sequence[str], since: float, until: float) -> int:
        """Count documents of institutions."""
        return int(self._sql.value("shelved", institutions=_json(institutions), since=since, until=until))

    def older(self, institutions: Sequence[str], before: float) -> bool:
        """Whether a document of institutions is known from before a time."""
        return bool(self._sql.value("older", institutions=_json(institutions), before=before))

    def officials(self) -> list[Source]:
        """Give the official sources."""
        return [build(Source, orjson.loads(facts)) for (facts,) in self._run("officials")]

    def feed_of(self, article_id: str) -> str | None:
        """Give the address of the feed that brought an article."""
        found: str | None = self._sql.value("feed_of", article_id=article_id)
        return found

    def shown(self, article_ids: Iterable[str]) -> tuple[ShownTrace, ...]:
        """Give the statements of reports, as pages show them."""
        return tuple(
            ShownTrace(
                article_id=article_id,
                version=told.version,
                looked_at=told.at,
                trace=one,
                alone=self.alone(article_id, one),
            )
            for article_id in article_ids
            if (told := self.told(article_id)) is not None
            for one in told.traces
        )

    def alone(self, article_id: str, one: Trace) -> bool | None:
        """Whether a quote that no document has stands in no other report than an article's either; None: not known."""
        if one.document is not None or not one.quoted or not self._indexed:
            return None
        words = max((quote.split() for quote in quoted(one.words)), key=len, default=[])
        start = max(0, (len(words) - MIDDLE) // 2)
        match = Wanted(terms=(" ".join(words[start : start + MIDDLE]),)).match
        return not self._sql.value("elsewhere", words=match, article_id=article_id)


def _json(values: Sequence[str]) -> str:
    return orjson.dumps(list(values)).decode()

"""Keeping the side index up to date: what was read since is put in, what was forgotten is taken out, once a second.

How far it goes is kept in the index itself, in the same commit, so it can never claim more than it holds. An index that
is absent, torn, of another version or of another log is made anew from the articles.
"""

import shutil
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import apsw
import structlog
import tantivy

from wireroom.model.events import ArticleRead, ArticlesForgotten
from wireroom.ports import Log
from wireroom.store.bodies import SqliteBodies
from wireroom.store.connect import open_reader
from wireroom.store.queries import Queries
from wireroom.store.side_index import State, index_folder, opened, schema, sound, state_of
from wireroom.store.trouble import translated
from wireroom.store.words import words

log = structlog.get_logger()

#: Memory for what is not written yet, bytes; tantivy's least is 15 MB.
HEAP = 30_000_000
#: Events, or articles, that are read at once: each page has a state of the database of its own.
PAGE = 1000


class Indexing:
    """The one that writes the index, in a thread of the writer process."""

    def __init__(self, database: Path, *, make_log: Callable[[apsw.Connection], Log]) -> None:
        self._folder = index_folder(database)
        self._ending = threading.Event()
        self._connection = open_reader(database)
        self._bodies = SqliteBodies(self._connection)
        self._log = make_log(self._connection)
        self._sql = Queries(self._connection, "side_index")
        self._writer: tantivy.IndexWriter | None = None
        self._state: State | None = None

    def end(self) -> None:
        """Make `catch_up` return soon: what it has begun is done again at the next start. From any thread."""
        self._ending.set()

    def close(self) -> None:
        """Let go of the index and the database. Not while `catch_up` runs."""
        self._writer = None
        self._connection.close()

    def catch_up(self) -> int:
        """Bring the index up to the last event; returns how many articles were put in.

        Raises:
            ValueError: If the index cannot be written; it is opened, or made, anew at the next call.
            StorageError: If the database cannot be read.
        """
        with translated("the database"), sound():
            return self._catch_up()

    def _catch_up(self) -> int:
        epoch, last = self._sql.rows("stands")[0]
        try:
            writer = self._writer or self._open()
            if self._state is None or self._state.epoch != epoch or self._state.seq > last:
                return self._make_anew(writer, epoch, last)
            if self._state.seq == last:
                return 0
            return self._follow(writer, self._state)
        except BaseException:
            self._writer = self._state = None
            raise

    def _open(self) -> tantivy.IndexWriter:
        try:
            index = opened(self._folder)
            with sound():
                self._state = state_of(index.searcher(), index.schema)
        except (ValueError, OSError) as error:
            if self._folder.exists():
                log.warning("search.torn", reason=str(error), made="anew")
                shutil.rmtree(self._folder)
            index = None
        if index is None or self._state is None:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder.mkdir(parents=True, mode=0o700)
            tantivy.Index(schema(), path=str(self._folder))
            index, self._state = opened(self._folder), None
        self._writer = index.writer(HEAP, 1)
        return self._writer

    def _make_anew(self, writer: tantivy.IndexWriter, epoch: str, last: int) -> int:
        """Put all articles in. What is read meanwhile comes after: events from `last` on are followed again."""
        writer.delete_all_documents()
        put, n = 0, 0
        while rows := self._sql.rows("all_articles", after=n, most=PAGE):
            if self._ending.is_set():
                writer.rollback()
                return 0
            put += sum(self._put(writer, row) for row in rows)
            n = rows[-1][0]
        self._commit(writer, State(epoch, last))
        log.info("search.made", articles=put)
        return put

    def _follow(self, writer: tantivy.IndexWriter, state: State) -> int:
        put = 0
        while (logged := list(self._log.read(state.seq, PAGE))) and not self._ending.is_set():
            changed: dict[str, None] = {}
            for item in logged:
                if isinstance(item.event, ArticleRead):
                    changed[item.event.article_id] = None
                elif isinstance(item.event, ArticlesForgotten):
                    changed.update(dict.fromkeys(item.event.article_ids))
            for article_id in changed:
                writer.delete_documents_by_term("id", article_id)
                for row in self._sql.rows("one_article", id=article_id):
                    writer.delete_documents_by_term("n", row[0])  # the row of one that is gone is used again
                    put += self._put(writer, row)
            state = State(state.epoch, logged[-1].seq)
        self._commit(writer, state)
        return put

    def _put(self, writer: tantivy.IndexWriter, row: tuple[Any, ...]) -> bool:
        n, article_id, title, source, language, section, at, body = row
        text = self._bodies.text(body)
        if text is None:
            return False
        named = {"source": source, "language": language, "section": section}
        writer.add_document(
            tantivy.Document(
                n=n,
                title=" ".join(words(title)),
                text=" ".join(words(text)),
                at=int(at // 1),
                id=article_id,
                **{field: value for field, value in named.items() if value is not None},
            )
        )
        return True

    def _commit(self, writer: tantivy.IndexWriter, state: State) -> None:
        writer.delete_documents_by_term("n", 0)
        writer.add_document(tantivy.Document(n=0, id=str(state)))
        writer.commit()
        self._state = state

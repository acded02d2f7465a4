"""The side index: what matches a search, best first, out of hundreds of thousands of articles in a few milliseconds.

It lies in a folder beside the database and can be thrown away at any time: SQLite stays the truth, `store/indexing.py`
makes it anew, and where it is absent, torn or made by another version, SQLite's own full text answers, more slowly.
Searches are built from words as objects: nothing that was typed is ever read as a language (S46).
"""

import contextlib
import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import structlog
import tantivy
from tantivy import Index, Occur, Query, Schema, Searcher

from wireroom.store.search import Wanted, day_of
from wireroom.store.words import words

log = structlog.get_logger()

#: Raised when the fields or what makes a word change: an index of another version is made anew.
VERSION = 1
#: A word of a title weighs as much as this many of a text.
TITLE_WEIGHS = 4.0
#: Events that may have come since the index was written; with more of them SQLite answers alone.
MOST_BEHIND = 5000


def index_folder(database: Path) -> Path:
    """Say where the side index of a database lies."""
    return database.with_name("search-index")


@contextlib.contextmanager
def sound() -> Iterator[None]:
    """Turn what the library says of a torn index into a ValueError: some of it is no Exception of Python's."""
    try:
        yield
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise ValueError(f"the search index is torn: {error}") from error


def schema() -> Schema:
    """Describe what is indexed of an article. Row 0 is none: it keeps up to where the index goes."""
    fields = tantivy.SchemaBuilder()
    fields.add_integer_field("n", indexed=True, fast=True)
    for name in ("title", "text"):
        fields.add_text_field(name, tokenizer_name="words", index_option="position")
    for name in ("source", "language", "section"):
        fields.add_text_field(name, tokenizer_name="raw", index_option="basic")
    fields.add_integer_field("at", indexed=True)
    fields.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    return fields.build()


def opened(folder: Path) -> Index:
    """Open an index, with our way to cut words.

    Raises:
        ValueError: If it is none, or torn.
    """
    with sound():
        index = Index.open(str(folder))
    index.register_tokenizer("words", tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build())
    return index


@dataclass(frozen=True, slots=True)
class State:
    """Up to where an index goes."""

    #: Of the log that it was made from.
    epoch: str
    #: Last event that is in it.
    seq: int

    def __str__(self) -> str:
        return f"{VERSION} {self.epoch} {self.seq}"


def state_of(searcher: Searcher, fields: Schema) -> State | None:
    """Read up to where an index goes; None for one that is not whole, or of another version."""
    with sound():
        found = searcher.search(Query.term_query(fields, "n", 0), 1).hits
        if not found:
            return None
        version, epoch, seq = searcher.doc(found[0][1])["id"][0].split(" ")
    return State(epoch, int(seq)) if int(version) == VERSION else None


class SideIndex:
    """An index, for searching. Used by one thread."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._seen: tuple[int, int] | None = None
        self._open: tuple[Index, Searcher, State] | None = None

    def state(self) -> State | None:
        """Look at what the writer last committed; None where there is no index that can be used."""
        try:
            stat = (self._folder / "meta.json").stat()
        except OSError:
            self._open = None
            return None
        now = (stat.st_ino, stat.st_mtime_ns)
        if now != self._seen:
            self._seen, self._open = now, None
            try:
                index = opened(self._folder)
                with sound():
                    searcher = index.searcher()
                state = state_of(searcher, index.schema)
            except (ValueError, OSError) as error:
                log.warning("search.torn", reason=str(error))
                return None
            self._open = (index, searcher, state) if state is not None else None
        return self._open[2] if self._open is not None else None

    def search(self, wanted: Wanted, sources: list[list[str]], most: int) -> list[int]:
        """Give the rows of the best articles, the best first, as of `state`.

        Args:
            wanted: What is searched for; words without a `*`.
            sources: For each filter of sources, the ids that pass.
            most: How many at most.

        Raises:
            ValueError: If there is none, or it is torn.
        """
        if self._open is None:
            raise ValueError("there is no search index")
        index, searcher, _ = self._open
        try:
            with sound():
                found = searcher.search(_query(index.schema, wanted, sources), most, count=False).hits
                rows = searcher.fast_field_values("n", [place for _, place in found])  # whole numbers, one each
        except (ValueError, OSError):
            self._open = None  # till its writer has made it anew
            raise
        # among equals the newer stands first, as in SQLite's full text
        ranked = sorted(((score, int(n or 0)) for (score, _), n in zip(found, rows, strict=True)), reverse=True)
        return [n for _, n in ranked]


def _query(fields: Schema, wanted: Wanted, sources: list[list[str]]) -> Query:
    parts = [(Occur.Must, _term(fields, term)) for term in wanted.terms]
    parts += [(Occur.MustNot, _term(fields, term)) for term in wanted.without]
    parts += [(Occur.Must, _filter(Query.term_set_query(fields, "source", ids))) for ids in sources]
    for field, value in wanted.filters:
        if field in ("language", "section"):
            parts.append((Occur.Must, _filter(Query.term_query(fields, field, value.lower(), "basic"))))
        elif field in ("since", "before"):
            day = day_of(value) or 0.0
            low, high = (math.floor(day), None) if field == "since" else (None, math.ceil(day))
            whole = Query.range_query(fields, "at", tantivy.FieldType.Integer, low, high)
            parts.append((Occur.Must, _filter(whole)))
    return Query.boolean_query(parts)


def _filter(query: Query) -> Query:
    """Let a part narrow and not rank."""
    return Query.const_score_query(query, 0.0)


def _term(fields: Schema, term: str) -> Query:
    """A word, or a phrase, in the title or in the text."""
    cut = words(term)

    def within(field: str) -> Query:
        if len(cut) == 1:
            return Query.term_query(fields, field, cut[0], "freq")
        return Query.phrase_query(fields, field, [*cut])

    return Query.boolean_query(
        [(Occur.Should, Query.boost_query(within("title"), TITLE_WEIGHS)), (Occur.Should, within("text"))]
    )


def answers(wanted: Wanted) -> bool:
    """Say whether a search is one for this index: it asks for words, and none of them only begins."""
    return bool(wanted.terms) and not any(term.endswith("*") for term in (*wanted.terms, *wanted.without))

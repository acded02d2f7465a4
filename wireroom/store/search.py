"""What a reader means by a search, and where an article matches it.

Words must all occur; "quotes" make a phrase; -word must not occur; word* begins with; `source:`, `language:`,
`section:`, `since:` and `before:` (ISO dates) narrow. Nothing that is typed reaches the query language unquoted.
"""

import datetime as dt
import functools
import re
import unicodedata
from dataclasses import dataclass

import apsw

from wireroom.store.words import CJK, spaced, words

_TERM = re.compile(r'(-?)(?:(\w+):)?(?:"([^"]*)"|(\S+))')
_WORD = re.compile(r"[^\W_]+(?:\*$)?")

#: Characters of text around the first match that a hit shows.
SHOWN = 220

#: How far back the end of a word is looked for: no further than a long word reaches.
LONGEST_CUT = 40
_GAP = re.compile(r"\s+")

FILTERS = ("source", "language", "section", "since", "before")
_SHORT = {"lang": "language", "from": "since", "until": "before", "site": "source"}


def index_article(connection: apsw.Connection, article_id: str, title: str, text: str) -> None:
    """Put the newest version of an article into the index."""
    n = connection.execute("SELECT n FROM articles WHERE id = ?", (article_id,)).get
    connection.execute(
        "INSERT OR REPLACE INTO search (rowid, title, text) VALUES (?, ?, ?)", (n, spaced(title), spaced(text))
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A search, understood."""

    #: Words and phrases that must occur, that must not; as typed, without quotes.
    terms: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    filters: tuple[tuple[str, str], ...] = ()
    #: In words, for the page.
    understood: tuple[str, ...] = ()

    @property
    def sources(self) -> tuple[str, ...]:
        """Names of sources that it is narrowed to, as typed."""
        return tuple(value for field, value in self.filters if field == "source")

    @property
    def match(self) -> str:
        """The search in the index's language; "" where no word is asked for."""
        must = " AND ".join(_quoted(term) for term in self.terms)
        if not must:
            return ""
        return f"({must})" + "".join(f" NOT {_quoted(term)}" for term in self.without)


def understand(query: str) -> Wanted:
    """Read what was typed. Never fails: what makes no sense as an operator is searched as words."""
    terms: list[str] = []
    without: list[str] = []
    filters: list[tuple[str, str]] = []
    for minus, typed, phrase, word in _TERM.findall(query[:400]):
        field = _SHORT.get(typed.lower(), typed.lower())
        value = (phrase or word).strip()
        if field in FILTERS and value and (field not in ("since", "before") or day_of(value) is not None):
            filters.append((field, value))
            continue
        value = f"{typed} {value}" if typed else value
        if words(value):
            (without if minus else terms).append(value)
    understood = []
    if terms:
        listed = ", ".join(f"“{term}”" for term in terms)
        understood.append(listed if len(terms) == 1 else f"all of {listed}")
    understood += [f"without “{term}”" for term in without]
    understood += [f"{field} {value}" for field, value in filters]
    return Wanted(terms=tuple(terms), without=tuple(without), filters=tuple(filters), understood=tuple(understood))


def telling(title: str) -> set[str]:
    """Give the words of a title that say what it is about: those of five letters and more, and CJK characters."""
    return {word for word in _WORD.findall(spaced(_folded(title))) if len(word) >= 5 or CJK.match(word)}


def conditions(wanted: Wanted) -> tuple[str, dict[str, object]]:
    """Return the SQL that narrows articles (joined as `a`, sources as `s`), beginning with AND, and its values."""
    sql = ""
    values: dict[str, object] = {}
    for step, (field, value) in enumerate(wanted.filters):
        name = f"f{step}"
        if field == "source":
            sql += f" AND (s.id = :{name} OR lower(s.name) LIKE '%' || lower(:{name}) || '%')"
            values[name] = value
        elif field in ("since", "before"):
            sql += f" AND coalesce(a.published, a.seen) {'>=' if field == 'since' else '<'} :{name}"
            values[name] = day_of(value)
        else:
            sql += f" AND a.{field} = :{name}"
            values[name] = value.lower()
    return sql, values


def snippet(text: str, wanted: Wanted) -> tuple[str, ...]:
    """Cut the text around the first match: pieces alternate plain and matched, the first plain."""
    spans = _matches(text, wanted)
    start = max(0, spans[0][0] - SHOWN // 3) if spans else 0
    if start:
        start = text.find(" ", start, start + 30) + 1 or start
    end = _word_end(text, start + SHOWN)
    pieces, at = [], start
    for low, high in spans:
        if low >= at and high <= end:
            pieces += [text[at:low], text[low:high]]
            at = high
    pieces.append(text[at:end])
    if start:
        pieces[0] = "… " + pieces[0]
    if end < len(text):
        pieces[-1] += " …"
    return tuple(pieces)


def _word_end(text: str, end: int) -> int:
    """Move a cut back to the end of a word; scripts that part no words by spaces are cut where it is."""
    if end >= len(text):
        return len(text)
    spaces = [gap.start() for gap in _GAP.finditer(text, max(0, end - LONGEST_CUT), end + 1)]
    return spaces[-1] if spaces else end


def _matches(text: str, wanted: Wanted) -> list[tuple[int, int]]:
    patterns = []
    for term in wanted.terms:
        found = _WORD.findall(spaced(_folded(term)))
        parts = [re.escape(word.rstrip("*")) + (r"\w*" if word.endswith("*") else "") for word in found]
        edge = "" if CJK.search(term) else r"\b"
        if parts:
            patterns.append(edge + r"\W*".join(parts) + edge)
    if not patterns:
        return []
    return [match.span() for match in re.finditer("|".join(patterns), _folded(text))]


def _folded(text: str) -> str:
    """Lower case without accents, of the same length as the text."""
    return text.lower() if text.isascii() else "".join(map(_fold, text))


@functools.lru_cache(4096)
def _fold(char: str) -> str:
    return unicodedata.normalize("NFD", char)[0].lower()[:1] or char


def _quoted(term: str) -> str:
    return f'"{" ".join(words(term))}"' + (" *" if term.endswith("*") else "")


def day_of(value: str) -> float | None:
    """Read a day, or a time, as UTC seconds; None for anything else."""
    try:
        return dt.datetime.fromisoformat(value).replace(tzinfo=dt.UTC).timestamp()
    except ValueError:
        return None

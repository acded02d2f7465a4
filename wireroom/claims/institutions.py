"""Which institution does a text speak of, and which addresses are its own?

The table is `institutions.json` beside this file: bodies with their names in print and the sites on which they publish,
and offices that every country has ("foreign ministry"), whose country the words around the name tell. A name that could
be anybody's ("the ministry") is the one that the text has named before, or nobody's. Official sources of the room that
the table does not know are institutions too, under the name that they bear there.

    {"format": 1, "offices": {"foreign": {"name": "Foreign Ministry", "names": ["foreign ministry", "МИД", ...]}, ...},
     "institutions": [{"id": "nato", "name": "NATO", "names": ["NATO", "OTAN", ...], "places": ["nato.int"],
                       "also": ["ids of parts whose documents count as its own"]}, ...]}

`*` at the end of a word: up to three more letters. A name of one short word counts as written: "WHO" is not "who".
"""

import functools
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from urllib.parse import urlsplit

import orjson
from babel import Locale

from wireroom.claims.office_countries import country_beside, only_country
from wireroom.errors import ParseError
from wireroom.model.source import Source
from wireroom.text.sentences import Span
from wireroom.text.tokens import fold

#: The only form that this Wireroom reads.
FORMAT = 1
#: A name of one word up to this length counts only in its own capitals: "WHO", "Fed".
SHORT = 5
#: Letters that may follow where a name ends with "*".
_MORE = 3
#: First letters by which a name that ends with "*" is looked up.
_STEM = 4
_WORD = re.compile(r"[^\W_]+")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Institution:
    """A body that publishes what it says."""

    id: str
    name: str
    names: tuple[str, ...] = ()
    #: Hosts, with the beginning of a path where several institutions share one.
    places: tuple[str, ...] = ()
    #: Parts of it: their documents are its own too.
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a text, at its characters: an institution (its id), or an office of some country ("*.foreign")."""

    means: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mention:
    """An institution named in a text, at its characters."""

    institution: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Name:
    words: tuple[str, ...]
    #: As written, where capitals matter.
    exact: tuple[str, ...] | None
    #: An id, or "*." and an office.
    means: str


class Institutions:
    """The table, ready to be asked."""

    def __init__(self, rows: Iterable[Institution], offices: dict[str, tuple[str, tuple[str, ...]]]) -> None:
        """Take institutions, and offices as (name, words for it)."""
        self._rows = {row.id: row for row in rows}
        self._offices = offices
        self._sources: dict[str, str] = {}
        self._places: dict[str, list[tuple[str, str]]] = {}
        self._names: dict[str, list[_Name]] = {}
        unspaced: dict[str, str] = {}
        for row in self._rows.values():
            for place in row.places:
                host, _, path = place.partition("/")
                self._places.setdefault(host, []).append((path, row.id))
        named = [(name, row.id) for row in self._rows.values() for name in row.names]
        named += [(name, f"*.{office}") for office, (_, names) in offices.items() for name in names]
        for name, means in named:
            if _UNSPACED.search(name):
                unspaced.setdefault(name, means)
                continue
            made = _name(name, means)
            first = made.words[0]
            self._names.setdefault(f"{first[:_STEM]}*" if first.endswith("*") else first, []).append(made)
        for found in self._names.values():
            found.sort(key=lambda one: -len(one.words))
        self._unspaced = unspaced
        self._pattern = re.compile("|".join(map(re.escape, sorted(unspaced, key=len, reverse=True))) or r"(?!)")

    def with_sources(self, sources: Iterable[Source]) -> "Institutions":
        """Add the official sources of a room: those that the table does not know stand for themselves."""
        rows = dict(self._rows)
        by_name = {fold(name): row.id for row in rows.values() for name in (row.name, *row.names)}
        own: dict[str, str] = {}
        for source in sorted(sources, key=lambda one: one.id):
            if source.kind != "official":
                continue
            known = by_name.get(fold(source.name)) or next((i for i in self.of(f"https://{source.id}/")), None)
            own[source.id] = known or f"source:{source.id}"
            if known is None:
                names = tuple(_names_of(source.name))
                rows[own[source.id]] = Institution(id=own[source.id], name=source.name, names=names)
        made = Institutions(rows.values(), self._offices)
        made._sources = own
        return made

    def with_rows(self, rows: Iterable[Institution]) -> "Institutions":
        """Add institutions, or put others in the place of those with the same id."""
        made = Institutions({**self._rows, **{row.id: row for row in rows}}.values(), self._offices)
        made._sources = self._sources
        return made

    def of(self, *addresses: str | None, source_id: str = "") -> tuple[str, ...]:
        """Name the institutions that publish at these addresses (an article's own, its feed's), or as this source."""
        found: dict[str, None] = {}
        for address in addresses:
            for host, path in _places_of(address or ""):
                here = [(len(start), name) for start, name in self._places.get(host, ()) if path.startswith(start)]
                if here:
                    found[max(here)[1]] = None
                    break
        if not found and source_id in self._sources:
            found[self._sources[source_id]] = None
        return tuple(found)

    def name_of(self, institution: str) -> str:
        """Return the name of an institution for readers: "NATO", "Defence Ministry of Russia"."""
        if institution in self._rows:
            return self._rows[institution].name
        country, _, office = institution.partition(".")
        where = Locale("en").territories.get(country.upper(), country.upper())
        return f"{self._offices[office][0] if office in self._offices else office} of {where}"

    def searched(self, institution: str) -> tuple[str, ...]:
        """Return the institution with those whose documents count as its own."""
        row = self._rows.get(institution)
        return (institution, *(row.also if row else ()))

    def asked_by(self, institution: str) -> tuple[str, ...]:
        """Return the institutions whose statements a document of this one may hold."""
        return (institution, *(row.id for row in self._rows.values() if institution in row.also))

    @functools.lru_cache(maxsize=2048)  # noqa: B019 - a table lives as long as its desk
    def words_for(self, institution: str) -> frozenset[str]:
        """Return the folded words of an institution's names: they say nothing of what it said."""
        office = institution.partition(".")[2]
        names = self._rows[institution].names if institution in self._rows else ()
        names += self._offices[office][1] if office in self._offices else ()
        return frozenset(fold(word.rstrip("*")) for name in names for word in _WORD.findall(name))

    def named(self, text: str) -> list[Named]:
        """Find the names of institutions and offices in a text, in order, whosever they are; most texts have none."""
        out: list[Named] = []
        if self._unspaced and not text.isascii():
            found = self._pattern.finditer(text)
            out += [Named(self._unspaced[match[0]], match.start(), match.end()) for match in found]
        words = list(_WORD.finditer(text))
        at = 0
        while at < len(words):
            name = self._name_at(words, at)
            if name is not None:
                out.append(Named(name.means, words[at].start(), words[at + len(name.words) - 1].end()))
            at += 1 if name is None else len(name.words)
        return sorted(out, key=lambda one: one.start)

    def mentions(self, named: Iterable[Named], language: str | None, sentences: Iterable[Span]) -> list[Mention]:
        """Say which institutions names stand for; `sentences`: those of their text, in which countries are told."""
        spans = list(sentences)
        starts = [span.start for span in spans]
        out: list[Mention] = []
        last: dict[str, str] = {}
        for one in named:
            place = bisect_right(starts, one.start) - 1
            if place < 0 or one.end > spans[place].end:
                continue
            means = self._meant(one, spans[place], language, last)
            if means is not None:
                out.append(Mention(means, one.start, one.end))
        return out

    def _meant(self, one: Named, span: Span, language: str | None, last: dict[str, str]) -> str | None:
        """Say which institution a name stands for; `last`: the country of each office named before."""
        home, _, office = one.means.partition(".")
        if office not in self._offices:
            return one.means
        start, end = one.start - span.start, one.end - span.start
        if home == "*":
            country = country_beside(span.text, start, end, language) or last.get(office)
            country = country or only_country(span.text, language)
        else:
            country = country_beside(span.text, start, end, language, behind=0) or home  # "Pakistan's Foreign Office"
        if country is None:
            return None
        last[office] = country
        return one.means if country == home else f"{country}.{office}"

    def _name_at(self, words: list[re.Match[str]], at: int) -> _Name | None:
        first = fold(words[at][0])
        here = self._names.get(first, []) + self._names.get(first[:_STEM] + "*", [])
        for name in here:
            run = [match[0] for match in words[at : at + len(name.words)]]
            if len(run) == len(name.words) and all(_same(fold(a), b) for a, b in zip(run, name.words, strict=True)):
                between = words[at + len(run) - 1].end() - words[at].start() - sum(map(len, run))
                if (name.exact is None or name.exact == tuple(run)) and between <= 2 * (len(run) - 1):
                    return name
        return None


def _names_of(name: str) -> Iterator[str]:
    """Yield how texts name a body: "Electoral Commission of Ansel" is "the Electoral Commission" or "Ansel's"."""
    yield name
    body, of, place = name.partition(" of ")
    if of:
        yield f"{place} {body}"
        yield f"{place}'s {body}"
        if " " in body:
            yield body


def _name(name: str, means: str) -> _Name:
    written = tuple(match[0] + ("*" if name[match.end() :].startswith("*") else "") for match in _WORD.finditer(name))
    short = (len(written) == 1 and len(written[0]) <= SHORT) or all(len(word) == 1 for word in written)
    return _Name(tuple(fold(word) for word in written), written if short else None, means)


def _same(word: str, name: str) -> bool:
    if name.endswith("*"):
        return word.startswith(name[:-1]) and len(word) - len(name) + 1 <= _MORE
    return word == name


def _places_of(address: str) -> Iterator[tuple[str, str]]:
    """Yield a host with all that it belongs to, the longest first, each with the path."""
    try:
        parts = urlsplit(address)
        host, path = parts.hostname or "", parts.path.strip("/")
    except ValueError:
        return
    labels = host.split(".")
    for n in range(len(labels) - 1):
        yield ".".join(labels[n:]), path


def read(data: bytes) -> Institutions:
    """Read a table in the form above.

    Raises:
        ParseError: If it is none.
    """
    try:
        told = orjson.loads(data)
        if told.get("format") != FORMAT:
            raise ParseError("", f"a table of institutions has format {FORMAT}, this one says {told.get('format')}")
        rows = [
            Institution(
                id=row["id"],
                name=row["name"],
                names=tuple(row["names"]),
                places=tuple(row.get("places", ())),
                also=tuple(row.get("also", ())),
            )
            for row in told["institutions"]
        ]
        offices = {key: (office["name"], tuple(office["names"])) for key, office in told["offices"].items()}
    except (KeyError, TypeError, AttributeError, orjson.JSONDecodeError) as error:
        raise ParseError("", f"a table of institutions cannot be read: {error!r}") from error
    return Institutions(rows, offices)


@functools.cache
def shipped() -> Institutions:
    """Return the table that comes with Wireroom."""
    return read((files("wireroom.claims") / "institutions.json").read_bytes())

"""Which sources are known from the start?

The facts lie in `catalogue.json` beside this file: names, domains, owner families, countries, languages, addresses of
feeds, each with the day on which it was last known to answer. Whoever starts the room reads the file and hands its
bytes to `load`; an operator's own catalogue has the same form.
"""

import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from typing import Any

import orjson

from wireroom.errors import ConfigError
from wireroom.feeds.services import surely_timeline
from wireroom.model.source import KINDS, SECTIONS, Feed, Source
from wireroom.text.addresses import safe_link
from wireroom.text.domains import registrable_domain

_LANGUAGE = re.compile("[a-z]{2}")
_COUNTRY = re.compile("[A-Z]{2}")
_GRADE = re.compile("[A-F]")
_DAY = re.compile(r"20\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueSource:
    """A source with the feeds to ask."""

    source: Source
    feeds: tuple[Feed, ...]
    #: Addresses of those that are read from the first start on.
    core: frozenset[str] = frozenset()


def load(data: bytes) -> list[CatalogueSource]:
    """Read a catalogue: JSON `{"sources": [{...Source..., "feeds": [{...Feed..., "checked_on", "core"}]}]}`.

    Keys that we do not know are ignored; those of a feed that are missing are unknown. Feeds of social services that
    stand with an outlet become sources of their own: what is posted there is no report of the outlet.

    Raises:
        ConfigError: If it is no JSON, a fact has the wrong form, or a source or feed stands there twice; names it.
    """
    try:
        document = orjson.loads(data)
    except orjson.JSONDecodeError as error:
        raise ConfigError("catalogue", f"no JSON: {error}") from error
    rows = document.get("sources") if isinstance(document, dict) else None
    if not isinstance(rows, list):
        raise ConfigError("catalogue", 'has no list "sources"')
    found = [entry for row in rows for entry in _accounts_apart(_source(row))]
    _refuse_repeats("source", [entry.source.id for entry in found])
    _refuse_repeats("feed", [feed.url for entry in found for feed in entry.feeds])
    return found


def dump(catalogue: Iterable[CatalogueSource]) -> bytes:
    """Write a catalogue in the form that `load` reads."""
    rows = [
        {**asdict(entry.source), "feeds": [asdict(feed) | {"core": feed.url in entry.core} for feed in entry.feeds]}
        for entry in catalogue
    ]
    return orjson.dumps({"sources": rows}, option=orjson.OPT_INDENT_2)


def _accounts_apart(entry: CatalogueSource) -> Iterable[CatalogueSource]:
    """Yield a source with the feeds that are its own, then each account of a social service that stands with it."""
    if entry.source.kind == "social":
        yield entry
        return
    accounts: dict[str, list[Feed]] = {}
    own: list[Feed] = []
    for feed in entry.feeds:
        timeline = surely_timeline(feed.url)
        if timeline is None:
            own.append(feed)
        else:
            accounts.setdefault(timeline.source_id, []).append(replace(feed, source_id=timeline.source_id))
    if own or not accounts:
        yield _with_feeds(entry, entry.source, own)
    for source_id, feeds in accounts.items():
        name = feeds[0].title or source_id
        yield _with_feeds(entry, replace(entry.source, id=source_id, name=name, domains=(), kind="social"), feeds)


def _with_feeds(entry: CatalogueSource, source: Source, feeds: Iterable[Feed]) -> CatalogueSource:
    feeds = tuple(feeds)
    return CatalogueSource(source=source, feeds=feeds, core=entry.core & {feed.url for feed in feeds})


def _source(row: Any) -> CatalogueSource:
    if not isinstance(row, dict) or not isinstance(row.get("id"), str):
        raise ConfigError("catalogue", f"a source has no id: {str(row)[:80]}")
    where = f"catalogue, source {row['id']}"
    source = Source(
        id=row["id"],
        name=_text(row, "name", where),
        domains=tuple(row.get("domains") or (() if row.get("kind") == "social" else (row["id"],))),
        owner=row.get("owner"),
        country=_coded(row, "country", _COUNTRY, where),
        language=_coded(row, "language", _LANGUAGE, where),
        kind=row.get("kind", "unknown"),
        grade=_coded(row, "grade", _GRADE, where),
        checked_on=_coded(row, "checked_on", _DAY, where),
    )
    if source.kind not in KINDS:
        raise ConfigError(where, f"kind {source.kind!r} is none of {', '.join(KINDS)}")
    if source.id not in source.domains and source.kind != "social":
        raise ConfigError(where, "its id is none of its domains")
    for domain in source.domains:
        if registrable_domain(f"https://{domain}/") != domain:
            raise ConfigError(where, f"{domain!r} is no registrable domain")
    rows = row.get("feeds", ())
    feeds = tuple(_feed(feed, source.id, where) for feed in rows)
    core = frozenset(feed.url for feed, facts in zip(feeds, rows, strict=True) if facts.get("core") is True)
    return CatalogueSource(source=source, feeds=feeds, core=core)


def _feed(row: Any, source_id: str, where: str) -> Feed:
    address = _text(row, "url", where) if isinstance(row, dict) else ""
    url = safe_link(address)
    if url is None:
        raise ConfigError(where, f"{address!r} is no address of a feed")
    section = row.get("section")
    if section is not None and section not in SECTIONS:
        raise ConfigError(where, f"section {section!r} is none of {', '.join(SECTIONS)}")
    _coded(row, "checked_on", _DAY, where)
    timeline = surely_timeline(url)
    return Feed(
        url=url,
        source_id=source_id,
        title=row.get("title"),
        section=section,
        language=_coded(row, "language", _LANGUAGE, where),
        service=timeline.service if timeline is not None else None,
    )


def _text(row: dict[str, Any], key: str, where: str) -> str:
    value = row.get(key)
    if not isinstance(value, str) or not value.strip():
        raise ConfigError(where, f"{key} is missing")
    return value


def _coded(row: dict[str, Any], key: str, form: re.Pattern[str], where: str) -> str | None:
    value = row.get(key)
    if value is not None and not (isinstance(value, str) and form.fullmatch(value)):
        raise ConfigError(where, f"{key} {value!r} has the wrong form")
    return value


def _refuse_repeats(what: str, names: list[str]) -> None:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise ConfigError("catalogue", f"{what} {name} stands there twice")
        seen.add(name)

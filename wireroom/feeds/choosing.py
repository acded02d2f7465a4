"""Which feeds of the catalogue does a room read: from its first start on, and by a reader's choice?

The catalogue is larger than what a first start should ask for. A balanced core, marked in the file, is read at once;
the rest is chosen by country, language and section.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from wireroom.feeds.catalogue import CatalogueSource
from wireroom.model.source import Feed, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What to look for; None does not narrow."""

    #: ISO 3166-1 alpha-2, upper case; of the publisher.
    country: str | None = None
    #: ISO 639-1, lower case; of the feed.
    language: str | None = None
    #: One of SECTIONS; of the feed. Feeds that carry all sections are not meant.
    section: str | None = None
    #: Ids of sources or addresses of feeds; empty does not narrow.
    names: frozenset[str] = frozenset()

    @property
    def narrows(self) -> bool:
        """Whether anything is asked for at all."""
        return bool(self.country or self.language or self.section or self.names)


def core(catalogue: Iterable[CatalogueSource]) -> list[tuple[Source, Feed]]:
    """Give the feeds of the first start: those that are marked; all of them in a catalogue that marks none."""
    entries = list(catalogue)
    marked = any(entry.core for entry in entries)
    return [(entry.source, feed) for entry in entries for feed in entry.feeds if not marked or feed.url in entry.core]


def browse(catalogue: Iterable[CatalogueSource], choice: Choice) -> list[CatalogueSource]:
    """Give the sources with the feeds that fit a choice, in the catalogue's order; those without any are left out."""
    found = []
    for entry in catalogue:
        feeds = tuple(feed for feed in entry.feeds if _fits(entry.source, feed, choice))
        if feeds:
            found.append(replace(entry, feeds=feeds))
    return found


def pairs(catalogue: Iterable[CatalogueSource]) -> list[tuple[Source, Feed]]:
    """Give each feed with its source, as they are added."""
    return [(entry.source, feed) for entry in catalogue for feed in entry.feeds]


def places(catalogue: Sequence[CatalogueSource]) -> tuple[list[str], list[str], list[str]]:
    """Give the countries, languages and sections that can be chosen, each in the order of its code."""
    feeds = [feed for entry in catalogue for feed in entry.feeds]
    countries = {entry.source.country for entry in catalogue if entry.source.country}
    languages = {feed.language for feed in feeds if feed.language}
    sections = {feed.section for feed in feeds if feed.section}
    return sorted(countries), sorted(languages), sorted(sections)


def _fits(source: Source, feed: Feed, choice: Choice) -> bool:
    return (
        (choice.country is None or source.country == choice.country)
        and (choice.language is None or feed.language == choice.language)
        and (choice.section is None or feed.section == choice.section)
        and (not choice.names or source.id in choice.names or feed.url in choice.names)
    )

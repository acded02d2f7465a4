"""What the catalogue offers, by country, language and section, and what of it is read already."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from urllib.parse import quote, urlencode

from wireroom.feeds.catalogue import CatalogueSource
from wireroom.feeds.choosing import Choice, browse, pairs
from wireroom.model.source import SECTIONS, Feed, Source
from wireroom.model.views import Head, SourceRow
from wireroom.web.forms import Form
from wireroom.web.front import section_title
from wireroom.web.page import Page, Part, Variant
from wireroom.web.places import country_name
from wireroom.web.tongues import language_name
from wireroom.web.words import grouped, several

#: Sources on one page: some 40 kB.
BROWSE_PAGE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A source of the catalogue with those of its feeds that fit."""

    name: str
    about: str
    #: Its page, where something of it is read.
    path: str | None
    #: (what it carries, address, whether it is read)
    feeds: tuple[tuple[str, str, bool], ...]


def read_choice(query: dict[str, str]) -> Choice:
    """Read what is looked for from an address; what cannot be is not looked for.

    >>> read_choice({"country": "ke", "language": "EN", "section": "weather"})
    Choice(country='KE', language='en', section=None, names=frozenset())
    """
    country, language, section = (query.get(name, "").strip() for name in ("country", "language", "section"))
    return Choice(
        country=country.upper() if len(country) == 2 and country.isascii() and country.isalpha() else None,
        language=language.lower() if len(language) == 2 and language.isascii() and language.isalpha() else None,
        section=section if section in SECTIONS else None,
    )


def _named(choice: Choice) -> list[tuple[str, str | None]]:
    return [("country", choice.country), ("language", choice.language), ("section", choice.section)]


def chosen_of(catalogue: Sequence[CatalogueSource], form: Form) -> list[tuple[Source, Feed]]:
    """Read from a form of the catalogue's page which of its feeds are wanted: the ticked ones, or all that fit.

    Addresses that the catalogue does not hold are left out.
    """
    if form.one("all") == "yes":
        return pairs(browse(catalogue, read_choice({name: form.one(name, 20) for name, _ in _named(Choice())})))
    ticked = frozenset(form.many("feed"))
    return [(source, feed) for source, feed in pairs(catalogue) if feed.url in ticked]


def link(choice: Choice, offset: int = 0) -> str:
    """Give the address of a choice."""
    asked: dict[str, str | int | None] = {**dict(_named(choice)), "from": offset or None}
    query = urlencode({name: value for name, value in asked.items() if value is not None})
    return "/sources/browse" + (f"?{query}" if query else "")


def command(choice: Choice) -> str | None:
    """Give the command that takes what is chosen; None where nothing is."""
    if not choice.narrows:
        return None
    flags = (f"--{name} {value}" for name, value in _named(choice) if value)
    return " ".join(["wireroom sources choose", *flags])


def build_browse(
    catalogue: Sequence[CatalogueSource],
    rows: Sequence[SourceRow],
    choice: Choice,
    head: Head,
    variant: Variant,
    *,
    offset: int = 0,
) -> Page:
    """Make the page of the catalogue."""
    read = {feed.url for row in rows for feed, _ in row.feeds}
    read |= {state.moved_from for row in rows for _, state in row.feeds if state is not None and state.moved_from}
    found = browse(catalogue, choice)
    offers = [_offer(entry, read) for entry in found[offset : offset + BROWSE_PAGE]]
    feeds = pairs(found)
    taken = sum(feed.url in read for _, feed in feeds)
    named = [
        country_name(choice.country) if choice.country else "",
        language_name(choice.language) if choice.language else "",
        section_title(choice.section) if choice.section else "",
    ]
    chosen = ", ".join(name for name in named if name)
    language = variant.language
    read_here = grouped(taken, language) if taken else "none"
    data = {
        "title": f"Sources to choose from: {chosen}" if chosen else "Sources to choose from",
        "note": f"{several(len(feeds), 'feed', language=language)} of "
        f"{several(len(found), 'source', language=language)}; {read_here} of them read here.",
        "offers": offers,
        "command": command(choice) if taken < len(feeds) else None,
        "owner": variant.owner,
        "left": len(feeds) - taken,
        "choice": [(name, value) for name, value in _named(choice) if value],
        "all": link(Choice()) if chosen else None,
        "before": link(choice, max(0, offset - BROWSE_PAGE)) if offset else None,
        "next": link(choice, offset + BROWSE_PAGE) if offset + BROWSE_PAGE < len(found) else None,
    }
    return Page(
        path=link(choice, offset),
        kind="search",
        title=data["title"] if isinstance(data["title"], str) else "",
        head=head,
        slots=("head", "text", "nav"),
        parts=(
            Part(slot="head", name="title", template="title", data=data),
            Part(slot="text", name="offers", template="offers", data=data),
            Part(
                slot="nav",
                name="narrow",
                template="facets",
                data={"facets": _facets(catalogue, choice), "tab": "feeds"},
            ),
        ),
        here="/sources",
        from_log=False,
    )


def _offer(entry: CatalogueSource, read: Collection[str]) -> Offer:
    source = entry.source
    facts = [
        source.kind if source.kind != "unknown" else "kind not known",
        country_name(source.country) if source.country else "international",
        f"owner: {source.owner}" if source.owner else "owner not known",
    ]
    here = any(feed.url in read for feed in entry.feeds)
    return Offer(
        name=source.name,
        about=" · ".join(facts),
        path=f"/source/{quote(source.id, safe='.:-')}" if here else None,
        feeds=tuple((_carries(feed), feed.url, feed.url in read) for feed in entry.feeds),
    )


def _carries(feed: Feed) -> str:
    section = section_title(feed.section) if feed.section else "all sections"
    return f"{section}, {language_name(feed.language) if feed.language else 'language not known'}"


def _facets(catalogue: Sequence[CatalogueSource], choice: Choice) -> dict[str, list[tuple[str, str, str]]]:
    """Give what can be narrowed further: each name with its address and how many feeds it leaves."""
    by_section = Counter(feed.section for _, feed in _without(catalogue, choice, "section"))
    by_language = Counter(feed.language for _, feed in _without(catalogue, choice, "language"))
    by_country = Counter(source.country for source, _ in _without(catalogue, choice, "country"))
    facets = {
        "Section": [
            (section_title(code), link(replace(choice, section=code)), str(by_section[code]))
            for code in SECTIONS
            if by_section[code]
        ],
        "Language": sorted(
            (language_name(code), link(replace(choice, language=code)), str(number))
            for code, number in by_language.items()
            if code
        ),
        "Country": sorted(
            (country_name(code), link(replace(choice, country=code)), str(number))
            for code, number in by_country.items()
            if code
        ),
    }
    return {name: rows for name, rows in facets.items() if rows}


def _without(catalogue: Sequence[CatalogueSource], choice: Choice, name: str) -> list[tuple[Source, Feed]]:
    """Give the feeds that fit all of a choice but one filter: what else that filter could be."""
    wider = Choice(
        country=None if name == "country" else choice.country,
        language=None if name == "language" else choice.language,
        section=None if name == "section" else choice.section,
    )
    return pairs(browse(catalogue, wider))

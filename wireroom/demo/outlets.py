"""The fictional publishers and their habits, read and checked from `wire/outlets.toml`."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from wireroom.errors import WireroomError
from wireroom.model.source import KINDS, SECTIONS

FORMATS = ("rss", "atom", "rdf", "json")
MARKUPS = ("json-ld", "meta", "microdata", "bare")


class ContentError(WireroomError):
    """A content file of the demonstration wire says something that cannot be."""

    def __init__(self, where: str, reason: str) -> None:
        super().__init__(f"demo wire, {where}: {reason}")
        self.where, self.reason = where, reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """A fictional publisher and its habits."""

    id: str
    name: str
    #: Owner family; None: a house of its own.
    owner: str | None
    #: Fictional country, in words.
    place: str
    language: str
    kind: str
    #: Format of its feeds: one of FORMATS.
    format: str
    #: Whether feeds carry full texts (else the first paragraph).
    full: bool
    #: Which markup its pages have, see `pages`.
    markup: str
    #: Pattern of its articles' paths: fields year, month, day, section, slug, number.
    path: str
    #: Sections that have a feed of their own, besides the feed of everything.
    sections: tuple[str, ...]
    #: Section of its only feed, where it covers one field; None: all fields.
    field: str | None
    #: Pages show two paragraphs and ask for a subscription.
    paywall: bool
    #: Its robots rules close the articles to everybody.
    closed: bool
    #: Paragraphs that it keeps of an agency's text; None keeps all.
    keep: int | None
    #: Where a reprint credits the agency: "line" (dateline kept) or "foot" (dateline cut, name under the text).
    credit: str
    #: Spellings that its desk changes in reprints.
    spelling: tuple[tuple[str, str], ...]
    #: Minutes after which it takes over an agency's correction; None: never.
    follows: int | None


def outlets_of(table: Mapping[str, Any]) -> dict[str, Outlet]:
    """Make the outlets, in the order of the file.

    Raises:
        ContentError: If a fact is missing or cannot be.
    """
    try:
        return {name: _outlet(name, facts) for name, facts in table.items()}
    except KeyError as error:
        raise ContentError("outlets.toml", f"{error} is missing") from error


def one_of(where: str, value: str, allowed: tuple[str, ...]) -> None:
    """Refuse a value that is not one of those allowed."""
    if value not in allowed:
        raise ContentError(where, f"{value!r} is none of {', '.join(allowed)}")


def _outlet(name: str, facts: dict[str, Any]) -> Outlet:
    outlet = Outlet(
        id=name,
        name=facts["name"],
        owner=facts.get("owner"),
        place=facts["place"],
        language=facts["language"],
        kind=facts["kind"],
        format=facts["format"],
        full=facts.get("full", False),
        markup=facts["markup"],
        path=facts["path"],
        sections=tuple(facts.get("sections", ())),
        field=facts.get("field"),
        paywall=facts.get("paywall", False),
        closed=facts.get("closed", False),
        keep=facts.get("keep"),
        credit=facts.get("credit", "line"),
        spelling=tuple((old, new) for old, new in facts.get("spelling", ())),
        follows=facts.get("follows"),
    )
    where = f"outlets.toml, {name}"
    one_of(where, outlet.kind, KINDS)
    one_of(where, outlet.format, FORMATS)
    one_of(where, outlet.markup, MARKUPS)
    for section in (*outlet.sections, *([outlet.field] if outlet.field else [])):
        one_of(where, section, SECTIONS)
    return outlet

"""The fictional wire as frozen records: outlets, what happens, who reports it, who copies it, what is changed later.

The content lies beside this file in `wire/`: `outlets.toml` and one TOML file a happening. It is read and checked once,
here; whatever is wrong in it ends with a `ContentError` that names the file. Times are whole minutes
after 00:00 of the demo day, so that the same day can be played on any date.
"""

import itertools
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wireroom.demo.copies import Version, reprint, versions_of
from wireroom.errors import WireroomError
from wireroom.model.source import KINDS, SECTIONS

WIRE = Path(__file__).parent / "wire"
#: Minutes in the demo day; nothing is published after it.
DAY = 24 * 60
FORMATS = ("rss", "atom", "rdf", "json")


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One text by one outlet with all its versions, the first one at `versions[0].at`."""

    id: str
    outlet: str
    #: What it is truly about.
    happening: str
    #: The independent report it belongs to, and the article that it copies (None: it is the report).
    report: str
    copy_of: str | None
    section: str
    author: str
    caption: str
    versions: tuple[Version, ...]

    @property
    def at(self) -> int:
        """Minute of first publication."""
        return self.versions[0].at

    def version_at(self, minute: float) -> Version | None:
        """Give the version that stands at `minute`, None before publication."""
        standing = [version for version in self.versions if version.at <= minute]
        return standing[-1] if standing else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """Something that happens on the demo day, and why it is in the wire."""

    id: str
    #: What truly happens, one line.
    truth: str
    #: What it should show, or how it may embarrass the engine.
    intent: str
    articles: tuple[Article, ...]

    @property
    def reports(self) -> tuple[Article, ...]:
        """The independently written texts."""
        return tuple(article for article in self.articles if article.copy_of is None)


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """All that the demo day knows."""

    outlets: Mapping[str, Outlet]
    happenings: tuple[Happening, ...]

    def articles(self) -> Iterator[Article]:
        """Yield all articles, happening by happening."""
        for happening in self.happenings:
            yield from happening.articles


def load(folder: Path = WIRE) -> World:
    """Read and check the whole content.

    Raises:
        ContentError: If a file cannot be read as what it should be; names file and reason.
    """
    table = _toml(folder / "outlets.toml")
    outlets = {name: _outlet(name, facts) for name, facts in table.items()}
    files = sorted((folder / "happenings").glob("*.toml"))
    happenings = tuple(_happening(path, outlets) for path in files)
    _refuse_twins([happening.id for happening in happenings], "happenings")
    _refuse_twins([article.id for happening in happenings for article in happening.articles], "articles")
    return World(outlets=outlets, happenings=happenings)


def minute(text: str, where: str) -> int:
    """Turn "HH:MM" into minutes after midnight.

    >>> minute("06:20", "test")
    380
    """
    found = re.fullmatch(r"([01]\d|2[0-3]):([0-5]\d)", text)
    if not found:
        raise ContentError(where, f"{text!r} is no time of the form HH:MM")
    return int(found[1]) * 60 + int(found[2])


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
    _one_of(where, outlet.kind, KINDS)
    _one_of(where, outlet.format, FORMATS)
    for section in (*outlet.sections, *([outlet.field] if outlet.field else [])):
        _one_of(where, section, SECTIONS)
    return outlet


def _happening(path: Path, outlets: Mapping[str, Outlet]) -> Happening:
    facts = _toml(path)
    try:
        articles = [
            article
            for report in facts["report"]
            for article in _articles(facts["id"], report, facts["section"], path.name, outlets)
        ]
        return Happening(id=facts["id"], truth=facts["truth"], intent=facts["intent"], articles=tuple(articles))
    except KeyError as error:
        raise ContentError(path.name, f"{error} is missing or unknown") from error
    except ValueError as error:
        raise ContentError(path.name, str(error)) from error


def _articles(
    happening: str, report: dict[str, Any], section: str, file: str, outlets: Mapping[str, Outlet]
) -> Iterator[Article]:
    """Yield a report and its copies."""
    outlet = outlets[report["outlet"]]
    own = f"{happening}-{report['id']}"
    where = f"{file}, {own}"
    versions = versions_of(report, lambda text: minute(text, where))
    if any(later.at <= earlier.at for earlier, later in itertools.pairwise(versions)):
        raise ContentError(where, "its edits are not in the order of time")
    section = report.get("section", section)
    _one_of(where, section, SECTIONS)
    # `same_as` marks a translation: a text of its own words that reports nothing of its own.
    parent = f"{happening}-{report['same_as']}" if "same_as" in report else None
    first = Article(
        id=own,
        outlet=outlet.id,
        happening=happening,
        report=parent or own,
        copy_of=parent,
        section=section,
        author=report.get("by", ""),
        caption=report.get("caption", ""),
        versions=versions,
    )
    yield first
    headlines: Mapping[str, str] = report.get("headlines", {})
    for name, after in report.get("copies", {}).items():
        copier = outlets[name]
        copied = reprint(
            versions,
            after=after,
            headline=headlines.get(name),
            keep=copier.keep,
            credit=copier.credit,
            agency=outlet.name,
            spelling=copier.spelling,
            follows=copier.follows,
        )
        if copied[-1].at >= DAY:
            raise ContentError(where, f"the copy by {name} appears after the end of the day")
        yield Article(
            id=f"{own}@{name}",
            outlet=name,
            happening=happening,
            report=first.report,
            copy_of=own,
            section=section,
            author="",
            caption="",
            versions=copied,
        )


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ContentError(path.name, str(error)) from error


def _one_of(where: str, value: str, allowed: tuple[str, ...]) -> None:
    if value not in allowed:
        raise ContentError(where, f"{value!r} is none of {', '.join(allowed)}")


def _refuse_twins(ids: list[str], what: str) -> None:
    twins = sorted({name for name in ids if ids.count(name) > 1})
    if twins:
        raise ContentError(what, f"given twice: {', '.join(twins)}")

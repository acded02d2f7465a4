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
from wireroom.demo.outlets import ContentError, Outlet, one_of, outlets_of
from wireroom.model.source import SECTIONS

WIRE = Path(__file__).parent / "wire"
#: Minutes in the demo day; nothing is published after it.
DAY = 24 * 60
#: Keys of a report; any other one is a slip of the pen that would otherwise go unseen.
REPORT_KEYS = frozenset(
    "id outlet at title section by caption same_as text copies headlines edits withdrawn".split(),
)


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
    outlets = outlets_of(_toml(folder / "outlets.toml"))
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
    for key in report.keys() - REPORT_KEYS:
        raise ContentError(where, f"{key!r} is no key of a report")
    for name in report.get("headlines", {}).keys() - report.get("copies", {}).keys():
        raise ContentError(where, f"a headline for {name!r}, which makes no copy")
    versions = versions_of(report, lambda text: minute(text, where))
    if any(later.at <= earlier.at for earlier, later in itertools.pairwise(versions)):
        raise ContentError(where, "its edits are not in the order of time")
    section = report.get("section", section)
    one_of(where, section, SECTIONS)
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


def _refuse_twins(ids: list[str], what: str) -> None:
    twins = sorted({name for name in ids if ids.count(name) > 1})
    if twins:
        raise ContentError(what, f"given twice: {', '.join(twins)}")

"""What an outlet shows at one moment: its articles as they stand, newest first, with addresses and dates filled in."""

import re
import unicodedata
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

from wireroom.demo.days import at_time, dated
from wireroom.demo.outlets import Outlet
from wireroom.demo.world import Article

#: Entries that a feed carries, the newest ones.
MOST_ENTRIES = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """An article as it stands. Times are UTC seconds since 1970."""

    article: Article
    path: str
    url: str
    title: str
    paragraphs: tuple[str, ...]
    note: str
    caption: str
    withdrawn: bool
    published: float
    #: When it was last changed; equal to `published` where it never was.
    updated: float

    @property
    def summary(self) -> str:
        """The first paragraph."""
        return next((part for part in self.paragraphs if not part.startswith("## ")), "")


def path_of(article: Article, outlet: Outlet, day_start: float) -> str:
    """Build an article's path the way its outlet does; it never changes, whatever its title becomes."""
    published = at_time(day_start, article.at)
    return outlet.path.format(
        year=f"{published.year:04}",
        month=f"{published.month:02}",
        day=f"{published.day:02}",
        section=article.section,
        slug=slug(dated(article.versions[0].title, outlet.language, day_start)) or article.id.replace("@", "-"),
        number=number_of(article),
    )


def number_of(article: Article) -> int:
    """Give an article a number of seven digits that is the same on every run."""
    return 1_000_000 + zlib.crc32(article.id.encode()) % 9_000_000


def slug(title: str) -> str:
    """Make the part of an address out of a title; "" where nothing of it is Latin script.

    >>> slug("El puerto de Cerril, cerrado")
    'el-puerto-de-cerril-cerrado'
    """
    plain = unicodedata.normalize("NFKD", title.replace("’", "").replace("ß", "ss")).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", plain.lower())[:9])


def shown(article: Article, outlet: Outlet, base: str, day_start: float, minute: float) -> Shown | None:
    """Show an article as it stands at `minute`; None before it is published."""
    version = article.version_at(minute)
    if version is None:
        return None
    path = path_of(article, outlet, day_start)
    return Shown(
        article=article,
        path=path,
        url=base + path,
        title=dated(version.title, outlet.language, day_start),
        paragraphs=tuple(dated(part, outlet.language, day_start) for part in version.paragraphs),
        note=dated(version.note, outlet.language, day_start),
        caption=dated(article.caption.replace("'", "’"), outlet.language, day_start),
        withdrawn=version.withdrawn,
        published=day_start + article.at * 60,
        updated=day_start + version.at * 60,
    )


def newest(
    articles: Iterable[Article],
    outlet: Outlet,
    base: str,
    day_start: float,
    minute: float,
    *,
    section: str | None = None,
) -> list[Shown]:
    """Give what an outlet has published by `minute`, newest first, of one section or of all."""
    found = [
        item
        for article in articles
        if section in (None, article.section)
        for item in [shown(article, outlet, base, day_start, minute)]
        if item is not None
    ]
    return sorted(found, key=lambda item: (-item.published, item.article.id))

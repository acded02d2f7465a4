"""Loose files of a folder: saved pages and feeds, one record a file, in the order of their names."""

import csv
import gzip
import hashlib
import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

import orjson

from wireroom.archives.files import CUT_OFF, DAMAGED, MOST_FEED, MOST_PAGE, TOO_LARGE, shown
from wireroom.errors import UsageError
from wireroom.ports.archives import Piece
from wireroom.text.addresses import safe_link
from wireroom.text.instants import instant

PAGES = (".html", ".htm", ".xhtml", ".shtml")
#: Pages that are packed one by one.
PACKED_PAGES = tuple(f"{ending}.gz" for ending in PAGES)
FEEDS = (".xml", ".rss", ".atom", ".rdf", ".json")

#: A folder that is named like a host holds that host's pages, as mirroring programs write them.
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mapped:
    """What a mapping file says of a page."""

    url: str | None
    #: When it was published or saved, UTC seconds.
    at: float | None


class LooseFiles:
    """Pages and feeds that lie in one folder, or a single one."""

    def __init__(self, root: Path, files: Sequence[Path], mapping: Mapping[str, Mapped]) -> None:
        """Take the files of a folder.

        Args:
            root: The folder; names in the mapping count from there.
            files: The files, sorted.
            mapping: File name or path within the folder -> what is known of it.
        """
        self._root, self._files, self._mapping = root, files, mapping
        self.name = shown(root) if len(files) != 1 else shown(files[0])
        self._stats = [file.stat() for file in files]
        self.size = sum(stat.st_size for stat in self._stats)
        self.done = 0

    def key(self) -> str:
        """Name the content by what the folder's list says: names, sizes and times."""
        told = hashlib.sha256()
        for file, stat in zip(self._files, self._stats, strict=True):
            name = file.relative_to(self._root).as_posix().encode("utf-8", "surrogateescape")
            told.update(b"%s\0%d\0%d\n" % (name, stat.st_size, stat.st_mtime_ns))
        return told.hexdigest()

    def read(self, after: int = 0) -> Iterator[Piece]:
        """Yield the files behind the first `after`."""
        for position, (file, stat) in enumerate(zip(self._files, self._stats, strict=True), 1):
            self.done += stat.st_size
            if position > after:
                yield self._piece(file, position, stat.st_mtime)
        self.done = self.size

    def _piece(self, file: Path, position: int, modified: float) -> Piece:
        feed = file.suffix.lower() in FEEDS
        name = shown(file)
        most = MOST_FEED if feed else MOST_PAGE
        packed = file.name.lower().endswith(PACKED_PAGES)
        try:
            with gzip.open(file) if packed else file.open("rb") as opened:
                body = opened.read(most + 1)  # what is packed is unpacked no further than this (S9)
        except (EOFError, gzip.BadGzipFile, zlib.error) as error:
            reason = CUT_OFF if isinstance(error, EOFError) else DAMAGED
            return Piece(position=position, kind="failed", file=name, reason=reason)
        if len(body) > most:
            return Piece(position=position, kind="failed", file=name, reason=TOO_LARGE)
        within = file.relative_to(self._root)
        known = self._known(within)
        if packed:  # it is the page that has the address
            within = within.with_suffix("")
            known = known or self._known(within)
        known = known or Mapped(None, None)
        return Piece(
            position=position,
            kind="feed" if feed else "page",
            body=body,
            file=name,
            url=known.url,
            hint=address_in_name(within),
            at=modified if known.at is None else known.at,
            told=known.at is not None,
        )

    def _known(self, within: Path) -> Mapped | None:
        return self._mapping.get(within.as_posix()) or self._mapping.get(within.name)


def address_in_name(path: Path) -> str | None:
    """Read the address that a saved page's name spells; None where it spells none.

    >>> address_in_name(Path("https%3A%2F%2Fnews.example%2Fa%2F1.html"))
    'https://news.example/a/1.html'
    >>> address_in_name(Path("mirror/www.news.example/2026/a.html"))
    'https://www.news.example/2026/a.html'
    >>> address_in_name(Path("page1.html")) is None
    True
    """
    spelled = unquote(path.name)
    if spelled.startswith(("http://", "https://")):
        link = safe_link(spelled) or ""
        return link.removesuffix(".html") if link.count(".html") > 1 else link or None
    for at, part in enumerate(path.parts[:-1]):
        if _HOST.fullmatch(part):
            return safe_link("https://" + "/".join(path.parts[at:]))
    return None


def read_mapping(path: Path) -> dict[str, Mapped]:
    """Read a mapping file: `{"page.html": "https://..."}` as JSON, or lines of name, address and perhaps a date.

    Lines are parted by tabs or commas. Rows without an address that may be used are left out.

    Raises:
        UsageError: If it is neither, or cannot be read.
    """
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"--map {path}: it cannot be read ({error})") from error
    rows: list[list[str]]
    if text.lstrip().startswith("{"):
        try:
            rows = [[name, value] for name, value in orjson.loads(text).items() if isinstance(value, str)]
        except ValueError as error:
            raise UsageError(f"--map {path}: it is no JSON object of names and addresses ({error})") from error
    else:
        first = text.partition("\n")[0]
        rows = list(csv.reader(text.splitlines(), delimiter="\t" if "\t" in first else ","))
    found = {
        row[0].strip(): Mapped(url, instant(row[2]) if len(row) > 2 else None)
        for row in rows
        if len(row) > 1 and (url := safe_link(row[1].strip())) is not None
    }
    if not found:
        raise UsageError(f"--map {path}: it holds no line with a file's name and its address")
    return found

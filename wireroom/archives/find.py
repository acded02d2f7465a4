"""Which archives lie under the paths that somebody names?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from wireroom.archives.lines import ENDINGS as LINES
from wireroom.archives.lines import LineArchive
from wireroom.archives.loose import FEEDS, PACKED_PAGES, PAGES, LooseFiles, Mapped
from wireroom.archives.warc import WarcArchive, is_warc
from wireroom.errors import UsageError
from wireroom.ports.archives import Archive

#: How much of a file is looked at to tell a list of feeds from a feed.
LOOKED = 4096


@dataclass(slots=True)
class Found:
    """What lies under some paths."""

    archives: list[Archive] = field(default_factory=list)
    #: Lists of feeds (OPML).
    lists: list[Path] = field(default_factory=list)
    #: Files that are none of ours.
    other: int = 0


def find(paths: Iterable[Path], mapping: Mapping[str, Mapped] | None = None) -> Found:
    """Look for archives; folders are looked through, in the order of names.

    Raises:
        UsageError: If a path holds nothing that we know how to read, with what we do.
        OSError: If a folder or file cannot be read.
    """
    found = Found()
    for path in paths:
        before = len(found.archives) + len(found.lists)
        loose: list[Path] = []
        root = path if path.is_dir() else path.parent
        for file in _files(path):
            kind = _kind(file, named=file == path)
            if kind == "warc":
                found.archives.append(WarcArchive(file))
            elif kind == "lines":
                found.archives.append(LineArchive(file))
            elif kind == "list":
                found.lists.append(file)
            elif kind == "loose":
                loose.append(file)
            else:
                found.other += 1
        if loose:
            found.archives.append(LooseFiles(root, loose, mapping or {}))
        if len(found.archives) + len(found.lists) == before:
            raise UsageError(
                f"{path} holds nothing that can be read: web archives (.warc, .warc.gz), articles (.jsonl, .ndjson; "
                "also .gz, .xz, .zst), pages (.html, .html.gz), feeds (.xml, .rss, .atom, .json) or lists of feeds "
                "(.opml)"
            )
    return found


def _files(path: Path) -> list[Path]:
    return sorted(file for file in path.rglob("*") if file.is_file()) if path.is_dir() else [path]


def _kind(file: Path, *, named: bool) -> str:
    name, suffix = file.name.lower(), file.suffix.lower()
    if is_warc(file):
        return "warc"
    if name.endswith(LINES):
        return "lines"
    if suffix == ".opml":
        return "list"
    if suffix in FEEDS:
        return "list" if suffix == ".xml" and _is_list(file) else "loose"
    if suffix in PAGES or name.endswith(PACKED_PAGES):
        return "loose"
    # a page that was saved under its bare address, or a file that somebody names outright
    saved = named or not suffix or name.startswith(("http%3a", "https%3a"))
    return "loose" if saved and _opens_like_markup(file) else ""


def _start(file: Path) -> bytes:
    with file.open("rb") as opened:
        return opened.read(LOOKED).lstrip(b"\xef\xbb\xbf \t\r\n").lower()


def _is_list(file: Path) -> bool:
    return b"<opml" in _start(file)


def _opens_like_markup(file: Path) -> bool:
    start = _start(file)
    return start.startswith((b"<!doctype html", b"<html")) or b"<html" in start

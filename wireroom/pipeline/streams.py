"""Recorded streams: files of articles, headlines or feed snapshots, as one series of things that came in, by time.

    articles    JSONL(.gz, .xz): id, url, title, text or html or paragraphs, published_at (or published, date), lang,
                source_domain
    headlines   JSONL with first_seen and domain, or collectedAt, pubDate, link and source
    snapshots   a folder `<feed>/<time>.xml`, each file what a feed served at that time (ISO or compact, UTC)

Unknown keys are ignored, missing ones are unknown. Lines that cannot be read are counted, never fatal.
"""

import datetime as dt
import gzip
import lzma
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson

from wireroom.errors import UsageError
from wireroom.model.article import Block, Reading
from wireroom.text.clean import plain_text, text_of_html, with_references_read, without_controls
from wireroom.text.domains import registrable_domain
from wireroom.text.instants import instant
from wireroom.text.languages import fold_code
from wireroom.text.tell_language import language_of

#: Endings of files that are read as JSON lines.
LINES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz", ".jsonl.xz", ".ndjson.xz")

#: Forms of the time in a snapshot's name, besides ISO 8601.
STAMPS = ("%Y%m%dT%H%M%SZ", "%Y%m%dT%H%M%S", "%Y%m%d-%H%M%S", "%Y-%m-%dT%H-%M-%SZ", "%Y-%m-%d_%H-%M-%S", "%Y%m%d%H%M%S")


#: Longest name of a source, characters: host names have 253 at most.
MOST_SOURCE = 253


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrived:
    """An article of a recorded stream, and when it was there to be seen (None: unknown)."""

    key: str
    reading: Reading
    source: str
    url: str | None
    seen: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """What a feed served at one moment."""

    feed: str
    at: float
    file: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """All that files hold, in order of arrival, and how many lines could not be read."""

    items: tuple[Arrived | Snapshot, ...]
    unreadable: int


def read_recorded(paths: list[Path]) -> Recorded:
    """Read files and folders. Rows without a time keep their order, after all that have one.

    Raises:
        UsageError: If a path holds nothing that we know how to read.
    """
    items: list[Arrived | Snapshot] = []
    unreadable = 0
    for path in paths:
        found = 0
        for file in _files(path):
            if file.name.endswith(LINES):
                good, bad = _articles(file)
                items += good
                unreadable += bad
                found += len(good)
            elif file.suffix == ".xml" and (at := snapshot_time(file.stem)) is not None:
                items.append(Snapshot(feed=file.parent.name, at=at, file=file))
                found += 1
        if not found:
            raise UsageError(f"{path} holds no articles or feed snapshots that can be read")
    return Recorded(items=tuple(sorted(items, key=_order)), unreadable=unreadable)


def _order(item: Arrived | Snapshot) -> tuple[bool, float]:
    at = item.at if isinstance(item, Snapshot) else item.seen
    return at is None, at or 0.0


def _files(path: Path) -> list[Path]:
    if path.is_dir():
        return sorted(file for file in path.rglob("*") if file.is_file())
    if not path.exists():
        raise UsageError(f"there is no file {path}")
    return [path]


def _articles(file: Path) -> tuple[list[Arrived], int]:
    opened: Any = gzip.open if file.suffix == ".gz" else lzma.open if file.suffix == ".xz" else open
    good: list[Arrived] = []
    bad = 0
    with opened(file, "rb") as lines:
        for number, line in enumerate(lines):
            if not line.strip():
                continue
            try:
                good.append(article_of(orjson.loads(line), f"{file.name}:{number}"))
            except (ValueError, TypeError, AttributeError):
                bad += 1
    return good, bad


def article_of(row: dict[str, Any], key: str) -> Arrived:
    """Make an article of one row.

    Raises:
        ValueError: If it has no title and no text.
    """
    title = plain_text(with_references_read(_words(row.get("title"))))
    text = _plain(_words(row.get("text"))) or text_of_html(_words(row.get("html")))
    if not text.strip() and isinstance(row.get("paragraphs"), list):
        text = _plain("\n".join(map(_words, row["paragraphs"])))
    summary = "" if text.strip() else text_of_html(_words(row.get("description")))
    if not title and not text.strip() and not summary:
        raise ValueError("neither title nor text")
    url = _words(row.get("url")) or _words(row.get("link"))
    told_at = (row.get(name) for name in ("published_at", "published", "pubDate", "date"))
    published = next((at for at in map(instant, told_at) if at is not None), None)
    seen = instant(row.get("first_seen") or row.get("collectedAt")) or published
    source = plain_text(_words(row.get("source_domain")) or _words(row.get("domain")))
    if not source:
        source = registrable_domain(url) if url else plain_text(_words(row.get("source")))
    paragraphs = [part.strip() for part in (text if text.strip() else summary).split("\n") if part.strip()]
    body = "\n\n".join(paragraphs)
    told = _words(row.get("lang")) or _words(row.get("language"))
    return Arrived(
        key=str(row.get("id") or url or key),
        source=source[:MOST_SOURCE] or "unknown",
        url=url or None,
        seen=seen,
        reading=Reading(
            title=title or paragraphs[0][:120],
            text=body,
            blocks=tuple(Block(kind="body", text=part) for part in paragraphs),
            published=published,
            language=fold_code(told) or language_of(f"{title}. {body[:500]}"),
            origin="feed" if text.strip() else "summary",
            provenance={"title": "import", "text": "import"},
        ),
    )


def _plain(text: str) -> str:
    """Clean a plain text: many archives keep references of HTML in it; what looks like a tag then is text still."""
    return without_controls(with_references_read(text))


def _words(value: object) -> str:
    """Give a text, and "" for anything else: what is no text is not known."""
    return value if isinstance(value, str) else ""


def snapshot_time(name: str) -> float | None:
    """Read the time in a snapshot's name."""
    for stamp in STAMPS:
        try:
            return dt.datetime.strptime(name, stamp).replace(tzinfo=dt.UTC).timestamp()
        except ValueError:
            continue
    return instant(name)

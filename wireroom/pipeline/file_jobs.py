"""What a worker process makes of a piece of an archive: a saved page, a few JSON lines, a feed.

Runs in processes of its own, within the limits of `jobs`. What comes from a file passes the same readers and is cut to
the same sizes as what comes over the network.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import orjson

from wireroom.articles.page import open_page
from wireroom.articles.read import read_entry, read_page
from wireroom.errors import PageError, ParseError
from wireroom.feeds.parse import parse
from wireroom.model.article import Reading
from wireroom.model.entry import Entry
from wireroom.pipeline.bounds import within
from wireroom.pipeline.filed import Filed, Harvest
from wireroom.pipeline.streams import article_of, snapshot_time
from wireroom.ports.archives import Piece
from wireroom.text.addresses import canonical_address, safe_link
from wireroom.text.clean import plain_text
from wireroom.text.domains import registrable_domain

#: Publisher of what names none.
UNKNOWN = "unknown"

#: Fields of a JSON line, as `--field` may rename them; docs/import.md tells what each means.
FIELDS = ("id", "url", "title", "text", "html", "published", "first_seen", "source", "language")
#: Other names by which a field is known, the most telling first.
_ALSO = {"source": ("source_domain",), "published": ("published_at",), "language": ("lang",)}

NO_TEXT = "neither title nor text"
NO_JSON = "a line that is no JSON object"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What whoever imports said of the files."""

    #: Field -> the name that it has in the rows.
    names: Mapping[str, str] = field(default_factory=dict)
    #: No article is younger, UTC seconds.
    now: float


def harvest(piece: Piece, told: Told) -> Harvest:
    """Read one piece of an archive.

    Raises:
        ParseError: If nothing of it can be read, and why.
    """
    if piece.kind == "page":
        return Harvest(articles=(_page(piece, told),))
    if piece.kind == "feed":
        return _feed(piece, told)
    return _rows(piece, told)


def _page(piece: Piece, told: Told) -> Filed:
    url = piece.url or address_in(piece.body) or piece.hint
    seen = told.now if piece.at is None else min(piece.at, told.now)
    reading = read_page(
        piece.body,
        url=url or "",
        content_type=piece.content_type,
        entry=None,
        seen=seen if piece.told else told.now,
    )
    at = seen if piece.told or reading.published is None else min(reading.published, told.now)
    return Filed(
        reading=within(reading),
        source=(registrable_domain(url) if url else "") or UNKNOWN,
        key=f"page:{hashlib.sha256(piece.body).hexdigest()}",
        url=url,
        at=at,
        file=piece.file,
    )


def address_in(body: bytes) -> str | None:
    """Name the address that a saved page gives itself: rel=canonical, then og:url; None where it names none."""
    try:
        page = open_page(body, url="")
    except PageError:
        return None
    links = page.head.links.get("canonical", [])
    return next((link for value in (*links, page.meta("og:url")) if value and (link := safe_link(value))), None)


def _feed(piece: Piece, told: Told) -> Harvest:
    parsed = parse(piece.body, url=piece.url or "", content_type=None)
    home = safe_link(parsed.link) if parsed.link else None
    stamp = snapshot_time(piece.file.rsplit(".", 1)[0])
    articles, failed = [], []
    for entry in parsed.entries:
        made = _entry(entry, home, told, piece, stamp)
        if made is None:
            failed.append(NO_TEXT)
        else:
            articles.append(made)
    return Harvest(articles=tuple(articles), failed=tuple(failed))


def _entry(entry: Entry, home: str | None, told: Told, piece: Piece, stamp: float | None) -> Filed | None:
    url = safe_link(entry.url, home or "") if entry.url else None
    reading = within(read_entry(entry, url=url or home or ""))
    if not reading.title and not reading.text:
        return None
    source = registrable_domain(url or home or "") or UNKNOWN
    nobody = url is None and source == UNKNOWN
    times = [at for at in (stamp, entry.updated, reading.published, piece.at) if at is not None]
    return Filed(
        reading=reading,
        source=source,
        key=f"entry:{('' if nobody else entry.id) or _by_words(reading)}",
        url=url,
        at=min(times[0] if times else told.now, told.now),
        file=piece.file,
    )


def _by_words(reading: Reading) -> str:
    """Make a key of the words: what names neither address nor publisher has no `id` that others may not have too."""
    return hashlib.sha256(f"{reading.title}\n{reading.text}".encode()).hexdigest()


def _rows(piece: Piece, told: Told) -> Harvest:
    articles, failed = [], []
    for line in piece.body.split(b"\n"):
        try:
            row = orjson.loads(line)
        except ValueError:
            row = None
        if not isinstance(row, dict):
            failed.append(NO_JSON)
            continue
        try:
            articles.append(_row(row, piece, told))
        except (ValueError, TypeError, AttributeError, ParseError):
            failed.append(NO_TEXT)
    return Harvest(articles=tuple(articles), failed=tuple(failed))


def _row(row: dict[str, Any], piece: Piece, told: Told) -> Filed:
    row = renamed(row, told.names)
    made = article_of(row, "")
    url = safe_link(made.url) if made.url else None
    reading = _from_html(row, made.reading, url, told.now)
    at = next((at for at in (made.seen, reading.published, piece.at) if at is not None), told.now)
    key = "" if url is None and made.source == UNKNOWN else made.key
    name = plain_text(row["source"]) if isinstance(row.get("source"), str) else ""
    return Filed(
        reading=within(reading),
        source=made.source,
        source_name=name[:100] if name != made.source else "",
        key=key or _by_words(reading),
        url=url,
        at=min(at, told.now),
        file=piece.file,
    )


def renamed(row: dict[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    """Give fields of a row the names that we know; what was named outright counts alone.

    >>> renamed({"headline": "A", "title": "B"}, {"title": "headline"})["title"]
    'A'
    """
    made = dict(row)
    for known, own in names.items():
        for also in (*_ALSO.get(known, ()), known):
            made[also] = row.get(own)
    return made


def _from_html(row: dict[str, Any], reading: Reading, url: str | None, now: float) -> Reading:
    """Read a row's HTML as a page where it is a whole one; what the row says of the article holds."""
    html = row.get("html")
    if row.get("text") or not isinstance(html, str) or "<body" not in html[:200_000].lower():
        return reading
    try:
        page = read_page(html.encode("utf-8", "replace"), url=url or "", content_type="text/html; charset=utf-8",
                         entry=None, seen=now)  # fmt: skip
    except PageError:
        return reading
    title = reading.title if row.get("title") else page.title
    return replace(
        page,
        title=title,
        published=page.published if reading.published is None else reading.published,
        language=reading.language if row.get("language") or row.get("lang") else page.language,
        canonical=canonical_address(url) if url else page.canonical,
    )

"""What do the small feeds in `feeds/pairs` say, as JSON? The test and the script that refreshes a pair share this."""

from dataclasses import asdict, fields
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from wireroom.feeds.opml import read_opml
from wireroom.feeds.parse import parse
from wireroom.model.entry import Entry

PAIRS = Path(__file__).parent / "feeds" / "pairs"
URL = "https://feeds.ansel.example/news/feed.xml"
_DEFAULTS = {field.name: field.default for field in fields(Entry)}


def documents() -> list[Path]:
    """Return the documents, each of which has its expected values beside it."""
    return [path for path in sorted(PAIRS.iterdir()) if not path.name.endswith((".want.json", ".type"))]


def reading_of(path: Path) -> Any:
    """Return what a document says, without what says nothing; instants as text."""
    body = path.read_bytes()
    if path.name.startswith("list-"):
        return asdict(read_opml(body))
    header = path.with_suffix(".type")
    feed = parse(body, url=URL, content_type=header.read_text() if header.exists() else None)
    return {
        "format": feed.format,
        "title": feed.title,
        "link": feed.link,
        "language": feed.language,
        "flags": sorted(feed.flags),
        "entries": [_told(entry) for entry in feed.entries],
    }


def _told(entry: Entry) -> dict[str, Any]:
    found = {name: value for name, value in asdict(entry).items() if getattr(entry, name) != _DEFAULTS[name]}
    for name in {"published", "updated"} & found.keys():
        found[name] = datetime.fromtimestamp(found[name], UTC).isoformat()
    return found

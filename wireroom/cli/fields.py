"""What was read of an article, field by field, with where it came from and how far that can be trusted."""

import datetime as dt
from collections.abc import Iterator

from wireroom.model.article import Reading

# Longer values are cut in the list; --json gives them whole.
MOST_CHARACTERS = 100
_WAYS = {
    "json-ld": "declared for machines",
    "meta": "declared in the page's head",
    "html": "marked up in the page",
    "text": "read from its words",
    "url": "read from its address",
    "feed": "told by the feed",
    "http": "told by the server",
    "rule": "read by a rule for this publisher",
}


def lines_of(reading: Reading) -> Iterator[str]:
    """Give one line for each field that is known, and one that names those that are not."""
    unknown = []
    for name, value in _values(reading):
        if not value:
            unknown.append(name)
            continue
        shown = value if len(value) <= MOST_CHARACTERS else value[:MOST_CHARACTERS].rsplit(" ", 1)[0] + " …"
        yield f"{name.replace('_', ' '):<12} {shown}{_trust(reading, name)}"
    if unknown:
        yield f"{'not known':<12} {', '.join(name.replace('_', ' ') for name in unknown)}"


def _values(reading: Reading) -> Iterator[tuple[str, str]]:
    yield "title", reading.title
    yield "authors", ", ".join(reading.authors)
    yield "published", _time(reading.published, reading.zone_minutes)
    yield "modified", _time(reading.modified, reading.zone_minutes)
    yield "language", reading.language or ""
    yield "canonical", reading.canonical or ""
    yield "section", reading.section or ""
    yield "keywords", ", ".join(reading.keywords)
    yield "image", reading.image or ""
    yield "image_alt", reading.image_alt or ""
    yield "image_credit", reading.image_credit or ""
    yield "agency", reading.agency or ""
    yield "paywall", "readers must pay" if reading.paywall else ""
    for label in reading.labels:
        yield label, "yes"
    yield "updates", f"{len(reading.updates)} entries" if reading.updates else ""
    yield "correction", reading.correction or ""
    yield "standfirst", reading.standfirst or ""
    yield "text", f"{len(reading.text.split())} words in {len(reading.blocks)} blocks" if reading.text else ""


def _trust(reading: Reading, name: str) -> str:
    way = _WAYS.get(reading.provenance.get(name, ""), reading.provenance.get(name, ""))
    share = reading.confidence.get(name)
    right = f"right {share:.0%} of the time" if share is not None else ""
    told = ", ".join(part for part in (way, right) if part)
    return f"  ({told})" if told else ""


def _time(at: float | None, zone_minutes: int | None) -> str:
    if at is None:
        return ""
    zone = dt.timezone(dt.timedelta(minutes=zone_minutes or 0))
    return dt.datetime.fromtimestamp(at, zone).isoformat(timespec="minutes")

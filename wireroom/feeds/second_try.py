"""What does the forgiving parser make of a feed that ours cannot read?

feedparser reads what is hardly XML any more. It is slow (a fortieth of the first try), so it is asked last. It gets
text that was decoded and stripped of its DOCTYPE, and neither cleans markup nor resolves addresses; what it finds goes
the same way as everything else.
"""

import re
from typing import Any

from wireroom.errors import FeedError
from wireroom.feeds.encodings import decode
from wireroom.feeds.mending import declared_entities, mend, take_prolog
from wireroom.feeds.raw import RawEntry, RawFeed
from wireroom.text.gate import is_too_deep

# feedparser needs a second for each MiB of tag soup; a longer broken feed is cut there, and what stands before counts.
MAX_LENGTH = 3 * 1024 * 1024

_ITEMS = re.compile(rb"<(?:[a-z0-9_]{1,20}:)?(?:item|entry)[\s>/]", re.IGNORECASE)


def count_items(body: bytes) -> int:
    """Count what looks like the start of an entry, in any of the formats."""
    return sum(1 for _ in _ITEMS.finditer(body))


def read_again(body: bytes, url: str, content_type: str | None, *, most: int) -> RawFeed:
    """Return what feedparser finds.

    Raises:
        FeedError: If it finds no entries.
    """
    import feedparser

    text, doctype = take_prolog(decode(body, content_type)[0][:MAX_LENGTH])
    if is_too_deep(text):
        raise FeedError(url, "refused: elements nested too deep")
    text = mend(text, declared_entities(doctype or "", url), url)
    try:
        found = feedparser.parse(text.encode("utf-8", "replace"), sanitize_html=False, resolve_relative_uris=False)
    except Exception as error:  # a forgiving parser promises to read anything, and has bugs where it does not
        raise FeedError(url, "no feed: too broken to be read") from error
    if not found.get("entries"):
        raise FeedError(url, "no feed: no entries in it")
    channel = found.get("feed", {})
    version = str(found.get("version") or "")
    feed = RawFeed(
        format="atom" if version.startswith("atom") else "rdf" if version in ("rss090", "rss10") else "rss",
        title=_text(channel, "title"),
        link=_text(channel, "link") or None,
        language=_text(channel, "language") or None,
        ttl=_text(channel, "ttl") or None,
        period=_text(channel, "sy_updateperiod") or None,
        frequency=_text(channel, "sy_updatefrequency") or None,
        flags={"second_try"} | ({"entries_cut"} if len(found["entries"]) > most else set()),
    )
    feed.entries = [_entry(entry) for entry in found["entries"][:most]]
    return feed


def _entry(entry: Any) -> RawEntry:
    contents = [_text(part, "value") for part in dict.get(entry, "content", ())]
    summary = _text(entry, "summary")
    source = dict.get(entry, "source")
    return RawEntry(
        id=_text(entry, "id") or None,
        links=[link for link in (_text(entry, "link"), _text(entry, "id")) if link],
        title=_text(entry, "title"),
        summary="" if summary in contents else summary,
        content=max(contents, key=len, default=""),
        authors=[_text(author, "name") for author in dict.get(entry, "authors", ())],
        published=_text(entry, "published") or None,
        updated=_text(entry, "updated") or None,
        language=_text(entry, "language") or None,
        categories=[_text(tag, "label") or _text(tag, "term") for tag in dict.get(entry, "tags", ())],
        enclosures=[
            (_text(link, "href"), _text(link, "type") or None, _text(link, "length") or None)
            for link in dict.get(entry, "links", ())
            if link.get("rel") == "enclosure"
        ],
        images=[(_text(t, "url"), _text(t, "width") or None) for t in dict.get(entry, "media_thumbnail", ())],
        source_name=_text(source, "title") or None,
        source_url=_text(source, "href") or _text(source, "url") or None,
    )


def _text(holder: Any, name: str) -> str:
    value = dict.get(holder, name) if isinstance(holder, dict) else None  # its own get() guesses between fields
    return value if isinstance(value, str) else ""

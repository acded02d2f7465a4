"""What did we read where a suite expects a value, and is it the same?

Words are compared with words (markup, escapes and white space apart), instants to the second, languages by their code,
addresses without scheme and last slash, names and files as sets.
"""

import html
import re
from dataclasses import dataclass
from typing import Any, Protocol

from wireroom.feeds.finish import fold_language
from wireroom.feeds.opml import OpmlList
from wireroom.model.entry import Entry, ParsedFeed
from wireroom.text.sanitise import sanitise

_SCRIPT = re.compile(r"<(script|style)\b.*?</\1>", re.DOTALL | re.IGNORECASE)
# Soft hyphens, marks of byte order and of width: they are never seen.
_UNSEEN = re.compile("[\xad\u200b\ufeff]")
_MARKUP = re.compile(r"</?[A-Za-z!?][^<>]*>")

Read = ParsedFeed | OpmlList | None


class Expected(Protocol):
    """What is expected of a document: one value, or a condition."""

    def disagreement(self, read: Read) -> str | None:
        """Say what was read instead; None where it agrees."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One expected value. `index` is the number of the entry, None for the feed itself."""

    field: str
    index: int | None
    want: Any

    def disagreement(self, read: Read) -> str | None:
        """Say what was read instead; None where it agrees."""
        got = said(read, self.field, self.index)
        if same(self.field, got, self.want):
            return None
        return f"{self.field} of {'the feed' if self.index is None else f'entry {self.index}'} is {got!r}"


def said(read: Read, field: str, index: int | None) -> Any:
    """Return what we read of a field; None where nothing stands."""
    if read is None:
        return 0 if field in ("entries", "feeds") else None
    if isinstance(read, OpmlList):
        return _said_of_list(read, field, index)
    if index is None:
        return {"entries": len(read.entries), "title": read.title, "url": read.link, "language": read.language}[field]
    return _said_of_entry(read.entries[index], field) if index < len(read.entries) else None


def _said_of_entry(entry: Entry, field: str) -> Any:
    base = entry.url or "http://example.com/feed"
    summary, content = entry.summary_html, entry.content_html
    match field:
        case "summary" | "content":  # readers that have one text give it under either name
            return sanitise((content or summary) if field == "content" else (summary or content), base=base)
        case "url":
            return tuple(url for url in (entry.url, entry.via) if url)
        case "published":  # where a feed gives one of the two dates alone, some tell it under both names
            return entry.updated if entry.published is None else entry.published
        case "updated":
            return entry.published if entry.updated is None else entry.updated
        case "enclosures":
            return tuple(enclosure.url for enclosure in entry.enclosures)
    return getattr(entry, field)


def _said_of_list(read: OpmlList, field: str, index: int | None) -> Any:
    if field == "list_title":
        return read.title
    feeds = list({feed.url: feed for feed in reversed(read.feeds)}.values())[::-1]  # of each address the first one
    if index is None:
        return len(feeds)
    return getattr(feeds[index], field) if index < len(feeds) else None


def same(field: str, got: Any, want: Any) -> bool:
    """Say whether what was read is what is expected. A name that is expected alone must be among those read."""
    if want is None or got is None:
        return not got and not want
    match field:
        case "published" | "updated":
            return bool(abs(got - want) < 1)
        case "entries" | "feeds":
            return bool(got == want)
        case "language":
            return bool(got == fold_language(want))
        case "url":
            return _bare(want) in [_bare(url) for url in ([got] if isinstance(got, str) else got)]
        case "authors":
            names = {visible(name).casefold() for name in got}
            return (
                visible(want).casefold() in names
                if isinstance(want, str)
                else names == {visible(name).casefold() for name in want}
            )
        case "enclosures":
            return {_bare(url) for url in want} == {_bare(url) for url in got}
    return visible(got) == visible(want)


def _bare(url: str) -> str:
    return html.unescape(url).strip().rstrip("/").partition("://")[2].lower()


def visible(markup: str) -> str:
    """Return the words of a text or of markup, without white space, however it is escaped."""
    for _ in range(2):
        markup = html.unescape(_MARKUP.sub("", _SCRIPT.sub("", markup)))
    return _UNSEEN.sub("", "".join(markup.split()))

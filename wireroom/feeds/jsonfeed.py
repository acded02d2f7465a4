"""What stands in a JSON Feed (1.0 and 1.1), or in another document of JSON that we know?"""

from collections.abc import Iterator
from typing import Any

import orjson

from wireroom.errors import FeedError
from wireroom.feeds.encodings import decode
from wireroom.feeds.limits import MAX_BYTES
from wireroom.feeds.media import is_picture
from wireroom.feeds.raw import RawEntry, RawFeed
from wireroom.feeds.timelines import account_id, read_timeline
from wireroom.text.sanitise import paragraphs_html


def looks_like_json(body: bytes) -> bool:
    """Say whether a document can only be JSON."""
    return body.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"[")


def read_json(body: bytes, url: str, *, most: int) -> RawFeed:
    """Return what a JSON Feed says; at most `most` entries.

    Raises:
        FeedError: If it is no JSON, too long, or not a feed.
    """
    if len(body) > MAX_BYTES:
        raise FeedError(url, f"longer than {MAX_BYTES // 2**20} MiB")
    try:
        document = orjson.loads(body.removeprefix(b"\xef\xbb\xbf"))
    except orjson.JSONDecodeError:
        document = _decoded(body, url)
    timeline = read_timeline(document, most=most)
    if timeline is not None:
        return timeline
    items = document.get("items") if isinstance(document, dict) else None
    if not isinstance(items, list):
        raise FeedError(url, "no feed: JSON without a list of entries")
    feed = RawFeed(
        format="json",
        title=_text(document, "title"),
        link=_text(document, "home_page_url") or None,
        language=_text(document, "language") or None,
        authors=list(_names(document)),
    )
    if len(items) > most:
        feed.flags.add("entries_cut")
    feed.entries = [_entry(item) for item in items[:most] if isinstance(item, dict)]
    return feed


def looked_up(body: bytes) -> str | None:
    """Return the number of the account that a Mastodon looked up; None where the answer is another."""
    try:
        return account_id(orjson.loads(body))
    except orjson.JSONDecodeError:
        return None


def _decoded(body: bytes, url: str) -> Any:
    """Read JSON that is not UTF-8, or has lone surrogates, which orjson refuses."""
    import json

    try:
        return json.loads(decode(body)[0], strict=False)
    except ValueError as error:
        raise FeedError(url, "no feed: JSON that is broken or cut off") from error
    except RecursionError as error:
        raise FeedError(url, "refused: JSON nested too deep") from error


def _entry(item: dict[str, Any]) -> RawEntry:
    plain = _text(item, "content_text")
    entry = RawEntry(
        id=_text(item, "id") or None,
        links=[link for link in (_text(item, "url"), _text(item, "external_url"), _text(item, "id")) if link],
        title=_text(item, "title"),
        summary=paragraphs_html(_text(item, "summary")),
        content=_text(item, "content_html") or paragraphs_html(plain),
        authors=list(_names(item)),
        published=_text(item, "date_published") or None,
        updated=_text(item, "date_modified") or None,
        language=_text(item, "language") or None,
        categories=[tag for tag in _list(item, "tags") if isinstance(tag, str)],
        images=[(_text(item, name), None) for name in ("image", "banner_image")],
    )
    for attachment in _list(item, "attachments"):
        if isinstance(attachment, dict) and _text(attachment, "url"):
            address, kind = _text(attachment, "url"), _text(attachment, "mime_type") or None
            entry.enclosures.append((address, kind, _text(attachment, "size_in_bytes") or None))
            if is_picture(address, kind, None):
                entry.images.append((address, None))
    return entry


def _text(holder: dict[str, Any], name: str) -> str:
    """Return a text field; numbers count as text, since ids are often written so."""
    value = holder.get(name)
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def _list(holder: dict[str, Any], name: str) -> list[Any]:
    value = holder.get(name)
    return value if isinstance(value, list) else []


def _names(holder: dict[str, Any]) -> Iterator[str]:
    """Yield authors' names, of version 1.1 (`authors`) or 1.0 (`author`)."""
    for author in _list(holder, "authors") or [holder.get("author")]:
        if isinstance(author, dict):
            yield _text(author, "name")
        elif isinstance(author, str):
            yield author

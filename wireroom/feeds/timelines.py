"""What stands in the public timeline of a social service, as it gives it to anybody without a key?

Three shapes are known: the list of statuses of Mastodon and of what speaks its language, the feed of an author of
Bluesky, and the hits of the search of Hacker News. A boost of another's post is not the account's own words and is left
out; so is what is not public.
"""

from collections.abc import Iterable
from typing import Any

from wireroom.feeds.raw import RawEntry, RawFeed
from wireroom.text.sanitise import paragraphs_html

#: Where the posts of Bluesky and Hacker News are shown to people.
BLUESKY_POST = "https://bsky.app/profile/{}/post/{}"
HACKER_NEWS_ITEM = "https://news.ycombinator.com/item?id={}"
_PUBLIC = ("public", "unlisted", "")


def read_timeline(document: Any, *, most: int) -> RawFeed | None:
    """Return the posts of a timeline; None for JSON of any other shape. Never raises on any JSON."""
    feed = RawFeed(format="timeline")
    if isinstance(document, list) and any("favourites_count" in _record(item) for item in document):
        entries = (_status(item, feed) for item in map(_record, document))
    elif isinstance(document, dict) and any("post" in _record(item) for item in _list(document, "feed")):
        entries = (_bluesky(item, feed) for item in map(_record, _list(document, "feed")))
    elif isinstance(document, dict) and any("objectID" in _record(item) for item in _list(document, "hits")):
        feed.title, feed.link = "Hacker News", "https://news.ycombinator.com/"
        entries = (_hit(item) for item in map(_record, _list(document, "hits")))
    else:
        return None
    for entry in entries:
        if entry is None:
            continue
        if len(feed.entries) >= most:
            feed.flags.add("entries_cut")
            break
        feed.entries.append(entry)
    return feed


def account_id(document: Any) -> str | None:
    """Return the number of the account that a Mastodon looked up; None where it is no such answer."""
    found = _text(_record(document), "id")
    return found if found.isascii() and found.isalnum() and len(found) <= 64 and "acct" in _record(document) else None


def _status(status: dict[str, Any], feed: RawFeed) -> RawEntry | None:
    if "favourites_count" not in status or _record(status.get("reblog")) or _text(status, "visibility") not in _PUBLIC:
        return None
    account = _record(status.get("account"))
    name = _text(account, "display_name") or _text(account, "acct")
    feed.title = feed.title or name
    feed.link = feed.link or _text(account, "url") or None
    warning = _text(status, "spoiler_text")
    pictures = (_record(item) for item in _list(status, "media_attachments"))
    return RawEntry(
        id=_text(status, "uri") or _text(status, "id") or None,
        links=[link for link in (_text(status, "url"), _text(status, "uri")) if link],
        content=(paragraphs_html(warning) if warning else "") + _text(status, "content"),
        authors=[name] if name else [],
        published=_text(status, "created_at") or None,
        updated=_text(status, "edited_at") or None,
        language=_text(status, "language") or None,
        images=[(_text(item, "preview_url"), None) for item in pictures if _text(item, "type") == "image"],
        talk={
            "points": _number(status, "favourites_count"),
            "comments": _number(status, "replies_count"),
            "shares": _number(status, "reblogs_count"),
        },
        about=_given(_text(_record(status.get("card")), "url")),
    )


def _bluesky(item: dict[str, Any], feed: RawFeed) -> RawEntry | None:
    post = _record(item.get("post"))
    record, author = _record(post.get("record")), _record(post.get("author"))
    place = _text(post, "uri")
    if not place or not record or item.get("reason"):
        return None
    handle = _text(author, "handle") or _text(author, "did")
    name = _text(author, "displayName") or handle
    feed.title = feed.title or name
    feed.link = feed.link or f"https://bsky.app/profile/{handle}"
    external = _record(_record(post.get("embed")).get("external"))
    features = (_record(feature) for facet in _list(record, "facets") for feature in _list(_record(facet), "features"))
    languages = [code for code in _list(record, "langs") if isinstance(code, str)]
    shares = [_number(post, name) for name in ("repostCount", "quoteCount")]
    return RawEntry(
        id=place,
        links=[BLUESKY_POST.format(handle, place.rpartition("/")[2])],
        content=paragraphs_html(_text(record, "text")),
        authors=[name] if name else [],
        published=_text(record, "createdAt") or _text(post, "indexedAt") or None,
        language=languages[0] if languages else None,
        images=[(_text(external, "thumb"), None)] if external else [],
        talk={
            "points": _number(post, "likeCount"),
            "comments": _number(post, "replyCount"),
            "shares": None if None in shares else sum(count or 0 for count in shares),
        },
        about=[*_given(_text(external, "uri")), *(uri for one in features for uri in _given(_text(one, "uri")))],
    )


def _hit(hit: dict[str, Any]) -> RawEntry | None:
    number = _text(hit, "objectID")
    if not number.isdigit():
        return None
    return RawEntry(
        id=HACKER_NEWS_ITEM.format(number),
        links=[HACKER_NEWS_ITEM.format(number)],
        title=_text(hit, "title"),
        content=_text(hit, "story_text"),
        authors=_given(_text(hit, "author")),
        published=_text(hit, "created_at") or None,
        talk={"points": _number(hit, "points"), "comments": _number(hit, "num_comments")},
        about=_given(_text(hit, "url")),
    )


def _given(value: str) -> list[str]:
    return [value] if value else []


def _record(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(holder: dict[str, Any], name: str) -> Iterable[Any]:
    value = holder.get(name)
    return value if isinstance(value, list) else []


def _text(holder: dict[str, Any], name: str) -> str:
    value = holder.get(name)
    return value if isinstance(value, str) else ""


def _number(holder: dict[str, Any], name: str) -> int | None:
    value = holder.get(name)
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None

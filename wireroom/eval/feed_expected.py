"""What does the JSON beside a test document of gofeed, feed-rs, rss-parser or fastfeedparser expect?

Their models differ. One table says where each of the compared fields stands in each; fields that a suite makes up where
the document has none (ids, dates of one name told under another, a description cut out of the content) are no checks.
"""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from wireroom.eval.feed_said import Check, visible

_MAIL = re.compile(r"[^\s@<>()]+@[^\s@<>()]+")
_HAS_IDS = re.compile(rb"<(?:\w+:)?(?:guid|id|identifier)[\s>]|rdf:about")
# Their expectation is of options of the parser, not of the document.
_OF_OPTIONS = ("xml2js-options.rss",)
_NAME_BESIDE_MAIL = re.compile(rf"(?:{_MAIL.pattern}\s*\((?P<after>.+)\)|(?P<before>.+?)\s*[<(]{_MAIL.pattern}[>)])")


def checks_of(suite: str, path: str, expected: bytes, body: bytes) -> tuple[Check, ...]:
    """Return what the JSON beside a document expects."""
    if path.endswith(_OF_OPTIONS):
        return ()
    try:
        node = json.loads(expected)
    except ValueError:  # one file of a suite is no UTF-8
        node = json.loads(expected.decode("latin-1"))
    node = node.get("feed", {}) | {"entries": node["entries"]} if suite == "fastfeedparser" else node
    node = node["feed"] if suite == "rss-parser" else node
    entries = node.get("items", node.get("entries")) or []
    checks = list(_usable("title", None, _text(node.get("title"))))
    checks += _usable("url", None, _address(node, body))
    checks += _usable("language", None, node.get("language"))
    checks.append(Check(field="entries", index=None, want=len(entries)))
    for index, entry in enumerate(entries):
        for field, want in _fields(suite, entry, body).items():
            checks += _usable(field, index, want)
    return tuple(checks)


def _fields(suite: str, entry: dict[str, Any], body: bytes) -> dict[str, Any]:
    summary, content = _texts(suite, entry, body)
    return {
        "title": _text(entry.get("title")),
        "url": _address(entry, body),
        "id": _identity(entry, body),
        "authors": _names(entry),
        "summary": summary,
        "content": content,
        "published": _instant(entry, "publishedParsed", "pubDateParsed", "isoDate", "date_published", "published"),
        "updated": _instant(entry, "updatedParsed", "date_modified", "updated"),
        "enclosures": _files(suite, entry),
    }


def _usable(field: str, index: int | None, want: Any) -> Iterator[Check]:
    """Yield a check where something is expected that a document can have told."""
    if want is None or want in ("", (), []):
        return
    if isinstance(want, str) and not visible(want):
        return
    if field == "url" and not want.startswith(("http:", "https:")):
        return  # relative: these suites' documents come without an address
    yield Check(field=field, index=index, want=want)


def _text(value: Any) -> str | None:
    """Return the text of a value, in whichever holder a suite puts it."""
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        names = ("value", "content", "body", "#text", "_")
        value = next((value[name] for name in names if isinstance(value.get(name), str) and value[name]), None)
    return value if isinstance(value, str) else None


def _texts(suite: str, entry: dict[str, Any], body: bytes) -> tuple[str | None, str | None]:
    """Return the summary and the content that are expected."""
    summary, content = _text(entry.get("summary")), _text(entry.get("content"))
    if suite == "rss-parser":  # its `content` is an RSS item's description, and an Atom entry's content
        if "content:encoded" in entry:
            return content, _text(entry["content:encoded"])
        return (summary, content) if b"<entry" in body else (content, None)
    if suite == "fastfeedparser":  # it cuts descriptions out of contents
        described = re.search(
            rb"<(?:description|summary)[ >]", body.partition(b"<item")[2] or body.partition(b"<entry")[2]
        )
        return (_text(entry.get("description")) if described else None), content
    html, plain = _text(entry.get("content_html")), _text(entry.get("content_text"))
    return summary or _text(entry.get("description")), html or plain or content


def _address(node: dict[str, Any], body: bytes) -> str | None:
    own = node.get("link") or node.get("url") or node.get("home_page_url") or node.get("external_url")
    if isinstance(own, str):
        return own
    links = node.get("links")
    for link in links if isinstance(links, list) else ():
        if isinstance(link, dict) and link.get("rel") in (None, "", "alternate"):
            return _given(link.get("href"), body)
    return None


def _identity(entry: dict[str, Any], body: bytes) -> str | None:
    """Return the id that is expected; None where the suite took the address for want of one."""
    value = _text(entry.get("guid") or entry.get("id"))
    if value == entry.get("link") and not _HAS_IDS.search(body.replace(b"\0", b"")):
        return None
    return _given(value, body)


def _given(value: str | None, body: bytes) -> str | None:
    """Return a value if it stands in the document; else the suite has made it up."""
    return value if value and value.encode() in body.replace(b"&amp;", b"&") else None


def _names(entry: dict[str, Any]) -> tuple[str, ...] | str | None:
    """Return all names where a suite tells all, the one that it tells where it tells one."""
    extension = entry.get("dcExt", {}).get("creator") or entry.get("dc:creator")
    people = entry.get("authors")
    if extension:  # its own model keeps the first of several
        return tuple(extension) if isinstance(extension, list) else extension
    if isinstance(people, list):
        names = [_name(one.get("name") if isinstance(one, dict) else one) for one in people]
        return tuple(name for name in names if name)
    one = entry.get("author") or entry.get("creator")
    return _name(one.get("name") if isinstance(one, dict) else one)


def _name(value: Any) -> str | None:
    """Return a name without the address beside it; None where there is an address alone."""
    if not isinstance(value, str):
        return None
    match = _NAME_BESIDE_MAIL.fullmatch(value.strip())
    if match:
        return match["after"] or match["before"]
    return None if _MAIL.fullmatch(value.strip()) or value.startswith("http") else value


def _instant(entry: dict[str, Any], *names: str) -> float | None:
    for name in names:
        value = entry.get(name)
        try:
            moment = datetime.fromisoformat(value) if isinstance(value, str) else None
        except ValueError:
            continue
        if moment is not None:
            return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
    return None


def _files(suite: str, entry: dict[str, Any]) -> tuple[str, ...]:
    """Return the addresses of the files that come with an entry; feed-rs tells them among all media."""
    found = [one.get("url") for one in entry.get("enclosures") or entry.get("attachments") or () if one]
    if isinstance(entry.get("enclosure"), dict) and not found:
        found = [entry["enclosure"].get("url")]
    links = entry.get("links")
    found += [link.get("href") for link in links or () if isinstance(link, dict) and link.get("rel") == "enclosure"]
    if suite == "feed-rs":
        contents = [content for media in entry["media"] for content in media["content"]]
        found += [
            one["url"] for one in contents if one["content_type"] and not one["content_type"].startswith("image/")
        ]
    return tuple(dict.fromkeys(url for url in found if url))

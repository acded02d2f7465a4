"""Feeds out as Atom (RFC 4287) and JSON Feed 1.1: each encodes for its own format (S22). Plain text in, bytes out."""

import re
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from typing import Any

import orjson
from lxml import etree

from wireroom.model.media_topics import MEDIA_TOPICS, SCHEME
from wireroom.web.words import iso

ATOM = "http://www.w3.org/2005/Atom"
MEDIA = "http://search.yahoo.com/mrss/"
#: All pictures of ours are of this type.
PICTURE_TYPE = "image/jpeg"
_XML = "http://www.w3.org/XML/1998/namespace"

#: Characters that XML cannot carry.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class OutPicture:
    """A picture that everybody may see: a JPEG of ours, with its size in points."""

    url: str
    width: int
    height: int
    #: What it shows and whom its publisher names for it; "" where nobody says.
    alt: str
    credit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OutEntry:
    """One entry: a headline, who says it, at most two sentences, and where to read on."""

    #: The same for ever, whatever the site's address (R32).
    id: str
    title: str
    url: str
    #: Names of publishers.
    authors: tuple[str, ...]
    summary: str
    language: str | None
    section: str | None
    published: float
    updated: float
    picture: OutPicture | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OutFeed:
    """A feed; `base` is the site's address without a slash at its end, paths are ours."""

    id: str
    title: str
    base: str
    #: Path of the page that it belongs to, and of the feed itself.
    page: str
    path: str
    updated: float
    entries: tuple[OutEntry, ...]


def lasting_id(kind: str, *parts: str) -> str:
    """Name a thing for ever: from what it is, never from where it stands.

    >>> lasting_id("story", "a") == lasting_id("story", "a") != lasting_id("article", "a")
    True
    """
    words = "\n".join((kind, *parts)).encode("utf-8", "replace").decode()
    return uuid.uuid5(uuid.NAMESPACE_URL, f"tag:wireroom,2026:{words}").urn


def atom(feed: OutFeed) -> bytes:
    """Write Atom."""
    spaces = {None: ATOM} | ({"media": MEDIA} if any(entry.picture for entry in feed.entries) else {})
    root = etree.Element(f"{{{ATOM}}}feed", nsmap=spaces)  # type: ignore[arg-type]  # None: the default space
    _text(root, "id", feed.id)
    _text(root, "title", feed.title)
    _text(root, "updated", iso(feed.updated))
    _link(root, "self", feed.base + feed.path, "application/atom+xml")
    _link(root, "alternate", feed.base + feed.page, "text/html")
    _text(root, "generator", "Wireroom")
    for entry in feed.entries:
        made = etree.SubElement(root, f"{{{ATOM}}}entry")
        if entry.language:
            made.set(f"{{{_XML}}}lang", _clean(entry.language))
        _text(made, "id", entry.id)
        _text(made, "title", entry.title)
        _text(made, "published", iso(entry.published))
        _text(made, "updated", iso(entry.updated))
        _link(made, "alternate", entry.url, None)
        if entry.picture is not None:
            _picture(made, entry.picture)
        for name in entry.authors or ("unknown",):
            _text(etree.SubElement(made, f"{{{ATOM}}}author"), "name", name)
        if entry.section:
            etree.SubElement(made, f"{{{ATOM}}}category").set("term", _clean(entry.section))
            for topic in MEDIA_TOPICS.get(entry.section, ())[:1]:
                named = etree.SubElement(made, f"{{{ATOM}}}category")
                named.set("term", topic)
                named.set("scheme", SCHEME)
        if entry.summary:
            # said to be markup, with every letter escaped: readers that guess come to the same as those that do not
            _text(made, "summary", escape(entry.summary, quote=False))
            made[-1].set("type", "html")
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)


def _clean(text: str) -> str:
    return _NOT_XML.sub("", text)


def _text(parent: etree._Element, name: str, text: str) -> None:
    etree.SubElement(parent, f"{{{ATOM}}}{name}").text = _clean(text)


def _link(parent: etree._Element, rel: str, href: str, kind: str | None) -> None:
    link = etree.SubElement(parent, f"{{{ATOM}}}link", rel=rel, href=_clean(href))
    if kind:
        link.set("type", kind)


def _picture(parent: etree._Element, picture: OutPicture) -> None:
    """Name a picture twice: as a file of the entry, and as Media RSS with its size, words and credit."""
    _link(parent, "enclosure", picture.url, PICTURE_TYPE)
    shown = etree.SubElement(parent, f"{{{MEDIA}}}content", url=_clean(picture.url), type=PICTURE_TYPE, medium="image")
    shown.set("width", str(picture.width))
    shown.set("height", str(picture.height))
    for name, words in (("description", picture.alt), ("credit", picture.credit)):
        if words:
            etree.SubElement(shown, f"{{{MEDIA}}}{name}").text = _clean(words)


def json_feed(feed: OutFeed) -> bytes:
    """Write JSON Feed."""
    made: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.base + feed.page,
        "feed_url": feed.base + feed.path,
        "items": [_item(entry) for entry in feed.entries],
    }
    return orjson.dumps(made)


def _item(entry: OutEntry) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "content_text": entry.summary or entry.title,
        "date_published": iso(entry.published),
        "date_modified": iso(entry.updated),
        "authors": [{"name": name} for name in entry.authors],
    }
    if entry.picture is not None:
        item["image"] = entry.picture.url
        file = {"url": entry.picture.url, "mime_type": PICTURE_TYPE}
        item["attachments"] = [file | ({"title": entry.picture.alt} if entry.picture.alt else {})]
        item["_picture"] = {
            "width": entry.picture.width,
            "height": entry.picture.height,
            "credit": entry.picture.credit or None,
        }
    if entry.language:
        item["language"] = entry.language
    if entry.section:
        item["tags"] = [entry.section]
    return item


#: Ending of an address -> (how it is written, its type).
FORMS: dict[str, tuple[Callable[[OutFeed], bytes], str]] = {
    "atom": (atom, "application/atom+xml; charset=utf-8"),
    "json": (json_feed, "application/feed+json"),
}

"""What stands in an Atom feed (0.3 and 1.0)?"""

import base64
import html
import re
from urllib.parse import urljoin

from lxml import etree

from wireroom.feeds.media import is_picture, pictures_and_files
from wireroom.feeds.raw import RawEntry, RawFeed
from wireroom.feeds.tags import XML_BASE, XML_LANG, children, first_text, markup, text
from wireroom.text.sanitise import paragraphs_html

_TEXT_TYPES = ("text", "html", "xhtml", "application/json")

_BARE = re.compile(r"[\w-]+")

_Found = dict[str, list[etree._Element]]


def read_atom(root: etree._Element, *, most: int) -> RawFeed:
    """Return what an Atom document says; at most `most` entries. The root may be a single entry."""
    found = children(root)
    feed = RawFeed(
        format="atom",
        base=root.get(XML_BASE),
        title=_plain(found, "atom:title"),
        link=next(iter(_alternates(found)), None),
        language=root.get(XML_LANG) or first_text(found, "dc:language"),
        authors=_people(found),
        period=first_text(found, "sy:updateperiod"),
        frequency=first_text(found, "sy:updatefrequency"),
    )
    entries = found.get("atom:entry") or found.get("entry") or list(root.iter("{*}entry"))
    if len(entries) > most:
        feed.flags.add("entries_cut")
    feed.entries = [_entry(entry) for entry in entries[:most]]
    return feed


def _entry(element: etree._Element) -> RawEntry:
    found = children(element)
    entry = RawEntry(
        base=element.get(XML_BASE),
        id=first_text(found, "atom:id", "dc:identifier"),
        links=_alternates(found),
        origins=[text(e) for e in found.get("feedburner:origlink", ())],
        title=_plain(found, "atom:title", "dc:title", "media:title"),
        published=first_text(found, "atom:published", "atom:issued", "atom:created", "dc:date", "pubdate"),
        updated=first_text(found, "atom:updated", "atom:modified"),
        language=element.get(XML_LANG) or first_text(found, "dc:language"),
        authors=_people(found),
        categories=[e.get("label") or e.get("term") or text(e) for e in found.get("atom:category", ())],
    )
    if entry.id:
        entry.links.append(entry.id)  # the last resort: many ids are the address
    entry.categories += [text(e) for e in found.get("dc:subject", ())]
    if "atom:summary" in found:
        entry.summary = _marked(found["atom:summary"][0])
    contents = [_marked(e) for e in found.get("atom:content", ()) if not e.get("src")]
    entry.content = max(contents, key=len, default="")
    for group in found.get("media:group", ()):
        described = children(group).get("media:description")
        if described and not entry.summary:
            entry.summary = paragraphs_html(text(described[0]))
    for link in found.get("atom:link", ()):
        address = link.get("href")
        if link.get("rel") == "enclosure" and address:
            entry.enclosures.append((address, link.get("type"), link.get("length")))
            if is_picture(address, link.get("type"), None):
                entry.images.append((address, None))
    for source in found.get("atom:source", ())[:1]:
        inner = children(source)
        entry.source_name = _plain(inner, "atom:title") or None
        entry.source_url = next(iter(_alternates(inner)), None)
        entry.authors = entry.authors or _people(inner)
    pictures_and_files(found, entry)
    return entry


def _joined(outer: str | None, inner: str | None) -> str | None:
    try:
        return urljoin(outer or "", inner) if inner else outer
    except ValueError:
        return outer


def _alternates(found: _Found) -> list[str]:
    """Return the addresses of what an entry or feed stands for: pages before other types, then no relation at all."""
    links = []
    for link in found.get("atom:link", ()):
        relation = (link.get("rel") or "alternate").strip().lower().rpartition("/")[2]
        if relation == "alternate" and (link.get("href") or text(link)):
            kind = (link.get("type") or "text/html").lower()
            href = _joined(link.get(XML_BASE), link.get("href") or text(link).strip()) or ""
            if _BARE.fullmatch(href):  # a name alone is an address here, which it is not in an id
                href = "./" + href
            links.append((0 if "html" in kind else 1, href))
    links.sort(key=lambda ranked: ranked[0])
    return [href for _, href in links]


def _people(found: _Found) -> list[str]:
    names = []
    for author in found.get("atom:author", ()):
        inner = children(author)
        names.append(first_text(inner, "atom:name", "name", "dc:title") or (text(author) if not len(author) else ""))
    return [name for name in names if name.strip()] or [text(e) for e in found.get("dc:creator", ())]


def _plain(found: _Found, *names: str) -> str:
    """Return a text construct (a title) as text that may still hold markup, which the reader of titles takes off."""
    for name in names:
        for element in found.get(name, ())[:1]:
            value = _unpacked(element) or text(element)
            if value.strip():
                return value
    return ""


def _unpacked(element: etree._Element) -> str:
    """Return the text of a text construct; "" for a file within the feed, unless it is text packed in base64."""
    kind = (element.get("type") or "text").strip().lower()
    mode = (element.get("mode") or "").strip().lower()
    is_text = kind in _TEXT_TYPES or kind.startswith("text/") or kind.endswith("xml")
    value = text(element)
    if mode != "base64" and (mode or is_text):
        return value
    try:
        return base64.b64decode("".join(value.split()), validate=True).decode("utf-8")
    except ValueError:
        return value if is_text else ""


def _marked(element: etree._Element) -> str:
    """Return a text construct as markup, whatever its type says and its mode (Atom 0.3) does."""
    kind = (element.get("type") or "text").strip().lower()
    if len(element):  # xhtml, or markup that was not escaped
        return markup(element)
    value = _unpacked(element)
    if kind in ("text", "text/plain") and element.get("mode") not in ("escaped", "base64"):
        # By the letter this is plain text; but most feeds that put elements here mean them.
        return value if "</" in value or "<br" in value else html.escape(value, quote=False)
    return value

"""What stands in an RSS feed (0.9x, 1.0, 2.0, RDF) and its usual extensions?"""

from lxml import etree

from wireroom.feeds.media import pictures_and_files
from wireroom.feeds.raw import RawEntry, RawFeed
from wireroom.feeds.tags import (
    RDF_ABOUT,
    RDF_RESOURCE,
    XML_BASE,
    XML_LANG,
    children,
    first_text,
    markup,
    short,
    text,
)
from wireroom.text.sanitise import paragraphs_html

_Found = dict[str, list[etree._Element]]


def read_rss(root: etree._Element, *, most: int) -> RawFeed:
    """Return what an RSS document says; at most `most` entries, of which the first come first."""
    is_rdf = short(str(root.tag)) == "rdf:rdf" or root.find("{*}channel[@{*}about]") is not None
    channel = next((c for c in root if isinstance(c.tag, str) and short(c.tag).endswith("channel")), root)
    found = children(channel)
    feed = RawFeed(
        format="rdf" if is_rdf else "rss",
        base=channel.get(XML_BASE) or root.get(XML_BASE),
        title=first_text(found, "title", "dc:title", "atom:title") or "",
        link=_channel_link(found, channel),
        language=first_text(found, "language", "dc:language") or channel.get(XML_LANG) or root.get(XML_LANG),
        ttl=first_text(found, "ttl"),
        period=first_text(found, "sy:updateperiod"),
        frequency=first_text(found, "sy:updatefrequency"),
        skip_hours=_list(found, "skiphours", "hour"),
        skip_days=_list(found, "skipdays", "day"),
    )
    for item in root.iter("{*}item", "{*}Item", "{*}ITEM"):
        if len(feed.entries) >= most:
            feed.flags.add("entries_cut")
            break
        if short(str(item.tag)) in ("item", "?:item"):
            feed.entries.append(_entry(item))
    return feed


def _entry(item: etree._Element) -> RawEntry:
    found = children(item)
    entry = RawEntry(
        base=item.get(XML_BASE),
        id=_identity(item, found),
        links=_links(item, found),
        origins=[text(element) for element in found.get("feedburner:origlink", ())],
        title=first_text(found, "title", "dc:title", "media:title", "itunes:title") or "",
        published=first_text(found, "pubdate", "dc:date", "atom:published", "dcterms:issued", "dcterms:created"),
        updated=first_text(found, "atom:updated", "dcterms:modified", "?:lastmod") or item.get("LASTMOD"),
        discussion=first_text(found, "comments"),
        language=first_text(found, "dc:language", "language") or item.get(XML_LANG),
        authors=_authors(found),
        categories=[text(e) for name in ("category", "dc:subject") for e in found.get(name, ())],
    )
    for name in ("media:keywords", "itunes:keywords"):
        entry.categories += [word for e in found.get(name, ()) for word in text(e).split(",")]
    if "summary" in found and "description" in found and not entry.content:  # no RSS, but then they mean these two
        entry.summary, entry.content = markup(found["summary"][0]), markup(found["description"][0])
    for name in (
        "description",
        "dc:description",
        "atom:summary",
        "summary",
        "abstract",
        "itunes:summary",
        "media:description",
    ):
        if name in found and not entry.summary.strip():
            entry.summary = markup(found[name][0])
    for group in found.get("media:group", ()):
        entry.summary = entry.summary or paragraphs_html(first_text(children(group), "media:description") or "")
    for name in ("content:encoded", "xhtml:body", "body", "xhtml:div", "atom:content", "fullitem"):
        if name in found and not entry.content.strip():
            entry.content = max((markup(element) for element in found[name]), key=len)
    for source in found.get("source", ())[:1]:
        entry.source_name, entry.source_url = text(source), source.get("url")
    pictures_and_files(found, entry)
    return entry


def _identity(item: etree._Element, found: _Found) -> str | None:
    return first_text(found, "guid", "atom:id") or item.get(RDF_ABOUT) or first_text(found, "dc:identifier")


def _links(item: etree._Element, found: _Found) -> list[str]:
    """Return the addresses of the article, the best first."""
    links: list[str] = []
    for element in found.get("link", ()):
        links += [text(element), element.get("href") or "", element.get(RDF_RESOURCE) or ""]
    links += [e.get("href") or "" for e in found.get("atom:link", ()) if e.get("rel", "alternate") == "alternate"]
    for guid in found.get("guid", ()):
        if (guid.get("isPermaLink") or guid.get("ispermalink") or "true").strip().lower() == "true":
            links.append(text(guid))
    links = [link for link in links if link and not link.isspace()]
    if not links:
        links = [link for name in (RDF_ABOUT, "about", "HREF") if (link := item.get(name))]
    return links


def _authors(found: _Found) -> list[str]:
    for name in ("dc:creator", "atom:author", "author", "dc:author", "dc:contributor", "itunes:author", "media:credit"):
        authors = []
        for element in found.get(name, ()):
            names = children(element).get("atom:name") if len(element) else None
            authors.append(text(names[0]) if names else text(element))
        if any(author.strip() for author in authors):
            return authors
    return []


def _channel_link(found: _Found, channel: etree._Element) -> str | None:
    for element in found.get("link", ()):
        link = text(element) or element.get("href")
        if link and not link.isspace():
            return link
    for element in found.get("atom:link", ()):
        if element.get("rel", "alternate") == "alternate" and element.get("href"):
            return element.get("href")
    return channel.get(RDF_ABOUT) or channel.get("HREF")


def _list(found: _Found, name: str, part: str) -> list[str]:
    return [text(e) for holder in found.get(name, ())[:1] for e in children(holder).get(part, ())[:50]]

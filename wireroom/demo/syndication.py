"""Writes an outlet's articles as a feed: RSS 2.0, Atom 1.0, RSS 1.0 (RDF) or JSON Feed 1.1."""

import datetime as dt
import json
from collections.abc import Sequence
from email.utils import formatdate
from html import escape

from wireroom.demo.outlets import Outlet
from wireroom.demo.shown import MOST_ENTRIES, Shown

#: Format -> media type and file name of the feed.
TYPES = {
    "rss": ("application/rss+xml; charset=utf-8", "feed.xml"),
    "atom": ("application/atom+xml; charset=utf-8", "atom.xml"),
    "rdf": ("application/rdf+xml; charset=utf-8", "index.rdf"),
    "json": ("application/feed+json; charset=utf-8", "feed.json"),
}


def feed_path(outlet: Outlet, section: str | None) -> str:
    """Give the path of an outlet's feed, of everything or of one section."""
    name = TYPES[outlet.format][1]
    return f"/{section}/{name}" if section else f"/{name}"


def feed_title(outlet: Outlet, section: str | None) -> str:
    """Give the title that a feed carries."""
    return f"{outlet.name}: {section}" if section else outlet.name


def changed_at(items: Sequence[Shown], day_start: float) -> float:
    """Say when a feed with these items last changed (a feed without items: at the start of the day)."""
    return max((item.updated for item in items), default=day_start)


def written(outlet: Outlet, section: str | None, base: str, items: Sequence[Shown], day_start: float) -> bytes:
    """Write the feed of the newest items."""
    items = items[:MOST_ENTRIES]
    title, link = feed_title(outlet, section), base + "/"
    when = changed_at(items, day_start)
    if outlet.format == "json":
        return _json(outlet, title, link, base + feed_path(outlet, section), items)
    write = {"rss": _rss, "atom": _atom, "rdf": _rdf}[outlet.format]
    return write(outlet, title, link, base + feed_path(outlet, section), items, when).encode()


def body_html(item: Shown) -> str:
    """Write an article's text as simple HTML."""
    parts = [f"<h2>{escape(p[3:])}</h2>" if p.startswith("## ") else f"<p>{escape(p)}</p>" for p in item.paragraphs]
    if item.note:
        parts.append(f"<p><em>{escape(item.note)}</em></p>")
    return "\n".join(parts)


def iso(at: float) -> str:
    """Write a time as ISO 8601 in UTC."""
    return dt.datetime.fromtimestamp(at, tz=dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _rss(outlet: Outlet, title: str, link: str, own: str, items: Sequence[Shown], when: float) -> str:
    entries = []
    for item in items:
        author = f"<dc:creator>{escape(item.article.author)}</dc:creator>" if item.article.author else ""
        full = f"<content:encoded><![CDATA[{body_html(item)}]]></content:encoded>" if outlet.full else ""
        entries.append(
            f"<item><title>{escape(item.title)}</title><link>{escape(item.url)}</link>"
            f'<guid isPermaLink="false">{outlet.id}-{escape(item.article.id)}</guid>'
            f"<pubDate>{formatdate(item.published, usegmt=True)}</pubDate>{author}"
            f"<category>{item.article.section}</category>"
            f"<description>{escape(item.summary)}</description>{full}</item>"
        )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom">'
        f"<channel><title>{escape(title)}</title><link>{link}</link>"
        f'<atom:link rel="self" type="application/rss+xml" href="{own}"/>'
        f"<description>{escape(outlet.name)}, {escape(outlet.place)}</description>"
        f"<language>{outlet.language}</language>"
        f"<lastBuildDate>{formatdate(when, usegmt=True)}</lastBuildDate>\n" + "\n".join(entries) + "</channel></rss>\n"
    )


def _atom(outlet: Outlet, title: str, link: str, own: str, items: Sequence[Shown], when: float) -> str:
    entries = []
    for item in items:
        author = f"<author><name>{escape(item.article.author)}</name></author>" if item.article.author else ""
        full = f'<content type="html">{escape(body_html(item))}</content>' if outlet.full else ""
        entries.append(
            f"<entry><title>{escape(item.title)}</title>"
            f'<link rel="alternate" type="text/html" href="{escape(item.url)}"/>'
            f"<id>tag:{outlet.id}.example,2020:{escape(item.article.id)}</id>"
            f"<published>{iso(item.published)}</published><updated>{iso(item.updated)}</updated>{author}"
            f'<category term="{item.article.section}"/><summary>{escape(item.summary)}</summary>{full}</entry>'
        )
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{outlet.language}"><title>{escape(title)}</title>'
        f'<id>tag:{outlet.id}.example,2020:{escape(title)}</id><link rel="self" href="{own}"/><link href="{link}"/>'
        f"<updated>{iso(when)}</updated><author><name>{escape(outlet.name)}</name></author>\n"
        + "\n".join(entries)
        + "</feed>\n"
    )


def _rdf(outlet: Outlet, title: str, link: str, own: str, items: Sequence[Shown], when: float) -> str:
    order = "".join(f'<rdf:li rdf:resource="{escape(item.url)}"/>' for item in items)
    entries = []
    for item in items:
        author = f"<dc:creator>{escape(item.article.author)}</dc:creator>" if item.article.author else ""
        full = f"<content:encoded>{escape(body_html(item))}</content:encoded>" if outlet.full else ""
        entries.append(
            f'<item rdf:about="{escape(item.url)}"><title>{escape(item.title)}</title><link>{escape(item.url)}</link>'
            f"<description>{escape(item.summary)}</description><dc:date>{iso(item.published)}</dc:date>"
            f"<dc:subject>{item.article.section}</dc:subject>{author}{full}</item>"
        )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        f'<channel rdf:about="{own}"><title>{escape(title)}</title><link>{link}</link>'
        f"<description>{escape(outlet.name)}</description><dc:language>{outlet.language}</dc:language>"
        f"<dc:date>{iso(when)}</dc:date><items><rdf:Seq>{order}</rdf:Seq></items></channel>\n"
        + "\n".join(entries)
        + "</rdf:RDF>\n"
    )


def _json(outlet: Outlet, title: str, link: str, own: str, items: Sequence[Shown]) -> bytes:
    entries = [
        {
            "id": f"{outlet.id}-{item.article.id}",
            "url": item.url,
            "title": item.title,
            "summary": item.summary,
            **({"content_html": body_html(item)} if outlet.full else {"content_text": item.summary}),
            "date_published": iso(item.published),
            "date_modified": iso(item.updated),
            "tags": [item.article.section],
            **({"authors": [{"name": item.article.author}]} if item.article.author else {}),
        }
        for item in items
    ]
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": title,
        "home_page_url": link,
        "feed_url": own,
        "language": outlet.language,
        "items": entries,
    }
    return json.dumps(feed, ensure_ascii=False, indent=1).encode()

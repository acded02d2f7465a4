"""What do the elements of a feed mean, whatever prefix they wear?

Feeds name one namespace in many spellings. `short` gives every element one short name: no prefix for RSS in all its
versions, `atom:`, `dc:`, `media:` and so on for the others, `?:` for what we do not know.
"""

import html
import re
from functools import lru_cache

from lxml import etree

_SPACES = {
    "http://purl.org/rss/1.0": "",
    "http://purl.org/net/rss1.1#": "",
    "http://my.netscape.com/rdf/simple/0.9": "",
    "http://channel.netscape.com/rdf/simple/0.9": "",
    "http://backend.userland.com/rss": "",
    "http://backend.userland.com/rss2": "",
    "http://backend.userland.com/rss091": "",
    "http://blogs.law.harvard.edu/tech/rss": "",
    "http://cyber.law.harvard.edu/rss": "",
    "http://www.rssboard.org/rss-specification": "",
    "http://www.w3.org/2005/atom": "atom:",
    "http://purl.org/atom/ns#": "atom:",
    "http://purl.org/atom-blog/ns#": "atom:",
    "http://example.com/newformat#": "atom:",
    "http://purl.org/dc/elements/1.1": "dc:",
    "http://purl.org/dc/elements/1.0": "dc:",
    "http://purl.org/dc/terms": "dcterms:",
    "http://purl.org/rss/1.0/modules/content": "content:",
    "http://purl.org/rss/1.0/modules/syndication": "sy:",
    "http://purl.org/rss/1.0/modules/slash": "slash:",
    "http://purl.org/syndication/thread/1.0": "thr:",
    "http://search.yahoo.com/mrss": "media:",
    "http://www.rssboard.org/media-rss": "media:",
    "http://video.search.yahoo.com/mrss": "media:",
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes:",
    "http://example.com/dtds/podcast-1.0.dtd": "itunes:",
    "http://www.georss.org/georss": "georss:",
    "http://www.georss.org/georss/10": "georss:",
    "http://www.opengis.net/gml": "gml:",
    "http://www.w3.org/2003/01/geo/wgs84_pos#": "geo:",
    "http://rssnamespace.org/feedburner/ext/1.0": "feedburner:",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf:",
    "http://www.w3.org/1999/xhtml": "xhtml:",
    "http://www.sitemaps.org/schemas/sitemap/0.9": "sitemap:",
    "http://www.google.com/schemas/sitemap/0.84": "sitemap:",
    "http://www.google.com/schemas/sitemap-news/0.9": "news:",
    "http://www.google.com/schemas/sitemap-image/1.1": "image:",
}
_PREFIXES = frozenset(_SPACES.values())

XML_BASE = "{http://www.w3.org/XML/1998/namespace}base"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
RDF_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"
RDF_RESOURCE = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}resource"

_PREFIXED_TAG = re.compile(r"(</?)[A-Za-z_][\w.-]*:")


@lru_cache(maxsize=4096)
def short(tag: str) -> str:
    """Return the short name of an element.

    >>> short("{http://www.w3.org/2005/Atom}Link"), short("pubDate"), short("media:thumbnail")
    ('atom:link', 'pubdate', 'media:thumbnail')
    """
    if tag[:1] != "{":  # an undeclared prefix, in a document that was recovered, stands in the name itself
        name = tag.lower()
        return name if ":" not in name or name.partition(":")[0] + ":" in _PREFIXES else "?:" + name.partition(":")[2]
    space, _, name = tag[1:].partition("}")
    key = space.strip().lower().rstrip("/").replace("https://", "http://")
    return _SPACES.get(key, "?:") + name.lower()


def children(element: etree._Element) -> dict[str, list[etree._Element]]:
    """Return the children of an element by their short names, in document order."""
    found: dict[str, list[etree._Element]] = {}
    for child in element:
        tag = child.tag
        if isinstance(tag, str):
            name = short(tag)
            if name in found:
                found[name].append(child)
            else:
                found[name] = [child]
    return found


def text(element: etree._Element | None) -> str:
    """Return all text within an element but that of scripts and styles, "" for none."""
    if element is None:
        return ""
    if not len(element):
        return element.text or ""
    parts = [element.text or ""]
    for inner in element.iterdescendants():
        if isinstance(inner.tag, str) and short(inner.tag).rpartition(":")[2] not in ("script", "style"):
            parts.append(inner.text or "")
        parts.append(inner.tail or "")
    return "".join(parts)


def first_text(found: dict[str, list[etree._Element]], *names: str) -> str | None:
    """Return the text of the first element that has any, by the names in their order."""
    for name in names:
        for element in found.get(name, ()):
            value = text(element)
            if value and not value.isspace():
                return value
    return None


def markup(element: etree._Element) -> str:
    """Return what an element holds as markup: its text, or its elements written out without prefixes."""
    if not len(element):
        return element.text or ""
    parts = [html.escape(element.text or "", quote=False)]
    for child in element:
        written = etree.tostring(child, encoding="unicode", with_tail=True)
        parts.append(_PREFIXED_TAG.sub(r"\1", written) if child.prefix else written)
    return "".join(parts)


def give_known_space(root: etree._Element) -> None:
    """Give the elements of a feed the namespace that they should have, where the root's own is missing or unknown."""
    space, _, name = str(root.tag).rpartition("}")
    right = "{http://www.w3.org/2005/Atom}" if name.lower() in ("feed", "entry") else ""
    for element in root.iter(f"{space}}}*" if space else "{}*"):
        own_name = str(element.tag).rpartition("}")[2]
        if ":" not in own_name:  # a prefix that was not declared stands in the name, and is known by itself
            element.tag = right + own_name

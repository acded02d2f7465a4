"""Whose feeds does this description of people name? FOAF in RDF, as blog services list members."""

from lxml import etree

_FOAF = "{http://xmlns.com/foaf/0.1/}"
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_CHANNEL = "{http://purl.org/rss/1.0/}channel"
_HOLDERS = (f"{_FOAF}Agent", f"{_FOAF}Person", f"{_FOAF}Organization")


def is_foaf(root: etree._Element) -> bool:
    """Say whether a document describes people rather than a feed."""
    is_feed = root.find(_CHANNEL) is not None
    return root.tag == f"{_RDF}RDF" and not is_feed and next(root.iter(f"{_FOAF}*"), None) is not None


def feeds_of_people(root: etree._Element) -> list[tuple[str, str, str]]:
    """Return (address of the feed, name of its author, name of the group) in document order, "" where none is given."""
    found = []
    for element in root.iter(etree.Element):
        address = element.get(f"{_RDF}about") if element.tag == _CHANNEL else None
        if element.tag != _CHANNEL and str(element.tag).endswith("}feed"):  # Yandex's own word for it
            address = element.get(f"{_RDF}resource")
        if address and address.strip():
            around = list(element.iterancestors())
            found.append((address.strip(), _name(around, *_HOLDERS), _name(around, f"{_FOAF}Group")))
    return found


def _name(around: list[etree._Element], *tags: str) -> str:
    """Return the name of the nearest of these elements around a feed: no friend's, but its own."""
    holder = next((element for element in around if element.tag in tags), None)
    return (holder.findtext(f"{_FOAF}name") or "") if holder is not None else ""

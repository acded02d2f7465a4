"""Which pictures and files does an entry bring along?"""

from lxml import etree

from wireroom.feeds.raw import RawEntry
from wireroom.feeds.tags import children, first_text, short, text

_Found = dict[str, list[etree._Element]]

_PICTURE_ENDINGS = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif")


def pictures_and_files(found: _Found, entry: RawEntry) -> None:
    """Add what Media RSS, enclosures and podcast elements say to an entry."""
    for holder in (found, *(children(group) for group in found.get("media:group", ()))):
        for thumbnail in holder.get("media:thumbnail", ()):
            _add_picture(thumbnail, entry)
        for content in holder.get("media:content", ()):
            _add_file(content, content.get("url"), content.get("fileSize"), entry)
            for thumbnail in children(content).get("media:thumbnail", ()):
                _add_picture(thumbnail, entry)
        for community in holder.get("media:community", ()):
            _add_talk(children(community), entry)
    for enclosure in found.get("enclosure", ()):
        _add_file(enclosure, enclosure.get("url") or enclosure.get("href"), enclosure.get("length"), entry)
    if "slash:comments" in found or "thr:total" in found:
        entry.talk.setdefault("comments", first_text(found, "slash:comments", "thr:total"))
    entry.point = point_in(found)
    for image in (*found.get("itunes:image", ()), *found.get("image", ())):
        _add_picture(image, entry)


def _add_talk(found: _Found, entry: RawEntry) -> None:
    """Add how much is said about an entry (Media RSS `community`; YouTube gives likes as the count of stars)."""
    for rating in found.get("media:starrating", ())[:1]:
        entry.talk["points"] = rating.get("count")
    for statistics in found.get("media:statistics", ())[:1]:
        entry.talk["views"] = statistics.get("views")


def point_in(found: _Found) -> str | None:
    """Return the point of an entry, in whichever of the usual places it stands: degrees north, then east."""
    simple = first_text(found, "georss:point")
    if simple is None and "geo:lat" in found:
        simple = f"{first_text(found, 'geo:lat')} {first_text(found, 'geo:long', 'geo:lon')}"
    for holder in (*found.get("georss:where", ()), *found.get("geo:point", ())):
        inner = children(holder)
        simple = simple or point_in(inner)
        for point in inner.get("gml:point", ()):
            simple = simple or first_text(children(point), "gml:pos")
    return simple


def _add_file(element: etree._Element, address: str | None, length: str | None, entry: RawEntry) -> None:
    if not address:
        return
    kind = element.get("type")
    if is_picture(address, kind, element.get("medium")):
        entry.images.append((address, element.get("width")))
    if short(str(element.tag)) == "enclosure" or not is_picture(address, kind, element.get("medium")):
        entry.enclosures.append((address, kind, length))


def _add_picture(element: etree._Element, entry: RawEntry) -> None:
    """Add a picture's address, in whichever of the usual places it stands."""
    inner = children(element).get("url") or children(element).get("image:loc")
    address = text(inner[0]) if inner else element.get("url") or element.get("href") or text(element)
    entry.images.append((address, element.get("width")))


def is_picture(address: str, kind: str | None, medium: str | None) -> bool:
    """Say whether a file is a picture, by what is declared of it, else by how its address ends."""
    if medium or kind:
        return medium == "image" or bool(kind and kind.lower().startswith("image/"))
    return address.lower().partition("?")[0].endswith(_PICTURE_ENDINGS)

"""Which feeds does this list name? OPML in and out.

Real lists are often no XML (bare ampersands in addresses); they are read with mending. A DOCTYPE, which no list needs,
is refused (S12: the strictest mode).
"""

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from wireroom.errors import FeedError, OpmlError
from wireroom.feeds.encodings import decode
from wireroom.feeds.foaf import feeds_of_people, is_foaf
from wireroom.feeds.limits import MAX_TITLE, cut_text
from wireroom.feeds.trees import read_tree
from wireroom.text.addresses import safe_link
from wireroom.text.clean import plain_text

# S45.
MAX_BYTES = 5 * 1024 * 1024
# More than any reader holds; a longer list is no list of a person.
MAX_FEEDS = 20_000
_DOCTYPE = re.compile(r"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
# A quote ends a value only where another attribute or the end follows.
_ATTRIBUTE = re.compile(r"""([\w:.-]{1,40})\s*=\s*"(.*?)"(?=\s+[\w:.-]{1,40}\s*=\s*"|\s*$)""", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpmlFeed:
    """A feed on a list."""

    #: Absolute http(s) address.
    url: str
    title: str = ""
    #: Address of the site, None where none is given.
    site: str | None = None
    #: Names of the folders around it, the outermost first.
    folder: tuple[str, ...] = ()
    #: As written ("en", "de-CH"), None where none is given.
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpmlList:
    """A list of feeds, in its own order; a feed may stand in several folders."""

    title: str = ""
    feeds: tuple[OpmlFeed, ...] = ()
    #: Outlines with an address that may not be used.
    refused: int = 0


def read_opml(data: bytes) -> OpmlList:
    """Read a list of feeds.

    Raises:
        OpmlError: If it is no OPML, has a DOCTYPE, is longer than 5 MiB, nested deeper than 256 or has too many feeds.
    """
    if len(data) > MAX_BYTES:
        raise OpmlError("", f"the list is longer than {MAX_BYTES // 2**20} MiB")
    text = decode(data)[0]
    if _DOCTYPE.search(text):
        raise OpmlError("", "the list has a DOCTYPE, which is refused; remove that line and try again")
    try:
        root, flags = read_tree(data, "")
        if "recovered" in flags:  # then what stands behind the fault is lost; bare quotes are the usual one
            root, _ = read_tree(_outlines_escaped(text).encode("utf-8", "replace"), "", "charset=utf-8")
    except FeedError as error:
        raise OpmlError("", f"the list cannot be read: {error.reason}") from error
    if is_foaf(root):
        groups = feeds_of_people(root)
        refused = sum(safe_link(address) is None for address, _, _ in groups)
        found = [
            OpmlFeed(url=url, title=_line(name), folder=tuple(filter(None, (_line(group),))))
            for address, name, group in groups[:MAX_FEEDS]
            if (url := safe_link(address))
        ]
        return OpmlList(feeds=tuple(found), refused=refused)
    if _local(root) != "opml":
        raise OpmlError("", "no list of feeds: XML of another kind")
    title = next((element.text or "" for element in root.iter("title")), "")
    feeds, refused = _feeds(root)
    return OpmlList(title=_line(title), feeds=tuple(feeds), refused=refused)


def write_opml(feeds: Iterable[OpmlFeed], *, title: str = "") -> bytes:
    """Write a list as OPML 2.0. `read_opml` gives the same list back, where its texts are clean.

    Feeds that follow each other in one folder share its outline; the order is kept.
    """
    root = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = _line(title)
    body = etree.SubElement(root, "body")
    open_folders: list[tuple[str, etree._Element]] = []
    for feed in feeds:
        path = tuple(name for name in (_line(name) for name in feed.folder) if name)
        same = 0
        while same < min(len(path), len(open_folders)) and open_folders[same][0] == path[same]:
            same += 1
        del open_folders[same:]
        for name in path[same:]:
            around = open_folders[-1][1] if open_folders else body
            open_folders.append((name, etree.SubElement(around, "outline", text=name, title=name)))
        line = _line(feed.title)
        outline = etree.SubElement(open_folders[-1][1] if open_folders else body, "outline", type="rss", text=line)
        outline.set("title", line)
        outline.set("xmlUrl", feed.url)
        if feed.site:
            outline.set("htmlUrl", feed.site)
        if feed.language:
            outline.set("language", feed.language)
    return etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)


def _outlines_escaped(text: str) -> str:
    """Write the attributes of all outlines anew, so that quotes and brackets within their values are escaped."""
    head, *outlines = text.split("<outline")
    return head + "".join(_outline_escaped(outline) for outline in outlines)


def _outline_escaped(part: str) -> str:
    """Mend what stands between one "<outline" and the next: attributes, the end of the tag, then closing tags."""
    end = _before_blanks(part, len(part))
    while end:
        start = part.rfind("<", 0, end)
        if start < 0 or not part.startswith("</", start) or part.find(">", start) != end - 1:
            break
        end = _before_blanks(part, start)
    inside = part[:end].removesuffix(">")
    attributes = "".join(
        f' {name}="{html.escape(html.unescape(value))}"' for name, value in _ATTRIBUTE.findall(inside.removesuffix("/"))
    )
    return f"<outline{attributes}{'/' if inside.endswith('/') else ''}>{part[end:]}"


def _before_blanks(text: str, end: int) -> int:
    while end and text[end - 1].isspace():
        end -= 1
    return end


def _feeds(root: etree._Element) -> tuple[list[OpmlFeed], int]:
    found: list[OpmlFeed] = []
    refused = 0
    stack: list[tuple[etree._Element, tuple[str, ...]]] = [(root, ())]
    while stack:
        element, folder = stack.pop()
        inside = folder
        if _local(element) == "outline":
            given = {str(name).lower(): str(value) for name, value in element.attrib.items()}
            name = _line(given.get("text", "")) or _line(given.get("title", ""))
            if given.get("xmlurl", "").strip():
                feed = _feed(given, folder)
                refused += feed is None
                found += [feed] if feed else []
            elif name and len(element):
                inside = (*folder, name)
        if len(found) > MAX_FEEDS:
            raise OpmlError("", f"the list has more than {MAX_FEEDS} feeds")
        stack += [(child, inside) for child in reversed(element) if isinstance(child.tag, str)]
    return found, refused


def _feed(given: dict[str, str], folder: tuple[str, ...]) -> OpmlFeed | None:
    address = re.sub(r"^feed:(?://)?(?=https?:)|^feed(?=://)", "", given["xmlurl"].strip(), flags=re.IGNORECASE)
    url = safe_link(f"http{address}" if address.startswith("://") else address)
    if url is None:
        return None
    return OpmlFeed(
        url=url,
        title=_line(given.get("text", "")) or _line(given.get("title", "")),
        site=safe_link(given.get("htmlurl", "")),
        folder=folder,
        language=_line(given.get("language", "")) or None,
    )


def _local(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2].lower()


def _line(text: str) -> str:
    return cut_text(plain_text(text), MAX_TITLE)

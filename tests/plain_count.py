"""Items of a feed counted by the plainest means, without any of our code: ElementTree, else a regular expression."""

import html
import re
import tarfile
from xml.etree import ElementTree

from datasets import dataset

ATOM = "{http://www.w3.org/2005/Atom}"


def replay_snapshots() -> dict[str, list[tuple[str, bytes]]]:
    """Give the recorded snapshots of each outlet, (name, bytes), oldest first."""
    found: dict[str, list[tuple[str, bytes]]] = {}
    with tarfile.open(dataset("replay-feeds-2020") / "snapshots.tar.xz") as archive:
        for member in archive:
            if member.isfile():
                *_, outlet, name = member.name.split("/")
                found.setdefault(outlet, []).append((name, archive.extractfile(member).read()))
    return {outlet: sorted(rows) for outlet, rows in found.items()}


def plain_rows(body: bytes) -> list[tuple[str, str]]:
    """Return (identity, title) of all items of a snapshot, without any of our code."""
    try:
        root = ElementTree.fromstring(body)
    except ElementTree.ParseError:
        text = body.decode("utf-8", "replace")
        items = re.findall(r"<item\b.*?</item>", text, re.DOTALL)
        return [(plain_tag(item, "guid") or plain_tag(item, "link"), plain_tag(item, "title")) for item in items]
    rows = [
        (item.findtext("guid") or item.findtext("link") or "", item.findtext("title") or "")
        for item in root.iter("item")
    ]
    return rows + [(e.findtext(ATOM + "id") or "", e.findtext(ATOM + "title") or "") for e in root.iter(ATOM + "entry")]


def plain_tag(item: str, name: str) -> str:
    match = re.search(rf"<{name}\b[^>]*>(?:<!\[CDATA\[)?(.*?)(?:\]\]>)?</{name}>", item, re.DOTALL)
    return html.unescape(match[1]) if match else ""


def folded(title: str) -> str:
    return " ".join(html.unescape(re.sub(r"</?(?:i|b|em|strong)>", "", html.unescape(title))).split())

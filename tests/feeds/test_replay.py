"""Real feeds over weeks: every distinct item once, every title edit a version.

The other count is made by the plainest means: ElementTree (a regular expression where a snapshot is no XML), identity
by guid or link, an edit where the title differs from the last one seen.
"""

import html
import re
import tarfile
from xml.etree import ElementTree

import pytest
from datasets import dataset
from feed_player import Player

from wireroom.feeds.parse import parse

ATOM = "{http://www.w3.org/2005/Atom}"
SNAPSHOTS = 40


@pytest.fixture(scope="module")
def snapshots() -> dict[str, list[bytes]]:
    """The first snapshots of each outlet, in their order."""
    found: dict[str, list[tuple[str, bytes]]] = {}
    with tarfile.open(dataset("replay-feeds-2020") / "snapshots.tar.xz") as archive:
        for member in archive:
            if member.isfile():
                *_, outlet, name = member.name.split("/")
                found.setdefault(outlet, []).append((name, archive.extractfile(member).read()))
    return {outlet: [body for _, body in sorted(rows)] for outlet, rows in found.items()}


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


@pytest.mark.parametrize(
    "outlet", ["bbc", "cnn", "fox", "gmanews", "nzherald", "rnz", "smh", "wsj", "aljazeeraenglish"]
)
def test_counts_agree_with_a_plain_count(snapshots, outlet):
    """Items and title edits of an outlet, counted twice, are equal."""
    player = Player()
    last: dict[str, str] = {}
    edits = 0
    bodies = snapshots[outlet]
    for body in [*bodies[:SNAPSHOTS], *bodies[-5:]]:
        feed = parse(body, url=f"https://{outlet}.example/feed")
        player.deliver(feed.entries, cut_off="cut_off" in feed.flags)
        seen: set[str] = set()
        for identity, title in plain_rows(body):
            if identity not in seen:
                seen.add(identity)
                edits += last.get(identity, folded(title)) != folded(title)
                last[identity] = folded(title)
    assert player.articles == len(last)
    assert player.title_edits == edits

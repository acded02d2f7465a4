"""What must be true of any bytes: each target reads them and fails on anything but the answers that it promises.

The fuzzer and the tests of its findings call the same functions.
"""

import contextlib
import tempfile
from collections.abc import Callable
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from wireroom.archives.files import MOST_PAGE
from wireroom.archives.warc import WarcArchive
from wireroom.articles.read import read_entry, read_page
from wireroom.errors import FeedError, OpmlError, PageError
from wireroom.eval.feed_safety import forbidden
from wireroom.feeds.dates import Dates
from wireroom.feeds.discover import discover
from wireroom.feeds.entries import changes
from wireroom.feeds.opml import OpmlList, read_opml, write_opml
from wireroom.feeds.page_learn import MOST_PROPOSALS, learn
from wireroom.feeds.page_list import read_list
from wireroom.feeds.parse import parse
from wireroom.model.entry import Entry, ParsedFeed
from wireroom.pipeline.file_jobs import Told, harvest
from wireroom.ports.archives import Piece
from wireroom.text.clean import plain_text
from wireroom.text.sanitise import sanitise

URL = "https://feeds.ansel.example/news/feed.xml"
_CHARSETS = (
    None,
    "text/xml; charset=utf-8",
    "text/xml; charset=gb18030",
    "application/rss+xml; charset=koi8-r",
    "x;charset=",
)
# Reading a page takes milliseconds; longer ones are the business of other tests.
_PAGE_BYTES = 20_000


def feed(data: bytes) -> None:
    """Bytes are a feed, or one typed error; what is told of it is plain, absolute and bounded."""
    content_type = _CHARSETS[data[-1] % len(_CHARSETS)] if data else None
    with contextlib.suppress(FeedError):
        _check_feed(parse(data, url=URL, content_type=content_type))


def opml(data: bytes) -> None:
    """Bytes are a list or one typed error; a list that was read is written and read back the same."""
    try:
        found = read_opml(data)
    except OpmlError:
        return
    again = read_opml(write_opml(found.feeds, title=found.title))
    assert again == OpmlList(title=found.title, feeds=found.feeds), "a list changed on its way out and in"


def sitemap(data: bytes) -> None:
    """The inside of a sitemap, whatever it is."""
    head = b'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
    feed(head + b'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">' + data + b"</urlset>")


def json_feed(data: bytes) -> None:
    """The inside of a JSON Feed, whatever it is."""
    feed(b'{"version":"https://jsonfeed.org/version/1.1","items":[{' + data + b"}]}")


def sanitiser(data: bytes) -> None:
    """Nothing that is on no list comes through, and cleaning twice changes nothing."""
    markup = data.decode("utf-8", "surrogatepass" if data[:1] == b"\xed" else "replace")
    clean = sanitise(markup, base=URL)
    assert not forbidden(clean), f"came through: {forbidden(clean)}"
    assert _shape(sanitise(clean, base=URL)) == _shape(clean), "a second cleaning changed it"


def dates(data: bytes) -> None:
    """A text is an instant or none, in any language, and the same on the second reading."""
    text = data[1:].decode("utf-8", "replace")
    language = (None, "en", "de", "ar", "zh", "th", "ru")[data[0] % 7] if data else None
    first = Dates(language).read(text)
    assert first is None or isinstance(first, float)
    assert Dates(language).read(text) == first


def page(data: bytes) -> None:
    """A page is an article or one typed error; its feeds are absolute addresses."""
    data = data[:_PAGE_BYTES]
    with contextlib.suppress(PageError):
        reading = read_page(data, url="https://www.ansel.example/a.html", content_type=None, entry=None, seen=1.7e9)
        assert not forbidden(reading.html), f"came through: {forbidden(reading.html)}"
    assert all(found.url.startswith(("http://", "https://")) for found in discover(data, URL))


def page_list(data: bytes) -> None:
    """A page has a handful of lists, each of which is read again as it was shown; or none."""
    data = data[:_PAGE_BYTES]
    proposals = learn(data, URL)
    assert len(proposals) <= MOST_PROPOSALS
    for proposal in proposals:
        assert read_list(data, URL, None, proposal.pattern) == proposal.feed, "a list was read otherwise than shown"
        _check_feed(proposal.feed)


def telegram(data: bytes) -> None:
    """The inside of a channel's preview, whatever it is."""
    head = b'<div class="tgme_channel_info"></div><div class="tgme_widget_message" data-post="a/1">'
    with contextlib.suppress(FeedError):
        _check_feed(parse(head + data, url="https://t.me/s/ansel"))


def timeline(data: bytes) -> None:
    """The inside of a status, whatever it is."""
    with contextlib.suppress(FeedError):
        _check_feed(parse(b'[{"favourites_count":1,' + data + b"}]", url="https://harbour.example/api/v1/x"))


def warc(data: bytes) -> None:
    """A web archive gives records that are counted, whatever it holds; reading goes on from any of them."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.warc.gz"
        path.write_bytes(data)
        archive = WarcArchive(path)
        pieces = list(archive.read())
        assert [piece.position for piece in pieces] == list(range(1, len(pieces) + 1))
        assert list(archive.read(len(pieces) // 2)) == pieces[len(pieces) // 2 :]
    for piece in pieces:
        assert piece.kind in ("page", "skipped", "failed")
        assert piece.url is None or piece.url.startswith(("http://", "https://"))
        assert len(piece.body) <= MOST_PAGE


def rows(data: bytes) -> None:
    """Each JSON line is an article within bounds, or is counted."""
    piece = Piece(position=1, kind="rows", body=data[:_PAGE_BYTES], file="a.jsonl", at=1.6e9)
    made = harvest(piece, Told(now=1.7e9))
    assert len(made.articles) + len(made.failed) == len(piece.body.split(b"\n"))
    for one in made.articles:
        assert one.url is None or one.url.startswith(("http://", "https://"))
        assert one.at <= 1.7e9
        assert not forbidden(one.reading.html), f"came through: {forbidden(one.reading.html)}"
        one.reading.text.encode()  # no lone surrogate


def _shape(markup: str) -> list[object]:
    """Return the elements of some markup with their attributes in one order, and its text."""
    root = LexborHTMLParser(markup).body
    nodes = list(root.traverse(include_text=False)) if root is not None else []
    return [*((node.tag, sorted(node.attributes.items())) for node in nodes), root.text() if root is not None else ""]


def _check_feed(found: ParsedFeed) -> None:
    for entry in found.entries:
        assert entry.url is None or entry.url.startswith(("http://", "https://")), entry.url
        for line in (entry.title, *entry.authors, *entry.categories, entry.source_name or ""):
            assert line == plain_text(line), line
    changes(found.entries, {})
    for entry in found.entries[:3]:
        _check_entry(entry)


def _check_entry(entry: Entry) -> None:
    reading = read_entry(entry, url=entry.url or URL)
    assert not forbidden(reading.html), f"came through: {forbidden(reading.html)}"
    reading.text.encode()  # no lone surrogate


TARGETS: dict[str, Callable[[bytes], None]] = {
    "dates": dates,
    "feed": feed,
    "json": json_feed,
    "opml": opml,
    "page": page,
    "page_list": page_list,
    "rows": rows,
    "sanitiser": sanitiser,
    "sitemap": sitemap,
    "telegram": telegram,
    "timeline": timeline,
    "warc": warc,
}

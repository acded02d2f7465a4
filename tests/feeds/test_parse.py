"""Parsing: every format gives the same records, and no bytes give anything but a feed or one typed error."""

import contextlib
import json
from datetime import UTC, datetime

import pytest
from datasets import dataset
from feed_archives import conformance, real_feeds
from hypothesis import example, given, settings
from hypothesis import strategies as st

from wireroom.errors import FeedError
from wireroom.feeds.limits import MAX_BYTES, MAX_ENTRIES
from wireroom.feeds.parse import parse
from wireroom.model.entry import Enclosure, ParsedFeed

URL = "https://feeds.ansel.example/news/feed.xml"


def at(*parts: int) -> float:
    return datetime(*parts, tzinfo=UTC).timestamp()


def read(body: bytes | str, **given) -> ParsedFeed:
    return parse(body.encode() if isinstance(body, str) else body, url=URL, **given)


def rss(items: str, channel: str = "", head: str = '<?xml version="1.0"?>') -> str:
    return (
        f'{head}<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/" '
        'xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"><channel><title>Ansel Post</title>'
        f"<link>https://ansel.example/</link>{channel}{items}</channel></rss>"
    )


RSS = rss(
    """<item><title>Strait of Velland &amp;amp; ports <![CDATA[<b>closed</b>]]></title>
    <link>https://ansel.example/a?utm_source=rss</link><guid isPermaLink="false">a-1</guid>
    <pubDate>Mon, 05 Jan 2026 10:00:00 +0100</pubDate><dc:creator>By Mira Okonjo</dc:creator>
    <category>World</category><category>Shipping</category>
    <description>&lt;p&gt;Twelve ships wait.&lt;/p&gt;</description>
    <content:encoded><![CDATA[<p>Twelve ships wait.</p><p>The port is dark.</p>]]></content:encoded>
    <media:content url="/p.jpg" medium="image" width="1200"/><media:thumbnail url="/t.jpg" width="120"/>
    <enclosure url="https://ansel.example/a.mp3" type="audio/mpeg" length="12"/>
    <source url="https://wire.example/">Wire of Brool</source></item>""",
    "<language>en-GB</language><ttl>15</ttl><skipHours><hour>0</hour><hour>24</hour><hour>3</hour></skipHours>"
    "<skipDays><day>Sunday</day></skipDays>",
)
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de" xml:base="https://ansel.example/de/">
  <title type="html">Ansel &amp;amp; Co</title><link rel="self" href="feed.xml"/><link href="/"/>
  <author><name>Redaktion</name></author>
  <entry><id>tag:ansel.example,2026:1</id><title>Hafen gesperrt</title><link href="hafen.html"/>
  <published>2026-01-05T10:00:00+01:00</published><updated>2026-01-05T12:30:00Z</updated>
  <summary>Zwölf Schiffe &lt;warten&gt;</summary>
  <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Im <b>Hafen</b> ist es dunkel.</p></div></content>
  <category term="welt" label="Welt"/><link rel="enclosure" type="image/png" href="bild.png"/></entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
  xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://ansel.example/"><title>Ansel</title>
  <link>https://ansel.example/</link></channel><item rdf:about="https://ansel.example/a"><title>Ports shut</title>
  <link>https://ansel.example/a</link><dc:date>2026-01-05T09:00:00Z</dc:date></item></rdf:RDF>"""
JSON = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Ansel",
        "home_page_url": "https://ansel.example/",
        "language": "en",
        "authors": [{"name": "The desk"}],
        "items": [
            {"id": 7, "url": "/a", "title": "Ports shut", "content_text": "One.\n\nTwo < three.", "tags": ["world"],
             "date_published": "2026-01-05T09:00:00Z", "image": "https://ansel.example/p.png",
             "attachments": [{"url": "a.mp3", "mime_type": "audio/mpeg", "size_in_bytes": 12}]}
        ],
    }
)  # fmt: skip
SITEMAP = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
  xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://ansel.example/a</loc><n:news><n:publication>
  <n:name>Ansel</n:name><n:language>en</n:language></n:publication><n:publication_date>2026-01-05</n:publication_date>
  <n:title>Ports shut</n:title></n:news></url><url><loc>https://ansel.example/about</loc></url></urlset>"""


def test_rss_in_full():
    """Every field of the model comes out of an RSS 2.0 feed with its usual extensions."""
    feed = read(RSS)
    assert (feed.format, feed.title, feed.link, feed.language) == ("rss", "Ansel Post", "https://ansel.example/", "en")
    assert (feed.ttl_s, feed.skip_hours, feed.skip_days) == (900.0, {0, 3}, {6})
    (entry,) = feed.entries
    assert entry.title == "Strait of Velland & ports closed"
    assert (entry.id, entry.url) == ("a-1", "https://ansel.example/a?utm_source=rss")
    assert entry.published == at(2026, 1, 5, 9)
    assert entry.authors == ("Mira Okonjo",)
    assert entry.categories == ("World", "Shipping")
    assert entry.summary_html == "<p>Twelve ships wait.</p>"
    assert entry.content_html == "<p>Twelve ships wait.</p><p>The port is dark.</p>"
    assert entry.image == "https://ansel.example/p.jpg"
    assert entry.enclosures == (Enclosure(url="https://ansel.example/a.mp3", type="audio/mpeg", length=12),)
    assert (entry.source_name, entry.source_url) == ("Wire of Brool", "https://wire.example/")
    assert entry.language == "en"


def test_atom_in_full():
    """Relative addresses follow xml:base; a text summary is escaped, an XHTML body is written out."""
    feed = read(ATOM)
    assert (feed.format, feed.title, feed.link, feed.language) == ("atom", "Ansel & Co", "https://ansel.example/", "de")
    (entry,) = feed.entries
    assert (entry.id, entry.url) == ("tag:ansel.example,2026:1", "https://ansel.example/de/hafen.html")
    assert (entry.published, entry.updated) == (at(2026, 1, 5, 9), at(2026, 1, 5, 12, 30))
    assert entry.summary_html == "Zwölf Schiffe &lt;warten&gt;"
    assert "<p>Im <b>Hafen</b> ist es dunkel.</p>" in entry.content_html
    assert (entry.authors, entry.categories, entry.image) == (
        ("Redaktion",),
        ("Welt",),
        "https://ansel.example/de/bild.png",
    )


def test_the_other_formats_in_short():
    """RDF, JSON Feed and news sitemaps give the same records."""
    for body, kind in ((RDF, "rdf"), (JSON, "json"), (SITEMAP, "sitemap")):
        feed = read(body)
        assert feed.format == kind
        assert [entry.title for entry in feed.entries] == ["Ports shut"]
        assert feed.entries[0].url == "https://ansel.example/a"
        assert feed.entries[0].published in (at(2026, 1, 5, 9), at(2026, 1, 5))
    entry = read(JSON).entries[0]
    assert (entry.id, entry.content_html) == ("7", "<p>One.</p><p>Two &lt; three.</p>")
    assert (entry.authors, entry.image) == (("The desk",), "https://ansel.example/p.png")


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"", "empty"),
        (b" \n\0", "empty"),
        (b"Service is down", "plain text"),
        (b"<!DOCTYPE html><html><body><p>hello</body></html>", "web page"),
        (b"<opml version='2.0'><body/></opml>", "list of feeds"),
        (b'{"a": 1}', "entries"),
        (b'{"items": [', "JSON"),
        (b"<urlset><url><loc>https://ansel.example/</loc></url></urlset>", "sitemap"),
        (b"<note><to>you</to></note>", "XML of another kind"),
    ],
)  # fmt: skip
def test_what_is_no_feed_is_told_in_words(body, said):
    """Whoever adds an address learns what it is instead."""
    with pytest.raises(FeedError, match=said):
        read(body)


# What attackers and accidents send


def nested(tag: str, times: int) -> str:
    return rss(f"<item><title>x</title><description>{f'<{tag}>' * times}{f'</{tag}>' * times}</description></item>")


LAUGHS = '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY c "&b;&b;&b;">]>'
QUADRATIC = f'<!DOCTYPE rss [<!ENTITY a "{"x" * 50_000}">]>'


@pytest.mark.parametrize(
    "body",
    [
        rss("<item><title>&c;</title></item>", head=LAUGHS),
        rss(f"<item><title>{'&a;' * 1000}</title></item>", head=QUADRATIC),
        nested("i", 300),
        rss("<item/>" + " " * (MAX_BYTES + 1)),
        "<!DOCTYPE a><!DOCTYPE b [<!ENTITY x 'y'>]><rss/>",
    ],
    ids=["laughs", "quadratic", "deep", "long", "two doctypes"],
)
def test_growing_deep_and_long_documents_are_refused(body):
    """S12: refused with a word, before they cost anything."""
    with pytest.raises(FeedError, match=r"refused|longer than"):
        read(body)


def test_no_external_entity_is_read(tmp_path):
    """S12: a file named in the feed does not end up in it."""
    (tmp_path / "canary").write_text("SECRET")
    head = f'<!DOCTYPE rss [<!ENTITY e SYSTEM "{(tmp_path / "canary").as_uri()}"><!ENTITY ok "fine">]>'
    feed = read(rss("<item><title>a &e; &ok; &nbsp;b</title></item>", head=head))
    assert "SECRET" not in repr(feed)
    assert feed.entries[0].title == "a &e; fine b"


def test_files_that_attack_xml_parsers_are_harmless():
    """S12: the published bombs and external entities give no text of a file and no flood."""
    for path in sorted((dataset("security") / "xml").rglob("*")):
        if path.is_file():
            try:
                feed = read(path.read_bytes())
            except FeedError:
                continue
            assert len(repr(feed)) < 100_000
            assert "root:x:" not in repr(feed)


def test_titles_and_links_are_harmless():
    """S16, S18: no element in a title, no address that runs a script."""
    feed = read(
        rss(
            "<item><title>&lt;script&gt;alert(1)&lt;/script&gt;Ports &amp;lt;b&amp;gt;shut</title>"
            "<link> javascript:alert(1)</link><guid>x y</guid></item>"
            "<item><title>Rule &lt;5&gt; of 7, a &lt; b</title><link>//evil.example\\@ansel.example/</link></item>"
        )
    )
    assert [entry.title for entry in feed.entries] == ["Ports shut", "Rule <5> of 7, a < b"]
    assert [entry.url for entry in feed.entries] == [None, None]


def test_excess_is_cut_and_flagged():
    """S14: 2,000 entries, 1 KiB titles, 512 KiB bodies, 50 categories, 20 enclosures."""
    files = "".join(f'<enclosure url="https://ansel.example/{n}.mp3" type="audio/mpeg"/>' for n in range(30))
    tags = "".join(f"<category>c{n}</category>" for n in range(80))
    big = f"<item><title>{'é' * 2000}</title><description>{'x' * 600_000}</description>{tags}{files}"
    feed = read(
        rss(big + f"<link>https://ansel.example/{'a' * 3000}</link></item>" + "<item><title>n</title></item>" * 2500)
    )
    entry = feed.entries[0]
    assert len(feed.entries) == MAX_ENTRIES
    assert (len(entry.title.encode()), len(entry.summary_html)) == (1024, 512 * 1024)
    assert (len(entry.categories), len(entry.enclosures), entry.url) == (50, 20, None)
    assert feed.flags == {"entries_cut", "title_cut", "body_cut", "categories_cut", "enclosures_cut", "url_cut"}


def test_broken_feeds_keep_what_can_be_read():
    """Bare ampersands, names of HTML characters, control characters, missing ends, undeclared prefixes, blank lines."""
    feed = read("\n\n  " + rss("<item><title>Fish & chips&nbsp;\x08&copy; &eacute;t&eacute;</title></item>"))
    assert feed.entries[0].title == "Fish & chips © été"
    assert "mended" in feed.flags
    cut = rss("<item><title>One</title></item><item><title>Two</title><link>https://ansel.example/2</link>")[:-16]
    assert [entry.title for entry in read(cut).entries] == ["One", "Two"]
    open_titles = rss("".join(f"<item><title>T{n}<link>https://ansel.example/{n}</link></item>" for n in range(3)))
    assert [(entry.title, entry.url[-1]) for entry in read(open_titles).entries] == [
        ("T0", "0"),
        ("T1", "1"),
        ("T2", "2"),
    ]
    undeclared = "<rss><channel><item><title>A</title><dc:creator>Mira</dc:creator></item></channel></rss>"
    assert read(undeclared).entries[0].authors == ("Mira",)


@pytest.mark.parametrize(
    "encoding", ["utf-8-sig", "utf-16", "utf-16-le", "koi8-r", "windows-1251", "gb18030", "shift_jis", "euc-jp"]
)
def test_declared_encodings_are_read(encoding):
    """A declaration, or a byte order mark, is enough."""
    title = "港は閉鎖" if encoding in ("gb18030", "shift_jis", "euc-jp") else "Порт закрыт"
    head = f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig").removesuffix("-le")}"?>'
    body = rss(f"<item><title>{title}</title></item>", head=head).encode(encoding)
    assert read(body).entries[0].title == title


def test_wrong_declarations_do_not_spoil_the_text():
    """Bytes that are UTF-8 are read so, whatever is declared; an HTTP charset fills in where nothing is declared."""
    title = "Élection à Ansel: “non”"
    item = f"<item><title>{title}</title></item>"
    wrong = read(rss(item, head='<?xml version="1.0" encoding="iso-8859-1"?>').encode())
    assert wrong.entries[0].title == title
    assert "encoding_mended" in wrong.flags
    assert read(rss(item).encode("cp1252"), content_type="text/xml; charset=windows-1252").entries[0].title == title
    assert read(rss(item, head='<?xml version="1.0" encoding="utf-8"?>').encode("cp1252")).entries[0].title == title
    twice = (
        rss(item, head='<?xml version="1.0" encoding="utf-8"?>')
        .replace("“non”", "né")
        .encode()
        .decode("latin-1")
        .encode()
    )
    assert read(twice).entries[0].title == "Élection à Ansel: né"


@pytest.mark.parametrize(
    ("creator", "name"),
    [
        ("desk@ansel.example (Mira Okonjo)", "Mira Okonjo"),
        ("Mira Okonjo &lt;mira@ansel.example&gt;", "Mira Okonjo"),
        ("desk@ansel.example", None),
        ("By  Mira\nOkonjo", "Mira Okonjo"),
    ],
)
def test_authors_are_names(creator, name):
    """Mail addresses are no names and are not kept."""
    entry = read(rss(f"<item><title>x</title><author>{creator}</author></item>")).entries[0]
    assert entry.authors == ((name,) if name else ())


def test_a_feed_that_stops_within_an_entry_says_so():
    """R5: what a broken transfer lacks was not deleted; a stump without title and identity is left out."""
    whole = rss(
        "".join(f"<item><title>T{n}</title><guid>g{n}</guid><link>https://a.example/</link></item>" for n in range(3))
    )
    feed = read(whole[: whole.index("<link>https://a.example/", whole.index("g2"))])
    assert ("cut_off" in feed.flags, [entry.id for entry in feed.entries]) == (True, ["g0", "g1", "g2"])
    feed = read(whole[: whole.index("T2")])
    assert [entry.id for entry in feed.entries] == ["g0", "g1"]
    assert "cut_off" not in read(whole).flags


def test_wishes_on_the_pace():
    """sy:updatePeriod counts where there is no ttl."""
    period = "<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>"
    assert read(rss("<item/>", period)).ttl_s == 900.0
    assert read(rss("<item/>")).ttl_s is None


# Laws

alphabet = st.sampled_from(
    [b"<rss>", b"<channel>", b"</channel>", b"<item>", b"</item>", b"<title>", b"<![CDATA[", b"]]>", b"<!--", b"-->",
     b"&", b"&#0;", b"&#xD800;", b"<feed xmlns='http://www.w3.org/2005/Atom'>", b"<entry>", b"\xff\xfe", b"\0",
     b"<!DOCTYPE", b"<?xml version='1.0' encoding='utf-7'?>", b"[", b"]", b">", b"<!ENTITY a 'b'>", b'{"items":[',
     b'{"id":1}', b"]}", b"<rdf:RDF>", b"\xc3\xa9\xc2\x80"]
)  # fmt: skip


@settings(max_examples=400)
@given(
    st.one_of(st.binary(max_size=200), st.lists(st.one_of(alphabet, st.binary(max_size=6)), max_size=20).map(b"".join))
)
@example(b"<a" * 2000)
@example(b"<entry><_:")
@example(b"<feed><entry><title>x</title><media:thumbnail url='https://ansel.example/p.jpg'/></entry></feed>")
@example(b"<?xml version='1.0' encoding='idna'?><rss/>")
@example(b'{"items":' + b"[" * 100_000)
@example(b"<rss>" + b" " * 200_000)
def test_any_bytes_give_a_feed_or_a_feed_error(body):
    """The law of this module: nothing else ever comes out."""
    try:
        feed = parse(body, url=URL, content_type="text/xml; charset=x")
    except FeedError:
        return
    assert feed == parse(body, url=URL, content_type="text/xml; charset=x")


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_mutations_of_feeds_give_a_feed_or_a_feed_error(data):
    """Cut, doubled, swapped and overwritten pieces of good feeds, as transfers and editors make them."""
    body = bytearray(data.draw(st.sampled_from([RSS, ATOM, RDF, JSON, SITEMAP])).encode())
    for _ in range(data.draw(st.integers(1, 6))):
        start = data.draw(st.integers(0, len(body)))
        end = data.draw(st.integers(start, min(len(body), start + 60)))
        piece = data.draw(st.one_of(st.binary(max_size=8), st.just(bytes(body[start:end]) * 2), st.just(b"")))
        body[start:end] = piece
    with contextlib.suppress(FeedError):
        parse(bytes(body), url=URL)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_mutations_of_real_feeds_give_a_feed_or_a_feed_error(data):
    """The same with feeds as publishers serve them."""
    small = sorted(path for path, body in real_feeds().items() if len(body) < 40_000)
    body = bytearray(real_feeds()[data.draw(st.sampled_from(small))])
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(body) - 1))
        body[start : start + data.draw(st.integers(0, 4000))] = data.draw(st.binary(max_size=6))
    with contextlib.suppress(FeedError):
        parse(bytes(body), url=URL)


# Files of others


def test_every_real_feed_is_read_with_all_its_entries():
    """202 feeds as served: none lost, and never fewer entries than feedparser found."""
    files = real_feeds()
    index = dataset("feeds-real") / "index.jsonl"
    feeds = entries = 0
    for line in index.read_text("utf-8").splitlines():
        row = json.loads(line)
        try:
            feed = parse(files[row["path"]], url=row.get("url") or URL)
        except FeedError:
            assert not row.get("fp_entries"), row["path"]
            continue
        assert len(feed.entries) >= (row.get("fp_entries") or 0), row["path"]
        feeds, entries = feeds + 1, entries + len(feed.entries)
    assert (feeds, entries) >= (198, 5613)


@pytest.mark.parametrize(
    "suite", ["feedparser", "feedvalidator", "gofeed", "feed-rs", "rss-parser", "miniflux", "yarr"]
)
def test_test_feeds_of_other_readers_give_a_feed_or_a_feed_error(suite):
    """Thousands of odd documents, made to break readers."""
    for path, body in conformance(suite).items():
        with contextlib.suppress(FeedError):
            feed = parse(body, url=URL)
            assert all(entry.url is None or entry.url.startswith("http") for entry in feed.entries), path

"""A page or an entry becomes one reading, whatever its bytes; each field says where it came from."""

import json
from contextlib import suppress

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wireroom.articles.page import open_page
from wireroom.articles.read import read_entry, read_page
from wireroom.articles.runs import runs_of
from wireroom.errors import PageError
from wireroom.model.article import Reading
from wireroom.model.entry import Entry
from wireroom.model.source import SECTIONS
from wireroom.text.clean import without_controls

SEEN = 1_750_000_000.0
URL = "https://www.example.org/politik/ferry-stays-in-port-4711.html"
LD = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebSite", "name": "Ansel Post"},
        {
            "@type": ["NewsArticle"],
            "headline": "Ferry stays in port",
            "datePublished": "2025-06-03T17:47:42+02:00",
            "dateModified": "2025-06-03T19:00:00+02:00",
            "author": [{"@type": "Person", "name": "Ada Quill"}, {"@id": "#tom"}],
            "articleSection": "Wirtschaft",
            "isAccessibleForFree": "False",
            "image": {"url": "https://img.example.org/ferry.jpg", "caption": "The ferry in port"},
        },
        {"@type": "Person", "@id": "#tom", "name": "Tom Reed"},
    ],
}
PARAGRAPHS = [
    "HESK LANE (dpa) - The ferry to the islands stayed in port on Monday, because the strait was closed to all ships.",
    "Three crews waited on the quay. The pilot said that the strait opens again on Friday, if the wind drops by then.",
    "The harbour office counted 12 ships that wait outside, among them two tankers and the mail boat from the north.",
]
PAGE = f"""<!DOCTYPE html><html lang="en-GB"><head><title>Ferry stays in port | Ansel Post</title>
<meta property="og:title" content="Ferry stays in port - Ansel Post"><meta property="og:site_name" content="Ansel Post">
<meta name="description" content="The strait is closed, and nobody on the islands knows for how long it will stay so.">
<link rel="canonical" href="/politik/ferry-stays-in-port-4711.html?utm_source=rss">
<script type="application/ld+json">{json.dumps(LD)}</script></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<article><h1>Ferry stays in port</h1>
<p class="lead">The strait is closed, and nobody on the islands knows for how long it will stay so.</p>
<p>{PARAGRAPHS[0]}</p><h2>Waiting for the wind</h2>
<p>{PARAGRAPHS[1]} <a href="/wind" onclick="x()">More on the wind</a></p>
<ul><li>Two tankers lie at anchor outside the harbour</li><li>The mail boat waits in the lee of the island</li></ul>
<p>{PARAGRAPHS[2]}</p><script>alert(1)</script></article>
<footer>© Ansel Post. All rights reserved.</footer></body></html>"""


def read(page, *, url=URL, entry=None, content_type=None):
    """Read a page given as text or bytes."""
    body = page.encode() if isinstance(page, str) else page
    return read_page(body, url=url, content_type=content_type, entry=entry, seen=SEEN)


def plain(body, head="", title="Ferry stays in port"):
    """Make a page around a body."""
    article = f"<article><h1>{title}</h1>{body}</article>"
    return f"<html lang='en'><head><title>{title}</title>{head}</head><body>{article}</body></html>"


TEXT = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)


@settings(deadline=None)
@given(st.binary(max_size=600))
def test_any_bytes_are_read_or_refused(page):
    """Nothing but PageError comes out of reading, whatever went in."""
    try:
        reading = read(page)
    except PageError as refused:
        reading = refused
    assert isinstance(reading, Reading) or reading.reason


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_damage_to_a_good_page_is_read_or_refused(data):
    """Cut, doubled and overwritten pages are pages as well."""
    page = PAGE.encode()
    for _ in range(data.draw(st.integers(1, 6))):
        start = data.draw(st.integers(0, len(page)))
        end = data.draw(st.integers(start, len(page)))
        page = page[:start] + data.draw(st.one_of(st.binary(max_size=20), st.just(page[start:end] * 2))) + page[end:]
    try:
        reading = read(page[:200_000])
    except PageError:
        return
    assert_whole(reading)


def assert_whole(reading):
    """The laws of a reading: text of blocks, sections of ours, markup with nothing dangerous in it."""
    assert reading.text == "\n\n".join(block.text for block in reading.blocks)
    assert reading.section is None or reading.section in SECTIONS
    assert all(block.text.strip() for block in reading.blocks)
    tree = html5lib.parseFragment(reading.html, namespaceHTMLElements=False)
    for element in tree.iter():
        assert element.tag not in ("script", "style", "iframe", "img", "form")
        assert not any(name.startswith("on") or name in ("style", "id", "class") for name in element.attrib)
        assert element.get("href", "https://").startswith(("https://", "http://", "mailto:"))


def test_a_declared_article_is_read_in_full():
    """What the page declares for machines fills the fields; the text is the article's alone."""
    reading = read(PAGE)
    assert_whole(reading)
    assert reading.title == "Ferry stays in port"
    assert reading.authors == ("Ada Quill", "Tom Reed")
    assert reading.published == 1748965662.0
    assert reading.modified == 1748970000.0
    assert reading.zone_minutes == 120
    assert reading.language == "en"
    assert reading.section == "business"
    assert reading.canonical == "https://www.example.org/politik/ferry-stays-in-port-4711.html"
    assert (reading.image, reading.image_alt) == ("https://img.example.org/ferry.jpg", "The ferry in port")
    assert reading.paywall
    assert reading.agency == "dpa"
    assert reading.origin == "page"
    assert "Home" not in reading.text
    assert "rights reserved" not in reading.text
    assert reading.provenance["title"] == "json-ld"
    assert reading.provenance["text"] == "html"


def test_blocks_are_typed_and_the_title_is_not_repeated():
    """Standfirst, paragraphs, headings and lists are told apart, in the order of the page."""
    blocks = read(PAGE).blocks
    assert [block.kind for block in blocks] == ["standfirst", "body", "heading", "body", "list", "body"]
    assert blocks[2].level == 2
    assert blocks[4].text.count("\n") == 1


def test_markup_keeps_links_and_nothing_that_runs():
    """Links are absolute and say nothing about us; handlers are gone."""
    markup = read(PAGE).html
    assert '<a href="https://www.example.org/wind" rel="noopener noreferrer nofollow ugc">' in markup
    assert "onclick" not in markup


CONSENT = (
    "We and our partners use cookies. With your consent, our partners process personal data. "
    "You may withdraw consent for cookies and vendors at any time."
)


def bare(title, text):
    """Make a page of a title and a paragraph."""
    return f"<html><head><title>{title}</title></head><body><p>{text}</p></body></html>"


@pytest.mark.parametrize(
    ("page", "words"),
    [
        (b"", "empty"),
        (b"   \n ", "empty"),
        (b"%PDF-1.7 ...", "PDF"),
        (bare("404 - Page not found", "Sorry, gone away for good, never to return."), "does not exist"),
        (bare("Just a moment...", "Checking your browser before access is granted."), "program"),
        (bare("News", "Please enable JavaScript to view this page in full."), "scripts"),
        (bare("503 Service Unavailable", "Try again in some minutes, or some hours."), "error page"),
        (bare("Your privacy", CONSENT), "consent wall"),
        (bare("Video", ""), "no text"),
    ],
)
def test_pages_without_an_article_are_refused_in_words(page, words):
    """A wall, an error or a robot test is never taken for news, and a reader is told what it was."""
    with pytest.raises(PageError, match=words):
        read(page)


def test_an_article_about_cookies_is_an_article():
    """Words alone do not make a wall: people write about consent."""
    body = "".join(
        f"<p>{p} The court ruled on cookies and consent in the case of a small harbour.</p>" for p in PARAGRAPHS
    )
    reading = read(
        plain(
            body,
            '<script type=\'application/ld+json\'>{"@type":"NewsArticle","headline":"Consent to cookies"}</script>',
        )
    )
    assert "court ruled" in reading.text


def test_a_teaser_behind_a_wall_is_kept_and_marked():
    """Half an article is still news; that it is half is said."""
    reading = read(plain(f"<p>{PARAGRAPHS[0]}</p><div>Subscribe to continue reading</div>"))
    assert reading.paywall
    assert not read(plain(TEXT)).paywall


def test_a_foreign_canonical_address_is_not_believed():
    """No publisher can put its text in another's place (S6)."""
    head = (
        "<link rel='canonical' href='https://example.com/other'><meta property='og:url' content='javascript:alert(1)'>"
    )
    assert read(plain(TEXT, head)).canonical == "https://www.example.org/politik/ferry-stays-in-port-4711.html"
    assert (
        read(plain(TEXT, "<link rel='canonical' href='https://www.example.org/'>")).canonical
        != "https://www.example.org/"
    )


def test_no_date_is_not_now():
    """A page that tells no date has none, and a date far ahead is none."""
    assert read(plain(TEXT), url="https://www.example.org/a").published is None
    ahead = "<meta property='article:published_time' content='2031-01-01T00:00:00Z'>"
    assert read(plain(TEXT, ahead), url="https://www.example.org/a").published is None


def test_the_feed_fills_what_the_page_leaves_open():
    """Dates, authors and pictures of the entry stand in where the page is silent, and say so."""
    entry = Entry(
        title="Ferry", published=1_748_900_000.0, authors=("Ada Quill",), image="https://img.example.org/f.jpg"
    )
    reading = read(plain(TEXT), entry=entry)
    assert reading.published == 1_748_900_000.0
    assert reading.authors == ("Ada Quill",)
    assert reading.image == "https://img.example.org/f.jpg"
    assert {reading.provenance[name] for name in ("published", "authors", "image")} == {"feed"}


def test_the_feed_files_an_article_that_its_page_does_not_file():
    """The entry's categories are section and key words where the page has none; they outweigh the way in an address,
    and what the page itself declares outweighs them."""
    entry = Entry(title="Ferry", categories=("Sport", "Harbour race"))
    url = "https://www.example.org/business/ferry"
    reading = read(plain(TEXT), url=url, entry=entry)
    assert (reading.section, reading.keywords) == ("sports", ("Sport", "Harbour race"))
    assert (reading.provenance["section"], reading.provenance["keywords"]) == ("feed", "feed")
    own = "<meta property='article:section' content='Science'><meta name=keywords content='tides'>"
    reading = read(plain(TEXT, own), url=url, entry=entry)
    assert (reading.section, reading.keywords) == ("science", ("tides",))
    assert read(plain(TEXT), url=url).section == "business"


def test_a_page_that_scripts_would_fill_gives_its_declared_text():
    """Where the page shows nothing, the text that it declares for machines is the article."""
    declared = {"@type": "NewsArticle", "headline": "Ferry stays in port", "articleBody": "\n\n".join(PARAGRAPHS)}
    script = f"<script type='application/ld+json'>{json.dumps(declared)}</script>"
    reading = read(f"<html><head>{script}</head><body><div id=app></div></body></html>")
    assert reading.text == "\n\n".join(PARAGRAPHS)
    assert reading.provenance["text"] == "json-ld"


def test_a_text_in_several_boxes_is_put_together():
    """Advertisements between two boxes do not cost the second half of an article."""
    long = [
        f"{paragraph} This is part {n} of what the harbour office told the papers on Monday."
        for n in range(8)
        for paragraph in PARAGRAPHS
    ]
    runs = ["".join(f"<p class=t>{p}</p>" for p in long[start : start + 8]) for start in range(0, 24, 8)]
    boxes = "".join(f"<div class=chunk><div class=in>{run}</div></div><aside>Buy!</aside>" for run in runs)
    text = read(plain(boxes)).text
    assert [p for p in long if p not in text] == []
    assert text.index(long[0]) < text.index(long[9]) < text.index(long[23])


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-8", None),
        ("latin-1", "text/html; charset=ISO-8859-1"),
        ("utf-16", None),
        ("cp1252", "text/html; charset=utf-8"),
        ("utf-8-sig", "x"),
    ],
)
def test_letters_survive_their_encodings(encoding, declared):
    """What the bytes are beats what is said of them."""
    page = plain(TEXT.replace("Three crews", "Drei Größen – naïve Übungen"), title="Fähre bleibt im Hafen")
    body = page.replace("–", "-") if encoding == "latin-1" else page
    reading = read(body.encode(encoding), content_type=declared)
    assert reading.title == "Fähre bleibt im Hafen"
    assert "Größen" in reading.text


def test_deep_and_wide_pages_are_read_or_refused():
    """A hundred thousand nested elements cost neither the process nor the other pages."""
    for page in (b"<div>" * 100_000 + b"text", b"<p>" * 250_000, b"<a href=x>" * 50_000, b"<table>" * 20_000 + b"x"):
        with suppress(PageError):
            read(page)


@settings(deadline=None)
@given(
    st.builds(
        Entry,
        title=st.text(max_size=60),
        summary_html=st.text(max_size=200),
        content_html=st.text(max_size=200),
        url=st.one_of(st.none(), st.text(max_size=40)),
    )
)
def test_any_entry_becomes_a_reading(entry):
    """An entry alone is always something: a headline at least."""
    assert_whole(read_entry(entry, url="https://www.example.org/feed"))


@settings(max_examples=50, deadline=None)
@given(st.text(st.characters(codec=None), max_size=60), st.text(st.characters(codec=None), max_size=60))
def test_what_is_kept_of_a_feed_is_clean(summary, content):
    """Entries carry raw markup; no control character and no lone surrogate of it gets into a reading (S15)."""
    odd = "&#1;&#xAD;a\x00\x85\x9d\ud800\ufeff"
    reading = read_entry(Entry(title=odd, summary_html=odd + summary, content_html=odd + content), url="")
    for text in (reading.title, reading.text, reading.html, reading.standfirst or ""):
        assert text == without_controls(text)


def test_full_text_and_summary_are_told_apart():
    """A feed that carries articles is read in full; one that carries summaries, or cuts them off, is not."""
    full = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS * 4)
    assert read_entry(Entry(title="T", content_html=full), url=URL).origin == "feed"
    assert (
        read_entry(Entry(title="T", content_html=full + "<p>Continue reading on our site</p>"), url=URL).origin
        == "summary"
    )
    assert (
        read_entry(Entry(title="T", content_html=full.replace("north.</p>", "north […]</p>")), url=URL).origin
        == "summary"
    )
    assert read_entry(Entry(title="T", summary_html=PARAGRAPHS[0]), url=URL).origin == "summary"


def test_feed_markup_keeps_its_structure():
    """Headings, quotes, lists, tables and captions of a feed become blocks of their kinds."""
    markup = (
        "<h2>Head</h2>loose text<br><br>second<blockquote><p>quoted</p></blockquote>"
        "<ol><li>one<ul><li>inner</li></ul></li></ol>"
        "<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>"
        "<figure><img src=x><figcaption>caption</figcaption></figure>"
    )
    reading = read_entry(Entry(title="T", content_html=markup), url=URL)
    assert [(block.kind, block.text) for block in reading.blocks] == [
        ("heading", "Head"),
        ("body", "loose text"),
        ("body", "second"),
        ("quote", "quoted"),
        ("list", "one\ninner"),
        ("table", "a | b\n1 | 2"),
        ("caption", "caption"),
    ]
    assert_whole(reading)


def test_words_of_nested_elements_keep_their_order():
    """Emphasis within a link does not move the words after it."""
    page = open_page(
        b"<html><body><p>one <a>two <b>three</b> four</a> five<script>x</script> six</p></body></html>", url=URL
    )
    assert runs_of(page.dom.body).text == ["one two three four five six"]


def test_a_flash_of_two_sentences_is_read_without_its_headline_and_time():
    """Short news is news: its text does not begin with what stands above it."""
    page = b"""<html lang="en"><head><title>Fog shuts Northgate airport | Echo</title></head><body><main><article>
    <header><h1>Fog shuts Northgate airport</h1><time datetime="2026-11-24T05:14:00Z">05:14 UTC</time></header>
    <div class="story-body"><p>Visibility on the runway is eighty metres. No take-offs before eight, says the tower.</p>
    <p>The first aircraft left at 08:43, for Castermouth.</p></div></article></main></body></html>"""
    made = read_page(page, url="https://echo.example/fog", content_type="text/html", entry=None, seen=1_795_500_000.0)
    assert made.text.startswith("Visibility on the runway")
    assert made.text.endswith("for Castermouth.")

"""Titles, names, dates, agencies, sections and structured data: each decided by its own rule."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wireroom.articles.beside import Beside
from wireroom.articles.bylines import names_in
from wireroom.articles.date_forms import parse_date
from wireroom.articles.decode import decode
from wireroom.articles.page import open_page
from wireroom.articles.people import authors_of
from wireroom.articles.section_words import WORDS
from wireroom.articles.sections import section_in, section_in_address
from wireroom.articles.structured import read_structured, words_of
from wireroom.articles.title import title_of, without_site_name
from wireroom.model.source import SECTIONS

URL = "https://news.example.org/a"


def page(head="", body="<p>x</p>"):
    """Open a page of a head and a body."""
    return open_page(f"<html><head>{head}</head><body>{body}</body></html>".encode(), url=URL)


def authors(opened):
    """Name the authors of a page."""
    return authors_of(opened, Beside(opened, title_of(opened)[0]))


@given(st.binary(max_size=300), st.one_of(st.none(), st.text(max_size=40)))
def test_all_bytes_are_some_text(raw, header):
    """Decoding never fails, and nothing that cannot be stored or shown comes out of it."""
    text = decode(raw, header)
    assert text.encode("utf-8").decode("utf-8") == text
    assert "\x00" not in text


@pytest.mark.parametrize(
    "name", ["rot13", "base64", "zip", "idna", "punycode", "unicode_escape", "nonsense", "undefined", "utf-7"]
)
def test_a_declared_set_cannot_run_tricks(name):
    """Python knows "encodings" that decode no text; pages cannot name them."""
    assert decode("größer".encode("latin-1"), f"text/html; charset={name}")


def test_two_of_three_titles_win():
    """The heading and the declared headline agree against a title made for machines."""
    ld = json.dumps({"@type": "Article", "headline": "Ferry “stays” in port"})
    opened = page(
        f"<title>Ferry news</title><meta property=og:title content='You will not believe this'>"
        f"<script type=application/ld+json>{ld}</script>",
        '<h1>Ferry "stays" in port</h1>',
    )
    assert title_of(opened) == ("Ferry “stays” in port", "json-ld")


def test_a_masthead_is_no_title():
    """A first heading that leads to the front page names the site."""
    opened = page(
        "<title>Ferry stays - Ansel Weblog</title>", "<h1><a href='/'>Ansel Weblog</a></h1><h1>Ferry stays</h1>"
    )
    assert title_of(opened)[0] == "Ferry stays"


OG = "<meta property=og:title content='Ferry stays in port'>"
SITE = "<meta property=og:site_name content='Sea and Sun'>"
KICKER = "<h1><span>Shipping</span> <span>Ferry stays in port</span></h1>"
MASTHEAD = "<h1>Sea and Sun</h1><h2>Ferry stays in port</h2>"


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        # A menu's heading shares no word with what is declared.
        (OG, "<h1>Menu</h1><h1>Ferry stays in port today</h1>", "Ferry stays in port today"),
        (OG, "<h1>Newsletter</h1>", "Ferry stays in port"),
        # A kicker stands within the heading, in an element of its own.
        (OG, KICKER, "Ferry stays in port"),
        (SITE + "<title>Ferry stays in port | Sea and Sun</title>", KICKER, "Ferry stays in port"),
        # The site's name is the only first heading; the title element and a lesser heading name the article.
        ("<title>Ferry stays in port | Sea and Sun</title>", MASTHEAD, "Ferry stays in port"),
        ("<title>船は港に留まる-海日新聞</title>", "", "船は港に留まる"),
    ],
)
def test_a_title_is_the_articles_own(head, body, title):
    """Menus, kickers and mastheads are none of it."""
    assert title_of(page(head, body))[0] == title


TITLES = st.lists(st.sampled_from("ferry stays in port until may".split()), min_size=1, max_size=6).map(" ".join)


@given(TITLES, st.sampled_from([" | ", " - ", " – ", " · ", " :: ", "｜"]), st.booleans(), st.booleans())
def test_no_title_carries_the_sites_name(words, between, twice, before):
    """However it is joined to the title, at either end, once or twice."""
    site = "Ansel Post"
    shown = f"{site}{between}{words}" if before else f"{words}{between}{site}"
    shown = f"{shown}{between}{site}" if twice else shown
    opened = page(f"<title>{shown}</title><meta property=og:site_name content='{site}'>", "<p>x</p>")
    assert site not in title_of(opened)[0]


@settings(deadline=None)
@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=60))
def test_no_page_makes_title_or_authors_raise(title, heading, byline):
    """Whatever stands in the places of titles and bylines, names are names and titles are texts."""
    opened = page(
        f"<title>{title}</title><meta property=og:title content='{title}'>",
        f"<h1>{heading}</h1><p class=byline>{byline}</p>",
    )
    assert title_of(opened)[0] == title_of(opened)[0].strip()
    assert all(name.strip() for name in authors(opened)[0])


def test_the_feed_names_what_the_page_does_not():
    """Without any title on the page the feed's stands."""
    assert title_of(page(), "Ferry stays") == ("Ferry stays", "feed")


@pytest.mark.parametrize(
    ("title", "left"),
    [
        ("Ferry stays - in vain | Ansel Post", "Ferry stays - in vain"),
        ("Ansel Post: Ferry stays", "Ansel Post: Ferry stays"),
        ("Ansel Post » Ferry stays", "Ferry stays"),
        ("He said: «Never again»", "He said: «Never again»"),
        ("Covid-19 returns", "Covid-19 returns"),
        ("Ansel Post", "Ansel Post"),
    ],
)
def test_the_site_is_cut_off_and_nothing_else(title, left):
    """Hyphens and quotes within a title stay."""
    assert without_site_name(title, ["ansel post"]) == left


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By Ada Quill and Tom Reed", ["Ada Quill", "Tom Reed"]),
        ("Von Ada Quill, Tom Reed", ["Ada Quill", "Tom Reed"]),
        ("Ada Quill, senior correspondent", ["Ada Quill"]),
        ("ada@example.org (Ada Quill)", []),
        ("https://social.example/adaquill", []),
        ("Ada Quill in Hesk", ["Ada Quill"]),
        ("Par Ada Quill et Tom Reed", ["Ada Quill", "Tom Reed"]),
        ("Written by: Ada Quill", ["Ada Quill"]),
        ("View all posts by Ada Quill", ["Ada Quill"]),
        ("Ein Gastbeitrag von Ada Quill", ["Ada Quill"]),
        ("Por Ada Quill y Tom Reed", ["Ada Quill", "Tom Reed"]),
        ("Автор: Ада Квилл", ["Ада Квилл"]),
        ("记者 王小明", ["王小明"]),
        ("홍길동 기자", ["홍길동"]),
        ("Interview: Ada Quill", ["Ada Quill"]),
        ("Staff and news agencies", ["Staff and news agencies"]),
        ("Harbour News Team", ["Harbour News Team"]),
        ("Ada Q.", ["Ada Q."]),
        ("Text: Ada Quill | 3. Juni 2025", ["Ada Quill"]),
        ("Ada Quill, Tom Reed, and Ben Hale", ["Ada Quill", "Tom Reed", "Ben Hale"]),
        ("By ADA QUILL, DEPUTY POLITICAL EDITOR", ["ADA QUILL"]),
        ("Ада Квилл, корреспондент", ["Ада Квилл"]),
        ("Text: Ada Quill, Foto: Tom Reed", ["Ada Quill"]),
        ("Ada Quill, Tom Reed (Foto)", ["Ada Quill"]),
        ("Ada Quill/dpa", ["Ada Quill", "dpa"]),
        ("Ada Quill und dpa", ["Ada Quill", "dpa"]),
        ("Ada Quill (avec Tom Reed)", ["Ada Quill", "Tom Reed"]),
        ("Propos recueillis par Ada Quill", ["Ada Quill"]),
        ("Ansel Daily Reporter", ["Ansel Daily Reporter"]),
        ("Harbour Web Desk", ["Harbour Web Desk"]),
        ("admin", []),
        ("", []),
    ],
)
def test_bylines_are_names_alone(byline, names):
    """Roles, places, dates, mailboxes and words like "by" are no part of a name."""
    assert names_in(byline) == names


def test_a_declared_name_keeps_its_particle():
    """A byline begins with "von"; so do names."""
    assert names_in("Von Ada Quill") == ["Ada Quill"]
    assert names_in("Da Silva Quill", declared=True) == ["Da Silva Quill"]
    assert names_in("Von Quill", declared=True) == ["Von Quill"]
    assert names_in("Von Ada Quill und Tom Reed", declared=True) == ["Ada Quill", "Tom Reed"]


def test_an_agency_beside_a_person_is_named_too():
    """The publisher declares both as authors of one text."""
    both = [{"@type": "Person", "name": "Ada Quill"}, {"@type": "Organization", "name": "Northline"}]
    script = json.dumps({"@type": "NewsArticle", "headline": "x y", "author": both})
    assert authors(page(f"<script type=application/ld+json>{script}</script>"))[0] == ("Ada Quill", "Northline")


@pytest.mark.parametrize(
    ("beside", "names"),
    [
        ("<p>Posted on 3 June 2025 by Ada Quill</p>", ("Ada Quill",)),
        ("<p>By</p> <a href=/x>Ada Quill</a> and <a href=/y>Tom Reed</a>", ("Ada Quill", "Tom Reed")),
        ("<div>Ada Quill | 3 June 2025</div>", ("Ada Quill",)),
        ("<a href=/author/ada>Ada Quill</a>", ("Ada Quill",)),
        ("<p>文/王小明</p>", ("王小明",)),
        ("<p>by quill on 3 June 2025</p>", ("quill",)),
        ("<p>by midnight the ferry was in port</p>", ()),
        ("<span class=documentAuthor>Ada Quill</span>", ("Ada Quill",)),
        ("<span class='author vcard'><a class='url fn n' href=/x>AQ</a></span>", ("AQ",)),
        ("<figure><figcaption>Photo by Ada Quill</figcaption></figure>", ()),
        ("<a href=/other>The other ferry, a long headline by Tom Reed about something else entirely and more</a>", ()),
    ],
)
def test_a_byline_stands_beside_the_headline(beside, names):
    """In many forms; that of a picture or of another article's teaser is none."""
    assert authors(page(body=f"<h1>Ferry stays in port</h1>{beside}<p>{'The ferry stays. ' * 20}</p>"))[0] == names


def test_a_name_is_put_together_of_its_parts():
    """A person may be declared by given and family name alone."""
    author = {"@type": "Person", "givenName": "Ada", "familyName": "Quill"}
    script = json.dumps({"@type": "NewsArticle", "headline": "x y", "author": author})
    assert authors(page(f"<script type=application/ld+json>{script}</script>")) == (("Ada Quill",), "json-ld")


def test_the_paper_signs_where_nobody_else_does():
    """Its own name in the author's place says that the text is its own; elsewhere it says nothing."""
    site = "<meta property=og:site_name content='Ansel Post'>"
    assert authors(page(site, "<a rel=author href=/>Ansel Post</a>")) == (("Ansel Post",), "html")
    assert authors(page(site, "<a href=/>Ansel Post</a>")) == ((), "")


def test_persons_come_before_their_paper():
    """An organisation is only named where no person is."""
    organisation = {
        "@type": "NewsArticle",
        "headline": "x y",
        "author": {"@type": "Organization", "name": "Ansel Post"},
    }
    script = f"<script type=application/ld+json>{json.dumps(organisation)}</script>"
    assert authors(page(script)) == (("Ansel Post",), "json-ld")
    assert authors(page(script, "<a rel=author href=/ada>Ada Quill</a>")) == (("Ada Quill",), "html")
    assert authors(page(body="<p>By Ada Quill</p><p>The ferry stays.</p>")) == (("Ada Quill",), "text")
    newsroom = {"@type": "NewsArticle", "headline": "x y", "author": {"@type": "Person", "name": "Ansel Daily News"}}
    script = f"<script type=application/ld+json>{json.dumps(newsroom)}</script>"
    assert authors(page(script)) == (("Ansel Daily News",), "json-ld")
    assert authors(page(script, "<a rel=author href=/ada>Ada Quill</a>")) == (("Ada Quill",), "html")
    comment = "<div class=comments><p class=author>Tom Reed</p></div>"
    assert authors(page(body=comment)) == ((), "")


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("2025-06-03T17:47:42+02:00", "2025-06-03T17:47:42+02:00"),
        ("2025-06-03T17:47:42.389Z", "2025-06-03T17:47:42+00:00"),
        ("2025-06-03", "2025-06-03T00:00:00"),
        ("2025/06/03 17:47", "2025-06-03T17:47:00"),
        ("Tue, 03 Jun 2025 17:47:42 GMT", "2025-06-03T17:47:42+00:00"),
        ("1748965662", "2025-06-03T15:47:42+00:00"),
        ("1748965662000", "2025-06-03T15:47:42+00:00"),
        ("3. Juni 2025", "2025-06-03T00:00:00"),
    ],
)
def test_dates_are_read_as_publishers_write_them(value, iso):
    """ISO and its relatives, mail dates, counts of seconds, words with day, month and year."""
    assert parse_date(value, language="de").isoformat() == iso


@pytest.mark.parametrize(
    "value", ["", "today", "5 minutes ago", "June 2025", "2025-13-45", "2025-02-30", "tomorrow 2025", "x" * 500]
)
def test_what_is_no_date_is_none(value):
    """Relative words and half a date tell no day; nothing is filled in from today."""
    assert parse_date(value) is None


@settings(deadline=None)
@given(st.text(max_size=90))
def test_no_date_raises(value):
    """Whatever stands in a date's place, it is a date or none."""
    parse_date(value)


def test_section_words_lead_to_our_sections():
    """The table is in our sections, and knows the plain words of several languages."""
    assert set(WORDS) == set(SECTIONS)
    assert [section_in([word]) for word in ("Sport", "Wirtschaft", "Économie", "Deportes", "体育", "Наука", "صحة")] == [
        "sports",
        "business",
        "business",
        "sports",
        "sports",
        "science",
        "health",
    ]
    assert section_in(["News", "Fußball"]) == "sports"
    assert section_in(["Ansel Valley"]) is None


def test_addresses_tell_sections_and_names_of_articles_do_not():
    """Only the way to the article counts, not the article's own name."""
    assert section_in_address("https://example.org/de/politik/2025/x.html") == "politics"
    assert section_in_address("https://sport.example.org/2025/x") == "sports"
    assert section_in_address("https://example.org/sport") is None
    assert section_in_address("http://[bad/politik/x") is None


@pytest.mark.parametrize(
    "script",
    [
        '<!-- {"@type":"NewsArticle","headline":"Ferry"} -->',
        '{"@type":"NewsArticle","headline":"Ferry",}',
        '[{"@type":"WebSite"},{"@graph":[{"@type":["Thing","NewsArticle"],"headline":"Ferry"}]}]',
        '{"@type":"WebPage","mainEntity":{"@type":"http://schema.org/NewsArticle","headline":"Ferry"}}',
        '{"@type":"NewsArticle","headline":"Ferry","description":"two\nlines"}',
        '{"@type":"WebSite"}{"@type":"NewsArticle","headline":"Ferry"}',
        "{&quot;@type&quot;:&quot;NewsArticle&quot;,&quot;headline&quot;:&quot;Ferry&quot;}",
    ],
)
def test_careless_structured_data_is_read(script):
    """Comments, stray commas, raw line breaks and nesting are how publishers write it."""
    assert words_of(read_structured([script]).article.get("headline")) == "Ferry"


KEYS = (
    "@type @id @graph headline author name image url datePublished articleSection publisher mainEntityOfPage "
    "articleBody itemListElement description isAccessibleForFree inLanguage"
).split()
LEAVES = st.one_of(
    st.none(), st.booleans(), st.floats(), st.text(max_size=8), st.sampled_from(["NewsArticle", "Person"])
)
JSON = st.recursive(
    LEAVES,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.sampled_from(KEYS), inner, max_size=5)),
    max_leaves=12,
)


@settings(deadline=None)
@given(JSON)
def test_any_structured_data_leaves_reading_whole(value):
    """Publishers put anything anywhere: lists for texts, numbers for names."""
    from wireroom.articles.read import read_page
    from wireroom.errors import PageError

    script = json.dumps({"@type": "NewsArticle", "x": value, **(value if isinstance(value, dict) else {})})
    text = "<p>The ferry to the islands stayed in port on Monday, because the strait was closed.</p>"
    body = f"<html><head><script type='application/ld+json'>{script}</script></head><body>{text}</body></html>"
    try:
        read_page(body.encode(), url=URL, content_type=None, entry=None, seen=1.75e9)
    except PageError as refused:
        raise AssertionError("there was a text") from refused

"""What pages show, asked over HTTP: every state in words, every old address leading on."""

import json
import re

import html5lib
import pytest
from asgi import get, site_over

from wireroom.testing.fake_reader import FakeRoom
from wireroom.testing.sample_news import PLOTS, Plot

STORY = "/s/s001/norvane-closes-the-hallin-channel-to-tankers"
PAGES = [
    "/",
    "/?since=3",
    "/section/world",
    "/section/sports",
    STORY,
    "/s/s026/hallin-rovers-reach-their-first-final-in",
    "/a/a001-1",
    "/a/a001-1/v/1",
    "/a/a001-0/v/1?from=0&to=20#cited",
    "/search",
    "/search?q=channel",
    "/search?q=channel&tab=articles",
    "/search?q=tide+mill",
    "/sources",
    "/source/sundradio.example",
    "/source/elfaro.example",
    "/about",
    "/contact",
    "/choices",
    "/wire",
]


@pytest.fixture(scope="module")
def site():
    return site_over(FakeRoom())


def words_of(reply):
    """The page's text, with its white space folded."""
    text = re.sub(r"<(script|style).*?</\1>", " ", reply.text, flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", text).replace("\u00a0", " ").split())


@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_whole_html_with_one_h1(site, path):
    """Each page is well-formed, has one first heading, landmarks, a title, no inline style or script, and is light."""
    reply = get(site, path.partition("#")[0])
    assert reply.status == 200, path
    tree = html5lib.HTMLParser(strict=True).parse(reply.text)
    ns = "{http://www.w3.org/1999/xhtml}"
    names = [node.tag.removeprefix(ns) for node in tree.iter() if isinstance(node.tag, str)]
    assert names.count("h1") == 1
    assert {"main", "nav", "header", "footer", "title"} <= set(names)
    assert "style" not in names
    ids = [node.get("id") for node in tree.iter() if node.get("id")]
    assert len(ids) == len(set(ids)), [name for name in ids if ids.count(name) > 1]
    for node in tree.iter():
        assert not [name for name in dict(node.items()) if name == "style" or name.startswith("on")]
    assert len(reply.body) < 120_000


def test_links_of_ours_all_lead_somewhere(site):
    """No link on any page leads to an address that this site does not have."""
    found = set()
    for path in PAGES:
        found |= set(re.findall(r'(?:href|action)="(/[^"]*)"', get(site, path.partition("#")[0]).text))
    for link in sorted(found):
        target = link.replace("&amp;", "&").partition("#")[0]
        if target != "/demo":
            assert get(site, target).status in (200, 301), link


def test_anchors_on_about_exist(site):
    """Every term that is explained one tap away is truly explained there."""
    about = get(site, "/about").text
    for path in PAGES:
        for anchor in re.findall(r'href="/about#([^"]+)"', get(site, path.partition("#")[0]).text):
            assert f'id="{anchor}"' in about


def test_a_story_shows_its_four_counts_and_what_they_rest_on(site):
    """The counts stand in order, and a sentence says how one comes down to the next."""
    words = words_of(get(site, STORY))
    assert "64 articles by 26 publishers come down to 5 independent reports, which rest on 3 origins." in words
    assert "Why it is here: it opened this story." in words
    assert "from 14 to more than 40" in words
    assert "Correction , was seventeen" in words


def test_a_story_on_one_source_says_so_on_its_page_in_the_api_and_in_feeds(site):
    """Where one publisher alone tells it, no reader takes it for more, on whatever way it comes."""
    stories = json.loads(get(site, "/api/v1/stories?limit=50").body)["items"]
    kinds = {story["path"]: story["single_source"] for story in stories if story["break_ended_how"] != "withdrawn"}
    assert {None, "publisher"} <= {*kinds.values()}
    feed = {entry["url"]: entry["content_text"] for entry in json.loads(get(site, "/feeds/front.json").body)["items"]}
    for path, kind in kinds.items():
        assert ("unconfirmed" in words_of(get(site, path)).partition("First report")[0]) == (kind is not None), path
        for url in (one for one in feed if one.endswith(path)):
            assert feed[url].startswith("[Single ") == (kind is not None)


def test_words_about_the_search_keep_their_own_case(site):
    """A sentence begins with a capital, and the month that it names keeps its own."""
    assert re.search(r"[\d,]+ articles since \d+ [A-Z][a-z]+ can be searched\.", words_of(get(site, "/search")))
    assert "Found in the headline" in words_of(get(site, "/search?q=channel"))
    assert "Found in the text" in words_of(get(site, "/search?q=channel&tab=articles"))


def test_what_a_person_may_do_to_the_order_is_said(site):
    """The page on rules does not deny that whoever runs the site can pin, hide and put in order."""
    words = words_of(get(site, "/about"))
    assert "No person chooses" not in words
    assert "can pin a story on top, hide a story or a source, and set the order of the sections" in words


def test_one_is_singular_and_thousands_are_grouped(site):
    """1 article is not 1 articles, and 12480 is written as the reader writes it."""
    assert "1 article · 1 publisher 1 report · 1 origin" in words_of(get(site, "/section/world"))
    assert "12,480 articles" in words_of(get(site, "/section/sports"))
    german = get(site, "/section/sports", headers={"accept-language": "de,en;q=0.5"})
    assert "12.480 articles" in words_of(german)


def test_unknown_counts_say_so(site):
    """Where no text was read, origins are not known yet; nothing is zero."""
    words = words_of(get(site, "/section/lifestyle"))
    assert "origins not known yet" in words
    assert "0 origins" not in words


def test_withdrawn_stays_and_is_struck(site):
    """A story that was taken back keeps its page, struck, with the time."""
    reply = get(site, "/s/s031/dam-above-upper-lode-has-cracked")
    assert "Withdrawn 13:52" in words_of(reply)
    assert "<s>Dam above Upper Lode has cracked</s>" in reply.text


def test_foreign_headlines_carry_their_language_and_direction(site):
    """A headline in Arabic is set from right to left; its language stands in words beside it."""
    reply = get(site, "/", headers={"accept-language": "en,ar,ja"})
    assert re.search(r'<h\d lang="ar" dir="rtl"><bdi class="badge" lang="en" dir="ltr">Arabic</bdi>', reply.text)
    assert 'lang="ja"' in reply.text


def test_languages_that_were_not_chosen_stay_folded(site):
    """What exists only in other languages is there, folded, with the language named."""
    words = words_of(get(site, "/", headers={"accept-language": "en"}))
    assert "In other languages Arabic: 2 stories" in words
    assert "Your languages: English (from your browser)" in words


def test_an_old_address_leads_to_the_present_one():
    """A wrong slug, a missing one and a story that was joined to another all lead on with 301."""
    room = FakeRoom()
    room.merge("s006", "s001")
    site = site_over(room)
    for path in ("/s/s001", "/s/s001/wrong", "/s/s006/relief", "/s/s006"):
        reply = get(site, path)
        assert (reply.status, reply.headers["location"]) == (301, STORY)
    assert get(site, "/s/nothing/here").status == 404


def test_a_citation_leads_to_its_marked_passage(site):
    """The number behind a sentence of the brief opens the version with just that sentence marked."""
    story = get(site, STORY).text
    link = re.search(r'<sup class="cite"><a href="([^"]+)"', story).group(1).replace("&amp;", "&")
    page = get(site, link.partition("#")[0]).text
    marked = re.search(r'<mark class="cited" id="cited">(.*?)</mark>', page).group(1)
    assert marked.startswith("Norvane closed the Hallin Channel to tankers at 06:00")
    assert marked.endswith("as its reason.")


def test_an_office_note_stands_beside_its_paragraph(site):
    """A stale office is underlined where it is named, and its evidence stands in the same row."""
    page = get(site, "/a/a001-1").text
    row = re.search(r'<div class="para">(?:(?!<div class="para">).)*?noted.*?</aside>', page, re.DOTALL).group(0)
    assert "Transport minister Odo Farrant</mark> said" in row
    assert "Office: looks out of date" in row
    assert "Maret Sand has held it since 3 November 2026" in row


def test_versions_show_what_changed(site):
    """What was taken out is struck, what was put in is underlined; one version says since when it stands."""
    page = get(site, "/a/a001-1").text
    assert re.search(r"<del><span[^>]*>.taken out: </span>17\s*<", page)
    assert re.search(r"<ins><span[^>]*>.put in: </span>23\s*<", page)
    assert "unchanged since" in words_of(get(site, "/a/a001-0"))


def test_an_unread_article_says_why(site):
    """Where a publisher asks for a login, the page says so, what remains and what to do."""
    page = words_of(get(site, "/a/a001-12"))
    assert (
        "We could not read this article. The publisher asks for a login. Headline and summary come from its feed."
        in page
    )
    assert "read at the publisher" in page


def test_a_search_without_hits_says_what_was_searched(site):
    """Nothing found: what was looked for, in how much, since when, and what one can do."""
    words = words_of(get(site, "/search?q=tide+mill"))
    assert "Nothing matches “tide mill”." in words
    assert re.search(r"Searched [\d,]+ articles since 26 September", words)
    assert "Look for “tide” alone , or “mill” alone" in words


def test_search_input_is_only_ever_text(site):
    """Markup in a question comes back as text, on the page and in every attribute."""
    reply = get(site, "/search?q=%3Cscript%3Ealert(1)%3C/script%3E%22%20onload%3D1")
    assert "<script>alert" not in reply.text
    assert '" onload' not in reply.text


def test_since_marks_what_is_new_without_scripts():
    """A link with the last number reloads the page with a mark on what is new, and the title says how many."""
    room = FakeRoom()
    site = site_over(room)
    before = room.state.seq
    assert "Nothing on this page has changed" in words_of(get(site, f"/?since={before}"))
    room.develop("s001", "The channel opens for an hour")
    reply = get(site, f"/?since={before}")
    assert "1 part of this page changed" in words_of(reply)
    assert "<title>1 new: " in reply.text
    assert 'class="lead new"' in reply.text
    assert get(site, f"{STORY}?since={before}").text.count(' new"') == 1


def test_the_first_start_says_what_it_is_doing():
    """Before any story there is a sentence with numbers, not an empty page; without sources the way to add one."""
    room = FakeRoom((), sources=60, asked=14, answering=12)
    assert "Reading 60 sources; 12 of 60 answered so far." in words_of(get(site_over(room), "/"))
    room = FakeRoom((), sources=0, asked=0, answering=0)
    assert "No source is known yet." in words_of(get(site_over(room), "/"))


def test_no_way_out_is_said_plainly_and_offers_the_demonstration():
    """Where nothing answers the page says so, and one button starts the demonstration wire."""

    async def control(order):
        return {"url": "http://127.0.0.1:8091/", "ready": True}

    room = FakeRoom((), sources=60, asked=60, answering=0)
    reply = get(site_over(room, control=control), "/")
    assert "No source can be reached." in words_of(reply)
    assert '<form method="post" action="/demo">' in reply.text
    assert "/demo" not in get(site_over(room), "/").text


def test_sources_say_in_words_whether_they_answer(site):
    """Those that do not answer come first, with since when and why."""
    words = words_of(get(site, "/sources"))
    assert words.index("Do not answer") < words.index("El Faro de Tormes Alto") < words.index("Hallin Courier")
    assert "No, since Mon 07:32: the server says that it is overloaded (503). It has never answered" in words
    assert "Not asked yet." in words


def test_a_section_goes_on_to_older_stories():
    """More than a page of stories ends with a link; following it shows each story once."""
    plots = tuple(Plot(headline=f"Item {n} of the list", section="world", changed=float(n)) for n in range(95))
    site = site_over(FakeRoom((*PLOTS[:1], *plots)))
    seen, path = [], "/section/world"
    while path:
        page = get(site, path).text
        seen += re.findall(r'data-piece="list:(s\d+)"', page)
        link = re.search(r'href="(/section/world\?before=[^"]+)">Older stories', page)
        path = link.group(1) if link else None
    assert len(seen) == len(set(seen)) == 96


def test_a_story_of_many_articles_stays_light():
    """With hundreds of copies and reports the page says how many more there are, and each is one tap away."""
    room = FakeRoom(PLOTS[:2])
    for _ in range(260):
        room.grow("s001", copy=True)
    for n in range(60):
        room.grow("s001", copy=False)
        room.develop("s001", f"Development number {n}")
    site = site_over(room)
    reply = get(site, STORY)
    assert len(reply.body) < 120_000
    assert "earlier developments" in words_of(reply)
    link = re.search(r'href="([^"]+)">and \d+\u00a0more copies', reply.text).group(1)
    copies = get(site, link)
    assert "299 articles with one text, oldest first." in words_of(copies)
    onward = re.search(r'href="([^"]+)">Next</a>', copies.text).group(1).replace("&amp;", "&")
    assert get(site, onward).status == 200
    assert get(site, f"{STORY}?copies=nothing").status == 404

"""Pages in a real browser: quiet console, nobody else asked, readable by all, alive without moving."""

import re
from contextlib import contextmanager

import pytest
from asgi import site_over
from axe_playwright_python.sync_playwright import Axe
from browser import open_browser
from playwright.sync_api import expect
from serving import serving

from wireroom.testing.fake_reader import FakeRoom

pytestmark = pytest.mark.browser

STORY = "/s/s001/norvane-closes-the-hallin-channel-to-tankers"
PAGES = {
    "front": "/",
    "section": "/section/world",
    "story": STORY,
    "breaking story": "/s/s002/earthquake-of-magnitude-5-9-under-cape",
    "article": "/a/a001-1",
    "passage": "/a/a001-0/v/1?from=0&to=60#cited",
    "search": "/search?q=channel",
    "no hits": "/search?q=tide+mill",
    "sources": "/sources",
    "source": "/source/elfaro.example",
    "about": "/about",
    "contact": "/contact",
    "choices": "/choices",
    "wire": "/wire",
    "missing": "/nowhere",
}
WCAG = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}


@pytest.fixture(scope="module")
def browser():
    with open_browser() as opened:
        yield opened


@pytest.fixture(scope="module")
def quiet():
    """A site that does not change."""
    with serving(site_over(FakeRoom(), live_per_address=50)) as address:
        yield address


@contextmanager
def opened(browser, **options):
    """A page with what its console said and whom it asked."""
    options = {"viewport": {"width": 1280, "height": 900}, "locale": "en-GB", "timezone_id": "Europe/Berlin"} | options
    context = browser.new_context(**options)
    page = context.new_page()
    page.said, page.asked = [], []
    page.on("console", lambda message: page.said.append(message.text))
    page.on("pageerror", lambda error: page.said.append(str(error)))
    page.on("request", lambda request: page.asked.append(request.url))
    page.set_default_timeout(20_000)
    try:
        yield page
    finally:
        context.close()


@pytest.mark.parametrize("name", PAGES)
def test_pages_are_quiet_and_ask_nobody_else(browser, quiet, name):
    """No page writes to the console, breaks its own policy, or asks any other host (S27)."""
    with opened(browser) as page:
        page.goto(quiet + PAGES[name], wait_until="load")
        assert [words for words in page.said if "404" not in words] == []
        assert [url for url in page.asked if not url.startswith(quiet + "/")] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_pages_meet_wcag_aa(browser, quiet, name, scheme):
    """axe finds nothing against WCAG 2.2 AA, in either theme, with everything unfolded."""
    with opened(
        browser, color_scheme=scheme, bypass_csp=True, extra_http_headers={"accept-language": "en,ar,ja"}
    ) as page:
        page.goto(quiet + PAGES[name])
        page.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = true)")
        found = Axe().run(page, options=WCAG)
        told = [(v["id"], [node["html"][:160] for node in v["nodes"]][:3]) for v in found.response["violations"]]
        assert told == []


@pytest.mark.parametrize("width", [320, 390, 820, 1280])
def test_nothing_scrolls_sideways(browser, quiet, width):
    """At every width down to 320 only the navigation may scroll sideways."""
    with opened(
        browser, viewport={"width": width, "height": 800}, extra_http_headers={"accept-language": "en,ar,ja"}
    ) as page:
        for path in (*PAGES.values(), "/s/s026/hallin-rovers-reach-their-first-final-in", "/section/politics"):
            page.goto(quiet + path)
            page.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = true)")
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_the_page_stays_where_it_is_when_the_wire_comes_and_goes(browser, quiet, width):
    """The words about the wire change while one reads: live, cut off, paused. The text under them never moves."""
    top = "document.querySelector('main').offsetTop"
    alive = re.compile("live|behind")
    with opened(browser, viewport={"width": width, "height": 800}) as page:
        for path in ("/", STORY):
            page.route("**/static/*.js", lambda route: route.abort())
            page.goto(quiet + path)
            still = page.evaluate(top)
            page.unroute("**/static/*.js")
            page.route("**/live?*", lambda route: route.abort())
            page.goto(quiet + path)
            live, stands = page.locator("#live"), {}
            expect(live).to_have_attribute("data-state", "off")
            stands["off"] = page.evaluate(top)
            page.unroute("**/live?*")
            live.get_by_role("button").click()
            expect(live).to_have_attribute("data-state", alive)
            stands["live"] = page.evaluate(top)
            page.locator("#pause").click()
            expect(live).to_have_attribute("data-state", "paused")
            stands["paused"] = page.evaluate(top)
            live.get_by_role("button").click()
            expect(live).to_have_attribute("data-state", alive)
            assert stands == dict.fromkeys(stands, still), path


def test_a_search_can_be_changed_on_a_phone(browser, quiet):
    """The page of results shows what was asked in a field; the page that asks has one field alone."""
    with opened(browser, viewport={"width": 390, "height": 800}) as page:
        page.goto(quiet + "/search?q=channel")
        expect(page.get_by_role("searchbox")).to_have_value("channel")
        page.goto(quiet + "/search")
        expect(page.get_by_role("searchbox")).to_have_count(1)
        page.goto(quiet + STORY)
        expect(page.get_by_role("searchbox")).to_have_count(0)


def test_text_can_be_spaced_out(browser, quiet):
    """With the text spacing of WCAG 1.4.12 nothing is cut off or scrolls sideways."""
    spaced = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }"
    with opened(browser, viewport={"width": 390, "height": 800}, bypass_csp=True) as page:
        for name in ("front", "story", "article", "search"):
            page.goto(quiet + PAGES[name])
            page.add_style_tag(content=spaced)
            assert page.evaluate("document.documentElement.scrollWidth") <= 390, name


def test_pages_work_without_scripts(browser):
    """Reading, searching, folding, choosing and seeing what is new need no script."""
    room = FakeRoom()
    with serving(site_over(room)) as address, opened(browser, java_script_enabled=False) as page:
        page.goto(address + "/")
        assert "As of 14:32 UTC" in page.inner_text("#live")
        reload = page.get_attribute("#live a", "href")
        assert reload == f"/?since={room.state.seq}"
        room.develop("s001", "The channel opens for an hour")
        page.click("#live a")
        assert "The channel opens for an hour" in page.inner_text(".lead.new")
        page.click(".lead h2 a")
        assert page.inner_text("h1") == "Norvane closes the Hallin Channel to tankers for a week"
        page.click(".report summary >> nth=0")
        assert page.is_visible(".copies li >> nth=0")
        page.fill("#q", "grain")
        page.press("#q", "Enter")
        assert "Grain futures" in page.inner_text("main")
        page.goto(address + "/choices?back=/section/world")
        page.check("input[value=dark]")
        page.click("main button")
        assert page.url == address + "/section/world"
        assert page.get_attribute("html", "data-theme") == "dark"


@contextmanager
def alive(browser, path, **options):
    """A room, and an open page that says that it is live."""
    room = FakeRoom()
    with serving(site_over(room)) as address, opened(browser, **options) as page:
        page.goto(address + path)
        page.wait_for_selector("#live[data-state=live]")
        yield room, page


def top_of(page, query):
    return page.evaluate("query => document.querySelector(query).getBoundingClientRect().top", query)


def test_a_change_waits_behind_the_bar(browser):
    """A change is announced at the foot; the page itself stays as it is until asked."""
    with alive(browser, "/") as (room, page):
        before = page.inner_html("main")
        room.develop("s001", "The channel opens for an hour")
        page.wait_for_selector("#bar:not([hidden])")
        assert page.inner_text("#bar-words").replace("\u00a0", " ") == "Since you opened this page: 1 development"
        room.figure("s004", 77.0)
        expect(page.locator("#bar-words")).to_contain_text("1\u00a0figure changed")
        assert page.inner_html("main") == before
        page.click("#bar-show")
        page.wait_for_selector(".lead.new")
        assert "The channel opens for an hour" in page.inner_text(".lead")
        assert page.is_hidden("#bar")
        assert re.match(r"\d+ new: ", page.title())
        assert page.said == []


def test_the_line_being_read_stays_where_it_is(browser):
    """What is added above moves nothing: the headline under the reader's eyes keeps its place to the pixel."""
    with alive(browser, "/", viewport={"width": 390, "height": 700}) as (room, page):
        reading = "[data-piece='sections:in-health'] h3"
        page.evaluate("query => document.querySelector(query).scrollIntoView({block: 'start'})", reading)
        where = top_of(page, reading)
        assert where >= 0
        for n in range(3):
            room.develop("s001", f"Something long enough to take more than one line on a phone, number {n}")
        room.break_out("s013")
        page.wait_for_selector("#bar:not([hidden])")
        expect(page.locator("#bar-words")).to_contain_text("breaking")
        assert top_of(page, reading) == where
        page.click("#bar-show")
        page.wait_for_selector(".new", state="attached")
        assert page.evaluate("document.querySelectorAll('.breaking').length") == 2
        assert abs(top_of(page, reading) - where) <= 1


def test_the_shown_page_is_the_page_loaded_anew(browser):
    """After "Show them" the parts of the page are the ones that a reload gives."""
    parts = "[...document.querySelectorAll('[data-piece]')].map(node => [node.dataset.piece, node.innerText])"
    with alive(browser, "/") as (room, page):
        room.break_out("s013")
        room.rename("s003", "Quillby Rail explains itself")
        room.merge("s014", "s003")
        expect(page.locator("#bar-words")).to_contain_text("joined")
        page.click("#bar-show")
        expect(page.locator(".breaking")).to_have_count(2)
        patched = page.evaluate(parts)
        page.reload()
        assert page.evaluate(parts) == patched


def test_a_story_hears_only_of_itself(browser):
    """On a story's page other stories' changes say nothing; its own new report gets the blue rule, folds stay open."""
    with alive(browser, STORY) as (room, page):
        page.click(".report summary >> nth=0")
        room.develop("s003", "Elsewhere")
        room.grow("s001", copy=False)
        page.wait_for_selector("#bar:not([hidden])")
        assert page.inner_text("#bar-words").replace("\u00a0", " ") == "Since you opened this page: 1 article"
        page.click("#bar-show")
        page.wait_for_selector(".report.new")
        assert page.evaluate("document.querySelectorAll('.report.new').length") == 1
        assert page.evaluate("document.querySelector('.report details').open")


def test_keys_move_open_and_show(browser):
    """j and k go through rows, l shows changes and moves focus to what is new, ? lists the keys, / searches."""
    with alive(browser, "/") as (room, page):
        focus = "document.activeElement.textContent"
        page.keyboard.press("j")
        assert page.evaluate(focus).startswith("Earthquake")
        page.keyboard.press("j")
        lead = page.evaluate(focus)
        assert lead == page.inner_text(".lead h2 a")
        page.keyboard.press("k")
        assert page.evaluate(focus).startswith("Earthquake")
        room.develop("s001", "The channel opens for an hour")
        page.wait_for_selector("#bar:not([hidden])")
        page.keyboard.press("l")
        expect(page.locator(".new:focus")).to_have_count(1)
        page.keyboard.press("?")
        assert page.is_visible("dialog")
        assert "next and previous row" in page.inner_text("dialog")
        page.uncheck("dialog input")
        page.keyboard.press("Escape")
        page.evaluate("document.activeElement.blur()")
        before = page.url
        page.keyboard.press("/")
        page.keyboard.press("j")
        assert page.evaluate("document.activeElement.tagName") in ("BODY", "BUTTON")
        assert page.url == before
        assert page.said == []


def test_focus_is_not_lost_when_its_place_is_replaced(browser):
    """Asked for by mouse, changes leave the focus on the same link, although its part of the page is new."""
    with alive(browser, "/") as (room, page):
        page.focus(".lead h2 a")
        room.develop("s001", "The channel opens for an hour")
        page.wait_for_selector("#bar:not([hidden])")
        page.evaluate(
            "document.querySelector('#bar-show').dispatchEvent(new MouseEvent('click', {detail: 1, bubbles: true}))"
        )
        page.wait_for_selector(".lead.new")
        assert page.evaluate("document.activeElement.textContent").startswith("Norvane closes")


def test_the_first_stories_come_by_themselves(browser):
    """An empty front page fills itself: there is nothing on it that could move."""
    from wireroom.testing.sample_news import PLOTS

    room = FakeRoom((), sources=60, asked=14, answering=12)
    with serving(site_over(room)) as address, opened(browser) as page:
        page.goto(address + "/")
        assert "12 of 60 answered so far" in page.inner_text("#notice")
        page.wait_for_selector("#live[data-state=live]")
        room.answer(asked=60, answering=58)
        room.open(PLOTS[2])
        page.wait_for_selector("main .lead")
        assert "Quillby Rail" in page.inner_text(".lead")
        assert page.inner_text("#notice").strip() == ""
        assert page.inner_text("#sources") == "58 of 60 sources answering"


def test_the_reader_can_have_times_of_the_own_zone(browser, quiet):
    """Times are UTC; one button turns them into the reader's, and says so; it is kept."""
    with opened(browser) as page:
        page.goto(quiet + "/")
        assert page.inner_text(".devs time >> nth=0") == "13:40"
        assert "15:32 where you are" in page.inner_text(".date")
        page.click("#zone-switch")
        assert page.inner_text(".devs time >> nth=0") == "14:40"
        assert "Europe/Berlin" in page.inner_text("#zone")
        page.reload()
        assert page.inner_text(".devs time >> nth=0") == "14:40"


def test_the_cited_passage_is_in_sight(browser, quiet):
    """The number behind a sentence of the brief leads to its passage, marked and on the screen."""
    with opened(browser) as page:
        page.goto(quiet + STORY)
        page.click(".cite a >> nth=3")
        page.wait_for_selector("#cited")
        assert page.inner_text("#cited").startswith("The ministry denies")
        assert 0 <= top_of(page, "#cited") < 900

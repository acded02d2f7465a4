"""Pictures of publishers in a real browser: they show, they say what and whose they are, and nobody else is asked."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser import open_browser
from newsrooms import FERRY, MORNING, reading, take
from owners import Owned
from pictured import drawn
from playwright.sync_api import expect
from serving import serving

from wireroom.articles.picture import make_picture
from wireroom.model.events import PictureKept

pytestmark = pytest.mark.browser

WCAG = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
ALT = "The Corrin on the rocks"
#: Where the parts of the text stand: height of each from the top of the page.
PLACES = "[...document.querySelectorAll('main p, main dl, main figcaption')].map((node) => node.offsetTop)"


@pytest.fixture(scope="module")
def browser():
    with open_browser() as opened:
        yield opened


@pytest.fixture
def owned(tmp_path):
    made = Owned(tmp_path)
    text = reading("Ferry runs aground off Tamsel Point", *FERRY, section="world", standfirst=FERRY[0])
    article = take(made.intake, "one", text, source="a.example", seen=MORNING)
    picture = make_picture(drawn(1600, 900), "x")
    with made.room.transaction():
        made.room.shelf.put(picture, MORNING)
    kept = {"hash": picture.hash, "width": picture.width, "height": picture.height, "alt": ALT, "credit": "Ina Tal"}
    made.intake.newsroom.take([PictureKept(at=MORNING, article_id=article, **kept)].copy)
    made.media = f"/media/{picture.hash}-480.jpg"
    made.paths = ["/", "/section/world", made.room.reader.front().rows[0].path, f"/a/{article}"]
    yield made
    made.room.close()


def enter(page, owned, address):
    """Make this browser the owner's."""
    page.goto(f"{address}/owner/{owned.code()}")
    page.get_by_role("button", name="Make this browser mine").click()
    expect(page.get_by_role("heading", name="This browser is yours")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390, 320])
def test_pictures_show_with_words_and_credit_and_nobody_else_is_asked(browser, owned, width, scheme):
    """On each page the picture is drawn, named and credited; the console is silent, only we were asked (S27), and
    nothing scrolls sideways."""
    with serving(owned.site) as address:
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, locale="en-GB", device_scale_factor=2
        )
        page = context.new_page()
        said, asked = [], []
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        page.set_default_timeout(20_000)
        enter(page, owned, address)
        for path in owned.paths:
            page.goto(address + path, wait_until="load")
            picture = page.get_by_role("img", name=ALT)
            picture.scroll_into_view_if_needed()
            expect(picture).to_have_js_property("complete", value=True)
            assert picture.evaluate("image => image.naturalWidth") > 0, path
            expect(page.locator("figure.picture figcaption")).to_have_text("Picture: Ina Tal, a.example")
            box, heading = picture.bounding_box(), page.locator("main :is(h1, h2)").first.bounding_box()
            assert box["y"] >= heading["y"], "never above a headline"
            assert abs(box["width"] / box["height"] - 16 / 9) < 0.05, path
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        assert said == []
        assert [url for url in asked if not url.startswith(address + "/")] == []
        assert [url for url in asked if "/media/" in url]
        context.close()


@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_moves_when_a_picture_comes(browser, owned, width):
    """The size of a picture stands in the page: its room is kept until its bytes are there."""
    with serving(owned.site) as address:
        context = browser.new_context(viewport={"width": width, "height": 900})
        page = context.new_page()
        enter(page, owned, address)
        held = []

        def hold(route):
            held.append(route)

        for path in owned.paths:
            page.route("**/media/**", hold)
            with page.expect_request("**/media/**"):
                page.goto(address + path, wait_until="domcontentloaded")
                page.get_by_role("img", name=ALT).scroll_into_view_if_needed()
            before = page.evaluate(PLACES)
            assert page.get_by_role("img", name=ALT).evaluate("image => image.naturalWidth") == 0
            while held:
                held.pop().continue_()
            expect(page.get_by_role("img", name=ALT)).to_have_js_property("complete", value=True)
            assert page.get_by_role("img", name=ALT).evaluate("image => image.naturalWidth") > 0
            assert page.evaluate(PLACES) == before, path
            page.unroute("**/media/**")
        context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_with_pictures_meet_wcag_aa(browser, owned, scheme):
    """axe finds nothing against WCAG 2.2 AA on pages with pictures."""
    with serving(owned.site) as address:
        context = browser.new_context(color_scheme=scheme, bypass_csp=True)
        page = context.new_page()
        enter(page, owned, address)
        for path in owned.paths:
            page.goto(address + path)
            expect(page.get_by_role("img", name=ALT)).to_be_visible()
            found = Axe().run(page, options=WCAG)
            assert [
                (v["id"], [node["html"][:160] for node in v["nodes"]][:3]) for v in found.response["violations"]
            ] == []
        context.close()


def test_a_browser_that_left_the_owner_sees_no_picture_again(browser, owned):
    """After signing out the very browser that showed it gets it from nowhere, not from its own memory."""
    with serving(owned.site) as address:
        context = browser.new_context()
        page = context.new_page()
        enter(page, owned, address)
        page.goto(address + "/")
        expect(page.get_by_role("img", name=ALT)).to_be_visible()
        assert page.goto(address + owned.media).status == 200
        context.clear_cookies()
        assert page.goto(address + owned.media).status == 404
        page.goto(address + "/")
        expect(page.get_by_role("img", name=ALT)).to_have_count(0)
        context.close()

"""The owner's pages in a real browser: without scripts, readable by all, in both lights and on a phone."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser import open_browser
from newsrooms import BUDGET, FERRY, FERRY_AGAIN, MORNING, reading, take
from owners import Owned
from playwright.sync_api import expect
from serving import serving

pytestmark = pytest.mark.browser

WCAG = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
MINE = ["/", "/owner", "/following", "/bookmarks", "/inbox", "/owner/sources", "/source/a.example", "/corrections"]
ANYONES = ["/owner", "/contact", "/corrections", "/following"]


@pytest.fixture(scope="module")
def browser():
    with open_browser() as opened:
        yield opened


@pytest.fixture
def owned(tmp_path):
    made = Owned(tmp_path)
    take(made.intake, "one", reading("Ferry runs aground off Tamsel Point", *FERRY), source="a.example", seen=MORNING)
    title = "Ferry Corrin hits rocks near Tamsel Point"
    take(made.intake, "two", reading(title, *FERRY_AGAIN), source="b.example", seen=MORNING + 60)
    take(made.intake, "three", reading("Meridon raises tax on sugar", *BUDGET), source="c.example", seen=MORNING + 120)
    yield made
    made.room.close()


@pytest.fixture
def story(owned):
    return next(row for row in owned.room.reader.front().rows if "Tamsel" in row.headline)


def enter(page, owned, address):
    """Open the link and press its one button."""
    page.goto(f"{address}/owner/{owned.code()}")
    page.get_by_role("button", name="Make this browser mine").click()
    expect(page.get_by_role("heading", name="This browser is yours")).to_be_visible()


def test_the_owner_works_without_scripts(browser, owned, story):
    """Becoming the owner, following, keeping, pinning, writing and answering: forms and links alone."""
    with serving(owned.site) as address:
        context = browser.new_context(java_script_enabled=False, locale="en-GB")
        page = context.new_page()
        page.goto(address + "/following")
        expect(page.get_by_text("wireroom owner")).to_be_visible()
        enter(page, owned, address)
        page.goto(address + story.path)
        page.get_by_role("button", name="Follow", exact=True).click()
        expect(page.get_by_role("button", name="Following since today; stop")).to_be_visible()
        page.get_by_role("button", name="Bookmark", exact=True).click()
        page.get_by_role("button", name="Pin on top").click()
        expect(page.get_by_role("button", name="Pinned on top; undo")).to_be_visible()
        page.get_by_role("link", name="Report a mistake in the headline").click()
        page.get_by_label("What is wrong").fill("The point is called Tamsal.")
        page.get_by_role("button", name="Send").click()
        expect(page.get_by_text("Your report is kept")).to_be_visible()
        page.goto(address + "/inbox")
        page.get_by_label("Your answer").fill("It is Tamsel on all charts.")
        page.get_by_role("button", name="Answer; it is done").click()
        stranger = browser.new_context(java_script_enabled=False).new_page()
        stranger.goto(address + "/corrections")
        expect(stranger.get_by_text("It is Tamsel on all charts.")).to_be_visible()
        stranger.goto(address + "/")
        expect(stranger.get_by_text("put it here by hand")).to_be_visible()
        expect(stranger.get_by_role("link", name="Following")).to_have_count(0)
        stranger.context.close()
        context.close()


@pytest.mark.parametrize(("light", "width"), [("light", 1280), ("dark", 390)])
def test_the_new_pages_are_readable_by_all(browser, owned, story, light, width):
    """No finding of axe on any of them, nothing scrolls sideways, the console stays quiet, nobody else is asked."""
    with serving(owned.site) as address:
        options = {"viewport": {"width": width, "height": 900}, "color_scheme": light, "locale": "en-GB"}
        context = browser.new_context(**options)
        page = context.new_page()
        said, asked = [], []
        page.on("console", lambda message: said.append(message.text))
        page.on("request", lambda request: asked.append(request.url))
        link = f"/mistake?story={story.id}&part=headline"
        for path in [*ANYONES, link, f"/owner/{owned.code()}"]:
            look(page, address + path, width)
        assert all("403" in text for text in said)  # the page for the owner alone says so by its status
        said.clear()
        enter(page, owned, address)
        page.goto(address + story.path)
        page.get_by_role("button", name="Follow", exact=True).click()
        with owned.room.transaction():
            words = {"reply_to": "me@example.org", "page": story.path, "sentence": story.headline, "words": "x " * 200}
            owned.personal.take_message("mistake", "s", owned.clock.now(), **words)
            owned.personal.visit(owned.clock.now() - 9000, 1)
        for path in [*MINE, story.path, link]:
            look(page, address + path, width)
        assert not said
        assert all(url.startswith(address) for url in asked)
        context.close()


def look(page, url, width):
    """Look at one page as axe and as somebody with a narrow window does."""
    page.goto(url)
    found = Axe().run(page, options=WCAG).response["violations"]
    told = [(item["id"], [node["html"][:160] for node in item["nodes"][:3]]) for item in found]
    assert not told, f"{url}: {told}"
    assert page.evaluate("document.documentElement.scrollWidth") <= width, url


def test_the_live_page_of_the_owner_stays_the_owners(browser, owned, story):
    """What changes while the owner's page is open comes as pieces of the owner's page: the law holds for both."""
    with serving(owned.site) as address:
        context = browser.new_context(locale="en-GB")
        page = context.new_page()
        enter(page, owned, address)
        page.goto(address + story.path)
        assert owned.order("pin", story=story.id)["ok"]
        title = "Tug holds ferry Corrin off Tamsel Point"
        body = reading(title, "A tug holds the ferry Corrin off Tamsel Point. Sound Lines cancelled all sailings.")
        take(owned.intake, "four", body, source="d.example", seen=MORNING + 300)
        page.reload()
        expect(page.get_by_role("button", name="Pinned on top; undo")).to_be_visible()
        context.close()

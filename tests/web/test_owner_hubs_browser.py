"""The list of a page, shown to the owner in a real browser."""

import os

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser import open_browser
from hub_room import HubRoom
from playwright.sync_api import expect
from serving import serving

pytestmark = pytest.mark.browser

WCAG = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}


@pytest.fixture
def owned(tmp_path):
    room = HubRoom(tmp_path)
    yield room
    room.room.close()


@pytest.fixture(scope="module")
def browser():
    with open_browser() as opened:
        yield opened


@pytest.mark.parametrize(("light", "width"), [("light", 1280), ("dark", 390)])
def test_the_list_is_readable_by_all(browser, owned, light, width):
    """No finding of axe, nothing scrolls sideways; the buttons do what they say."""
    with serving(owned.site) as address:
        context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=light, locale="en-GB")
        page = context.new_page()
        page.goto(f"{address}/owner/{owned.code()}")
        page.get_by_role("button", name="Make this browser mine").click()
        expect(page.get_by_role("heading", name="This browser is yours")).to_be_visible()
        page.goto(address + "/owner/sources")
        page.get_by_label("Address of a feed").fill(owned.page.url)
        page.get_by_role("button", name="Read the page itself").click()
        expect(page.get_by_role("heading", name="List 1")).to_be_visible()
        if os.environ.get("WIREROOM_SHOTS"):
            page.screenshot(path=f"{os.environ['WIREROOM_SHOTS']}/list-{light}-{width}.png", full_page=True)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        violations = Axe().run(page, options=WCAG).response["violations"]
        assert not violations, [(item["id"], item["nodes"][0]["html"]) for item in violations]
        page.get_by_role("button", name="Read this list from now on").first.click()
        expect(page.get_by_text("is read from now on")).to_be_visible()
        context.close()

"""Marks that turn the direction of writing turn nothing beyond the text of their publisher (S15), in a real browser."""

import pytest
from browser import open_browser
from newsrooms import FERRY, FERRY_AGAIN, MORNING, reading, take
from owners import Owned
from serving import serving

from wireroom.model.source import Source
from wireroom.pipeline.adding import know_source

pytestmark = pytest.mark.browser

#: Begins to write from right to left, and never ends that.
TURN = "\u202e"
#: Every piece of text in which a mark stands, with the words that come after it before anything ends its reach: the end
#: of a block, or of an element that is isolated.
REACH = """() => {
  const found = [], walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const ends = (node) => !/^inline$|^contents$/.test(getComputedStyle(node).display)
    || /isolate|plaintext/.test(getComputedStyle(node).unicodeBidi);
  while (walk.nextNode()) {
    const text = walk.currentNode;
    if (!/[\\u202a-\\u202e\\u2066-\\u2069]/.test(text.data)) continue;
    let house = text.parentElement;
    while (!ends(house)) house = house.parentElement;
    const range = document.createRange();
    range.setStartAfter(text);
    range.setEndAfter(house.lastChild);
    found.push([text.data, house.localName, range.toString().trim()]);
  }
  return found;
}"""


@pytest.fixture
def owned(tmp_path):
    made = Owned(tmp_path, texts_for_all=True)
    for number, (text, name) in enumerate(((FERRY, "a"), (FERRY_AGAIN, "b"))):
        source = f"{name}.example"
        know_source(made.intake.newsroom, Source(id=source, name=f"{TURN}Gazette {name}", domains=(source,)), MORNING)
        told = reading(
            f"{TURN}Ferry Corrin runs aground off Tamsel Point",
            *(f"{part} {TURN}said {TURN}Ada Lund." for part in text),
            section="world",
            standfirst=f"{TURN}{text[0]}",
            authors=(f"{TURN}Ada Lund", "Ben Ost"),
            published=MORNING,
        )
        made.article = take(made.intake, f"n{number}", told, source=source, seen=MORNING + number)
    made.story = made.room.reader.front().rows[0].path
    yield made
    made.room.close()


def test_s15_a_mark_turns_nothing_but_its_own_text(owned):
    with open_browser() as browser, serving(owned.site) as address:
        page = browser.new_page()
        page.route("**/*.js", lambda route: route.abort())  # the page as it came
        paths = ("/", "/section/world", owned.story, f"/a/{owned.article}", "/sources", "/source/a.example",
                 "/search?q=ferry", "/search?q=ferry&tab=articles")  # fmt: skip
        wrong = []
        for path in paths:
            assert page.goto(address + path).status == 200, path
            found = page.evaluate(REACH)
            assert found, f"{path} shows none of the marks"
            wrong += [(path, *one) for one in found if one[2]]
        assert not wrong, "\n".join(map(repr, wrong))

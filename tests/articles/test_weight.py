"""A page costs no more than its length explains, whatever stands in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from wireroom.articles.weight import lightened

#: What hostile pages repeat: nesting, with and without end tags that close nothing; formatting left open.
BOMBS = {
    "boxes": "<div>",
    "boxes with false ends": "<div></x>",
    "any name": "<x1>",
    "paragraphs with formatting": "<p><font color={n}>",
    "many kinds of formatting": "<p><b id={n}><i id={n}></x></x></x>",
    "links": "<p><a href={n}>",
    "tables": "<table><td>",
}


@pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS)
@pytest.mark.parametrize("times", [500, 3_000, 30_000])
def test_no_page_grows_out_of_bounds(bomb, times):
    """A page is refused, or its tree has at most as many elements as it has tags, or about a million."""
    page = lightened("".join(bomb.replace("{n}", str(n)) for n in range(times)))
    if page is None:
        return
    assert sum(1 for _ in LexborHTMLParser(page).root.traverse()) < 1_200_000


@given(st.lists(st.sampled_from(["<div>", "</div>", "<b>", "</b>", "<p>", "text", "</x>", "<"]), max_size=60))
def test_small_pages_stay_as_they_are(pieces):
    """What cannot cost much is not touched."""
    page = "".join(pieces)
    assert lightened(page) == page


def test_large_pages_in_good_order_stay_as_they_are():
    """Length alone is no reason: a long page whose elements end is read as it stands."""
    page = "<div><p>The <b>ferry</b> <a href=x>stays</a> in port.<br></div>" * 5_000
    assert lightened(page) == page

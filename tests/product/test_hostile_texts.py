"""Whatever a publisher sends, reading it costs in proportion to its length: nobody can hold up a desk with a text."""

import time

import pytest

from wireroom.articles.edits import edit_between
from wireroom.articles.versions import changed
from wireroom.feeds.page_list import looks_like_article
from wireroom.feeds.telegram import read_telegram
from wireroom.model.article import Reading
from wireroom.pipeline.bounds import within
from wireroom.stories.units import units_of
from wireroom.text.numbers import quantities

#: Enough for a cost that grows by the square to show, a tenth of what an entry may bring.
LENGTH = 50_000
#: Ends in what a search for counters and clocks would find if it came to it.
END = " x view ago 前 1"
TEXTS = {
    "digits": "1",
    "digits and points": "1.",
    "single numbers": "1 ",
    "numbers a line": "1\n",
    "counters": "1.1 view ",
    "spaces": " ",
    "letters": "a",
    "quotes": '"',
    "quotes that stay open": "“a ",
    "frames": "Updated 5 minutes ago. ",
    "clocks": "-" * 200 + "1:11 x. ",
    "links": "Read more: " + "-" * 200 + " x\n",
    "notes": "correction an earlier version ",
    "years": "1年",
}


def seconds(act, *given):
    """Processor time of an act, whatever else the machine does."""
    start = time.process_time()
    act(*given)
    return time.process_time() - start


def grows_evenly(act, make, length):
    """Say whether four times the length costs about four times the time, not sixteen times."""
    return seconds(act, make(length)) < 9 * seconds(act, make(length // 4)) + 0.5


def compare(text):
    """Compare a text with one that goes on, as a desk does at every visit."""
    old, new = (within(Reading(title="T", text=text + end)) for end in (END, END + " b"))
    changed(old, new)
    edit_between(old, new, since=1, version=2)


@pytest.mark.parametrize("name", TEXTS)
def test_comparing_and_reading_a_text_costs_in_proportion_to_its_length(name):
    """Two versions are compared, and the sentences and figures of one are read."""
    piece = TEXTS[name]
    for act in (compare, lambda text: units_of(text + END, "en"), lambda text: quantities(text + END, "en")):
        assert grows_evenly(act, lambda many: piece * (many // len(piece)), LENGTH)


def test_long_addresses_are_looked_at_once():
    """An address of hyphens and letters is judged in proportion to its length."""
    for piece in ("a-", "a", "-", "aa_-"):
        assert grows_evenly(looks_like_article, lambda many, p=piece: "https://a.example/" + p * (many // 4), 80_000)
    assert looks_like_article("https://a.example/ferry-runs-aground")
    assert not looks_like_article("https://a.example/ferry-aground")
    assert not looks_like_article("https://a.example/a--b-c")


def test_posts_within_posts_cost_no_more_than_their_texts():
    """What a post answers stays out of it, however deep it stands; each element is looked at once."""
    box = '<div class="tgme_widget_message" data-post="a/{}"><div class="tgme_widget_message_text">own {}</div>'
    answered = '<a class="tgme_widget_message_reply"><b><i><u class="tgme_widget_message_text">asked</u></i></b></a>'
    body = "".join(box.format(n, n) + answered for n in range(100)) + "</div>" * 100
    feed = read_telegram(f"<html><body>{body}</body></html>".encode(), "https://t.me/s/a", None, most=100)
    assert len(feed.entries) == 100
    assert all("own" in entry.content and "asked" not in entry.content for entry in feed.entries)

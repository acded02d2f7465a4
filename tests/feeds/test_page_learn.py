"""The list of a page that announces no feed: found, read again, and said to be gone when it is gone."""

import gzip
import json
import re

import pytest
from datasets import dataset
from feed_archives import files_of
from hubs import KINDS, LAYOUTS, SITE, Maker, around, hub, layouts
from hypothesis import given, settings
from hypothesis import strategies as st

from wireroom.errors import FeedError
from wireroom.feeds.markup import page_tree
from wireroom.feeds.page_learn import MOST_PROPOSALS, learn
from wireroom.feeds.page_links import links_of
from wireroom.feeds.page_list import read_list
from wireroom.model.pattern import PagePattern


def urls(feed) -> set[str]:
    return {entry.url for entry in feed.entries}


@given(st.binary(max_size=400) | st.text(alphabet='<>/=" adivhreflth1', max_size=400).map(str.encode))
def test_no_page_raises_and_proposals_are_few(page):
    """Any bytes give a list of at most a handful of proposals."""
    assert len(learn(page, f"{SITE}/news/")) <= MOST_PROPOSALS


def test_names_that_no_selector_can_have_are_passed_over():
    """Typing mistakes in a page's markup, found by the fuzzer: the list is read all the same."""
    rows = "".join(
        f"<li><h3<gu class='a&quot;b c:d'><a href=/2026/11/24/f-{n}>The ferry waits for tide {n}</a></li>"
        for n in range(5)
    )
    (proposal,) = learn(f"<ul class='x{{}} news'>{rows}</ul>".encode(), f"{SITE}/news/")
    assert len(proposal.feed.entries) == 5


@settings(max_examples=40)
@given(st.sampled_from(sorted(LAYOUTS)), st.sampled_from(KINDS), st.sampled_from(["en", "de", "ja", "ar"]))
def test_what_is_proposed_is_what_is_read(name, kind, language):
    """The pattern reads from the same page exactly the list that was shown."""
    page = hub(name, LAYOUTS[name], kind, language)
    for proposal in learn(page.page, page.url):
        assert read_list(page.page, page.url, None, proposal.pattern) == proposal.feed


def test_every_layout_is_read_whole_and_nothing_else():
    """The first proposal is the list: no menu, no box of what is read most, no advertisement, no footer."""
    for page in layouts():
        proposals = learn(page.page, page.url)
        assert proposals, page.name
        assert urls(proposals[0].feed) == page.wanted, page.name


@pytest.mark.parametrize("name", sorted(LAYOUTS))
def test_addresses_that_say_nothing_are_no_hindrance(name):
    """Where addresses are short, long headlines in one folder of the site tell the list."""
    page = hub(name, LAYOUTS[name], "short", "en")
    assert urls(learn(page.page, page.url)[0].feed) == page.wanted


@pytest.mark.parametrize("name", sorted(LAYOUTS))
@pytest.mark.parametrize("kind", KINDS)
def test_the_pattern_outlives_the_days_list(name, kind):
    """Tomorrow's headlines in today's layout are found by today's pattern."""
    today = hub(name, LAYOUTS[name], kind, "en")
    pattern = learn(today.page, today.url)[0].pattern
    make = Maker("tomorrow")
    body, paths = LAYOUTS[name](make, kind)
    tomorrow = around(body, make, kind=kind)
    assert urls(read_list(tomorrow, today.url, None, pattern)) == {f"{SITE}{path}" for path in paths}


def test_titles_dates_and_standfirsts_come_from_the_items_own_box():
    """Each entry has its own day and words, not its neighbour's."""
    page = hub("cards", LAYOUTS["cards"], "dated", "en")
    first, second, *_ = learn(page.page, page.url)[0].feed.entries
    assert second.published - first.published == 86_400.0
    assert first.summary_html.startswith(first.title.lower())
    for name in ("plain_list", "table"):
        listed = hub(name, LAYOUTS[name], "slug", "en")
        assert all(entry.published is not None for entry in learn(listed.page, listed.url)[0].feed.entries), name


def test_a_list_that_is_gone_is_said_in_words():
    """Nothing found is never an empty answer: the source's page can say what happened."""
    page = hub("front", LAYOUTS["front"], "dated", "en")
    pattern = learn(page.page, page.url)[0].pattern
    make = Maker("rebuilt")
    rebuilt = around(LAYOUTS["table"](make, "dated")[0], make, kind="dated")
    with pytest.raises(FeedError, match="may have been rebuilt"):
        read_list(rebuilt, page.url, None, pattern)


def test_a_page_without_a_list_has_none():
    """An article, a form and a page of menus are no list."""
    make = Maker("none")
    text = (
        "<article><h1>Ferry aground</h1>" + "<p>The ferry waits for the tide, officials said.</p>" * 20 + "</article>"
    )
    assert learn(around(text, make, kind="query").replace(b"most-read", b"most-read none"), f"{SITE}/a/") == []


def test_patterns_are_short_and_readable():
    """A selector names elements and their telling classes, not where in the page they stand."""
    page = hub("cards", LAYOUTS["cards"], "dated", "en")
    assert learn(page.page, page.url)[0].pattern == PagePattern(
        selectors=("article.card > a", "h2.card-title > a"), articles=True
    )


# Pages of real sites: which addresses of each are its articles, as a rule that a person wrote after looking at it.
REAL = {
    "cnn": r"/20\d\d/\d\d/\d\d/|/video/data/",
    "wired": r"/(?:story|review|gallery)/.|/video/watch/.|wired\.com/20\d\d/",
    "yahoo": r"-\d{6,}\.html",
    "littlepolygon": r"/posts/[a-z0-9]+/?$",
    "markdenney": r"/blogindex/.",
    "brewersfriend": r"/threads/[^/]+/$",
    "sawmillcreek": r"/threads/[^/]+/$",
    "beersmith": r"\?threads/[^/]+/$",
}


def real_pages():
    """Give the start and list pages of the labelled sets: name, address, bytes."""
    for archive, names in (("newspaper4k", ("cnn", "wired")), ("newspaper3k", ("yahoo",))):
        files = files_of(dataset("articles-newspaper") / f"{archive}.tar.xz")
        for name in names:
            yield name, f"https://www.{name}.com/", files[f"html/{name}_main_site.html"]
    folder = dataset("articles-wcxb")
    rows = [json.loads(line) for line in gzip.decompress((folder / "truth.jsonl.gz").read_bytes()).splitlines()]
    pages = files_of(folder / "pages.tar")
    for row in rows:
        name = next((name for name in REAL if name in row["url"]), None)
        if name is not None and row["page_type"] in ("listing", "collection"):
            yield name, row["url"], gzip.decompress(pages[f"{row['id']}.html.gz"])


def test_lists_of_real_pages():
    """Eight start and list pages: mean precision and recall of links stay what they were measured to be."""
    scores = {}
    for name, url, page in real_pages():
        tree, base = page_tree(page, url)
        rule = re.compile(REAL[name])
        wanted = {link.url.partition("?hpt")[0] for link in links_of(tree, base) if rule.search(link.url)}
        found = {one.partition("?hpt")[0] for one in urls(learn(page, url)[0].feed)}
        scores[name] = (len(found & wanted) / len(found), len(found & wanted) / len(wanted))
    print(scores)
    assert len(scores) == len(REAL)
    assert sum(precision for precision, _ in scores.values()) / len(scores) >= 0.9
    assert sum(recall for _, recall in scores.values()) / len(scores) >= 0.8

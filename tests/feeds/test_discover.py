"""Feeds on pages."""

import re

from feed_archives import conformance
from hypothesis import given
from hypothesis import strategies as st

from wireroom.feeds.discover import MAX_FOUND, FoundFeed, discover

URL = "https://ansel.example/news/"


def found(html: str) -> list[FoundFeed]:
    return discover(html.encode(), URL)


def test_declared_feeds_come_first_and_once():
    """Declared before linked, entries before comments, each address once, with its title."""
    feeds = found(
        """<head><title>x</title><link rel="stylesheet" type="application/rss+xml" href="/no.css">
        <link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed">
        <link rel="ALTERNATE home" type="application/atom+xml; charset=utf-8" title="All  news" href="../all.atom">
        <link rel="alternate" type="application/json" href="/wp-json/x"><link rel="alternate" hreflang="de" href="/de">
        </head><body><a href="/all.atom">Atom</a> <a href="/world/rss.xml">World</a> <a href="/go?x=1">RSS</a>
        <a href="/feedback">write us</a> <a href="javascript:rss()">RSS</a><!-- <a href="/hidden/rss">x</a> -->"""
    )
    assert [(feed.url.removeprefix("https://ansel.example"), feed.title, feed.declared) for feed in feeds] == [
        ("/all.atom", "All news", True),
        ("/comments/feed", "Comments", True),
        ("/world/rss.xml", "World", False),
        ("/go?x=1", "RSS", False),
    ]


def test_base_element_counts():
    """Relative addresses follow the page's own base."""
    html = '<base href="https://cdn.example/x/"><link rel="alternate" type="application/rss+xml" href="f.xml">'
    assert [feed.url for feed in found(html)] == ["https://cdn.example/x/f.xml"]


def test_a_page_of_links_gives_a_handful():
    """A directory of feeds, or an attack, ends at a number that a person can choose from."""
    assert len(found("".join(f'<a href="/{n}/rss">x</a>' for n in range(2000)))) == MAX_FOUND
    assert found("<div>" * 5000 + '<a href="/rss">x</a>') == []


@given(st.binary(max_size=300))
def test_no_page_raises(page):
    """Any bytes give a list."""
    assert isinstance(discover(page, URL), list)


def test_pages_of_the_discovery_suite():
    """The public test pages, each of which declares one feed: it is the first that we find."""
    right = pages = 0
    for path, body in conformance("feedvalidator").items():
        declared = re.search(rb"<link[^>]+application/(?:atom|rss)\\+xml[^>]*>", body)
        if "feedfinder-tests/html4" in path and path.endswith(".html") and declared:
            pages += 1
            feeds = discover(body, f"https://ansel.example/{path}")
            right += bool(feeds) and feeds[0].declared
    assert right == pages


def test_an_index_of_sitemaps_offers_its_sitemaps_news_first():
    """Whether one of them is news is seen when it is read; those that say so are tried first."""
    index = b"""<?xml version="1.0"?><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
    <sitemap><loc>https://ansel.example/pages.xml</loc></sitemap><sitemap><loc>/news-2026.xml</loc></sitemap>
    <sitemap><loc>javascript:x</loc></sitemap></sitemapindex>"""
    found = discover(index, "https://ansel.example/sitemap.xml")
    assert [(one.url, one.declared) for one in found] == [
        ("https://ansel.example/news-2026.xml", True),
        ("https://ansel.example/pages.xml", False),
    ]

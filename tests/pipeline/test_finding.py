"""From any address to a feed, over a real server on loopback: what is asked, in which order, and how little."""

import asyncio
import contextlib

import pytest
from gateways import open_gateway
from hubs import LAYOUTS, Maker, around
from sites import Site

from wireroom.errors import FetchError, UsageError
from wireroom.pipeline import finding
from wireroom.pipeline.finding import MOST_REQUESTS, search_feeds
from wireroom.pipeline.workers import Workers

FEED = b'<rss version="2.0"><channel><title>Gazette</title><item><title>Ferry aground</title></item></channel></rss>'
SITEMAP = (
    b'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
    b'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>http://127.0.0.1/ferry</loc><news:news>'
    b"<news:title>Ferry aground</news:title></news:news></url></urlset>"
)
ARTICLE = b"<html><body><h1>Ferry aground</h1><p>It waits for the tide.</p></body></html>"


def search(site, path, **how):
    """Search from one address of the site."""

    async def look():
        workers = Workers(1)
        try:
            async with open_gateway(f"127.0.0.1/32:{site.server.server_port}") as gateway:
                return await search_feeds(site.url + path, fetcher=gateway, workers=workers, **how)
        finally:
            workers.close()

    return asyncio.run(look())


WAYS = {
    "the address itself": ({"/start": FEED}, "/start"),
    "announced by the page": (
        {"/a/b.html": b'<link rel="alternate" type="application/rss+xml" href="/x1">' + ARTICLE, "/x1": FEED},
        "/x1",
    ),
    "linked on the page": (
        {"/a/b.html": ARTICLE + b'<footer><a href="/feeds/all">RSS</a></footer>', "/feeds/all": FEED},
        "/feeds/all",
    ),
    "announced by the page of its section": (
        {
            "/a/b.html": ARTICLE,
            "/a/": b'<link rel="alternate" type="application/atom+xml" href="news">',
            "/a/news": FEED,
        },
        "/a/news",
    ),
    "announced by the start page": (
        {"/a/b.html": ARTICLE, "/": b'<link rel="alternate" type="application/feed+json" href="/j">', "/j": FEED},
        "/j",
    ),
    "a news sitemap that robots.txt names": (
        {"/a/b.html": ARTICLE, "/robots.txt": b"", "/news-map": SITEMAP},
        "/news-map",
    ),
    "a usual address for feeds": ({"/a/b.html": ARTICLE, "/rss.xml": FEED}, "/rss.xml"),
}


@pytest.mark.parametrize("why", WAYS)
def test_a_feed_is_found_from_any_page(why):
    """Each place in which sites keep feeds is looked at, and the reason is told."""
    pages, feed = WAYS[why]
    with Site(dict(pages)) as site:
        if "/robots.txt" in pages:
            site.pages["/robots.txt"] = f"User-agent: *\nSitemap: {site.url}/news-map".encode()
        found = search(site, "/start" if "/start" in pages else "/a/b.html").found
    assert found is not None
    assert (found.feed.url, found.why) == (site.url + feed, why)
    assert max(count for path, count in site.asked.items() if path != "/robots.txt") == 1, "nothing is asked twice"


def test_what_else_the_page_offers_is_told_and_not_asked():
    """The first that answers is enough; the others stand by to be chosen."""
    links = b"".join(
        b'<link rel="alternate" type="application/rss+xml" title="%d" href="/f%d">' % (n, n) for n in range(4)
    )
    with Site({"/": links, "/f1": FEED, "/f2": FEED}) as site:
        result = search(site, "/")
    assert result.found.feed.url == f"{site.url}/f1"
    assert [one.url.rpartition("/")[2] for one in result.others] == ["f2", "f3"]
    assert result.failed == (f"{site.url}/f0",)
    assert set(site.asked) == {"/robots.txt", "/", "/f0", "/f1"}


def test_r23_a_feed_that_is_read_already_is_not_asked_again():
    """The search leads to it and stops there."""
    with Site({"/": b'<link rel="alternate" type="application/rss+xml" href="/f">', "/f": FEED}) as site:
        result = search(site, "/", known={f"{site.url}/f"})
    assert result.known == f"{site.url}/f"
    assert "/f" not in site.asked


def test_a_search_ends_at_its_limit():
    """A site that answers with nothing usable costs it a bounded number of requests."""
    links = b"".join(b'<a href="/rss%d.xml">RSS</a>' % n for n in range(200))
    pages = {
        "/a/b/c.html": links,
        "/a/b/": links.replace(b"/rss", b"/more-rss"),
        "/": links.replace(b"/rss", b"/last-rss"),
    }
    with Site(pages) as site:
        assert search(site, "/a/b/c.html").found is None
    assert sum(site.asked.values()) - site.asked["/robots.txt"] <= MOST_REQUESTS + 1


def test_a_page_without_a_feed_is_shown_as_a_list():
    """Where nothing answers with a feed, the page's lists are offered instead."""
    make = Maker("finding")
    body, paths = LAYOUTS["cards"](make, "dated")
    with Site({"/news/": around(body, make, kind="dated")}) as site:
        result = search(site, "/news/")
        found = result.list_number("/news/", 1)
        with pytest.raises(UsageError, match="no list 9"):
            result.list_number("/news/", 9)
    assert result.found is None
    assert {entry.url for entry in found.parsed.entries} == {site.url + path for path in paths}
    assert found.feed.pattern is not None


def test_r30_a_page_that_robots_rules_forbid_is_not_read_as_a_list():
    """A list is read as pages are: a rule for everybody holds, though a feed might be asked for."""
    make = Maker("finding")
    page = around(LAYOUTS["cards"](make, "dated")[0], make, kind="dated")
    with Site({"/news/": page, "/robots.txt": b"User-agent: *\nDisallow: /news/"}) as site:
        assert search(site, "/news/").lists == ()
        with pytest.raises(FetchError, match="asks us not to"):
            search(site, "/news/", page=True)


@pytest.mark.parametrize("address", ["ftp://files.example/", "https://"])
def test_what_is_no_web_address_is_refused(address):
    """Nothing is asked."""
    with pytest.raises(UsageError, match="no web address"):
        asyncio.run(search_feeds(address, fetcher=None, workers=None))


def test_a_slow_site_does_not_hold_up_the_order(monkeypatch):
    """After its seconds a search begins no further request."""
    monkeypatch.setattr(finding, "MOST_SECONDS", -1.0)
    with Site({"/": ARTICLE}) as site, contextlib.suppress(FetchError):
        assert search(site, "/").found is None
    assert set(site.asked) <= {"/", "/robots.txt"}

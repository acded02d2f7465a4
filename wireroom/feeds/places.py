"""Where may a site keep its feeds, beyond what one of its pages announces?

Only addresses are made here; whoever adds a source asks them one by one, and stops at the first that answers with a
feed.
"""

import re
from urllib.parse import urljoin, urlsplit

from wireroom.text.addresses import safe_link

#: Names under which the usual systems serve a feed, the commonest first.
USUAL = ("feed", "rss", "rss.xml", "feed.xml", "atom.xml", "index.xml", "feed.json")
#: Names that are tried in a section of a site as well.
IN_SECTION = USUAL[:3]

_SITEMAP = re.compile(r"(?im)^[ \t]*sitemap[ \t]*:[ \t]*(\S{1,2048})")
_NEWS = re.compile(r"news|nachricht|noticia|actualit|latest|article", re.IGNORECASE)


def pages_above(url: str) -> list[str]:
    """Return the page of the section that an address lies in, and the site's start page; not the address itself.

    >>> pages_above("https://a.example/world/asia/ferry-aground.html")
    ['https://a.example/world/asia/', 'https://a.example/']
    """
    found = dict.fromkeys((urljoin(url, "." if not urlsplit(url).path.endswith("/") else ".."), urljoin(url, "/")))
    return [page for page in found if page.rstrip("/") != url.partition("?")[0].rstrip("/")]


def usual_addresses(url: str) -> list[str]:
    """Return the addresses at which the feed of a section, then that of its site, would lie by the usual names.

    >>> usual_addresses("https://a.example/world/")[:4]
    ['https://a.example/world/feed', 'https://a.example/world/rss', 'https://a.example/world/rss.xml', 'https://a.example/feed']
    """
    section = urljoin(url, ".")
    names = [] if urlsplit(section).path == "/" else [section + name for name in IN_SECTION]
    return [*names, *(urljoin(url, f"/{name}") for name in USUAL)]


def sitemaps_named(robots: bytes) -> list[str]:
    r"""Return the sitemaps that a robots.txt names, those of news first.

    >>> sitemaps_named(b"User-agent: *\nSitemap: https://a.example/all.xml\nsitemap: https://a.example/news.xml")
    ['https://a.example/news.xml', 'https://a.example/all.xml']
    """
    named = (safe_link(match) for match in _SITEMAP.findall(robots[: 500 * 1024].decode("utf-8", "replace")))
    return sorted(dict.fromkeys(link for link in named if link), key=lambda link: not _NEWS.search(link))

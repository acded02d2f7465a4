"""What stands in a news sitemap (Google's extension of sitemaps.org)?"""

from lxml import etree

from wireroom.errors import FeedError
from wireroom.feeds.raw import RawEntry, RawFeed
from wireroom.feeds.tags import children, first_text


def read_sitemap(root: etree._Element, url: str, *, most: int) -> RawFeed:
    """Return the articles of a news sitemap; addresses without news are left out.

    Raises:
        FeedError: If none of its addresses is news: then it lists a site's pages, not what is new.
    """
    feed = RawFeed(format="sitemap")
    listed = 0
    for element in root:
        found = children(element) if isinstance(element.tag, str) else {}
        listed += bool(found)
        if "news:news" not in found:
            continue
        if len(feed.entries) >= most:
            feed.flags.add("entries_cut")
            break
        news = children(found["news:news"][0])
        publication = children(news["news:publication"][0]) if "news:publication" in news else {}
        feed.title = feed.title or first_text(publication, "news:name") or ""
        address = first_text(found, "sitemap:loc", "loc")
        entry = RawEntry(
            id=address,
            links=[address] if address else [],
            title=first_text(news, "news:title") or "",
            published=first_text(news, "news:publication_date"),
            updated=first_text(found, "sitemap:lastmod", "lastmod"),
            language=first_text(publication, "news:language"),
            categories=(first_text(news, "news:keywords") or "").split(","),
        )
        for image in found.get("image:image", ()):
            entry.images.append((first_text(children(image), "image:loc") or "", None))
        feed.entries.append(entry)
    if listed and not feed.entries:
        raise FeedError(url, "no feed: a sitemap without news")
    return feed

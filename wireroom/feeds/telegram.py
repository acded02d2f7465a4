"""What stands on the public preview of a Telegram channel (t.me/s/NAME)?

The page shows the last twenty posts or so, to anybody and without a key. A post that answers another, or was taken over
from another channel, carries that text or name beside its own; only its own words are read.
"""

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from wireroom.errors import FeedError
from wireroom.feeds.markup import attribute, page_tree
from wireroom.feeds.raw import RawEntry, RawFeed
from wireroom.text.clean import plain_text

_POST = ".tgme_widget_message[data-post]"
_TEXT = ".tgme_widget_message_text"
_ANSWERED = "tgme_widget_message_reply"
_PICTURE = re.compile(r"""background-image:\s*url\(\s*['"]?([^'")]+)""")
_SHORT = re.compile(r"(\d+(?:[.,]\d+)?)\s*([KMB]?)", re.IGNORECASE)
_TIMES = {"": 1, "K": 1_000, "M": 1_000_000, "B": 1_000_000_000}


def looks_like_telegram(body: bytes) -> bool:
    """Say whether a page can be the preview of a channel."""
    return b"tgme_channel_info" in body or b"tgme_widget_message" in body


def read_telegram(body: bytes, url: str, content_type: str | None, *, most: int) -> RawFeed:
    """Return the posts of a channel's preview, the newest first.

    Raises:
        FeedError: If the channel shows no preview.
    """
    read = page_tree(body, url, content_type)
    posts = read[0].css(_POST) if read is not None else []
    if read is None or not posts:
        raise FeedError(url, "no posts: this Telegram channel shows no preview to the public")
    feed = RawFeed(format="timeline", title=_name(read[0]), link=url.replace("/s/", "/", 1))
    answered: dict[int, bool] = {}
    entries = (_entry(post, answered) for post in reversed(posts))
    feed.entries = [entry for entry in entries if entry is not None][:most]
    return feed


def in_full(shown: str) -> int | None:
    """Return the number that a page shows shortened; None where it is none.

    >>> in_full("1.2K"), in_full("3M"), in_full("417"), in_full("many")
    (1200, 3000000, 417, None)
    """
    match = _SHORT.fullmatch(shown.strip())
    return None if match is None else round(float(match[1].replace(",", ".")) * _TIMES[match[2].upper()])


def _entry(post: LexborNode, answered: dict[int, bool]) -> RawEntry | None:
    place = attribute(post, "data-post")
    stamp = post.css_first(".tgme_widget_message_date time[datetime]") or post.css_first("time[datetime]")
    texts = [one for one in post.css(_TEXT) if not _is_answered(one, answered)]
    views = post.css_first(".tgme_widget_message_views")
    preview = post.css_first("a.tgme_widget_message_link_preview[href]")
    text = texts[-1] if texts else None
    if not place or (text is None and preview is None):
        return None  # a picture or a sound without words is no news that can be read
    pictures = [_PICTURE.search(attribute(one, "style")) for one in post.css(".tgme_widget_message_photo_wrap")]
    return RawEntry(
        id=f"https://t.me/{place}",
        links=[f"https://t.me/{place}"],
        content=f"<p>{text.inner_html}</p>" if text is not None else "",
        published=attribute(stamp, "datetime") if stamp is not None else None,
        images=[(found[1], None) for found in pictures if found is not None],
        talk={"views": in_full(views.text()) if views is not None else None},
        about=[attribute(preview, "href")] if preview is not None else [],
    )


def _is_answered(node: LexborNode, known: dict[int, bool]) -> bool:
    """Whether a text stands within the box of an answered post; `known` remembers it of each element on the way."""
    way: list[int] = []
    at = node.parent
    found = False
    while at is not None and at.tag not in ("body", "html"):
        if at.mem_id in known:
            found = known[at.mem_id]
            break
        way.append(at.mem_id)
        if _ANSWERED in attribute(at, "class").split():
            found = True
            break
        at = at.parent
    known.update(dict.fromkeys(way, found))
    return found


def _name(tree: LexborHTMLParser) -> str:
    title = tree.css_first(".tgme_channel_info_header_title")
    if title is not None:
        return plain_text(title.text()[:400])
    meta = tree.css_first('meta[property="og:title"]')
    return plain_text(attribute(meta, "content")[:400]) if meta is not None else ""

"""Posts of a social service as entries: each is its own page, and what it links to elsewhere is what it is about."""

import re
from collections.abc import Iterable
from dataclasses import replace

from selectolax.lexbor import LexborHTMLParser

from wireroom.feeds import limits
from wireroom.feeds.markup import attribute
from wireroom.feeds.services import OWN
from wireroom.model.entry import Entry, ParsedFeed
from wireroom.text.addresses import safe_link
from wireroom.text.domains import registrable_domain
from wireroom.text.gate import is_too_deep

# Links to people and tags within a post, as Mastodon marks them.
_MARKED = re.compile(r"(?:^|\s)(?:mention|hashtag|u-url)(?:\s|$)")


def as_posts(parsed: ParsedFeed, url: str, service: str) -> ParsedFeed:
    """Return a feed with its entries as posts. `service`: of which it is known to be; addresses alone do not tell."""
    own = {registrable_domain(url), *OWN.get(service, ())}
    return replace(parsed, entries=tuple(_as_post(entry, own, service) for entry in parsed.entries))


def _as_post(entry: Entry, own: set[str], service: str) -> Entry:
    about = [*entry.about, *_linked(entry)]
    if service == "hackernews" and entry.discussion and entry.url and registrable_domain(entry.url) not in own:
        # the feed links what is talked about, and names the page of the talk beside it
        about = [entry.url, *about]
        entry = replace(entry, url=entry.discussion, summary_html="")
    return replace(entry, about=_outside(about, own))


def _linked(entry: Entry) -> list[str]:
    """Return where the links within a post lead, in their order."""
    markup = entry.content_html or entry.summary_html
    if "<a" not in markup or is_too_deep(markup):
        return []
    anchors = LexborHTMLParser(markup).css("a[href]")
    marked = (anchor for anchor in anchors if not _MARKED.search(attribute(anchor, "class")))
    return [attribute(anchor, "href") for anchor in marked]


def _outside(links: Iterable[str], own: set[str]) -> tuple[str, ...]:
    found = (safe_link(link) for link in links)
    outside = (link for link in found if link and registrable_domain(link) not in own)
    return tuple(dict.fromkeys(outside))[: limits.MAX_LINKS]

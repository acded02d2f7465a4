"""What kind of text is it: opinion, paid for, live, a film?

A label stands only where the page says so: in its structured facts, in the way to it, in a word before the title, or in
a line of its own beside the headline. That a word such as "Advertisement" stands somewhere says nothing: it is on every
page with advertisements.
"""

import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from wireroom.articles.beside import Beside
from wireroom.articles.label_words import AMBIGUOUS, LIVE_TITLE, OPINION, OPINION_TITLE, PAID_LINE, SPONSORED
from wireroom.articles.page import Page
from wireroom.articles.structured import kinds, words_of
from wireroom.articles.title import folded

#: All labels, in the order in which they are told.
LABELS = ("sponsored", "opinion", "live", "video")

# Lines longer than this are sentences that happen to hold such words.
LINE_CHARACTERS = 40
# Lines right beside the headline; further away stand menus, and advertisements with labels of their own.
NEAREST = 3
# Pages of films carry some words about them; a longer text with a film in it is an article.
FILM_CHARACTERS = 1200

_KINDS = {
    "opinionnewsarticle": "opinion",
    "advertisercontentarticle": "sponsored",
    "liveblogposting": "live",
}
_LIVE = re.compile(
    r"(?:^|-)(?:live-?blog|live-?ticker|news-?ticker|newsblog|live-updates?|live-news|liveticker|en-direct|en-vivo|"
    r"minuto-a-minuto|diretta|in-diretta|ao-vivo|direkte|onlain|liveblogg?|na-zywo|canli|minute-by-minute|"
    r"en-direct-video|as-it-happened)(?:-|$)"
)
_VIDEO = frozenset("video videos watch mediathek videoer fernsehen tv-video vidéo vidéos 视频 動画".split())


def labels_of(page: Page, beside: Beside, text: str) -> dict[str, str]:
    """Tell a page's labels in the order of `LABELS`, and where each comes from ("json-ld", "meta", "url", "text")."""
    found: dict[str, str] = {}
    for label, way in _told(page, beside):
        if label == "video" and len(text) > FILM_CHARACTERS:
            continue
        found.setdefault(label, way)
    return {label: found[label] for label in LABELS if label in found}


def labels_of_entry(url: str, title: str, categories: tuple[str, ...]) -> dict[str, str]:
    """Tell the labels of a feed's entry by its address, its title and its categories."""
    found = dict(_by_address(url)) | dict(_by_title(title))
    if any(_plain(name) in OPINION for name in categories):
        found.setdefault("opinion", "feed")
    return {label: found[label] for label in LABELS if label in found}


def _told(page: Page, beside: Beside) -> Iterator[tuple[str, str]]:
    yield from _by_kind(page)
    yield from _by_section(page)
    yield from _by_address(page.url)
    yield from _by_title(page.head_title)
    yield from _by_title(beside.title)
    for line, _ in (*beside.before[-NEAREST:], *beside.first_after(NEAREST)):
        if len(line) <= LINE_CHARACTERS:
            if PAID_LINE.fullmatch(line.strip(" :•|-–")):
                yield "sponsored", "text"
            if _plain(line) in OPINION - AMBIGUOUS:
                yield "opinion", "text"


def _by_kind(page: Page) -> Iterator[tuple[str, str]]:
    own = kinds(page.article)
    for kind, label in _KINDS.items():
        if kind in own:
            yield label, "json-ld"
    if not own and any("videoobject" in kinds(one) for one in page.structured.objects):
        yield "video", "json-ld"
    if page.meta("og:type").lower().startswith("video"):
        yield "video", "meta"


def _by_section(page: Page) -> Iterator[tuple[str, str]]:
    named = page.article.get("articleSection")
    sections = [words_of(one) for one in named] if isinstance(named, list) else [words_of(named)]
    declared = [
        value for name in ("article:section", "section", "parsely-section") for value in page.metas.get(name, [])
    ]
    for names, way in ((sections, "json-ld"), (declared, "meta")):
        plain = {_plain(name) for name in names}
        if plain & OPINION:
            yield "opinion", way
        if plain & SPONSORED:
            yield "sponsored", way


def _by_address(url: str) -> Iterator[tuple[str, str]]:
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return
    ways = [folded(unquote(part)) for part in parts.path.split("/") if part]
    for part in [*ways[:-1], *(host.split(".")[:1] if host.count(".") >= 2 else [])]:
        if part in OPINION:
            yield "opinion", "url"
        if part in SPONSORED:
            yield "sponsored", "url"
        if part in _VIDEO:
            yield "video", "url"
        if part in ("live", "liveblog", "live-news"):
            yield "live", "url"
    if ways and _LIVE.search(ways[-1].replace("_", "-").rsplit(".", 1)[0]):
        yield "live", "url"


def _by_title(title: str) -> Iterator[tuple[str, str]]:
    if OPINION_TITLE.match(title):
        yield "opinion", "text"
    if LIVE_TITLE.search(title):
        yield "live", "text"


def _plain(text: str) -> str:
    return "-".join(folded(text).split())

"""What is an article called?

Three places name it (JSON-LD, Open Graph, the first heading) and each is wrong at times: shortened for machines,
carrying the site's name, or the heading of another box. Where two agree they are believed.
"""

import re
import unicodedata
from collections.abc import Iterable

from wireroom.articles.page import Page
from wireroom.articles.structured import words_of
from wireroom.text.domains import registrable_domain

# Longer "titles" are whole paragraphs put into the wrong element.
MOST_LENGTH = 400
# A title without a letter or digit is an ornament.
_WORD = re.compile(r"\w")
# Between a title and a site's name. A bare hyphen needs spaces around it, or "Covid-19" is cut.
_SEPARATOR = re.compile(r"\s+[-–—|·•:»«~/]+\s+|\s*[|｜]\s*|\s*_\s+|(?<=\S)\s*－\s*")
_QUOTES = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'", "`": "'", "´": "'"}
)
# Soft hyphens, zero-width spaces and joiners, byte order marks.
_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_DASHES = re.compile(r"[‐‑‒–—―−]")


def title_of(page: Page, feed_title: str = "") -> tuple[str, str]:
    """Choose the article's title.

    Args:
        page: The opened page.
        feed_title: The title that the feed gave; only taken where the page has none.

    Returns:
        The title without the site's name, and where it comes from ("json-ld", "meta", "html", "feed"); ("", "") where
        nothing names the article.

    Source: the rule "two of three equal, else JSON-LD, heading, Open Graph, title element" was the best of seven on
    the open halves of three labelled sets.
    """
    names = site_names(page)
    structured = _usable(words_of(page.article.get("headline") or page.article.get("name")), names)
    declared = _usable(page.meta("og:title", "twitter:title"), names)
    headings = [text for text in (_usable(text, ()) for text in page.headings) if text]
    heading = _best_heading(headings, declared or structured)
    for one, other, found in (
        (heading, structured, "json-ld"),
        (declared, structured, "json-ld"),
        (heading, declared, "html"),
    ):
        if one and folded(one) == folded(other):
            return _richer(one, other), found
    in_head = _usable(page.head_title, names)
    for text, found in (
        (structured, "json-ld"),
        (heading, "html"),
        (declared, "meta"),
        (feed_title, "feed"),
        (in_head, "html"),
        (page.meta("title", "dc.title", "dcterms.title", "sailthru.title"), "meta"),
    ):
        if text:
            return text, found
    return "", ""


def folded(text: str) -> str:
    """Fold what publishers write in several ways: forms of letters, quotes, dashes, white space, case.

    >>> folded("“Never”  again – now") == folded('"never" again - now')
    True
    """
    text = unicodedata.normalize("NFKC", _UNSEEN.sub("", text)).translate(_QUOTES)
    return " ".join(_DASHES.sub("-", text).casefold().split())


def site_names(page: Page) -> tuple[str, ...]:
    """Return the names that a site may add to its titles: its own, its publisher's, its domain and that one's stem."""
    publisher = page.article.get("publisher")
    domain = registrable_domain(page.url) or ""
    given = (
        page.meta("og:site_name", "application-name", "twitter:site").lstrip("@"),
        words_of(publisher),
        domain,
        domain.split(".")[0],
    )
    return tuple(name for name in dict.fromkeys(folded(name) for name in given) if len(name) > 1)


def without_site_name(title: str, names: Iterable[str]) -> str:
    """Cut the site's name from either end of a title.

    >>> without_site_name("Ships wait - in vain | The Ansel Post", ["ansel post", "anselpost"])
    'Ships wait - in vain'
    """
    names = list(names)
    for _ in range(2):
        cuts = list(_SEPARATOR.finditer(title))
        if not cuts:
            return title
        head, tail = title[: cuts[0].start()], title[cuts[-1].end() :]
        if tail and _names_site(tail, names):
            title = title[: cuts[-1].start()].strip()
        elif head and _names_site(head, names):
            title = title[cuts[0].end() :].strip()
        else:
            return title
    return title


def _names_site(part: str, names: list[str]) -> bool:
    """Say whether a part of a title is the site's name: equal, or close to its letters ("BBC News" and "bbc")."""
    text = folded(part)
    bare = re.sub(r"\W", "", text)
    if not bare or len(text.split()) > 6:
        return not bare
    for name in names:
        bare_name = re.sub(r"\W", "", name)
        if text == name or bare == bare_name:
            return True
        if len(bare_name) >= 3 and (bare.startswith(bare_name) or (bare_name.startswith(bare) and len(bare) >= 3)):
            return True
        if len(bare_name) >= 5 and bare_name in bare:
            return True
    return False


def _usable(title: str, names: Iterable[str]) -> str:
    if len(title) > MOST_LENGTH or not _WORD.search(title):
        return ""
    cut = without_site_name(_UNSEEN.sub("", title).strip(), names)
    # A heading that is nothing but the site's name is the masthead.
    return "" if _names_site(cut, list(names)) and names else cut


def _best_heading(headings: list[str], like: str) -> str:
    """Choose among first-rank headings: the one most like what is declared, else the first."""
    if not headings:
        return ""
    wanted = set(folded(like).split())
    if not wanted:
        return headings[0]
    shares = [len(wanted & set(folded(text).split())) / len(wanted | set(folded(text).split())) for text in headings]
    best = max(shares)
    return headings[shares.index(best)] if best > 0 else headings[0]


def _richer(one: str, other: str) -> str:
    """Of two equal titles take the one written with typographic quotes and dashes: it is the one that people see."""
    return one if sum(char > "\x7f" for char in one) >= sum(char > "\x7f" for char in other) else other

"""Which of our sections does an article belong to?

The publisher knows best: its own word for the section, else the way to the article in its address. Where neither says
anything that we understand, the feed's section is taken, and else none: no section is guessed.
"""

import re
import unicodedata
from collections.abc import Iterable
from urllib.parse import unquote, urlsplit

from wireroom.articles.page import Page
from wireroom.articles.section_words import WORDS
from wireroom.articles.structured import kinds, words_of

# "news" and "international" say least: another word of the same publisher wins over them.
_WEAK = frozenset({"news", "international", "global", "life", "media", "people", "home", "mobile", "mat", "style"})
# A path's last part is the article itself.
MOST_PARTS = 4

_NOT_WORD = re.compile(r"[^\w]+", re.UNICODE)


def section_of(declared: str | None, feed_section: str | None) -> str | None:
    """Choose an article's section: what its publisher declares, else its feed's, else none."""
    return declared or feed_section


def declared_section(page: Page) -> tuple[str | None, str]:
    """Read the section that the publisher declares.

    Returns:
        One of model.source.SECTIONS or None, and where it comes from ("json-ld", "meta", "html", "url").
    """
    named = page.article.get("articleSection")
    listed = [words_of(item) for item in named] if isinstance(named, list) else [words_of(named)]
    for names, found in (
        (listed, "json-ld"),
        (page.metas.get("article:section", []) + page.metas.get("og:article:section", []), "meta"),
        (_breadcrumbs(page), "json-ld"),
    ):
        if section := section_in(names):
            return section, found
    if section := section_in_address(page.url):
        return section, "url"
    others = [
        value
        for name in (
            "section",
            "parsely-section",
            "cxenseparse:recs:category",
            "sailthru.section",
            "category",
            "dc.subject",
        )
        for value in page.metas.get(name, [])
    ]
    if section := section_in(others):
        return section, "meta"
    return None, ""


def section_in(names: Iterable[str]) -> str | None:
    """Return the section that the first understood name means; names that say little only count where all do.

    >>> section_in(["News", "Fußball"])
    'sports'
    """
    weak: str | None = None
    for name in names:
        for word in _forms(name):
            section = _TABLE.get(word)
            if section and word not in _WEAK:
                return section
            weak = weak or section
    return weak


def section_in_address(url: str) -> str | None:
    """Read the section from an address's path, or from its host's first label.

    >>> section_in_address("https://www.example.org/de/wirtschaft/bruecke-gesperrt-123.html")
    'business'
    """
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return None
    ways = [unquote(part) for part in parts.path.split("/") if part][:-1][:MOST_PARTS]
    label = host.split(".")[0]
    return section_in([*ways, label] if host.count(".") >= 2 else ways)


def _forms(name: str) -> list[str]:
    """Give the forms under which a name may stand in the table: whole, then its parts ("Sport / Tennis")."""
    plain = _plain(name)
    parts = [_plain(part) for part in re.split(r"[/|>,;&:·]|\s(?:and|und|et|y|e|og|och|i|и)\s", name)]
    return [word for word in dict.fromkeys([plain, *parts]) if word]


def _plain(text: str) -> str:
    """Fold to lower case without accents (German sharp s and umlauts as in addresses), words joined by hyphens."""
    text = text.casefold().replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")
    letters = unicodedata.normalize("NFKD", text)
    return _NOT_WORD.sub(
        "-", "".join(char for char in letters if not unicodedata.combining(char)).replace("_", "-")
    ).strip("-")


def _breadcrumbs(page: Page) -> list[str]:
    names = []
    for item in page.structured.objects:
        if "breadcrumblist" in kinds(item):
            given = item.get("itemListElement")
            elements = [element for element in given if isinstance(element, dict)] if isinstance(given, list) else []
            names += [words_of(element.get("name") or element.get("item")) for element in elements]
    return names


def _table() -> dict[str, str]:
    table: dict[str, str] = {}
    for section, words in WORDS.items():
        for word in words.split():
            for form in (_plain(word), _plain(word.replace("ä", "a").replace("ö", "o").replace("ü", "u"))):
                table.setdefault(form, section)
    return table


_TABLE = _table()

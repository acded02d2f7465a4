"""Which of our sections does an article belong to, and how sure is that?

Four witnesses are heard: the publisher's own word for the section, the way to the article in its address, the section
of the feed, and the words of title and text. Each adds to the log-odds of a section; where the best is not believable,
the section is unknown.
"""

import functools
import math
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from wireroom.articles.learned import Learned
from wireroom.articles.page import Page
from wireroom.articles.section_words import WORDS
from wireroom.articles.structured import kinds, words_of
from wireroom.articles.subject import subject_of
from wireroom.model.article import Reading
from wireroom.model.source import SECTIONS

# Fitted on the tune halves of four labelled sets in English and Russian (maximum likelihood, all languages alike): how
# steeply belief grows with the words counted, the count that is no more than chance, and how often each section is
# meant where words of all are counted alike. With them belief is calibrated: of those held at .9 or more, 96 in 100 are
# right. Change them together with TITLE and WEAK in subject.py.
STEEPNESS, DOUBT = 2.4, 0.5
USUAL = (-0.15, 0.1, 0.09, 0.41, -0.14, -0.36, 0.22, 0.1, -0.27)
# Log-odds that a witness adds to the section it names. What a page or entry declares is its editor's word for this very
# article: all but the clearest words yield to it. On the tune halves addresses were right 27 times of 30 (words alone
# 24). "World" in an address, or as a feed's section, is also said of news at large and says less; "news" says nothing
# and is in no list.
DECLARED, BY_ADDRESS, FEED = 8.0, 4.0, 2.5
WORLD_AT_MOST = 2.2
# Below this share of belief the section is unknown: half of those guesses would be wrong.
BELIEVABLE = 0.40

# These say least: another word of the same publisher wins over them.
_WEAK = frozenset({"international", "life", "media", "people", "home", "mobile", "mat", "style"})
# A path's last part is the article itself.
MOST_PARTS = 4

_PARTS = re.compile(r"[/|>,;&:·]|\s(?:and|und|et|y|e|og|och|i|и)\s")
_NOT_WORD = re.compile(r"[^\w]+", re.UNICODE)


@dataclass(frozen=True, slots=True)
class Section:
    """A decision: one of SECTIONS, or None for unknown, and the belief in the best one, 0 to 1."""

    name: str | None
    sure: float


def section_of(reading: Reading, feed_section: str | None, learned: Learned | None = None) -> Section:
    """Decide an article's section from all that is known of it.

    Args:
        reading: What was read of it; its `section` is the publisher's own word, or the way in its address.
        feed_section: Section of the feed that brought it, None for a feed of all subjects.
        learned: What the archive of this room taught, where it was asked to.
    """
    found = weigh(subject_of(reading.title, reading.text, reading.language))
    if learned is not None:
        found = [one + more for one, more in zip(found, learned.weigh(reading), strict=True)]
    by_address = reading.provenance.get("section") == "url"
    if reading.section in SECTIONS and not by_address:
        found[SECTIONS.index(reading.section)] += DECLARED
    for section, worth in ((reading.section if by_address else None, BY_ADDRESS), (feed_section, FEED)):
        if section in SECTIONS:
            found[SECTIONS.index(section)] += min(worth, WORLD_AT_MOST) if section == "world" else worth
    return decide(found)


def weigh(counts: Sequence[float]) -> list[float]:
    """Turn the counts of `subject_of` into log-odds, one for each of SECTIONS, up to a constant.

    >>> weigh([0.0] * 9) == list(USUAL)
    True
    """
    return [STEEPNESS * math.log(1.0 + count / DOUBT) + usual for count, usual in zip(counts, USUAL, strict=True)]


def decide(weights: Sequence[float]) -> Section:
    """Choose the likeliest of SECTIONS by their log-odds; none where the belief in it is low."""
    top = max(weights)
    shares = [math.exp(weight - top) for weight in weights]
    best = weights.index(top)
    sure = shares[best] / sum(shares)
    return Section(SECTIONS[best] if sure >= BELIEVABLE else None, round(sure, 3))


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


@functools.lru_cache(maxsize=4096)
def _forms(name: str) -> tuple[str, ...]:
    """Give the forms under which a name may stand in the table: whole, then its parts ("Sport / Tennis")."""
    plain = _plain(name)
    parts = [_plain(part) for part in _PARTS.split(name)]
    return tuple(word for word in dict.fromkeys([plain, *parts]) if word)


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

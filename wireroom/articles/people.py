"""Who wrote an article?

Persons where any are named, organisations otherwise. Bylines carry more than names ("By", roles, dates, addresses of
mailboxes); what is no name is cut.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from lxml import etree

from wireroom.articles.head import one_line
from wireroom.articles.page import Page
from wireroom.articles.structured import kinds, words_of
from wireroom.articles.title import folded, site_names

# The byline of a joint piece names up to about fifteen people; more is a list of something else.
MOST_AUTHORS = 20
# Longer "names" are sentences; names of organisations reach about this length.
MOST_LENGTH = 80

_ORGANISATIONS = frozenset(
    {"organization", "newsmediaorganization", "corporation", "ngo", "governmentorganization", "website"}
)
_LEAD_IN = re.compile(
    r"^(?:written by|reported by|reporting by|story by|words by|posted by|published by|by|von|vom|par|por|di|da|av|af|"
    r"door|przez|auteurs?|interview|artikel von|eingestellt von|veröffentlicht von|publié par|publicado por|~|"
    r"autor(?:zy|en|in|es|a)?|author(?:s)?|text|texte|texto|testo|foto|автор|текст|от|di redazione|"
    r"de la redacción de)\s*[:：]?\s+",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"\s*(?:[;|•·/\n]|,(?!\s*(?:jr|sr|ph\.?d|md|iii?)\b)|\s(?:and|und|et|y|e|og|och|en|i|и|та|ve|&|with|mit|avec|con)\s)\s*",
    re.IGNORECASE,
)
_MAILBOX = re.compile(r"\S+@\S+|\S*https?:\S*|\bwww\.\S+")
_ADDRESS = re.compile(r"https?://|www\.|^@|^/")
_AFTER = re.compile(
    r"\s*(?:\(.*\)|\[.*\]|[–—|]\s.*|\s-\s.*|\s(?:in|aus|à|en|i|для|for|from)\s(?=[A-ZÄÖÜ]).*|\s*\d{1,2}[./:]\d.*|\s(?:le|am|on|el|il|den)\s+\d.*|\s-\S.*\d.*|\s+(?:published|updated|posted)\b.*)$"
)
_ROLE = re.compile(
    r"\b(?:reporter|correspondents?|editor(?:ial)?|writer|columnist|staff|journalist(?:in|e)?|redakteur(?:in)?|redaktion|redacción|redazione|"
    r"rédaction|redactie|redaktionen|korrespondent(?:in)?|contributor|photographer|producer|bureau|newsroom|desk|team|agency|agentur|"
    r"publisher|administrator|admin|webmaster|guest|author|редакция)\b",
    re.IGNORECASE,
)
_LAST_ROLE = re.compile(
    r"(?<=\w)[\s,]+(?:chefredakteur(?:in)?|redakteur(?:in)?|korrespondent(?:in)?|journalist(?:in|e)?|staff writer|"
    r"(?:senior |chief |deputy |political |science |business )*(?:correspondent|reporter|editor|writer))$",
    re.IGNORECASE,
)
_NOT_A_NAME = re.compile(
    r"^(?:null|none|undefined|unknown|n/?a|admin|administrator|author|editor|user|root|webmaster|anonymous|\d+)$",
    re.IGNORECASE,
)
# Classes that hold a byline and nothing else, as seen on many sites; "author" alone is often a box about the author.
_BYLINE = re.compile(
    r"(?:^|[\s_-])(?:byline|author(?:s)?[_-]?name|autor(?:en)?|authors?|writer|signature|firma)(?:$|[\s_-])",
    re.IGNORECASE,
)
# Cards of people (hCard), as weblogs write their bylines.
_CARD = re.compile(r"(?:^|\s)(?:vcard|fn)(?:$|\s)")
_COMMENT = re.compile(r"comment|reply|respond|kommentar", re.IGNORECASE)
_BY = re.compile(
    r"(?:by|von|par|por|autore?:|author:|text:|texte?\s?:|door|av|af|przez|автор:)\s+(?=\S)", re.IGNORECASE
)
_SMALL = frozenset("de der den da di del della la le van von zu bin al el dos du y".split())
_META_NAMES = (
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "byl",
    "cxenseparse:author",
    "citation_author",
)


def authors_of(page: Page, feed_authors: Iterable[str] = ()) -> tuple[tuple[str, ...], str]:
    """Name the authors.

    Returns:
        Names in the order of the byline without repeats, and where they come from ("json-ld", "meta", "html", "feed");
        ((), "") where nobody is named.
    """
    persons, organisations = _from_structured(page)
    if persons:
        return _tidy(persons), "json-ld"
    declared = [name for key in _META_NAMES for value in page.metas.get(key, ()) for name in names_in(value)]
    own = set(site_names(page))
    named = [name for name in declared if not _ROLE.search(name) and folded(name) not in own]
    if named and (not organisations or all(_looks_like_person(name) for name in named)):
        return _tidy(named), "meta"
    in_text = [name for name in _from_markup(page) if folded(name) not in own]
    if in_text:
        return _tidy(in_text), "html"
    if organisations:
        return _tidy(organisations), "json-ld"
    if declared:
        return _tidy(declared), "meta"
    from_feed = [name for value in feed_authors for name in names_in(value)]
    return (_tidy(from_feed), "feed") if from_feed else ((), "")


def names_in(byline: str) -> list[str]:
    """Read the names in a byline.

    >>> names_in("By Ada Quill and Tom Reed, Ansel Post")
    ['Ada Quill', 'Tom Reed', 'Ansel Post']
    """
    text = _LEAD_IN.sub("", one_line(_MAILBOX.sub(" ", byline)))
    found: list[str] = []
    for part in _BETWEEN.split(text):
        name = _LAST_ROLE.sub("", _AFTER.sub("", _LEAD_IN.sub("", part))).strip(" ,.:;-–—*\"'“”")
        # After a name, words in small letters are what the person does.
        if _is_name(name) and not (found and part.strip().islower() and part.isascii()):
            found.append(name)
    return found


def _is_name(text: str) -> bool:
    if " " in text and any(char.isdigit() for char in text):
        return False
    if not 1 < len(text) <= MOST_LENGTH or _ADDRESS.search(text) or _NOT_A_NAME.match(text):
        return False
    return any(char.isalpha() for char in text) and len(text.split()) <= 8


def _tidy(names: Iterable[str]) -> tuple[str, ...]:
    """Drop repeats, names that contain another one with a role around it, and what exceeds the limit."""
    kept: dict[str, str] = {}
    for name in names:
        # Names shouted in capitals are written as people write them.
        shown = name.title() if name.isupper() and " " in name and name.isascii() else name
        kept.setdefault(shown.casefold(), shown)
    return tuple(kept.values())[:MOST_AUTHORS]


def _from_structured(page: Page) -> tuple[list[str], list[str]]:
    persons: list[str] = []
    organisations: list[str] = []
    for key in ("author", "creator"):
        given: Any = page.article.get(key)
        for item in given if isinstance(given, list) else [given]:
            known = page.structured.by_id(item.get("@id")) if isinstance(item, dict) and not item.get("name") else {}
            whole = known or item
            name_value = whole.get("name") if isinstance(whole, dict) else whole
            values = name_value if isinstance(name_value, list) else [name_value]
            names = [name for value in values for name in names_in(words_of(value))]
            if isinstance(whole, dict) and kinds(whole) & _ORGANISATIONS:
                organisations += [one for value in values if _is_name(one := words_of(value))]
            else:
                persons += names
        if persons or organisations:
            break
    return persons, organisations


def _from_markup(page: Page) -> Iterator[str]:
    """Read names from the markup: what is marked as author, then classes that say so, then "By ..." in the text."""
    marked = page.tree.xpath("//*[@itemprop='author']//*[@itemprop='name']") or page.tree.xpath(
        "//*[@itemprop='author']"
    )
    linked = page.tree.xpath("//a[contains(concat(' ', @rel, ' '), ' author ')]")
    for elements, any_name in ((marked, True), (linked, True), (_byline_elements(page), False)):
        names: list[str] = []
        box: etree._Element | None = None
        for element in elements[:8]:
            # Others of the same kind further down are of comments and of other articles.
            if names and element.getparent() is not box and element.getparent() is not _parent(box):
                break
            text = one_line(element.get("content") or "") or _apart(element)
            single = any_name or element.tag == "a" or _CARD.search(element.get("class") or "")
            found = [
                name
                for name in (names_in(text) if 2 < len(text) <= 150 else [])
                if not _ROLE.search(name) and (single or _looks_like_person(name))
            ]
            if found:
                names += found
                box = element.getparent()
        if names:
            yield from names
            return
    yield from _in_words(page)


def _parent(element: etree._Element | None) -> etree._Element | None:
    return element.getparent() if element is not None else None


def _apart(element: etree._Element) -> str:
    """Return an element's text with its pieces apart: bylines are built of spans without spaces between them."""
    return one_line(" ".join(text for text in element.itertext() if isinstance(text, str)))


def _in_words(page: Page) -> Iterator[str]:
    """Read "By Ada Quill" where it stands on a line of its own; the first one is the article's."""
    for element in page.tree.iter("p", "span", "div", "li", "em", "strong", "small", "h3", "h4", "h5", "address"):
        if len(element) > 3 or not _BY.match((element.text or "").lstrip()[:20] or _apart(element)[:20]):
            continue
        text = _apart(element)
        match = _BY.match(text)
        names = (
            [name for name in names_in(text[match.end() :]) if _looks_like_person(name)]
            if match and len(text) <= 80
            else []
        )
        if names and not any(ancestor.tag in ("nav", "footer", "aside") for ancestor in element.iterancestors()):
            yield from names
            return


def _byline_elements(page: Page) -> list[etree._Element]:
    found = []
    for element in page.tree.iter("p", "span", "div", "a", "address", "li", "cite"):
        name = element.get("class") or ""
        if (_BYLINE.search(name) or _CARD.search(name)) and not any(
            ancestor.tag in ("nav", "footer", "aside")
            or _COMMENT.search(f"{ancestor.get('class')} {ancestor.get('id')}")
            for ancestor in element.iterancestors()
            if ancestor.tag not in ("body", "html")
        ):
            found.append(element)
            if len(found) >= 8:
                break
    return found


def _looks_like_person(name: str) -> bool:
    """Say whether it is two to five words that begin with capitals (or letters of scripts without them)."""
    words = name.split()
    if not 2 <= len(words) <= 5:
        return len(words) == 1 and not name.isascii() and 2 <= len(name) <= 12
    return all(word in _SMALL or word[0].isupper() or not word[0].islower() for word in words)

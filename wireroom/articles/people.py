"""Who wrote an article?

Persons where any are named; an organisation beside them where the page declares it (an agency), and alone where nobody
else is named. What is declared for machines comes first, unless it is the site's own name: then the byline beside the
headline knows more.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from selectolax.lexbor import LexborNode

from wireroom.articles.beside import Beside, Line, is_comment, is_elsewhere
from wireroom.articles.bylines import BY, PARTICLES, ROLE, is_name, is_organisation, looks_like_person, names_in
from wireroom.articles.date_forms import dates_in
from wireroom.articles.head import line_of, one_line
from wireroom.articles.page import Page
from wireroom.articles.structured import kinds, words_of
from wireroom.articles.title import folded, site_names

# The byline of a joint piece names up to about fifteen people; more is a list of something else.
MOST_AUTHORS = 20
# Elements named for the author further down are of other articles.
MOST_ELEMENTS = 12
# A byline is shorter than a sentence.
BYLINE_CHARACTERS = 150

_ORGANISATIONS = frozenset(
    {"organization", "newsmediaorganization", "corporation", "ngo", "governmentorganization", "website"}
)
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
# Where the markup names the author: links to the author's page, classes that hold a byline, cards of people (hCard).
_PLACES = (
    "[class*='byline' i],[class*='author' i],[class*='autor' i],[class*='writer' i],[class*='signature' i],"
    "[class*='firma' i],[class~='vcard' i],[class~='fn' i],[href*='/author' i],[href*='/autor' i],"
    "[href*='/journalist' i],[href*='/redakteur' i],[href*='/contributor' i]"
)
# Words of a class: apart by strokes, or joined with capitals ("documentAuthor").
_BYLINE = re.compile(
    r"(?:^|[\s_-]|(?<=[a-z])(?=[A-Z]))(?i:byline|author(?:s)?[_-]?name|autor(?:en)?|authors?|writer|signature|firma)"
    r"(?:$|[\s_-])"
)
_CARD = re.compile(r"(?:^|\s)(?:vcard|fn)(?:$|\s)", re.IGNORECASE)
# Bylines of pictures and films.
_OF_PICTURE = re.compile(r"media|figure|caption|photo|image|picture|credit|gallery|video|copyright", re.IGNORECASE)
_BY = re.compile(
    rf"(?:[-–—•|]\s*)?(?:(?:\w+(?:\s\w+)?\s)?(?:by|von)|{BY}|{PARTICLES})\s*[:：]?\s+(?=\S)", re.IGNORECASE
)
_ONLY_BY = re.compile(
    rf"(?:(?:written|posted|published|story|words)\s)?(?:{BY}|von|di|da|av|af)\s*[:：]?", re.IGNORECASE
)
_WITHIN = re.compile(r"\b(?:by|von|par|por|door|przez)\s+(?=\S)", re.IGNORECASE)
_EASTERN = re.compile(
    r"(?:(?:记者|記者|作者|文|撰文|글|저자)\s*[:：/／|｜ 　]?\s*(?P<after>[\u3400-\u9fff\uac00-\ud7af]{2,4}"
    r"(?:[、，, 　][\u3400-\u9fff\uac00-\ud7af]{2,4})*)(?![\u3400-\u9fff\uac00-\ud7af])"
    r"|(?P<before>[\u3400-\u9fff\uac00-\ud7af]{2,5})\s*(?:기자|특파원|선임기자|인턴기자|記者|特派員)(?!\w))"
)
_CONNECTS = re.compile(r"^(?:[,&+]|and|und|et|y|e|og|och|en|i|и|та|ve|και|、)$", re.IGNORECASE)
_PIECES = re.compile(r"\s*[|•·,]\s*|\s+[/–—-]\s+")


def authors_of(
    page: Page, beside: Beside, feed_authors: Iterable[str] = (), *, selector: str | None = None
) -> tuple[tuple[str, ...], str]:
    """Name the authors.

    Args:
        page: The opened page.
        beside: What stands beside its headline.
        feed_authors: Whom the feed names.
        selector: Where a publisher's rule finds the byline.

    Returns:
        Names in the order of the byline without repeats, and where they come from ("json-ld", "meta", "html", "text",
        "feed", "rule"); ((), "") where nobody is named.
    """
    byline = page.dom.css_first(selector) if selector else None
    if byline is not None and (ruled := names_in(_apart(byline))):
        return _tidy(ruled), "rule"
    own = set(site_names(page))
    structured, persons = _from_structured(page)
    declared = _declared(page)
    if any(folded(name) not in own for name in persons):
        return _tidy(_spelled([name for name in structured if folded(name) not in own], declared)), "json-ld"
    foreign = [name for name in structured if folded(name) not in own]
    named = [name for name in declared if looks_like_person(name) and folded(name) not in own]
    if named:
        return _tidy(named), "meta"
    sure = [name for name in _marked(page) if looks_like_person(name) and folded(name) not in own]
    if sure:
        return _tidy(sure), "html"
    if foreign and not any(site in folded(name) for name in foreign for site in own if len(site) > 3):
        return _tidy(structured), "json-ld"
    for names, found in (
        (_marked(page) or _first_box(_byline_nodes(page), any_name=False), "html"),
        (_in_words(beside), "text"),
    ):
        in_text = [name for name in names if folded(name) not in own]
        if in_text:
            return _tidy(in_text), found
    from_feed = [name for value in feed_authors for name in names_in(value)]
    # At last the paper itself, where its pages say so in the author's place and nobody else is named.
    rest = ((structured, "json-ld"), (declared, "meta"), (from_feed, "feed"), (_marked(page), "html"))
    return next(((_tidy(names), found) for names, found in rest if names), ((), ""))


def _tidy(names: Iterable[str]) -> tuple[str, ...]:
    """Drop repeats and what exceeds the limit; write names that are shouted in capitals as people write them."""
    kept: dict[str, str] = {}
    for name in names:
        shown = name.title() if name.isupper() and " " in name and name.isascii() else name
        kept.setdefault(shown.casefold(), shown)
    return tuple(kept.values())[:MOST_AUTHORS]


def _from_structured(page: Page) -> tuple[list[str], list[str]]:
    """Return all declared authors, and the persons among them."""
    every: list[str] = []
    persons: list[str] = []
    for key in ("author", "creator"):
        given: Any = page.article.get(key)
        for item in given if isinstance(given, list) else [given]:
            known = page.structured.by_id(item.get("@id")) if isinstance(item, dict) and not item.get("name") else {}
            whole = known or item
            value = _named(whole) if isinstance(whole, dict) else whole
            for one in value if isinstance(value, list) else [value]:
                text = words_of(one)
                if isinstance(whole, dict) and kinds(whole) & _ORGANISATIONS:
                    every += [text] if is_name(text) else []
                else:
                    names = _declared_names(text)
                    every += names
                    persons += [name for name in names if not is_organisation(name)]
        if every:
            break
    return every, persons


def _named(person: dict[str, Any]) -> object:
    """Give a person's name, or put it together of its two parts."""
    parts = (words_of(person.get("givenName")), words_of(person.get("familyName")))
    return person.get("name") or " ".join(part for part in parts if part)


def _declared_names(text: str) -> list[str]:
    """Read the names of one declared person; where what follows the first name is no person, it is left out."""
    names = names_in(text, declared=True)
    if len(names) > 1 and looks_like_person(names[0]):
        return [name for name in names if looks_like_person(name)]
    return names


def _declared(page: Page) -> list[str]:
    """Read the names in the meta elements of the first kind that has any."""
    for key in _META_NAMES:
        values = page.metas.get(key, ())
        if key == "citation_author":
            values = [" ".join(reversed(value.split(", ", 1))) for value in values]
        names = [name for value in values for name in names_in(value, declared=True)]
        if names:
            return names
    return []


def _spelled(names: list[str], declared: list[str]) -> list[str]:
    """Write a handle ("ada.quill") as the name of the same letters that stands elsewhere."""
    letters = {re.sub(r"[\W_]", "", folded(name)): name for name in declared}
    return [letters.get(re.sub(r"[\W_]", "", folded(name)), name) if " " not in name else name for name in names]


def _marked(page: Page) -> list[str]:
    """Read names from what is marked as the author for machines: itemprop, then rel."""
    marked = [node for role, node in page.head.marked if role == "author" and not is_comment(node)]
    named = [inner for node in marked for inner in node.css("[itemprop='name']")]
    links = [node for node in page.head.author_links if not is_comment(node)]
    return _first_box(named or marked, any_name=True) or _first_box(links, any_name=True)


def _first_box(nodes: list[LexborNode], *, any_name: bool) -> list[str]:
    """Read the names of the first element that has any, and of its neighbours.

    Others of the same kind further down are of comments and of other articles.
    """
    names: list[str] = []
    box: LexborNode | None = None
    for node in nodes[:MOST_ELEMENTS]:
        above = node.parent
        if names and box is not None and above is not None and above.mem_id != box.mem_id:
            break
        found = _names_of_node(node, any_name)
        if found:
            names += found
            box = above
    return names


def _names_of_node(node: LexborNode, any_name: bool) -> list[str]:
    given = node.attributes
    text = one_line(given.get("content") or "") or _apart(node)
    single = any_name or bool(_CARD.search(given.get("class") or ""))
    if not 1 < len(text) <= BYLINE_CHARACTERS:
        return []
    pieces = list(_pieces(node))
    # A box with a role beside the name: each of its texts is looked at alone.
    apart = [name for piece in pieces for name in names_in(piece) if looks_like_person(name)] if len(pieces) > 1 else []
    if apart:
        return apart
    return [name for name in names_in(text) if (single or looks_like_person(name)) and not ROLE.search(name)]


def _pieces(node: LexborNode) -> Iterator[str]:
    for inner in node.traverse(include_text=True):
        if inner.tag == "-text" and (text := one_line(inner.text_content or "")):
            yield text


def _apart(node: LexborNode) -> str:
    """Return an element's text with its pieces apart: bylines are built of spans without spaces between them."""
    return one_line(" ".join(_pieces(node)))


def _byline_nodes(page: Page) -> list[LexborNode]:
    found = []
    for node in page.dom.css(_PLACES)[: 5 * MOST_ELEMENTS]:
        given = node.attributes
        name = given.get("class") or ""
        fits = node.tag == "a" or _BYLINE.search(name) or _CARD.search(name)
        if fits and not _OF_PICTURE.search(name) and not is_elsewhere(node):
            found.append(node)
            if len(found) >= MOST_ELEMENTS:
                break
    return found


def _in_words(beside: Beside) -> list[str]:
    """Read "By Ada Quill", "Ada Quill | 3 June 2025" and the like where they stand beside the headline."""
    for lines in (beside.after, beside.before):
        for at, (text, node) in enumerate(lines):
            names = _of_line(text, lines[at + 1 : at + 6])
            if names and not _is_in_teaser(node):
                return names
    return []


def _of_line(text: str, following: list[Line]) -> list[str]:
    if match := _EASTERN.search(text):
        return names_in(match["after"] or match["before"])
    if _ONLY_BY.fullmatch(text):
        return _after_by(following)
    start = _BY.match(text) or _WITHIN.search(text)
    told = next(dates_in(text), None) if any(char.isdigit() for char in text) else None
    if start is not None:
        names = names_in(text[start.end() :])
        # "by quill on 3 June 2025": beside a date a name of one word is believed.
        short = told is not None and len(names) == 1 and " " not in names[0]
        return [name for name in names if short or looks_like_person(name)][:MOST_AUTHORS]
    if told is not None:
        rest = [piece for piece in _PIECES.split(f"{text[: told.start]} | {text[told.end :]}") if piece.strip()]
        persons = [name for piece in rest for name in names_in(piece) if looks_like_person(name)]
        return persons if len(persons) == 1 else []
    return []


def _after_by(following: list[Line]) -> list[str]:
    """Read the names that follow a "By" in texts of their own."""
    names: list[str] = []
    for text, _ in following:
        if names and _CONNECTS.match(text):
            continue
        found = [name for name in names_in(text) if looks_like_person(name)]
        if not found:
            break
        names += found
    return names


def _is_in_teaser(node: LexborNode) -> bool:
    """Say whether a line stands in a link around much more than a name: another article's teaser."""
    above = node.parent
    while above is not None and above.tag not in ("body", "article", "main"):
        if above.tag == "a" and len(line_of(above)) > BYLINE_CHARACTERS // 2:
            return True
        if above.tag in ("nav", "footer", "aside", "figure", "figcaption"):
            return True
        above = above.parent
    return False

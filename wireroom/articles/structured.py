"""What does a page say about itself to machines (JSON-LD)?

Publishers write it by hand, with comments, stray commas and raw line breaks; what can be read is read, the rest is
left out. Nothing here trusts a value: whoever uses one checks it.
"""

import html
import itertools
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import orjson

# Kinds of schema.org that stand for the text itself, the surest first.
ARTICLE_KINDS = frozenset(
    {
        "newsarticle",
        "reportagenewsarticle",
        "analysisnewsarticle",
        "backgroundnewsarticle",
        "opinionnewsarticle",
        "reviewnewsarticle",
        "askpublicnewsarticle",
        "advertisercontentarticle",
        "satiricalarticle",
        "liveblogposting",
        "blogposting",
        "article",
        "report",
        "scholarlyarticle",
        "techarticle",
        "socialmediaposting",
    }
)
# Pages carry one to ten scripts; a page with more than this many objects is written to exhaust us.
MOST_OBJECTS = 2000
# schema.org nests about six levels; deeper values are cut.
MOST_DEPTH = 20

_COMMENT = re.compile(
    r"^\s*(?:<!--|//<!\[CDATA\[|<!\[CDATA\[|/\*<!\[CDATA\[\*/)|(?:-->|//\]\]>|\]\]>|/\*\]\]>\*/)\s*;?\s*$"
)
_STRAY_COMMA = re.compile(r",(\s*[}\]])")


@dataclass(frozen=True, slots=True)
class Structured:
    """All objects of a page's JSON-LD, and the one that is the article."""

    #: Every object that has a type, in the order of the page.
    objects: tuple[dict[str, Any], ...] = ()
    #: The article's own object; empty where there is none.
    article: dict[str, Any] = field(default_factory=dict)

    def by_id(self, identity: object) -> dict[str, Any]:
        """Return the object that another one points to by "@id"; empty where there is none."""
        if isinstance(identity, str):
            for item in self.objects:
                if item.get("@id") == identity and len(item) > 1:
                    return item
        return {}


def read_structured(scripts: list[str], *, title_hint: str = "") -> Structured:
    """Read the JSON-LD scripts of a page.

    Args:
        scripts: Contents of the script elements, in the order of the page.
        title_hint: The page's title: chooses between several articles on one page.
    """
    found = (item for script in scripts for value in _values(script) for item in _objects(value))
    objects = list(itertools.islice(found, MOST_OBJECTS))
    return Structured(tuple(objects), _the_article(objects, title_hint))


def kinds(item: dict[str, Any]) -> set[str]:
    """Return the object's types in lower case, without the address of the vocabulary."""
    given = item.get("@type")
    names = given if isinstance(given, list) else [given]
    return {name.rsplit("/", 1)[-1].lower() for name in names if isinstance(name, str)}


def words_of(value: object) -> str:
    """Return a value as one line of plain text; "" for what is no text.

    >>> words_of([{"name": " Sea &amp; Sun "}])
    'Sea & Sun'
    """
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value") or value.get("url")
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return ""
    return " ".join(html.unescape(str(value)).split())


def _values(script: str) -> Iterator[Any]:
    """Decode one script, mending what is often wrong; yields nothing where it stays unreadable."""
    try:
        yield orjson.loads(script)
        return
    except orjson.JSONDecodeError:
        pass
    text = script.strip()
    for _ in range(2):
        text = _COMMENT.sub("", text).strip()
    text = text.removesuffix(";")
    for attempt in (text, _STRAY_COMMA.sub(r"\1", text), html.unescape(text)):
        try:
            # strict=False takes raw line breaks within strings.
            yield json.JSONDecoder(strict=False).decode(attempt)
            return
        except (ValueError, RecursionError):
            continue
    # Several objects one after the other, or rubbish after the first.
    decoder, at = json.JSONDecoder(strict=False), 0
    while 0 <= (at := text.find("{", at)) < len(text):
        try:
            value, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            return
        yield value


def _objects(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    """Yield every object with a type, however it is wrapped (@graph, lists, mainEntity)."""
    if depth > MOST_DEPTH:
        return
    if isinstance(value, list):
        for item in value:
            yield from _objects(item, depth + 1)
    elif isinstance(value, dict):
        if kinds(value):
            yield value
        for key, item in value.items():
            if isinstance(item, (dict, list)) and key not in ("@context", "potentialAction"):
                yield from _objects(item, depth + 1)


def _the_article(objects: list[dict[str, Any]], title_hint: str) -> dict[str, Any]:
    """Choose the page's own article: whose headline its title contains, else the first with a headline."""
    articles = [
        item for item in objects if kinds(item) & ARTICLE_KINDS and words_of(item.get("headline") or item.get("name"))
    ]
    folded = title_hint.casefold()
    for item in articles:
        headline = words_of(item.get("headline") or item.get("name")).casefold()
        if len(headline) > 8 and headline in folded:
            return item
    if articles:
        return articles[0]
    bare = [item for item in objects if kinds(item) & ARTICLE_KINDS]
    return bare[0] if bare else {}

"""How does a broken XML text become one that can be read?

Few faults make most of the broken feeds: names of HTML characters that XML does not know (`&nbsp;`), bare ampersands
and angle brackets, control characters. They are mended in one pass over the text, outside CDATA sections and comments.
Declared entities are put in here as well, so that the parser itself never expands any (S12).
"""

import html
import re
from collections.abc import Mapping
from html.entities import html5

from wireroom.errors import FeedError

# What all declared entities together may add, in characters. Real feeds declare a few names of characters.
MAX_EXPANSION = 64 * 1024

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_DECLARATION = re.compile(r"\s*<\?xml\b[^>]*>")
_DOCTYPE = re.compile(r"<!DOCTYPE\b[^\[>]*(?:\[(.*?)\]\s*)?>", re.DOTALL | re.IGNORECASE)
_PROLOG = re.compile(r"(?:\s++|<\?.*?\?>|<!--.*?-->)*+", re.DOTALL)
_ENTITY = re.compile(r"""<!ENTITY\s+([\w.-]+)\s+(?:"([^"]*)"|'([^']*)')\s*>""")
_PARTS = re.compile(
    r"<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)|&(?:#([0-9]{1,8}|[xX][0-9a-fA-F]{1,7});?|([A-Za-z][\w.-]{0,40});)?"
    r"|<(?![A-Za-z_/!?])",
    re.DOTALL,
)
# The same without the references that any XML parser reads: most of them are in documents with one fault elsewhere.
_FAULTS = re.compile(_PARTS.pattern.replace("|&(?:#", "|&(?!(?:amp|lt|gt|quot|apos);)(?:#"), re.DOTALL)
_XML_OWN = frozenset(("amp", "lt", "gt", "quot", "apos"))


def take_prolog(text: str) -> tuple[str, str | None]:
    """Return the document from its first element on, and the inside of its DOCTYPE ("" without one, None: no DOCTYPE).

    Whatever stands before the first element (byte order marks, blank lines, warnings of a server) is dropped.
    """
    text = text.lstrip("\ufeff \t\r\n")
    declaration = _DECLARATION.match(text)
    if declaration is not None:
        text = text[declaration.end() :]
    start = _end_of_prolog(text)
    doctype = _DOCTYPE.match(text, start)
    if doctype is None:
        return text[max(text.find("<", start), 0) :], None
    text = text[doctype.end() :]
    return text[max(text.find("<", _end_of_prolog(text)), 0) :], doctype[1] or ""


def declared_entities(doctype: str, url: str) -> dict[str, str]:
    """Return the simple entities that a DOCTYPE declares: name to text.

    External entities are left out: they are never loaded.

    Raises:
        FeedError: If an entity is made of other entities, which is how a short document becomes an endless one.
    """
    found: dict[str, str] = {}
    for name, one, other in _ENTITY.findall(doctype):
        value = one or other
        if re.search(r"&[A-Za-z]|%[A-Za-z]", value):
            raise FeedError(url, "its entities are made of entities: refused")
        found.setdefault(name, html.unescape(value))
    return found


def mend(text: str, entities: Mapping[str, str], url: str, *, numbers: bool = True) -> str:
    """Return the text with its references made readable for XML and without characters that XML forbids.

    With `numbers`, signs of XML itself are written as numbers, since a recovering parser drops names after its first
    error.

    Raises:
        FeedError: If the declared entities would add more than `MAX_EXPANSION` characters.
    """
    added = 0

    def mended(match: re.Match[str]) -> str:
        nonlocal added
        whole = match[0]
        if whole == "<":
            return "&#60;"
        if whole[0] == "<":
            return whole
        if match[1] is not None:
            return _escaped(html.unescape(f"&#{match[1]};"))
        name = match[2]
        if name is None:
            return "&#38;"
        if name in _XML_OWN:
            return f"&#{ord(html.unescape(whole))};"
        if name in entities:
            added += len(entities[name])
            if added > MAX_EXPANSION:
                raise FeedError(url, "its entities grow too large: refused")
            return _escaped(entities[name])
        known = html5.get(name + ";")
        return _escaped(known) if known else f"&#38;{name};"

    return _FORBIDDEN.sub("", (_PARTS if numbers else _FAULTS).sub(mended, text))


def _end_of_prolog(text: str) -> int:
    match = _PROLOG.match(text)
    return match.end() if match else 0


def _escaped(text: str) -> str:
    return "".join(f"&#{ord(c)};" if c in "<>&\"'" else c for c in _FORBIDDEN.sub("", text))

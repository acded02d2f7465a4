"""From the bytes of a web page to a tree, and the address that its relative links are meant against."""

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from wireroom.feeds.encodings import decode
from wireroom.text.addresses import safe_link
from wireroom.text.gate import is_too_deep

_META_CHARSET = re.compile(rb"""<meta[^>]{1,200}?charset\s*=\s*["']?([A-Za-z0-9._:-]{2,40})""", re.IGNORECASE)
_UNSEEN = re.compile(r"<!--.*?(?:-->|\Z)|<(script|style|template)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE)
# A page with a tree deeper than this was not made by an outlet. (Its links are not worth minutes of work.)
_MAX_DEPTH = 512


def page_tree(page: bytes, url: str, content_type: str | None = None) -> tuple[LexborHTMLParser, str] | None:
    """Return a page without scripts and comments as a tree, and its base address; None for one that nests too deep."""
    charset = _META_CHARSET.search(page[:4096])
    declared = content_type if content_type and "charset" in content_type.lower() else None
    if declared is None and charset:
        declared = f"charset={charset[1].decode('ascii')}"
    markup, _ = decode(page, declared)
    markup = _UNSEEN.sub(" ", markup)
    if is_too_deep(markup, _MAX_DEPTH):
        return None
    tree = LexborHTMLParser(markup)
    base = tree.css_first("base[href]")
    return tree, safe_link(attribute(base, "href"), url) or url if base is not None else url


def attribute(node: LexborNode, name: str) -> str:
    """Return an attribute's value; "" where there is none."""
    return node.attributes.get(name) or ""

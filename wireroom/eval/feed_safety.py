"""Does what we show of a feed obey the rules of the sanitiser (S16)? Asked of an independent HTML5 parser."""

from selectolax.lexbor import LexborHTMLParser

from wireroom.model.entry import ParsedFeed
from wireroom.text.sanitise import ATTRIBUTES, SCHEMES, TAGS, sanitise

_AROUND = frozenset(("html", "head", "body"))


def what_passes(feed: ParsedFeed | None) -> list[str]:
    """Return the elements, attributes and schemes in a feed's texts, as shown, that are on no list."""
    found: list[str] = []
    for entry in feed.entries if feed else ():
        for markup in (entry.summary_html, entry.content_html):
            found += forbidden(sanitise(markup, base=entry.url or ""))
    return found


def forbidden(markup: str) -> list[str]:
    """Return what in some markup S16 does not allow.

    >>> forbidden('<p>fine <a href="https://a.example/" rel="nofollow">x</a></p><img src="x" onerror="y()">')
    ['<img>', 'src', 'onerror']
    """
    found: list[str] = []
    root = LexborHTMLParser(f"<body>{markup}</body>").body
    for node in root.traverse(include_text=False) if root is not None else ():
        tag = node.tag or ""
        if tag not in TAGS and tag not in _AROUND:
            found.append(f"<{tag}>")
        allowed = ATTRIBUTES["*"] | ATTRIBUTES.get(tag, set()) | ({"rel"} if tag == "a" else set())
        for name, value in node.attributes.items():
            if name not in allowed:
                found.append(name)
            elif name == "href" and (value or "").strip().partition(":")[0].lower() not in SCHEMES:
                found.append(f"{name}={value}")
    return found

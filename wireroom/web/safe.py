"""The one place where text is marked as safe to stand in a page (S22). Everything else is escaped by the templates."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

#: Elements without an end tag.
_VOID = frozenset({"line", "circle", "rect", "path", "polyline", "br"})


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters `start` to `end` that are set apart, by a class; `anchor` makes it a place to link to."""

    start: int
    end: int
    style: str
    anchor: str = ""


def tag(name: str, /, *children: object, **attributes: object) -> Markup:
    """Build an element. Children and values are escaped; `_` in attribute names becomes `-`, and a last one goes.

    >>> str(tag("text", "a < b", x=1, class_="label"))
    '<text x="1" class="label">a &lt; b</text>'
    """
    words = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    if name in _VOID and not children:
        return Markup(f"<{name}{words}/>")  # noqa: S704 - all values are escaped above
    inside = "".join(escape(child) for child in children)
    return Markup(f"<{name}{words}>{inside}</{name}>")  # noqa: S704 - children are escaped above


def marked(text: str, spans: Iterable[Span]) -> Markup:
    """Escape a text and set spans of it apart. Spans that overlap an earlier one, or lie outside, are left out.

    >>> str(marked("a <b> c", [Span(2, 5, "cited", "cited")]))
    'a <mark class="cited" id="cited">&lt;b&gt;</mark> c'
    """
    parts: list[Markup] = []
    at = 0
    for span in sorted(spans):
        if not at <= span.start < span.end <= len(text):
            continue
        parts.append(escape(text[at : span.start]))
        parts.append(tag("mark", text[span.start : span.end], class_=span.style, id=span.anchor or None))
        at = span.end
    parts.append(escape(text[at:]))
    return Markup("").join(parts)


def alternating(pieces: Sequence[str]) -> Markup:
    """Join pieces of a search hit: plain, matched, plain, ...

    >>> str(alternating(("the ", "strait", " & more")))
    'the <mark>strait</mark> &amp; more'
    """
    return Markup("").join(tag("mark", piece) if n % 2 else escape(piece) for n, piece in enumerate(pieces))


def rendered(html: str) -> Markup:
    """Mark what our own escaping templates made."""
    return Markup(html)  # noqa: S704 - made by the escaping templates of this package


def sanitised(html: str) -> Markup:
    """Mark the HTML of a reading: it was made by the sanitiser and by nothing else (S16 to S19)."""
    return Markup(html)  # noqa: S704 - see above

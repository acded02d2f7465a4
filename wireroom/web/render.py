"""From records to HTML: one escaping environment, one frame for all pages."""

import functools
import hashlib
import re
from collections.abc import MutableMapping
from dataclasses import dataclass
from importlib import resources
from typing import Any

import jinja2
from markupsafe import Markup

from wireroom.model.source import SECTIONS
from wireroom.model.views import Head
from wireroom.web.feed_builders import feed_links
from wireroom.web.notes import iso_day
from wireroom.web.page import Page, Part, Variant
from wireroom.web.rows import MADE, RowView
from wireroom.web.safe import rendered, tag
from wireroom.web.site import SiteSettings
from wireroom.web.space import space_words
from wireroom.web.tongues import language_name
from wireroom.web.words import clock_time, day, grouped, iso, short_day

#: The navigation: the front page and all sections left, what is about the house right.
RIGHT = "/situations"
NAV = (
    ("Front page", "/"),
    *((name.capitalize(), f"/section/{name}") for name in SECTIONS),
    ("Situations", "/situations"),
    ("Search", "/search"),
    ("Sources", "/sources"),
    ("About", "/about"),
)


#: Kinds of pages on which a picture may stand, or come to stand while they are open.
PICTURED = ("front", "section", "story", "article")


class Environment(jinja2.Environment):
    """Globals are copied to each template once: a chain of maps, as usual, is walked at every rendering."""

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Give a template what all have, and its own."""
        return {**self.globals, **(d or {})}


@functools.cache
def environment() -> jinja2.Environment:
    """Make the one environment: everything is escaped, an unknown name is an error."""
    made = Environment(
        loader=jinja2.PackageLoader("wireroom.web"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        auto_reload=False,  # templates come with the package; a look at each file, each time, is forty a page
    )
    made.filters["isoday"] = iso_day
    made.filters["capfirst"] = lambda text: text[:1].upper() + text[1:]
    made.globals["story_row"] = story_row
    return made


@functools.lru_cache(MADE)
def story_row(row: RowView, **how: object) -> Markup:
    """Render a row of a story, once: most rows of a page are as they were when it was built last."""
    macros: Any = environment().get_template("macros.html").module
    return rendered(macros.row(row, **how))


#: Parts that are rows of stories and nothing else: each is rendered once for the same rows, of some 3 kB.
LISTS = frozenset({"seconds", "section", "doubtful", "folded"})


@functools.cache
def static_files() -> dict[str, tuple[str, bytes]]:
    """Give style and script: name -> (address made from its content, bytes)."""
    folder = resources.files("wireroom.web") / "static"
    found = {}
    for name in (
        "site.css",
        "dark.css",
        "desk.css",
        "watch.css",
        "pictures.css",
        "versions.css",
        "front.css",
        "print.css",
        "site.js",
        "favicon.svg",
    ):
        data = (folder / name).read_bytes()
        stem, _, end = name.partition(".")
        text = compact(data.decode())
        data = (tight(text) if name.endswith(".css") else text).encode()
        found[name] = (f"/static/{stem}.{hashlib.sha256(data).hexdigest()[:12]}.{end}", data)
    return found


def compact(text: str) -> str:
    r"""Leave out indentation, empty lines and lines of comment; a style or script means the same without them.

    >>> compact("/* words */\na {\n  color: red;\n}\n// more\n")
    'a {\ncolor: red;\n}\n'
    """
    lines = (line.strip() for line in text.splitlines())
    return "".join(f"{line}\n" for line in lines if line and not line.startswith(("//", "/*")))


def tight(style: str) -> str:
    r"""Leave out the space that a style does not need.

    >>> tight("a {\ncolor: red; margin: 0 1px;\n}\nb > i, c { top: 0 }\n")
    'a{color:red;margin:0 1px}b>i,c{top:0}'
    """
    return re.sub(r":[ \n]+", ":", re.sub(r"[ \n]*([{};,>])[ \n]*", r"\1", style)).replace(";}", "}")


def render_part(part: Part) -> str:
    """Render one piece: the same HTML in the page, in the live answer, and in tests."""
    return _list_part(part) if part.template in LISTS else _part(part)


@functools.lru_cache(400)
def _list_part(part: Part) -> str:
    return _part(part)


def _part(part: Part) -> str:
    inside = rendered(environment().get_template(f"parts/{part.template}.html").render(part=part.data))
    named = {"class": f"pc p-{part.template}", "data-piece": part.key, "id": part.name}
    return str(tag("section", "\n", inside, "\n", **named))


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What surrounds the parts of a page."""

    site: SiteSettings
    variant: Variant
    #: The languages were chosen here, not taken from the browser.
    chosen: bool = False
    can_demo: bool = False
    #: This site can have an owner.
    can_own: bool = False


def _context(frame: Frame, head: Head | None, path: str, here: str, kind: str) -> dict[str, Any]:
    files = static_files()
    language = frame.variant.language
    return {
        "site": frame.site,
        "owner": frame.variant.owner,
        "can_own": frame.can_own,
        "desk_css": files["desk.css"][0],
        "desk": None,
        "since_block": None,
        "following": "",
        "form_css": False,
        "variant": frame.variant,
        "chosen": frame.chosen,
        "can_demo": frame.can_demo,
        "css": files["site.css"][0],
        "dark": files["dark.css"][0],
        "print_css": files["print.css"][0],
        "watch_css": files["watch.css"][0] if kind == "situation" else "",
        "pictures_css": files["pictures.css"][0] if frame.site.pictures and kind in PICTURED else "",
        "versions_css": files["versions.css"][0] if kind == "article" else "",
        "front_css": files["front.css"][0] if kind in ("front", "story") else "",
        "js": files["site.js"][0],
        "nav": NAV,
        "right": RIGHT,
        "head": head,
        "path": path,
        "feeds": feed_links(kind, path),
        "here": here,
        "kind": kind,
        "title": "",
        "query": "",
        "follows": "",
        "has_contents": False,
        "now_iso": iso(head.at) if head else "",
        "now_clock": clock_time(head.at) if head else "",
        "day": day(head.at) if head else "",
        "day_short": short_day(head.at, head.at) if head else "",
        "sources_words": sources_words(head, language) if head else "",
        "space_words": space_words(head.space) if head and head.space else "",
        "since_link": since_link(path, head.seq) if head else "",
        "languages_words": ", ".join(language_name(code) for code in frame.variant.languages),
        "notice": None,
        "since_words": "",
        "past": None,
    }


def sources_words(head: Head, language: str) -> str:
    """Say how many sources answer, as everywhere.

    >>> from wireroom.model.views import Head
    >>> sources_words(Head(seq=1, at=0.0, epoch="", articles=0, stories=0, sources=421, answering=412, asked=421,
    ...     unread=0, started_at=None), "en")
    '412 of 421 sources answering'
    """
    return f"{grouped(head.answering, language)} of {grouped(head.sources, language)} sources answering"


def since_link(path: str, seq: int) -> str:
    """Give the address that shows a page anew with what is new marked.

    >>> since_link("/search?q=tide&since=3", 9), since_link("/", 9)
    ('/search?q=tide&since=9', '/?since=9')
    """
    bare, _, query = path.partition("?")
    kept = [pair for pair in query.split("&") if pair and not pair.startswith("since=")]
    return f"{bare}?{'&'.join([*kept, f'since={seq}'])}"


def render_page(page: Page, made: dict[str, str], frame: Frame) -> str:
    """Put pieces into their slots and the frame around them."""
    slots = [
        (slot, rendered("\n".join(html for key, html in made.items() if key.startswith(slot + ":"))))
        for slot in page.slots
    ]
    new = sum(html.count(' new"') + html.count('"new"') for html in made.values())
    since = frame.variant.since
    context = _context(frame, page.head, page.path, page.here, page.kind) | {
        "title": (f"{new} new: " if new else "") + (page.title or (day(page.head.at) if page.kind == "front" else "")),
        "slots": slots,
        "query": page.query,
        "follows": " ".join(page.follows),
        "has_contents": any(part.name == "contents" for part in page.parts),
        "since_words": _since_words(new, page.head) if since is not None else "",
        **page.frame,
    }
    return environment().get_template("page.html").render(context)


def _since_words(new: int, head: Head) -> str:
    if not new:
        return f"Nothing on this page has changed since you loaded it; as of {clock_time(head.at)} UTC."
    changed = f"{grouped(new)} {'part' if new == 1 else 'parts'} of this page changed"
    return f"{changed} since you loaded it; each has a blue rule."


def render_notice(page: Page, frame: Frame) -> str:
    """Render what the house says about itself, for pages that are already open."""
    context = _context(frame, page.head, page.path, page.here, page.kind) | page.frame
    return environment().get_template("notice.html").render(context)


def render_text(name: str, frame: Frame, head: Head | None, path: str, folder: str = "text", **data: Any) -> str:
    """Render a page of words: about, contact, choices, errors; or, from another folder, one of forms."""
    context = _context(frame, head, path, path.partition("?")[0], "text") | data
    return environment().get_template(f"{folder}/{name}.html").render(context)


__all__ = [
    "Frame",
    "Markup",
    "render_notice",
    "render_page",
    "render_part",
    "render_text",
    "since_link",
    "static_files",
]

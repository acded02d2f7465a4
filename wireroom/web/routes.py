"""Which address shows what: from a path to a page's record, asked of one reader at one number."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from urllib.parse import parse_qsl, quote

from wireroom.feeds.catalogue import CatalogueSource
from wireroom.model.picture import ShownPicture
from wireroom.model.source import SECTIONS
from wireroom.model.views import Head
from wireroom.ports import Reader
from wireroom.text.aligned import passages
from wireroom.watch.overview import find_situation
from wireroom.web.article import build_article, build_version
from wireroom.web.browse import build_browse, read_choice
from wireroom.web.front import SECTION_PAGE, build_front, build_section
from wireroom.web.lists import SEARCH_PAGE, build_search, build_source, build_sources, search_link
from wireroom.web.members import build_copies
from wireroom.web.owner_view import story_desk
from wireroom.web.page import Page, Variant
from wireroom.web.pictures import with_picture
from wireroom.web.story import build_story
from wireroom.web.texts import short_article, short_story, short_version, with_rest
from wireroom.web.versions import compared
from wireroom.web.watch import build_situation, build_situations, with_situations

#: Longest question that is searched for, characters.
MOST_QUERY = 300
#: Deepest page of results.
MOST_OFFSET = 2000


@dataclass(frozen=True, slots=True)
class Moved:
    """The page lives elsewhere; `to` is one of our own paths (S29)."""

    to: str


@dataclass(frozen=True, slots=True)
class Missing:
    """There is no such page; said in words."""

    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a page builder is given."""

    reader: Reader
    head: Head
    variant: Variant
    #: Path without the query.
    path: str
    query: Mapping[str, str]
    #: Parts of the path.
    parts: tuple[str, ...]
    demo: bool = False
    #: Sources that can be chosen.
    catalogue: tuple[CatalogueSource, ...] = ()
    #: Whole texts of publishers are shown: to the owner, where all is invented, or where the operator decided so.
    whole_texts: bool = False
    #: Pictures of publishers are shown, to whom their texts are.
    pictures: bool = True
    #: It is asked what stood there at a time of the past.
    back: bool = False

    def picture_of(self, story_id: str | None) -> ShownPicture | None:
        """Give the picture of a story that may be shown to who asks."""
        if story_id is None or not self.pictures:
            return None
        return self.reader.story_picture(story_id, all_sources=self.whole_texts)


Outcome = Page | Moved | Missing


def _front(asked: Asked) -> Outcome:
    owner = asked.variant.owner
    regions = owner.regions if owner is not None else ()
    first = asked.reader.stories_from(regions) if regions else frozenset[str]()
    page = build_front(asked.reader.front(), asked.variant, demo=asked.demo, first=first, regions=regions)
    if "lang" in asked.query:
        page = replace(page, path=f"/?lang={quote(asked.query['lang'], safe='')}")
    lead = next((part.data.row.id for part in page.parts if part.template == "lead"), None)
    page = with_picture(page, "lead", asked.picture_of(lead))
    return page if lead is None else with_situations(page, "lead", asked.reader.situations_of(lead))


def _section(asked: Asked) -> Outcome:
    (name,) = asked.parts
    if name not in SECTIONS:
        return Missing("There is no such section.")
    text = asked.query.get("before", "")
    before = None
    if text:
        at, _, story_id = text.partition("~")
        try:
            before = (float(at), story_id)
        except ValueError:
            return Missing("That is no place in this section.")
    rows = asked.reader.section(name, before=before, most=SECTION_PAGE + 1)
    path = asked.path + (f"?before={text}" if text else "")
    page = build_section(name, rows, asked.head, asked.variant, before=text, path=path)
    first = next((part.name for part in page.parts if part.template == "row"), None)
    return page if first is None or text else with_picture(page, first, asked.picture_of(first))


def _story(asked: Asked) -> Outcome:
    story_id, _slug = asked.parts
    for _ in range(10):  # a story may have been joined to one that was joined since
        found = asked.reader.story(story_id)
        if not isinstance(found, str):
            break
        story_id = found
    if found is None or isinstance(found, str):
        return Missing("There is no such story. It may have been taken apart, or the address is not whole.")
    if asked.path != found.row.path and not (asked.back and found.row.id == asked.parts[0]):
        return Moved(found.row.path)
    if "copies" in asked.query:
        offset = _whole(asked.query.get("from", "0"))
        copies = build_copies(found, asked.query["copies"], offset, asked.head, asked.variant)
        return copies or Missing("This story has no such report.")
    new_after = None
    if asked.variant.since is not None:
        new_after = _time_of(asked.reader, asked.variant.since, asked.head)
    shown, left = (found, 0) if asked.whole_texts else short_story(found)
    page = build_story(shown, asked.head, asked.variant, new_after=new_after)
    page = with_rest(page, "timeline", url=None, source="", left=left) if left else page
    page = with_picture(page, "headline", asked.picture_of(found.row.id))
    page = with_situations(page, "story_head", asked.reader.situations_of(found.row.id))
    return page if asked.variant.owner is None else replace(page, frame=page.frame | {"desk": story_desk(found)})


def _whole(text: str) -> int:
    """Read a whole number of a query; 0 for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 0


def _time_of(reader: Reader, seq: int, head: Head) -> float:
    """Say when a number was reached, as well as the changes tell it."""
    if seq >= head.seq:
        return head.at
    around = reader.changes(max(0, seq - 1), most=1)
    return around[0].at if around and around[0].seq <= seq else (around[0].at - 1.0 if around else head.at)


def _article(asked: Asked) -> Outcome:
    found = asked.reader.article(asked.parts[0])
    if found is None:
        return Missing("There is no such article.")
    whole = asked.whole_texts or found.licensed
    if not (whole and asked.pictures):
        found = replace(found, picture=None)
    pair = compared(asked.reader, found, asked.query, whole=whole)
    path = found.member.path
    if pair is not None and ("from" in asked.query or "to" in asked.query):
        path += f"?from={pair.older.version}&to={pair.newer.version}"
    other = None
    if "same" in asked.query and found.original is not None:
        path = f"{found.member.path}?same=1"
        other = asked.reader.article(found.original.article_id)
    if whole or not found.reading.text:
        same = passages(found.reading.text, other.reading.text) if other else None
        return build_article(found, asked.head, asked.variant, pair=pair, path=path, same=same)
    short = short_article(found)
    same = passages(short.reading.text, other.reading.text) if other else None
    page = build_article(short, asked.head, asked.variant, pair=pair, path=path, whole=found.reading, same=same)
    return with_rest(page, "body", url=_safe(found.member.url), source=found.member.source_name)


def _version(asked: Asked) -> Outcome:
    article_id, number = asked.parts
    found = asked.reader.article(article_id)
    if found is None:
        return Missing("There is no such article.")
    row = next((version for version in found.versions if str(version.version) == number), None)
    if row is None:
        return Missing("There is no such version of this article.")
    reading = asked.reader.reading(row.body)
    if reading is None:
        return Missing("The text of this version is no longer kept.")
    cited = None
    start, end = asked.query.get("from", ""), asked.query.get("to", "")
    if start.isascii() and end.isascii() and start.isdigit() and end.isdigit() and len(start) < 9 and len(end) < 9:
        cited = (int(start), int(end))
    field = "title" if asked.query.get("field") == "title" else "text"
    whole = asked.whole_texts or found.licensed
    pair = compared(asked.reader, found, {}, whole=whole, newest=row.version)
    if whole:
        return build_version(found, row, reading, cited, field, asked.head, asked.path, pair)
    reading, cited = short_version(reading, cited, field)
    page = build_version(short_article(found), row, reading, cited, field, asked.head, asked.path, pair)
    return with_rest(page, "body", url=_safe(found.member.url), source=found.member.source_name)


def _safe(url: str | None) -> str | None:
    """Give an address of a publisher if it may be linked to."""
    return url if url is not None and url.startswith(("http://", "https://")) else None


def _situations(asked: Asked) -> Outcome:
    return build_situations(asked.reader.situations(), asked.head, asked.variant)


def _situation(asked: Asked) -> Outcome:
    found = find_situation(asked.reader, asked.parts[0])
    if found is None:
        return Missing("There is no such situation under watch.")
    return build_situation(found, asked.head, asked.variant)


def _search(asked: Asked) -> Outcome:
    query = " ".join(asked.query.get("q", "")[:MOST_QUERY].split())
    tab = "articles" if asked.query.get("tab") == "articles" else "stories"
    offset = min(_whole(asked.query.get("from", "0")), MOST_OFFSET)
    found = asked.reader.search(query, tab=tab, offset=offset, most=SEARCH_PAGE)
    return build_search(found, asked.head, asked.variant, tab=tab, offset=offset)


def _sources(asked: Asked) -> Outcome:
    offered = sum(len(entry.feeds) for entry in asked.catalogue)
    return build_sources(asked.reader.sources(), asked.head, asked.variant, offered=offered)


def _browse(asked: Asked) -> Outcome:
    if not asked.catalogue:
        return Missing("There is no catalogue to choose from here.")
    choice, offset = read_choice(dict(asked.query)), _whole(asked.query.get("from", "0"))
    return build_browse(asked.catalogue, asked.reader.sources(), choice, asked.head, asked.variant, offset=offset)


def _source(asked: Asked) -> Outcome:
    found = asked.reader.source(asked.parts[0])
    if found is None:
        return Missing("There is no such source.")
    days = asked.reader.source_days(found[0].source.id)
    pieces = asked.reader.source_pieces(found[0].source.id)
    page = build_source(found[0], found[1], asked.head, asked.variant, days=days, pieces=pieces)
    return page if asked.variant.owner is None else replace(page, frame=page.frame | {"desk": found[0]})


ROUTES: tuple[tuple[re.Pattern[str], Callable[[Asked], Outcome]], ...] = (
    (re.compile(r"/"), _front),
    (re.compile(r"/section/([a-z]+)"), _section),
    (re.compile(r"/s/([^/]+)(?:/([^/]*))?"), _story),
    (re.compile(r"/a/([^/]+)"), _article),
    (re.compile(r"/a/([^/]+)/v/(\d{1,6})"), _version),
    (re.compile(r"/search"), _search),
    (re.compile(r"/situations"), _situations),
    (re.compile(r"/situation/([a-z0-9-]+)"), _situation),
    (re.compile(r"/sources"), _sources),
    (re.compile(r"/sources/browse"), _browse),
    (re.compile(r"/source/([^/]+)"), _source),
)


#: Pages that have a past.
LOOKED_BACK = (_front, _story)


def find(path: str) -> tuple[Callable[[Asked], Outcome], tuple[str, ...]] | None:
    """Find who builds the page of a path; None where there is none."""
    for pattern, build in ROUTES:
        match = pattern.fullmatch(path)
        if match:
            return build, tuple(part or "" for part in match.groups())
    return None


def read_query(query: str) -> dict[str, str]:
    """Read a query: the last of repeated names wins, and not more than 20 are looked at."""
    try:
        return dict(parse_qsl(query[:4000], max_num_fields=20))
    except ValueError:
        return {}


def read_since(query: Mapping[str, str]) -> int | None:
    """Read the number after which all is new.

    >>> read_since({"since": "12"}), read_since({"since": "x"}), read_since({})
    (12, None, None)
    """
    text = query.get("since", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else None


__all__ = ["Asked", "Missing", "Moved", "Outcome", "find", "read_query", "read_since", "search_link"]

"""What stands in each feed: headlines, sources, at most two sentences, links. Pure: from records to an `OutFeed`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice
from urllib.parse import quote, urlencode

from wireroom.model.front import FrontPage
from wireroom.model.picture import ShownPicture
from wireroom.model.source import SECTIONS
from wireroom.model.story import Development
from wireroom.model.views import Head, Hit, MemberRow, StoryPage, StoryRow
from wireroom.ports import Reader
from wireroom.trends.front import front_page
from wireroom.web.api_operations import Elsewhere, Nothing
from wireroom.web.excerpts import excerpt
from wireroom.web.feed_forms import OutEntry, OutFeed, OutPicture, lasting_id
from wireroom.web.front import section_title
from wireroom.web.pictures import picture_view
from wireroom.web.texts import short_story
from wireroom.web.words import iso, single_words

#: Entries of a feed. A reader that looks once in a few hours misses nothing that stood on the page for long.
MOST = 60
#: A search's feed looks this far back first, seconds, and everywhere where that finds fewer than so many.
LATELY, FEW = 7 * 86_400.0, 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """Which feed is asked for."""

    #: "front", "section", "story" or "search".
    kind: str
    #: Name of the section, id of the story; "" for the others.
    name: str
    #: "atom" or "json".
    form: str
    #: What is searched for.
    query: str
    #: The site's own address.
    base: str
    languages: tuple[str, ...]
    site_name: str
    #: Everybody may see all pictures, not those of licensed sources alone; pictures are shown at all.
    for_all: bool = False
    pictures: bool = True

    def of_story(self, reader: Reader, name: str) -> OutPicture | None:
        """Give the picture of a story, where everybody may see it."""
        return self._out(reader.story_picture(name, all_sources=self.for_all)) if self.pictures else None

    def of_article(self, reader: Reader, name: str) -> OutPicture | None:
        """Give the picture of an article, where everybody may see it."""
        return self._out(reader.article_picture(name, all_sources=self.for_all)) if self.pictures else None

    def _out(self, shown: ShownPicture | None) -> OutPicture | None:
        if shown is None:
            return None
        view = picture_view(shown)
        url = self.base + (view.large or view.small)
        return OutPicture(url=url, width=shown.width, height=shown.height, alt=shown.alt, credit=shown.credit)

    @property
    def path(self) -> str:
        """Path of the feed with its query."""
        middle = f"/{quote(self.name, safe='')}" if self.name else ""
        query = f"?{urlencode({'q': self.query})}" if self.kind == "search" else ""
        return f"/feeds/{self.kind}{middle}.{self.form}{query}"


def build(reader: Reader, head: Head, wish: Wish) -> OutFeed:
    """Build the feed that is asked for.

    Raises:
        Nothing: If there is no such section or story.
        Elsewhere: If the story was joined to another.
    """
    if wish.kind == "section":
        return _section(reader, head, wish)
    if wish.kind == "story":
        return _story(reader, head, wish)
    if wish.kind == "search":
        return _search(reader, head, wish)
    rows = _in_order(front_page(reader.front(), languages=wish.languages))
    return _stories(reader, rows, head, wish, title=wish.site_name, page="/")


def _in_order(page: FrontPage) -> list[StoryRow]:
    """Give the stories of the front page from top to end, each once."""
    rows = [*page.breaking, *([page.lead] if page.lead else []), *page.seconds]
    rows += [*(item.row for item in page.rising), *page.local]
    rows += [row for _, block in page.sections for row in block]
    rows += [row for _, block in page.folded for row in block]
    return list({row.id: row for row in rows}.values())


def _section(reader: Reader, head: Head, wish: Wish) -> OutFeed:
    if wish.name not in SECTIONS:
        raise Nothing("There is no such section.")
    rows = reader.section(wish.name, most=MOST)
    title = f"{section_title(wish.name)} · {wish.site_name}"
    return _stories(reader, rows, head, wish, title=title, page=f"/section/{wish.name}")


def _stories(reader: Reader, rows: Iterable[StoryRow], head: Head, wish: Wish, *, title: str, page: str) -> OutFeed:
    made = [_of_story(row, wish.base, wish.of_story(reader, row.id)) for row in islice(rows, MOST)]
    return _feed(made, head, wish, title=title, page=page)


def _feed(entries: list[OutEntry], head: Head, wish: Wish, *, title: str, page: str) -> OutFeed:
    entries = entries[:MOST]
    return OutFeed(
        id=lasting_id("feed", head.epoch, wish.kind, wish.name, wish.query),
        title=title,
        base=wish.base,
        page=page,
        path=wish.path,
        updated=max((entry.updated for entry in entries), default=head.started_at or 0.0),
        entries=tuple(entries),
    )


def _with_doubt(summary: str, row: StoryRow) -> str:
    """Put in front that a story stands on one source: what reads feeds may tell at once, and knows no counts."""
    said = single_words(row.counts)
    return summary if said is None else f"[{said[0]}: {said[1]}.] {summary}".rstrip()


def _of_story(row: StoryRow, base: str, picture: OutPicture | None) -> OutEntry:
    return OutEntry(
        id=lasting_id("story", row.id),
        title=row.headline,
        url=base + row.path,
        authors=row.publishers,
        summary=_with_doubt(excerpt(row.standfirst or "", row.standfirst_language), row),
        language=row.language,
        section=row.section,
        published=row.opened_at,
        updated=max(row.opened_at, row.changed_at),
        picture=picture,
    )


def _story(reader: Reader, head: Head, wish: Wish) -> OutFeed:
    found = reader.story(wish.name)
    if found is None:
        raise Nothing("There is no such story.")
    if isinstance(found, str):
        raise Elsewhere(f"/feeds/story/{quote(found, safe='')}.{wish.form}")
    found, _ = short_story(found)
    members = {member.article_id: member for member in found.members}
    told = [
        _of_development(node, members[node.citation.article_id], wish, found, reader)
        for node in found.composition.timeline
        if node.citation.article_id in members
    ]
    told.sort(key=lambda entry: -entry.published)
    return _feed(told, head, wish, title=f"{found.row.headline} · {wish.site_name}", page=found.row.path)


def _of_development(node: Development, member: MemberRow, wish: Wish, page: StoryPage, reader: Reader) -> OutEntry:
    at = node.seen if node.published is None else min(node.published, node.seen)
    return OutEntry(
        id=lasting_id("development", node.citation.article_id, node.text),
        title=member.title,
        url=member.url or wish.base + member.path,
        authors=(member.source_name,),
        summary=excerpt(node.text, node.language) + (f" (was: {node.replaces})" if node.replaces else ""),
        language=node.language,
        section=page.row.section,
        published=at,
        updated=at,
        picture=wish.of_article(reader, member.article_id),
    )


def _search(reader: Reader, head: Head, wish: Wish) -> OutFeed:
    day = iso(max(head.at - LATELY, 0.0))[:10]
    found = reader.search(f"{wish.query} since:{day}", tab="articles", most=MOST)
    if len(found.hits) < FEW:
        found = reader.search(wish.query, tab="articles", most=MOST)
    newest = sorted(found.hits, key=lambda hit: -(hit.member.seen if hit.member else 0.0))
    entries = [_of_hit(hit, hit.member, wish, reader) for hit in newest if hit.member is not None]
    page = "/search?" + urlencode({"q": wish.query})
    return _feed(entries, head, wish, title=f"“{wish.query}” · {wish.site_name}", page=page)


def _of_hit(hit: Hit, member: MemberRow, wish: Wish, reader: Reader) -> OutEntry:
    return OutEntry(
        id=lasting_id("article", member.article_id),
        title=member.title,
        url=member.url or wish.base + member.path,
        authors=(member.source_name,),
        summary=excerpt("".join(hit.snippet), member.language),
        language=member.language,
        section=hit.story.section if hit.story else None,
        published=member.seen if member.published is None else min(member.published, member.seen),
        updated=member.seen,
        picture=wish.of_article(reader, member.article_id),
    )


def feed_links(kind: str, path: str) -> list[tuple[str, str]]:
    """Give (type, address) of the feeds of a page, for its head; none where it has none.

    >>> feed_links("section", "/section/world?before=1~a")[0]
    ('application/atom+xml', '/feeds/section/world.atom')
    >>> feed_links("search", "/search?q=tide+table&from=20")[1]
    ('application/feed+json', '/feeds/search.json?q=tide+table')
    """
    bare, _, query = path.partition("?")
    parts = bare.split("/")
    stem, tail = "", ""
    if kind == "front":
        stem = "/feeds/front"
    elif kind == "section":
        stem = f"/feeds/section/{parts[2]}"
    elif kind == "story":
        stem = f"/feeds/story/{parts[2]}"
    elif kind == "search":
        words = [pair for pair in query.split("&") if pair.startswith("q=") and len(pair) > len("q=")]
        stem, tail = ("/feeds/search", f"?{words[0]}") if words else ("", "")
    kinds: Mapping[str, str] = {"atom": "application/atom+xml", "json": "application/feed+json"}
    return [(named, f"{stem}.{form}{tail}") for form, named in kinds.items()] if stem else []

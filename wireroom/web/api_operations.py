"""What the API can be asked: one declaration each; route, reading of values and description come from it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from wireroom.model.picture import ShownPicture
from wireroom.model.views import Head
from wireroom.ports import Reader
from wireroom.trends.front import front_page
from wireroom.web import api_makers as makers
from wireroom.web.api_changes import Changes
from wireroom.web.api_front import Front, front
from wireroom.web.api_shapes import Articles, Facet, Results, Source, Sources, Stories, WholeArticle, WholeStory
from wireroom.web.api_values import (
    AT,
    CURSOR,
    LANGUAGE,
    LANGUAGES,
    LIMIT,
    QUESTION,
    SECTION,
    SINCE,
    SOURCE,
    Value,
    choice,
    identity,
    make_cursor,
    number,
)
from wireroom.web.profile import profile_of
from wireroom.web.texts import short_story
from wireroom.web.versions import compared

ROOT = "/api/v1"
#: No article has more versions.
MOST_VERSION = 999_999


class Nothing(Exception):  # noqa: N818 - an answer, not a failure
    """There is no such thing; told with 404."""


class Elsewhere(Exception):  # noqa: N818 - an answer, not a failure
    """It lives under another address of ours; told with 301."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One request: what may be read, as of when, and what was asked."""

    reader: Reader
    head: Head
    values: Mapping[str, Any]
    #: Whoever asks may see publishers' full texts, not those of licensed sources alone.
    whole_texts: bool
    #: Pictures are shown at all, to whom their articles' texts are.
    pictures: bool

    def of_story(self, name: str) -> ShownPicture | None:
        """Give the picture of a story that may be shown to whoever asks."""
        return self.reader.story_picture(name, all_sources=self.whole_texts) if self.pictures else None

    def of_article(self, name: str) -> ShownPicture | None:
        """Give the picture of an article that may be shown to whoever asks."""
        return self.reader.article_picture(name, all_sources=self.whole_texts) if self.pictures else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One thing that can be asked."""

    name: str
    path: str
    about: str
    values: tuple[Value, ...]
    answer: type
    run: Callable[[Call], Any]
    #: Who may ask (S36).
    role: str = "anyone"
    #: It may answer with 301 to where a thing lives now.
    moves: bool = False


def list_stories(call: Call) -> Stories:
    """Give a page of stories."""
    values = {name: value for name, value in call.values.items() if name != AT.name}
    limit, before = values.pop("limit"), values.pop("cursor")
    rows = call.reader.stories(**values, before=before, most=limit + 1)
    last = rows[limit - 1] if len(rows) > limit else None
    return Stories(
        as_of=makers.as_of(call.head),
        items=tuple(makers.story(row, call.of_story(row.id)) for row in rows[:limit]),
        next=make_cursor(last.changed_at, last.id) if last else None,
    )


def get_front(call: Call) -> Front:
    """Give the front page."""
    return front(front_page(call.reader.front(), languages=call.values["languages"]), call.of_story)


def get_story(call: Call) -> WholeStory:
    """Give a story."""
    found = call.reader.story(call.values["id"])
    if found is None:
        raise Nothing("There is no such story. It may have been taken apart.")
    if isinstance(found, str):
        raise Elsewhere(f"{ROOT}/stories/{quote(found, safe='')}")
    page = found if call.whole_texts else short_story(found)[0]
    return makers.whole_story(page, call.head, call.of_story(found.row.id), call.of_article)


def list_articles(call: Call) -> Articles:
    """Give a page of articles."""
    values = dict(call.values)
    limit, before = values.pop("limit"), values.pop("cursor")
    rows = call.reader.articles(**values, before=before, most=limit + 1)
    last = rows[limit - 1] if len(rows) > limit else None
    return Articles(
        as_of=makers.as_of(call.head),
        items=tuple(makers.article(row, call.of_article(row.article_id)) for row in rows[:limit]),
        next=make_cursor(last.seen, last.article_id) if last else None,
    )


def get_article(call: Call) -> WholeArticle:
    """Give an article."""
    found = call.reader.article(call.values["id"])
    if found is None:
        raise Nothing("There is no such article.")
    shown = call.of_article(found.member.article_id)
    return makers.whole_article(found, call.head, shown, with_text=call.whole_texts or found.licensed)


def get_versions(call: Call) -> Changes:
    """Give what changed between two versions of an article."""
    found = call.reader.article(call.values["id"])
    if found is None:
        raise Nothing("There is no such article.")
    asked = {name: str(call.values[name]) for name in ("from", "to") if call.values[name]}
    have = {str(row.version) for row in found.versions}
    if not set(asked.values()) <= have:
        raise Nothing("There is no such version of this article.")
    whole = call.whole_texts or found.licensed
    pair = compared(call.reader, found, asked, whole=whole)
    return makers.changes(found, pair, call.head, with_text=whole)


def list_sources(call: Call) -> Sources:
    """Give all sources."""
    return Sources(as_of=makers.as_of(call.head), items=tuple(map(makers.source, call.reader.sources())))


def get_source(call: Call) -> Source:
    """Give a source."""
    found = call.reader.source(call.values["id"])
    if found is None:
        raise Nothing("There is no such source.")
    row = found[0]
    return makers.source(row, profile_of(row, call.reader.source_pieces(row.source.id), call.head.at))


def search(call: Call) -> Results:
    """Search."""
    values = call.values
    found = call.reader.search(values["q"], tab=values["what"], offset=values["offset"], most=values["limit"])
    return Results(
        as_of=makers.as_of(call.head),
        query=found.query,
        understood=found.understood,
        stories=found.stories,
        articles=found.articles,
        items=tuple(makers.found(hit, call.of_story, call.of_article) for hit in found.hits),
        facets=tuple(Facet(name=name, value=value, hits=hits) for name, value, hits in found.facets),
    )


WHAT = choice("what", "What to find: stories or articles.", ("stories", "articles"), "stories")
OFFSET = number("offset", "How many hits to pass over, up to 2000.", least=0, most=2000, default=0)

OPERATIONS = (
    Operation(
        name="get_front",
        path=f"{ROOT}/front",
        about="The front page from top to end: what stands where and why, topics, what is talked about.",
        values=(LANGUAGES, AT),
        answer=Front,
        run=get_front,
    ),
    Operation(
        name="list_stories",
        path=f"{ROOT}/stories",
        about="Stories, the last changed first.",
        values=(SECTION, LANGUAGE, SINCE, AT, CURSOR, LIMIT),
        answer=Stories,
        run=list_stories,
    ),
    Operation(
        name="get_story",
        path=f"{ROOT}/stories/{{id}}",
        about="One story: brief, timeline, differing figures, articles. One that was joined to another leads there.",
        values=(identity("story"), AT),
        answer=WholeStory,
        run=get_story,
        moves=True,
    ),
    Operation(
        name="list_articles",
        path=f"{ROOT}/articles",
        about="Articles, the last seen first.",
        values=(SOURCE, SECTION, LANGUAGE, SINCE, CURSOR, LIMIT),
        answer=Articles,
        run=list_articles,
    ),
    Operation(
        name="get_article",
        path=f"{ROOT}/articles/{{id}}",
        about="One article. Its text is given only where it may be shown; two sentences always are.",
        values=(identity("article"),),
        answer=WholeArticle,
        run=get_article,
    ),
    Operation(
        name="get_versions",
        path=f"{ROOT}/articles/{{id}}/versions",
        about="What changed between two versions of an article; the newest two unless others are named.",
        values=(
            identity("article"),
            number("from", "The earlier version; 0: the one before.", least=0, most=MOST_VERSION, default=0),
            number("to", "The later version; 0: the newest.", least=0, most=MOST_VERSION, default=0),
        ),
        answer=Changes,
        run=get_versions,
    ),
    Operation(
        name="list_sources",
        path=f"{ROOT}/sources",
        about="All sources with their feeds and how they are doing.",
        values=(),
        answer=Sources,
        run=list_sources,
    ),
    Operation(
        name="get_source",
        path=f"{ROOT}/sources/{{id}}",
        about="One source, with its profile.",
        values=(identity("source"),),
        answer=Source,
        run=get_source,
    ),
    Operation(
        name="search",
        path=f"{ROOT}/search",
        about="Search headlines and texts, best first; ends within two seconds.",
        values=(QUESTION, WHAT, OFFSET, LIMIT),
        answer=Results,
        run=search,
    ),
)

"""Search results, sources and one source as records."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from markupsafe import Markup

from wireroom.model.profile import SourcePiece
from wireroom.model.source import FeedState
from wireroom.model.views import FeedDay, Head, MemberRow, SearchPage, SourceRow
from wireroom.web.answering import answering_view, done_words, last_answer, next_words
from wireroom.web.front import section_title
from wireroom.web.members import MemberView, member_view
from wireroom.web.page import Page, Part, Variant
from wireroom.web.places import country_name
from wireroom.web.profile import profile_of, profile_view
from wireroom.web.rows import RowView, row_view, source_path
from wireroom.web.safe import alternating
from wireroom.web.tongues import language_name
from wireroom.web.words import Moment, grouped, moment, several, short_day, when

SEARCH_PAGE = 20

COUNTED_KINDS = {"unknown": "kind not known"}


@dataclass(frozen=True, slots=True, kw_only=True)
class HitView:
    """A search result."""

    row: RowView | None
    member: MemberView | None
    snippet: Markup
    section: str
    where: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedView:
    """A feed in words."""

    title: str
    url: str
    words: str
    doubtful: bool
    asked: Moment | None
    answered: Moment | None
    #: When it is asked next and why then; what we did about what happened.
    next: str
    done: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceView:
    """A source in a list."""

    path: str
    name: str
    about: str
    words: str
    state: str
    articles: str
    last: Moment | None


def search_link(query: str, tab: str = "stories", offset: int = 0) -> str:
    """Give the address of a search."""
    return "/search?" + urlencode(
        {"q": query} | ({"tab": tab} if tab != "stories" else {}) | ({"from": offset} if offset else {})
    )


def build_search(found: SearchPage, head: Head, variant: Variant, *, tab: str, offset: int) -> Page:
    """Make the page of a search."""
    now, query = head.at, found.query
    total = found.articles if tab == "articles" else found.stories
    hits = [
        HitView(
            row=row_view(hit.story, now, variant) if hit.story else None,
            member=member_view(hit.member, now, variant, {}, None) if hit.member and hit.kind == "article" else None,
            snippet=alternating(hit.snippet),
            section=section_title(hit.story.section) if hit.story and hit.story.section else "",
            where="Found in the headline" if hit.matched == "title" else "Found in the text",
        )
        for hit in found.hits
    ]
    facets: dict[str, list[tuple[str, str, str]]] = {}
    for facet, value, number in found.facets:
        name = language_name(value) if facet == "language" else section_title(value) if facet == "section" else value
        quoted = f'"{value}"' if " " in value else value
        narrowed = search_link(f"{query} {facet}:{quoted}", tab)
        facets.setdefault(facet.capitalize(), []).append((name, narrowed, grouped(number, variant.language)))
    # What all results share does not narrow them.
    facets = {facet: rows for facet, rows in facets.items() if len(rows) > 1}
    searched = several(found.searched, "article", language=variant.language)
    data = {
        "query": query,
        # One word that was taken as it stands needs no explanation.
        "understood": () if found.understood == (f"“{query}”",) else found.understood,
        "tabs": (
            ("Stories", search_link(query), grouped(found.stories, variant.language), tab != "articles"),
            ("Articles", search_link(query, "articles"), grouped(found.articles, variant.language), tab == "articles"),
        ),
        "searched": searched + (f" since {short_day(found.since, now)}" if found.since is not None else ""),
    }
    single = [word for word in query.split() if ":" not in word and '"' not in word and not word.startswith("-")]
    parts = [Part(slot="head", name="query", template="search_head", data=data)]
    if query:
        parts.append(
            Part(
                slot="text",
                name="hits",
                template="hits",
                data={
                    "hits": hits,
                    "shown": f"{offset + 1} to {offset + len(hits)} of {grouped(total, variant.language)}"
                    if offset or len(hits) < total
                    else "",
                    "next": search_link(query, tab, offset + SEARCH_PAGE)
                    if offset + len(hits) < total and hits
                    else None,
                    "before": search_link(query, tab, max(0, offset - SEARCH_PAGE)) if offset else None,
                    "query": query,
                    "searched": data["searched"],
                    "single": [(word, search_link(word, tab)) for word in single[:4]] if len(query.split()) > 1 else [],
                },
            )
        )
    if facets and query:
        parts.append(Part(slot="nav", name="narrow", template="facets", data={"facets": facets, "tab": tab}))
    parts.append(Part(slot="side", name="operators", template="operators", data=None))
    return Page(
        path=search_link(query, tab, offset),
        kind="search",
        title=f"“{query}”" if query else "Search",
        head=head,
        slots=("head", "text", "nav", "side"),
        parts=tuple(parts),
        query=query,
        here="/search",
    )


def feed_words(state: FeedState | None, now: float) -> tuple[str, bool]:
    """Say in words how a feed is doing, and whether that is doubtful.

    >>> feed_words(None, 0.0)
    ('not asked yet', False)
    """
    if state is None or state.asked_at is None:
        return "not asked yet", False
    if state.gone:
        return "ended: the publisher says that it is gone; what it brought stays", True
    if state.failing_since is not None or state.failures:
        since = f" since {when(state.failing_since, now)}" if state.failing_since is not None else ""
        last = f"; last read {when(state.ok_at, now)}" if state.ok_at is not None else "; it was never read so far"
        return f"cannot be read{since}: {state.trouble or 'no reason was given'}{last}", True
    if state.moved_to:
        return "answers, and points to a new address", False
    if not state.entries:
        return "answers, with nothing in it", False
    return "answers", False


def _source_words(row: SourceRow, now: float) -> tuple[str, str]:
    """Give a sentence for a source, and "yes", "no", "never" or "files"."""
    if not row.feeds and row.articles:
        return "It has no feed that is asked; its articles come from files.", "files"
    states = [state for _, state in row.feeds if state is not None and state.asked_at is not None]
    if not states:
        return "Not asked yet." + (" Its articles come from files." if row.articles else ""), "never"
    good = [state for state in states if not state.failures]
    answered = max((state.ok_at for state in states if state.ok_at is not None), default=None)
    if good:
        part = (
            ""
            if len(good) == len(states)
            else f" {len(states) - len(good)} of {several(len(states), 'feed')} cannot be read."
        )
        return f"Yes, {when(answered, now) if answered is not None else 'lately'}.{part}", "yes"
    since = min((s.failing_since for s in states if s.failing_since is not None), default=None)
    never = (
        " It has never answered; its articles came another way." if row.articles else " It has brought nothing so far."
    )
    last = f" Last answer {when(answered, now)}." if answered is not None else never
    why = next((s.trouble for s in states if s.trouble), "no reason was given")
    return f"No{f', since {when(since, now)}' if since is not None else ''}: {why}.{last}", "no"


def source_view(row: SourceRow, now: float, variant: Variant) -> SourceView:
    """Make a source ready for the list."""
    words, state = _source_words(row, now)
    return SourceView(
        path=source_path(row.source.id),
        name=row.source.name,
        about=_about(row),
        words=words,
        state=state,
        articles=several(row.articles, "article", language=variant.language) if row.articles else "none yet",
        last=None if row.last_article is None else moment(row.last_article, now),
    )


def _about(row: SourceRow) -> str:
    source = row.source
    facts = [
        COUNTED_KINDS.get(source.kind, source.kind),
        country_name(source.country) if source.country else "",
        language_name(source.language),
    ]
    return " · ".join(fact for fact in facts if fact)


def build_sources(rows: list[SourceRow], head: Head, variant: Variant, *, offered: int = 0) -> Page:
    """Make the list of sources: those that do not answer first, since one comes here to see them.

    `offered`: how many feeds the catalogue holds that can be chosen from.
    """
    views = [source_view(row, head.at, variant) for row in rows]
    order = {"no": 0, "yes": 1, "never": 2, "files": 3}
    views.sort(key=lambda view: (order[view.state], view.name.casefold()))
    answering = sum(1 for view in views if view.state == "yes")
    asked = sum(1 for view in views if view.state != "files")
    groups = [
        (title, [view for view in views if view.state == state])
        for state, title in (
            ("no", "Do not answer"),
            ("yes", "All others answer" if answering < asked else "All answer"),
            ("never", "Not asked yet"),
            ("files", "Known from files"),
        )
    ]
    data = {
        "title": "Sources",
        "note": f"{answering} of {several(asked, 'source')} answered at the last try. "
        "What the others brought before stays."
        if asked or not views
        else "No source is asked: all articles come from files.",
    }
    parts = [Part(slot="head", name="title", template="title", data=data)]
    more = {"offered": grouped(offered, variant.language) if offered else "", "mine": variant.owner is not None}
    parts.append(Part(slot="head", name="more", template="more_sources", data=more))
    if not views:
        empty = {"text": "No source is known yet.", "detail": "Add one with “wireroom add URL”."}
        parts.append(Part(slot="text", name="empty", template="empty", data=empty))
    parts += [
        Part(slot="text", name=f"group-{n}", template="sources", data={"title": title, "rows": group})
        for n, (title, group) in enumerate(groups)
        if group
    ]
    return Page(
        path="/sources",
        kind="sources",
        title="Sources",
        head=head,
        slots=("head", "text"),
        parts=tuple(parts),
        here="/sources",
        from_log=False,
    )


def every_words(seconds: float) -> str:
    """Say how often, as exactly as one needs to know it.

    >>> every_words(900.0), every_words(13_680.0), every_words(3600.0)
    ('every 15 minutes', 'about every 4 hours', 'every 60 minutes')
    """
    minutes = round(seconds / 60)
    return f"every {minutes} minutes" if minutes < 100 else f"about every {round(minutes / 60)} hours"


def build_source(
    row: SourceRow,
    members: list[MemberRow],
    head: Head,
    variant: Variant,
    *,
    days: Sequence[FeedDay] = (),
    pieces: Sequence[SourcePiece] = (),
) -> Page:
    """Make the page of one source; `pieces`: what its profile is counted over."""
    source, now = row.source, head.at
    words, state = _source_words(row, now)
    feeds = []
    for feed, known in row.feeds:
        said, doubtful = feed_words(known, now)
        said = f"read as a list of links; {said}" if feed.pattern is not None else said
        every = f"; asked {every_words(known.interval_s)}" if known is not None and not doubtful else ""
        feeds.append(
            FeedView(
                title=feed.title or (section_title(feed.section) if feed.section else "News"),
                url=feed.url,
                words=said + every,
                doubtful=doubtful,
                asked=moment(known.asked_at, now) if known is not None and known.asked_at is not None else None,
                answered=last_answer(known, now),
                next=next_words(known, now),
                done=done_words(known, now),
            )
        )
    data = {
        "days": answering_view(days, now),
        "source": source,
        "about": _about(row),
        "words": words,
        "feeds": feeds,
        "asks": "Where its articles come from" if state == "files" else "Does it answer?",
        "profile": profile_view(row, profile_of(row, pieces, now), now, variant.language),
        "articles": several(row.articles, "article", language=variant.language),
        "last": None if row.last_article is None else moment(row.last_article, now),
    }
    lately = [member_view(member, now, variant, {}, None) for member in members]
    return Page(
        path=source_path(source.id),
        kind="source",
        title=source.name,
        head=head,
        slots=("head", "text", "side"),
        parts=(
            Part(slot="head", name="headline", template="source_head", data=data),
            Part(slot="text", name="profile", template="source_profile", data=data),
            Part(slot="text", name="health", template="source_health", data=data),
            Part(slot="text", name="lately", template="lately", data=lately),
            Part(slot="side", name="grade", template="source_grade", data=data),
        ),
        from_log=False,
    )

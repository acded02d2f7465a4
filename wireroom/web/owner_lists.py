"""What the owner's lists show: followed and kept stories, and what changed in them since the last visit. Pure."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from wireroom.model.personal import Visit
from wireroom.model.views import Change, Head, StoryPage
from wireroom.ports import Reader
from wireroom.web.mistakes import place_of
from wireroom.web.page import Page, Variant
from wireroom.web.rows import RowView, row_view
from wireroom.web.words import Moment, day, moment, several, short_day, when

#: Lines of the block on the front page (SITE.md).
MOST_LINES = 3
#: Changes that are looked through; a visit longer ago than these reach back says only that a story changed.
MOST_CHANGES = 4000
#: Developments that are named beside a followed story.
MOST_NEWS = 3
#: Developments that are named for what they are.
_EDITS = {
    "figure": ("figure changed", "figures changed"),
    "headline": ("headline changed", "headlines changed"),
    "correction": ("correction", "corrections"),
    "withdrawal": ("withdrawal", "withdrawals"),
}
#: What is told of a story that was kept, though nobody follows it: that what one read there did not hold.
_TAKEN_BACK = ("correction", "withdrawal")
_WORDS = {"broke": "it broke", "merged": "another story was joined to it", "split": "it was taken apart"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """A followed story that changed."""

    row: RowView
    #: "2 developments, 1 new report".
    words: str
    #: Its page with what is new marked.
    link: str
    #: (when, words) of the newest developments since.
    news: tuple[tuple[Moment, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SinceBlock:
    """The block of the front page: at most three lines, and a link to all."""

    lines: tuple[Since, ...]
    more: int
    #: "Nothing that you follow has changed since 07:55." where there is none.
    nothing: str
    since: str


def whole_story(reader: Reader, story_id: str) -> StoryPage | None:
    """Give a story, or the one that it was joined to."""
    found = reader.story(story_id)
    for _ in range(10):
        if not isinstance(found, str):
            break
        found = reader.story(found)
    return found if isinstance(found, StoryPage) else None


def change_words(page: StoryPage, happened: Iterable[str], seen_after: float) -> str:
    """Say what changed in a story, in words; "" for nothing that a reader would notice."""
    fresh = [event.kind for event in page.composition.timeline if event.seen > seen_after]
    developments = sum(1 for kind in fresh if kind not in _EDITS)
    firsts = [member for member in page.members if member.copy_of is None and member.seen > seen_after]
    copies = sum(1 for member in page.members if member.copy_of is not None and member.seen > seen_after)
    parts = []
    if developments:
        parts.append(several(developments, "development"))
    parts += [several(fresh.count(kind), *words) for kind, words in _EDITS.items() if kind in fresh]
    if firsts:
        parts.append(several(len(firsts), "new report"))
    if copies:
        parts.append(several(copies, "copy", "copies"))
    parts += [words for what, words in _WORDS.items() if what in set(happened)]
    return ", ".join(parts)


def correction_words(page: StoryPage, seen_after: float) -> str:
    """Say which corrections a story got, in words; "" for none."""
    fresh = [event.kind for event in page.composition.timeline if event.seen > seen_after]
    return ", ".join(several(fresh.count(kind), *_EDITS[kind]) for kind in _TAKEN_BACK if kind in fresh)


def changed_since(
    reader: Reader,
    followed: Iterable[str],
    visit: Visit | None,
    head: Head,
    variant: Variant,
    *,
    kept: Collection[str] = (),
) -> list[Since]:
    """Give what changed in followed stories after the last visit, the newest change first.

    `kept`: stories of which corrections alone are told.
    """
    if visit is None:
        return []
    changes: list[Change] = reader.changes(visit.seq, most=MOST_CHANGES)
    happened: dict[str, set[str]] = {}
    for change in changes:
        for story_id, what in change.stories:
            happened.setdefault(story_id, set()).add(what)
    first = changes[0].at if changes else head.at
    found = []
    # Hundreds may be kept: only those that changed are read, as far as the changes reach.
    touched = {story_id for story_id in kept if story_id in happened or len(changes) >= MOST_CHANGES}
    wanted = list(followed)
    for story_id in (*wanted, *sorted(touched.difference(wanted))):
        page = whole_story(reader, story_id)
        if page is None or page.row.seq <= visit.seq:
            continue
        seen_after = first - 0.001
        if story_id in touched and story_id not in wanted:
            words = correction_words(page, seen_after)
        else:
            words = change_words(page, happened.get(page.row.id, ()), seen_after)
        if words:
            news = [event for event in page.composition.timeline if event.seen >= first][:MOST_NEWS]
            found.append(
                (
                    page.row.changed_at,
                    Since(
                        row=row_view(page.row, head.at, variant),
                        words=words,
                        link=f"{page.row.path}?since={visit.seq}",
                        news=tuple((moment(event.seen, head.at), event.text) for event in news),
                    ),
                )
            )
    return [item for _, item in sorted(found, key=lambda pair: (-pair[0], pair[1].row.id))]


def since_block(
    reader: Reader,
    followed: Iterable[str],
    visit: Visit | None,
    head: Head,
    variant: Variant,
    *,
    kept: Collection[str] = (),
) -> SinceBlock | None:
    """Make the block "since your last visit"; None at the first visit, or where there is nothing to tell of.

    `kept`: bookmarked stories; of those that are not followed, corrections are told.
    """
    wanted = list(followed)
    if visit is None or not (wanted or kept):
        return None
    lines = changed_since(reader, wanted, visit, head, variant, kept=kept)
    if not wanted and not lines:
        return None
    since = when(visit.at, head.at)
    return SinceBlock(
        lines=tuple(lines[:MOST_LINES]),
        more=max(0, len(lines) - MOST_LINES),
        nothing="" if lines else f"Nothing that you follow has changed since {since}.",
        since=since,
    )


def for_owner(reader: Reader, page: Page, head: Head, variant: Variant) -> Page:
    """Put into the frame of a page what its owner alone sees; its pieces stay as they are."""
    owner = variant.owner
    if owner is not None and page.kind == "front":
        block = since_block(reader, sorted(owner.followed), owner.visit, head, variant, kept=owner.bookmarked)
        return replace(page, frame=page.frame | {"since_block": block})
    if owner is not None and page.kind == "story":
        since = next((at for story, at in owner.follows if story in page.follows), None)
        return replace(page, frame=page.frame | {"following": _since_words(since, head.at)})
    return page


def _since_words(since: float | None, now: float) -> str:
    """Say since when a story is followed: "today", or the day."""
    if since is None:
        return ""
    return "today" if day(since) == day(now) else short_day(since, now)


def story_rows(reader: Reader, wanted: Iterable[str], head: Head, variant: Variant) -> list[RowView]:
    """Give stories as rows, in the order in which they are named."""
    pages = (whole_story(reader, story_id) for story_id in wanted)
    return [row_view(page.row, head.at, variant) for page in pages if page is not None]


def sentence_of(page: StoryPage, part: str) -> str | None:
    """Give a sentence that we wrote by its place: "headline", "standfirst", or the passage that it rests on."""
    if part == "headline":
        return page.row.headline
    if part == "standfirst":
        return page.row.standfirst
    told = [(item.citation, item.text) for item in page.composition.brief]
    told += [(event.citation, event.text) for event in page.composition.timeline]
    return next((words for cite, words in told if part == place_of(cite)), None)

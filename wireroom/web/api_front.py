"""The front page as the API answers it: what stands where and why, topics, what is talked about; records and makers."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Annotated

from wireroom.model.front import FrontPage, Weight, Why
from wireroom.model.picture import ShownPicture
from wireroom.model.views import StoryRow
from wireroom.trends.reasons import PLACES
from wireroom.web import api_makers as makers
from wireroom.web.api_grounds import AsOf
from wireroom.web.api_schema import Says
from wireroom.web.api_shapes import Story


@dataclass(frozen=True, slots=True, kw_only=True)
class Factor:
    """One reason, in words."""

    what: Annotated[str, Says("What is looked at; the first one names the place.")]
    found: str
    counts: Annotated[str, Says("How much that counts.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """What orders the page: the product of four factors."""

    total: float
    depth: Annotated[float, Says("Independent reports and new developments; 1 for a lone report.")]
    reach: Annotated[float, Says("Countries and languages of its own reports; 1 to 1.4.")]
    novelty: Annotated[float, Says("How much of it is of the last twelve hours; 0.6 to 1.")]
    recency: Annotated[float, Says("1 now, half six hours after the last report or development.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A story with its place. What two places would fit stands in the first."""

    place: Annotated[str, Says("Why it stands there.", enum=sorted(PLACES))]
    section: Annotated[str | None, Says("The block of the page that it stands in, where that is a section.")]
    story: Story
    why: tuple[Factor, ...]
    weight: Weighed


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A topic of the day: a name or phrase in more headlines than usual."""

    words: str
    language: str
    newsrooms: Annotated[int, Says("Owners whose own reports named it in the last 24 hours.")]
    usual: Annotated[float, Says("On a usual day.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """A story that posts of social services link to. They count as no report."""

    story_id: str
    accounts: int
    posts: int
    points: int
    comments: int
    shares: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """The front page, from top to end."""

    as_of: AsOf
    texts_gone: Annotated[int, Says("Of the past: texts of what stood there that are no longer kept.")]
    items: tuple[Placed, ...]
    topics: tuple[Named, ...]
    talked_about: tuple[Linked, ...]


def front(page: FrontPage, shown: Callable[[str], ShownPicture | None]) -> Front:
    """Make the answer; `shown` gives the picture of a story that may be shown."""
    return Front(
        as_of=makers.as_of(page.head),
        texts_gone=page.head.texts_gone,
        items=tuple(_placed(row, section, page.why[row.id], shown(row.id)) for row, section in in_order(page)),
        topics=tuple(
            Named(words=one.words, language=one.language, newsrooms=one.newsrooms, usual=one.usual)
            for one in page.topics
        ),
        talked_about=tuple(
            Linked(
                story_id=row.id,
                accounts=one.accounts,
                posts=one.posts,
                points=one.points,
                comments=one.comments,
                shares=one.shares,
            )
            for row, one in page.talked
        ),
    )


def in_order(page: FrontPage) -> Iterator[tuple[StoryRow, str | None]]:
    """Give (story, section that it stands in) from top to end, each once."""
    top = [*page.breaking, *([page.lead] if page.lead else []), *page.seconds, *(one.row for one in page.rising)]
    yield from ((row, None) for row in dict.fromkeys([*top, *page.local]))
    for section, rows in page.sections:
        yield from ((row, section) for row in rows)
    yield from ((one.row, None) for one in page.not_confirmed)
    yield from ((row, None) for _, rows in page.folded for row in rows)


def _placed(row: StoryRow, section: str | None, why: Why, shown: ShownPicture | None) -> Placed:
    return Placed(
        place=why.place,
        section=section,
        story=makers.story(row, shown),
        why=tuple(Factor(what=what, found=found, counts=counts) for what, found, counts in why.factors),
        weight=_weighed(why.weight),
    )


def _weighed(weight: Weight) -> Weighed:
    return Weighed(
        total=round(weight.total, 4),
        depth=round(weight.depth, 4),
        reach=round(weight.reach, 4),
        novelty=round(weight.novelty, 4),
        recency=round(weight.recency, 4),
    )

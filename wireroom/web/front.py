"""The front page and section pages as records."""

import functools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from markupsafe import Markup

from wireroom.model.front import FrontPage, Rising
from wireroom.model.source import SECTIONS
from wireroom.model.topic import TalkedStory, Topic
from wireroom.model.views import FrontInput, Head, StoryRow, WireBar
from wireroom.trends.front import front_page
from wireroom.web import charts
from wireroom.web.page import Page, Part, Variant
from wireroom.web.pictures import PictureView
from wireroom.web.rows import RowView, Words, row_view
from wireroom.web.tongues import direction, language_name
from wireroom.web.words import DAY, Moment, day, iso, several

#: Rows of a section on the front page: its lead and this many more.
MOST_ROWS = 4
#: Stories on one page of a section.
SECTION_PAGE = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class WireView:
    """The wire at three widths."""

    wide: Markup
    middle: Markup
    narrow: Markup
    hours: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RisingView:
    """One line of what rises."""

    row: RowView
    why: str
    spark: Markup | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadView:
    """The lead, with why it leads."""

    row: RowView
    why: str
    quiet: bool
    #: What happened, without the one that the headline tells already.
    developments: tuple[tuple[Moment, bool, Words], ...]
    #: (path, title) of the situations that it is evidence for.
    situations: tuple[tuple[str, str], ...] = ()
    picture: PictureView | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockView:
    """A titled list of rows: a section, or a language that is folded."""

    title: str
    link: str | None
    rows: tuple[RowView, ...]
    more: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What the house says about itself on top of the page, in words."""

    text: str
    detail: str
    offer_demo: bool
    doubtful: bool


def notice(head: Head, *, demo: bool) -> Notice | None:
    """Say what a first start is doing, or that nothing answers. None: all is as usual."""
    if head.sources == 0:
        return Notice(
            text="No source is known yet.",
            detail="Add one with `wireroom add URL`; its stories appear here by themselves.",
            offer_demo=not demo,
            doubtful=False,
        )
    if head.asked < head.sources and not head.stories:
        return Notice(
            text=f"Reading {several(head.sources, 'source')}; {head.answering} of {head.sources} answered so far.",
            detail="Headlines appear here as soon as the first feeds are read; full texts follow.",
            offer_demo=False,
            doubtful=False,
        )
    if head.answering == 0 and head.asked:
        return Notice(
            text="No source can be reached.",
            detail=f"{several(head.asked, 'source')} asked, none answered: this machine may have no way out. "
            + ("You see what was known before. " if head.stories else "")
            + "We go on asking.",
            offer_demo=not demo,
            doubtful=True,
        )
    if head.asked < head.sources:
        return Notice(
            text=f"Reading {several(head.sources, 'source')}; {head.answering} of {head.sources} answered so far.",
            detail="",
            offer_demo=False,
            doubtful=False,
        )
    if not head.stories:
        return Notice(
            text="No story yet.",
            detail=f"{head.answering} of {several(head.sources, 'source')} answered; none had fresh news.",
            offer_demo=False,
            doubtful=False,
        )
    return None


@functools.lru_cache(4)
def wire_view(bars: tuple[WireBar, ...]) -> WireView:
    """Draw the wire at its three widths; drawn once for the same bars."""
    return WireView(
        wide=charts.wire(bars, 1200),
        middle=charts.wire(bars, 760),
        narrow=charts.wire(bars, 354, merge=3, label_every=6),
        hours=max(1, round(len(bars) / 6)),
    )


def section_title(section: str | None) -> str:
    """Name a section."""
    return section.capitalize() if section else "Other stories"


def build_front(
    given: FrontInput,
    variant: Variant,
    *,
    demo: bool = False,
    first: frozenset[str] = frozenset(),
    regions: tuple[str, ...] = (),
) -> Page:
    """Make the front page: a function of the log up to `given.head.seq`, and of the reader's choices.

    Args:
        given: What may stand there.
        variant: The reader's languages, and the owner's sections.
        demo: All in it is invented.
        first: Stories that stand first within their sections.
        regions: Countries that the owner chose.
    """
    chosen = variant.owner.sections if variant.owner is not None else ()
    sections = (*chosen, *(name for name in SECTIONS if name not in chosen))
    page = front_page(given, languages=variant.languages, sections=sections, first=first, regions=regions)
    return Page(
        path="/",
        kind="front",
        title="",
        head=page.head,
        slots=("strip", "top", "day", "sections", "end"),
        parts=tuple(_Parts(page, variant).all()),
        here="/",
        follows=("*",),
        frame={"notice": notice(page.head, demo=demo), "day": day(page.head.at)},
    )


def topic_view(topic: Topic, now: float) -> tuple[str, str, str, str, str]:
    """Make a topic ready: its words with language and direction, where its stories are, and why it is one."""
    usual = str(round(topic.usual)) if topic.usual >= 0.5 else "none"
    why = f"named by {several(topic.newsrooms, 'newsroom')} today, usually {usual}"
    link = "/search?" + urlencode({"q": f'"{topic.words}" since:{iso(now - DAY)[:10]}'})
    return topic.words, topic.language, direction(topic.language), link, why


def talked_words(one: TalkedStory, language: str) -> str:
    """Say how much is said about a story."""
    told = [f"linked by {several(one.accounts, 'account', language=language)}"]
    for number, noun in ((one.points, "point"), (one.comments, "comment"), (one.shares, "share")):
        if number:
            told.append(several(number, noun, language=language))
    return ", ".join(told)


class _Parts:
    """Makes the parts of a front page from what was decided."""

    def __init__(self, page: FrontPage, variant: Variant) -> None:
        self._page, self._variant, self._now = page, variant, page.head.at

    def all(self) -> Iterator[Part]:
        """Give all parts in order; those that would be empty are absent."""
        yield from self._strip()
        yield from self._top()
        yield from self._day()
        yield from self._sections()
        yield from self._end()

    def _row(self, row: StoryRow) -> RowView:
        why = self._page.why.get(row.id)
        made = row_view(row, self._now, self._variant)
        return made if why is None else replace(made, why=why.factors)

    def _rows(self, rows: Iterable[StoryRow]) -> tuple[RowView, ...]:
        return tuple(map(self._row, rows))

    def _strip(self) -> Iterator[Part]:
        page = self._page
        if page.wire:
            yield Part(slot="strip", name="wire", template="wire", data=wire_view(page.wire))
        if page.breaking:
            data = {"rows": self._rows(page.breaking), "more": page.more_breaking}
            yield Part(slot="strip", name="breaking", template="breaking", data=data)

    def _top(self) -> Iterator[Part]:
        page = self._page
        if page.lead is not None:
            row = self._row(page.lead)
            told = {row.headline.text, row.standfirst.text if row.standfirst else ""}
            developments = tuple(item for item in row.developments if item[2].text not in told)
            lead = LeadView(row=row, why=page.lead_why, quiet=page.quiet, developments=developments)
            yield Part(slot="top", name="lead", template="lead", data=lead)
        if page.seconds:
            yield Part(slot="top", name="seconds", template="seconds", data=self._rows(page.seconds))
        if page.rising:
            rising = tuple(RisingView(row=self._row(one.row), why=one.why, spark=_spark(one)) for one in page.rising)
            yield Part(slot="top", name="rising", template="rising", data=rising)

    def _day(self) -> Iterator[Part]:
        page, language = self._page, self._variant.language
        if page.topics:
            topics = tuple(topic_view(topic, self._now) for topic in page.topics)
            yield Part(slot="day", name="topics", template="topics", data=topics)
        if page.talked:
            talked = tuple(
                (row_view(row, self._now, self._variant), talked_words(one, language)) for row, one in page.talked
            )
            yield Part(slot="day", name="talked", template="talked", data=talked)

    def _sections(self) -> Iterator[Part]:
        page = self._page
        if page.local:
            block = BlockView(title="From your regions", link=None, rows=self._rows(page.local))
            yield Part(slot="sections", name="local", template="section", data=block)
        for section, rows in page.sections:
            block = BlockView(
                title=section_title(section),
                link=f"/section/{section or 'none'}",
                rows=self._rows(rows[:MOST_ROWS]),
                more=len(rows) > MOST_ROWS,
            )
            yield Part(slot="sections", name=f"in-{section or 'none'}", template="section", data=block)

    def _end(self) -> Iterator[Part]:
        page = self._page
        if page.not_confirmed:
            doubtful = tuple((self._row(item.row), item.why) for item in page.not_confirmed)
            yield Part(slot="end", name="not-confirmed", template="doubtful", data=doubtful)
        folded = tuple(
            BlockView(title=language_name(language), link=None, rows=self._rows(rows))
            for language, rows in page.folded
            if rows
        )
        if folded:
            yield Part(slot="end", name="other-languages", template="folded", data=folded)


def _spark(one: Rising) -> Markup | None:
    breaking = one.row.broke_at is not None and one.row.break_ended_at is None
    return charts.sparkline(one.spark, red=breaking) if one.spark else None


def build_section(
    section: str, rows: list[StoryRow], head: Head, variant: Variant, *, before: str = "", path: str
) -> Page:
    """Make a section's page: what the reader can read first, other languages folded below."""
    more = len(rows) > SECTION_PAGE
    rows = rows[:SECTION_PAGE]
    mine = [
        row for row in rows if not (spoken := {*row.languages, row.language} - {None}) or spoken & {*variant.languages}
    ]
    folded: dict[str, list[RowView]] = {}
    for row in rows:
        if row not in mine:
            folded.setdefault(language_name(row.language), []).append(row_view(row, head.at, variant))
    title = section_title(None if section == "none" else section)
    parts = [Part(slot="head", name="title", template="title", data={"title": title, "note": "Newest change first."})]
    parts += [Part(slot="list", name=row.id, template="row", data=row_view(row, head.at, variant)) for row in mine]
    if not rows:
        words = f"Nothing in {title} " + ("before this." if before else "yet.")
        detail = "Stories come here when their publishers, or their feeds, say that they belong here."
        parts.append(Part(slot="list", name="empty", template="empty", data={"text": words, "detail": detail}))
    if folded:
        blocks = tuple(BlockView(title=name, link=None, rows=tuple(views)) for name, views in folded.items())
        parts.append(Part(slot="end", name="other-languages", template="folded", data=blocks))
    if more:
        last = rows[-1]
        parts.append(
            Part(
                slot="end",
                name="older",
                template="older",
                data=f"/section/{section}?before={last.changed_at!r}~{last.id}",
            )
        )
    return Page(
        path=path,
        kind="section",
        title=title,
        head=head,
        slots=("head", "list", "end"),
        parts=tuple(parts),
        here=f"/section/{section}",
        follows=() if before else ("*",),
    )

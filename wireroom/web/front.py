"""The front page and section pages as records."""

import functools
from dataclasses import dataclass

from markupsafe import Markup

from wireroom.model.front import FrontPage
from wireroom.model.source import SECTIONS
from wireroom.model.views import FrontInput, Head, StoryRow, WireBar
from wireroom.trends.front import front_page
from wireroom.web import charts
from wireroom.web.page import Page, Part, Variant
from wireroom.web.pictures import PictureView
from wireroom.web.rows import RowView, Words, row_view
from wireroom.web.tongues import language_name
from wireroom.web.words import Moment, day, several

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
    given: FrontInput, variant: Variant, *, demo: bool = False, first: frozenset[str] = frozenset()
) -> Page:
    """Make the front page: a function of the log up to `given.head.seq`, and of the reader's choices.

    Args:
        given: What may stand there.
        variant: The reader's languages, and the owner's sections.
        demo: All in it is invented.
        first: Stories that stand first within their sections.
    """
    chosen = variant.owner.sections if variant.owner is not None else ()
    sections = (*chosen, *(name for name in SECTIONS if name not in chosen))
    page = front_page(given, languages=variant.languages, sections=sections, first=first)
    return Page(
        path="/",
        kind="front",
        title="",
        head=page.head,
        slots=("strip", "top", "sections", "end"),
        parts=tuple(_front_parts(page, variant)),
        here="/",
        follows=("*",),
        frame={"notice": notice(page.head, demo=demo), "day": day(page.head.at)},
    )


def _front_parts(page: FrontPage, variant: Variant) -> list[Part]:
    now = page.head.at

    def views(rows: tuple[StoryRow, ...]) -> tuple[RowView, ...]:
        return tuple(row_view(row, now, variant) for row in rows)

    parts = []
    if page.wire:
        parts.append(Part(slot="strip", name="wire", template="wire", data=wire_view(page.wire)))
    if page.breaking:
        data = {"rows": views(page.breaking), "more": page.more_breaking}
        parts.append(Part(slot="strip", name="breaking", template="breaking", data=data))
    if page.lead is not None:
        row = row_view(page.lead, now, variant)
        told = {row.headline.text, row.standfirst.text if row.standfirst else ""}
        developments = tuple(item for item in row.developments if item[2].text not in told)
        lead = LeadView(row=row, why=page.lead_why, quiet=page.quiet, developments=developments)
        parts.append(Part(slot="top", name="lead", template="lead", data=lead))
    if page.seconds:
        parts.append(Part(slot="top", name="seconds", template="seconds", data=views(page.seconds)))
    if page.rising:
        rising = tuple(
            RisingView(
                row=row_view(item.row, now, variant),
                why=item.why,
                spark=charts.sparkline(
                    item.spark, red=item.row.broke_at is not None and item.row.break_ended_at is None
                )
                if item.spark
                else None,
            )
            for item in page.rising
        )
        parts.append(Part(slot="top", name="rising", template="rising", data=rising))
    for section, rows in page.sections:
        block = BlockView(
            title=section_title(section),
            link=f"/section/{section or 'none'}",
            rows=views(rows[:MOST_ROWS]),
            more=len(rows) > MOST_ROWS,
        )
        parts.append(Part(slot="sections", name=f"in-{section or 'none'}", template="section", data=block))
    if page.not_confirmed:
        doubtful = tuple((row_view(item.row, now, variant), item.why) for item in page.not_confirmed)
        parts.append(Part(slot="end", name="not-confirmed", template="doubtful", data=doubtful))
    if page.folded:
        folded = tuple(
            BlockView(title=language_name(language), link=None, rows=views(rows))
            for language, rows in page.folded
            if rows
        )
        parts.append(Part(slot="end", name="other-languages", template="folded", data=folded))
    return parts


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

"""`wireroom stories`, `story`, `search`: what is known now, in the terminal."""

import asyncio
import contextlib
import datetime as dt
from collections.abc import Iterator
from contextlib import closing

import click

from wireroom import app
from wireroom.cli.options import Command, json_option, many, print_json, with_settings
from wireroom.config import Settings
from wireroom.errors import UsageError
from wireroom.model.counts import Counts, Span
from wireroom.model.source import SECTIONS
from wireroom.model.views import Hit, StoryPage, StoryRow
from wireroom.pipeline.control import order
from wireroom.store.reader import SqliteReader
from wireroom.web.members import reason_words
from wireroom.web.past import read_at
from wireroom.web.words import event_words

#: What of a story's life can be taken back by its number.
UNDONE = ("merge", "split")


@contextlib.contextmanager
def reading(settings: Settings) -> Iterator[SqliteReader]:
    """Open the room for reading, on one state."""
    reader = app.open_reader(settings.database)
    try:
        with reader.at_head():
            yield reader
    finally:
        reader.close()


def _time(_context: click.Context, _param: click.Parameter, value: str | None) -> float | None:
    at = read_at(value) if value is not None else None
    if value is not None and at is None:
        raise click.BadParameter(f"{value!r} is no time; write it as 2026-11-23T18:00Z")
    return at


def at_option(command: Command) -> Command:
    """`--at T`: what stood at a time of the past."""
    words = "As it stood then, such as 2026-11-23T18:00Z; UTC where no zone is named."
    return click.option("--at", callback=_time, metavar="TIME", help=words)(command)


def then(reader: SqliteReader, at: float | None, story_id: str = "") -> SqliteReader:
    """Give a reader of what stood at a time; the same reader for None.

    Raises:
        UsageError: If nothing was known then.
    """
    if at is None:
        return reader
    past = reader.past(at, story_id)
    if past is None:
        raise UsageError("nothing was known at that time yet")
    gone = past.head().texts_gone
    if gone:
        click.echo(f"{many(gone, 'text')} of what stood there: no longer kept", err=True)
    return past


@click.command(epilog="Examples:\n\n  wireroom stories\n\n  wireroom stories --section world --most 10 --json")
@click.option("--section", help="Only this section.")
@click.option("--most", default=30, show_default=True, type=click.IntRange(1, 1000), help="How many.")
@at_option
@json_option
@with_settings
def stories(settings: Settings, section: str | None, most: int, at: float | None, as_json: bool) -> None:
    """Name the stories that changed last, or that had at a time of the past (within two days before it)."""
    with reading(settings) as now:
        reader = then(now, at)
        # not the front page's: what an import brought may be older than anything that stands there
        rows = reader.section(section, most=most) if section else reader.stories(most=most)
    if as_json:
        print_json(rows)
        return
    if not rows:
        where = f" in the section {section}; sections are {', '.join(SECTIONS)}" if section else " yet"
        click.echo(f"No story{where}.")
    for row in rows:
        click.echo(f"{row.id}  {stamp(row.changed_at)}  {row.headline}\n    {counts_line(row.counts)}{_flags(row)}")


@click.command(
    short_help="Show one story, and how it was joined.",
    epilog="Examples:\n\n  wireroom story s2shq7c3v\n\n  wireroom story s2shq7c3v --undo 1204",
)
@click.argument("story_id", metavar="ID")
@click.option("--undo", "seq", type=int, help="Take back the merge or split with this number.")
@at_option
@json_option
@with_settings
def story(settings: Settings, story_id: str, seq: int | None, at: float | None, as_json: bool) -> None:
    """Show one story, as it is or stood: counts, brief, timeline, reports, and how it was joined."""
    if seq is not None:
        _undo(settings, story_id, seq)
    with reading(settings) as now:
        reader = then(now, at, story_id)
        page = reader.story(story_id)
        while isinstance(page, str):
            click.echo(f"{story_id} was merged into {page}", err=True)
            story_id = page
            page = reader.story(story_id)
    if page is None:
        raise UsageError(f"there is no story {story_id}; `wireroom stories` names them")
    if as_json:
        print_json(page)
    else:
        _print_story(page)


def _undo(settings: Settings, story_id: str, seq: int) -> None:
    with reading(settings) as reader:
        page = reader.story(story_id)
    joins = page.joins if isinstance(page, StoryPage) else ()
    if seq not in {join.seq for join in joins if join.kind in UNDONE and not join.undone}:
        able = ", ".join(str(join.seq) for join in joins if join.kind in UNDONE and not join.undone) or "none"
        raise UsageError(f"event {seq} is no merge or split of this story that can be taken back; it has: {able}")
    answer = asyncio.run(order(settings.control, {"act": "undo", "seq": seq}))
    if answer is None:
        with closing(app.open_room(settings.database)) as room:
            app.make_newsroom(room, settings).undo(seq, app.make_clock(settings).now())
    click.echo(f"Event {seq} was taken back.", err=True)


def _print_story(page: StoryPage) -> None:
    click.echo(f"{page.row.headline}\n{counts_line(page.row.counts)}{_flags(page.row)}\n")
    cited = list(dict.fromkeys(sentence.citation.article_id for sentence in page.composition.brief))
    for sentence in page.composition.brief:
        click.echo(f"  {sentence.text} [{cited.index(sentence.citation.article_id) + 1}]")
    if page.composition.timeline:
        click.echo("\nTimeline")
    for item in page.composition.timeline:
        when = event_words(item.event_time, item.precision, page.row.changed_at, told=item.published or item.seen)
        click.echo(f"  {when}  {item.kind}: {item.text}")
    click.echo("\nReports")
    for member in page.members:
        indent = "      copy: " if member.copy_of else "  "
        click.echo(f"{indent}{member.source_name}, {stamp(member.published or member.seen)}: {member.title}")
        if not member.copy_of:
            names = {other.article_id: other.source_name for other in page.members}
            click.echo(f"      why it is here: {reason_words(member.reasons, names)}")
    for join in page.joins:
        state = " (taken back)" if join.undone else "" if join.kind in UNDONE else " (one article; stays)"
        click.echo(f"  event {join.seq}: {join.kind} with {join.other_id}{state}")
    members = {ground.article_id: ground for ground in page.members}
    if cited:
        click.echo("\nCited")
    for number, article_id in enumerate(cited, 1):
        ground = members.get(article_id)
        click.echo(f"  [{number}] " + (f"{ground.source_name}: {ground.title}" if ground else article_id))
        if ground and ground.url:
            click.echo(f"      {ground.url}")


@click.command(
    short_help="Search titles and texts.",
    context_settings={"ignore_unknown_options": True},
    epilog="Examples:\n\n  wireroom search strait\n\n  wireroom search '\"ferry line\" section:world'",
)
@click.argument("query", nargs=-1, required=True, type=click.UNPROCESSED)
@click.option("--articles", "tab", flag_value="articles", help="Articles instead of stories.")
@click.option("--most", default=20, show_default=True, type=click.IntRange(1, 1000), help="How many.")
@json_option
@with_settings
def search(settings: Settings, query: tuple[str, ...], tab: str | None, most: int, as_json: bool) -> None:
    """Search titles and texts: words, "phrases", -without, source:, language:, section:, since:, before:."""
    with reading(settings) as reader:
        page = reader.search(" ".join(query), tab=tab or "stories", most=most)
    if as_json:
        print_json(page)
        return
    understood = " and ".join(page.understood) or "no word that can be searched for"
    click.echo(f"{understood}: {many(page.stories, 'story', 'stories')}, {many(page.articles, 'article')}")
    for hit in page.hits:
        click.echo(f"{_hit_lines(hit)}\n    {''.join(hit.snippet)}")


def _hit_lines(hit: Hit) -> str:
    """Name a hit, its time, and what is counted of a story or who printed an article."""
    if hit.kind == "story" and hit.story is not None:
        return (
            f"{hit.story.id}  {stamp(hit.story.changed_at)}  {hit.story.headline}\n    {counts_line(hit.story.counts)}"
        )
    if hit.member is None:
        return ""
    at = hit.member.seen if hit.member.published is None else hit.member.published
    return f"{hit.member.article_id}  {stamp(at)}  {hit.member.title}\n    {hit.member.source_name}"


def stamp(at: float) -> str:
    """Write a time for a terminal, UTC."""
    return dt.datetime.fromtimestamp(at, dt.UTC).strftime("%Y-%m-%d %H:%M")


def counts_line(counts: Counts) -> str:
    """Write the four counts in their order."""
    origins = "origins not known yet" if counts.origins is None else _span(counts.origins, "origin")
    return (
        f"{many(counts.articles, 'article')} · {many(counts.publishers, 'publisher')} · "
        f"{_span(counts.reports, 'report')} · {origins}"
    )


def _span(span: Span, noun: str) -> str:
    return many(span.low, noun) if span.exact else f"{span.low} to {span.high} {noun}s"


def _flags(row: StoryRow) -> str:
    breaking = row.broke_at is not None and row.break_ended_at is None
    differs = f"  reports differ: {row.differs[1]} to {row.differs[2]}" if row.differs else ""
    return ("  BREAKING" if breaking else "") + differs

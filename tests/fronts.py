"""Stories as the store gives them to the front page, for tests of its order."""

from wireroom.model.counts import Counts, Span
from wireroom.model.front import FrontPage
from wireroom.model.story import StorySummary
from wireroom.model.views import FrontInput, Head, RowDevelopment, StoryRow

NOW = 1_790_000_000.0
HOUR = 3600.0


def row(
    name: str,
    *,
    reports: int = 1,
    high: int | None = None,
    publishers: int | None = None,
    articles: int | None = None,
    changed: float = 0.0,
    opened: float | None = None,
    section: str | None = "world",
    language: str | None = "en",
    languages: tuple[str, ...] | None = None,
    broke: float | None = None,
    developments: tuple[float, ...] = (),
) -> StoryRow:
    """A story changed `changed` hours ago."""
    return StoryRow(
        id=name,
        path=f"/s/{name}",
        seq=1,
        headline=name,
        language=language,
        section=section,
        standfirst=None,
        standfirst_language=None,
        counts=Counts(
            articles=articles or reports,
            publishers=publishers or reports,
            reports=Span(reports, high or reports),
            origins=Span(1, reports),
        ),
        opened_at=NOW - (changed if opened is None else opened) * HOUR,
        changed_at=NOW - changed * HOUR,
        broke_at=None if broke is None else NOW - broke * HOUR,
        break_ended_at=None,
        break_ended_how=None,
        break_why=None,
        developments=tuple(
            RowDevelopment(at=NOW - ago * HOUR, told=False, text="text", language="en") for ago in developments
        ),
        differs=None,
        languages=languages if languages is not None else ((language,) if language else ()),
        publishers=(),
    )


def given_of(*rows: StoryRow, times: dict[str, tuple[float, ...]] | None = None) -> FrontInput:
    """What the store gives for these rows; `times`: hours ago of a story's reports."""
    head = Head(
        seq=9, at=NOW, epoch="e", articles=1, stories=1, sources=1, answering=1, asked=1, unread=0, started_at=NOW - 1
    )
    summaries = tuple(
        StorySummary(
            id=one.id,
            headline=one.headline,
            language=one.language,
            section=one.section,
            counts=one.counts,
            opened_at=one.opened_at,
            changed_at=one.changed_at,
            report_times=tuple(NOW - ago * HOUR for ago in (times or {}).get(one.id, (0.0,))),
            languages=one.languages,
        )
        for one in rows
    )
    return FrontInput(head=head, rows=rows, summaries=summaries, wire=())


def placed(page: FrontPage) -> list[str]:
    """All stories of a page, in the order of its places."""
    found = [*page.breaking, *([page.lead] if page.lead else []), *page.seconds]
    found += [one.row for one in page.rising]
    found += list(page.local)
    found += [one for _, group in page.sections for one in group]
    found += [one.row for one in page.not_confirmed]
    found += [one for _, group in page.folded for one in group]
    return [one.id for one in found]

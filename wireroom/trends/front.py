"""The order of the front page: what breaks, what leads, what rises, what waits for a second report.

A pure function of what is known up to one number of the log. Every story stands once; what a reader cannot read stands
folded. Breadth (articles, publishers) never lifts a story: independent reports, developments, reach, novelty and
freshness do (`weigh`); no outlet, country or topic fills it (`spread`); each place can say why (`reasons`).
"""

import math
from collections.abc import Callable, Collection, Iterable, Sequence

from wireroom.model.front import Doubtful, FrontPage, Rising, Weight, Why
from wireroom.model.source import SECTIONS
from wireroom.model.story import StorySummary
from wireroom.model.topic import TalkedStory
from wireroom.model.views import FrontInput, StoryRow
from wireroom.trends.reasons import why
from wireroom.trends.spread import SECTION, TOP, spread
from wireroom.trends.weigh import HOUR, recent_developments, weigh
from wireroom.trends.words import duration, pace_words, several, spelled

# Places of the page as it is drawn.
BREAKING_MOST, SECONDS_MOST, RISING_MOST, DOUBTFUL_MOST = 2, 3, 4, 6
LOCAL_MOST, TOPICS_MOST, TALKED_MOST = 4, 8, 4
SECTIONS_ROWS_MOST = 5
# Of the rows of a section, the last that a page draws is kept for the newest story of one newsroom: most of what is
# near and small is told by one alone, and no weight of world news pushes it out.
LONE_PLACE = 3
# What leads rests on three independent reports, where no such story is fresh enough on two (a small thing that has just
# been told twice does not push aside what many newsrooms found out), and weighs what two reports weigh after twelve
# hours; else the newest story stands there and the page says so.
LEAD_REPORTS, LEAD_AT = (3, 2), math.log2(1 + 2) / 4
# "Rising" looks three hours back against the day before: two reports can be chance, three say something.
RISING_WINDOW, RISING_NEEDS, RISING_RATIO, SPARK_STEPS = 3 * HOUR, 3, 2.0, 7
# A story younger than this has no pace of its own yet.
RISING_HISTORY = 6 * HOUR
PINNED_WHY = "whoever runs this site put it here by hand."
# Others usually follow within three hours; a story that nobody else took up by then is worth a word.
DOUBT_AFTER = 3 * HOUR


def front_page(
    given: FrontInput,
    *,
    languages: Sequence[str],
    sections: Sequence[str] = SECTIONS,
    first: Collection[str] = frozenset(),
    regions: Collection[str] = frozenset(),
) -> FrontPage:
    """Order the front page.

    Args:
        given: All stories that may stand there. The time is `given.head.at`, never a clock.
        languages: ISO 639-1 codes that the reader reads; empty: all.
        sections: In the order in which the page shows them; stories of other sections stand under None.
        first: Stories that stand before all others of their section, by the reader's choice of regions.
        regions: Countries that the reader chose: what their newsrooms alone tell has a place of its own.
    """
    now = given.head.at
    summaries = {summary.id: summary for summary in given.summaries}
    topics = [topic for topic in given.topics if not languages or topic.language in languages]
    # A story of advertisements alone is no news; it keeps its address.
    rows = [row for row in given.rows if row.id not in given.hidden and row.counts.reports.low]
    readable, foreign = _by_language(rows, summaries, languages)
    breaking = sorted(
        (row for row in readable if row.broke_at is not None and row.break_ended_at is None),
        key=lambda row: (-(row.broke_at or 0.0), row.id),
    )
    # What the editor pinned stands on top whatever it weighs: the last pinned leads.
    at_top = [row for story in given.pinned for row in readable if row.id == story and row not in breaking]
    shown = {row.id for row in (*breaking, *at_top)}
    doubtful = [
        Doubtful(row=row, why=doubt)
        for row in _newest(readable)
        if row.id not in shown and (doubt := _doubt(row, now)) is not None
    ]
    shown.update(doubt.row.id for doubt in doubtful)
    weights = {row.id: weigh(row, summaries.get(row.id), now) for row in rows}
    ranked = sorted(
        (row for row in readable if row.id not in shown),
        key=lambda row: (-weights[row.id].total, -row.changed_at, row.id),
    )
    lead = at_top[0] if at_top else _lead(ranked, weights)
    quiet = lead is None
    if lead is None and ranked:
        lead = _newest(ranked)[0]
    rest = [row for row in (*at_top, *ranked) if row is not lead]
    seconds = at_top[1 : 1 + SECONDS_MOST]
    if not quiet:
        above = [row for row in (lead, *seconds) if row is not None]
        strong = [row for row in rest if row.counts.reports.low > 1 and row not in seconds]
        free = SECONDS_MOST - len(seconds)
        seconds += spread(strong, TOP, topics, places=free, before=above)[:free]
    placed = {row.id for row in seconds}
    rising = [
        found
        for row in rest
        if row.id not in placed and row.id in summaries and (found := _rising(row, summaries[row.id], now))
    ]
    rising = sorted(rising, key=lambda one: (-_recent(summaries[one.row.id], now), one.row.id))[:RISING_MOST]
    placed.update(one.row.id for one in rising)
    rest = [row for row in rest if row.id not in placed]
    local = _newest(row for row in rest if row.countries and {*row.countries} <= {*regions})[:LOCAL_MOST]
    # Those that are "not confirmed" but find no place there stay plain rows, so that nothing vanishes.
    rest = [row for row in rest if row not in local] + [doubt.row for doubt in doubtful[DOUBTFUL_MOST:]]
    placed_in = [
        ("breaking", breaking[:BREAKING_MOST]),
        ("pinned", at_top[: 1 + SECONDS_MOST]),
        ("newest" if quiet else "lead", [lead] if lead is not None else []),
        ("second", seconds),
        ("rising", [one.row for one in rising]),
        ("local", local),
        ("doubtful", [one.row for one in doubtful[:DOUBTFUL_MOST]]),
        ("folded", [row for _, group in foreign for row in group]),
    ]
    in_sections = _sections(
        rest, sections, first, lambda rows: spread(rows, SECTION, topics, places=SECTIONS_ROWS_MOST)
    )
    for _, block in in_sections:
        outweighed = any(not _is_lone(row) for row in block)
        placed_in += [("lone" if outweighed and _is_lone(row) else "section", [row]) for row in block]
    reasons: dict[str, Why] = {}
    for place, group in placed_in:
        for row in group:
            reasons.setdefault(row.id, why(place, row, summaries.get(row.id), weights[row.id], now))
    return FrontPage(
        head=given.head,
        breaking=tuple(breaking[:BREAKING_MOST]),
        more_breaking=max(0, len(breaking) - BREAKING_MOST),
        lead=lead,
        lead_why="" if lead is None or quiet else PINNED_WHY if at_top else _lead_why(lead, now),
        quiet=quiet,
        seconds=tuple(seconds),
        rising=tuple(rising),
        sections=in_sections,
        not_confirmed=tuple(doubtful[:DOUBTFUL_MOST]),
        folded=foreign,
        wire=given.wire,
        local=tuple(local),
        topics=tuple(topics[:TOPICS_MOST]),
        talked=_talked(given.talked, readable),
        why=reasons,
    )


def _lead(ranked: Sequence[StoryRow], weights: dict[str, Weight]) -> StoryRow | None:
    strong = [row for row in ranked if weights[row.id].total >= LEAD_AT]
    return next((row for least in LEAD_REPORTS for row in strong if row.counts.reports.low >= least), None)


def _talked(talked: Iterable[TalkedStory], readable: Iterable[StoryRow]) -> tuple[tuple[StoryRow, TalkedStory], ...]:
    by_id = {row.id: row for row in readable}
    ordered = sorted(talked, key=lambda one: (-one.posts, -(one.points + one.comments + one.shares), one.story_id))
    return tuple((by_id[one.story_id], one) for one in ordered if one.story_id in by_id)[:TALKED_MOST]


def _by_language(
    rows: Iterable[StoryRow], summaries: dict[str, StorySummary], languages: Sequence[str]
) -> tuple[list[StoryRow], tuple[tuple[str, tuple[StoryRow, ...]], ...]]:
    """Part what the reader can read from what is folded away, the latter by language, largest group first."""
    readable: list[StoryRow] = []
    foreign: dict[str, list[StoryRow]] = {}
    read = frozenset(languages)
    for row in rows:
        summary = summaries.get(row.id)
        spoken = {*row.languages, *(summary.languages if summary else ())}
        if row.language:
            spoken.add(row.language)
        if not read or not spoken or not read.isdisjoint(spoken):
            readable.append(row)
        else:
            foreign.setdefault(row.language or min(spoken), []).append(row)
    groups = sorted(foreign.items(), key=lambda item: (-len(item[1]), item[0]))
    return readable, tuple((language, tuple(_newest(group))) for language, group in groups)


def _newest(rows: Iterable[StoryRow]) -> list[StoryRow]:
    return sorted(rows, key=lambda row: (-row.changed_at, row.id))


def _doubt(row: StoryRow, now: float) -> str | None:
    """Say why a story is not confirmed, or None.

    Told by one publisher alone is no doubt: most of what is true and small is. Doubtful is what others carry without
    having reported it, once there was time to; and one publisher that keeps writing of a thing that no other takes up.
    """
    age = now - row.opened_at
    if age < DOUBT_AFTER or row.counts.articles < 2:
        return None
    publishers = several(row.counts.publishers, "publisher")
    if row.counts.publishers == 1:
        return f"{publishers}; no other after {duration(age)}"
    if row.counts.reports.exact and row.counts.reports.low == 1:
        return f"{publishers} carry {several(1, 'report')}; no second after {duration(age)}"
    return None


def _recent(summary: StorySummary, now: float) -> int:
    seen = sum(1 for at in summary.report_times if now - RISING_WINDOW < at <= now)
    return min(seen, summary.counts.reports.low, summary.counts.publishers)


def _rising(row: StoryRow, summary: StorySummary, now: float) -> Rising | None:
    """Give the story as rising if the last hours brought more reports than its own past lets one expect."""
    seen = _recent(summary, now)
    if seen < RISING_NEEDS:
        return None
    start = now - RISING_WINDOW
    history = start - summary.report_times[0]
    if history < RISING_HISTORY:
        span = now - max(start, summary.report_times[0])
        why = f"{several(seen, 'report')} in {duration(span)}; no baseline yet"
        return Rising(row=row, why=why, spark=None)
    before = sum(1 for at in summary.report_times if at <= start)
    expected = before * RISING_WINDOW / history
    if seen < RISING_RATIO * expected:
        return None
    step = (history + RISING_WINDOW) / SPARK_STEPS
    first = summary.report_times[0]
    steps = [0.0] * SPARK_STEPS
    for at in summary.report_times:
        if at <= now:
            steps[min(SPARK_STEPS - 1, int((at - first) / step))] += 1.0
    return Rising(row=row, why=pace_words(seen, RISING_WINDOW, expected), spark=tuple(steps))


def _lead_why(row: StoryRow, now: float) -> str:
    """Say in one plain sentence why a story leads."""
    reports, recent = row.counts.reports.low, recent_developments(row, now)
    count = spelled(reports) if row.counts.reports.exact else f"at least {spelled(reports)}"
    one = reports == 1 and row.counts.reports.exact
    newsrooms = f"{count} {'newsroom' if one else 'newsrooms'} reported it on {'its' if one else 'their'} own"
    if row.counts.publishers < reports:
        newsrooms = f"{count} independent reports stand behind it"
    parts = [newsrooms]
    if recent:
        parts.append(f"{spelled(recent)} {'development' if recent == 1 else 'developments'} came in the last two hours")
    else:
        parts.append(f"its last change came {duration(max(0.0, now - row.changed_at))} ago")
    if row.differs:
        parts.append(f"reports differ on {row.differs[0]}")
    if len(parts) == 3:
        return f"{parts[0]}, {parts[1]}, and {parts[2]}."
    return f"{parts[0]}, and {parts[1]}."


def _is_lone(row: StoryRow) -> bool:
    return row.counts.reports.low <= 1


def _sections(
    rows: Iterable[StoryRow],
    sections: Sequence[str],
    first: Collection[str],
    spread_out: Callable[[list[StoryRow]], list[StoryRow]],
) -> tuple[tuple[str | None, tuple[StoryRow, ...]], ...]:
    """Part the rest by section: stories of several reports by weight, one place for a lone report, then the others.

    Lone reports go by their time: the newest first. What the reader's regions tell stands before all.
    """
    groups: dict[str | None, list[StoryRow]] = {}
    for row in rows:
        groups.setdefault(row.section if row.section in sections else None, []).append(row)
    found: list[tuple[str | None, tuple[StoryRow, ...]]] = []
    for section in (*sections, None):
        group = groups.get(section)
        if group:
            several_reports = spread_out([row for row in group if not _is_lone(row)])
            lone = spread_out(_newest(row for row in group if _is_lone(row)))
            above, below = several_reports[:LONE_PLACE], several_reports[LONE_PLACE:]
            mixed = [*above, *lone[:1], *below, *lone[1:]]
            ordered = sorted(mixed, key=lambda row: row.id not in first)
            found.append((section, tuple(ordered[:SECTIONS_ROWS_MOST])))
    return tuple(found)

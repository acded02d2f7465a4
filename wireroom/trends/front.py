"""The order of the front page: what breaks, what leads, what rises, what waits for a second report.

A pure function of what is known up to one number of the log. Every story stands once; what a reader cannot read stands
folded. Breadth (articles, publishers) never lifts a story: independent reports, developments and freshness do.
"""

import math
from collections.abc import Collection, Iterable, Sequence

from wireroom.model.front import Doubtful, FrontPage, Rising
from wireroom.model.source import SECTIONS
from wireroom.model.story import StorySummary
from wireroom.model.views import FrontInput, StoryRow
from wireroom.trends.words import duration, pace_words, several, spelled

HOUR = 3600.0
# Places of the page as it is drawn.
BREAKING_MOST, SECONDS_MOST, RISING_MOST, DOUBTFUL_MOST = 2, 3, 4, 6
SECTIONS_ROWS_MOST = 5
# A story that nothing has happened in for six hours weighs half: by the next morning last night's lead has gone, by
# the afternoon the morning's has not.
HALF_LIFE = 6 * HOUR
# A development weighs half a report; a row carries the newest four.
DEVELOPMENT_WEIGHT, DEVELOPMENT_WINDOW = 0.5, 2 * HOUR
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
) -> FrontPage:
    """Order the front page.

    Args:
        given: All stories that may stand there. The time is `given.head.at`, never a clock.
        languages: ISO 639-1 codes that the reader reads; empty: all.
        sections: In the order in which the page shows them; stories of other sections stand under None.
        first: Stories that stand before all others of their section, by the reader's choice of regions.
    """
    now = given.head.at
    summaries = {summary.id: summary for summary in given.summaries}
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
        Doubtful(row=row, why=why)
        for row in _newest(readable)
        if row.id not in shown and (why := _doubt(row, now)) is not None
    ]
    shown.update(doubt.row.id for doubt in doubtful)
    weights = {row.id: score(row, now) for row in readable if row.id not in shown}
    ranked = sorted(
        (row for row in readable if row.id in weights), key=lambda row: (-weights[row.id], -row.changed_at, row.id)
    )
    strong = [row for row in ranked if weights[row.id] >= LEAD_AT]
    lead = next((row for least in LEAD_REPORTS for row in strong if row.counts.reports.low >= least), None)
    quiet = lead is None and not at_top
    if quiet and ranked:
        lead = _newest(ranked)[0]
    if at_top:
        ranked = [row for row in (*at_top, *ranked) if row is not at_top[0]]
        lead = at_top[0]
    rest = [row for row in ranked if row is not lead]
    seconds = at_top[1 : 1 + SECONDS_MOST]
    if not quiet:
        strong = [row for row in rest if row.counts.reports.low > 1 and row not in seconds]
        seconds += strong[: SECONDS_MOST - len(seconds)]
    placed = {row.id for row in seconds}
    rising = [
        found
        for row in rest
        if row.id not in placed and row.id in summaries and (found := _rising(row, summaries[row.id], now))
    ]
    rising = sorted(rising, key=lambda one: (-_recent(summaries[one.row.id], now), one.row.id))[:RISING_MOST]
    placed.update(one.row.id for one in rising)
    # Those that are "not confirmed" but find no place there stay plain rows, so that nothing vanishes.
    rest = [row for row in rest if row.id not in placed] + [doubt.row for doubt in doubtful[DOUBTFUL_MOST:]]
    return FrontPage(
        head=given.head,
        breaking=tuple(breaking[:BREAKING_MOST]),
        more_breaking=max(0, len(breaking) - BREAKING_MOST),
        lead=lead,
        lead_why="" if lead is None or quiet else PINNED_WHY if at_top else _lead_why(lead, now),
        quiet=quiet,
        seconds=tuple(seconds),
        rising=tuple(rising),
        sections=_sections(rest, sections, first),
        not_confirmed=tuple(doubtful[:DOUBTFUL_MOST]),
        folded=foreign,
        wire=given.wire,
    )


def score(row: StoryRow, now: float) -> float:
    """Say how much a story weighs: reports (each further one adds less) and recent developments, fading with time."""
    recent = _recent_developments(row, now)
    depth = math.log2(1.0 + row.counts.reports.low + DEVELOPMENT_WEIGHT * recent)
    age = max(0.0, now - row.changed_at)
    return float(depth * math.exp2(-age / HALF_LIFE))


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


def _recent_developments(row: StoryRow, now: float) -> int:
    since = now - DEVELOPMENT_WINDOW
    return len([1 for item in row.developments if since <= item.at <= now])


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
    reports, recent = row.counts.reports.low, _recent_developments(row, now)
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


def _sections(
    rows: Iterable[StoryRow], sections: Sequence[str], first: Collection[str]
) -> tuple[tuple[str | None, tuple[StoryRow, ...]], ...]:
    """Part the rest by section: stories of several reports by weight, then those of one, the newest first."""
    groups: dict[str | None, list[StoryRow]] = {}
    for row in rows:
        groups.setdefault(row.section if row.section in sections else None, []).append(row)
    found: list[tuple[str | None, tuple[StoryRow, ...]]] = []
    for section in (*sections, None):
        group = groups.get(section)
        if group:
            several_reports = [row for row in group if row.counts.reports.low > 1]
            single = _newest(row for row in group if row.counts.reports.low <= 1)
            ordered = sorted([*several_reports, *single], key=lambda row: row.id not in first)
            found.append((section, tuple(ordered[:SECTIONS_ROWS_MOST])))
    return tuple(found)

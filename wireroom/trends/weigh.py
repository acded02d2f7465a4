"""How much a story weighs on the front page: independent reports, reach, novelty, recency.

Their product orders the page. Copies, articles and publishers lift nothing: forty papers that print one agency are one
report, and what they are printed in adds neither countries nor freshness.
"""

import math

from wireroom.model.front import Weight
from wireroom.model.story import StorySummary
from wireroom.model.views import StoryRow

HOUR = 3600.0
# A story that nothing has happened in for six hours weighs half: by the next morning last night's lead has gone, by
# the afternoon the morning's has not.
HALF_LIFE = 6 * HOUR
# A development weighs half a report; a row carries the newest four.
DEVELOPMENT_WEIGHT, DEVELOPMENT_WINDOW = 0.5, 2 * HOUR
# A second country or language tells that a story matters elsewhere; never as much as a second report does (.58).
REACH_STEP, REACH_MOST = 0.08, 1.4
# Reports of the last half day are what is new of a story. One that has been told for days keeps six tenths, so that
# what goes on does not vanish, and what begins stands before it.
NEW_WINDOW, NOVELTY_LEAST = 12 * HOUR, 0.6


def weigh(row: StoryRow, summary: StorySummary | None, now: float) -> Weight:
    """Weigh a story at a time, UTC seconds."""
    times = [at for at in summary.report_times if at <= now] if summary is not None else []
    reports = row.counts.reports.low
    depth = math.log2(1.0 + reports + DEVELOPMENT_WEIGHT * recent_developments(row, now))
    wide = max(0, min(len(row.countries), reports) - 1) + max(0, min(len(row.languages), reports) - 1)
    reach = min(REACH_MOST, 1.0 + REACH_STEP * wide)
    new = sum(1 for at in times if now - at < NEW_WINDOW) / len(times) if times else 1.0
    novelty = NOVELTY_LEAST + (1.0 - NOVELTY_LEAST) * new
    recency = math.exp2(-max(0.0, now - fresh_at(row, summary, now)) / HALF_LIFE)
    total = depth * reach * novelty * recency
    return Weight(total=total, depth=depth, reach=reach, novelty=novelty, recency=recency)


def recent_developments(row: StoryRow, now: float) -> int:
    """Count the developments of the last two hours."""
    return sum(1 for item in row.developments if now - DEVELOPMENT_WINDOW <= item.at <= now)


def fresh_at(row: StoryRow, summary: StorySummary | None, now: float) -> float:
    """Say when the last independent report, or development, came; a late copy makes nothing fresh."""
    times = list(summary.report_times) if summary is not None else []
    times += [item.at for item in row.developments]
    return min(row.changed_at, max((at for at in times if at <= now), default=row.changed_at))

"""No gate counts the upper end of a range: not breaking, not the front page, not a badge, not a situation's level."""

import ast
from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from straitwatch import ARDEN, CLOSED, MORNING, THREAT, article
from trends.rooms import START, summary
from trends.test_front import given_of, placed, rows_strategy

import wireroom
from wireroom.model.counts import Counts, Span
from wireroom.model.events import StoryBroke
from wireroom.model.watch_events import LevelChanged, SituationAdded
from wireroom.trends.desk import TrendsDesk
from wireroom.trends.front import front_page
from wireroom.watch.desk import WatchDesk

ROOT = Path(wireroom.__file__).parent
#: Who may read the upper end: the count itself, and who only writes "1 to 3".
SHOWN_BY = {
    "model/counts.py",
    "web/words.py",
    "web/api_claims.py",
    "watch/report.py",
    "cli/known.py",
    "alerts/wording.py",
}


def test_nobody_but_who_shows_a_range_reads_its_upper_end():
    """Walk over all code: a gate that is written tomorrow is found as well."""
    readers = set()
    for path in ROOT.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        counting = any(word in text for word in ("counts.reports", "counts.origins", "Counts", "model.counts"))
        for node in ast.walk(ast.parse(text)) if counting else ():
            if isinstance(node, ast.Attribute) and node.attr == "high":
                readers.add(path.relative_to(ROOT).as_posix())
    assert readers <= SHOWN_BY, "asks for the upper end of a count: ask for `low`"
    for path in ROOT.rglob("templates/**/*.html"):
        assert ".high" not in path.read_text(encoding="utf-8"), path.name


def widened(counts: Counts, more: int) -> Counts:
    return replace(counts, reports=Span(counts.reports.low, counts.reports.high + more))


def broke(low: int, more: int) -> list[str]:
    """Give a story a report a minute, with this range at the end; what the desk says of it."""
    desk = TrendsDesk()
    for minute in range(90):
        desk.minute(START + minute * 60.0)
    times = [START + 90 * 60.0 + n * 60.0 for n in range(low)]
    now = summary("s1", times)
    now = replace(now, counts=widened(now.counts, more), report_times=(*now.report_times, *[times[-1]] * more))
    return [type(event).__name__ for event in desk.changed(now, times[-1] + 60.0)]


@settings(max_examples=25, deadline=None)
@given(low=st.integers(1, 8), more=st.integers(1, 40))
def test_breaking_does_not_hear_what_is_not_sure(low, more):
    """Forty headlines that nobody read break nothing that two reports do not."""
    assert broke(low, more) == broke(low, 0)


def test_enough_sure_reports_break():
    """The law above is not kept by silence."""
    assert broke(8, 0) == [StoryBroke.__name__]


@settings(max_examples=40, deadline=None)
@given(rows_strategy, st.integers(1, 30))
def test_the_front_page_does_not_hear_what_is_not_sure(rows, more):
    """Lead, order, breaking and what rises are the same however wide the ranges are.

    Doubt alone is told only where it is sure: "no second report" is not said of a story that may have one. So stories
    with one report stand here with one publisher, which is doubt enough.
    """
    alone = [
        replace(one, counts=replace(one.counts, publishers=1)) if one.counts.reports.low == 1 else one for one in rows
    ]
    sure = [replace(one, counts=replace(one.counts, articles=one.counts.articles + more)) for one in alone]
    wide = [replace(one, counts=widened(one.counts, more)) for one in sure]
    pages = [front_page(given_of(*told), languages=("en",)) for told in (sure, wide)]
    assert placed(pages[0]) == placed(pages[1])


def level(*articles) -> list[int]:
    desk = WatchDesk()
    desk.add(SituationAdded(at=MORNING, name="arden-strait", version=3, text=ARDEN), 0)
    events = [event for one in articles for event in desk.look(one, MORNING)]
    for minute in range(1, 5):
        events += desk.minute(MORNING + 60 * minute)
    return [event.level for event in events if isinstance(event, LevelChanged)]


def evidence(*, read: int, kin: tuple[str, ...] = ()):
    """Three reports of a closure and three of a threat, of which so many are read and sure."""
    told = [article(n, "News", CLOSED if n % 2 else THREAT, origins=(f"person:p{n}",)) for n in range(1, 7)]
    return [replace(one, full=one.n <= read, kin=kin if one.n > 1 else ()) for one in told]


def test_a_level_does_not_hear_what_is_not_sure():
    """What raises the level as six reports does not as texts that nobody read, nor as texts that may all be one."""
    assert level(*evidence(read=6)) == [3]
    assert level(*evidence(read=0)) != [3]
    assert level(*evidence(read=6, kin=("article:a1",))) != [3]

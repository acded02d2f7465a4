"""Which days does a story tell of, and which sentence tells best what happened on one?

A story that runs for weeks is told by its days: what matters is named again by later reports ("since the vote of 19
March"). So a day counts one for each report that names it, and half for each that was printed on it. Its sentence is
the one that shares most with all others about the day, and rather one that names it.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from wireroom.stories.reports import Report, day_of
from wireroom.stories.units import Unit

#: What a report is worth to the day on which it was printed, where one that names a day counts 1. Swept 0 to 1 on the
#: tune half of crisis timelines: Date-F1 .295, .299 (0.3), .311 (0.5), .306 (1).
PRINTED = 0.5
#: A sentence that names one day is twice as telling about it as one that names two, or as an opening of that day.
ALONE = 2.0
#: Sentences at the head of a report that may tell of the day on which it was printed, or of the day before.
HEAD = 3
#: What is left of the worth of a sentence that does not stand alone. Only asked-for outlines use such ones.
LEANING = 0.7
#: A sentence shorter in weight says too little; longer in characters is no line of a timeline.
LEAST_WEIGHT, LONGEST = 4, 400
#: Every sentence starts with so much, so that the only one about a day has a score.
FLOOR = 0.1


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence about a day. `worth` counts how surely it is about that day: 2 named alone, 1 else."""

    unit: Unit
    report: Report
    worth: float
    named: bool


def weights(reports: Iterable[Report]) -> dict[int, float]:
    """How much each day counts: one for each report that names it, `PRINTED` for each that was printed on it."""
    found: dict[int, float] = {}
    for report in reports:
        for day in sorted({day for days in report.days for day in days}):
            found[day] = found.get(day, 0.0) + 1.0
        printed = day_of(report.at)
        found[printed] = found.get(printed, 0.0) + PRINTED
    return found


def about(day: int, reports: Iterable[Report]) -> list[Told]:
    """Collect the sentences about a day: those that name it, and the heads of what was printed then or a day later."""
    return [
        told
        for report in reports
        for told in _of_report(day, report)
        if told.unit.weight >= LEAST_WEIGHT and len(told.unit.text) <= LONGEST
    ]


def _of_report(day: int, report: Report) -> Iterator[Told]:
    near = day_of(report.at) in (day, day + 1)
    for unit, days in zip((report.title, *report.units), report.days, strict=True):
        if day in days and len(days) <= 2:
            yield Told(unit, report, ALONE if len(days) == 1 else 1.0, named=len(days) == 1)
        elif near and not days and unit.position < HEAD:
            yield Told(unit, report, 1.0, named=False)


def best(told: Sequence[Told], wanted: int) -> list[Told]:
    """Choose the sentences that share most with all others and least with each other, the best first."""
    shared: dict[str, float] = {}
    for one in told:
        for root in one.unit.stems:
            worth = one.worth / math.sqrt(one.unit.weight) * (2 if root in one.unit.strong else 1)
            shared[root] = shared.get(root, 0.0) + worth
    marks = [_mark(one, shared, len(told)) for one in told]
    chosen: list[Told] = []
    stems: set[str] = set()
    while len(chosen) < wanted and marks:
        gains = [mark * (1.0 - one.unit.shared(stems) / one.unit.weight) for mark, one in zip(marks, told, strict=True)]
        first = max(range(len(gains)), key=lambda n: (gains[n], -n))
        if gains[first] <= 0:
            break
        chosen.append(told[first])
        stems |= told[first].unit.stems
        marks[first] = 0.0
    return chosen


def _mark(one: Told, shared: dict[str, float], many: int) -> float:
    # fsum: the order of a set must not tell in the last digit
    common = math.fsum(shared[root] for root in one.unit.stems) / math.sqrt(one.unit.weight)
    fit = 1.0 if one.unit.fit or one.unit.field == "title" else LEANING
    return one.worth * fit * (FLOOR + common / many)

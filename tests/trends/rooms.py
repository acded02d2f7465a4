"""Simulated newsrooms: steady stories with paces of their own, and some that burst. All times are UTC seconds.

What is invented here is written down, so that figures made with it can be judged:
- stories open as a Poisson process with a day's cycle (quiet at night, twice the mean around noon);
- a steady story has a pace drawn from a gamma distribution of shape .5 and mean .28 an hour (most get no second report,
  few get many: what the English stories of the labelled set og2021 show in their first six hours), which halves every
  four hours;
- a burst story gets 5 to 14 reports whose gaps grow from about three minutes to about half an hour;
- reports become known to the room up to ten minutes after they were printed.
"""

import random
from dataclasses import dataclass

from wireroom.model.counts import Counts, Span
from wireroom.model.events import BreakEnded, StoryBroke
from wireroom.model.story import ReportSeen, StorySummary
from wireroom.trends.desk import TrendsDesk

#: Words in which the headlines of newsrooms differ.
_WORDS = ("Alder", "Birch", "Cedar", "Dogwood", "Elder", "Fir", "Gorse", "Hazel", "Ivy", "Juniper", "Kapok", "Larch")
HOUR = 3600.0
START = 1_790_000_000.0


@dataclass(frozen=True, slots=True)
class Report:
    printed: float
    known: float
    story: str


@dataclass(frozen=True, slots=True)
class Room:
    reports: tuple[Report, ...]
    bursts: frozenset[str]


def room(seed: int, *, stories_a_day: int, bursts: int, days: int = 3) -> Room:
    chance = random.Random(seed)
    reports: list[Report] = []

    def printed(at: float, story: str) -> None:
        reports.append(Report(at, at + chance.uniform(30.0, 600.0), story))

    for number in range(stories_a_day * days):
        at = START + days * 24 * HOUR * chance.random()
        if chance.random() > (0.3, 1.0)[6 * HOUR <= at % (24 * HOUR) <= 22 * HOUR]:
            continue
        story = f"steady-{number}"
        printed(at, story)
        pace, opened = chance.gammavariate(0.5, 0.56) / HOUR, at
        while at - opened < 24 * HOUR:
            at += chance.expovariate(pace)
            if chance.random() < 0.5 ** ((at - opened) / (4 * HOUR)):
                printed(at, story)
    names = []
    for number in range(bursts):
        story = f"burst-{number}"
        names.append(story)
        at = START + 4 * HOUR + (days * 24 - 8) * HOUR * chance.random()
        gap = chance.uniform(2.0, 6.0) * 60.0
        for _ in range(chance.randint(5, 14)):
            printed(at, story)
            at += chance.expovariate(1 / gap)
            gap *= 1.3
    return Room(tuple(sorted(reports, key=lambda one: (one.known, one.story))), frozenset(names))


def summary(
    story: str, times: list[float], *, publishers: int | None = None, titles: tuple[str, ...] = (), official: int = 0
) -> StorySummary:
    """Sum a story up: each report by a newsroom of its own, or by one of so many publishers.

    `titles` are the headlines, else each has words of its own; the first `official` reports are documents.
    """
    reports = len(times)
    seen = tuple(
        ReportSeen(
            at=at,
            family=f"paper{number % (publishers or reports)}",
            title=titles[number] if titles else f"{story} as {_WORDS[number % len(_WORDS)]} tells it",
            language="en",
            official=number < official,
        )
        for number, at in enumerate(sorted(times))
    )
    return StorySummary(
        id=story,
        headline=story,
        language="en",
        section=None,
        counts=Counts(
            articles=reports,
            publishers=reports if publishers is None else publishers,
            reports=Span(reports, reports),
            origins=Span(1, reports),
        ),
        opened_at=min(times),
        changed_at=max(times),
        report_times=tuple(sorted(times)),
        reports=seen,
    )


def play(the_room: Room, desk: TrendsDesk) -> list[StoryBroke | BreakEnded]:
    """Let a desk live through a room, minute by minute."""
    events: list[StoryBroke | BreakEnded] = []
    times: dict[str, list[float]] = {}
    minute = START
    for report in the_room.reports:
        while minute <= report.known:
            events += desk.minute(minute)
            minute += 60.0
        times.setdefault(report.story, []).append(report.printed)
        events += desk.changed(summary(report.story, times[report.story]), report.known)
    for _ in range(180):
        events += desk.minute(minute)
        minute += 60.0
    return events


@dataclass(frozen=True, slots=True)
class Score:
    precision: float
    recall: float
    median_delay_s: float
    alerts: int


def score(rooms: list[Room]) -> Score:
    """Right is the first alert of a burst story; the delay counts from when its third report was known."""
    alerts = right = bursts = 0
    delays: list[float] = []
    for the_room in rooms:
        first: dict[str, float] = {}
        for event in play(the_room, TrendsDesk()):
            if isinstance(event, StoryBroke):
                alerts += 1
                if event.story_id in the_room.bursts and event.story_id not in first:
                    first[event.story_id] = event.at
                    right += 1
        bursts += len(the_room.bursts)
        for story, at in first.items():
            third = sorted(report.known for report in the_room.reports if report.story == story)[2]
            delays.append(at - third)
    return Score(
        precision=right / alerts if alerts else 1.0,
        recall=right / bursts if bursts else 1.0,
        median_delay_s=sorted(delays)[len(delays) // 2] if delays else 0.0,
        alerts=alerts,
    )

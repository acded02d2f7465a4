"""Rules and occasions for tests."""

from dataclasses import replace

from wireroom.model.alert import Occasion, Past, Rule
from wireroom.model.counts import Counts, Span

#: 24 November 2026, 06:00 UTC.
MORNING = 1_795_500_000.0

RULE = Rule(id="r1", name="Breaking", kind="breaking", channels=("c1",), cooldown=0)
COUNTS = Counts(articles=4, publishers=3, reports=Span(2, 2), origins=Span(1, 2))
OCCASION = Occasion(
    kind="broke",
    seq=5,
    at=MORNING,
    subject="story:s1",
    event="s1",
    title="Ferry runs aground",
    language="en",
    path="/s/s1/ferry",
    what="Breaking: 3 reports in 9 minutes.",
    quote="The ferry hit rocks.",
    quoted="Ansel Post",
    counts=COUNTS,
    confirmed=True,
    section="world",
    languages=("en", "de"),
    regions=("SE",),
)
NOTHING = Past()


def rule(**more):
    return replace(RULE, **more)


def occasion(**more):
    return replace(OCCASION, **more)

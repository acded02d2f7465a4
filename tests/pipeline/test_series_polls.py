"""Series at an address are asked for when they are due, and trouble with one is its own."""

import asyncio

from newsrooms import MORNING, open_intake
from portwatch import PORT

from wireroom.clock import ManualClock
from wireroom.errors import FetchError
from wireroom.model.watch_events import SituationAdded
from wireroom.pipeline.series_polls import EVERY, ask_due
from wireroom.ports import Answer

PUBLISHED = PORT.replace("{source: ships-daily, field: waiting}", "{source: ships-daily, field: waiting, url: URL}")
URL = "https://harbour.example/waiting.csv"
NAME = "ships-daily#waiting"


class Wire:
    """Gives what the test lets it give."""

    def __init__(self, *answers):
        self.answers, self.asked = list(answers), []

    async def fetch(self, ask):
        self.asked.append(ask.url)
        said = self.answers.pop(0)
        if isinstance(said, Exception):
            raise said
        return Answer(url=ask.url, final_url=ask.url, status=200, body=said)


def _play(wire, hours):
    """Look at what is due at each of the hours; returns the room."""
    intake, clock, asked = open_intake(), ManualClock(MORNING), {}
    text = PUBLISHED.replace("URL", URL)
    intake.newsroom.take(lambda: [SituationAdded(at=MORNING, name="port-ansel", version=1, text=text)])

    async def here(act, *args):
        return act(*args)

    async def run():
        before = 0.0
        for hour in hours:
            clock.advance((hour - before) * 3600.0)
            before = hour
            await ask_due(intake.newsroom, wire, here, clock, asked)

    asyncio.run(run())
    return intake.room.reader


def test_a_series_is_asked_for_a_few_times_a_day():
    """At once, then not before its pause is over."""
    wire = Wire(b"date,waiting\n2026-11-20,4\n", b"date,waiting\n2026-11-20,4\n2026-11-21,6\n")
    reader = _play(wire, [0.0, 1.0, EVERY / 3600.0 - 0.1, EVERY / 3600.0])
    assert wire.asked == [URL, URL]
    assert [point.value for point in reader.series(NAME).points] == [4.0, 6.0]


def test_trouble_costs_one_question_and_nothing_that_is_known():
    """A page of errors, a server that is down: asked again after the pause, what was known stays."""
    step = EVERY / 3600.0
    wire = Wire(b"date,waiting\n2026-11-20,4\n", b"<html>502</html>", FetchError(URL, "down"))
    reader = _play(wire, [0.0, step, 2 * step])
    assert len(wire.asked) == 3
    assert [point.value for point in reader.series(NAME).points] == [4.0]


def test_a_series_without_an_address_is_never_asked_for():
    """It is handed in."""
    intake = open_intake()
    intake.newsroom.take(lambda: [SituationAdded(at=MORNING, name="port-ansel", version=1, text=PORT)])
    wire = Wire()

    async def here(act, *args):
        return act(*args)

    asyncio.run(ask_due(intake.newsroom, wire, here, ManualClock(MORNING), {}))
    assert not wire.asked

"""A published series of numbers comes in: what changed of it enters the log, and nothing else."""

import datetime as dt

from wireroom.errors import ParseError
from wireroom.model.series import Point, series_name
from wireroom.model.watch_events import SeriesTaken
from wireroom.pipeline.newsroom import Newsroom
from wireroom.watch.series.days import fold
from wireroom.watch.series.rows import read_rows


def take_series(
    newsroom: Newsroom, body: bytes, *, source: str, field: str, date_field: str, now: float
) -> SeriesTaken:
    """Read a series and keep what is new in it: days with another value, or with one at last.

    A day that the file no longer names keeps its value: files are cut at the front.

    Raises:
        ParseError: If it is no series, and why; what was known stays.
    """
    name = series_name(source, field)
    try:
        found = read_rows(
            body, field=field, date_field=date_field, today=dt.datetime.fromtimestamp(now, dt.UTC).date().toordinal()
        )
    except ValueError as error:
        raise ParseError(name, str(error)) from error

    def make() -> list[SeriesTaken]:
        before = newsroom.room.reader.series(name)
        known = {point.day: point.value for point in before.points} if before else {}
        points = tuple(
            Point(day, value)
            for number, value in fold(found.rows).items()
            if (day := dt.date.fromordinal(number).isoformat()) not in known or known[day] != value
        )
        made.append(SeriesTaken(at=now, series=name, points=points, faults=found.faults, refused=found.refused))
        unchanged = (
            before is not None and not points and (before.faults, before.refused) == (found.faults, found.refused)
        )
        return [] if unchanged else made

    made: list[SeriesTaken] = []
    newsroom.take(make)
    return made[0]

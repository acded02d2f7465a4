"""Series through the house: what changed is logged, any past state can be read again, a rebuild is the same."""

import pytest
from newsrooms import MORNING, open_intake, room_of

from wireroom import app
from wireroom.errors import ParseError
from wireroom.model.series import Point
from wireroom.model.watch_events import SeriesTaken
from wireroom.pipeline.replaying import rebuild
from wireroom.pipeline.series import take_series
from wireroom.store.digest import digest

FIRST = b"date,ships\n2025-01-01,4\n2025-01-02,\n2025-01-04,9\n"
LATER = b"date,ships\n2025-01-02,5\n2025-01-04,8\n2025-01-05,0\nsoon,3\n"


def _take(intake, body, at):
    return take_series(intake.newsroom, body, source="gate", field="ships", date_field="date", now=at)


def test_only_what_changed_enters_the_log_and_the_past_stays_readable():
    """A day that is told late or otherwise is news; one that the file dropped keeps its value."""
    intake = open_intake()
    _take(intake, FIRST, MORNING)
    _take(intake, FIRST, MORNING + 60)
    told = _take(intake, LATER, MORNING + 120)
    events = [item.event for item in intake.room.log.read() if isinstance(item.event, SeriesTaken)]
    assert len(events) == 2
    assert told.points == (Point("2025-01-02", 5.0), Point("2025-01-04", 8.0), Point("2025-01-05", 0.0))
    reader = intake.room.reader
    assert reader.series("gate#ships").points == (Point("2025-01-01", 4.0), *told.points)
    assert reader.series("gate#ships").refused == 1
    assert reader.series("gate#ships", MORNING + 119).points == (
        Point("2025-01-01", 4.0),
        Point("2025-01-02", None),
        Point("2025-01-04", 9.0),
    )
    assert reader.series("gate#ships", MORNING - 1) is None


def test_a_page_of_errors_changes_nothing():
    """What is no series is refused with its reason, and what was known stays."""
    intake = open_intake()
    _take(intake, FIRST, MORNING)
    with pytest.raises(ParseError, match="gate#ships"):
        _take(intake, b"<html>502</html>", MORNING + 60)
    assert len(intake.room.reader.series("gate#ships").points) == 3


def test_a_rebuild_gives_the_same_series():
    """Series follow from the log alone."""
    intake = open_intake()
    _take(intake, FIRST, MORNING)
    _take(intake, LATER, MORNING + 120)
    fresh = app.open_room(":memory:")
    rebuild(room_of(intake).log.read(), room_of(intake).bodies, fresh)
    assert digest(fresh.connection) == digest(room_of(intake).connection)

"""What every log must hold. Run it on your own: `check_log(make_log)`."""

from collections.abc import Callable

from wireroom.model.events import Event, MinutePassed
from wireroom.ports import Log


def check_log(make: Callable[[], Log]) -> None:
    """Check a kind of log; raises AssertionError with the law that is broken.

    Args:
        make: Makes an empty log.
    """
    _numbers_are_dense(make())
    _reading_resumes_anywhere(make())
    _nothing_comes_of_nothing(make())


def minutes(first: int, number: int) -> list[Event]:
    """Make some events that differ."""
    return [MinutePassed(at=60.0 * minute) for minute in range(first, first + number)]


def _numbers_are_dense(log: Log) -> None:
    first = log.append(minutes(0, 3))
    second = log.append(minutes(3, 2))
    _hold([item.seq for item in first + second] == [1, 2, 3, 4, 5], "numbers begin at 1 and leave none out")
    _hold([item.event for item in log.read()] == minutes(0, 5), "events come back as they were, in order")
    _hold(log.last() == 5, "the last number is that of the last event")


def _reading_resumes_anywhere(log: Log) -> None:
    log.append(minutes(0, 2500))
    for after in (0, 1, 999, 1000, 2499, 2500, 9999):
        found = [item.seq for item in log.read(after)]
        _hold(found == list(range(after + 1, 2501)), f"reading after {after} gives all that follow")
    _hold([item.seq for item in log.read(7, 3)] == [8, 9, 10], "reading stops where it is asked to")


def _nothing_comes_of_nothing(log: Log) -> None:
    _hold(log.last() == 0 and not list(log.read()), "a new log is empty")
    _hold(log.append([]) == [] and log.last() == 0, "appending nothing changes nothing")


def _hold(true: bool, law: str) -> None:
    if not true:
        raise AssertionError(law)

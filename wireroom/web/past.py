"""The site as it stood: which pages have a past, how its time is written in an address, and the steps around it."""

import contextlib
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from wireroom.model.views import Head
from wireroom.ports import Reader
from wireroom.web.words import DAY, Moment, clock_time, iso, several, short_day

HOUR = 3600.0
#: Name of the value in an address.
AT = "at"
#: How long a page of the past waits for another that is being made, real seconds.
PATIENCE_S = 2.0
#: Steps that are offered: (words, seconds).
STEPS = (("A day earlier", -DAY), ("An hour earlier", -HOUR), ("An hour later", HOUR), ("A day later", DAY))


class BusyError(Exception):
    """Somebody else is looking back at this moment."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PastView:
    """What a page of the past says above all else."""

    #: "18:00 UTC, 23 November".
    words: str
    moment: Moment
    #: The same page as it is now.
    now: str
    #: (words, address) of the times around it.
    steps: tuple[tuple[str, str], ...]
    #: What is missing, in words; "" for nothing.
    gone: str


class Looking:
    """One look back at a time: each may take seconds of one processor, and the present must go on."""

    def __init__(self) -> None:
        self._one = threading.Lock()

    @contextlib.contextmanager
    def back(self, reader: Reader, at: float, story_id: str = "") -> Iterator[Reader | None]:
        """Give a reader of what stood at a time, as `ports.Reader.past`.

        Raises:
            BusyError: If another look is being taken, and goes on for long.
        """
        if not self._one.acquire(timeout=PATIENCE_S):
            raise BusyError
        try:
            yield reader.past(at, story_id)
        finally:
            self._one.release()


def read_at(text: str) -> float | None:
    """Read a time of an address, UTC where no zone is named; None for what is none.

    >>> read_at("2026-11-23T18:00Z"), read_at("2026-11-23"), read_at("yesterday")
    (1795456800.0, 1795392000.0, None)
    """
    try:
        at = datetime.fromisoformat(text[:40].replace(" ", "+"))
        seconds = (at if at.tzinfo else at.replace(tzinfo=UTC)).timestamp()
    except (ValueError, OverflowError):
        return None
    return seconds if seconds >= 0 else None


def write_at(at: float) -> str:
    """Write a time as it stands in an address.

    >>> write_at(1795456800.0), write_at(1795456801.0)
    ('2026-11-23T18:00Z', '2026-11-23T18:00:01Z')
    """
    return iso(at).removesuffix(":00Z") + "Z" if iso(at).endswith(":00Z") else iso(at)


def address(path: str, at: float) -> str:
    """Give the address of a page as it stood."""
    return f"{path}?{AT}={write_at(at)}"


def past_view(path: str, at: float, then: Head, now: Head) -> PastView:
    """Make what a page of the past says above all else.

    Args:
        path: The page, without its query.
        at: The time that was asked for.
        then: Where the log stood at that time.
        now: Where it stands.
    """
    began = now.started_at if now.started_at is not None else now.at
    steps = tuple((words, address(path, at + seconds)) for words, seconds in STEPS if began <= at + seconds <= now.at)
    gone = ""
    if then.texts_gone:
        gone = f"{several(then.texts_gone, 'text')} of what stood here {'is' if then.texts_gone == 1 else 'are'} no "
        gone += "longer kept; headlines and counts are those of the log, and what rested on a text is missing."
    words = f"{clock_time(at)} UTC, {short_day(at, now.at)}"
    return PastView(words=words, moment=Moment(iso(at), words), now=path, steps=steps, gone=gone)

"""Until when does a sentence hold? A count that has grown and an outlook on a day that is over tell what was.

Both may stand on the timeline, where their day stands beside them, but not in a brief or over a story.
"""

import math
import re
from collections.abc import Sequence
from functools import lru_cache

from wireroom.stories.figures import SAME_THING, Given, apart, given_by
from wireroom.stories.reports import DAY_S, Report
from wireroom.stories.units import Unit
from wireroom.text.dates import moments, weekdays_named

#: An outlook that names no day is believed for so long. Seconds.
OUTLOOK_S = 24 * 3600.0
#: A lower bound ("at least 12") is outgrown by a count that is higher by this factor; below it, both may stand.
GROWN = 1.05
#: So many days after printing a weekday is rather the last one than the next.
LONG_WAY = 6
#: Words that set a sentence before something to come, beside the verbs of `text.speech.AHEAD`.
_BEFORE: dict[str, str] = {
    "en": r"^if|could|ahead of|on the eve of|tomorrow|upcoming|expected (?:in|at|on|by|to)|prepar(?:es?|ing) (?:to|for)"
    r"|brac(?:es?|ing) for|fac(?:es?|ing) (?:a )?(?:key|crucial|final|vote|ruling|test)|set to|due to (?:meet|arrive|"
    r"face|start|begin)",
    "de": r"^(?:falls|sollte)|am vorabend|vor dem|bevorstehend\w*|erwartet wird|morgen",
    "fr": r"^si|à la veille|avant le|à venir|attendus?|attendues?|demain",
    "es": r"^si|en vísperas|antes de|a la espera|mañana",
    "it": r"^se|alla vigilia|in vista|prima del|atteso|attesa|domani",
    "pt": r"na véspera|antes do|amanhã",
    "nl": r"aan de vooravond|voorafgaand|morgen",
}


@lru_cache(maxsize=32)
def _before(language: str) -> re.Pattern[str] | None:
    words = _BEFORE.get(language)
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE) if words else None


def holds_until(unit: Unit, report: Report, reports: Sequence[Report]) -> float:
    """Say when what a sentence says ceased to hold, UTC seconds; infinity where nothing speaks against it."""
    return min(_outlooks(report).get(unit.position, math.inf), _outgrown_at(unit, report, reports))


@lru_cache(maxsize=1024)
def _outlooks(report: Report) -> dict[int, float]:
    """Give for each sentence of a report that looks ahead when that ends. Kept: composing asks often."""
    ends = {unit.position: _outlook_ends(unit, report) for unit in (report.title, *report.units)}
    return {position: end for position, end in ends.items() if end < math.inf}


def _outlook_ends(unit: Unit, report: Report) -> float:
    """When the day is over that a sentence looks ahead to."""
    member = report.member
    sign = _before(member.language or "en")
    if "ahead" not in unit.traits and (sign is None or sign.search(unit.text) is None):
        return math.inf
    found = moments(unit.text, member.language, published=member.published, country=member.country)
    coming = [one.at for one in found if one.at > report.at - DAY_S]
    if coming:
        return max(coming) + DAY_S
    weekdays = weekdays_named(unit.text, member.language)
    today = int(report.at // DAY_S)
    # 1 January 1970 was a Thursday. The weekday of yesterday is past: "announced on Sunday", printed on Monday.
    days = [distance for weekday in weekdays if (distance := (weekday - today - 3) % 7) < LONG_WAY]
    if days:
        return (today + max(days) + 1) * DAY_S
    return report.at + OUTLOOK_S


def _outgrown_at(unit: Unit, report: Report, reports: Sequence[Report]) -> float:
    """When a later report first gave a higher figure for what a sentence counts."""
    if not unit.figures:
        return math.inf
    mine = [given for given in given_by(report) if given.unit is unit]
    if not mine:
        return math.inf
    stood = last_said(report)
    return min(
        (
            last_said(other)
            for other in reports
            if last_said(other) > stood
            and any(_outgrows(later, earlier) for later in given_by(other) for earlier in mine)
        ),
        default=math.inf,
    )


def _outgrows(later: Given, earlier: Given) -> bool:
    old, new = earlier.figure, later.figure
    if later.key != earlier.key or new.value <= old.value:
        return False
    grown = apart(new, old) or (bool(old.qualifier) and new.value > GROWN * old.value)
    return grown and (":" not in earlier.key or earlier.unit.like(later.unit) >= SAME_THING)


def last_said(report: Report) -> float:
    """When a report last said what it says."""
    return max((report.at, *(seen.at for seen in report.member.edits)))

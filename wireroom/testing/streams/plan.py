"""What an invented stream is to hold: how many outlets, days, bursts and traps, and in what rhythm. Times are UTC."""

from dataclasses import dataclass, replace

HOUR = 3600.0
DAY = 24 * HOUR
#: Monday 5 October 2026, 00:00 UTC.
START = 1_791_158_400.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The measures of a stream. The defaults are what is reported; `variant` gives others."""

    outlets: int = 200
    days: int = 14
    #: Ordinary stories that open on a weekday.
    stories_a_day: int = 350
    #: Mean pace of further reports to an ordinary story, an hour; paces differ as a gamma distribution of shape .5
    #: (what the English stories of the labelled set og2021 show), and halve every four hours.
    pace: float = 0.28
    #: No ordinary story is told faster than this, an hour: what is, is a burst by any reader's measure.
    fastest: float = 2.0
    bursts: int = 60
    #: Independent reports of a burst, least and most, and the mean first gap between two, minutes, least and most;
    #: each gap is a quarter longer than the one before.
    burst_reports: tuple[int, int] = (6, 16)
    burst_gap: tuple[float, float] = (1.5, 5.0)
    #: Share of bursts that are told in a second language too.
    second_language: float = 0.35
    #: Share of further reports that are copies.
    copies: float = 0.35
    #: Languages of outlets and how many of ten speak each.
    languages: tuple[tuple[str, int], ...] = (("en", 6), ("de", 2), ("es", 2))
    #: Share of rows of which only title and summary are known.
    unread: float = 0.15
    #: Seconds after printing at which a row is seen, least and most.
    lag: tuple[float, float] = (20.0, 240.0)
    #: Weight of the quiet hours of a night against those of a day, and of a Saturday or Sunday against a weekday.
    night: float = 0.3
    weekend: float = 0.6
    #: Traps: stories of each kind over the whole stream ...
    anniversaries: int = 10
    archives: int = 8
    copy_storms: int = 15
    #: ... trains of entries a day from the one flooding outlet, matches a match day, and whether markets report daily.
    floods_a_day: int = 3
    matches: int = 4
    markets: bool = True
    #: Regions whose weather is told by several outlets every morning.
    forecasts: int = 4


def variant(name: str) -> Plan:
    """Give a plan by name; each differs from "usual" in more than one measure at once.

    Raises:
        KeyError: If there is no such plan.
    """
    usual = Plan()
    return {
        "usual": usual,
        "small": replace(
            usual, outlets=40, stories_a_day=60, bursts=25, burst_reports=(4, 8), burst_gap=(3.0, 8.0), unread=0.0,
            languages=(("en", 10),), days=10, anniversaries=6, archives=4, copy_storms=6, matches=2, forecasts=2,
        ),
        "busy": replace(
            usual, outlets=400, stories_a_day=700, pace=0.45, bursts=80, burst_reports=(8, 30), burst_gap=(0.5, 2.0),
            night=0.6, weekend=0.9, days=7, lag=(0.0, 30.0), copies=0.5, matches=8,
        ),
    }[name]  # fmt: skip

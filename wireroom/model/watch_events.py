"""The facts of situations under watch; part of the log like those of `model.events`.

Times are UTC seconds since 1970.
"""

from dataclasses import dataclass

from wireroom.model.series import Point
from wireroom.model.situation import Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class SituationAdded:
    """A situation is watched from now on, or by another definition. The text is the whole file."""

    at: float
    name: str
    version: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SituationRemoved:
    """A situation is no longer watched; what was filed stays in the log."""

    at: float
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ObservationFiled:
    """An article shows an indicator. Filed again, it takes the place of what was filed of the same article before."""

    at: float
    situation: str
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorChanged:
    """An indicator went from one state to another: "off", "watch", "active", "strong", "blind" or "unknown"."""

    at: float
    situation: str
    indicator: str
    before: str
    state: str
    #: 0 to 1; the last good value where it went blind.
    value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelChanged:
    """A situation stands on another rung."""

    at: float
    situation: str
    #: None: not known before.
    before: int | None
    level: int
    #: Sentences of the gate that held, or failed, at this moment.
    why: tuple[str, ...]
    #: Indicators that were blind at this moment.
    blind: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesTaken:
    """Days of a published series are known, or known otherwise; days that did not change are not named again."""

    at: float
    #: Name of the series and of the column: "sorties-daily#aircraft".
    series: str
    points: tuple[Point, ...]
    #: What was wrong with rows, in words; `refused` of them were set aside.
    faults: tuple[str, ...] = ()
    refused: int = 0

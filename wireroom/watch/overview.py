"""How a situation stands, put together for pages, reports and commands from what the store knows of it.

States and level are those that were logged; counts, gates and dates are worked out from the same evidence by the same
functions as the desk's.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from wireroom.model.counts import Counts
from wireroom.model.definition import Implication, Indicator, Level, Situation
from wireroom.model.series import Reading, series_name
from wireroom.model.situation import BLIND, STATES, UNKNOWN, EvidenceRow, LevelStep, SituationPage, StateChange
from wireroom.model.situation_notes import LevelDecided
from wireroom.ports import Reader
from wireroom.watch.conditions import holds
from wireroom.watch.confidence import Ground
from wireroom.watch.definition import read_situation
from wireroom.watch.gates import Said, judge
from wireroom.watch.looked_for import looked_for
from wireroom.watch.outlook import Outlook, outlook
from wireroom.watch.series.days import days_of
from wireroom.watch.series.readings import plan_of, readings
from wireroom.watch.standing import board_of, counts_of, falls_below, value_of

DAY = 86_400.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """An indicator (or response) with its state and evidence."""

    indicator: Indicator
    state: str
    #: The last change; None where it was never judged.
    changed: StateChange | None
    #: All its changes, oldest first.
    changes: tuple[StateChange, ...]
    #: The state before it went blind; "" where it is not blind or was never judged.
    last_good: str
    #: Evidence that counts, the first of each report, newest report first; and what was set aside.
    evidence: tuple[EvidenceRow, ...]
    set_aside: tuple[EvidenceRow, ...]
    counts: Counts | None
    #: When the state ends if nothing new comes; None: it does not, or it is off.
    falls_at: float | None
    #: How strongly it speaks now, 0 to 1, and its series day by day, where it has one.
    value: float = 0.0
    readings: tuple[Reading, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """All that is told of a situation at a time."""

    situation: Situation
    page: SituationPage
    #: The log's time.
    at: float
    #: None: not known yet.
    level: Level | None
    since: float | None
    steps: tuple[LevelStep, ...]
    signs: tuple[Sign, ...]
    responses: tuple[Sign, ...]
    #: Conditions of the present level that hold now, and those that no longer do.
    holding: tuple[Said, ...]
    failing: tuple[Said, ...]
    #: The next level up, if there is one, and what of its gate is still open.
    above: Level | None
    to_rise: tuple[Said, ...]
    #: Whether a person must decide the next level.
    by_person: bool
    #: The reason for the present level that ends first if nothing new comes: (indicator, when).
    nearest: tuple[Indicator, float] | None
    blind: tuple[Sign, ...]
    outlook: Outlook
    implications: tuple[tuple[Implication, bool], ...]

    def level_at(self, at: float) -> int | None:
        """Give the level at an earlier time; None where none was known."""
        found = [step.level for step in self.steps if step.at <= at]
        return found[-1] if found else None


def overview(page: SituationPage, at: float) -> Overview:
    """Put together how a situation stands at the log's time `at`."""
    situation = read_situation(page.row.text)
    all_signs = [_sign(indicator, situation, page, at) for indicator in looked_for(situation)]
    signs = all_signs[: len(situation.indicators)]
    evidence = [row.evidence for row in page.evidence]
    states = {sign.indicator.id: sign.state for sign in all_signs}
    decided = next((note.level for note in reversed(page.notes) if isinstance(note, LevelDecided)), None)
    board = board_of(situation, states, evidence, at, decided=decided)
    raising = [sign for sign in signs if sign.indicator.kind != "response"]
    number = page.row.level
    level = situation.level(number) if number is not None else None
    verdict = judge(level, situation, board) if level is not None else None
    above = situation.level(number + 1) if number is not None else situation.level(1)
    next_verdict = judge(above, situation, board) if above is not None else None
    holding = verdict.reasons(holding=True) if verdict else ()
    seen = outlook(
        situation,
        page,
        at,
        values={sign.indicator.id: sign.value for sign in all_signs if sign.state in STATES},
        states=states,
        grounds=[_ground(sign) for sign in raising if sign.indicator.kind == "raises"],
    )
    shares = {one.hypothesis.id: one.now or 0.0 for group in seen.groups for one in group.shares}
    return Overview(
        situation=situation,
        page=page,
        at=at,
        level=level,
        since=page.row.since,
        steps=page.levels,
        signs=tuple(raising),
        responses=tuple(sign for sign in signs if sign.indicator.kind == "response"),
        holding=holding,
        failing=verdict.reasons(holding=False) if verdict else (),
        above=above,
        to_rise=next_verdict.reasons(holding=False) if next_verdict else (),
        by_person=above is not None and above.number > situation.max_auto_level,
        nearest=_nearest(holding, raising),
        blind=tuple(sign for sign in raising if sign.state in (BLIND, UNKNOWN) and sign.indicator.kind == "raises"),
        outlook=seen,
        implications=tuple((item, holds(item.when, number, states, shares)) for item in situation.implications),
    )


def _sign(indicator: Indicator, situation: Situation, page: SituationPage, at: float) -> Sign:
    changes = tuple(change for change in page.changes if change.indicator == indicator.id)
    rows = [row for row in page.evidence if row.evidence.indicator == indicator.id]
    told = tuple(row for row in rows if row.evidence.counts)
    state = changes[-1].state if changes else UNKNOWN
    pieces = [row.evidence for row in told]
    judged = _readings(indicator, page)
    good = [change.state for change in changes if change.state not in (BLIND, UNKNOWN)]
    return Sign(
        indicator=indicator,
        state=state,
        changed=changes[-1] if changes else None,
        changes=changes,
        last_good=good[-1] if good and state == BLIND else "",
        evidence=tuple(row for row, _ in first_of_reports(told)),
        set_aside=tuple(row for row in rows if not row.evidence.counts and row.evidence.modality != "withdrawn"),
        counts=counts_of(pieces) if pieces else None,
        falls_at=falls_below(pieces, indicator.half_life_days, state, at, situation.down_factor),
        value=value_of(indicator, pieces, judged, at),
        readings=judged,
    )


def _readings(indicator: Indicator, page: SituationPage) -> tuple[Reading, ...]:
    use = indicator.series
    if use is None:
        return ()
    known = next((item for item in page.series if item.name == series_name(use.source, use.field)), None)
    return readings(days_of(known.points), plan_of(use)) if known else ()


def _ground(sign: Sign) -> Ground:
    return Ground(
        name=sign.indicator.name,
        category=sign.indicator.category,
        state=sign.state,
        critical=sign.indicator.critical,
        evidence=tuple(row.evidence for row in sign.evidence),
        measured=bool(sign.readings) and sign.readings[-1].met != "",
    )


def find_situation(reader: Reader, name: str, at: float | None = None) -> SituationPage | None:
    """Read a situation as known at a time (None: now), with the series that its definition names."""
    page = reader.situation(name, at)
    if page is None:
        return None
    uses = [item.series for item in read_situation(page.row.text).indicators if item.series is not None]
    names = dict.fromkeys(series_name(use.source, use.field) for use in uses)
    found = (reader.series(one, at) for one in names)
    return replace(page, series=tuple(one for one in found if one is not None))


def first_of_reports(rows: Iterable[EvidenceRow]) -> list[tuple[EvidenceRow, int]]:
    """Give the first piece of each report for each indicator, with the number of its copies; newest report first."""
    groups: dict[tuple[str, str, bool], list[EvidenceRow]] = {}
    for row in rows:
        groups.setdefault((row.evidence.indicator, row.evidence.report_id, row.evidence.counts), []).append(row)
    firsts = [(min(group, key=lambda row: (row.evidence.at, row.seq)), len(group) - 1) for group in groups.values()]
    return sorted(firsts, key=lambda pair: (-pair[0].evidence.at, -pair[0].seq))


def _nearest(holding: tuple[Said, ...], signs: list[Sign]) -> tuple[Indicator, float] | None:
    resting = {name for said in holding for name in said.indicators}
    dates = [(sign.falls_at, sign.indicator) for sign in signs if sign.falls_at and sign.indicator.id in resting]
    if not dates:
        return None
    at, indicator = min(dates, key=lambda pair: (pair[0], pair[1].id))
    return indicator, at

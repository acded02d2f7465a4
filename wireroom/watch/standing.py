"""How strongly evidence speaks for an indicator at a moment, and what state that is.

Value = 1 - product over independent reports of (1 - weight * 2^(-age / half-life)). Copies are one report; where texts
were not read, or rest on the same few origins, only the low end of the counts enters (`model.counts`). The same numbers
are worked out by the desk, by pages and by reports. A series of numbers speaks beside the texts,
as one more independent voice.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from wireroom.model.counts import CountedMember, Counts, count
from wireroom.model.deed import CODED
from wireroom.model.definition import Indicator, Needs, Situation
from wireroom.model.grades import RELIABILITY
from wireroom.model.series import Reading
from wireroom.model.situation import BLIND, STATES, UNKNOWN, Evidence
from wireroom.watch.grade import CREDIBILITY
from wireroom.watch.series.readings import is_blind as series_is_blind
from wireroom.watch.series.readings import value_at as series_value

#: Values at which a state begins: below the first it is off.
THRESHOLDS = {"watch": 0.35, "active": 0.60, "strong": 0.85}

#: Value of evidence that is strong enough and lacks what the indicator needs: the highest that is on watch.
HELD = THRESHOLDS["active"] - 0.0001

#: Deeds older than this are not looked at by gates.
DEED_DAYS = 60.0

#: Ordinal of 1 January 1970, the day 0 of UTC seconds.
EPOCH = 719_163

#: Evidence older than this many half-lives is no longer counted by gates that ask for reports or origins.
COUNTED_HALF_LIVES = 2.0

DAY = 86_400.0
HOUR = 3600.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """How an indicator stands."""

    state: str
    value: float
    #: Of the evidence that counts, all ages; None where there is none.
    counts: Counts | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """How a situation stands at a moment: what gates are judged on."""

    states: Mapping[str, str]
    #: Evidence that is young enough to be counted.
    live: tuple[Evidence, ...]
    #: Evidence of the last weeks that tells a deed, the oldest first, and the moment itself.
    deeds: tuple[Evidence, ...] = ()
    at: float = 0.0
    #: Level up to which a person has said that it may be reached; None: nobody has.
    decided: int | None = None


def counts_of(evidence: Iterable[Evidence]) -> Counts:
    """Give the four counts of pieces of evidence."""
    by_article = {item.article_id: item for item in evidence}
    return count(
        CountedMember(
            article_id=item.article_id,
            source_id=item.source_id,
            owner=item.owner,
            report_id=item.report_id,
            read=item.read,
            kin=item.kin,
            origins=item.origins,
        )
        for item in by_article.values()
    )


def value_at(evidence: Sequence[Evidence], half_life_days: float, at: float) -> float:
    """Say how strongly evidence speaks at a moment, 0 to 1. What lies in the future of `at` counts as new."""
    told = [item for item in evidence if item.counts]
    if not told:
        return 0.0
    units: dict[str, float] = {}
    for item in told:
        age = max(0.0, at - item.at)
        fresh = item.weight * 2.0 ** (-age / (half_life_days * DAY))
        unit = item.report_id if item.read else ""  # texts not read may all be copies of one
        units[unit] = max(units.get(unit, 0.0), fresh)
    counted = counts_of(told)
    most = max(1, min(counted.reports.low, counted.origins.low if counted.origins else 1))
    rest = 1.0
    for fresh in sorted(units.values(), reverse=True)[:most]:
        rest *= 1.0 - fresh
    return 1.0 - rest


def state_of(value: float, before: str, down_factor: float) -> str:
    """Give the state of a value; a state is kept until the value is below `down_factor` of its threshold.

    >>> [state_of(value, "off", 0.7) for value in (0.1, 0.4, 0.7, 0.9)]
    ['off', 'watch', 'active', 'strong']
    >>> state_of(0.45, "active", 0.7), state_of(0.40, "active", 0.7)
    ('active', 'watch')
    """
    best = "off"
    for state, least in THRESHOLDS.items():
        kept = before in STATES and STATES.index(before) >= STATES.index(state)
        if value >= (least * down_factor if kept else least):
            best = state
    return best


def is_blind(indicator: Indicator, heard: Mapping[str, float], readings: Sequence[Reading], at: float) -> bool:
    """Whether nothing that could show the indicator came for too long: neither an article nor a number.

    Args:
        indicator: What is judged.
        heard: Language -> when an article in it was last read.
        readings: Its series, where it has one.
        at: The moment, UTC seconds.
    """
    if indicator.series is not None and not series_is_blind(readings, at, indicator.blind_after_hours):
        return False
    coded = CODED if indicator.match is not None else ()
    wanted = heard if "*" in indicator.terms else {*indicator.terms, *coded}
    last = max((heard[language] for language in wanted if language in heard), default=None)
    return last is None or at - last > indicator.blind_after_hours * HOUR


def told_value(indicator: Indicator, evidence: Sequence[Evidence], at: float) -> float:
    """Say how strongly texts speak for an indicator; without what it needs, no more than on watch."""
    value = value_at(evidence, indicator.half_life_days, at)
    return value if value < THRESHOLDS["active"] or brings(indicator.needs, evidence) else HELD


def value_of(indicator: Indicator, told: Sequence[Evidence], readings: Sequence[Reading], at: float) -> float:
    """Say how strongly texts and numbers speak together for an indicator at a moment, 0 to 1."""
    by_texts = told_value(indicator, told, at)
    by_numbers = series_value(readings, indicator.half_life_days, int(at // DAY) + EPOCH) if readings else 0.0
    return round(1.0 - (1.0 - by_texts) * (1.0 - by_numbers), 4)


def brings(needs: Needs, evidence: Iterable[Evidence]) -> bool:
    """Whether evidence brings what an indicator needs: origins graded well enough, own words where it asks for them.

    Low ends count.
    """
    if needs == Needs():
        return True
    found = [item for item in evidence if item.counts and graded(item, needs.grade)]
    origins = counts_of(found).origins if found else None
    quoted = not needs.primary_quote or any(item.quoted for item in found)
    return quoted and origins is not None and origins.low >= needs.origins


def graded(item: Evidence, least: str) -> bool:
    """Whether evidence has at least a grade in both letters; unknown ones never have."""
    if not least:
        return True
    known = item.reliability in RELIABILITY and item.credibility in CREDIBILITY
    return known and item.reliability <= least[0] and item.credibility <= int(least[1])


def stand(
    indicator: Indicator,
    evidence: Sequence[Evidence],
    heard: Mapping[str, float],
    readings: Sequence[Reading],
    at: float,
    *,
    before: str,
    last_good: str,
    down_factor: float,
) -> Stand:
    """Say how an indicator stands. `last_good`: its last state that was not blind, for hysteresis."""
    told = [item for item in evidence if item.counts]
    counted = counts_of(told) if told else None
    value = value_of(indicator, told, readings, at)
    if is_blind(indicator, heard, readings, at):
        state = BLIND if before != UNKNOWN or told or readings else UNKNOWN
        return Stand(state=state, value=value, counts=counted)
    return Stand(state=state_of(value, last_good, down_factor), value=value, counts=counted)


def live_evidence(situation: Situation, evidence: Iterable[Evidence], at: float) -> tuple[Evidence, ...]:
    """Give what gates that count reports and origins look at: what raises, counts, and is young enough."""
    lives = {item.id: item.half_life_days for item in situation.indicators if item.kind == "raises"}
    return tuple(
        item
        for item in evidence
        if item.counts and item.indicator in lives and at - item.at <= COUNTED_HALF_LIVES * lives[item.indicator] * DAY
    )


def board_of(
    situation: Situation, states: Mapping[str, str], evidence: Iterable[Evidence], at: float, *, decided: int | None
) -> Board:
    """Put together what gates are judged on."""
    known = list(evidence)
    deeds = sorted(
        (item for item in known if item.deed is not None and item.counts and at - item.at <= DEED_DAYS * DAY),
        key=lambda item: (item.at, item.article_id, item.indicator),
    )
    return Board(
        states=dict(states), live=live_evidence(situation, known, at), deeds=tuple(deeds), at=at, decided=decided
    )


def falls_below(
    evidence: Sequence[Evidence], half_life_days: float, state: str, at: float, down_factor: float
) -> float | None:
    """Say when a state ends if nothing new comes, to the hour; None for "off" or more than two years ahead."""
    if state not in THRESHOLDS:
        return None
    least = THRESHOLDS[state] * down_factor
    low, high = 0.0, 730 * 24.0
    if value_at(evidence, half_life_days, at + high * HOUR) >= least:
        return None
    while high - low > 1.0:
        middle = (low + high) / 2
        if value_at(evidence, half_life_days, at + middle * HOUR) >= least:
            low = middle
        else:
            high = middle
    return at + high * HOUR

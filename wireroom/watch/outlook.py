"""What may be the case and what is expected, at a time: hypotheses, absences, the calendar, a person's word."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from wireroom.model.definition import Absent, Due, Hypothesis, Situation
from wireroom.model.likelihood import Confidence
from wireroom.model.situation import UNKNOWN, EvidenceRow, SituationPage
from wireroom.model.situation_notes import DissentNoted, ExpectationPassed, HypothesesWeighed, LevelDecided
from wireroom.watch.confidence import Ground, confidence
from wireroom.watch.hypotheses import Table
from wireroom.watch.judging import DAY, due_day, tables
from wireroom.watch.looked_for import due_id

#: Days before its date from which something that is due is shown.
AHEAD_DAYS = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A hypothesis with its probability now and before; None: not judged then."""

    hypothesis: Hypothesis
    now: float | None
    yesterday: float | None
    week: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Hypotheses that exclude each other, weighed in both ways."""

    name: str
    shares: tuple[Share, ...]
    table: Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Missed:
    """Something that should be seen: "not seen", "seen", or "cannot be judged"."""

    absent: Absent
    how: str
    evidence: EvidenceRow | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """A dated expectation: "came", "overdue" or "due"."""

    due: Due
    #: First second of its day.
    at: float
    how: str
    evidence: EvidenceRow | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """All of it."""

    groups: tuple[Group, ...]
    confidence: Confidence
    missed: tuple[Missed, ...]
    #: What is overdue first, then what is due, then what came; the next date first in each.
    expected: tuple[Expected, ...]
    #: A person's word on the level that stands, and on what they see otherwise.
    decided: LevelDecided | None
    dissent: DissentNoted | None


def outlook(
    situation: Situation,
    page: SituationPage,
    at: float,
    *,
    values: Mapping[str, float],
    states: Mapping[str, str],
    grounds: Sequence[Ground],
) -> Outlook:
    """Put together what may be the case.

    Args:
        situation: The definition.
        page: What is known of it.
        at: The log's time.
        values: Indicator -> value of those that can be judged.
        states: Indicator -> state.
        grounds: Those that raise, for confidence.
    """
    decided = [note for note in page.notes if isinstance(note, LevelDecided)]
    dissent = [note for note in page.notes if isinstance(note, DissentNoted)]
    return Outlook(
        groups=_groups(situation, page, at, values, states),
        confidence=confidence(grounds),
        missed=tuple(_missed(item, page, states) for item in situation.absent),
        expected=_expected(situation, page, at),
        decided=decided[-1] if decided and decided[-1].level is not None else None,
        dissent=dissent[-1] if dissent and dissent[-1].text else None,
    )


def _groups(
    situation: Situation, page: SituationPage, at: float, values: Mapping[str, float], states: Mapping[str, str]
) -> tuple[Group, ...]:
    steps = [note for note in page.notes if isinstance(note, HypothesesWeighed)]

    def then(name: str, when: float) -> float | None:
        found = [note.shares[name] for note in steps if note.at <= when and name in note.shares]
        return found[-1] if found else None

    made = []
    for name, table in tables(situation, values, states).items():
        now = {one.id: one.probability for one in table.weighed} if values else {}
        shares = tuple(
            Share(
                hypothesis=one, now=now.get(one.id), yesterday=then(one.id, at - DAY), week=then(one.id, at - 7 * DAY)
            )
            for one in situation.groups()[name]
        )
        made.append(Group(name=name, shares=shares, table=table))
    return tuple(made)


def _newest(page: SituationPage, indicator: str) -> EvidenceRow | None:
    return next((row for row in page.evidence if row.evidence.indicator == indicator and row.evidence.counts), None)


def _missed(item: Absent, page: SituationPage, states: Mapping[str, str]) -> Missed:
    state = states.get(item.sign.id, UNKNOWN)
    how = "not seen" if state == "off" else "seen" if state in ("watch", "active", "strong") else "cannot be judged"
    return Missed(absent=item, how=how, evidence=_newest(page, item.sign.id))


def _expected(situation: Situation, page: SituationPage, at: float) -> tuple[Expected, ...]:
    passed = {note.due: note.how for note in page.notes if isinstance(note, ExpectationPassed)}
    found = [
        Expected(due=due, at=due_day(due), how=passed.get(due.id, "due"), evidence=_newest(page, due_id(due)))
        for due in situation.calendar
        if due_day(due) - AHEAD_DAYS * DAY <= at or due.id in passed
    ]
    order = {"overdue": 0, "due": 1, "came": 2}
    return tuple(sorted(found, key=lambda one: (order[one.how], one.at, one.due.id)))

"""All that is looked for in texts for one situation: indicators, responses, what should be seen, what is due."""

from dataclasses import replace

from wireroom.model.definition import BLIND_HOURS, HALF_LIFE_DAYS, DeedKind, DeedMatch, Due, Indicator, Situation

#: Days before its date from which a dated expectation may come true.
EARLY_DAYS = 14.0


def looked_for(situation: Situation) -> tuple[Indicator, ...]:
    """Give everything that a text may show, in the order of the file."""
    due = (due_sign(item) for item in situation.calendar if item.terms)
    asked = {term.name for level in situation.levels for term in level.gate.terms() if term.kind == "event"}
    events = (_event_sign(name) for name in sorted(asked))
    return (*situation.indicators, *(item.sign for item in situation.absent), *due, *events)


def can_be_seen(indicator: Indicator, *, codes: bool) -> bool:
    """Whether anything could show it: words, a series, or deeds where sentences are coded."""
    return bool(indicator.terms) or indicator.series is not None or (codes and indicator.match is not None)


def _event_sign(kind: str) -> Indicator:
    """Give a kind of deed that a gate asks for in the form of an indicator: it is filed, and counts in that gate."""
    match = DeedMatch(kinds=(DeedKind(type=kind),))
    return replace(_plain(f"event.{kind}", f"Deeds of the kind {kind}", "event"), match=match)


def due_sign(due: Due) -> Indicator:
    """Give a dated expectation in the form of an indicator, so that texts are matched in one way."""
    return replace(_plain(f"due.{due.id}", due.expect, "due"), terms=due.terms)


def _plain(name: str, says: str, kind: str) -> Indicator:
    return Indicator(
        id=name,
        name=says,
        says=says,
        category=kind,
        kind=kind,
        critical=False,
        half_life_days=HALF_LIFE_DAYS,
        terms={},
        also={},
        without={},
        actors=(),
        all_actors=(),
        scope="place",
        modalities=("actual",),
        blind_after_hours=BLIND_HOURS,
    )


def due_id(due: Due) -> str:
    """Name what shows that an expectation came true: an indicator of the file, or its own words."""
    return due.indicator or f"due.{due.id}"

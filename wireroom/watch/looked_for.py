"""All that is looked for in texts for one situation: indicators, responses, what should be seen, what is due."""

from wireroom.model.definition import BLIND_HOURS, HALF_LIFE_DAYS, Due, Indicator, Situation

#: Days before its date from which a dated expectation may come true.
EARLY_DAYS = 14.0


def looked_for(situation: Situation) -> tuple[Indicator, ...]:
    """Give everything that a text may show, in the order of the file."""
    due = (due_sign(item) for item in situation.calendar if item.terms)
    return (*situation.indicators, *(item.sign for item in situation.absent), *due)


def due_sign(due: Due) -> Indicator:
    """Give a dated expectation in the form of an indicator, so that texts are matched in one way."""
    return Indicator(
        id=due_id(due),
        name=due.expect,
        says=due.expect,
        category="calendar",
        kind="due",
        critical=False,
        half_life_days=HALF_LIFE_DAYS,
        terms=due.terms,
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

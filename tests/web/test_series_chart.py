"""A chart of a series names what was unusual, hatches what is not known, and says what it was learnt from."""

import datetime as dt

from wireroom.model.series import Reading, Usual
from wireroom.web.series_chart import DRAWN, series_chart, series_words

USUAL = Usual(mean=9.0, shape=2.0, days=358, first="2025-06-20", last="2026-06-19")


def _days(*values: float | None, met: str = "") -> list[Reading]:
    first = dt.date(2026, 6, 1)
    return [
        Reading(
            day=(first + dt.timedelta(number)).isoformat(),
            value=value,
            usual=USUAL,
            met=met if value and value > 50 else "",
            log_chance=-4.0 if value and value > 50 else 0.0,
        )
        for number, value in enumerate(values)
    ]


def test_unusual_days_are_marked_and_named() -> None:
    """The reader sees which day it was and how many."""
    drawn = series_chart(_days(4.0, 130.0, 9.0, met="strong"))
    assert drawn.count("c-strong") == 1
    assert ">130<" in drawn


def test_a_day_that_nobody_told_of_is_hatched_and_a_zero_is_not() -> None:
    """Zero is a value: a bar of almost no height."""
    drawn = series_chart(_days(4.0, None, 0.0))
    assert drawn.count("url(#series-hatch720)") == 1
    assert drawn.count("c-bar") == 2


def test_only_the_last_days_are_drawn() -> None:
    """A long series keeps its scale."""
    drawn = series_chart(_days(*[5.0] * (DRAWN + 40)))
    assert drawn.count("c-bar") == DRAWN


def test_the_sentence_says_value_usual_and_window() -> None:
    """All that the chart rests on can be read without seeing it."""
    assert series_words(_days(4.0, None, 12.0), "aircraft") == (
        "3 Jun 2026: 12 aircraft; usual is about 9, learnt from 358 days from 20 Jun 2025 to 19 Jun 2026."
        " Not known: 1 of the last 3 days."
    )


def test_without_any_value_nothing_is_drawn() -> None:
    """No data is said, not drawn as calm."""
    assert not series_chart([])
    assert series_words([], "aircraft") == "No value is known yet."
    assert "too few days" in series_words([Reading(day="2026-06-01", value=3.0)], "aircraft")

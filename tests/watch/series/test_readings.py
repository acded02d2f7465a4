"""A series speaks when it is unlike its own past, and is silent about days that nobody told of."""

import datetime as dt
import gzip

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.datasets import dataset
from wireroom.watch.series.days import fold
from wireroom.watch.series.readings import Plan, is_blind, readings, value_at
from wireroom.watch.series.rows import read_rows
from wireroom.watch.series.triggers import read_trigger
from wireroom.watch.series.usual import usual

FIRST = dt.date(2025, 1, 1).toordinal()
PLAN = Plan(active=read_trigger("cusum h=4"), strong=read_trigger("p<1e-3"))
#: Ten values in turn, mean 10: quiet days.
QUIET = (7.0, 12.0, 9.0, 15.0, 4.0, 11.0, 8.0, 14.0, 10.0, 10.0)


def _quiet(days: int) -> dict[int, float | None]:
    return {FIRST + day: QUIET[day % 10] for day in range(days)}


def test_a_quiet_series_says_nothing() -> None:
    """Four hundred ordinary days meet no trigger."""
    assert not any(one.met for one in readings(_quiet(400), PLAN))


def test_one_extreme_day_is_strong_and_fades_by_its_half_life() -> None:
    """On the day after it speaks fully, a half-life later by half."""
    days = _quiet(200)
    days[FIRST + 200] = 60.0
    made = readings(days, PLAN)
    assert made[-1].met == "strong"
    assert value_at(made, 5.0, FIRST + 201) == pytest.approx(0.95)
    assert value_at(made, 5.0, FIRST + 206) == pytest.approx(0.475)


def test_a_slow_rise_is_seen_by_its_sum_where_no_day_is_extreme() -> None:
    """Ten days somewhat above the usual make an indicator active, each alone does not."""
    days = _quiet(200)
    days.update({FIRST + 200 + day: 19.0 for day in range(10)})
    made = readings(days, PLAN)
    assert [one.met for one in made[-10:]].count("strong") == 0
    assert made[-1].met == "active"


def test_a_gap_neither_calms_nor_alarms() -> None:
    """Days without a row change no sum, meet no trigger and are not learnt from."""
    days = _quiet(200)
    days.update({FIRST + 200 + day: 19.0 for day in range(10)})
    gap = {day: value for day, value in days.items() if day < FIRST + 200}
    gap.update({FIRST + 230 + day: 19.0 for day in range(10)})
    assert readings(gap, PLAN)[-1].excess == pytest.approx(readings(days, PLAN)[-1].excess, rel=0.05)
    assert all(not one.met and one.log_chance == 0.0 for one in readings(gap, PLAN) if one.value is None)


def test_a_zero_beside_a_peak_is_unknown() -> None:
    """The first day of a wave is often filled in late: its zero does not count as calm; a lone zero stays."""
    days = _quiet(220)
    days[FIRST + 205], days[FIRST + 218], days[FIRST + 219] = 0.0, 0.0, 90.0
    made = {one.day: one.value for one in readings(days, PLAN)}
    assert made[dt.date.fromordinal(FIRST + 218).isoformat()] is None
    assert made[dt.date.fromordinal(FIRST + 205).isoformat()] == 0.0


def test_a_falling_series_is_seen_where_the_plan_looks_below() -> None:
    """Ships that stay away are a sign of their own."""
    plan = Plan(side="below", active=read_trigger("cusum h=4"), strong=read_trigger("p<1e-3"))
    days = {day: value + 40 for day, value in _quiet(200).items() if value is not None}
    fallen: dict[int, float | None] = {**days, **{FIRST + 200 + day: 22.0 for day in range(4)}}
    assert readings(fallen, plan)[-1].met
    assert not any(one.met for one in readings(fallen, PLAN)[-4:])


def test_too_few_days_know_nothing_usual() -> None:
    """A series that just began has no baseline and raises nothing."""
    made = readings({FIRST: 1.0, FIRST + 1: 500.0}, PLAN)
    assert all(one.usual is None and not one.met for one in made)
    assert readings({}, PLAN) == ()


def test_no_value_for_long_is_blind() -> None:
    """A day and a half after the end of the last known day a series of 36 hours is blind, not before."""
    made = readings(_quiet(40), PLAN)
    over = (FIRST + 40 - dt.date(1970, 1, 1).toordinal()) * 86_400.0
    assert not is_blind(made, over + 36 * 3600.0, 36.0)
    assert is_blind(made, over + 36 * 3600.0 + 1, 36.0)
    assert is_blind((), over, 36.0)


@settings(max_examples=30)
@given(
    st.dictionaries(st.integers(0, 120), st.none() | st.integers(0, 60).map(float), max_size=100), st.integers(1, 119)
)
def test_a_day_is_judged_by_what_was_known_before_it(days: dict[int, float | None], cut: int) -> None:
    """What comes later changes no usual value of a day; readings are whole calendar days in order."""
    found = {FIRST + day: value for day, value in days.items()}
    for day in (FIRST + cut, FIRST + 100):
        asked = {"window_days": 90, "guard_days": 2, "by_month": True}
        early = {one: value for one, value in found.items() if one < day}
        assert usual(found, day, **asked) == usual(early, day, **asked)  # type: ignore[arg-type] # one dict for both
    made = readings(found, PLAN)
    assert [dt.date.fromisoformat(one.day).toordinal() for one in made] == list(
        range(
            dt.date.fromisoformat(made[0].day).toordinal(), dt.date.fromisoformat(made[0].day).toordinal() + len(made)
        )
        if made
        else []
    )


@pytest.mark.parametrize("text", ["p<2", "p<1e-3 on 4 of 3 days", "cusum", "cusum h=0", "more", "", "value>5"])
def test_a_trigger_that_cannot_be_meant_is_refused(text: str) -> None:
    """The error says what to write."""
    with pytest.raises(ValueError, match=r'write "p<1e-3"'):
        read_trigger(text)


@pytest.mark.parametrize(
    ("until", "day"),
    [
        ("2022-08-31", "2022-08-03"),
        ("2023-04-30", "2023-04-08"),
        ("2023-09-30", "2023-09-17"),
        ("2024-05-31", "2024-05-25"),
        ("2024-10-31", "2024-10-14"),
        ("2025-04-30", "2025-04-02"),
        ("2025-12-31", "2025-12-29"),
    ],
)
def test_large_exercises_of_a_real_series_are_seen(until: str, day: str) -> None:
    """Known turning points meet the trigger that was chosen on the years before 2025; the false zero is unknown."""
    path = dataset("taiwan_strait_watch") / "pla_sorties_daily.to_2026-06.jsonl.gz"
    end = dt.date.fromisoformat(until).toordinal()
    found = read_rows(gzip.decompress(path.read_bytes()), field="pla_aircraft_sorties", date_field="date", today=TODAY)
    made = readings(fold(row for row in found.rows if row[0] <= end), PLAN)
    assert day in {one.day for one in made if one.met == "strong"}
    assert not [one for one in made if one.day == "2025-04-01" and one.value is not None]


TODAY = dt.date(2026, 7, 1).toordinal()

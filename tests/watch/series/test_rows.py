"""What people publish as a series is read as it stands, and what is wrong in it costs only itself."""

import contextlib
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireroom.watch.series.days import filled, fold
from wireroom.watch.series.rows import LONGEST, read_rows

TODAY = dt.date(2026, 6, 30).toordinal()
ROWS = {"2026-06-01": 4.0, "2026-06-02": None, "2026-06-03": 0.0}


def _read(body: bytes, field: str = "sorties") -> dict[str, float | None]:
    found = read_rows(body, field=field, date_field="date", today=TODAY)
    return {dt.date.fromordinal(day).isoformat(): value for day, value in found.rows}


@pytest.mark.parametrize(
    "body",
    [
        b"date,sorties\n2026-06-01,4\n2026-06-02,\n2026-06-03,0\n",
        b"\xef\xbb\xbfdate,note,sorties\r\n2026/6/1,a,4.0\r\n2026/6/2,b,n/a\r\n2026/6/3,,0\r\n",
        b'[{"date":"2026-06-01","sorties":"4"},{"date":"2026-06-02"},{"date":"2026-06-03","sorties":0}]',
        (
            b'{"updated":"x","rows":[{"date":"20260601","sorties":4},{"date":"20260602","sorties":null},'
            b'{"date":"2026-06-03T00:00:00Z","sorties":"0.0"}]}'
        ),
        b'{"date":"2026-06-01","sorties":4}\n{"date":"2026-06-02","sorties":"-"}\n{"date":"2026-06-03","sorties":0}\n',
    ],
    ids=["csv", "csv-bom-slashes", "json-list", "json-nested", "json-lines"],
)
def test_every_form_gives_the_same_rows(body: bytes) -> None:
    """A series says the same in each form, and a missing value is never 0."""
    assert _read(body) == ROWS


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("tomorrow,5", "no date"),
        ("2026-02-30,5", "no day of the calendar"),
        ("2126-06-01,5", "in the future"),
        ("2026-06-04,many", "no number"),
        ("2026-06-04,inf", "no number to count with"),
    ],
)
def test_a_bad_row_costs_itself_and_says_why(row: str, said: str) -> None:
    """All other rows stay, and the fault names its row."""
    found = read_rows(
        f"date,sorties\n2026-06-01,4\n{row}\n2026-06-03,0\n".encode(), field="sorties", date_field="date", today=TODAY
    )
    assert [value for _, value in found.rows] == [4.0, 0.0]
    assert found.refused == 1
    assert found.faults[0].startswith("row 2: ")
    assert said in found.faults[0]


def test_a_series_that_jumps_a_century_keeps_its_larger_part() -> None:
    """Rows of 1926 among those of 2026 are set aside, and said."""
    rows = "".join(f"2026-06-{day:02},1\n" for day in range(1, 20)) + "1926-06-20,9\n"
    found = read_rows(f"date,sorties\n{rows}".encode(), field="sorties", date_field="date", today=TODAY)
    assert len(found.rows) == 19
    assert "1926" in found.faults[-1]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"", "no row"),
        (b"<html><body>Not found</body></html>", "no row"),
        (b'{"rows": [', "not JSON"),
        (b"date,other\n2026-06-01,4\n", "no row has the columns"),
        (b"\xff\xfe\x00d", "not UTF-8"),
        (b"x" * (LONGEST + 1), "longer than"),
    ],
    ids=["empty", "html", "cut-json", "other-column", "utf-16", "too-long"],
)
def test_what_is_no_series_is_refused_with_its_reason(body: bytes, said: str) -> None:
    """A page of errors is not taken for a quiet month."""
    with pytest.raises(ValueError, match=said):
        _read(body)


@given(st.binary(max_size=300))
def test_any_bytes_give_rows_or_a_reason(body: bytes) -> None:
    """Nothing else comes out of the reader."""
    found = None
    with contextlib.suppress(ValueError):
        found = read_rows(body, field="sorties", date_field="date", today=TODAY)
    assert found is None or found.rows


@given(st.lists(st.tuples(st.integers(1, 20), st.none() | st.integers(0, 5).map(float)), max_size=40))
def test_folding_knows_only_what_all_rows_of_a_day_agree_on(rows: list[tuple[int, float | None]]) -> None:
    """A day has the one value that was told of it; of two different ones neither is believed, in any order."""
    days = fold(rows)
    assert days == fold(reversed(rows))
    for day, value in days.items():
        told = {one for other, one in rows if other == day and one is not None}
        assert value == (next(iter(told)) if len(told) == 1 else None)


@given(st.dictionaries(st.integers(1, 60), st.none() | st.integers(0, 9).map(float), max_size=30))
def test_a_gap_is_zero_only_where_the_plan_says_so(days: dict[int, float | None]) -> None:
    """Known days keep their value under every policy; unknown rows stay unknown where a gap means none."""
    for missing in ("blank", "zero", "carry"):
        made = filled(days, missing)
        assert all(made[day] == value for day, value in days.items() if value is not None)
        gaps = {day: value for day, value in made.items() if day not in days}
        if missing == "blank":
            assert not gaps
        if missing == "zero":
            assert all(value == 0.0 for value in gaps.values())
            assert all(made[day] is None for day, value in days.items() if value is None)

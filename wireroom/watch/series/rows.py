"""Bytes of a published series -> its rows: CSV, JSON or JSON lines, a date and a number in each.

What cannot be read is told row by row and costs only itself. A value that is not there is None, never 0.
"""

import csv
import datetime as dt
import io
import itertools
import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import orjson

#: A row of a series: day (ordinal of datetime.date) and value.
Row = tuple[int, float | None]

#: Longest file, bytes: two centuries of daily rows with forty columns.
LONGEST = 15_000_000
#: Faults told by name; the rest is only counted.
TOLD = 20
#: A series whose parts lie further apart than this, in days, has a slip of the pen in its dates.
APART = 3660
#: What people write where there is no value.
_NOTHING = {"", "-", "--", "na", "n/a", "nan", "null", "none", "."}
_DATE = re.compile(r"\s*(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})日?(?:[T ].*)?\s*\Z")


@dataclass(frozen=True, slots=True)
class Read:
    """Rows in the order of the file, and what was wrong with others."""

    rows: tuple[Row, ...]
    faults: tuple[str, ...]
    #: Rows set aside, told or not.
    refused: int


def read_rows(body: bytes, *, field: str, date_field: str, today: int) -> Read:
    """Read a series.

    Args:
        body: CSV with a line of names, a JSON list of objects, an object that holds one, or JSON lines. UTF-8.
        field: Name of the column that holds the number.
        date_field: Name of the column that holds the date (ISO 8601, or with slashes).
        today: Ordinal of the day on which it is read; rows dated after the next day are refused.

    Raises:
        ValueError: If it is no such file at all, or not one row has the two columns.
    """
    if len(body) > LONGEST:
        raise ValueError(f"the series is longer than {LONGEST} bytes")
    rows: list[Row] = []
    faults: list[str] = []
    refused = 0
    seen_field = False
    for number, item in enumerate(_items(body), 1):
        seen_field = seen_field or field in item
        try:
            row = _row(item, field, date_field, today)
        except ValueError as error:
            refused += 1
            if len(faults) < TOLD:
                faults.append(f"row {number}: {error}")
            continue
        rows.append(row)
    if not rows or not seen_field:
        what = f"no row has the columns {date_field!r} and {field!r}" if not faults else faults[0]
        raise ValueError(what)
    kept, aside = _together(rows)
    if aside:
        years = sorted({dt.date.fromordinal(day).year for day, _ in aside})
        faults.append(f"{len(aside)} rows of {years[0]} to {years[-1]} lie over ten years from all others: set aside")
    return Read(tuple(kept), tuple(faults), refused + len(aside))


def _items(body: bytes) -> Iterator[Mapping[str, Any]]:
    text = body.decode("utf-8-sig", "strict") if body[:3] == b"\xef\xbb\xbf" else _text(body)
    start = text.lstrip()[:1]
    if start == "[" or (start == "{" and "\n{" not in text.strip()):
        yield from _objects(_json(text))
    elif start == "{":
        for line in text.splitlines():
            if line.strip():
                yield from _objects([_json(line)])
    else:
        try:
            yield from csv.DictReader(io.StringIO(text), restkey="")
        except csv.Error as error:
            raise ValueError(f"the CSV cannot be read: {error}") from error


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ValueError(f"not UTF-8 at byte {error.start}") from error


def _json(text: str) -> Any:
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise ValueError(f"not JSON: {error}") from error


def _objects(data: Any) -> Iterator[Mapping[str, Any]]:
    """Give the objects of a list; of an object the longest list of objects that it holds, else itself."""
    if isinstance(data, dict):
        lists = [value for value in data.values() if isinstance(value, list)]
        data = max(lists, key=len) if lists else [data]
    if not isinstance(data, list):
        raise ValueError("the JSON holds no list of rows")
    yield from (item for item in data if isinstance(item, dict))


def _row(item: Mapping[str, Any], field: str, date_field: str, today: int) -> Row:
    day = _day(item.get(date_field))
    if day > today + 1:
        raise ValueError(f"{dt.date.fromordinal(day).isoformat()} lies in the future")
    return day, _value(item.get(field))


def _day(told: Any) -> int:
    found = _DATE.match(str(told or ""))
    if not found:
        raise ValueError(f"{str(told)[:40]!r} is no date such as 2026-03-31")
    try:
        return dt.date(int(found[1]), int(found[2]), int(found[3])).toordinal()
    except ValueError as error:
        raise ValueError(f"{str(told)[:40]!r} is no day of the calendar") from error


def _value(told: Any) -> float | None:
    if told is None or (isinstance(told, str) and told.strip().casefold() in _NOTHING):
        return None
    try:
        value = float(told.replace(",", "").replace(" ", "") if isinstance(told, str) else told)
    except (TypeError, ValueError) as error:
        raise ValueError(f"{str(told)[:40]!r} is no number") from error
    if not math.isfinite(value):
        raise ValueError(f"{value} is no number to count with")
    return value


def _together(rows: Iterable[Row]) -> tuple[list[Row], list[Row]]:
    """Part off what lies ten years from the largest group of rows."""
    rows = list(rows)
    days = sorted({day for day, _ in rows})
    groups = [[days[0]]]
    for before, day in itertools.pairwise(days):
        if day - before > APART:
            groups.append([])
        groups[-1].append(day)
    most = max(groups, key=len)
    low, high = most[0], most[-1]
    return [row for row in rows if low <= row[0] <= high], [row for row in rows if not low <= row[0] <= high]

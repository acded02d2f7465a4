"""Times as files tell them, to UTC seconds."""

import datetime as dt
from email.utils import parsedate_to_datetime

#: 1700 and 2100, UTC: what lies outside is a mistake (calendars and tables end somewhere beyond).
EARLIEST, LATEST = -8_520_336_000.0, 4_102_444_800.0


def instant(value: object) -> float | None:
    """Read ISO 8601, an HTTP date or UTC seconds; None for anything else, and for times that no news can have."""
    try:
        found = _seconds(value)
    except (ValueError, OverflowError):
        return None
    return found if found is not None and EARLIEST <= found < LATEST else None


def _seconds(value: object) -> float | None:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return float(value) / (1000.0 if value > 1e11 else 1.0)
    if not isinstance(value, str) or not value.strip():
        return None
    try:
        found = dt.datetime.fromisoformat(value.strip())
    except ValueError:
        found = parsedate_to_datetime(value)
    return (found if found.tzinfo else found.replace(tzinfo=dt.UTC)).timestamp()

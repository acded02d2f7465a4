"""How often does a publisher wish to be asked?"""

_PERIODS = {"hourly": 3600.0, "daily": 86400.0, "weekly": 604800.0, "monthly": 2592000.0, "yearly": 31536000.0}
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def wished_pause(ttl: str | None, period: str | None, frequency: str | None) -> float | None:
    """Return the pause that a feed asks for, seconds; None where it asks for nothing that can be read.

    Args:
        ttl: RSS `ttl`, minutes.
        period: sy:updatePeriod, "hourly" to "yearly".
        frequency: sy:updateFrequency, how often in a period; 1 where absent.

    >>> wished_pause("15", None, None), wished_pause(None, "hourly", "2"), wished_pause("soon", None, None)
    (900.0, 1800.0, None)
    """
    minutes = _positive(ttl)
    if minutes is not None:
        return minutes * 60.0
    seconds = _PERIODS.get((period or "").strip().lower())
    if seconds is None:
        return None
    return seconds / (_positive(frequency) or 1.0)


def hours_to_skip(hours: list[str]) -> frozenset[int]:
    """Return the hours (0 to 23, UTC) in which not to ask; 24 means 0, as old feeds write it."""
    found = (_positive(hour, least=0.0) for hour in hours)
    return frozenset(int(hour) % 24 for hour in found if hour is not None and hour <= 24)


def days_to_skip(days: list[str]) -> frozenset[int]:
    """Return the weekdays (0 Monday to 6) on which not to ask."""
    names = (day.strip().lower() for day in days)
    return frozenset(_DAYS.index(name) for name in names if name in _DAYS)


def _positive(text: str | None, *, least: float = 1e-9) -> float | None:
    text = (text or "").strip()
    if not text.isascii() or not text.isdigit() or len(text) > 9:
        return None
    value = float(text)
    return value if value >= least else None

"""How far is a country's clock from UTC?

Only countries with one clock; elsewhere the answer is None and a clock time in a text stays unknown. Summer time is
that of the European Union and the United Kingdom (last Sunday of March to last Sunday of October, 01:00 UTC); the
other countries listed keep one time all year.
"""

from datetime import UTC, date, datetime, timedelta

#: Hours east of UTC, all year.
_FIXED = {
    "JP": 9, "KR": 9, "CN": 8, "TW": 8, "HK": 8, "SG": 8, "MY": 8, "PH": 8, "TH": 7, "VN": 7, "BD": 6, "IN": 5.5,
    "LK": 5.5, "NP": 5.75, "PK": 5, "AE": 4, "SA": 3, "QA": 3, "KW": 3, "BH": 3, "IQ": 3, "JO": 3, "SY": 3, "YE": 3,
    "TR": 3, "BY": 3, "KE": 3, "ET": 3, "UG": 3, "TZ": 3, "ZA": 2, "ZW": 2, "ZM": 2, "LY": 2, "NG": 1, "DZ": 1,
    "TN": 1, "GH": 0, "SN": 0, "CI": 0, "IS": 0, "AR": -3, "UY": -3, "VE": -4, "BO": -4, "PE": -5, "CO": -5, "PA": -5,
    "JM": -5, "CR": -6, "GT": -6,
}  # fmt: skip

#: Hours east of UTC in winter, one more in summer.
_SUMMER = {
    "GB": 0, "IE": 0, "DE": 1, "FR": 1, "IT": 1, "NL": 1, "BE": 1, "LU": 1, "AT": 1, "CH": 1, "DK": 1, "NO": 1,
    "SE": 1, "PL": 1, "CZ": 1, "SK": 1, "HU": 1, "SI": 1, "HR": 1, "RS": 1, "BA": 1, "MT": 1, "GR": 2, "RO": 2,
    "BG": 2, "FI": 2, "EE": 2, "LV": 2, "LT": 2, "UA": 2, "CY": 2,
}  # fmt: skip

#: Countries with several clocks: that of most of their people. Good enough for a day, never for an hour.
_MOSTLY = {"US": -5, "CA": -5, "MX": -6, "BR": -3, "CL": -4, "RU": 3, "KZ": 5, "ID": 7, "AU": 10, "NZ": 12, "EG": 2,
           "IL": 2, "PS": 2, "LB": 2, "IR": 3.5, "AF": 4.5, "MA": 1, "ES": 1, "PT": 0, "UZ": 5}  # fmt: skip

#: Names of clocks that a text may give with a time, hours east of UTC.
NAMED = {
    "utc": 0.0, "gmt": 0.0, "z": 0.0, "bst": 1.0, "cet": 1.0, "mez": 1.0, "cest": 2.0, "mesz": 2.0, "eet": 2.0,
    "msk": 3.0, "jst": 9.0, "ist": 5.5, "est": -5.0, "edt": -4.0, "cst": -6.0, "cdt": -5.0, "pst": -8.0, "pdt": -7.0,
}  # fmt: skip


def offset_hours(country: str | None, at: float) -> float | None:
    """Say how many hours a country's clock is east of UTC at an instant; None where it is not known.

    Codes that the standard leaves to its users (AA, QM to QZ, XA to XZ, ZZ) name invented places: their clock is UTC.

    >>> offset_hours("DE", 1782000000.0), offset_hours("US", 0.0)
    (2.0, None)
    """
    if not country or len(country) != 2:
        return None
    if country in ("AA", "ZZ") or country[0] == "X" or ("QM" <= country <= "QZ"):
        return 0.0
    if country in _FIXED:
        return float(_FIXED[country])
    if country in _SUMMER:
        return _SUMMER[country] + (1.0 if _is_summer(at) else 0.0)
    return None


def day_offset_hours(country: str | None, at: float) -> float:
    """Like `offset_hours`, but good for the day alone: the clock of most of a country's people, else UTC."""
    exact = offset_hours(country, at)
    return exact if exact is not None else float(_MOSTLY.get(country or "", 0))


def _is_summer(at: float) -> bool:
    """Whether European summer time holds."""
    moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=at)
    begin, end = (_last_sunday(moment.year, month) for month in (3, 10))
    return begin <= moment < end


def _last_sunday(year: int, month: int) -> datetime:
    """The last Sunday of a month of 31 days, 01:00 UTC."""
    last = date(year, month, 31)
    day = last - timedelta(days=(last.weekday() + 1) % 7)
    return datetime(day.year, day.month, day.day, 1, tzinfo=UTC)

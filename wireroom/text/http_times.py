"""Points in time and pauses, as HTTP headers write them."""

import math
import re
from collections.abc import Mapping
from datetime import UTC
from email.utils import parsedate_to_datetime


def http_date(text: str | None) -> float | None:
    """Read an HTTP date in any of its three old forms; None where it is none.

    >>> http_date("Sun, 06 Nov 1994 08:49:37 GMT")
    784111777.0
    """
    if not text:
        return None
    try:
        found = parsedate_to_datetime(text.strip())
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).timestamp()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def retry_after(headers: Mapping[str, str], now: float) -> float | None:
    """Return the pause that an answer asks for, seconds from now; None where it names none that can be read.

    A date counts from the answer's own Date, so that a server with a wrong clock still says what it means.

    Args:
        headers: Of the answer, names in lower case.
        now: UTC seconds, used where the answer has no Date.
    """
    text = headers.get("retry-after", "").strip()
    if re.fullmatch(r"[0-9]{1,12}(\.[0-9]{1,9})?", text):
        return float(text)
    until = http_date(text)
    if until is None:
        return None
    sent = http_date(headers.get("date"))
    return max(0.0, until - (now if sent is None else sent))


def in_words(seconds: float) -> str:
    """Say a pause in words, rounded up to what a reader would say.

    >>> in_words(30), in_words(600), in_words(7000), in_words(86400)
    ('30 s', '10 min', '2 h', '24 h')
    """
    if seconds < 100:
        return f"{math.ceil(seconds)} s"
    if seconds < 5400:
        return f"{math.ceil(seconds / 60)} min"
    if seconds < 172_800:
        return f"{math.ceil(seconds / 3600)} h"
    return f"{math.ceil(seconds / 86400)} days"

"""From what was typed into a form, or given to a command, to a rule; each mistake in words that say the mend."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from wireroom.errors import UsageError
from wireroom.model.alert import RULES, SITUATION_NEWS, Rule
from wireroom.model.source import SECTIONS

_TIME = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)", re.ASCII)
#: Longest name of a rule and longest search, characters; most minutes of a cooldown; most messages a week.
MOST_NAME, MOST_TARGET = 80, 300
MOST_COOLDOWN, MOST_WEEK = 7 * 24 * 60, 1000
#: What a rule is called that nobody named.
NAMES = {
    "story": "Stories that I follow",
    "search": "Search: {target}",
    "breaking": "Breaking news",
    "silent": "Sources that fall silent",
    "situation": "Situations",
}


def read_rule(given: Mapping[str, Any], *, id: str, made_at: float, since: int) -> Rule:  # noqa: A002 - a rule has one
    """Read a rule.

    Args:
        given: Values by the names of `Rule`'s fields, as text or lists of text; hours as "22:00". "" is not given.
        id: Its identity.
        made_at: When it was made.
        since: Number of the log from which on it counts.

    Raises:
        UsageError: If a value cannot be; the text says which, and what could stand there.
    """
    kind = str(given.get("kind", ""))
    if kind not in RULES:
        raise UsageError(f"a rule is about one of {', '.join(RULES)}, not {kind or 'nothing'}")
    target = " ".join(str(given.get("target") or "").split())[:MOST_TARGET]
    if kind == "search" and not target:
        raise UsageError("write what to search for: every new article that fits is told")
    on = tuple(str(one) for one in _many(given.get("on")))
    odd = [one for one in on if one not in SITUATION_NEWS]
    if odd:
        raise UsageError(f"a situation tells {', '.join(SITUATION_NEWS)}; not {odd[0]}")
    section = str(given.get("section") or "") or None
    if section is not None and section not in SECTIONS:
        raise UsageError(f"a section is one of {', '.join(SECTIONS)}, not {section}")
    region, language = _code(given, "region", 2), _code(given, "language", 3)
    name = " ".join(str(given.get("name") or "").split()) or NAMES[kind].format(target=target)
    return Rule(
        id=id,
        name=name[:MOST_NAME],
        kind=kind,
        target="" if kind == "breaking" else target,
        section=section,
        region=region.upper() if region else None,
        language=language.lower() if language else None,
        on=on if kind == "situation" else (),
        channels=tuple(dict.fromkeys(str(one) for one in _many(given.get("channels")))),
        quiet=_quiet(given),
        zone=str(given.get("zone") or "UTC"),
        digest=read_time(given.get("digest"), "the hour of the digest"),
        per_week=_number(given, "per_week", 0, MOST_WEEK, "messages a week"),
        cooldown=_number(given, "cooldown", 60, MOST_COOLDOWN, "minutes between two messages about the same thing"),
        wake=str(given.get("wake") or "") in ("yes", "True", "true"),
        made_at=made_at,
        since=since,
    )


def read_time(value: object, what: str) -> int | None:
    """Read a time of day as minutes; None where none is given.

    >>> read_time("07:30", "then"), read_time("", "then")
    (450, None)
    """
    if value in (None, ""):
        return None
    found = _TIME.fullmatch(str(value).strip())
    if found is None:
        raise UsageError(f"{what}: write a time of day as 07:30, not {value}")
    return int(found[1]) * 60 + int(found[2])


def time_words(minute: int) -> str:
    """Write minutes of a day as a time.

    >>> time_words(450)
    '07:30'
    """
    return f"{minute // 60:02}:{minute % 60:02}"


def _quiet(given: Mapping[str, Any]) -> tuple[int, int] | None:
    start = read_time(given.get("quiet_from"), "quiet hours from")
    end = read_time(given.get("quiet_to"), "quiet hours to")
    if (start is None) != (end is None):
        raise UsageError("quiet hours need both ends, such as 22:00 and 07:00; leave both empty for none")
    return None if start is None or end is None or start == end else (start, end)


def _number(given: Mapping[str, Any], key: str, default: int, most: int, what: str) -> int:
    value = given.get(key)
    if value in (None, ""):
        return default
    text = str(value).strip()
    if not (text.isascii() and text.isdigit() and len(text) < 7 and int(text) <= most):
        raise UsageError(f"{what}: a whole number from 0 to {most}, not {value}")
    return int(text)


def _code(given: Mapping[str, Any], key: str, longest: int) -> str | None:
    value = str(given.get(key) or "").strip()
    if value and not (value.isascii() and value.isalpha() and 2 <= len(value) <= longest):
        raise UsageError(f"a {key} is a code such as {'DE' if key == 'region' else 'de'}, not {value}")
    return value or None


def _many(value: object) -> Sequence[object]:
    if value is None or value == "":
        return ()
    return value if isinstance(value, (list, tuple)) else [value]

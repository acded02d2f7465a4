"""What a request of the API may say, declared once: read from the query by it, and described by it.

A value that does not fit, a name that is not declared and a name given twice are refused (S36).
"""

import base64
import binascii
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qsl

from wireroom.model.source import SECTIONS
from wireroom.web.api_schema import Schema

#: Longest query, bytes, and longest value, characters.
MOST_QUERY, MOST_VALUE = 4000, 300


class BadRequest(Exception):  # noqa: N818 - named as HTTP names it
    """The request cannot be understood; its text says what to change."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One value that a request may carry."""

    name: str
    about: str
    schema: Schema
    #: From text to what it means; raises ValueError where it means nothing.
    read: Callable[[str], Any]
    default: Any = None
    required: bool = False
    in_path: bool = False


def read_values(declared: Sequence[Value], query: bytes, path: Mapping[str, str]) -> dict[str, Any]:
    """Read the values of a request.

    Raises:
        BadRequest: If something is unknown, given twice, missing or does not fit.
    """
    if len(query) > MOST_QUERY:
        raise BadRequest(f"The query is longer than {MOST_QUERY} bytes.")
    try:
        pairs = parse_qsl(
            query.decode("ascii"),
            keep_blank_values=True,
            strict_parsing=bool(query),
            max_num_fields=20,
            errors="strict",
        )
    except ValueError:
        raise BadRequest("The query is not one: name=value pairs joined by &, in UTF-8, percent-encoded.") from None
    by_name = {value.name: value for value in declared if not value.in_path}
    given: dict[str, str] = {}
    for name, text in pairs:
        if name not in by_name:
            raise BadRequest(f"There is no parameter {name[:40]!r} here; there are: {', '.join(by_name) or 'none'}.")
        if name in given:
            raise BadRequest(f"The parameter {name} is given twice.")
        given[name] = text
    given |= dict(path)
    values = {}
    for value in declared:
        if value.name in given:
            values[value.name] = _read(value, given[value.name])
        elif value.required:
            raise BadRequest(f"The parameter {value.name} is missing: {value.about}")
        else:
            values[value.name] = value.default
    return values


def _read(value: Value, text: str) -> Any:
    if len(text) > MOST_VALUE or any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 for c in text):
        raise BadRequest(f"The value of {value.name} is too long, or has control characters in it.")
    try:
        return value.read(text)
    except (ValueError, OverflowError):
        raise BadRequest(f"The value of {value.name} does not fit: {value.about}") from None


def whole(text: str, least: int, most: int) -> int:
    """Read a whole number.

    >>> whole("12", 1, 100)
    12
    """
    if not (text.isascii() and text.isdigit() and len(text) < 10 and least <= int(text) <= most):
        raise ValueError(text)
    return int(text)


def one_of(text: str, choices: Sequence[str]) -> str:
    """Read one of some words."""
    if text not in choices:
        raise ValueError(text)
    return text


def time(text: str) -> float:
    """Read a time; without a zone it is UTC.

    >>> time("2026-11-24T14:32:00Z"), time("2026-11-24")
    (1795530720.0, 1795478400.0)
    """
    at = datetime.fromisoformat(text.replace(" ", "+"))  # a plus sign that nobody percent-encoded
    seconds = (at if at.tzinfo else at.replace(tzinfo=UTC)).timestamp()
    if seconds < 0:
        raise ValueError(text)
    return seconds


def language(text: str) -> str:
    """Read a code of a language."""
    if not (2 <= len(text) <= 3 and text.isascii() and text.isalpha()):
        raise ValueError(text)
    return text.lower()


def languages(text: str) -> tuple[str, ...]:
    """Read codes of languages, joined by commas.

    >>> languages("de,en")
    ('de', 'en')
    """
    codes = tuple(dict.fromkeys(map(language, text.split(","))))
    if len(codes) > 8:
        raise ValueError(text)
    return codes


def some(text: str) -> str:
    """Read any words that are there."""
    words = " ".join(text.split())
    if not words:
        raise ValueError(text)
    return words


def make_cursor(at: float, key: str) -> str:
    """Name a place in a list.

    >>> read_cursor(make_cursor(12.5, "abc"))
    (12.5, 'abc')
    """
    return base64.urlsafe_b64encode(f"{at!r}~{key}".encode()).decode().rstrip("=")


def read_cursor(text: str) -> tuple[float, str]:
    """Read a place in a list."""
    try:
        at, mark, key = base64.urlsafe_b64decode(text.encode() + b"=" * (-len(text) % 4)).decode().partition("~")
    except (binascii.Error, UnicodeError) as error:
        raise ValueError(text) from error
    if not mark or not math.isfinite(float(at)):
        raise ValueError(text)
    return float(at), key


def identity(of: str) -> Value:
    """Declare the id of something in a path."""
    schema: Schema = {"type": "string", "minLength": 1, "maxLength": MOST_VALUE}
    return Value(name="id", about=f"Id of the {of}.", schema=schema, read=some, required=True, in_path=True)


def choice(name: str, about: str, choices: Sequence[str], default: str | None = None) -> Value:
    """Declare a value out of some words."""
    schema: Schema = {"type": "string", "enum": list(choices)} | ({"default": default} if default else {})
    return Value(name=name, about=about, schema=schema, read=lambda text: one_of(text, choices), default=default)


def number(name: str, about: str, *, least: int, most: int, default: int) -> Value:
    """Declare a whole number."""
    schema: Schema = {"type": "integer", "minimum": least, "maximum": most, "default": default}
    return Value(name=name, about=about, schema=schema, read=lambda text: whole(text, least, most), default=default)


SECTION = choice("section", "One section: " + ", ".join(SECTIONS) + ".", SECTIONS)
LANGUAGE = Value(
    name="language",
    about="One language, ISO 639-1.",
    schema={"type": "string", "pattern": "^[A-Za-z]{2,3}$"},
    read=language,
)
SINCE = Value(
    name="since",
    about="Nothing that changed last before this time (ISO 8601; UTC where no zone is named).",
    schema={"type": "string", "examples": ["2026-11-24T06:00:00Z", "2026-11-24"]},
    read=time,
)
AT = Value(
    name="at",
    about="As it stood at this time (ISO 8601; UTC where no zone is named): the stories of the two days before it.",
    schema={"type": "string", "examples": ["2026-11-23T18:00Z"]},
    read=time,
)
LANGUAGES = Value(
    name="languages",
    about="Languages that the reader reads, the first one first (ISO 639-1, joined by commas); none: all.",
    schema={"type": "string", "pattern": "^[A-Za-z]{2,3}(,[A-Za-z]{2,3}){0,7}$"},
    read=languages,
    default=(),
)
CURSOR = Value(
    name="cursor",
    about="`next` of the page before.",
    schema={"type": "string", "maxLength": MOST_VALUE},
    read=read_cursor,
)
SOURCE = Value(
    name="source",
    about="One source, by its id.",
    schema={"type": "string", "maxLength": MOST_VALUE},
    read=some,
)
LIMIT = number("limit", "Most items of one answer, 1 to 100.", least=1, most=100, default=40)
QUESTION = Value(
    name="q",
    about="What to search for: words, “phrases”, -without, begin*, source: language: section: since: before:.",
    schema={"type": "string", "minLength": 1, "maxLength": MOST_VALUE},
    read=some,
    required=True,
)

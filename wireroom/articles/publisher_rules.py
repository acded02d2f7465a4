"""Where the general way of reading a publisher's pages fails: a few rules, each with its reason and an end.

A rule is one JSON file in `publishers/`, named for the publisher's registrable domain:

    {"format": 1, "version": 2, "domain": "news.example", "checked_on": "2026-03-01", "valid_until": "2028-03-01",
     "why": "in words: what the general way gets wrong there",
     "title": "meta", "authors": "p.signature"}

- `version` grows with each change of the file; `checked_on` is the day on which it was last seen to be right.
- `valid_until`: after this day the rule is not used any more. Pages change, and an old rule does more harm than none.
- `title`: whose title is taken where several differ: "json-ld", "meta" or "html" (the first heading).
- `authors`: a CSS selector; the names are read from the first element that it finds.
"""

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from importlib.resources import files
from typing import Any

import orjson

from wireroom.errors import ParseError
from wireroom.model.codec import build

FORMAT = 1
TITLES = ("json-ld", "meta", "html")

_TEXTS = ("domain", "checked_on", "valid_until", "why")
_KINDS: dict[str, Any] = dict.fromkeys(_TEXTS, str) | {"version": int} | dict.fromkeys(("title", "authors"), str | None)


@dataclass(frozen=True, slots=True, kw_only=True)
class PublisherRule:
    """One publisher's rule. Days are ISO dates."""

    domain: str
    version: int
    checked_on: str
    valid_until: str
    why: str
    title: str | None = None
    authors: str | None = None

    def holds(self, seen: float) -> bool:
        """Say whether it is in force at a time, UTC seconds; the last day is included."""
        return datetime.fromtimestamp(seen, UTC).date() <= date.fromisoformat(self.valid_until)


def parse_rule(name: str, data: bytes) -> PublisherRule:
    """Read one file.

    Raises:
        ParseError: If it is none, and what would be right.
    """
    try:
        given: dict[str, Any] = orjson.loads(data)
        if given.pop("format", None) != FORMAT:
            raise ParseError(name, f'"format" must be {FORMAT}')
        for key, value in given.items():
            if key not in _KINDS or not isinstance(value, _KINDS[key]):
                raise ParseError(name, f'"{key}" is none of {", ".join(_KINDS)}, or not of its kind')
        rule: PublisherRule = build(PublisherRule, given)
        for day in (rule.checked_on, rule.valid_until):
            date.fromisoformat(day)
    except (orjson.JSONDecodeError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise ParseError(name, f"this is no rule for a publisher: {error}") from error
    if not rule.why or rule.valid_until <= rule.checked_on:
        raise ParseError(name, "a rule says why it is needed, and ends after the day on which it was checked")
    if rule.title not in (None, *TITLES) or (rule.title is None and rule.authors is None):
        raise ParseError(name, f'a rule has "authors" or a "title" out of {", ".join(TITLES)}')
    return rule


@functools.cache
def shipped() -> Mapping[str, PublisherRule]:
    """Give the rules that come with the program, by domain."""
    folder = files("wireroom.articles") / "publishers"
    names = sorted(item.name for item in folder.iterdir() if item.name.endswith(".json"))
    rules = [parse_rule(name, (folder / name).read_bytes()) for name in names]
    return {rule.domain: rule for rule in rules}


def rule_for(domain: str | None, seen: float) -> PublisherRule | None:
    """Give the rule in force for a publisher when its page was seen; None where there is none or it has ended."""
    rule = shipped().get(domain or "")
    return rule if rule is not None and rule.holds(seen) else None


def ended_rule(domain: str | None, seen: float) -> PublisherRule | None:
    """Give the rule of a publisher that is no longer used, so that whoever asks can be told."""
    rule = shipped().get(domain or "")
    return rule if rule is not None and not rule.holds(seen) else None

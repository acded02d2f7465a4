"""Kinds of signs and of responses that articles speak of, each with the deed that shows it and first terms.

They stand in `kinds.toml`, in English and in both Chinese scripts; what an article itself calls a thing is added by the
draft, and a person edits it.
"""

import importlib.resources
import re
import tomllib
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of sign. `deed` and `stages` are written into the file as they are; "" for none."""

    id: str
    category: str
    cue: re.Pattern[str]
    deed: str
    #: By language as files write it: "en", "zh-Hant", "zh-Hans".
    terms: dict[str, tuple[str, ...]]
    critical: bool
    half_life: int
    stages: str


def _kind(row: dict[str, Any]) -> Kind:
    return Kind(
        id=row["id"],
        category=row["category"],
        cue=re.compile(rf"(?<![A-Za-z])(?:{'|'.join(row['cues'])})", re.IGNORECASE),
        deed=row.get("deed", ""),
        terms={code: tuple(row[code]) for code in ("en", "zh-Hant", "zh-Hans") if code in row},
        critical=row.get("critical", False),
        half_life=row.get("half_life", 30),
        stages=row.get("stages", ""),
    )


_TABLE = tomllib.loads((importlib.resources.files("wireroom.watch") / "draft" / "kinds.toml").read_text("utf-8"))

#: What may show that something comes, and what others may do about it.
SIGNS = tuple(_kind(row) for row in _TABLE["sign"])
RESPONSES = tuple(_kind(row) for row in _TABLE["response"])


def kind_of(text: str, kinds: tuple[Kind, ...]) -> Kind | None:
    """Give the kind whose words stand first in a text."""
    return next(iter(kinds_in(text, kinds)), None)


def kinds_in(text: str, kinds: tuple[Kind, ...]) -> list[Kind]:
    """Give all kinds that a text speaks of, in its order."""
    found = [(match.start(), place) for place, kind in enumerate(kinds) if (match := kind.cue.search(text))]
    return [kinds[place] for _, place in sorted(found)]

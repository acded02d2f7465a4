"""How a text changes: edits by its own desk, withdrawal, and what other desks make of an agency's text."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

#: A dateline: "CASTERMOUTH, 24 November (Fulmar) — ".
_DATELINE = re.compile(r"^[^—\n]{2,60}\([^)]+\) — ")
#: What stands on the page of a text that was taken back.
WITHDRAWN = {
    "en": "Withdrawn",
    "es": "Retirado",
    "de": "Zurückgezogen",
    "ja": "記事取り消し",
    "ar": "سُحب الخبر",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A text as it stands from minute `at` on. A paragraph that begins with "## " is a subheading."""

    at: int
    title: str
    paragraphs: tuple[str, ...]
    #: What the desk says about the change; "" where it says nothing.
    note: str = ""
    withdrawn: bool = False


def paragraphs_of(text: str) -> tuple[str, ...]:
    r"""Split a written text at blank lines and set its apostrophes.

    >>> paragraphs_of("It's one.\nStill one.\n\nTwo.")
    ('It’s one. Still one.', 'Two.')
    """
    parts = (" ".join(part.split()) for part in text.replace("'", "’").split("\n\n"))
    return tuple(part for part in parts if part)


def versions_of(report: Mapping[str, Any], minute: Callable[[str], int]) -> tuple[Version, ...]:
    """Make the versions of a report out of its content file: as written, each edit in turn, the withdrawal."""
    standing = Version(
        at=minute(report["at"]), title=report["title"].replace("'", "’"), paragraphs=paragraphs_of(report["text"])
    )
    versions = [standing]
    for edit in report.get("edits", ()):
        swaps = [(old.replace("'", "’"), new.replace("'", "’")) for old, new in edit.get("swap", ())]
        paragraphs = tuple(swapped(part, swaps) for part in standing.paragraphs)
        if swaps and paragraphs == standing.paragraphs and swapped(standing.title, swaps) == standing.title:
            raise ValueError(f"edit at {edit['at']}: nothing to swap")
        standing = Version(
            at=minute(edit["at"]),
            title=edit.get("title", swapped(standing.title, swaps)).replace("'", "’"),
            paragraphs=paragraphs_of(edit.get("lead", "")) + paragraphs + paragraphs_of(edit.get("add", "")),
            note=edit.get("note", "").replace("'", "’"),
        )
        versions.append(standing)
    if "withdrawn" in report:
        end = report["withdrawn"]
        title = f"{end['label']}: {standing.title}" if "label" in end else f"Withdrawn: {standing.title}"
        versions.append(
            Version(at=minute(end["at"]), title=title, paragraphs=paragraphs_of(end["note"]), withdrawn=True)
        )
    return tuple(versions)


def swapped(text: str, swaps: Sequence[tuple[str, str]]) -> str:
    """Put new words in the place of old ones.

    >>> swapped("31 hurt", [("31", "13")])
    '13 hurt'
    """
    for old, new in swaps:
        text = text.replace(old, new)
    return text


def reprint(
    versions: Sequence[Version],
    *,
    after: int,
    headline: str | None,
    keep: int | None,
    credit: str,
    agency: str,
    spelling: Sequence[tuple[str, str]],
    follows: int | None,
) -> tuple[Version, ...]:
    """Copy a text the way a busy desk does.

    Args:
        versions: The agency's text with its edits.
        after: Minutes between the agency's text and the copy; edits of that time are in the copy from the start.
        headline: The desk's own headline; None keeps the agency's.
        keep: Paragraphs kept from the top; None keeps all.
        credit: "line" keeps the dateline with the agency's name, "foot" cuts it and names the agency under the text.
        agency: Name of the agency.
        spelling: Pairs of spellings that the desk changes.
        follows: Minutes after which it takes over a later edit; None: it never does.

    Returns:
        The copy's versions, the first one at the agency's first minute plus `after`.
    """
    first = versions[0].at + after
    taken = [version for version in versions if version.at <= first]
    copied = [_edited(taken[-1], first, headline, keep, credit, agency, spelling)]
    if follows is not None:
        for version in versions[len(taken) :]:
            at = max(version.at + follows, copied[-1].at + 1)
            copied.append(_edited(version, at, headline, keep, credit, agency, spelling))
    return tuple(copied)


def _edited(
    version: Version,
    at: int,
    headline: str | None,
    keep: int | None,
    credit: str,
    agency: str,
    spelling: Sequence[tuple[str, str]],
) -> Version:
    title = swapped(version.title if headline is None or version.withdrawn else headline.replace("'", "’"), spelling)
    paragraphs = version.paragraphs[:keep]
    while paragraphs and paragraphs[-1].startswith("## "):  # a subheading with nothing under it
        paragraphs = paragraphs[:-1]
    if credit == "foot" and paragraphs:
        paragraphs = (_DATELINE.sub("", paragraphs[0]), *paragraphs[1:], f"— {agency}")
    return replace(version, at=at, title=title, paragraphs=tuple(swapped(part, spelling) for part in paragraphs))

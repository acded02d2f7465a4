"""How well are stale office-holders found? Scores over labelled sentences and short texts.

A finding is right if the named person, and the person who held the office on the day, are those of the label; its
outcome is scored apart. Precision counts all findings; false flags count texts without a label that got a finding.
"""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from wireroom.claims.offices import check_offices
from wireroom.claims.table import Table, fold, shipped
from wireroom.eval.readers import moment, rows_of
from wireroom.eval.split import in_half


def run(paths: Iterable[Path], half: str = "all", table: Table | None = None) -> dict[str, Any]:
    """Score the office check.

    Args:
        paths: JSONL files (.gz too) of {"id", "lang", "published_at", "text", "findings": [{"name", "outcome",
            "holder"}]}; texts without findings are clean.
        half: "tune", "report" or "all": by the first hex digit of the SHA-1 of the id.
        table: Facts to check against; None: those that come with the package.

    Returns:
        items, found (share of labelled names found with the right holder), precision (of all findings),
        false_flags_per_1000 (clean texts with a finding); and outcomes (share of those found whose outcome is right),
        labelled, clean, mentions, by_language.
    """
    facts = table or shipped()
    known_as = _names(facts)
    unknown_day = dt.datetime.fromisoformat(facts.checked_on).replace(tzinfo=dt.UTC).timestamp()
    items = labelled = found = flags = right = outcomes = clean = false_flags = mentions = 0
    by_language: Counter[str] = Counter()
    found_in: Counter[str] = Counter()
    for row in rows_of(paths):
        if not in_half(str(row.get("id")), half):
            continue
        items += 1
        day = moment(row.get("published_at"))
        findings, looked_at = check_offices(
            str(row.get("text") or ""),
            str(row.get("title") or ""),
            language=row.get("lang"),
            at=unknown_day if day is None else day,
            published=day,
            table=facts,
        )
        wanted = {
            (known_as(str(want["name"])) or "", known_as(want.get("holder"))): want.get("outcome")
            for want in row.get("findings") or ()
        }
        got = {(finding.name, finding.holder): finding.outcome for finding in findings}
        hits = wanted.keys() & got.keys()
        mentions += looked_at
        labelled += len(wanted)
        found += len(hits)
        flags += len(findings)
        right += sum((finding.name, finding.holder) in wanted for finding in findings)
        outcomes += sum(wanted[key] == got[key] for key in hits)
        clean += not wanted
        false_flags += bool(findings) and not wanted
        by_language[str(row.get("lang"))] += len(wanted)
        found_in[str(row.get("lang"))] += len(hits)
    return {
        "items": items,
        "found": found / labelled if labelled else None,
        "precision": right / flags if flags else None,
        "false_flags_per_1000": 1000 * false_flags / clean if clean else None,
        "outcomes": outcomes / found if found else None,
        "labelled": labelled,
        "clean": clean,
        "mentions": mentions,
        "by_language": {
            code: {"labelled": count, "found": found_in[code]} for code, count in sorted(by_language.items()) if count
        },
    }


def _names(table: Table) -> Callable[[str | None], str | None]:
    """Make a function that writes a label's name as the table does: "James Mattis" is its "Jim Mattis"."""
    forms = {fold(name): name for office in table.offices for name in (holder.name for holder in office.holders)}
    for name, person in table.persons.items():
        for printed in person.also:
            forms.setdefault(fold(printed), name)
    surnames = {name for name in forms.values() if " " not in name}

    def known_as(name: str | None) -> str | None:
        if not name:
            return None
        last = name.rsplit(" ", 1)[-1]
        return forms.get(fold(name), last if last in surnames else name)

    return known_as

"""Is our table of office-holders old? Told by what independent reports of the last weeks agree on against it.

A doubt is about the table, not about any article: those that name the other person are probably right.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

#: So far back reports count, in seconds: a month and a half.
RECENT_S = 45 * 86_400.0
#: So many independent reports of so many owner families must name the same other person ...
REPORTS, FAMILIES = 3, 3
#: ... over at least this time, in seconds: the slip of one agency is printed within a day.
SPREAD_S = 86_400.0
#: ... while at most this share of them still names the table's holder, or anybody else.
AGAINST = 0.25


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeNamed:
    """Whom an article names with an office in its own day, beside whom our table has."""

    office: str
    name: str
    #: Our table's latest holder, and since when (as exact as known).
    ours: str
    since: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """The same, with the article's day (UTC seconds), owner family and report."""

    office: str
    name: str
    ours: str
    since: str
    at: float
    family: str
    report_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RegistryDoubt:
    """Our table is probably old. The outcome "registry_stale" of the check of offices: no flag on any article."""

    office: str
    #: Whom the reports name, and whom our table has, since when.
    name: str
    holder: str
    holder_since: str
    reports: int
    publishers: int
    #: Days of the first and the last of these reports, UTC seconds.
    first_at: float
    last_at: float
    outcome: str = "registry_stale"

    @property
    def told(self) -> str:
        """Say it in a sentence."""
        return (
            f"{self.reports} independent reports of {self.publishers} publishers name {self.name} as {self.office}; "
            f"our table has {self.holder} since {self.holder_since} and is probably old."
        )


def registry_doubts(rows: Iterable[Naming]) -> tuple[RegistryDoubt, ...]:
    """Say for which offices the table is probably old.

    Args:
        rows: Who was named with offices in the last weeks, in any order; also those who are in the table.

    Returns:
        One doubt for each office, by its name. What the newest row knows of our table counts: a table that was brought
        up to date is not doubted for what was read before.
    """
    by_office: dict[str, list[Naming]] = defaultdict(list)
    for row in rows:
        by_office[row.office].append(row)
    found = (_doubt(sorted(told, key=lambda row: (row.at, row.report_id))) for told in by_office.values())
    return tuple(sorted((one for one in found if one is not None), key=lambda one: one.office))


def _doubt(rows: list[Naming]) -> RegistryDoubt | None:
    ours, since = rows[-1].ours, rows[-1].since
    groups: dict[str, list[Naming]] = defaultdict(list)
    for row in rows:
        groups[last_name(row.name)].append(row)
    groups.pop(last_name(ours), None)
    if not groups:
        return None
    best = max(groups.values(), key=lambda group: (len({row.family for row in group}), group[-1].at))
    reports, families = {row.report_id for row in best}, {row.family for row in best}
    if len(reports) < REPORTS or len(families) < FAMILIES or best[-1].at - best[0].at < SPREAD_S:
        return None
    mine = {id(row) for row in best}
    against = {row.report_id for row in rows if row.at >= best[0].at and id(row) not in mine} - reports
    if len(against) > AGAINST * len(reports):
        return None
    names = [row.name for row in best]
    name = max(sorted(set(names)), key=names.count)
    return RegistryDoubt(
        office=best[0].office,
        name=name,
        holder=ours,
        holder_since=since,
        reports=len(reports),
        publishers=len(families),
        first_at=best[0].at,
        last_at=best[-1].at,
    )


def last_name(name: str) -> str:
    """Give the last word of a name, by which spellings of one person meet.

    >>> last_name("Volodymyr Zelenskyy")
    'zelenskyy'
    """
    words: list[str] = re.findall(r"\w+", name.casefold())
    return words[-1] if words else name

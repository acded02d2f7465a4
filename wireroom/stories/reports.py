"""Which members are looked at closely when a story is written?

Copies tell nothing new, so one member stands for each independent report: its first. Of very many reports a fixed
number is read: the first ones, which say what happened, the latest ones, which say how it stands, and every n-th one
between, where n doubles as the story grows, so that one more member does not change which others are read.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from wireroom.model.story import Citation, Member
from wireroom.stories.headline import citation_of, read_title
from wireroom.stories.units import Unit, units_of
from wireroom.text.dates import moments

#: Reports read at the beginning, between, and at the end. A hundred reports by different newsrooms tell a story fully;
#: the time of composing stays under a second for stories of any size.
FIRST, BETWEEN, LAST = 24, 48, 24
#: Sentences kept of reports that were read, titles among them. A sentence takes some 2 kB: about 120 MB in all, the
#: texts of 2,000 long reports or 20,000 summaries.
UNITS_KEPT = 60_000
#: Sentences of the lead of a report.
LEAD = 3

#: What is named for a time so soon after printing has happened all the same: clocks differ. Seconds.
SOON_S = 3600.0
DAY_S = 86_400.0

#: Titles that stand before a surname alone.
_POLITE = frozenset(
    ("mr", "mrs", "ms", "miss", "herr", "frau", "monsieur", "madame", "senor", "senora", "signor", "signora")
)


@dataclass(frozen=True, eq=False)
class Report:
    """One independent report: the member that stands for it, its cleaned title and its sentences.

    Reports are told apart by identity, so that what is seen in one can be kept with it.
    """

    member: Member
    title: Unit
    #: How good the title is as a headline, 0 to 1.
    worth: float
    units: tuple[Unit, ...]

    @property
    def at(self) -> float:
        """When it was printed, as far as known; else when we saw it."""
        return self.member.seen if self.member.published is None else min(self.member.published, self.member.seen)

    @cached_property
    def lead(self) -> frozenset[str]:
        """What its first sentences tell, as stems."""
        return frozenset().union(*(unit.stems for unit in self.units[:LEAD]))

    @cached_property
    def head(self) -> frozenset[str]:
        """What its title and first sentences tell, as stems."""
        return self.title.stems | self.lead

    @cached_property
    def days(self) -> tuple[tuple[int, ...], ...]:
        """For the title and each sentence the days that it names and that were not to come; days since 1970, UTC."""
        member = self.member
        if member.published is None:
            return ((),) * (1 + len(self.units))
        latest = member.published + SOON_S
        return tuple(
            tuple(sorted({day_of(one.at) for one in found if one.at <= latest}))
            for unit in (self.title, *self.units)
            for found in [moments(unit.text, member.language, published=member.published, country=member.country)]
        )

    @cached_property
    def leaning(self) -> tuple[frozenset[str], ...]:
        """For each sentence the surnames that stand alone in it: after a full name before it, or behind a title."""
        full: set[str] = set()
        found = []
        for unit in self.units:
            alone = {name for name in unit.names if " " not in name and name in full}
            long = [name.split() for name in unit.names if " " in name]
            found.append(frozenset(alone.union(words[-1] for words in long if words[0] in _POLITE)))
            full.update(words[-1] for words in long)
        return tuple(found)

    def cite(self, unit: Unit) -> Citation:
        """Point to one of its units."""
        return citation_of(self.member, unit)


def day_of(at: float) -> int:
    """The day of a time, as days since 1970, UTC."""
    return int(at // DAY_S)


def independent(members: Iterable[Member]) -> list[Member]:
    """Give the member that stands for each report, in the order in which we saw them. Input order does not matter."""
    first: dict[str, Member] = {}
    for member in members:
        known = first.get(member.report_id)
        if known is None or _rank(member) < _rank(known):
            first[member.report_id] = member
    return sorted(first.values(), key=lambda member: (member.seen, member.article_id))


def _rank(member: Member) -> tuple[bool, float, str]:
    """The original before its copies, then the one seen first."""
    return member.copy_of is not None, member.seen, member.article_id


def main_language(reports: Sequence[Member]) -> str | None:
    """The language of most reports; where two have as many, the one that came first."""
    many: dict[str | None, int] = {}
    for member in reports:
        many[member.language] = many.get(member.language, 0) + 1
    return max(many, key=lambda language: (many[language], -list(many).index(language)))


def sample(reports: Sequence[Member]) -> list[Member]:
    """Choose which reports are read closely; all of them up to a hundred."""
    if len(reports) <= FIRST + BETWEEN + LAST:
        return list(reports)
    last = len(reports) - LAST
    step = 1
    while (last - FIRST) / step > BETWEEN:
        step *= 2
    return [member for n, member in enumerate(reports) if n < FIRST or n >= last or (n - FIRST) % step == 0]


def read(members: Iterable[Member]) -> list[Report]:
    """Read the chosen reports; those that were read before are still known."""
    return [_READ.get(member) for member in members]


@dataclass(slots=True)
class _Reports:
    """The reports last read, by member, as many as hold `UNITS_KEPT` units: a pure function's memory, nothing more."""

    held: dict[Member, Report] = field(default_factory=dict)
    units: int = 0

    def get(self, member: Member) -> Report:
        """Give the report of a member, read at most once while it is held."""
        report = self.held.pop(member, None)
        if report is None:
            title = read_title(member)
            report = Report(member, title.unit, title.worth, units_of(member.text, member.language))
            self.units += 1 + len(report.units)
        self.held[member] = report  # the latest stands last
        while self.units > UNITS_KEPT and len(self.held) > 1:
            self.units -= 1 + len(self.held.pop(next(iter(self.held))).units)
        return report


_READ = _Reports()

"""What ranking needs to know of a story, made of the facts of its members. Made here and nowhere else."""

from collections.abc import Sequence
from dataclasses import dataclass

from wireroom.model.counts import CountedMember, count
from wireroom.model.story import ReportSeen, StorySummary

#: Kind of sources whose articles are posts, and of those whose articles are documents.
POSTS = "social"
OFFICIAL = "official"


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberFacts:
    """What is looked at of one member, without its text. Times are UTC seconds."""

    counted: CountedMember
    kind: str
    title: str
    published: float | None
    seen: float
    language: str | None = None
    section: str | None = None
    section_sure: float = 1.0

    @property
    def reports(self) -> bool:
        """Whether it may be a report: neither an advertisement nor a post."""
        return not (self.counted.sponsored or self.counted.post)

    @property
    def at(self) -> float:
        """When it was new."""
        return effective(self.published, self.seen)


def effective(published: float | None, seen: float) -> float:
    """Say when news was new: as printed, but never later than we saw it; when seen, where no date is told."""
    return seen if published is None else min(published, seen)


def summarise(
    story_id: str, members: Sequence[MemberFacts], *, headline: str, broke_at: float | None = None
) -> StorySummary:
    """Sum a story up.

    Args:
        story_id: The story.
        members: Its members in order of arrival, at least one.
        headline: What it is called.
        broke_at: Since when it is breaking; None when it is not.
    """
    first: dict[str, MemberFacts] = {}
    read = any(member.counted.read for member in members if member.reports)
    for member in members:
        if member.reports and (member.counted.read or not read):
            known = first.get(member.counted.report_id)
            if known is None or member.at < known.at:
                first[member.counted.report_id] = member
    reports = sorted((_report(member) for member in first.values()), key=lambda one: (one.at, one.family, one.title))
    newsrooms = [one for one in members if one.kind != POSTS] or members  # posts make a story neither older nor fresher
    belief: dict[str, float] = {}
    for member in members:
        if member.section:
            belief[member.section] = belief.get(member.section, 0.0) + member.section_sure
    return StorySummary(
        id=story_id,
        headline=headline,
        language=members[0].language,
        section=max(belief, key=lambda section: belief[section]) if belief else None,
        counts=count(member.counted for member in members),
        opened_at=min(member.at for member in newsrooms),
        changed_at=max(member.at for member in newsrooms),
        report_times=tuple(report.at for report in reports),
        broke_at=broke_at,
        languages=tuple(dict.fromkeys(member.language for member in members if member.language)),
        reports=tuple(reports),
    )


def _report(member: MemberFacts) -> ReportSeen:
    return ReportSeen(
        at=member.at,
        family=member.counted.owner or member.counted.source_id,
        title=member.title,
        language=member.language,
        official=member.kind == OFFICIAL,
    )

"""What we write about a story: headline, standfirst, brief, timeline, where reports differ, what is not known.

A function of the members alone: the same members give the same text in any order, and a copy changes nothing.
"""

from collections.abc import Sequence
from dataclasses import replace

from wireroom.model.story import Composition, Member
from wireroom.stories.brief import write
from wireroom.stories.edited import withdrawn
from wireroom.stories.figures import differing
from wireroom.stories.headline import Runner, elect
from wireroom.stories.reports import Report, independent, main_language, read, sample
from wireroom.stories.stale import holds_until
from wireroom.stories.timeline import developments
from wireroom.text.speech import has, knows

#: "No report says why" needs at least so many reports read in full, each with at least so many words.
WHY_REPORTS, WHY_WORDS = 2, 120
#: Reports in other languages that are read closely: they only confirm what the main language tells.
FOREIGN = 24


def compose(members: Sequence[Member], *, at: float) -> Composition:
    """Write a story.

    Args:
        members: All members, in any order; at least one.
        at: The log's time, UTC seconds. A date of printing after it is not believed.

    Raises:
        ValueError: If there is no member.
    """
    if not members:
        raise ValueError("a story without members cannot be written")
    reports = independent(_dated(member, at) for member in members)
    language = main_language(reports)
    own = [member for member in reports if member.language == language]
    near = read(sample(own))
    foreign = read([member for member in reports if member.language != language][:FOREIGN])
    standing = [report for report in near if not withdrawn(report.member)] or near
    chosen = standing[elect([_runner(report, near) for report in standing])]
    headline = chosen.title
    brief, standfirst = write(standing, headline)
    return Composition(
        headline=headline.text,
        headline_language=chosen.member.language,
        headline_citation=chosen.cite(headline),
        standfirst=standfirst,
        brief=brief,
        timeline=developments(near, foreign),
        differs=differing(near),
        not_known=_not_known(near, foreign),
        section=_section(reports),
    )


def _runner(report: Report, near: Sequence[Report]) -> Runner:
    return Runner(report.member, report.title, report.worth, report.lead, holds_until(report.title, report, near))


def _dated(member: Member, at: float) -> Member:
    """Take away a date of printing that lies in the future."""
    wrong = member.published is not None and member.published > at
    return replace(member, published=None) if wrong else member


def _section(reports: Sequence[Member]) -> str | None:
    """The section that reports stand in with the most belief; of two alike, the one that came first.

    A report whose section is unknown has no say: few that are sure decide for many that are not.
    """
    belief: dict[str, float] = {}
    for member in reports:
        if member.section is not None:
            belief[member.section] = belief.get(member.section, 0.0) + member.section_sure
    return max(belief, key=lambda section: (belief[section], -list(belief).index(section))) if belief else None


def _not_known(near: Sequence[Report], foreign: Sequence[Report]) -> tuple[str, ...]:
    """Sentences of ours about what the reports do not say; only what can be determined from them."""
    everyone = [*near, *foreign]
    if not any(report.member.full for report in everyone):
        return ("No report could be read in full yet.",)
    found: list[str] = []
    read_well = [report for report in near if report.member.full and len(report.member.text.split()) >= WHY_WORDS]
    silent = all(
        knows("WHY", report.member.language)
        and not has("WHY", f"{report.member.title}\n{report.member.text}", report.member.language)
        for report in everyone
    )
    if len(read_well) >= WHY_REPORTS and silent:
        found.append("No report says why.")
    return tuple(found)

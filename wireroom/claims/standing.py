"""How does a claim stand? By who says so, who denies it, and what later reports made of it; never whether it is true.

"Contested" takes two origins that say the opposite of one thing at one time. A plain "not" that was printed before the
claim was first made tells how things stood then, and denies nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from wireroom.claims.alike import sense
from wireroom.claims.passage import Passage
from wireroom.model.counts import CountedMember, Counts, count, kin_of
from wireroom.model.story import Member

#: So long before a claim was first made a denial may have been printed and still speak of it. Seconds.
BEFORE_S = 6 * 3600.0
#: A plain "not" ("has not reopened") speaks of its own day alone; a denial stands until it is taken back. Seconds.
SAME_DAY_S = 24 * 3600.0


@dataclass(frozen=True, slots=True)
class Standing:
    """Those who say so, those who say not so, and who tells as done what was planned; each first one first."""

    yes: Sequence[Passage]
    no: Sequence[Passage]
    later: Passage | None = None


def counted(passages: Sequence[Passage], everyone: Sequence[Member]) -> Counts:
    """Count those who make a claim, with all copies of their reports.

    A passage that names its speaker rests on that one; a report that speaks itself, on what it rests on as a whole.
    """
    rests: dict[str, dict[str, None]] = {}
    for one in passages:
        keys = (one.origin,) if one.origin else one.member.origins
        rests.setdefault(one.member.report_id, {}).update(dict.fromkeys(keys))
    heard = {one.member.article_id for one in passages}
    return count(
        CountedMember(
            article_id=member.article_id,
            source_id=member.source_id,
            owner=member.owner,
            report_id=member.report_id,
            read=member.full,
            kin=member.kin
            or kin_of(agency=member.agency, source_name=member.source_name, source_kind=member.kind, perhaps_of=None),
            origins=tuple(rests[member.report_id]) if member.article_id in heard else (),
        )
        for member in everyone
        if member.report_id in rests
    )


def state_of(standing: Standing, counts: Counts) -> tuple[str, tuple[str, ...]]:
    """Give the state of a claim with its reasons."""
    yes, no = standing.yes, _that_speak_of_it(standing)
    if not yes:
        return alone(list(standing.no), counts, denied=True)
    back = _taken_back(yes, no)
    if back:
        return "refuted", back
    if standing.later is not None:
        return "superseded", (f"{standing.later.member.source_name} later tells it as done.",)
    others = [one for one in no if not _same_voice(one, yes)]
    if others and sense(yes[0]) in ("happened", "ahead") and not yes[0].judged:
        return "contested", (
            f"{voice(yes[0])} says so.",
            *dict.fromkeys(f"{voice(one)} says that it is not so." for one in others[:3]),
        )
    if sense(yes[0]) == "if":
        return "unverifiable", ("It says what would be, were something else so.",)
    if all(one.judged for one in yes):
        return "unverifiable", ("It is a judgement or a belief.",)
    return alone(yes, counts)


def alone(yes: Sequence[Passage], counts: Counts, *, denied: bool = False) -> tuple[str, tuple[str, ...]]:
    """Judge a claim that nobody speaks against: the state, and why."""
    origins = list(dict.fromkeys(one.by for one in yes if one.by))
    least = counts.origins.low if counts.origins is not None else 0
    if counts.reports.low > 1 and least > 1:
        named = f" Among them: {', '.join(origins[:3])}." if origins else ""
        return "corroborated", (f"{counts.reports.low} independent reports, {least} origins at least.{named}",)
    if origins:
        what = "that it is not so" if denied else "so"
        more = " or ".join(origins[:2]) if len(origins) > 1 else origins[0]
        return "single-origin", (f"All that is known to say {what} is {more}.",)
    if any(one.member.origins for one in yes):
        return "single-origin", ("The reports tell it themselves, and all rest on one origin.",)
    many = (
        "The reports tell it themselves and name" if counts.reports.low > 1 else "One report tells it itself and names"
    )
    return "unverified", (f"{many} nobody who says so.",)


def _that_speak_of_it(standing: Standing) -> list[Passage]:
    """Drop what was said not to be so at another time."""
    if not standing.yes:
        return list(standing.no)
    first, last = standing.yes[0].at, max(one.at for one in standing.yes)
    kept = []
    for one in standing.no:
        if (
            one.judged
            or one.at < first - BEFORE_S
            or (not one.flatly and (one.at < first or one.at > last + SAME_DAY_S))
        ):
            continue
        kept.append(one)
    return kept


def _taken_back(yes: Sequence[Passage], no: Sequence[Passage]) -> tuple[str, ...]:
    """Say whether everyone who made a claim denied it later."""
    named = {one.origin for one in yes}
    if "" in named or any(one.startswith(("unnamed:", "agency:")) for one in named):
        return ()
    denied = {one.origin: one for one in no if one.origin in named and one.at >= _first(yes, one.origin)}
    if denied.keys() != named or any(one.origin not in named for one in no):
        return ()
    return tuple(f"{denied[key].by} said so first, and later that it is not so." for key in sorted(named))


def _first(yes: Sequence[Passage], origin: str) -> float:
    return min(one.at for one in yes if one.origin == origin)


def _same_voice(one: Passage, yes: Sequence[Passage]) -> bool:
    """Whether all who say so are the one who says not so, or both are one report's own words."""
    return all(
        other.origin == one.origin and (one.origin != "" or other.member.report_id == one.member.report_id)
        for other in yes
    )


def voice(one: Passage) -> str:
    """Name who speaks: the speaker, with the report, or the report alone."""
    return f"{one.by} (in {one.member.source_name})" if one.by else one.member.source_name

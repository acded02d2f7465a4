"""The claims of a story: what its reports say is so, aligned, with what each report does with it.

A function of the members' texts and of the figures on which they differ. Copies are heard once. A passage joins the
first claim whose own words it matches (never by way of a third one, so that claims do not drift).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from wireroom.claims.alike import deed_of, same_claim, sense
from wireroom.claims.figured import figure_claims
from wireroom.claims.passage import Passage
from wireroom.claims.passages import passages_of
from wireroom.claims.standing import Standing, counted, state_of
from wireroom.model.claim import NOTED, Claim, Told
from wireroom.model.story import Figure, Member
from wireroom.text.tokens import fold

#: Reports that are heard, the earliest first, and claims that are kept of a story.
MOST_REPORTS, MOST_CLAIMS = 24, 10
#: Claims that only one report makes are kept where they stand this high in it.
LEAD = 3
#: Characters of a claim that are shown.
LONGEST = 240
#: What a reader is told first.
_ORDER = ("contested", "refuted", "superseded", "corroborated", "single-origin", "unverified", "unverifiable")


@dataclass(slots=True)
class _Group:
    """Passages of one claim; the first one stands for it."""

    first: Passage
    passages: list[Passage] = field(default_factory=list)


def claims_of(members: Iterable[Member], differs: Sequence[Figure] = ()) -> tuple[Claim, ...]:
    """Align the claims of a story's reports.

    Args:
        members: All members of the story, in any order.
        differs: Figures on which its reports differ (`Composition.differs`).

    Returns:
        At most `MOST_CLAIMS` claims: contested ones first, then by how many reports speak of them; the same for any
        order of the members.
    """
    everyone = sorted(members, key=lambda one: (one.seen, one.article_id))
    heard = _heard(everyone)
    if not heard:
        return ()
    groups = _grouped([passage for member in heard for passage in passages_of(member)])
    figures = figure_claims(heard, everyone, differs)
    with_figure = {(one.citation.article_id, one.words) for claim in figures for one in claim.told}
    made = [
        claim
        for group in groups
        # what the claim of a figure tells is told there
        if not all((one.member.article_id, one.sentence.text) in with_figure for one in group.passages)
        and (claim := _claim(group, groups, everyone)) is not None
    ]
    ranked = sorted([*figures, *made], key=_rank)
    return tuple(_coded(claim) for claim in ranked[:MOST_CLAIMS])


def _heard(everyone: Sequence[Member]) -> list[Member]:
    first: dict[str, Member] = {}
    for member in everyone:
        if member.copy_of is None and member.text:
            first.setdefault(member.report_id, member)
    return list(first.values())[:MOST_REPORTS]


def _grouped(passages: Sequence[Passage]) -> list[_Group]:
    """Put each passage to the first claim that it matches; denials after what they deny."""
    ordered = sorted(passages, key=lambda one: (one.denied, one.at, one.member.article_id, one.start))
    groups: list[_Group] = []
    by_key: dict[str, list[_Group]] = {}
    several = len({one.member.language for one in ordered}) > 1
    for one in ordered:
        near = {id(group): group for key in _keys(one, several) for group in by_key.get(key, ())}
        home = next((group for group in near.values() if same_claim(group.first, one)), None)
        if home is None:
            home = _Group(one)
            groups.append(home)
            for key in _keys(one, several):
                by_key.setdefault(key, []).append(home)
        home.passages.append(one)
    return groups


def _keys(one: Passage, several: bool) -> tuple[str, ...]:
    """Where passages of the same claim are looked for: by their verb, else by all of their words.

    `several`: in a story of several languages all are compared, by their deeds.
    """
    anywhere = ("*",) if several else ()
    return (*anywhere, one.clause.relation) if one.clause is not None else (*anywhere, *sorted(one.core))


def _claim(group: _Group, groups: Sequence[_Group], everyone: Sequence[Member]) -> Claim | None:
    yes = [one for one in group.passages if not one.denied]
    no = [one for one in group.passages if one.denied]
    for_it = yes or no
    first = for_it[0]
    reports = {one.member.report_id for one in group.passages}
    if len(reports) < 2 and not (first.position < LEAD or (yes and no)):
        return None
    standing = Standing(yes=yes, no=no, later=_later(group, groups))
    counts = counted(for_it, everyone)
    state, reasons = state_of(standing, counts)
    clause = first.clause
    start, end = first.start, first.end
    if end - start > LONGEST:
        end = start + first.member.text[start : start + LONGEST].rfind(" ")
    return Claim(
        kind="statement",
        words=first.member.text[start:end].strip(),
        language=first.member.language,
        citation=replace(first.citation, end=end),
        subject=tuple(sorted(clause.agent if clause else first.strong)),
        relation=clause.relation if clause else "",
        object=tuple(sorted(clause.object if clause else ())),
        deed="",
        places=(),
        days=tuple(sorted(clause.days)) if clause else (),
        modality=first.modality if yes else "denied",
        state=state,
        reasons=reasons,
        counts=counts,
        told=_told(group.passages),
    )


def _coded(claim: Claim) -> Claim:
    """Add the type of what was done and the place that its sentence tells: dear, so only for claims that are shown."""
    if claim.state not in NOTED and len({one.report_id for one in claim.told}) < 2:
        return claim
    words = claim.told[0].words
    deed = deed_of(words, claim.language)
    if deed is None:
        return claim
    place = (fold(words[deed.place.start : deed.place.end]),) if deed.place else ()
    return replace(claim, deed=deed.type, places=place)


def _later(group: _Group, groups: Sequence[_Group]) -> Passage | None:
    """Find a report that tells as done what this claim tells as planned."""
    if sense(group.first) not in ("ahead", "maybe") or group.first.denied:
        return None
    done = (
        other.first
        for other in groups
        if sense(other.first) == "happened" and not other.first.denied and other.first.at > group.first.at
    )
    return next((one for one in done if same_claim(group.first, one, any_time=True)), None)


def _told(passages: Iterable[Passage]) -> tuple[Told, ...]:
    """Say what each report does with a claim: one line for each report, speaker and stance."""
    found: dict[tuple[str, str, str], Told] = {}
    for one in sorted(passages, key=lambda one: (one.at, one.member.article_id, one.start)):
        stance = "denies" if one.denied else "repeats" if one.origin else "asserts"
        key = (one.member.report_id, one.origin, stance)
        found.setdefault(key, told_by(one, stance))
    return tuple(found.values())


def told_by(one: Passage, stance: str) -> Told:
    """Write down what a report says, with the sentence in which it says so."""
    return Told(
        stance=stance,
        origin=one.origin,
        by=one.by,
        source_id=one.member.source_id,
        report_id=one.member.report_id,
        at=one.at,
        words=one.sentence.text,
        language=one.member.language,
        citation=one.cited_sentence,
    )


def _rank(claim: Claim) -> tuple[int, int, float, str, int]:
    reports = len({one.report_id for one in claim.told})
    state = _ORDER.index(claim.state)
    return (min(state, 3), -reports, claim.told[0].at, claim.citation.article_id, claim.citation.start)

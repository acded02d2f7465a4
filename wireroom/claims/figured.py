"""Claims that are figures: how many were killed, hurt, missing, arrested, moved to safety.

What is counted is the same where the same happened to people as such, whatever the language. Which numbers stand
against each other was settled before (`Composition.differs`); the rest is sorted here: those that can mean one number
stand together, and a count that has grown since is overtaken.
"""

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from wireroom.claims.passage import Passage
from wireroom.claims.passages import passages_of
from wireroom.claims.standing import alone, counted, voice
from wireroom.model.claim import Claim, Told
from wireroom.model.story import Figure, Member
from wireroom.text.numbers import Quantity, quantities
from wireroom.text.numerals import GENERAL

#: From this age on a lower count is overtaken by a higher one, not contradicted. Seconds.
GROWN_S = 6 * 3600.0


@dataclass(frozen=True, slots=True)
class _Given:
    passage: Passage
    figure: Quantity

    @property
    def place(self) -> tuple[str, int, int]:
        """Where the figure stands: article, characters of its text."""
        at = self.passage.sentence.start
        return self.passage.member.article_id, at + self.figure.start, at + self.figure.end


def figure_claims(heard: Iterable[Member], everyone: Sequence[Member], differs: Sequence[Figure]) -> list[Claim]:
    """Make claims of the figures of a story's reports.

    Args:
        heard: The reports that are read, the first one first.
        everyone: All members, for counting.
        differs: Figures on which the reports differ.
    """
    given = [one for member in heard for one in _of_report(member)]
    made = [claim for figure in differs if (claim := _contested(figure, given, everyone)) is not None]
    cited = [(cite.article_id, cite.start, cite.end) for figure in differs for _, _, _, cite in figure.values]
    by_scope: dict[str, list[_Given]] = {}
    for one in given:
        if one.figure.scope and _is_general(one) and not any(_meet(one.place, place) for place in cited):
            by_scope.setdefault(one.figure.scope, []).append(one)
    for scope, rows in by_scope.items():
        groups = _groups(rows)
        made += [_claim(scope, group, groups, everyone) for group in groups]
    return made


def _of_report(member: Member) -> list[_Given]:
    """Give a report's figures of today: of each thing the one that it tells first."""
    found: dict[str, _Given] = {}
    seen: set[int] = set()
    for one in passages_of(member):
        if one.sentence.start in seen or one.denied or one.modality != "happened":
            continue
        seen.add(one.sentence.start)
        for figure in quantities(one.sentence.text, member.language):
            found.setdefault(f"{figure.scope}:{figure.noun if not figure.scope else ''}", _Given(one, figure))
    return list(found.values())


def _is_general(given: _Given) -> bool:
    """Whether people as such are counted, not some of them ("two sailors"), nor told an age ("Orla Penn, 30, hurt")."""
    figure, text = given.figure, given.passage.sentence.text
    if figure.noun:
        return figure.value > 0 and figure.noun in _PEOPLE
    return figure.value > 0 and bool(figure.phrase or _NEXT.match(text, figure.end))


_PEOPLE = GENERAL | frozenset("dead killed injured wounded hurt missing arrested".split())
#: What happened to them, right behind the number: "five hurt", "46 were arrested".
_NEXT = re.compile(
    r"\s(?:(?:were|are|was|is|have been|had been) )?(?:dead|killed|hurt|injured|wounded|missing|arrest|detain|evac)"
)
#: Share of the words of the shorter sentence that two must share to tell of one toll.
SAME_TOLL = 0.25


def _of_one_thing(one: Passage, other: Passage) -> bool:
    """Whether two sentences can tell of one toll."""
    if one.member.language != other.member.language:
        return True  # that they meet in one story is all that can be seen
    least = min(len(one.core), len(other.core))
    return bool(least) and len(one.core & other.wide) >= SAME_TOLL * least


def _groups(rows: Sequence[_Given]) -> list[list[_Given]]:
    """Put those together whose number can be the same; exact numbers first, so that bounds join them."""
    groups: list[list[_Given]] = []
    for one in sorted(rows, key=lambda row: (bool(row.figure.qualifier), row.passage.at, row.place)):
        home = next((group for group in groups if _can_be(group[0].figure, one.figure)), None)
        groups.append([one]) if home is None else home.append(one)
    return [sorted(group, key=lambda row: (row.passage.at, row.place)) for group in groups]


def _can_be(one: Quantity, other: Quantity) -> bool:
    return one.low <= other.high and other.low <= one.high


def _claim(scope: str, group: list[_Given], groups: Sequence[list[_Given]], everyone: Sequence[Member]) -> Claim:
    passages = [one.passage for one in group]
    counts = counted(passages, everyone)
    state, reasons = alone(passages, counts)
    most = max(one.figure.value for one in group)
    later = [
        other
        for other in groups
        if min(one.figure.low for one in other) > most and other[0].passage.at - group[0].passage.at > GROWN_S
    ]
    if later:
        new = max(later, key=lambda other: other[0].passage.at)[0]
        state = "superseded"
        reasons = (f"{new.passage.member.source_name} later gave {new.figure.words}.",)
    return _written(scope, group, counts_of=passages, everyone=everyone, state=state, reasons=reasons)


def _contested(figure: Figure, given: Sequence[_Given], everyone: Sequence[Member]) -> Claim | None:
    """Make the claim of a figure on which reports differ, the lowest number first."""
    rows = [
        one
        for value, _, _, cite in figure.values
        for one in given
        if _meet(one.place, (cite.article_id, cite.start, cite.end)) and math.isclose(one.figure.value, value)
        if one.figure.scope and _is_general(one)
    ]
    if len({row.figure.value for row in rows}) < 2:
        return None
    rows.sort(key=lambda row: (row.figure.value, row.passage.at, row.place))
    low, high = rows[0], rows[-1]
    if not _of_one_thing(low.passage, high.passage):
        return None
    reasons = tuple(f"{row.figure.words}: {voice(row.passage)}." for row in (low, high))
    passages = [row.passage for row in rows]
    return _written(figure.label, rows, counts_of=passages, everyone=everyone, state="contested", reasons=reasons)


def _written(
    what: str,
    rows: Sequence[_Given],
    *,
    counts_of: Sequence[Passage],
    everyone: Sequence[Member],
    state: str,
    reasons: tuple[str, ...],
) -> Claim:
    first = min(rows, key=lambda row: (row.passage.at, row.place))
    low, high = min(row.figure.low for row in rows), max(row.figure.high for row in rows)
    return Claim(
        kind="figure",
        words=first.passage.sentence.text,
        language=first.passage.member.language,
        citation=replace(first.passage.cited_sentence, start=first.place[1], end=first.place[2]),
        subject=(what,),
        relation=first.figure.scope or "counted",
        object=(),
        deed="",
        places=(),
        days=(),
        modality="happened",
        state=state,
        reasons=reasons,
        counts=counted(counts_of, everyone),
        told=tuple(_told(row) for row in rows),
        low=low,
        high=None if math.isinf(high) else high,
    )


def _told(row: _Given) -> Told:
    one = row.passage
    return Told(
        stance="repeats" if one.origin else "asserts",
        origin=one.origin,
        by=one.by,
        source_id=one.member.source_id,
        report_id=one.member.report_id,
        at=one.at,
        words=one.sentence.text,
        language=one.member.language,
        citation=replace(one.cited_sentence, start=row.place[1], end=row.place[2]),
    )


def _meet(one: tuple[str, int, int], other: tuple[str, int, int]) -> bool:
    return one[0] == other[0] and one[1] < other[2] and other[1] < one[2]

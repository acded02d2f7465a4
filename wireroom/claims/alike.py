"""Do two passages make the same claim, or one the opposite of the other? The same subject, relation, place and time.

Cautious by design: where words stand against each other (another name, number, day, object, or another word before the
same noun) two claims are two. A claim missed costs a row; a claim wrongly joined could set a source against another.
"""

from functools import lru_cache

from wireroom.claims.clause import Clause
from wireroom.claims.deeds import deed_in
from wireroom.claims.passage import Passage
from wireroom.model.deed import Deed

#: Share of the words of the shorter claim that the other must tell too, and of the longer one.
MOST_OF, SOME_OF = 0.7, 0.3
#: The same for a claim and its denial, which is a reproach, and where no clause can be read.
MOST_DENIED, SOME_DENIED = 0.75, 0.4
MOST_BARE, SOME_BARE = 0.75, 0.5
#: Reports that lie further apart tell of two happenings. Seconds.
FAR_APART = 30 * 86_400.0

_AHEAD = {"happened": "happened", "planned": "ahead", "announced": "ahead", "possible": "maybe", "hypothetical": "if"}


def sense(passage: Passage) -> str:
    """Say in which world a claim is made: "happened", "ahead", "maybe", "if" or "historical"."""
    return _AHEAD.get(passage.modality, passage.modality)


def same_claim(one: Passage, other: Passage, *, any_time: bool = False) -> bool:
    """Whether two passages speak of one claim, whether they say that it is so or not.

    Args:
        one: A passage.
        other: Another.
        any_time: Also where one tells as planned what the other tells as done.
    """
    if abs(one.at - other.at) > FAR_APART or (not any_time and sense(one) != sense(other)):
        return False
    if one.member.language != other.member.language:
        return _across(one, other)
    if _other_numbers(one, other):
        return False
    denial = one.denied != other.denied
    if one.clause is None or other.clause is None:
        return _bare(one, other)
    if not _fits(one.clause, other.clause, one, other):
        return False
    most, some = (MOST_DENIED, SOME_DENIED) if denial else (MOST_OF, SOME_OF)
    return _covers(one, other, most, some)


def _fits(mine: Clause, theirs: Clause, one: Passage, other: Passage) -> bool:
    """Whether nothing in two clauses stands against the other."""
    if mine.relation != theirs.relation or (mine.relation == "be" and mine.object != theirs.object):
        return False
    if mine.agent and theirs.agent and not mine.agent & theirs.agent:
        return False
    if mine.subject and theirs.subject and not (mine.subject & other.wide or theirs.subject & one.wide):
        return False
    if mine.object and theirs.object and not mine.object & theirs.object:
        return False
    if mine.days and theirs.days and not mine.days & theirs.days:
        return False
    if any(mine.numbers[noun] != number for noun, number in theirs.numbers.items() if noun in mine.numbers):
        return False
    for noun, word in mine.before.items():
        against = theirs.before.get(noun)
        if against and against != word and against not in one.wide and word not in other.wide:
            return False
    mine_alone, theirs_alone = one.strong & mine.words - other.wide, other.strong & theirs.words - one.wide
    return not (mine_alone and theirs_alone)


def _covers(one: Passage, other: Passage, most: float, some: float) -> bool:
    shared = [_share(one.core, other.wide, one.strong), _share(other.core, one.wide, other.strong)]
    common = one.core & other.core
    told = len(common - {one.clause.relation if one.clause else ""})
    enough = told > 1 or bool(common & (one.strong | other.strong))
    return enough and max(shared) >= most and min(shared) >= some


def _share(core: frozenset[str], wide: frozenset[str], strong: frozenset[str]) -> float:
    weight = len(core) + len(core & strong)
    common = core & wide
    return (len(common) + len(common & strong)) / weight if weight else 0.0


def _other_numbers(one: Passage, other: Passage) -> bool:
    return bool(one.numbers and other.numbers and not one.numbers & other.numbers)


def _bare(one: Passage, other: Passage) -> bool:
    """Compare words alone, in languages whose clauses are not read."""
    if (one.strong - other.wide) and (other.strong - one.wide):
        return False
    shared = [_share(one.core, other.wide, one.strong), _share(other.core, one.wide, other.strong)]
    if max(shared) < MOST_BARE or min(shared) < SOME_BARE or len(one.core & other.core) < 3:
        return False
    if one.member.language == "zh":
        deeds = [deed_of(part.sentence.text, "zh") for part in (one, other)]
        return deeds[0] is not None and deeds[1] is not None and deeds[0].type == deeds[1].type
    return _one_sided(one, other)


def _one_sided(one: Passage, other: Passage) -> bool:
    """Whether one of two claims tells all that the other tells."""
    return not (one.core - other.wide) or not (other.core - one.wide)


@lru_cache(maxsize=1024)
def deed_of(text: str, language: str | None) -> Deed | None:
    """Code a sentence; kept, because it is compared with many."""
    return deed_in(text, language)


def _across(one: Passage, other: Passage) -> bool:
    """Compare claims of two languages by their deeds: the type, both sides, and how surely."""
    if one.denied or other.denied:
        return False  # who is said to deny what cannot be seen across languages
    mine = deed_of(one.sentence.text, one.member.language)
    theirs = deed_of(other.sentence.text, other.member.language)
    if mine is None or theirs is None or mine.type != theirs.type or mine.modality != theirs.modality:
        return False
    sides = [
        ({actor.country for actor in deed.sources} - {""}, {actor.country for actor in deed.targets} - {""})
        for deed in (mine, theirs)
    ]
    return bool(sides[0][0] and sides[0][1]) and sides[0] == sides[1]

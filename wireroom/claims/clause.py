"""What does an English clause say was done: by whom, what, to whom, and with which other words?

Rules of order alone. A clause without a verb that can be seen gives None, and nothing is made of it.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

from wireroom.claims.verb_words import AHEAD, FAILED, PRESENT, is_done, is_past, relation_of
from wireroom.text.numerals import WORDS
from wireroom.text.tokens import stem

_TOKEN = re.compile(r"[^\W_]+(?:[.’'&-][^\W_]+)*|[,;:()—–“”\"]|%")
_BE = frozenset("is are was were be been being am".split())
_HAVE = frozenset("has have had having".split())
_HELP = frozenset("will would may might could can cannot should must shall do does did".split())
_HELPING = _BE | _HAVE | _HELP
_NOT = frozenset("not never no n't".split())
_CONTRACTED = re.compile(r"(\w+)n['’]t$")
#: Where the main clause ends.
_SIDE = frozenset(
    "who which whose whom because when while where since despite although though if unless until as so but after "
    "before amid".split()
)
_PREPOSITIONS = frozenset(
    "in on at of for with by to from into near off over under against between during through about around across "
    "along outside inside towards toward within without via per than among behind above upon onto".split()
)
#: Words that carry nothing by which two claims differ.
SMALL = (
    _BE | _HAVE | _HELP | _NOT | _SIDE | _PREPOSITIONS
    | frozenset(
        "a an the and or that this these those it its he his she her they their them him i we you our my your there "
        "also just still already then now here both all any some such own other more most very only even yet "
        "reports report claims claim said says say told earlier later early late new mr mrs ms being down up out "
        "away together him himself herself itself himself what how why nobody none "
        "noone no-one".split()
    )
)  # fmt: skip
#: Words of time: two reports may date one thing in other words, so they are compared apart.
TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight overnight morning "
    "afternoon evening night dawn noon midnight week month year weekend day hour minute last next january february "
    "march april may june july august september october november december".split()
)
DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_PRONOUNS = frozenset("it he she they i we you that this there one nobody none no who which".split())
#: "Nine people died" and "nine people were killed" tell the same.
_SUFFERED = frozenset("die dies died perish perished".split())
_DETERMINERS = frozenset(
    "the a an of its his her their this that these those two three four five six some many".split()
)
#: Openings that tell time, place or ground before the subject; up to the comma they are no part of it.
_OPENS = frozenset(
    "in on at during after before when as while since despite although though following amid by for if with "
    "from".split()
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause, its words as stems. `relation` stands for its verb; the place of the verb is in characters."""

    relation: str
    negated: bool
    verb_at: int
    #: Who does it and what it is done to; empty where not told, or by a pronoun alone.
    agent: frozenset[str]
    object: frozenset[str]
    #: All content words, times left out; days apart.
    words: frozenset[str]
    days: frozenset[str]
    #: Content words that stand right before another one, by that one: "northern" before "lane".
    before: dict[str, str]
    #: Numbers, by the content word that follows them.
    numbers: dict[str, str]
    #: Its subject where that is a pronoun, so that the speaker must tell who it is.
    pronoun: str = ""
    #: The head of its subject, without what prepositions add.
    subject: frozenset[str] = frozenset()


@dataclass(slots=True)
class _Verb:
    start: int  # words: of its first helping word
    end: int  # words: behind it
    at: int  # word: itself
    passive: bool
    negated: bool


def clause_of(text: str) -> Clause | None:
    """Read the main clause of a stretch of English text.

    >>> read = clause_of("The tanker was seized off Karst by the coastguard.")
    >>> read.relation, sorted(read.agent), sorted(read.object)
    ('seiz', ['coastguard'], ['tanker'])
    """
    found = [(match[0], match.start()) for match in _TOKEN.finditer(text)]
    small = [word.lower().replace("’", "'") for word, _ in found]
    begin = _beginning(small)
    verb = _verb(small, begin, [word[:1].isupper() for word, _ in found])
    if verb is None:
        return None
    end = _end(small, verb.end)
    before, after = small[begin : verb.start], small[verb.end : end]
    if verb.passive or small[verb.at] in _SUFFERED:
        agent, done_to = _behind_by(after), _content(_until_preposition(before))
    else:
        agent, done_to = _content(before), _content(_until_preposition(after))
    pronoun = next((word for word in before if word in _PRONOUNS), "") if not _content(before) else ""
    told = [*before, *after]
    return Clause(
        relation=relation_of(small[verb.at]) if small[verb.at] not in _BE else "be",
        negated=verb.negated or (bool(before) and before[0] in ("nobody", "none", "no")),
        verb_at=found[verb.at][1],
        agent=agent,
        object=done_to,
        words=_content(told),
        days=frozenset(word for word in told if word in DAYS),
        before=_neighbours(told),
        numbers=_numbers(told),
        pronoun=pronoun,
        subject=_content(_until_preposition(before)),
    )


def _beginning(small: list[str]) -> int:
    """Skip what is told before the subject, up to its comma, and the marks at the start."""
    at = 0
    while at < len(small) and not small[at][0].isalnum():
        at += 1
    if at < len(small) and small[at] in _OPENS and "," in small[at:]:
        comma = small.index(",", at)
        if comma - at <= 15:
            return comma + 1
    return at


def _verb(small: list[str], begin: int, capital: list[bool]) -> _Verb | None:
    """Find the first verb of a clause, with its helping words. A word with a capital inside it is a name."""
    at = begin
    while at < len(small):
        word = small[at]
        if word in ("who", "which") and at > begin:
            at = _over_aside(small, at)
            continue
        if word in (";", ":") or (word in _SIDE and at > begin):
            return None
        helps = word in _HELPING or (word == "to" and at == begin) or _CONTRACTED.match(word)
        found = _helped(small, at) if helps else None
        if found is not None:
            return found
        if word in AHEAD | FAILED and at + 2 < len(small) and small[at + 1] == "to":
            return _Verb(at, at + 3, at + 2, False, word in FAILED)
        plain = (is_past(word) or word in PRESENT) and not capital[at]
        if plain and at > begin and not (small[at - 1] in _DETERMINERS or small[at - 1].isdigit()):
            return _Verb(at, at + 1, at, False, small[at - 1] == "never")
        if at == begin and word.endswith("ing") and len(word) > 5:
            return _Verb(at, at + 1, at, False, False)
        at += 1
    return next((_Verb(n, n + 1, n, False, False) for n in range(begin + 1, at - 1) if _present(small, n)), None)


def _present(small: list[str], n: int) -> bool:
    """Whether a word reads as a verb in the present: "halves the"."""
    word = small[n]
    looks = word.endswith("s") and len(word) > 3 and not word.endswith(("ss", "us", "is", "'s"))
    return looks and small[n + 1] in _DETERMINERS and small[n - 1] not in _DETERMINERS


def _over_aside(small: list[str], at: int) -> int:
    """Go behind the comma that closes "who ...,"."""
    return next((n + 1 for n in range(at + 1, len(small)) if small[n] == ","), len(small))


def _helped(small: list[str], start: int) -> _Verb | None:
    """Read helping words and the verb that they help: "has not been seized", "will buy", "is to close"."""
    at, seen = start, set[str]()
    while at < len(small) and (kind := _helper(small, at)):
        seen.add(kind)
        if kind == "ahead":
            seen.discard("be")
        if kind == "failed":
            seen |= {"not", "ahead"}
            seen.discard("be")
        at += 2 if kind in ("ahead", "failed") else 1
    if at >= len(small) or not small[at][0].isalpha():
        return None
    word, negated = small[at], bool(seen & {"not", "is not"})
    be = bool(seen & {"be", "is not"})
    if be and is_done(word) and small[at - 1] != "to":
        return _Verb(start, at + 1, at, True, negated)
    if be and word.endswith("ing") and len(word) > 4:
        return _Verb(start, at + 1, at, False, negated)
    if be and "to" not in seen:
        last = next((n for n in range(at - 1, start - 1, -1) if small[n] in _BE), None)
        return None if last is None else _Verb(start, at, last, False, negated)
    return None if word in SMALL else _Verb(start, at + 1, at, False, negated)


def _helper(small: list[str], at: int) -> str:
    """Say what a word does before a verb: "be", "not", "is not", "to", "ahead", "failed" or "helps"; "" for none."""
    word = small[at]
    if contracted := _CONTRACTED.match(word):
        return "is not" if contracted[1] in ("is", "are", "was", "were") else "not"
    if word in _NOT or word == "cannot":
        return "not"
    if word in _BE:
        return "be"
    if word == "to":
        return "to"
    if word in AHEAD | FAILED and at + 1 < len(small) and small[at + 1] == "to":
        return "failed" if word in FAILED else "ahead"
    helps = word in _HAVE | _HELP or (word.endswith("ly") and len(word) > 4) or word in ("also", "now", "already")
    return "helps" if helps else ""


def _end(small: list[str], at: int) -> int:
    """Find where the main clause ends: at words that open another one, or at a comma before "and" or a verb."""
    for n in range(at, len(small)):
        if small[n] in (";", ":", "—", "–") or small[n] in _SIDE:
            return n
        if small[n] == "," and n + 1 < len(small) and small[n + 1] in ("and", "but", "who", "which"):
            return n
    return len(small)


def _behind_by(words: list[str]) -> frozenset[str]:
    if "by" not in words:
        return frozenset()
    return _content(_until_preposition(words[words.index("by") + 1 :]))


def _until_preposition(words: list[str]) -> list[str]:
    stop = next(
        (n for n, word in enumerate(words) if (word in _PREPOSITIONS and word != "of") or word in (",", "(", "that")),
        len(words),
    )
    return words[:stop]


def _content(words: list[str]) -> frozenset[str]:
    return frozenset(root for word in words if (root := root_of(word)))


def root_of(word: str) -> str:
    """Give the stem of a word that carries content; "" for others, for times and numbers."""
    word = word.removesuffix("'s").removesuffix("'")
    if word in SMALL or word in TIMES or word in WORDS["en"] or not word[:1].isalpha() or len(word) < 3:
        return ""
    return relation_of(word) if is_past(word) else stem(word, "en")


def _neighbours(words: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for left, right in pairwise(words):
        one, other = root_of(left), root_of(right)
        if one and other:
            found.setdefault(other, one)
    return found


def _numbers(words: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for left, right in pairwise(words):
        number = left if left[0].isdigit() else str(WORDS["en"].get(left, ""))
        if number and (other := root_of(right)):
            found.setdefault(other, number)
    return found

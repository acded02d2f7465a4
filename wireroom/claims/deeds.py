"""Code a sentence: the type of what was done, by whom, to whom, how surely, where and when.

The main clause decides: words after "after", "which" or "who" count last, and nouns after verbs. What is promised is
AGREE, what is threatened THREATEN, what will not be done REJECT; `of` keeps the type of the deed itself.
"""

import re

from wireroom.claims.action_words import STRONG, WEAK
from wireroom.claims.action_words_zh import KIND, PASSIVE, WORD
from wireroom.claims.actors import actors_in
from wireroom.model.claim import AS_DEED
from wireroom.model.deed import CODED, Actor, Deed, Place
from wireroom.text.modality import modality as how_surely

_KIND_OF_PROMISE = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
_KIND_OF_THREAT = frozenset({"SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "PROTEST", "THREATEN"})
#: Words that hold another deed: "threatened to attack".
_HOLDERS = frozenset({"AGREE", "THREATEN", "REQUEST", "REJECT", "ACCUSE"})
_SIDE = re.compile(
    r"\b(?:after|following|who|which|whom|whose|because|when|while|where|since|despite|amid|as|aimed|before|for|in "
    r"(?:response|protest|retaliation)|over|against|during|until|if|unless|saying|whether)\b",
    re.IGNORECASE,
)
_WILL = re.compile(
    r"\b(?:will|would|shall|plans? to|planned to|planning to|intends? to|(?:is|are|was|were) (?:set|due|about|going|to)"
    r"(?: to)?|(?:ready|prepared|willing) to|expected to|considering)(?: [\w-]+){0,3} ?$",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:not|never|no longer|n['’]t|denied|denies|deny|denying|without)(?: \w+){0,3} ?$", re.IGNORECASE)
_PASSIVE = re.compile(r"\b(?:was|were|been|being|is|are|be|got)(?: [\w-]+ly)? ?$", re.IGNORECASE)
_IN = re.compile(
    r"\b(?:in|at|near|inside|outside|off|around)(?: the| central| southern| northern| eastern| western)? ?$"
)
_OWN_WILL = re.compile(r"will |would ", re.IGNORECASE)
_UNLESS = re.compile(r"\bunless\b|\bif \w+ (?:does|do|did) not\b", re.IGNORECASE)
#: Whoever is called so, with no country before the deed, belongs to the one country that the sentence names.
_AT_HOME = re.compile(
    r"\b(?:president|king|prime minister|government|opposition|rebels|police|union|parliament|army|soldiers)\b",
    re.IGNORECASE,
)
_AND = re.compile(r"(?:, | and (?:the )?|, and )|(?: \w+){0,4} and (?:the )?")
_WHEN = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|yesterday|last (?:week|month|year|night)"
    r"|this (?:week|month)"
    r"|(?:\d{1,2} )?(?:January|February|March|April|June|July|August|September|October|November|December)"
    r"(?: \d{1,2}\b)?)"
    r"|(?:\d{1,2}月)?\d{1,2}日|今天|昨天|昨日|今日|周[一二三四五六日]|星期[一二三四五六日]"
)


def is_coded(language: str | None) -> bool:
    """Tell whether deeds are read in a language. A page that has none says "language not coded".

    >>> is_coded("zh-Hant"), is_coded("de"), is_coded(None)
    (True, False, False)
    """
    return (language or "").split("-")[0].lower() in CODED


def deed_in(text: str, language: str | None) -> Deed | None:
    """Code the main deed of one sentence; None where it tells none or its language is not coded.

    >>> said = deed_in("Kenya rejected an offer by Chad.", "en")
    >>> said.type, [one.country for one in said.sources], [one.country for one in said.targets]
    ('REJECT', ['KE'], ['TD'])
    """
    if not is_coded(language):
        return None
    return _chinese(text) if str(language).lower().startswith("zh") else _english(text)


def _english(text: str) -> Deed | None:
    if (found := _main_words(text)) is None:
        return None
    kind, start, end = found
    told, of, modality = _as_told(text, kind, start, end)
    named = actors_in(text, "en")
    sources, targets = _sides(text, start, end, named)
    return Deed(told, start, end, modality, sources, targets, of, _place(text, named), _when(text))


def _as_told(text: str, kind: str, start: int, end: int) -> tuple[str, str, str]:
    """Return the type, the type of what is promised, threatened or refused, and the modality."""
    before = text[:start]
    will = _WILL.search(before) is not None or _OWN_WILL.match(text, start) is not None
    negated = _NOT.search(before) is not None
    modality = AS_DEED[how_surely(text, "en", at=start)]
    modality = "future" if modality == "actual" and will else modality
    if kind in _HOLDERS:
        of = _first(text, end) or _first(text, start, kind)
        threat = kind == "AGREE" and (_UNLESS.search(text, end) or of in ("COERCE", "ASSAULT")) and modality == "future"
        return ("THREATEN" if threat else kind), of, modality
    if will and negated:
        return "REJECT", kind, modality
    if will and kind in _KIND_OF_PROMISE:
        return ("THREATEN" if _UNLESS.search(text, end) else "AGREE"), kind, modality
    if will and kind in _KIND_OF_THREAT:
        return "THREATEN", kind, modality
    return kind, "", modality


def _main_words(text: str) -> tuple[str, int, int] | None:
    """Choose the words that tell the type: verbs before nouns, a main clause before a side one, first before later."""
    side = next((m.start() for m in _SIDE.finditer(text) if m.start() > 0), len(text))
    best: tuple[bool, bool, int, int] | None = None
    chosen = None
    for weak, table in ((False, STRONG), (True, WEAK)):
        for kind, shape in table:
            for match in shape.finditer(text):
                rank = (weak, match.start() > side, match.start(), -match.end())
                if best is None or rank < best:
                    best, chosen = rank, (kind, *match.span())
    return chosen


def _first(text: str, at: int, but: str = "") -> str:
    """Return the type that the first words of action after `at` tell, other than `but`."""
    found = [
        (match.start(), kind)
        for table in (STRONG, WEAK)
        for kind, shape in table
        if kind != but and (match := shape.search(text, at))
    ]
    return min(found)[1] if found else ""


def _sides(text: str, start: int, end: int, named: list[Actor]) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
    """Tell who acts and who is acted upon; the passive swaps them."""
    before = [one for one in named if one.end <= start]
    after = [one for one in named if one.start >= end]
    left = _joined(text, before[0], before[1:]) if before else ()
    passive = _PASSIVE.search(text[:start]) is not None
    if passive:
        by = re.compile(r"\bby\b").search(text, end)
        doers = [one for one in after if by and one.start >= by.end() and "," not in text[by.end() : one.start]]
        return (_joined(text, doers[0], doers[1:]) if doers else ()), left
    if not before and after:
        if len({one.country for one in after}) == 1 and _AT_HOME.search(text[:start]):
            return (after[0],), (after[0],)
        return (), _joined(text, after[0], after[1:])
    other = [one for one in after if one.country not in {mine.country for mine in left}] or after
    if len(left) > 1:
        return left, ()
    return left, (_joined(text, other[0], other[1:]) if other else ())


def _joined(text: str, first: Actor, more: list[Actor]) -> tuple[Actor, ...]:
    """Return an actor with those that "and" or a comma joins to it."""
    taken = [first]
    for one in more:
        between = text[taken[-1].end : one.start]
        if one.country == first.country or not _AND.fullmatch(between):
            break
        taken.append(one)
    return tuple(taken)


def _place(text: str, named: list[Actor]) -> Place | None:
    for one in named:
        if _IN.search(text[: one.start]):
            return Place(one.start, one.end, one.country, one.precision)
    return None


def _when(text: str) -> tuple[int, int] | None:
    found = _WHEN.search(text)
    return found.span() if found else None


def _chinese(text: str) -> Deed | None:
    found = [(KIND[m[0]], *m.span()) for m in WORD.finditer(text)]
    if not found:
        return None
    kind, start, end = found[0]
    told, of, modality = kind, "", AS_DEED[how_surely(text, "zh", at=start)]
    if modality == "future" and kind in _KIND_OF_PROMISE and kind != "AGREE":
        told, of = "AGREE", kind
    elif modality == "future" and kind in _KIND_OF_THREAT and kind != "THREATEN":
        told, of = "THREATEN", kind
    if kind in _HOLDERS and len(found) > 1:
        of = found[1][0]
    named = actors_in(text, "zh")
    before = [one for one in named if one.end <= start]
    after = [one for one in named if one.start >= end]
    passive = PASSIVE.search(text[before[0].end : start]) if before else None
    if passive and before:
        at = before[0].end + passive.end()
        sources, targets = [one for one in before if one.start >= at][:1], before[:1]
    else:
        sources = before[:1]
        targets = [one for one in before[1:] if one.country != before[0].country][-1:] or after[:1]
    return Deed(told, start, end, modality, tuple(sources), tuple(targets), of, None, _when(text))

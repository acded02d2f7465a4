"""What does a report claim, and in whose voice? The passages of one report that say that something is so, or is not.

A statement that is handed to somebody gives its content, with the speaker as its origin; any other sentence is the
report's own. Questions, wishes, first lines of transcripts, opinion, satire and what stands in quotes inside quotes
give nothing: where it is not clear who says what, nothing is made of it.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from wireroom.claims.attribution import attributions
from wireroom.claims.clause import Clause, clause_of, root_of
from wireroom.claims.genre import is_obituary, is_opinion, is_play
from wireroom.claims.heard import heard_in
from wireroom.claims.origins import origin_label
from wireroom.claims.passage import Passage
from wireroom.claims.quotes import Statement
from wireroom.claims.speakers import Speaker
from wireroom.model.story import Member
from wireroom.text.dateline import dateline
from wireroom.text.modality import modality
from wireroom.text.names import names_in, numbers_in
from wireroom.text.sentences import Span, sentences
from wireroom.text.speech import SAY, has, pattern
from wireroom.text.tokens import fold, stem, words

#: Sentences of a report that are read for claims: news puts them first. Denials are read further down too.
DEEP, DEEP_DENIALS = 10, 30
#: Of an obituary these tell the death; the rest tells a life.
DEEP_LIFE = 2
#: Characters of the shortest and the longest passage; what is longer is a list or a table.
SHORTEST, LONGEST = 12, 400
#: What somebody did by saying it that hands a claim over; wishes, demands and judgements claim nothing.
_HANDED = frozenset("says confirms denies alleges warns promises believes shows".split())
#: "It is not true that ...", "claims that ...": what follows is the claim.
_FALSE_THAT = re.compile(r"\W*it (?:is|was|['’]s) (?:not true|untrue|false|wrong) that ", re.IGNORECASE)
_CLAIM_THAT = re.compile(
    r"\W*(?:the |all |any |earlier |media )*(?:claim|report|accusation|allegation|suggestion|rumour|rumor)s? that ",
    re.IGNORECASE,
)
_ARE_FALSE = re.compile(r",? (?:is|are|was|were) (?:not true|untrue|false|wrong|baseless|unfounded)\b[^,;]*$")
#: Judgements, which no report could settle.
_JUDGED = re.compile(
    r"\b(?:best|worst|greatest|finest|most (?:beautiful|important|dangerous)|beautiful|wonderful|terrible|should"
    r"|ought to|must be|hopefully|surely|deserves?|ridiculous|shameful|unacceptable)\b",
    re.IGNORECASE,
)
#: Small words of other languages that are longer than three letters, as they stand beside verbs.
_HELPING = frozenset(
    "haben wurde wurden worden sind sein eine einen einem einer nach dass diese waren wird werden sich auch "
    "dans avec pour cette sont ont ete etait selon elle leur plus etre ait aient "
    "para este esta como tras fuera sido fueron habia haber segun "
    "della dello degli delle alla sono stato stata secondo nella pela pelo foram "
    "door naar over zijn werd heeft hebben".split()
)
#: What stands behind these is left open.
_OPEN = re.compile(r"\b(?:whether|if|doubts?|questions?|how|why|unclear)\b", re.IGNORECASE)
#: Beside "not" these tell how something stood until now.
_OF_OLD = re.compile(r"\b(?:since|until|till|before|yet|ever|so far|previously|had(?: not|n['’]t))\b", re.IGNORECASE)
_NESTED = re.compile(r"[“\"][^”\"]*[‘'«](?:\w)[^”\"]*[”\"]")


@lru_cache(maxsize=512)
def passages_of(member: Member) -> tuple[Passage, ...]:
    """Read the claims of a report; kept, because its story is written anew with each report that follows."""
    if is_opinion(member.title) or is_play(member.title, member.text):
        return ()
    deep = DEEP_LIFE if is_obituary(member.title, member.text) else DEEP
    every = sentences(member.text, member.language)
    spans = [span for span in every if _worth(span)][:DEEP_DENIALS]
    spans = [span for n, span in enumerate(spans) if n < deep or has("DENY", span.text, member.language)]
    found: list[Passage] = []
    english = (member.language or "en") == "en"
    handed = _handed(member, every) if english else {}
    for n, span in enumerate(spans):
        mine = handed.get(span.start, ()) if english else _elsewhere(member, span)
        if not mine and (own := _own(member, span, n)) is not None:
            found.append(own)
        denied = [statement.content[0] for statement, _ in mine if statement.content and statement.cue_kind == "denies"]
        for statement, speaker in mine:
            told = statement.content[:1]
            if statement.cue_kind != "denies" and any(_meet(one, place) for one in told for place in denied):
                continue  # "rejected claims that ...": nobody makes the claim here
            if (one := _of_statement(member, span, statement, speaker, n)) is not None:
                found.append(one)
    return tuple(found)


def _meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _worth(span: Span) -> bool:
    text = span.text
    return SHORTEST <= len(text) <= LONGEST and not text.endswith(("?", ":")) and not _NESTED.search(text)


def _handed(member: Member, spans: Sequence[Span]) -> dict[int, list[tuple[Statement, Speaker]]]:
    """Give for each sentence, by its start, the statements whose content stands in it and whose speaker is known."""
    starts = [span.start for span in spans]
    out: dict[int, list[tuple[Statement, Speaker]]] = {}
    for statement, speaker in heard_in(member):
        at = bisect_right(starts, statement.content[0][0])
        first = starts[at - 1] if at else 0
        kept = out.setdefault(first, [])
        who = speaker or _by_words(member.text, statement)
        if who is not None and statement.cue_kind in _HANDED and statement.cue is not None:
            kept.append((statement, who))
    # Where somebody unknown says it, it is not the report's own voice either.
    return {start: items or [_NOBODY] for start, items in out.items()}


_NOBODY = (
    Statement(kind="indirect", content=(), speaker=None, cue=None, cue_kind="asks"),
    Speaker(kind="unnamed", name=""),
)


def _by_words(text: str, statement: Statement) -> Speaker | None:
    """Take a speaker who is told by what he is alone ("her lawyer", "the governor") by these words."""
    if statement.speaker is None:
        return None
    said = [fold(word) for word in text[slice(*statement.speaker)].split()]
    said = said[1:] if said and said[0] in _ARTICLES else said
    if not said or len(said) > _LONG_NAME or any(word in _PRONOUNS for word in said):
        return None
    return Speaker(kind="unnamed", name=" ".join(said))


_ARTICLES = frozenset("the a an".split())
_PRONOUNS = frozenset("he she it they i we you who which that this those these".split())
_LONG_NAME = 6
#: Somebody wants it so: that claims nothing.
_DEMANDS = re.compile(
    r"forder|verlang|\bexig|réclam|demand(?:e|é|ent)\b|\bpid(?:e|ió|en|ieron)\b|chied(?:e|ono)|\beis(?:t|te)\b|"
    r"требу|потребова|طالب|要求|呼吁|呼籲|求めた",
    re.IGNORECASE,
)


def _elsewhere(member: Member, span: Span) -> list[tuple[Statement, Speaker]]:
    """Find who speaks in a sentence of a language whose verbs of speech are known; what is said is the sentence."""
    language = member.language
    if _DEMANDS.search(span.text):
        return [_NOBODY]
    named = attributions(span.text, language)
    denial = pattern("DENY", language or "").search(span.text)
    who = named[0] if named else None
    if who is None and denial is None:
        return []
    if who is None and denial is not None:
        subject = span.text[: denial.start()].strip(" ,，")
        if not subject or len(subject) > 60:
            return [_NOBODY]
        speaker = Speaker(kind="body", name=fold(subject), printed=subject)
    elif who is not None:
        speaker = Speaker(kind=who.kind, name=who.name)
    kind = "denies" if denial is not None else "says"
    place = (span.start, span.end)
    return [(Statement(kind="indirect", content=(place,), speaker=None, cue=place, cue_kind=kind), speaker)]


def _own(member: Member, span: Span, position: int) -> Passage | None:
    ahead = dateline(span.text)
    return _passage(member, span, span.start + ahead, span.end, "", "", False, position)


def _of_statement(member: Member, span: Span, statement: Statement, speaker: Speaker, position: int) -> Passage | None:
    if not statement.content:
        return None
    start, end = statement.content[0]
    start, end = max(start, span.start), min(end, span.end)
    if end - start < SHORTEST // 2:
        return None
    owner = f"{member.source_id}:" if speaker.kind == "unnamed" else ""
    key = f"{speaker.kind}:{owner}{speaker.name}"
    label = speaker.name if speaker.kind == "unnamed" else speaker.printed or origin_label(key)
    label = label[:1].upper() + label[1:]
    denies = statement.cue_kind == "denies"
    made = _passage(member, span, start, end, key, label, denies, position, said=speaker.name)
    if made is None or statement.cue_kind != "believes":
        return made
    return replace(made, judged=True)


def _passage(
    member: Member,
    span: Span,
    start: int,
    end: int,
    origin: str,
    by: str,
    denies: bool,
    position: int,
    *,
    said: str = "",
) -> Passage | None:
    """Read one stretch. `said`: the speaker's name: it stands for "I", "we", "it", and for nobody before an action."""
    language = member.language
    english = (language or "en") == "en"
    read = _english(member, start, end, denies, said) if english else _listed(member, start, end, denies)
    if read is None:
        return None
    wide = read.core
    if english:
        wide = frozenset(filter(None, (root_of(word.lower()) for word in words(span.text)))) | read.core
    text = member.text[read.start : read.end]
    return Passage(
        member=member,
        field="text",
        start=read.start,
        end=read.end,
        sentence=span,
        clause=read.clause,
        core=read.core,
        wide=wide,
        strong=_strong(span.text, language) & wide,
        numbers=frozenset(numbers_in(text)),
        denied=read.denied,
        flatly=read.flatly,
        modality="happened" if read.modality == "denied" else read.modality,
        origin=origin,
        by=by,
        judged=_JUDGED.search(text) is not None,
        position=position,
    )


def _strong(text: str, language: str | None) -> frozenset[str]:
    """Give the stems of a sentence's names. In English every capital inside a sentence is one's, but in a headline."""
    if (language or "en") != "en":
        return frozenset(root for name in names_in(text, language) for root in _roots(name, language))
    found = words(text)
    capital = [word for word in found[1:] if word[0].isupper()]
    if len(capital) > _HEADLINE * len(found):
        return frozenset()
    return frozenset(filter(None, (root_of(word.lower()) for word in capital)))


#: From this share of capital words on, capitals show no names.
_HEADLINE = 0.7


@dataclass(frozen=True, slots=True)
class _Read:
    """What was seen in a stretch; the fields are those of a passage."""

    start: int
    end: int
    clause: Clause | None
    core: frozenset[str]
    denied: bool
    flatly: bool
    modality: str


def _english(member: Member, start: int, end: int, denies: bool, said: str) -> _Read | None:
    inner = _unwrapped(member.text, start, end, denies)
    if inner is None:
        return None
    start, end, flatly = inner
    text = member.text[start:end]
    clause = clause_of(text)
    if clause is None or _OPEN.search(text[: clause.verb_at]) or (clause.relation == "be" and not clause.words):
        return None
    if clause.negated and not flatly and _OF_OLD.search(text):
        return None  # "had not won since 1908": how it stood before
    lead = _subject(clause, said)
    if lead is None:
        return None
    if lead:
        clause = replace(clause, agent=lead, words=clause.words | lead, pronoun="")
    return _Read(
        start,
        end,
        clause,
        clause.words if clause.relation == "be" else clause.words | {clause.relation},
        flatly != clause.negated,
        flatly,
        modality(text, "en", at=clause.verb_at, year=_year(member)),
    )


def _unwrapped(text: str, start: int, end: int, denies: bool) -> tuple[int, int, bool] | None:
    """Take "it is not true that", "claims that" away; returns where the claim stands, and whether it is denied."""
    part = text[start:end]
    if match := _FALSE_THAT.match(part):
        return start + match.end(), end, True
    if match := _CLAIM_THAT.match(part):
        if false := _ARE_FALSE.search(part):
            return start + match.end(), start + false.start(), True
        return (start + match.end(), end, True) if denies else None  # else: whose claims, is not told
    return start, end, denies


def _listed(member: Member, start: int, end: int, denies: bool) -> _Read:
    """Read a stretch of a language whose clauses are not read: its words alone."""
    text = member.text[start:end]
    told = modality(text, member.language, year=_year(member))
    denied = denies or told == "denied"
    return _Read(start, end, None, _stems(text, member.language), denied, denied, told)


def _year(member: Member) -> int | None:
    return None if member.published is None else int(1970 + member.published / 31_556_952)


def _subject(clause: Clause, said: str) -> frozenset[str] | None:
    """Say who acts where a pronoun or nobody stands there; empty where the clause tells it, None where nobody can."""
    if clause.pronoun in ("", "nobody", "none", "no") and (clause.agent or clause.object or not said):
        missing = not clause.agent and not clause.pronoun and said and clause.verb_at == 0
        return frozenset(_roots(said, "en")) if missing else frozenset()
    if clause.pronoun in ("there", "this", "that", "one", "nobody", "none", "no"):
        return frozenset()
    return frozenset(_roots(said, "en")) if said else None


def _roots(name: str, language: str | None) -> Iterator[str]:
    for word in words(name):
        root = root_of(word.lower()) if (language or "en") == "en" else stem(word, language)
        if root:
            yield root


#: Chinese words that carry nothing by which two claims differ.
_GLUE_ZH = re.compile(
    "否认|否認|表示|宣布|指出|[了的在于於被把将將并並与與和称稱说說]|周[一二三四五六日天]|星期[一二三四五六日天]"
)


@lru_cache(maxsize=64)
def _speech(language: str) -> frozenset[str]:
    rows: Iterable[str] = (SAY.get(language, ""), pattern("DENY", language).pattern)
    return frozenset(fold(word) for row in rows for word in re.findall(r"\w{3,}", row))


def _stems(text: str, language: str | None) -> frozenset[str]:
    """Give the content words of a sentence in a language other than English."""
    speech = _speech(language or "")
    found = set()
    for word in words(_GLUE_ZH.sub(" ", text) if language == "zh" else text):
        small = fold(word)
        unspaced = not small.isascii() and len(small) == 2
        if small in speech or small in _HELPING or (len(small) < 4 and not unspaced) or small[0].isdigit():
            continue
        found.add(stem(word, language))
    return frozenset(found)

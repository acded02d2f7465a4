"""Who says what in a story: the speakers of all its reports, with what each said and how the reports word it.

A function of the members' texts alone. Copies are left out: what forty reprints carry was heard once. Speakers of
several reports are one where one is named in full and the other by the same last name.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from wireroom.claims.heard import heard_in
from wireroom.claims.origins import origin_label
from wireroom.claims.quotes import Statement
from wireroom.claims.speakers import Speaker
from wireroom.claims.translated import translated
from wireroom.claims.verbatim import same_words
from wireroom.model.story import Citation, Member, Saying, Voice
from wireroom.text.known_persons import persons_in
from wireroom.text.tokens import opening, words

#: Speakers shown, and sayings of each.
MOST_VOICES, MOST_SAYINGS = 8, 3
#: Reports that are listened to, the earliest first, and statements of each: comments at the end of a long text are
#: rarely news.
MOST_REPORTS, MOST_HEARD = 24, 20
#: What is said aloud: thoughts and wishes that a report ascribes to somebody are no sayings.
ALOUD = frozenset("says asks confirms denies alleges warns promises demands".split())
#: Verbs behind which a mere thing may stand, and signs of a verb in an English clause.
_OF_THINGS = re.compile(
    "report|announc|ask|describ|confirm|demand|call|propos|promis|pledg|order|request|discuss|predict|estimat|suggest|"
    "recommend|den[iy]|dismiss|reject|disput|offer|urg|mention|cit|not|indicat|reveal|disclos|portray|read"
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|could|should|may|might|must|can|cannot|did|does|do|\w{2,}ed|"
    r"\w+[’'](?:s|re|ll|ve|d))\b"
)
_LATIN = re.compile(r"[a-zß-ɏ]")
#: Characters of a saying that are shown, and of the shortest one worth showing.
LONGEST, _SHORTEST = 240, 25


@dataclass(frozen=True, slots=True)
class _Heard:
    speaker: Speaker
    saying: Saying
    report: str


def voices(members: Iterable[Member]) -> tuple[Voice, ...]:
    """Listen to a story's reports.

    Returns:
        At most `MOST_VOICES` speakers: those with a name first, whom most reports hear first; the same for any order of
        the members.
    """
    first: dict[str, Member] = {}
    for member in sorted(members, key=lambda one: (one.seen, one.article_id)):
        if member.copy_of is None and member.full:
            first.setdefault(member.report_id, member)
    heard = [item for member in list(first.values())[:MOST_REPORTS] for item in _heard(member)]
    groups: dict[tuple[str, str], list[_Heard]] = {}
    last_names = _last_names(heard)
    for item in heard:
        name = last_names.get(item.speaker.name, item.speaker.name)
        kind = "person" if name != item.speaker.name else item.speaker.kind
        groups.setdefault((kind, name), []).append(replace(item, speaker=replace(item.speaker, name=name, kind=kind)))
    found = [_voice(items) for items in groups.values()]
    ranked = sorted(found, key=lambda voice: (voice.kind == "unnamed", -_reach(voice), voice.sayings[0].at, voice.name))
    return tuple(ranked[:MOST_VOICES])


@lru_cache(maxsize=128)
def _heard(member: Member) -> tuple[_Heard, ...]:
    """Listen to one report; kept, because its story is written anew with each report that follows."""
    out = []
    for statement, speaker in heard_in(member):
        if speaker is None or statement.cue_kind not in ALOUD or speaker.kind == "agency":
            continue
        saying = _saying(member, statement)
        if len(saying.words) >= _SHORTEST and _tells(member, statement, saying):
            out.append(_Heard(speaker, saying, member.report_id))
    return tuple(out[:MOST_HEARD])


def _saying(member: Member, statement: Statement) -> Saying:
    """Show the first stretch of a statement, cut between words where it is long."""
    start, end = statement.content[0]
    if end - start > LONGEST:
        end = start + member.text[start : start + LONGEST].rfind(" ")
    return Saying(
        words=member.text[start:end].strip(),
        language=member.language,
        does=statement.cue_kind,
        quoted=statement.kind == "direct",
        citation=Citation(article_id=member.article_id, version=member.version, start=start, end=end),
        at=member.seen if member.published is None else min(member.published, member.seen),
        reports=1,
    )


def _tells(member: Member, statement: Statement, saying: Saying) -> bool:
    """Whether words say something by themselves: "reported smoke from the deck" does not."""
    if statement.kind != "indirect" or statement.cue is None:
        return True
    if saying.words.startswith(("for ", "about ")):
        return False
    cue = member.text[slice(*statement.cue)].casefold()
    return _OF_THINGS.match(cue) is None or _VERB.search(saying.words) is not None


def _last_names(heard: Sequence[_Heard]) -> dict[str, str]:
    """Name told alone -> the full name, where the reports have just one that ends so."""
    full: dict[str, set[str]] = {}
    for item in heard:
        if item.speaker.kind == "person" and " " in item.speaker.name:
            full.setdefault(item.speaker.name.split()[-1], set()).add(item.speaker.name)
    found = {last: next(iter(names)) for last, names in full.items() if len(names) == 1}
    return {**_in_other_scripts(heard, found), **found}


def _in_other_scripts(heard: Sequence[_Heard], known: dict[str, str]) -> dict[str, str]:
    """Name in another script -> the name in ours: letters sound by sound, of Han characters those we know."""
    sounds: dict[tuple[str, ...], set[str]] = {}
    for name in known.values():
        if name.isascii() or _LATIN.match(name):
            sounds.setdefault(tuple(map(opening, name.split())), set()).add(name)
    out = {}
    for item in heard:
        name, language = item.speaker.name, item.saying.language
        if _LATIN.match(name):
            continue
        told = sounds.get(tuple(map(opening, name.split())), set()) if " " in name else set()
        told |= {known[last] for one in persons_in(words(name), language or "") if (last := one.casefold()) in known}
        if len(told) == 1:
            out[name] = next(iter(told))
    return out


def _voice(items: Sequence[_Heard]) -> Voice:
    """Join what the reports have of one speaker; the same words in several reports are one saying."""
    kept: list[tuple[Saying, set[str]]] = []
    for item in items:
        for n, (saying, reports) in enumerate(kept):
            how = _how(saying, item.saying)
            if how is not None:
                if item.report not in reports:
                    kept[n] = (
                        replace(saying, others=(*saying.others, (how, item.saying.citation))),
                        {*reports, item.report},
                    )
                break
        else:
            kept.append((item.saying, {item.report}))
    ranked = sorted(kept, key=lambda pair: (-len(pair[1]), not pair[0].quoted, pair[0].at, pair[0].citation.start))
    speaker = items[0].speaker
    shown = tuple(replace(saying, reports=len(reports)) for saying, reports in ranked[:MOST_SAYINGS])
    return Voice(name=_shown(speaker), kind=speaker.kind, of=speaker.of, sayings=shown)


def _how(one: Saying, other: Saying) -> str | None:
    """Say how another report has a saying; None where it is another saying."""
    if one.language == other.language:
        return same_words(one.words, other.words)
    if one.quoted and other.quoted and translated(one.words, one.language, other.words, other.language):
        return "translated"
    return None


def _shown(speaker: Speaker) -> str:
    """Give the name of a speaker as readers see it."""
    if speaker.kind == "unnamed":
        return speaker.name
    printed = speaker.printed or origin_label(f"{speaker.kind}:{speaker.name}")
    return printed[:1].upper() + printed[1:]


def _reach(voice: Voice) -> int:
    """Count the reports that hear a speaker, and once more those of what is said twice."""
    return sum(saying.reports for saying in voice.sayings) + sum(saying.quoted for saying in voice.sayings)

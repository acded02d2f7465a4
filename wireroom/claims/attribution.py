"""Who speaks in a text? Phrases such as "X said", "according to X", "X によると".

Rules of spelling and order alone: a phrase that cannot be read surely gives nothing. Pronouns name nobody.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from wireroom.claims.speaker_words import (
    ACCORDING,
    AGENCIES,
    BODIES,
    BODY_ENDINGS,
    DOCUMENTS,
    TITLES,
    UNNAMED,
)
from wireroom.text.speech import SAY


@dataclass(frozen=True, slots=True)
class Attribution:
    """A speaker or document as a text names it, at its place."""

    #: "person", "body", "document", "agency" or "unnamed".
    kind: str
    #: Folded, without titles, articles and possessive endings.
    name: str
    start: int
    end: int


# A capital word (a full stop only after initials and titles); a run of them with the small words that may stand inside.
_CAP = r"(?:(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gen|Gov|Col|Lt|Capt|Sgt|St)\.|[^\W\d_a-zß-öø-ÿа-я][\w'’-]*)"
_LINK = r"(?:(?:of|for|de|da|do|du|des|del|della|van|von|der|den|al|bin|the|für)[ \u00a0]){0,2}"
_RUN = rf"{_CAP}(?:[ \u00a0]{_LINK}{_CAP}){{0,6}}"
# The rest of a word, or a noun that the name only qualifies: "French officials", "the Ansel daily".
_NO_NOUN = "on|in|at|and|that|who|which|after|but|as|was|is|had|has|said|told|for|when|while|to|of"
_WHOLE = rf"(?![\w’'-])(?![ ](?!(?:{_NO_NOUN})\b)[a-zß-öø-ÿ]{{2}})"
#: An office or the like that may stand between name and verb: "Maret Sook, the transport minister, said".
_ASIDE = r"(?:,[^,.;“”\"]{2,70},)?"


def attributions(text: str, language: str | None) -> list[Attribution]:
    """Find all speakers and documents that a text names as such, in order.

    >>> [(a.kind, a.name) for a in attributions("The lane is shut, according to the harbour office.", "en")]
    [('body', 'harbour office')]
    """
    language = language or "en"
    found = _east_asian(text, language) if language in ("ja", "zh") else list(_western(text, language))
    found.sort(key=lambda a: (a.start, -a.end))
    kept: list[Attribution] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def _western(text: str, language: str) -> Iterator[Attribution]:
    """Scripts with spaces: the unnamed, documents and bodies in small letters, then names in capitals."""
    small = text.lower()
    marks, rows = _patterns(language)
    found = [mark.search(small) is not None for mark in marks]
    for kind, mark, pattern in rows:
        if mark is not None and not found[mark]:
            continue
        for match in pattern.finditer(text):
            start, end = match.span("who")
            if kind == "subject" and _PLACED.search(text[max(0, start - 24) : start]):
                continue  # "witnesses in Ansel said": the town did not speak
            read = read_speaker(kind, text[start:end])
            if read is not None:
                yield Attribution(read[0], read[1], start, end)


@lru_cache(maxsize=32)
def _patterns(
    language: str,
) -> tuple[tuple[re.Pattern[str], ...], tuple[tuple[str, int | None, re.Pattern[str]], ...]]:
    """Make the patterns of one language.

    Returns:
        Marks, quick to look for, of which most sentences have none; and the patterns: (kind, place of the mark that
        stands in small letters wherever it matches or None where nothing can be said, pattern with `who`).
    """
    say, by = SAY.get(language), ACCORDING.get(language)
    if say is None or by is None:
        return (), ()
    unnamed, document = UNNAMED[language], DOCUMENTS.get(language, r"(?!)")
    article = r"(?:the|a|an|der|die|das|dem|den|le|la|les|l'|l’|el|los|las|il|lo|o|os|as|de|het|een|au|du|des|der)"
    heads = "|".join(sorted(map(re.escape, BODIES), key=len, reverse=True))
    of = r"(?:[ ](?:of|des?|du|del|della|do|da|dos|van)[ ][\w’'-]+){0,2}"
    some = r"(?:[\w’'-]+[ ]){0,3}"
    small = rf"(?:{article}[ ])?{some}(?:{heads}){of}"
    if language == "ar":
        small = rf"(?:{heads})(?:[ ][\w]+){{1,2}}"
        run = r"(?:[\w]+[ ]){1,2}[\w]+"
    else:
        run = _RUN
    before, after = rf"(?<![\w-])(?i:{by})[ ]?", rf"(?=[ ](?i:{say})(?!\w))"
    quoted = r"[”\"»“]\s?,?\s?(?:[—–]\s?)?"
    number = r"(?:[ ](?:to [\w]+[ ])?(?:no\. ?)?\d[\d/.-]*)?"
    rows: tuple[tuple[str, str], ...] = (
        ("unnamed", rf"(?:{before}(?P<who>(?i:{unnamed}))(?!\w))|(?!)"),
        ("unnamed", rf"(?<!\w)(?P<who>(?i:{unnamed})){after}"),
        ("unnamed", rf"{quoted}(?i:{say})[ ](?P<who>(?i:{unnamed}))(?!\w)"),
        ("document", rf"{before}(?P<who>(?:{article}[ ])?{some}(?i:{document}){number}(?:[ ]to \w+{number})?)(?!\w)"),
        ("document", r"(?<!\w)(?P<who>(?i:notice) to \w+ \d[\d/.-]*)"),
        ("name", rf"{before}(?:(?i:{article})[ ])?(?P<who>{run}){_WHOLE if language == 'en' else ''}"),
        ("body", rf"{before}(?P<who>{small})(?!\w)"),
        ("subject", rf"(?<![\w’'-])(?P<who>{run})(?={_ASIDE}[ ](?i:{say})(?!\w))"),
        ("body", rf"(?<!\w)(?P<who>{small}){after}"),
        (
            "name",
            rf"(?:{quoted}|,[ ])(?i:{say})[ ](?:(?i:{article})[ ])?(?P<who>{run}){_WHOLE if language == 'en' else ''}",
        ),
        ("body", rf"(?:{quoted}|,[ ])(?i:{say})[ ](?P<who>{small})(?!\w)"),
    )
    if language == "ar":  # the verb comes first
        rows = (
            *rows,
            ("body", rf"(?<!\w)(?:{say})[ ](?P<who>{small})"),
            ("name", rf"(?<!\w)(?:{say})[ ](?P<who>{run})"),
        )
    marks = (by, say)
    return tuple(re.compile(words) for words in marks), tuple(
        (kind, next((n for n, words in enumerate(marks) if f"(?i:{words})" in pattern), None), re.compile(pattern))
        for kind, pattern in rows
    )


#: A small word before a name that makes it a place or a part of another phrase.
_PLACED = re.compile(
    r"(?:^|\s)(?:des|del|della|dos|das|of|in|near|at|from|to|for|on|by|with|between|and|into|outside|than|bei|aus|"
    r"im|von|à|en|dans|du|de|em|da|do|di|nel|"
    r"nella|a|te|uit|в|на|из|с)\s(?:the\s|der\s|la\s|le\s|el\s|il\s|het\s)?$"
)

_ARTICLE = re.compile(
    r"^(?:the|an?|der|die|das|dem|den|le|la|les|l['’]|el|los|las|il|lo|os?|as|de|het|een|au|du|des|der|that|this|"
    r"and|but)(?:\s|(?<=['’]))",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"['’]s?(?=\s|$)")


def read_speaker(kind: str, words: str) -> tuple[str, str] | None:
    """Turn a phrase as printed into (kind, folded name); None where it names nobody."""
    bare = words.strip(" ,.'’-")
    while match := _ARTICLE.match(bare):
        bare = bare[match.end() :].lstrip()
    parts = _POSSESSIVE.sub("", bare).replace("\u00a0", " ").split()
    folded = [part.casefold().strip(".,") for part in parts]
    while folded and folded[-1] in ("إن", "أن", "بأن", "إنه", "أنه"):
        folded.pop()  # Arabic "that", swept in behind the speaker
    if not folded:
        return None
    if kind in ("unnamed", "document"):
        return kind, " ".join(folded)
    name = " ".join(folded)
    if name in AGENCIES:
        return "agency", AGENCIES[name].casefold()
    title = max((n for n, part in enumerate(folded) if part in TITLES), default=-1)
    body = max((n for n, part in enumerate(folded) if part in BODIES and part not in TITLES), default=-1)
    if body > title or (body >= 0 and title == len(folded) - 1):
        owner = _last_clause(folded)
        return "body", " ".join(_as_printed(owner, bare))
    if kind == "body":
        return None
    named = folded[title + 1 :] or (folded if len(folded) > 1 else [])
    if not named or all(part in _NOT_NAMES for part in named):
        return None
    return ("person" if len(named) > 1 else "body"), " ".join(named)


def _as_printed(words: list[str], phrase: str) -> list[str]:
    """Put back the possessive that was taken off: "the mayor's office" is no "mayor office"."""
    owners = {match[1].casefold(): "’s" for match in re.finditer(r"(\w+)['’]s\b", phrase)}
    return [word + owners.get(word, "") for word in words]


#: Capital words at the beginning of a sentence that are no names.
_NOT_NAMES = frozenset(
    "he she it they we i you who which that this these those there but and or also later yesterday "
    "monday tuesday wednesday thursday friday saturday sunday what when where how why as in on at for "
    "from by with not one his her er sie es wir il elle ils elles on ce él ella lui lei ele ela hij zij "
    "он она они no many some others both officials sources er das dies mr mrs "
    "everyone everybody nobody anyone anybody someone somebody people all none several few most "
    "jeder niemand alle viele man tous personne beaucoup todos nadie muchos tutti nessuno molti ninguém muitos "
    "iedereen niemand все никто многие".split()
)


def _last_clause(words: list[str]) -> list[str]:
    """Drop what stands before the phrase of a body: verbs and small words that the pattern swept in."""
    stops = _NOT_NAMES | {
        "of",
        "to",
        "is",
        "was",
        "were",
        "are",
        "had",
        "has",
        "said",
        "after",
        "while",
        "if",
        "than",
        "because",
    }
    head = max(n for n, word in enumerate(words) if word in BODIES)
    begin = next((n + 1 for n in range(head - 1, -1, -1) if words[n] in stops), 0)
    return words[begin:] if begin <= head else words


_JA = (
    re.compile(r"(?:^|[。、」\s])(?P<who>[^。、「」\s]{2,24}?)(?:によると|によれば)"),
    re.compile(r"(?:^|[。、」\s])(?P<who>[^。、「」\s]{2,24}?)[はが][^。]*?(?:" + SAY["ja"] + ")"),
)
_ZH = (
    re.compile(r"(?:根据|据)(?P<who>[^，。、“”\s]{2,16}?)(?:报道|消息|称|介绍|通报|，)"),
    re.compile(
        r"(?:^|[。，；\s])(?P<who>[^，。、“”\s]{2,14}?)(?:\d*日)?(?:表示|称|说|指出|宣布|强调|证实|透露)[，：:“]"
    ),
)


def _east_asian(text: str, language: str) -> list[Attribution]:
    """Japanese and Chinese, thinly: the phrase before the mark of speech."""
    found: list[Attribution] = []
    for pattern in _JA if language == "ja" else _ZH:
        for match in pattern.finditer(text):
            name = re.sub(r"\d+日$", "", match["who"])
            if re.fullmatch(UNNAMED[language], name) or name.endswith(("関係者", "消息人士", "知情人士")):
                kind = "unnamed"
            elif AGENCIES.get(name.casefold().removesuffix("通信").removesuffix("社")):
                kind, name = "agency", name.casefold().removesuffix("社").removesuffix("通信")
            else:
                kind = "body" if name.endswith(BODY_ENDINGS) else "person"
            if name not in ("他", "她", "彼", "彼女", "同氏", "记者", "これ", "それ"):
                found.append(Attribution(kind, name, match.start("who"), match.start("who") + len(match["who"])))
    return found

"""Where does a text give a known person an office?

Found: a title right before a name ("NATO Secretary-General Jens Stoltenberg", "President of France Emmanuel Macron",
"Britain's prime minister, Theresa May", "Chancellor Scholz") and an apposition after it ("Jens Stoltenberg, the NATO
secretary general,"). The search starts from names that the table knows; a surname alone counts only with its title.
"""

import re
from collections.abc import Iterable, Iterator

from wireroom.claims.mention import Mention
from wireroom.claims.mentions_cjk import HAN, mentions_cjk
from wireroom.claims.table import Alias, Table, fold
from wireroom.claims.title_words import TitleWords

# Farthest that a title can begin before a name: "Secretary General of the North Atlantic Treaty Organization" is 53.
REACH = 90
# Words before a title that may carry a mark: "the former two-term US President ..." has two between.
MARK_REACH = 4

#: Words beside a title that say: not (or not simply) the holder of today. Folded; `*`: any ending.
MARKS = (
    "former* ex then late retired one.time  acting interim caretaker nominee elect "
    "designate outgoing incoming onetime erstwhile ousted deposed vice "
    "deputy assistant past previous predecessor* successor* future shadow opposition under honorary "
    "ehemalig* fruher* frueher* einstig* damalig* alt designiert* stellvertretend* geschaftsfuhrend* "
    "kommissarisch* verstorben* scheidend* kunftig* vorganger* nachfolger* unter "
    "ancien ancienne alors feu defunt* futur* adjoint* interimaire sortant* sous predecesseur* successeur* "
    "antiguo antigua entonces fallecid* extint* adjunt* interin* saliente futuro futura bajo predecesor* sucesor* "
    "allora gia defunto defunta uscente sotto predecessore "
    "antigo antiga entao falecid* sob antecessor* "
    "voormalig* oud toenmalig* demissionair* wijlen plaatsvervangend* "
    "бывш* экс тогдашн* покойн* вице исполняющ* при"
)
# Words that may be capitalised before a bare title without belonging to it.
_OPENERS = frozenset(
    "the when as but and while after before on in for if yesterday today monday tuesday wednesday thursday friday "
    "saturday sunday der die das als wenn aber und montag dienstag mittwoch donnerstag freitag samstag sonntag "
    "le la quand mais et el cuando pero y il ma e o mas".split()
)
# Up to three given names, initials or particles before a surname whose given names the table does not know.
_GIVEN = re.compile(r"(?:[^\W\d_][\w'’.-]*\s+){1,3}\Z")
_WORD = re.compile(r"\w+")
_CLAUSE = re.compile(r"[.;:!?,()\[\]\"“”„«»\n|/]")
_NAME_JOIN = re.compile(r"[ \u00a0\-‑.'’]{1,2}")
_POSSESSIVE = re.compile(r"['’]s?$")


def mentions(text: str, table: Table, *, headline: bool = False) -> list[Mention]:
    """Find the mentions of a text, in order. `headline`: words are capitalised, so a capital does not go on a name."""
    if not text or not table.offices:
        return []
    words = TitleWords.of(table)
    found = []
    for start, end, aliases in _names(text, table, headline=headline):
        mention = title_before(text, start, end, aliases, words) or _title_after(text, start, end, aliases, words)
        if mention:
            found.append(mention)
    if HAN.search(text):
        found = sorted([*found, *mentions_cjk(text, table)], key=lambda mention: mention.start)
    return found


def _names(text: str, table: Table, *, headline: bool) -> Iterator[tuple[int, int, tuple[Alias, ...]]]:
    """Yield (start, end, forms) of every known name; the longest form wins and forms of one length share the place."""
    folded = fold(text)
    known = table.aliases
    if known.keys().isdisjoint(_WORD.findall(folded)):
        return  # nearly every text
    tokens = list(_WORD.finditer(folded))
    at = 0
    while at < len(tokens):
        forms = known.get(tokens[at].group())
        taken = 0
        if forms and not text[tokens[at].start()].islower():
            matched: list[Alias] = []
            end = 0
            for alias in forms:
                if matched and len(alias.words) < len(matched[0].words):
                    break
                last = _match(alias.words, tokens, at, text)
                if last is not None:
                    matched.append(alias)
                    end, taken = tokens[last].end(), last - at
            if matched and _ends(text, end, short=all(alias.short for alias in matched), headline=headline):
                yield tokens[at].start(), end, tuple(matched)
        at += 1 + taken


def _match(words: tuple[str, ...], tokens: list[re.Match[str]], at: int, text: str) -> int | None:
    """Return the index of the last token if `words` stand from token `at` on; single initials may stand between."""
    here = at
    for index, word in enumerate(words[1:], start=1):
        here += 1
        if index == 1 and len(word) > 1 and here + 1 < len(tokens) and len(tokens[here].group()) == 1:
            here += 1  # never before another initial: "George H. W. Bush" is not George W. Bush
        if here >= len(tokens) or tokens[here].group() != word:
            return None
        if not _NAME_JOIN.fullmatch(text, tokens[here - 1].end(), tokens[here].start()):
            return None
    return here


def _ends(text: str, end: int, *, short: bool, headline: bool) -> bool:
    """Whether a name ends here: "Scholz-Regierung" and "President Park Chan-wook" go on."""
    after = text[end : end + 2]
    if after[:1] in ("-", "‑"):
        return False
    goes_on = len(after) == 2 and after[0] in " \u00a0" and after[1].isupper()
    return headline or not (short and goes_on)


def title_before(text: str, start: int, end: int, aliases: tuple[Alias, ...], words: TitleWords) -> Mention | None:
    """Read the title that ends where the name begins; of several readings the one nearest to the name."""
    from_ = max(0, start - REACH)
    window = text[from_:start]
    given = _GIVEN.search(window) if all(alias.bare for alias in aliases) else None
    for role in reversed(list(words.role.finditer(window))):
        tail = words.tail.fullmatch(window, role.end())
        if not tail and given and given.group()[0].isupper():
            tail = words.tail.fullmatch(window, role.end(), max(given.start(), role.end() + 1))
        if not tail:
            continue
        before = words.place_before.search(window, max(0, role.start() - 60), role.start())
        marked_between = bool(before and before["mid"] and _has_mark(before["mid"]))
        if before and before["mid"] and not marked_between:
            before = None  # "French Senate President": not France's president
        places = words.places_of(before["pre"]) if before else frozenset()
        if tail["post"]:
            places |= words.places_of(tail["post"])
        title, inside = words.within(role.group())
        places |= inside | words.implied_by(title)
        stop = end
        if not places and (after := words.place_after.match(text, end)):
            places, stop = words.places_of(after["post"]), after.end()  # "President X of Y"
        roles = words.roles_of(title, placed=bool(places))
        begin = before.start() if before else role.start()
        clause = _CLAUSE.split(window[:begin])[-1]
        marked = marked_between or _has_mark(" ".join(clause.replace("-", " ").split()[-MARK_REACH:]))
        if not places and all(alias.bare for alias in aliases):
            return None  # a surname beside a bare title may be anybody's
        if not roles or (tail["comma"] and not places):
            return None
        if not places and not marked and _goes_with_another(clause):
            return None
        return _mention(aliases, roles, places, marked=marked, span=(from_ + begin, stop))
    return None


def _title_after(text: str, start: int, end: int, aliases: tuple[Alias, ...], words: TitleWords) -> Mention | None:
    """Read an apposition: ", the NATO secretary general," or "(NATO secretary general)". It must name the place."""
    if text[end : end + 1] not in (",", " ") or not (match := words.after.match(text, end, min(len(text), end + 120))):
        return None
    places: frozenset[str] = frozenset()
    for part in ("pre", "post"):
        if match[part]:
            places |= words.places_of(match[part])
    title, inside = words.within(match["role"])
    places |= inside | words.implied_by(title)
    roles = words.roles_of(title, placed=True)
    if not places or not roles or all(alias.short for alias in aliases):
        return None
    stop = max(match.end("role"), match.end("post"))
    return _mention(aliases, roles, places, marked=False, span=(start, stop))


def _mention(
    aliases: Iterable[Alias], roles: frozenset[str], places: frozenset[str], *, marked: bool, span: tuple[int, int]
) -> Mention:
    forms = tuple(aliases)
    return Mention(
        names=frozenset(alias.name for alias in forms),
        roles=roles,
        places=places,
        short=all(alias.short for alias in forms),
        marked=marked,
        start=span[0],
        end=span[1],
    )


def _goes_with_another(clause: str) -> bool:
    """Whether the word right before a bare title belongs to it: "Senate President", "vice-president", "club chief"."""
    if clause[-1:] in ("-", "‑"):
        return True
    last = clause.split()[-1:]
    return bool(last) and clause[-1:].isspace() and last[0][:1].isupper() and fold(last[0]) not in _OPENERS


_MARK = re.compile(
    r"(?<!\w)(?:" + "|".join(mark.replace("*", r"\w*") for mark in MARKS.split()) + r")(?!\w)"
)  # fmt: skip


def _has_mark(words: str) -> bool:
    return bool(_MARK.search(fold(words)))

"""Where does a text give a known person an office?

Found: a title right before a name ("NATO Secretary-General Jens Stoltenberg", "President of France Emmanuel Macron",
"Britain's prime minister, Theresa May", "Chancellor Scholz") and an apposition after it ("Jens Stoltenberg, the NATO
secretary general,"). The search starts from names that the table knows; a surname alone counts only with its title.
"""

import functools
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from wireroom.claims.table import Alias, Table, fold

# Farthest that a title can begin before a name: "Secretary General of the North Atlantic Treaty Organization" is 53.
REACH = 90
# Words before a title that may carry a mark: "the former two-term US President ..." has two between.
MARK_REACH = 4

#: Words beside a title that say: not (or not simply) the holder of today. Folded; `*`: any ending.
MARKS = (
    "former* ex then late acting interim elect designate outgoing incoming onetime erstwhile ousted deposed vice "
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
_LINK = (
    r"(?:of the|of|for the|for|der|des|von|de la|de los|de l['’]|de|du|des|d['’]|della|dello|dell['’]|degli|dei|del|"
    r"di|da|do|dos|das|van de|van het|van|en Chef der|in chief of)"
)
_HONOUR = r"(?:(?:Dr|Mr|Mrs|Ms|M|Mme|Gen|Prof|Sr)\.?|Sir|Dame|Lord|Herr|Frau|Don|Sheikh|Señor|Signor)"
_ARTICLE = r"(?:the|der|die|le|la|l['’]|el|il|o|a|de|het|now|currently|current|who is|who is the|aktuell|actual)\s*"
_WORD = re.compile(r"\w+")
_CLAUSE = re.compile(r"[.;:!?,()\[\]\"“”„«»\n|/]")
_NAME_JOIN = re.compile(r"[ \u00a0\-‑.'’]{1,2}")
_POSSESSIVE = re.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True)
class Mention:
    """A person with an office, as printed. The span covers title and name."""

    #: Names in the table that the printed name may stand for.
    names: frozenset[str]
    roles: frozenset[str]
    #: Places beside the title; empty: a bare title ("Chancellor Scholz").
    places: frozenset[str]
    #: Only a surname or another short form was printed.
    short: bool
    #: A word beside the title says that it is not the holder of today ("former").
    marked: bool
    start: int
    end: int


def mentions(text: str, table: Table, *, headline: bool = False) -> list[Mention]:
    """Find the mentions of a text, in order. `headline`: words are capitalised, so a capital does not go on a name."""
    if not text or not table.offices:
        return []
    words = _Words.of(table)
    found = []
    for start, end, aliases in _names(text, table, headline=headline):
        mention = _title_before(text, start, end, aliases, words) or _title_after(text, start, end, aliases, words)
        if mention:
            found.append(mention)
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
        if here + 1 < len(tokens) and index == 1 and len(tokens[here].group()) == 1 and tokens[here].group() != word:
            here += 1
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


@dataclass(frozen=True, slots=True)
class _Words:
    """The table's words as patterns."""

    role: re.Pattern[str]
    place_before: re.Pattern[str]
    tail: re.Pattern[str]
    after: re.Pattern[str]
    roles: dict[str, frozenset[str]]
    role_stems: tuple[tuple[str, str], ...]
    weak: frozenset[tuple[str, str]]
    places: dict[str, frozenset[str]]
    place_stems: tuple[tuple[str, str], ...]

    @staticmethod
    def of(table: Table) -> "_Words":
        return _words(_Key(table))

    def roles_of(self, printed: str, *, placed: bool) -> frozenset[str]:
        """Give the kinds of office that printed words name; weak words only beside a place."""
        plain = _plain(printed)
        found = set(self.roles.get(plain, ()))
        found.update(role for stem, role in self.role_stems if plain.startswith(stem) and len(plain) <= len(stem) + 3)
        return frozenset(role for role in found if placed or (plain, role) not in self.weak)

    def places_of(self, printed: str) -> frozenset[str]:
        """Give the places that printed words stand for."""
        plain = re.sub(r"\s+", " ", printed)
        found = set(self.places.get(plain, ()))
        found.update(key for stem, key in self.place_stems if plain.startswith(stem) and len(plain) <= len(stem) + 3)
        return frozenset(found)


class _Key:
    """Lets patterns be kept for as long as their table lives: tables are large, so they are compared by identity."""

    def __init__(self, table: Table) -> None:
        self.table = table

    def __hash__(self) -> int:
        return id(self.table)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and self.table is other.table


@functools.lru_cache(maxsize=8)
def _words(key: _Key) -> _Words:
    table = key.table
    roles, role_stems, weak = _sorted_forms(table.roles, _plain)
    places, place_stems, _ = _sorted_forms(table.places, str)
    role = _any(form.lstrip("+") for forms in table.roles.values() for form in forms)
    place = _any(form for forms in table.places.values() for form in forms)
    title = (
        rf"(?:(?P<pre>{place})(?:['’]s?)?(?:\s+|-))?(?P<role>(?i:{role}))(?!\w)"
        rf"(?:\s+(?:(?i:{_LINK})\s*)?(?P<post>{place})(?!\w))?"
    )
    return _Words(
        role=re.compile(rf"(?<!\w)(?i:{role})(?!\w)"),
        place_before=re.compile(rf"(?<!\w)(?P<pre>{place})(?:['’]s?)?(?:\s+|-|–)(?P<mid>(?:[\w]+[\s-]+)?)\Z"),
        tail=re.compile(rf"(?:\s+(?:(?i:{_LINK})\s*)?(?P<post>{place})(?!\w))?(?P<comma>,)?\s+(?:{_HONOUR}\s+)?"),
        after=re.compile(rf"\s*(?:,|\()\s*(?:(?i:{_ARTICLE}))?{title}(?P<rest>\s*[,.;:)]|\s*$)"),
        roles=roles,
        role_stems=role_stems,
        weak=frozenset(weak),
        places=places,
        place_stems=place_stems,
    )


def _title_before(text: str, start: int, end: int, aliases: tuple[Alias, ...], words: _Words) -> Mention | None:
    """Read the title that ends where the name begins; of several readings the one nearest to the name."""
    from_ = max(0, start - REACH)
    window = text[from_:start]
    for role in reversed(list(words.role.finditer(window))):
        tail = words.tail.fullmatch(window, role.end())
        if not tail:
            continue
        before = words.place_before.search(window, max(0, role.start() - 60), role.start())
        marked_between = bool(before and before["mid"] and _has_mark(before["mid"]))
        if before and before["mid"] and not marked_between:
            before = None  # "French Senate President": not France's president
        places = words.places_of(before["pre"]) if before else frozenset()
        if tail["post"]:
            places |= words.places_of(tail["post"])
        roles = words.roles_of(role.group(), placed=bool(places))
        begin = before.start() if before else role.start()
        clause = _CLAUSE.split(window[:begin])[-1]
        marked = marked_between or _has_mark(" ".join(clause.replace("-", " ").split()[-MARK_REACH:]))
        if not roles or (tail["comma"] and not places):
            return None
        if not places and not marked and _goes_with_another(clause):
            return None
        return _mention(aliases, roles, places, marked=marked, span=(from_ + begin, end))
    return None


def _title_after(text: str, start: int, end: int, aliases: tuple[Alias, ...], words: _Words) -> Mention | None:
    """Read an apposition: ", the NATO secretary general," or "(NATO secretary general)". It must name the place."""
    if text[end : end + 1] not in (",", " ") or not (match := words.after.match(text, end, min(len(text), end + 120))):
        return None
    places: frozenset[str] = frozenset()
    for part in ("pre", "post"):
        if match[part]:
            places |= words.places_of(match[part])
    roles = words.roles_of(match["role"], placed=True)
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


def _plain(words: str) -> str:
    return re.sub(r"\s+", " ", fold(words))


def _sorted_forms(
    words: dict[str, tuple[str, ...]], plain: Callable[[str], str]
) -> tuple[dict[str, frozenset[str]], tuple[tuple[str, str], ...], set[tuple[str, str]]]:
    whole: dict[str, set[str]] = {}
    stems: list[tuple[str, str]] = []
    weak: set[tuple[str, str]] = set()
    for key, forms in words.items():
        for form in forms:
            bare = plain(form.lstrip("+").rstrip("*"))
            if form.endswith("*"):
                stems.append((bare, key))
            else:
                whole.setdefault(bare, set()).add(key)
            if form.startswith("+"):
                weak.add((bare, key))
    return {form: frozenset(keys) for form, keys in whole.items()}, tuple(stems), weak


def _any(forms: Iterable[str]) -> str:
    """Make one pattern of many forms, the longest first."""
    return "|".join(
        re.escape(form.rstrip("*")).replace(r"\ ", r"\s+") + (r"\w{0,3}" if form.endswith("*") else "")
        for form in sorted(set(forms), key=lambda form: (-len(form), form))
    )

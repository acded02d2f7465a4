"""Where does a Chinese text give a known person an office?

Words are not parted there, and title and name stand in one order: place, mark, kind of office, mark, name
("美国前总统奥巴马", "北约秘书长延斯·斯托尔滕贝格"). So the search starts at names and reads backwards.
"""

import functools
import re
from collections.abc import Iterator

from wireroom.claims.mention import Mention
from wireroom.claims.table import Alias, Table
from wireroom.claims.title_words import TableKey

#: Han letters; names of one alone are too common to be looked for.
HAN = re.compile(r"[\u3400-\u9fff]")
# Marks that say: not (or not simply) the holder of today.
MARKS = (
    "前",
    "时任",
    "時任",
    "当选",
    "當選",
    "候任",
    "代理",
    "代",
    "原",
    "副",
    "已故",
    "历任",
    "歷任",
    "临时",
    "看守",
    "继任",
    "下任",
    "未来",
)
# A given name before a surname ends with a point ("乔·拜登") and has at most so many signs.
_POINTS, _GIVEN_SIGNS = "·・", 6
# After a name that goes on ("布什小学", "林肯号"), or a given name that is another's.
_GOES_ON = ("·", "号", "號", "小学", "大学", "机场", "大街", "奖", "基金会", "家族", "时代", "路")


def mentions_cjk(text: str, table: Table) -> Iterator[Mention]:
    """Yield the mentions of a text, in order."""
    names = _names(TableKey(table))
    if names is None or not HAN.search(text):
        return
    pattern, forms, roles, places, implied = names
    for match in pattern.finditer(text):
        if text.startswith(_GOES_ON, match.end()):
            continue
        role = _role_before(text, match.start(), roles)
        if role is None:
            continue
        begin, kinds, _ = role
        marked = False
        while mark := next((mark for mark in MARKS if text.endswith(mark, 0, begin)), None):
            marked, begin = True, begin - len(mark)
        place = _ending(text, begin, places)
        named = implied.get(text[role[0] : role[2]], frozenset())
        if place is not None:
            begin, named = place[0], place[1] | named
            marked = marked or text.endswith(MARKS, 0, begin)
        yield Mention(
            names=frozenset(alias.name for alias in forms[match.group()]),
            roles=kinds,
            places=named,
            short=True,
            marked=marked,
            start=begin,
            end=match.end(),
        )


def _role_before(text: str, at: int, roles: dict[str, frozenset[str]]) -> tuple[int, frozenset[str], int] | None:
    """Find the office before a name, past a given name: (begin, kinds, end)."""
    ends = [_stripped(text, at)]
    if at and text[at - 1] in _POINTS:
        ends = [at - 1 - signs for signs in range(1, _GIVEN_SIGNS + 1) if at - 1 - signs > 0]
    for end in ends:
        found = _ending(text, end, roles)
        if found is not None:
            return (*found, end)
    return None


def _stripped(text: str, at: int) -> int:
    """Go back over white space and commas between title and name."""
    while at > 0 and text[at - 1] in " 　":
        at -= 1
    return at


def _ending(text: str, at: int, words: dict[str, frozenset[str]]) -> tuple[int, frozenset[str]] | None:
    """Find the longest known words that end at a position: (where they begin, what they stand for)."""
    longest = max(map(len, words), default=0)
    for length in range(min(longest, at), 0, -1):
        found = words.get(text[at - length : at])
        if found:
            return at - length, found
    return None


_Words = dict[str, frozenset[str]]
_Names = tuple[re.Pattern[str], dict[str, tuple[Alias, ...]], _Words, _Words, _Words]


@functools.lru_cache(maxsize=8)
def _names(key: TableKey) -> _Names | None:
    forms: dict[str, list[Alias]] = {}
    for name, person in key.table.persons.items():
        for printed in person.also:
            if HAN.match(printed) and len(printed) > 1:
                forms.setdefault(printed, []).append(Alias((printed,), name, short=True))
    if not forms:
        return None
    pattern = re.compile("|".join(map(re.escape, sorted(forms, key=lambda form: (-len(form), form)))))
    done = {form: tuple(aliases) for form, aliases in forms.items()}
    implied = {
        form.split("@")[0]: frozenset(form.split("@")[1:])
        for printed in key.table.roles.values()
        for form in printed
        if "@" in form
    }
    return pattern, done, _han(key.table.roles), _han(key.table.places), implied


def _han(words: dict[str, tuple[str, ...]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for key, forms in words.items():
        for form in forms:
            if HAN.match(form):
                found.setdefault(form.partition("@")[0], set()).add(key)
    return {form: frozenset(keys) for form, keys in found.items()}

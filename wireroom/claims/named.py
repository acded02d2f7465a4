"""Whom does a text name with an office, as of its own day? Also persons whom the table does not know.

This judges no article. Where several independent reports name somebody else than our table for weeks, the table is
probably old (`model/registry.py`). Only what is plain counts: a title with its place right before a name in full, no
mark such as "former", no word of an earlier time, no quotation.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from wireroom.claims.mention import Mention
from wireroom.claims.mentions import title_before
from wireroom.claims.past import in_quotes, past_beside, sentence_span, speaks_of_past, years
from wireroom.claims.table import Alias, Office, Table, fold, words_of
from wireroom.claims.title_words import TableKey, TitleWords
from wireroom.model.registry import OfficeNamed
from wireroom.text.tokens import opening

#: Offices of one text that are told; a text with more is a list.
MOST = 6
#: Words of the shortest one.
LEAST_WORDS = 2
#: A name in full: two to four capital words, small particles and initials between them.
_NAME = re.compile(
    r"[A-ZÀ-ÖØ-ÞА-ЯЁ][\w'’-]+(?:[ \u00a0](?:(?:al|el|bin|ibn|de|da|dos|van|von|der|den|del|la|le)[ \u00a0])?"
    r"(?:[A-Z]\.|[A-ZÀ-ÖØ-ÞА-ЯЁ][\w'’-]*)){1,3}"
)
_POSSESSIVE = re.compile(r"['’]s?(?=\s|$)")
_WORD = re.compile(r"\w+")
#: Capital words that may stand behind a name and are no part of it.
_NO_NAME = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september "
    "october november december montag dienstag mittwoch donnerstag freitag samstag sonntag".split()
)


def named_offices(text: str, table: Table, day: date) -> tuple[OfficeNamed, ...]:
    """Say whom a text names with an office whose last row in the table is still open.

    Args:
        text: The text that was read. Headlines are not read: their capitals show no names.
        table: Facts.
        day: The day of the text.

    Returns:
        At most `MOST`, one for each office; of an office with two names none.
    """
    found: dict[str, set[str]] = {}
    last: dict[str, Office] = {}
    for mention, name in _mentions(text, table):
        offices = [
            office for role in mention.roles for office in table.by_role.get(role, ()) if office.place in mention.places
        ]
        if len(offices) != 1 or not offices[0].holders or offices[0].holders[-1].until is not None:
            continue
        office = offices[0]
        ours = office.holders[-1]
        if not ours.holds(day.toordinal(), day.toordinal()):
            continue  # an article of the time before
        known = _known(name, office)
        if known != ours.name and _of_another_time(text, mention, day):
            continue
        found.setdefault(office.title, set()).add(known or name)
        last[office.title] = office
    told = [
        OfficeNamed(office=title, name=next(iter(names)), ours=holder.name, since=holder.since)
        for title, names in found.items()
        if len(names) == 1
        for holder in last[title].holders[-1:]
    ]
    return tuple(told) if len(told) <= MOST else ()


def _mentions(text: str, table: Table) -> Iterator[tuple[Mention, str]]:
    """Find titles with their place right before a name in full; the text is searched for first words of titles."""
    if not table.offices:
        return
    whole, stems = _openings(TableKey(table))
    folded = fold(text)
    opening = {word for word in set(_WORD.findall(folded)) if word in whole or word.startswith(stems)}
    if not opening:
        return
    words = TitleWords.of(table)
    end = -1
    for token in _WORD.finditer(folded):
        if token.start() < end or token.group() not in opening:
            continue
        role = words.role.match(text, token.start())
        tail = words.tail.match(text, role.end()) if role else None
        name = _NAME.match(text, tail.end()) if tail else None
        if name is None:
            continue
        parts = _POSSESSIVE.split(name.group())[0].split()
        while len(parts) > 1 and fold(parts[-1]).rstrip(".") in _NO_NAME:
            parts.pop()
        if len(parts) < LEAST_WORDS:
            continue
        printed = " ".join(parts).rstrip(".")
        alias = Alias(words_of(printed), printed, short=False)
        mention = title_before(text, name.start(), name.start() + len(printed), (alias,), words)
        if mention is not None and mention.places and not mention.marked:
            end = mention.end
            yield mention, printed


def _known(name: str, office: Office) -> str | None:
    """Give the holder whom a name stands for: the latest of that last name, in any spelling that sounds alike."""
    last = opening(words_of(name)[-1])
    return next((row.name for row in reversed(office.holders) if opening(words_of(row.name)[-1]) == last), None)


def _of_another_time(text: str, mention: Mention, day: date) -> bool:
    span = sentence_span(text, mention.start, mention.end)
    sentence = text[span[0] : span[1]]
    return (
        in_quotes(text, mention.start)
        or speaks_of_past(sentence)
        or past_beside(text, span, mention.start, mention.end)
        or bool(years(sentence) - {day.year})
    )


@lru_cache(maxsize=8)
def _openings(key: TableKey) -> tuple[frozenset[str], tuple[str, ...]]:
    """First words of titles, folded: whole ones, and beginnings of those that are inflected."""
    forms = [form.partition("@")[0].lstrip("+") for forms in key.table.roles.values() for form in forms]
    whole = {words_of(form)[0] for form in forms if words_of(form) and (" " in form or not form.endswith("*"))}
    stems = {words_of(form)[0] for form in forms if words_of(form) and " " not in form and form.endswith("*")}
    return frozenset(whole), tuple(sorted(stems))

"""Does the holder of an office, as a text names him or her, fit the day of the text?

A finding needs all of: the table knows that the person has held this very office, has left it, and who holds it on the
day; the sentence does not speak of an earlier time; and nothing else in the text shows that the writer knows. A false
finding harms more than a missed one, so every doubt ends without a finding.

Outcomes: "source_stale" (the text speaks of the day on which it was published), "archive_resurfaced" (its own dates
show that it is an old text), "ambiguous" (no publish date, or a day for which the table does not know the holder).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from wireroom.claims.genre import not_of_the_day
from wireroom.claims.mention import Mention
from wireroom.claims.mentions import mentions
from wireroom.claims.past import (
    full_dates,
    in_quotes,
    month_named,
    months_back,
    paragraph_around,
    past_beside,
    sentence_span,
    speaks_of_past,
    years,
)
from wireroom.claims.table import Holder, Office, Person, Table, days, fold, shipped
from wireroom.model.finding import OfficeFinding

# Reports written just before a change are printed just after it, those who leave stay on for some days, and tables
# differ in what they call the day of a change.
GRACE_DAYS = 14
# Who left longer ago than this is named as history, not by a slip.
HISTORY_DAYS = 20 * 365
# A text whose own date lies this far before the day it is published on is an old text.
ARCHIVE_DAYS = 60
# Where the date of a text stands: its first and last lines.
HEAD_CHARS, FOOT_CHARS = 300, 200
# So many different former holders in one text, or holders of one office in one paragraph, are a piece of history or a
# list of holders, not slips.
HISTORY_AT = 3
# After `known_to` a person may have come back; a question is asked only where the person left long before it.
LONG_GONE_DAYS = 365


@dataclass(frozen=True, slots=True)
class _Stale:
    """A mention that does not fit the day."""

    mention: Mention
    field: str
    office: Office
    holder: Holder
    left_on: str
    present: Holder | None


def check_offices(
    text: str,
    title: str,
    *,
    language: str | None,
    at: float,
    published: float | None,
    table: Table | None = None,
) -> tuple[tuple[OfficeFinding, ...], int]:
    """Check every known person with an office in a text.

    Args:
        text: The text that was read; spans count its characters.
        title: Its title, checked likewise.
        language: ISO 639-1; the words of all languages are tried, because pages lie about theirs.
        at: The day on which the text speaks, UTC seconds.
        published: Publish date as told; None is unknown, and then every finding is "ambiguous".
        table: Facts; None: those that come with the package.

    Returns:
        The findings in the order of the text (title first), and how many mentions were looked at.
    """
    del language  # all languages at once
    table = table or shipped()
    day = datetime.fromtimestamp(at, UTC).date()
    parts = (("title", title, mentions(title, table, headline=True)), ("text", text, mentions(text, table)))
    read = [(field, body, mention) for field, body, found in parts for mention in found]
    aware = _names_known_as_past(table, [mention for _, _, mention in read], day)
    judged = [
        None if mention.names & aware else _judge(mention, field, body, day, table) for field, body, mention in read
    ]
    archive = _is_old(text, day) if any(judged) else None  # dear, and nearly no text needs it
    stale = [
        found
        for found, (_, body, _) in zip(judged, read, strict=True)
        if found and not (archive is None and _about_the_past(found, body, day)) and not _in_a_list(found, body, table)
    ]
    if stale and not_of_the_day(title, text):
        stale = []
    if len({item.holder.name for item in stale}) >= HISTORY_AT:
        stale = []
    bodies = {"title": title, "text": text}
    return tuple(_finding(item, bodies[item.field], archive, published, table) for item in stale), len(read)


def _names_known_as_past(table: Table, read: Sequence[Mention], day: date) -> frozenset[str]:
    """Give the persons about whom the writer shows to know: called "former", or the present holder is named as such."""
    aware: set[str] = set()
    for mention in read:
        if mention.marked:
            aware |= mention.names
            continue
        for office in _offices(mention, table):
            now = office.holder_on(day.toordinal())
            if now and now.name in mention.names and (mention.places or not mention.short):
                aware.update(holder.name for holder in office.holders)
    return frozenset(aware)


def _offices(mention: Mention, table: Table) -> list[Office]:
    found = [office for role in sorted(mention.roles) for office in table.by_role.get(role, ())]
    return [office for office in found if not mention.places or office.place in mention.places]


def _judge(mention: Mention, field: str, body: str, day: date, table: Table) -> _Stale | None:
    """Say if a mention does not fit the day, by the table alone."""
    if mention.marked:
        return None
    today = day.toordinal()
    pairs = [
        (office, holder)
        for office in _offices(mention, table)
        for holder in office.holders
        if holder.name in mention.names
    ]
    if not pairs or len({holder.name for _, holder in pairs}) > 1:
        return None
    if any(_near_a_change(office, holder, today) for office, holder in pairs):
        return None
    if _holds_another(pairs, today, table):
        return None
    past = [(office, holder) for office, holder in pairs if holder.until and days(holder.until)[1] < today]
    if not past:
        return None
    office, holder = max(past, key=lambda pair: days(pair[1].until or "")[1])
    bare = not mention.places and (office.courtesy or not _place_named(office, body, table))
    if bare or today - days(holder.until or "")[1] > HISTORY_DAYS:
        return None
    present = office.holder_on(today)
    left_on = holder.until or ""
    if present is None and not (mention.places and _may_ask(office, holder, today)):
        return None
    return _Stale(mention, field, office, holder, left_on, present)


def _near_a_change(office: Office, holder: Holder, today: int) -> bool:
    """Whether the person may hold it about this day, or the office changes hands about then."""
    return holder.held_between(today - GRACE_DAYS, today + GRACE_DAYS, days(office.known_to)[1]) or any(
        first - GRACE_DAYS <= today <= last + GRACE_DAYS for first, last in office.changes()
    )


def _holds_another(pairs: Sequence[tuple[Office, Holder]], today: int, table: Table) -> bool:
    """Whether the person may hold an office of the same place: then the title is loose, not out of date."""
    names, places = {holder.name for _, holder in pairs}, {office.place for office, _ in pairs}
    return any(
        holder.name in names
        and days(holder.since)[0] <= today
        and (holder.until is None or days(holder.until)[1] > today)
        for office in table.offices
        if office.place in places
        for holder in office.holders
    )


def _may_ask(office: Office, holder: Holder, today: int) -> bool:
    """Whether a question is fair though the table does not know the day: not in a gap, and the person was long gone."""
    end = days(office.known_to)[1]
    return today > end and days(holder.until or office.known_to)[1] + LONG_GONE_DAYS < end


def _place_named(office: Office, body: str, table: Table) -> bool:
    forms = table.places.get(office.place, ())
    return any(re.search(rf"(?<!\w){re.escape(form.rstrip('*'))}", body) for form in forms)


def _about_the_past(item: _Stale, body: str, day: date) -> bool:
    """Whether the words around a mention speak of a time when the person held the office, or quote someone."""
    start, end = item.mention.start, item.mention.end
    if in_quotes(body, start):
        return True
    span = sentence_span(body, start, end)
    sentence = body[span[0] : span[1]]
    if speaks_of_past(sentence) or past_beside(body, span, start, end):
        return True
    known_to = days(item.office.known_to)[1]
    spells = [holder for holder in item.office.holders if holder.name == item.holder.name]
    for year in years(sentence) | years(paragraph_around(body, start, end)):
        first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
        if any(spell.held_between(first, last, known_to) for spell in spells):
            return True
    month = month_named(sentence)
    if month:
        first, last = months_back(day, month)
        return any(spell.held_between(first, last, known_to) for spell in spells)
    return False


def _in_a_list(item: _Stale, body: str, table: Table) -> bool:
    """Whether the paragraph names several holders of the office by full name: a list of them."""
    paragraph = fold(paragraph_around(body, item.mention.start, item.mention.end))
    holders = {holder.name for holder in item.office.holders}
    named = [
        name
        for name in holders
        if any(fold(form) in paragraph for form in (name, *table.persons.get(name, Person()).also) if len(form) > 1)
    ]
    return len(named) >= HISTORY_AT


def _is_old(text: str, day: date) -> date | None:
    """Give the date that the text carries itself, if that shows an old text.

    The date must stand where dates of texts stand, be the latest that the text names, and no later year may be named.
    """
    dated = full_dates(text)
    if not dated:
        return None
    placed = [when for when, at in dated if at < HEAD_CHARS or at > len(text) - FOOT_CHARS]
    latest = max(when for when, _ in dated)
    if not placed or (day - latest).days < ARCHIVE_DAYS or max(placed) != latest:
        return None
    return latest if max(years(text), default=0) <= latest.year else None


def _held_on(item: _Stale, when: date) -> bool:
    day = when.toordinal()
    return any(holder.name == item.holder.name and holder.held_between(day, day, day) for holder in item.office.holders)


def _finding(item: _Stale, body: str, archive: date | None, published: float | None, table: Table) -> OfficeFinding:
    mention, present = item.mention, item.present
    outcome = "source_stale"
    if archive is not None and _held_on(item, archive):
        outcome = "archive_resurfaced"
    elif published is None or present is None:
        outcome = "ambiguous"
    told = f"{item.holder.name} held this office until {item.left_on}"
    if present is not None and published is not None:
        told += f"; {present.name} holds it since {present.since}"
    elif published is None:
        told += "; the day of the text is not known, and so is who held it then"
    else:
        told += "; the table does not know who held it on that day"
    if outcome == "archive_resurfaced" and archive is not None:
        told += f"; the text itself is dated {archive.isoformat()}"
    return OfficeFinding(
        name=item.holder.name,
        office=item.office.title,
        outcome=outcome,
        start=mention.start,
        end=mention.end,
        field=item.field,
        words=body[mention.start : mention.end],
        holder=present.name if present and published is not None else None,
        holder_since=present.since if present and published is not None else None,
        left_on=item.left_on,
        evidence=f"{told} ({table.provenance}, sure to {item.office.known_to})",
    )

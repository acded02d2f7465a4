"""A story as a row of any page: its words, its state, its counts."""

import functools
from dataclasses import dataclass, replace
from urllib.parse import quote

from wireroom.model.counts import single_source
from wireroom.model.views import StoryRow
from wireroom.web.page import Variant
from wireroom.web.pictures import PictureView
from wireroom.web.tongues import direction, language_name
from wireroom.web.words import DAY, CountsView, Moment, counts_view, moment, several, single_words

#: Headlines above this length, in characters, are set smaller: four lines of a lead hold about as many.
LONG = 110
#: Rows that are kept ready, and as HTML: what a front page shows, for some languages. Each is some 4 kB.
MADE = 2000


def source_path(source_id: str) -> str:
    """Give the path of a source's page; accounts of services have names that an address cannot carry as they are.

    >>> source_path("gazette.example"), source_path("@port@t.me")
    ('/source/gazette.example', '/source/%40port%40t.me')
    """
    return f"/source/{quote(source_id, safe='.:-')}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A text in its own language."""

    text: str
    lang: str | None
    dir: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RowView:
    """A row as the templates place it."""

    id: str
    path: str
    seq: int
    headline: Words
    #: Name of its language where that is not the reader's first one.
    badge: str | None
    standfirst: Words | None
    counts: CountsView
    #: That it stands on one source: a label, and what it means here; None where it does not.
    single: tuple[str, str] | None
    #: Every row of it says so: its articles make it look broader than it stands. One article alone does not, and that
    #: several reports rest on one origin is usual for what somebody announces.
    copied: bool
    section: str | None
    changed: Moment
    #: Breaking now, since.
    breaking: Moment | None
    break_why: str | None
    #: Broke earlier today, and calmed.
    broke: Moment | None
    withdrawn: Moment | None
    #: "Reports differ: ships waiting, 12 to 30".
    differs: str | None
    differs_short: str | None
    developments: tuple[tuple[Moment, bool, Words], ...]
    publishers: str
    new: bool
    #: Its headline needs smaller letters.
    long: bool
    #: The picture beside it, where it stands first.
    picture: PictureView | None = None
    #: Why it stands where it stands: (what is looked at, what was found, how much it counts); () elsewhere.
    why: tuple[tuple[str, str, str], ...] = ()

    def __hash__(self) -> int:  # all of it is compared; these two tell rows apart, and cost nothing
        return hash((self.id, self.seq))


def words_of(text: str, language: str | None) -> Words:
    """Give a text its language and direction."""
    return Words(text=text, lang=language, dir=direction(language))


def row_view(row: StoryRow, now: float, variant: Variant) -> RowView:
    """Make a row ready; `now` is the log's clock."""
    ended, how = row.break_ended_at, row.break_ended_how
    calmed = withdrawn = False
    if row.broke_at is not None and ended is not None:
        calmed = how != "withdrawn" and now - row.broke_at < DAY
        # It stays struck for as long again as it stood.
        withdrawn = how == "withdrawn" and now < ended + (ended - row.broke_at)
    new = variant.since is not None and row.seq > variant.since
    if variant.at:
        row = replace(row, path=f"{row.path}?at={variant.at}")
    return _view(row, now // DAY * DAY, variant.languages, new=new, calmed=calmed, withdrawn=withdrawn)


def in_a_language_of(row: StoryRow, languages: tuple[str, ...]) -> StoryRow:
    """Give a row the headline of a report in a language of the reader, where its own is in none of these."""
    if row.language is None or row.language in languages:
        return row
    told = dict(row.headlines)
    language = next((language for language in languages if language in told), None)
    if language is None:
        return row
    shown = row.standfirst if row.standfirst_language in languages else None
    return replace(row, headline=told[language], language=language, standfirst=shown)


@functools.lru_cache(MADE)
def _view(
    row: StoryRow, today: float, languages: tuple[str, ...], *, new: bool, calmed: bool, withdrawn: bool
) -> RowView:
    """Make a row ready once: of the time, its words depend on the day alone, and on what is told beside it."""
    row = in_a_language_of(row, languages)
    language = languages[0] if languages else "en"
    low_high = f"{row.differs[1]} to {row.differs[2]}" if row.differs else None
    named = list(row.publishers)
    others = row.counts.publishers - len(named)
    broke, ended = row.broke_at, row.break_ended_at
    return RowView(
        id=row.id,
        path=row.path,
        seq=row.seq,
        headline=words_of(row.headline, row.language),
        badge=language_name(row.language) if row.language and row.language != language else None,
        standfirst=words_of(row.standfirst, row.standfirst_language) if row.standfirst else None,
        counts=counts_view(row.counts, language),
        single=single_words(row.counts, language),
        copied=row.counts.articles > 1 and single_source(row.counts) in ("publisher", "report"),
        section=row.section,
        changed=moment(row.changed_at, today),
        breaking=moment(broke, today) if broke is not None and ended is None else None,
        break_why=row.break_why,
        broke=moment(broke, today) if calmed and broke is not None else None,
        withdrawn=moment(ended, today) if withdrawn and ended is not None else None,
        differs=f"{row.differs[0]}, {low_high}" if row.differs else None,
        differs_short=low_high,
        developments=tuple(
            (moment(item.at, today), item.told, words_of(item.text, item.language)) for item in row.developments
        ),
        publishers=", ".join(named)
        + (f" and {several(others, 'other', language=language)}" if named and others > 0 else ""),
        new=new,
        long=len(row.headline) > LONG,
    )

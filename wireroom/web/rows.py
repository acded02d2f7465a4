"""A story as a row of any page: its words, its state, its counts."""

from dataclasses import dataclass

from wireroom.model.views import StoryRow
from wireroom.web.page import Variant
from wireroom.web.pictures import PictureView
from wireroom.web.tongues import direction, language_name
from wireroom.web.words import CountsView, Moment, counts_view, moment, several

#: Headlines above this length, in characters, are set smaller: four lines of a lead hold about as many.
LONG = 110


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


def words_of(text: str, language: str | None) -> Words:
    """Give a text its language and direction."""
    return Words(text=text, lang=language, dir=direction(language))


def row_view(row: StoryRow, now: float, variant: Variant) -> RowView:
    """Make a row ready; `now` is the log's clock."""
    ended, how = row.break_ended_at, row.break_ended_how
    breaking = row.broke_at is not None and ended is None
    withdrawn = None
    if how == "withdrawn" and ended is not None and row.broke_at is not None:
        # It stays struck for as long again as it stood.
        withdrawn = moment(ended, now) if now < ended + (ended - row.broke_at) else None
    calmed = row.broke_at is not None and ended is not None and how != "withdrawn" and now - row.broke_at < 86_400
    low_high = f"{row.differs[1]} to {row.differs[2]}" if row.differs else None
    named = list(row.publishers)
    others = row.counts.publishers - len(named)
    return RowView(
        id=row.id,
        path=row.path,
        seq=row.seq,
        headline=words_of(row.headline, row.language),
        badge=language_name(row.language) if row.language and row.language != variant.language else None,
        standfirst=words_of(row.standfirst, row.standfirst_language) if row.standfirst else None,
        counts=counts_view(row.counts, variant.language),
        section=row.section,
        changed=moment(row.changed_at, now),
        breaking=moment(row.broke_at, now) if breaking and row.broke_at is not None else None,
        break_why=row.break_why,
        broke=moment(row.broke_at, now) if calmed and row.broke_at is not None else None,
        withdrawn=withdrawn,
        differs=f"{row.differs[0]}, {low_high}" if row.differs else None,
        differs_short=low_high,
        developments=tuple(
            (moment(item.at, now), item.told, words_of(item.text, item.language)) for item in row.developments
        ),
        publishers=", ".join(named)
        + (f" and {several(others, 'other', language=variant.language)}" if named and others > 0 else ""),
        new=variant.since is not None and row.seq > variant.since,
        long=len(row.headline) > LONG,
    )

"""Figures on which reports differ, ready for a page: the range in words, a dot for each speaker, a table."""

from dataclasses import dataclass

from markupsafe import Markup

from wireroom.model.story import Figure
from wireroom.model.views import MemberRow, StoryPage
from wireroom.web import charts
from wireroom.web.citing import cite_link
from wireroom.web.words import when

#: Openings of a number that has no upper end.
_OPEN = ("more than", "over", "at least", "mehr als", "über", "mindestens", "plus de", "au moins", "más de", "al menos")


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureView:
    """A figure on which reports differ."""

    label: str
    range: str
    wide: Markup
    narrow: Markup
    #: (who, whom it cites or "", when, words, link).
    rows: tuple[tuple[str, str, str, str, str], ...]


def figure_view(figure: Figure, page: StoryPage, now: float) -> FigureView:
    """Make a figure ready: who gives which number, when, and where it stands."""
    by_source: dict[str, MemberRow] = {}
    by_article = {member.article_id: member for member in page.members}
    for member in page.members:
        by_source.setdefault(member.source_id, member)
    rows, drawn = [], []
    for value, top, words, speaker, source_id, cite in figure.rows():
        told = by_article.get(cite.article_id) if cite.article_id in by_article else None
        teller = told if told is not None and told.source_id == source_id else by_source.get(source_id)
        who = teller.source_name if teller else source_id
        at = when(teller.published or teller.seen, now) if teller else ""
        above = words.lower().startswith(_OPEN)
        rows.append((who, speaker, at, words, cite_link(cite)))
        drawn.append((who, at if ":" in at and " " not in at else "", value, words, above, top))
    low, high = figure.ends()
    return FigureView(
        label=figure.label,
        range=f"from {low} to {high}",
        wide=charts.differing(drawn, 656),
        narrow=charts.differing(drawn, 354),
        rows=tuple(rows),
    )

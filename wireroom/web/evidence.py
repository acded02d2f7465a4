"""A piece of evidence as a row: its sentence, grade, why it matched, and how much of an article a page may show."""

from dataclasses import dataclass

from wireroom.model.situation import EvidenceRow
from wireroom.watch.grade import grade_words
from wireroom.watch.overview import Overview
from wireroom.web.members import copies_words
from wireroom.web.page import Variant
from wireroom.web.rows import Words, words_of
from wireroom.web.tongues import language_name
from wireroom.web.words import Moment, moment

#: Sentences of one article that a page shows: it stays the publisher's text.
MOST_SENTENCES = 2

MODALITY_WORDS = {
    "actual": "",
    "denied": "set aside: the sentence denies it",
    "possible": "set aside: it only may be",
    "withdrawn": "no longer in the article",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceView:
    """A piece of evidence as a row."""

    #: None where the page has shown enough of this article: then its headline stands there.
    words: Words
    whole: bool
    badge: str | None
    link: str
    source: str
    at: Moment
    grade: str
    grade_words: str
    indicator: str
    why: str
    aside: str
    archive: bool
    #: "and 3 copies"; "" for none.
    copies: str


class Shown:
    """Counts the different sentences of each article that a page has shown."""

    def __init__(self) -> None:
        self._sentences: dict[str, set[str]] = {}

    def may(self, row: EvidenceRow) -> bool:
        """Say whether the sentence of a row may stand on the page, and count it."""
        shown = self._sentences.setdefault(row.evidence.article_id, set())
        if row.evidence.sentence in shown or row.evidence.field == "title":
            return True
        if len(shown) >= MOST_SENTENCES:
            return False
        shown.add(row.evidence.sentence)
        return True


def evidence_view(row: EvidenceRow, view: Overview, variant: Variant, seen: Shown, copies: int = 0) -> EvidenceView:
    """Make a row of a piece of evidence; `copies` are told where there are any."""
    item = row.evidence
    whole = seen.may(row)
    sign = view.situation.indicator(item.indicator)
    field = "&field=title" if item.field == "title" else ""
    named = f"; names {', '.join(f'“{name}”' for name in item.named)}" if item.named else ""
    return EvidenceView(
        words=words_of(item.sentence if whole else row.title, item.language),
        whole=whole,
        badge=language_name(item.language) if item.language and item.language != variant.language else None,
        link=f"/a/{item.article_id}/v/{item.version}?from={item.start}&to={item.end}{field}#cited",
        source=row.source_name,
        at=moment(item.at, view.at),
        grade=item.grade,
        grade_words=grade_words(item.reliability, item.credibility),
        indicator=sign.name if sign else item.indicator,
        why=f"matched {', '.join(f'“{term}”' for term in item.matched)}{named}",
        aside=MODALITY_WORDS.get(item.modality, item.modality),
        archive=item.archive,
        copies=copies_words(copies, variant) if copies else "",
    )

"""What the reports of a story say is so, ready for its page: each claim, how it stands and why, who says which."""

from dataclasses import dataclass

from wireroom.model.claim import NOTED, STATES, Claim, Told
from wireroom.model.views import ArticlePage, StoryPage
from wireroom.web.citing import cite_link
from wireroom.web.notes import Noted, NoteView
from wireroom.web.page import Variant
from wireroom.web.rows import Words, words_of
from wireroom.web.words import Moment, counts_view, moment, several

#: States that a reader is warned of.
DOUBTFUL = frozenset(("contested", "refuted"))
#: Claims shown; the rest are folded away by the API's readers alone.
MOST = 8
#: Told as more than a plan or a thought only where it happened.
SURELY = {
    "planned": "as planned",
    "announced": "as announced",
    "possible": "as possible",
    "hypothetical": "as a thought",
    "historical": "of the past",
    "denied": "as not so",
}
_DOES = {"asserts": "says so", "repeats": "has it from", "denies": "says that it is not so"}


@dataclass(frozen=True, slots=True, kw_only=True)
class TellerView:
    """What one report does with a claim."""

    who: str
    does: str
    #: Whom it has it from; "" where it speaks itself.
    by: str
    link: str
    at: Moment
    #: Its sentence, for those who deny and for figures; "" else, and where it may not be shown.
    words: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimView:
    """A claim."""

    words: Words
    link: str
    state: str
    doubtful: bool
    #: How surely it is told; "" for what is told as done.
    surely: str
    counts: str
    reasons: tuple[str, ...]
    tellers: tuple[TellerView, ...]


def claims_view(page: StoryPage, variant: Variant) -> tuple[ClaimView, ...]:
    """Make the claims of a story ready for its page: those that several tell or somebody speaks against."""
    names = {member.article_id: member.source_name for member in page.members}
    shown = [claim for claim in page.composition.claims if is_shown(claim)]
    return tuple(_claim(claim, names, page.row.changed_at, variant) for claim in shown[:MOST])


def is_shown(claim: Claim) -> bool:
    """Whether a claim is worth a reader's while: what one report alone says stands in the report."""
    return claim.state in NOTED or len({one.report_id for one in claim.told}) > 1


def _claim(claim: Claim, names: dict[str, str], now: float, variant: Variant) -> ClaimView:
    counts = counts_view(claim.counts, variant.language)
    return ClaimView(
        words=words_of(claim.words, claim.language),
        link=cite_link(claim.citation),
        state=STATES[claim.state],
        doubtful=claim.state in DOUBTFUL,
        surely=SURELY.get(claim.modality, ""),
        counts=" · ".join((*counts.breadth, *counts.depth)),
        reasons=claim.reasons,
        tellers=tuple(_teller(one, claim, names, now) for one in claim.told),
    )


def _teller(one: Told, claim: Claim, names: dict[str, str], now: float) -> TellerView:
    told = one.stance == "denies" or claim.kind == "figure"
    return TellerView(
        who=names.get(one.citation.article_id, one.source_id),
        does="says that it is not so, citing" if one.stance == "denies" and one.by else _DOES[one.stance],
        by=one.by,
        link=cite_link(one.citation),
        at=moment(one.at, now),
        words=words_of(one.words if told else "", one.language),
    )


def claim_note(claim: Claim, article_id: str, story_path: str) -> NoteView:
    """Write the note beside a passage of an article whose claim others speak against, or have overtaken."""
    others = len({one.report_id for one in claim.told if one.citation.article_id != article_id})
    return NoteView(
        style="ochre" if claim.state in DOUBTFUL else "quiet",
        title=f"Claim: {STATES[claim.state]}",
        text=" ".join(claim.reasons),
        evidence=f"{several(others, 'other report')} in this story." if others else "From this article alone.",
        more=(f"{story_path}#reports-say", "Who says which"),
    )


def claims_noted(page: ArticlePage) -> list[Noted]:
    """Give the passages of an article whose claims are noted, each with its note; one passage once."""
    found: dict[tuple[int, int], Noted] = {}
    path = page.story.path if page.story is not None else ""
    for claim in page.claims:
        for one in claim.told:
            cite = one.citation
            mine = (cite.article_id, cite.version) == (page.member.article_id, page.member.version)
            if mine and cite.field == "text":
                note = claim_note(claim, cite.article_id, path)
                found.setdefault((cite.start, cite.end), Noted(start=cite.start, end=cite.end, note=note))
    return list(found.values())

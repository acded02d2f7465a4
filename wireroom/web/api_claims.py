"""Claims of a story as records of the API."""

from wireroom.model.claim import Claim, Told
from wireroom.model.counts import Counts, Span
from wireroom.web.api_grounds import ClaimIn, FourCounts, Range, ToldBy
from wireroom.web.api_traces import place
from wireroom.web.words import iso


def claim_in(claim: Claim) -> ClaimIn:
    """Make a claim with what each report does with it."""
    return ClaimIn(
        kind=claim.kind,
        words=claim.words,
        language=claim.language,
        rests_on=place(claim.citation),
        modality=claim.modality,
        deed=claim.deed or None,
        state=claim.state,
        reasons=claim.reasons,
        counts=four_counts(claim.counts),
        low=claim.low,
        high=claim.high,
        told_by=tuple(map(_told, claim.told)),
    )


def four_counts(counts: Counts) -> FourCounts:
    """Make the four counts."""
    return FourCounts(
        articles=counts.articles,
        publishers=counts.publishers,
        reports=_range(counts.reports),
        origins=None if counts.origins is None else _range(counts.origins),
        posts=counts.posts,
    )


def _range(span: Span) -> Range:
    return Range(low=span.low, high=span.high)


def _told(one: Told) -> ToldBy:
    return ToldBy(
        stance=one.stance,
        speaker=one.by or None,
        source_id=one.source_id,
        report_id=one.report_id,
        at=iso(one.at),
        words=one.words,
        language=one.language,
        rests_on=place(one.citation),
    )

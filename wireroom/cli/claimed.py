"""The claims of one article, as `wireroom check` tells them: what it says is so, in whose voice, and how surely."""

from collections.abc import Iterator, Sequence

import click

from wireroom.claims.aligned import claims_of
from wireroom.claims.origins import origins
from wireroom.model.article import Reading
from wireroom.model.claim import Claim
from wireroom.model.story import Member

# Claims that are shown; --json gives all that are kept of one article.
MOST = 6
# Longest words that are shown, in characters.
LONGEST = 160
_SURELY = {
    "happened": "as done",
    "planned": "as planned",
    "announced": "as announced",
    "possible": "as possible",
    "denied": "as not so",
    "hypothetical": "as a thought",
    "historical": "of the past",
}


def claims_in(reading: Reading, *, source_id: str, told: float | None, now: float) -> tuple[Claim, ...]:
    """Find the claims of a reading: those of a story of one report. `told`, `now`: UTC seconds."""
    member = Member(
        article_id="article",
        version=1,
        source_id=source_id,
        source_name="It",
        owner=None,
        country=None,
        kind="unknown",
        title=reading.title,
        text=reading.text,
        language=reading.language,
        published=told,
        seen=now,
        section=None,
        full=reading.full,
        agency=reading.agency,
        report_id="article",
        copy_of=None,
        origins=origins(reading.text, reading.title, reading.language, reading.agency, source_id),
    )
    return claims_of([member])


def claim_lines(claims: Sequence[Claim]) -> Iterator[str]:
    """Yield the lines that are printed."""
    head = click.style("Claims:", bold=True)
    if not claims:
        yield f"{head} none that we could read"
        return
    yield f"{head} {len(claims)} read in its first sentences; how others tell them, a story shows"
    for claim in claims[:MOST]:
        one = claim.told[0]
        who = one.by or "in its own voice"
        against = claim.denied_by[:1] if claim.modality != "denied" else ()
        denied = "".join(f", {teller.by or 'itself'} says not so" for teller in against)
        words = " ".join(claim.words.split())
        words = words if len(words) <= LONGEST else words[:LONGEST].rsplit(" ", 1)[0] + " …"
        cite = claim.citation
        place = click.style(f"({cite.field}, characters {cite.start} to {cite.end})", dim=True)
        yield f"  {click.style(who, bold=True)}, told {_SURELY[claim.modality]}{denied}: {words} {place}"

"""An indicator of a situation as a row: its state in words and steps, two weeks as a line, its last evidence."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from wireroom.model.situation import BLIND, STATES, UNKNOWN
from wireroom.watch.overview import Overview, Sign
from wireroom.web import watch_charts
from wireroom.web.evidence import EvidenceView, Shown, evidence_view
from wireroom.web.page import Variant
from wireroom.web.words import DAY, Moment, counts_view, grouped, moment, several, short_day, when

#: Days of an indicator's small line.
SPARK_DAYS = 14
STATE_NOTES = {"off": "looked for in all that comes in", BLIND: "cannot be judged", UNKNOWN: "not judged yet"}


@dataclass(frozen=True, slots=True, kw_only=True)
class SignView:
    """An indicator as a row."""

    id: str
    name: str
    says: str
    kind: str
    state: str
    #: Filled steps of the meter, 0 to 3; None: blind or unknown.
    steps: int | None
    note: str
    changed: Moment | None
    line: Markup
    line_words: str
    last: EvidenceView | None
    nothing: str
    counts: tuple[str, ...]
    aside: str


def sign_view(sign: Sign, view: Overview, variant: Variant, seen: Shown) -> SignView:
    """Make a row of an indicator."""
    state = sign.state
    changed = sign.changed
    note = STATE_NOTES.get(state, "")
    if changed is not None and changed.before in STATES and state in STATES and view.at - changed.at < DAY:
        note = f"was {changed.before}"
    elif state in STATES and state != "off":
        note = "no change today"
    counts = counts_view(sign.counts, variant.language).depth if sign.counts else ()
    nothing = ""
    if state == BLIND:
        since = f" since {when(changed.at, view.at)}" if changed else ""
        nothing = f"No article in its languages{since}; last good value “{sign.last_good or 'unknown'}”"
    elif not sign.evidence:
        nothing = nothing_words(view, variant)
    number = len(sign.set_aside)
    ranks = _ranks(sign, view.at)
    return SignView(
        id=sign.indicator.id,
        name=sign.indicator.name,
        says=sign.indicator.says,
        kind="calms" if sign.indicator.kind == "calms" else "critical" if sign.indicator.critical else "",
        state="not known yet" if state == UNKNOWN else state,
        steps=STATES.index(state) if state in STATES else None,
        note=note,
        changed=moment(changed.at, view.at) if changed else None,
        line=watch_charts.state_line(ranks),
        line_words="; ".join(_spans(ranks)),
        last=evidence_view(sign.evidence[0], view, variant, seen) if sign.evidence else None,
        nothing=nothing,
        counts=counts,
        aside=f"{several(number, 'claim')} set aside" if number else "",
    )


def _ranks(sign: Sign, at: float) -> list[int | None]:
    """Give the state at the end of each of the last days, the present one last."""
    ranks: list[int | None] = []
    for days in range(SPARK_DAYS - 1, -1, -1):
        then = [change.state for change in sign.changes if change.at <= at - days * DAY]
        ranks.append(STATES.index(then[-1]) if then and then[-1] in STATES else None)
    return ranks


def _spans(ranks: Sequence[int | None]) -> Iterable[str]:
    """Say the line in words: "not judged 12 days; watch 2 days"."""
    place = 0
    while place < len(ranks):
        end = place
        while end < len(ranks) and ranks[end] == ranks[place]:
            end += 1
        rank = ranks[place]
        yield f"{'not judged' if rank is None else STATES[rank]} {several(end - place, 'day')}"
        place = end


def nothing_words(view: Overview, variant: Variant) -> str:
    """Say in how many articles nothing was found."""
    since = view.page.articles_since
    told = f" since {short_day(since, view.at)}" if since is not None else ""
    return f"Nothing in {grouped(view.page.articles, variant.language)} articles{told}"

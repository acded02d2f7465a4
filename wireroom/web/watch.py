"""The pages of situations as records: the list, and one board with ladder, gate, indicators and evidence."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from markupsafe import Markup

from wireroom.model.situation import BLIND, STATES, UNKNOWN, EvidenceRow, Situation, SituationPage, SituationRow
from wireroom.model.views import Head
from wireroom.watch.definition import read_situation
from wireroom.watch.gates import Said
from wireroom.watch.grade import grade_words
from wireroom.watch.overview import Overview, Sign, first_of_reports, overview
from wireroom.watch.report import level_words, report
from wireroom.web import watch_charts
from wireroom.web.members import copies_words
from wireroom.web.page import Page, Part, Variant
from wireroom.web.rows import Words, words_of
from wireroom.web.tongues import language_name
from wireroom.web.words import Moment, clock_time, counts_view, grouped, moment, several, short_day, when

DAY = 86_400.0

#: Days of an indicator's small line.
SPARK_DAYS = 14
#: Pieces of evidence in the list; the report and `wireroom watch show --json` have all of them.
MOST_EVIDENCE = 40
#: Sentences of one article that a page shows: it stays the publisher's text.
MOST_SENTENCES = 2

MODALITY_WORDS = {
    "actual": "",
    "denied": "set aside: the sentence denies it",
    "possible": "set aside: it only may be",
    "withdrawn": "no longer in the article",
}
STATE_NOTES = {"off": "looked for in all that comes in", BLIND: "cannot be judged", UNKNOWN: "not judged yet"}


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """A rung of the ladder."""

    number: int
    name: str
    now: bool
    hot: bool
    words: str


def situation_path(name: str) -> str:
    """Give the address of a situation."""
    return f"/situation/{name}"


def build_situations(rows: Sequence[SituationRow], head: Head, variant: Variant) -> Page:
    """Make the list of situations."""
    made = [(row, read_situation(row.text)) for row in rows]
    data = [
        {
            "path": situation_path(row.name),
            "title": situation.title,
            "question": situation.question,
            "level": level_words(
                situation.level(row.level) if row.level is not None else None, len(situation.levels) - 1
            ),
            "since": moment(row.since, head.at) if row.since is not None else None,
            "hot": row.level is not None and row.level >= 4,
            "about": f"watched since {when(row.watched_since, head.at)}, definition {row.version}",
        }
        for row, situation in made
    ]
    del variant
    return Page(
        path="/situations",
        kind="situations",
        title="Situations",
        head=head,
        slots=("head", "text"),
        parts=(
            Part(slot="head", name="title", template="situations_head", data={"number": len(data)}),
            Part(slot="text", name="situations", template="situations", data=data),
        ),
        here="/situations",
        follows=("*",),
    )


def build_situation(page: SituationPage, head: Head, variant: Variant) -> Page:
    """Make the board of a situation: a function of the log up to `head.seq`."""
    view = overview(page, head.at)
    seen = _Shown()
    signs = [_sign(sign, view, variant, seen) for sign in view.signs]
    filed = first_of_reports(row for row in page.evidence if row.evidence.modality != "withdrawn")
    evidence = [_evidence(row, view, variant, seen, copies) for row, copies in filed[:MOST_EVIDENCE]]
    name = view.situation.name
    parts = [
        Part(slot="head", name="headline", template="situation_head", data=_head(view)),
        Part(slot="ladder", name="ladder", template="situation_ladder", data=_ladder(view)),
        Part(slot="gate", name="gate", template="situation_gate", data=_gate(view)),
        Part(slot="main", name="level", template="situation_level", data=_level(view)),
        Part(slot="main", name="indicators", template="situation_signs", data={"signs": signs}),
        Part(
            slot="main",
            name="evidence",
            template="situation_evidence",
            data={
                "rows": evidence,
                "all": several(len(filed), "piece", language=variant.language),
                "more": len(filed) > MOST_EVIDENCE,
            },
        ),
        Part(slot="rail", name="cannot-see", template="situation_gaps", data=_gaps(view, variant)),
        Part(slot="rail", name="implications", template="situation_implications", data=_implications(view)),
        Part(
            slot="rail",
            name="responses",
            template="situation_responses",
            data=[
                (sign.indicator.name, _by(view.situation, sign), _evidence(sign.evidence[0], view, variant, seen))
                if sign.evidence
                else (sign.indicator.name, _by(view.situation, sign), None)
                for sign in view.responses
            ],
        ),
    ]
    return Page(
        path=situation_path(name),
        kind="situation",
        title=view.situation.title,
        head=head,
        slots=("head", "ladder", "gate", "main", "rail"),
        parts=tuple(parts),
        here="/situations",
        follows=(f"situation:{name}",),
    )


def situation_report(page: SituationPage, head: Head) -> str:
    """Write the report as anyone may read it: at most two sentences of each article."""
    seen = _Shown()
    rows = tuple(
        row if seen.may(row) else replace(row, evidence=replace(row.evidence, sentence=row.title))
        for row in page.evidence
    )
    return report(overview(replace(page, evidence=rows), head.at))


def with_situations(page: Page, template: str, rows: Iterable[SituationRow]) -> Page:
    """Name the situations that a story is evidence for, in the kicker of the part with this template."""
    links = tuple((situation_path(row.name), read_situation(row.text).title) for row in rows)
    if not links:
        return page
    parts = tuple(
        replace(part, data=_linked(part.data, links)) if part.template == template else part for part in page.parts
    )
    return replace(page, parts=parts)


def _linked(data: Any, links: tuple[tuple[str, str], ...]) -> Any:
    return {**data, "situations": links} if isinstance(data, dict) else replace(data, situations=links)


class _Shown:
    """Counts the different sentences of each article that a page has shown."""

    def __init__(self) -> None:
        self._sentences: dict[str, set[str]] = {}

    def may(self, row: EvidenceRow) -> bool:
        shown = self._sentences.setdefault(row.evidence.article_id, set())
        if row.evidence.sentence in shown or row.evidence.field == "title":
            return True
        if len(shown) >= MOST_SENTENCES:
            return False
        shown.add(row.evidence.sentence)
        return True


def _head(view: Overview) -> dict[str, object]:
    number = view.level.number if view.level else None
    blind = several(len(view.blind), "indicator")
    return {
        "title": view.situation.title,
        "question": view.situation.question,
        "serves": view.situation.serves,
        "level": level_words(view.level, len(view.situation.levels) - 1),
        "hot": number is not None and number >= 4,
        "since": moment(view.since, view.at) if view.since is not None else None,
        "held": f"held: {blind} cannot be judged" if view.blind and view.level else "",
        "unknown": "" if view.level else "Nothing that could show a level was read yet. That is not the same as calm.",
        "about": f"watched since {when(view.page.row.watched_since, view.at)} · definition {view.page.row.version}",
        "report": f"{situation_path(view.situation.name)}/report.md",
    }


def _ladder(view: Overview) -> list[Rung]:
    present = view.level.number if view.level else None
    left: dict[int, float] = {}
    for step in view.steps:
        if step.before is not None:
            left[step.before] = step.at
    rungs = []
    for level in reversed(view.situation.levels):
        now = level.number == present
        words = "now" if now else f"till {when(left[level.number], view.at)}" if level.number in left else ""
        rungs.append(Rung(number=level.number, name=level.name, now=now, hot=now and level.number >= 4, words=words))
    return rungs


def _gate(view: Overview) -> dict[str, object]:
    present = view.level.number if view.level else None
    title = f"Why the level is {present}" if present is not None else "Why no level is known"
    since = f", since {when(view.since, view.at)}" if view.since is not None else ""
    reasons = [_said(said) for said in view.holding]
    if present == 0:
        reasons = [("No higher gate holds", "")]
    lower: list[tuple[str, str]] = []
    if present:
        hours = f"{view.situation.down_after_hours:g}"
        nearest = ""
        if view.nearest:
            nearest = f"nearest: {view.nearest[0].name}, {when_ahead(view.nearest[1], view.at)} if nothing new comes"
        lower = [(f"One of the reasons fails for {hours} hours in a row", nearest)]
        lower += [(f"No longer holds now: {said.asks}", said.have) for said in view.failing]
    return {
        "why": title + since,
        "reasons": reasons,
        "above": view.above.number if view.above else None,
        "raise": [_said(said) for said in view.to_rise],
        "person": view.by_person,
        "below": present - 1 if present else None,
        "lower": lower,
        "blind": bool(view.blind),
    }


def when_ahead(at: float, now: float) -> str:
    """Say a time to come: today and tomorrow by the clock, else by date.

    >>> now = 1795530720.0
    >>> [when_ahead(now + hours * 3600, now) for hours in (1, 12, 216)]
    ['at 15:32', 'tomorrow at 02:32', 'on 3 December']
    """
    days = int(at // DAY) - int(now // DAY)
    if days > 1:
        return f"on {short_day(at, now)}"
    return f"{'tomorrow ' if days else ''}at {clock_time(at)}"


def _said(said: Said) -> tuple[str, str]:
    return said.asks, said.have


def _level(view: Overview) -> dict[str, object]:
    begin = watch_charts.window(view.steps, view.at)
    blind = list(_blind_spans(view))
    highest = view.situation.levels[-1].number
    days = round((view.at - begin) / DAY)
    archive = view.steps[0].at if view.steps else None
    return {
        "title": "Level over sixty days" if days >= watch_charts.MOST_DAYS else f"Level since {when(begin, view.at)}",
        "wide": watch_charts.level_line(view.steps, blind, highest, view.at, 720),
        "narrow": watch_charts.level_line(view.steps, blind, highest, view.at, 354),
        "known_since": moment(archive, view.at) if archive is not None else None,
        "blind": bool(blind),
        "steps": [
            (moment(step.at, view.at), step.before, step.level, "; ".join(step.why)) for step in reversed(view.steps)
        ][:12],
    }


def _blind_spans(view: Overview) -> Iterable[tuple[float, float]]:
    for sign in view.signs:
        if sign.indicator.kind != "raises":
            continue
        for place, change in enumerate(sign.changes):
            if change.state == BLIND:
                yield change.at, sign.changes[place + 1].at if place + 1 < len(sign.changes) else view.at


def _sign(sign: Sign, view: Overview, variant: Variant, seen: _Shown) -> SignView:
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
        nothing = _nothing(view, variant)
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
        last=_evidence(sign.evidence[0], view, variant, seen) if sign.evidence else None,
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


def _evidence(row: EvidenceRow, view: Overview, variant: Variant, seen: _Shown, copies: int = 0) -> EvidenceView:
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


def _nothing(view: Overview, variant: Variant) -> str:
    since = view.page.articles_since
    told = f" since {short_day(since, view.at)}" if since is not None else ""
    return f"Nothing in {grouped(view.page.articles, variant.language)} articles{told}"


def _gaps(view: Overview, variant: Variant) -> dict[str, object]:
    return {
        "blind": [
            (
                sign.indicator.name,
                "blind" if sign.state == BLIND else "not judged yet",
                moment(sign.changed.at, view.at) if sign.changed else None,
            )
            for sign in view.blind
        ],
        "looked": _nothing(view, variant).removeprefix("Nothing in "),
        "languages": ", ".join(language_name(code) for code in view.situation.languages),
    }


def _implications(view: Overview) -> list[tuple[str, str, str]]:
    return [
        (item.name, item.text, "now" if now else f"not yet: from level {item.from_level}")
        for item, now in view.implications
    ]


def _by(situation: Situation, sign: Sign) -> str:
    names = {actor.id: actor.name for actor in situation.actors}
    return ", ".join(names.get(name, name) for name in sign.indicator.by)
